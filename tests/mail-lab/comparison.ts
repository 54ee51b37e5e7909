/** The table of docs/recipient-comparison.md: one row a case, written and read back. */
import { isDeepStrictEqual } from 'node:util';
import { differences, peers, type Words } from './peers.ts';
import type { Case, Facts } from './table.ts';

export const comparisonFile = 'docs/recipient-comparison.md';

/** What is said of a recipient, in short. */
export function inShort({ status, by, tls, mail }: Facts): string {
  if (mail.reason !== undefined) return `${status}: ${mail.reason}`;
  if (tls.state === 'not-applicable') return status;
  const facts = [
    `TLS ${tls.state}`,
    `proven ${tls.authenticated}`,
    `DANE ${tls.dane}`,
    `MTA-STS ${tls.mtaSts}`,
    ...(tls.code === null ? [] : [tls.code]),
  ];
  return `${status}${by === null || by === 'tls' ? '' : ` (${by})`}: ${facts.join(', ')}`;
}

export interface Compared {
  readonly id: string;
  readonly expected: string;
  /** `as expected`, or what it said instead. */
  readonly kuvert: string;
  /** One for each peer; bold where it differs. */
  readonly peers: readonly string[];
  readonly why: string;
}

const asExpected = 'as expected';
const isBold = (cell: string): boolean => /^\*\*.*\*\*$/.test(cell);

/** Names of the peers that differ in a row. */
export const differing = (row: Compared): readonly string[] =>
  peers.filter((_peer, index) => isBold(row.peers[index] ?? ''));

const reasonsFor = (id: string): readonly { readonly peer: string; readonly why: string }[] =>
  differences.filter(({ cases }) => cases.includes(id));

export function compare(
  row: Case,
  expected: Facts,
  said: Facts,
  agree: Words,
  words: Words,
): Compared {
  const wanted = inShort(expected);
  const got = inShort(said);
  const isSame = isDeepStrictEqual(expected, said);
  return {
    id: row.id,
    expected: wanted,
    kuvert: isSame ? asExpected : `**${got}**`,
    peers: peers.map((peer) => {
      const word = words[peer] ?? '–';
      return words[peer] === agree[peer] ? word : `**${word}**`;
    }),
    why: reasonsFor(row.id)
      .map(({ peer, why }) => `${peer}: ${why}`)
      .join('; '),
  };
}

/** What is wrong with a table, in words: Kuvert off, a difference without a reason, a reason without a difference. */
export const complaints = (rows: readonly Compared[]): readonly string[] =>
  rows.flatMap((row) => {
    const explained = reasonsFor(row.id).map(({ peer }) => peer);
    const found = differing(row);
    return [
      ...(row.kuvert === asExpected ? [] : [`${row.id}: Kuvert says ${row.kuvert}`]),
      ...found
        .filter((peer) => !explained.includes(peer))
        .map((peer) => `${row.id}: ${peer} differs, and nobody says why`),
      ...explained
        .filter((peer) => !found.includes(peer))
        .map((peer) => `${row.id}: ${peer} is said to differ and does not`),
    ];
  });

const heading = ['case', 'expected', 'Kuvert', ...peers, 'why a peer differs'];

export const writeTable = (rows: readonly Compared[]): string =>
  [heading, heading.map(() => '---')]
    .concat(
      rows.map(({ id, expected, kuvert, peers: words, why }) => [
        `\`${id}\``,
        expected,
        kuvert,
        ...words,
        why,
      ]),
    )
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** The rows of a written table, however its columns are padded. */
export function readTable(text: string): readonly Compared[] {
  const lines = text.split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) => {
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const [id = '', expected = '', kuvert = '', ...rest] = cells;
    return {
      id: id.replaceAll('`', ''),
      expected,
      kuvert,
      peers: rest.slice(0, peers.length),
      why: rest[peers.length] ?? '',
    };
  });
}
