/**
 * `npm run decisions`: writes docs/decision-table.md, what is advised to whom for what, for every profile. A test holds the
 * file against the code, so that a change of a rule shows as a change of lines that someone who knows the field can read.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChannelFiles } from '../bin/policy.ts';
import { advise, situationQuestions, tellingAnswer } from '../src/advice/advise.ts';
import type {
  Advice,
  RecipientFacts,
  Situation,
  SituationAnswers,
  SituationQuestion,
} from '../src/advice/advise.ts';
import type { Channel, Policy } from '../src/advice/policy.ts';
import { dataClasses } from '../src/classifier/types.ts';
import type { ChannelPage } from '../src/content/channel.schema.ts';
import { readChannels, rulesOf } from '../src/content/channel.schema.ts';
import { profileIds, readOrganisation, readPolicy } from '../src/content/organisation.ts';
import type { Organisation } from '../src/content/organisation.schema.ts';
import { readProfileFiles } from '../src/recipient/adapters/node/organisation.ts';
import { root } from './run.ts';

const file = join(root, 'docs', 'decision-table.md');

const red: RecipientFacts = {
  kind: 'citizen',
  status: 'insecure',
  tunnel: 'no',
  certificate: 'no',
  tls: 'no',
};
interface Recipients {
  readonly name: string;
  readonly recipients: readonly RecipientFacts[];
  /** Whether the second table shows them: those by whom an answer changes something. */
  readonly tellsOfAnswers: boolean;
}

const telltale = ['a colleague', 'on the tunnel list', 'a citizen, red', 'a company, red'];

const recipientSets: readonly Recipients[] = (
  [
    ['nobody known yet', []],
    ['a colleague', [{ ...red, kind: 'colleague', status: 'internal' }]],
    ['on the tunnel list', [{ ...red, kind: 'authority', status: 'secure', tunnel: 'yes' }]],
    ['with a certificate', [{ ...red, kind: 'company', status: 'secure', certificate: 'yes' }]],
    ['proven TLS', [{ ...red, kind: 'company', status: 'secure', tls: 'yes' }]],
    [
      'proven TLS, and a TLS agreement',
      [{ ...red, kind: 'company', status: 'secure', tls: 'yes', tlsAgreed: 'yes' }],
    ],
    ['a citizen, red', [red]],
    ['a company, red', [{ ...red, kind: 'company' }]],
    ['unknown, grey', [{ ...red, status: 'unknown', tls: 'unknown' }]],
    ['one on the tunnel list, one red', [{ ...red, status: 'secure', tunnel: 'yes' }, red]],
  ] satisfies (readonly [string, readonly RecipientFacts[]])[]
).map(([name, recipients]) => ({ name, recipients, tellsOfAnswers: telltale.includes(name) }));

const situationNames: Readonly<Record<SituationQuestion, string>> = {
  digitalPostExempt: 'exempt from Digital Post',
  replyToUnsafeMail: 'a reply to an unsafe mail',
  recurring: 'written to again and again',
  urgent: 'urgent',
  protectedAddress: 'name or address protected',
  lockedAttachment: 'a locked file attached',
  ownPrivateAddress: 'the own private mailbox',
  wrongRecipientSuspected: 'perhaps the wrong recipient',
  cprOrCvrKnown: 'no CPR or CVR number known',
  mobileNumberKnown: 'no mobile number known',
  mailboxAccepted: 'takes no post in e-Boks or mit.dk',
};

/** The answer that changes something, alone. */
export const telling = (question: SituationQuestion): SituationAnswers => ({
  [question]: tellingAnswer(question),
});

interface Content {
  readonly name: string;
  readonly situation: Omit<Situation, 'recipients'>;
}

/** One for each class of data about one person, and one for each threshold that counts persons. */
const contentsOf = ({ thresholds }: Policy): Content[] => [
  ...dataClasses.slice(1).map((dataClass) => ({
    name: dataClass,
    situation: { dataClass, identifiable: 'direct', persons: 1 } as const,
  })),
  ...thresholds.flatMap(({ dataClass, persons }) =>
    persons === undefined
      ? []
      : [
          {
            name: `${dataClass}, ${String(persons)} persons or more`,
            situation: { dataClass, identifiable: 'direct', persons } as const,
          },
        ],
  ),
];

type NameOf = (channel: Channel) => string;

const waysIn = ({ channels }: Advice, nameOf: NameOf): string =>
  channels
    .map(({ rank, channel, reason }) =>
      rank === 1 ? `1 **${nameOf(channel)}** (${reason})` : `${String(rank)} ${nameOf(channel)}`,
    )
    .join(' · ');

const mindIn = ({ notes, split }: Advice, nameOf: NameOf): string =>
  [
    ...notes,
    ...split.map(
      ({ recipients, channel }) =>
        `${nameOf(channel)} for no. ${recipients.map((at) => String(at + 1)).join(', ')}`,
    ),
  ].join(', ');

