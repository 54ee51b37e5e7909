/**
 * `npm run compare:recipient`: sets Kuvert beside posttls-finger, tlsa, mta-sts-query and sslscan on every case of the mail
 * lab and writes docs/recipient-comparison.md. Needs root on Debian with the lab's packages (.ci/run) and those of the peers:
 * `apt-get install sslscan hash-slinger postfix-mta-sts-resolver`. Fails when Kuvert is off in a case, or when a peer
 * differs and tests/mail-lab/peers.ts does not say why.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases } from '../tests/mail-lab/cases.ts';
import {
  compare,
  comparisonFile,
  complaints,
  differing,
  writeTable,
  type Compared,
} from '../tests/mail-lab/comparison.ts';
import {
  environmentOf,
  kuvertRecipient,
  lineOf,
  tunnelListDate,
} from '../tests/mail-lab/kuvert.ts';
import { isInstalled, startMailLab, whyNoLab, type MailLab } from '../tests/mail-lab/lab.ts';
import { kuvertWords, peers, peerWords } from '../tests/mail-lab/peers.ts';
import { expectedFacts, factsOf } from '../tests/mail-lab/table.ts';
import { root, run, secondsSince } from './run.ts';

/** Cases at once; more would make a small machine itself the reason for a time-out. */
const atOnce = 6;

async function compareAll(lab: MailLab): Promise<readonly Compared[]> {
  const listDate = await tunnelListDate();
  const env = environmentOf(lab, lab.facts.resolver.local);
  const answers = await kuvertRecipient(lab.run, env, cases.map(lineOf));
  const rows: Compared[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < cases.length; index = next++) {
      const row = cases[index];
      const answer = row && answers.get(row.id);
      if (row === undefined || answer === undefined || 'error' in answer) {
        throw new Error(`No answer for ${row?.id ?? String(index)}`);
      }
      const expected = expectedFacts(row, listDate);
      // The peers are held against what is right, so that they can also find Kuvert wrong.
      const words = await peerWords(lab, expected);
      rows[index] = compare(row, expected, factsOf(answer), kuvertWords(expected), words);
      done += 1;
      if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${cases.length} `);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return rows;
}

const versionsOf = async (): Promise<string> => {
  const packages = ['postfix', 'hash-slinger', 'postfix-mta-sts-resolver', 'sslscan'];
  const { output } = await run('dpkg-query', {
    args: ['-W', '-f', '${Package} ${Version}\\n', ...packages],
  });
  return output.trim().split('\n').join(', ');
};

const page = (rows: readonly Compared[], versions: string): string => `# Kuvert beside its peers

Written by \`npm run compare:recipient\`; do not edit. Every case of the [mail lab](../tests/mail-lab/README.md): what is right,
what Kuvert says, and what four other programs say to the part of the question that each of them answers. All of them see
the same world of real daemons. A word in bold differs from what is right; the last column says why.

- **posttls-finger** (level \`dane\`, certificate held against the MX host): \`proven\`, \`encrypted\`, \`mismatch\`, \`too old\`,
  \`no TLS\`, \`no mail\`, \`no answer\` (which is also right where nobody can tell)
- **tlsa** (at the first two hosts): \`match\`, \`mismatch\`, \`none\` that can be used, \`unknown\`
- **mta-sts-query**: whether an enforced policy covers the hosts, \`yes\`, \`no\`, \`unknown\`
- **sslscan** (at the first two hosts): the newest TLS version, \`no TLS\`, \`no answer\`
- **–**: nothing to ask

${rows.length} cases; Kuvert right in ${rows.filter(({ kuvert }) => kuvert === 'as expected').length}; right as far as they were asked:
${peers
  .map((peer, index) => {
    const asked = rows.filter((row) => row.peers[index] !== '–');
    const off = asked.filter((row) => differing(row).includes(peer));
    return `${peer} in ${asked.length - off.length} of ${asked.length}`;
  })
  .join(', ')}.

Versions: ${versions}.

${writeTable(rows)}
`;

const missing = ['posttls-finger', 'tlsa', 'mta-sts-query', 'sslscan'].filter(
  (program) => !isInstalled(program),
);
const why = whyNoLab() ?? (missing.length > 0 ? `missing: ${missing.join(', ')}` : null);
if (why !== null) {
  process.stderr.write(`Cannot compare: ${why}\n`);
  process.exit(1);
}
const start = performance.now();
const lab = await startMailLab();
try {
  const rows = await compareAll(lab);
  writeFileSync(join(root, comparisonFile), page(rows, await versionsOf()));
  await run('prettier', { args: ['--write', comparisonFile] });
  const found = complaints(rows);
  for (const complaint of found) process.stdout.write(`${complaint}\n`);
  process.stdout.write(`${comparisonFile} written in ${secondsSince(start)}\n`);
  process.exitCode = found.length > 0 ? 1 : 0;
} finally {
  await lab.stop();
}
