import type { RecipientFacts, Situation, SituationAnswers } from '../../../src/advice/advise.ts';
import { situationQuestions } from '../../../src/advice/advise.ts';
import { channels, senders, tlsEnforcements } from '../../../src/advice/policy.ts';
import type { Policy } from '../../../src/advice/policy.ts';
import { dataClasses } from '../../../src/classifier/types.ts';
import { telling } from '../../../scripts/decisions.ts';
import { municipality } from '../../fixtures.ts';

const outside = {
  kind: 'citizen',
  status: 'insecure',
  tunnel: 'no',
  certificate: 'not-applicable',
  tls: 'no',
} as const satisfies RecipientFacts;

/** One recipient for each thing a look-up can find, by what it found. */
export const reach = {
  red: outside,
  grey: { ...outside, status: 'unknown', tls: 'unknown' },
  tls: { ...outside, status: 'secure', tls: 'yes' },
  agreed: { ...outside, status: 'secure', tls: 'yes', tlsAgreed: 'yes' },
  tunnel: { ...outside, status: 'secure', tunnel: 'yes' },
  certificate: { ...outside, status: 'secure', certificate: 'yes' },
  internal: { ...outside, kind: 'colleague', status: 'internal' },
} as const satisfies Readonly<Record<string, RecipientFacts>>;

const singles: readonly RecipientFacts[] = Object.values(reach);

/** Every set of them, the empty one too: as many as an integer of that many bits has values. */
const everySet = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((__, at) => (bits >> at) & 1));

const withKind = (
  list: readonly RecipientFacts[],
  kind: RecipientFacts['kind'],
): readonly RecipientFacts[] =>
  list.map((one) => (one.status === 'internal' ? one : { ...one, kind }));

/** Every set of recipients, with those outside the house citizens, companies or authorities. */
export const everyRecipientSet: readonly (readonly RecipientFacts[])[] = everySet(singles).flatMap(
  (list) =>
    list.some(({ status }) => status !== 'internal')
      ? (['citizen', 'company', 'authority'] as const).map((kind) => withKind(list, kind))
      : [list],
);

/** Nobody, each alone, and the pairs whose two ask for different ways. */
export const fewRecipientSets: readonly (readonly RecipientFacts[])[] = [
  [],
  ...singles.map((one) => [one]),
  [reach.internal, reach.red],
  [reach.tunnel, { ...reach.red, kind: 'company' }],
];

type Content = Pick<Situation, 'dataClass' | 'identifiable' | 'persons'>;

/** Every class, with nobody, someone or a named one, on both sides of every threshold of persons. */
export const everyContent: readonly Content[] = dataClasses.flatMap((dataClass) =>
  (['none', 'indirect', 'direct'] as const).flatMap((identifiable) =>
    [19, 20].map((persons) => ({ dataClass, identifiable, persons })),
  ),
);

/** None, and each alone; `recurring` changes something both ways. */
export const oneAnswer: readonly SituationAnswers[] = [
  {},
  ...situationQuestions.map(telling),
  { recurring: 'no' },
];

/** Every set of them. */
export const everyAnswerSet: readonly SituationAnswers[] = everySet(situationQuestions).map(
  (questions) => Object.assign({}, ...questions.map(telling)) as SituationAnswers,
);

/** Policies that no profile may have but that the command line could be handed. */
export const otherPolicies: ReadonlyMap<string, Policy> = new Map(
  senders.flatMap((sender) =>
    tlsEnforcements.map(
      (enforcesTls) =>
        [
          `all channels, ${sender}, TLS towards ${enforcesTls}`,
          { ...municipality, sender, enforcesTls, channels },
        ] as const,
    ),
  ),
);
