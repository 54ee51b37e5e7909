import { dataClasses } from './types.ts';
import type { Answers, Category, DataClass, Kind, QuestionId, Verdict } from './types.ts';

/** From this confidence up a finding decides alone; below it a person is asked. */
export const certain = 0.6;

/** A finding that counts towards the verdict, with what stands against it, if anything. */
export interface Weighed {
  readonly kind: Kind;
  /** The question that would settle whether it counts; undefined when it is beyond doubt. */
  readonly doubt?: QuestionId | undefined;
}

const classes: Readonly<Record<Category, DataClass>> = {
  health: 'special',
  union: 'special',
  ethnicity: 'special',
  politics: 'special',
  religion: 'special',
  'sex-life': 'special',
  biometric: 'special',
  genetic: 'special',
  criminal: 'criminal',
  cpr: 'confidential',
  income: 'confidential',
  debt: 'confidential',
  consumption: 'confidential',
  dispute: 'confidential',
  employment: 'confidential',
  education: 'confidential',
  family: 'confidential',
  social: 'confidential',
  credentials: 'confidential',
  card: 'confidential',
};

const protectedKinds: ReadonlySet<string> = new Set(Object.keys(classes));

/** The order in which questions are put: a number is quickest to answer. */
const questionOrder: readonly QuestionId[] = ['number-is-cpr', 'about-person', 'identifiable'];

/** Special category (GDPR art. 9), criminal (art. 10), confidential, or ordinary personal data. */
export function dataClassOf(kind: Kind): DataClass {
  return isCategory(kind) ? classes[kind] : 'ordinary';
}

/** Whether a kind is a category of protected data and not merely an identifier. */
export function isCategory(kind: Kind): kind is Category {
  return protectedKinds.has(kind);
}

export interface Decision {
  readonly verdict: Verdict;
  readonly dataClass: DataClass;
  readonly questions: readonly QuestionId[];
}

/**
 * The verdict: secure when anything protected is beyond doubt, or doubted and not answered away; `ask` with the one
 * question that settles it first; ordinary otherwise. "Ved ikke" counts as yes: in doubt the envelope.
 */
export function decide(weighed: readonly Weighed[], answers: Answers): Decision {
  const counting = weighed.filter(({ doubt }) => doubt === undefined || answers[doubt] !== 'no');
  const dataClass = counting
    .map(({ kind }) => dataClassOf(kind))
    .reduce<DataClass>((a, b) => (dataClasses.indexOf(b) > dataClasses.indexOf(a) ? b : a), 'none');
  const isProtected = counting.filter(({ kind }) => isCategory(kind));
  const settled = isProtected.some(
    ({ doubt }) => doubt === undefined || answers[doubt] !== undefined,
  );
  if (settled) return { verdict: 'secure', dataClass, questions: [] };
  const question = questionOrder.find((id) => isProtected.some(({ doubt }) => doubt === id));
  return question === undefined
    ? { verdict: 'ordinary-mail', dataClass, questions: [] }
    : { verdict: 'ask', dataClass, questions: [question] };
}