const ruledOutIn = ({ blocked, required }: Advice): string =>
  required === 'none'
    ? ''
    : blocked.map(({ channel, reason }) => `${channel}: ${reason}`).join(', ');

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const head = (cells: readonly string[]): string[] => [row(cells), row(cells.map(() => '---'))];

interface Line {
  readonly content: string;
  readonly names: string;
  readonly row: readonly string[];
}

/** Things with the same result under their names, in order of the first of each. */
function together<T extends { readonly name: string }, R>(
  things: readonly T[],
  resultOf: (thing: T) => R,
): { readonly names: string; readonly first: T; readonly result: R }[] {
  const groups = new Map<string, { names: string[]; first: T; result: R }>();
  for (const thing of things) {
    const result = resultOf(thing);
    const key = JSON.stringify(result);
    const group = groups.get(key) ?? { names: [], first: thing, result };
    group.names.push(thing.name);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ names, ...group }) => ({ names: names.join('; '), ...group }));
}

function section(
  profile: Organisation,
  policy: Policy,
  pages: readonly ChannelPage[],
): readonly string[] {
  const nameOf: NameOf = (channel) =>
    profile.channelTexts[channel]?.title ??
    pages.find(({ id }) => id === channel)?.title ??
    channel;
  const adviceFor = (
    { situation }: Content,
    { recipients }: Recipients,
    answers: SituationAnswers = {},
  ): Advice => advise({ ...situation, recipients, answers }, policy);
  const cells = (advice: Advice): readonly string[] => [
    waysIn(advice, nameOf),
    mindIn(advice, nameOf),
    ruledOutIn(advice),
  ];
  // Contents that fare alike whoever gets them make one block, and recipients that fare alike in it one line.
  const table = (
    contents: readonly Content[],
    among: readonly Recipients[],
    answers: SituationAnswers,
  ): readonly Line[] =>
    together(contents, (content) =>
      among.map((recipients) => cells(adviceFor(content, recipients, answers))),
    ).flatMap(({ names: content, first }) =>
      together(among, (recipients) => cells(adviceFor(first, recipients, answers))).map(
        ({ names, result }) => ({ content, names, row: result }),
      ),
    );
  const contents = contentsOf(policy);
  const ofOnePerson = contents.slice(0, dataClasses.length - 1);
  const someone = recipientSets.filter(({ tellsOfAnswers }) => tellsOfAnswers);
  const usual = new Set(table(ofOnePerson, someone, {}).map((line) => JSON.stringify(line)));
  const special = situationQuestions.flatMap((question) =>
    table(ofOnePerson, someone, telling(question))
      .filter((line) => !usual.has(JSON.stringify(line)))
      .map(({ content, names, row: [ways = '', mind = ''] }) =>
        row([situationNames[question], content, names, ways, mind]),
      ),
  );
  const { least } = policy;
  return [
    `## ${profile.name}`,
    '',
    `Policy of ${policy.version}, ${policy.sender} sender; enforces TLS towards ${policy.enforcesTls}. Least: ${dataClasses
      .slice(1)
      .map((dataClass) => `${dataClass} ${least[dataClass]}`)
      .join(', ')}.${policy.thresholds
      .map(
        ({ dataClass, persons, recipients, least: more }) =>
          ` From ${[
            ...(persons === undefined ? [] : [`${String(persons)} persons`]),
            ...(recipients === undefined ? [] : [`${String(recipients)} recipients`]),
          ].join(' and ')} of ${dataClass}: ${more}.`,
      )
      .join('')}`,
    '',
    ...head(['Content', 'Recipients', 'Do this, in this order', 'Mind', 'Ruled out']),
    ...table(contents, recipientSets, {}).map(({ content, names, row: ways }) =>
      row([content, names, ...ways]),
    ),
    '',
    'What changes when more is known:',
    '',
    ...head(['Known', 'Content', 'Recipients', 'Do this, in this order', 'Mind']),
    ...special,
    '',
  ];
}

/** The whole document. */
export async function decisionTable(): Promise<string> {
  const files = await readProfileFiles();
  const pages = readChannels(await readChannelFiles());
  const rules = rulesOf(pages);
  return [
    '# Decision table',
    '',
    'Written by `npm run decisions`; a test holds it against the code. Do not edit it: change the profile',
    '(`src/content/organisations/`), the rule of a channel (`use` in `src/content/channels/`) or `src/advice/advise.ts`,',
    'write it anew, and let someone who knows the field read the lines that changed.',
    '',
    'Content is about someone who can be identified; what tells of nobody is ordinary mail everywhere. What gets the',
    'same advice shares a line. The names of the ways are the organisation’s own; reasons and notes are the codes of',
    '`src/advice/advise.ts`, whose sentences stand in `src/content/da.ts`.',
    '',
    ...profileIds(files.keys()).flatMap((id) =>
      section(readOrganisation(id, files), readPolicy(id, files, rules), pages),
    ),
  ].join('\n');
}

/** The document as it stands in the repository. */
export const writtenTable = (): string => readFileSync(file, 'utf8');

if (import.meta.main) {
  process.chdir(root);
  writeFileSync(file, await decisionTable());
}
