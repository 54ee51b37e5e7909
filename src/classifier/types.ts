/** What the classifier takes and gives. Definitions of the labels: docs/labels.md. */

export const identifierKinds = [
  'cpr',
  'name',
  'address',
  'phone',
  'email',
  'account',
  'card',
  'plate',
  'case',
  'birthdate',
  'passport',
] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** `cpr` and `card` are identifiers and categories at once: a number that is itself confidential. */
export const categories = [
  'health',
  'union',
  'ethnicity',
  'politics',
  'religion',
  'sex-life',
  'biometric',
  'genetic',
  'criminal',
  'cpr',
  'income',
  'debt',
  'consumption',
  'dispute',
  'employment',
  'education',
  'family',
  'social',
  'credentials',
  'card',
] as const;
export type Category = (typeof categories)[number];

export type Kind = IdentifierKind | Category;

/** Ordered from harmless to most protected; the highest one in a draft decides. */
export const dataClasses = ['none', 'ordinary', 'confidential', 'criminal', 'special'] as const;
export type DataClass = (typeof dataClasses)[number];

export type Identifiable = 'none' | 'indirect' | 'direct';
export type Verdict = 'ordinary-mail' | 'ask' | 'secure';

/** A half-open range of UTF-16 offsets into the text as it was given. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Finding extends Span {
  readonly kind: Kind;
  /** 0 to 1; from `certain` (see decide.ts) upwards a finding decides alone. */
  readonly confidence: number;
  /** Id of the rule that found it, for example `number/cpr` or `health/diagnoses`; `byPerson` when a user added it. */
  readonly rule: string;
}

/** Rule of a finding that a person has added. */
export const byPerson = 'person';

/** A finding below this confidence is told of and counts for nothing: docs/labels.md. */
export const leastCounting = 0.3;

/** Rule of a finding that no vocabulary holds: a sentence like those that tell of private matters. */
export const learnedRule = 'learned/sentence';

/** What a person said about the machine's findings. Held by text, not offset, so that it survives further typing. */
export interface Correction {
  readonly kind: Kind;
  readonly text: string;
}

/** How the rewrite treats a found text; without a choice its placeholder takes its place. */
export interface Choice extends Correction {
  /** The writer's own words in its place, empty to leave it out; null keeps it as it stands. */
  readonly instead: string | null;
}

/** Ids of the questions that can settle an `ask`; the sentences are in src/content/questions/. */
export const questionIds = ['identifiable', 'about-person', 'number-is-cpr'] as const;
export type QuestionId = (typeof questionIds)[number];
export type Answer = 'yes' | 'no' | 'unsure';
export type Answers = Readonly<Partial<Record<QuestionId, Answer>>>;

export interface ClassifyOptions {
  readonly dismissed?: readonly Correction[];
  readonly added?: readonly Correction[];
  /** About the rewrite alone: what is kept stays a finding and counts towards the verdict. */
  readonly choices?: readonly Choice[];
  readonly answers?: Answers;
}

export interface Classification {
  readonly verdict: Verdict;
  readonly dataClass: DataClass;
  readonly identifiable: Identifiable;
  /** Disjoint and ordered by start. */
  readonly findings: readonly Finding[];
  /** Without duplicates, in order of first appearance. */
  readonly categories: readonly Category[];
  /** Number of different persons named or otherwise told apart; at least 1 when `identifiable` is not `none`. */
  readonly persons: number;
  /** Where the verdict is `ask`: the one question that settles it first. Empty otherwise. */
  readonly questions: readonly QuestionId[];
  /** Findings that stand in the subject line, which no kind of secure mail encrypts. */
  readonly inSubject: readonly Finding[];
  /** Findings that stand in the name of a file, which is shown in the clear wherever the file goes. */
  readonly inFileNames: readonly Finding[];
  /** The draft with every identifier and sensitive finding replaced, or treated as chosen; layout kept. */
  readonly rewritten: string;
}
