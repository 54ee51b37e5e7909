/**
 * How well a classification meets the labels of a draft (docs/labels.md). Pure: reads no file and calls no classifier,
 * so that a script can print the figures and a test can pin them.
 */
import * as v from 'valibot';
import { leastNumber } from '../../src/classifier/detect/number-context.ts';
import {
  categories,
  identifierKinds,
  type Category,
  type Classification,
  type IdentifierKind,
  type Kind,
  type Verdict,
} from '../../src/classifier/types.ts';

export const difficulties = ['plain', 'implicit', 'noisy', 'trap'] as const;
export type Difficulty = (typeof difficulties)[number];

const filled = v.pipe(v.string(), v.nonEmpty('must not be empty'));
const draftSchema = v.strictObject({
  id: filled,
  sector: filled,
  text: filled,
  secure: v.union([v.boolean(), v.literal('depends')]),
  identifiable: v.picklist(['direct', 'indirect', 'none']),
  categories: v.array(v.picklist(categories)),
  spans: v.array(
    v.strictObject({ kind: v.picklist([...identifierKinds, ...categories]), text: filled }),
  ),
  why: filled,
  difficulty: v.picklist(difficulties),
});
export type Draft = v.InferOutput<typeof draftSchema>;

/** Every problem of one corpus file, each as `file:line: what`. */
export class CorpusError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'CorpusError';
    this.problems = problems;
  }
}

/** Returns the drafts of a jsonl text in order; blank lines are skipped. Throws a `CorpusError` with all problems. */
export function parseDrafts(jsonl: string, file: string): readonly Draft[] {
  const drafts: Draft[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const [index, line] of jsonl.split('\n').entries()) {
    if (line.trim() === '') continue;
    const at = `${file}:${index + 1}`;
    const parsed = v.safeParse(draftSchema, parseJson(line));
    if (!parsed.success) {
      for (const issue of parsed.issues) {
        const path = v.getDotPath(issue);
        problems.push(`${at}: ${path === null ? '' : `${path}: `}${issue.message}`);
      }
      continue;
    }
    const draft = parsed.output;
    if (seen.has(draft.id)) problems.push(`${at}: id "${draft.id}" is used twice`);
    seen.add(draft.id);
    problems.push(...labelProblems(draft).map((problem) => `${at}: ${problem}`));
    drafts.push(draft);
  }
  if (drafts.length === 0 && problems.length === 0) problems.push(`${file}: holds no draft`);
  if (problems.length > 0) throw new CorpusError(problems);
  return drafts;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** What the schema cannot see: a span outside the text, categories and spans that contradict each other. */
function labelProblems(draft: Draft): readonly string[] {
  const carried = new Set<Kind>(draft.spans.map((span) => span.kind));
  return [
    ...draft.spans
      .filter((span) => !draft.text.includes(span.text))
      .map((span) => `the ${span.kind} span "${span.text}" is not in the text`),
    ...draft.categories
      .filter((category) => !carried.has(category))
      .map((category) => `category "${category}" has no span`),
    ...categories
      .filter((category) => carried.has(category) && !draft.categories.includes(category))
      .map((category) => `a span carries "${category}", which the draft's categories lack`),
  ];
}

/** The three ways a verdict can differ from the labels. `asked` is a cost, the other two are faults. */
export const missKinds = ['missed', 'wronglyFlagged', 'asked'] as const;
export type MissKind = (typeof missKinds)[number];

/** How one draft's verdict differs from its labels; `null` when it does not. */
export function missOf(secure: Draft['secure'], verdict: Verdict): MissKind | null {
  if (secure === 'depends') return verdict === 'ordinary-mail' ? 'missed' : null;
  if (verdict === 'ask') return 'asked';
  if (secure) return verdict === 'ordinary-mail' ? 'missed' : null;
  return verdict === 'secure' ? 'wronglyFlagged' : null;
}

export interface LabelledText {
  readonly kind: Kind;
  readonly text: string;
}

export interface Outcome {
  readonly id: string;
  readonly difficulty: Difficulty;
  readonly secure: Draft['secure'];
  readonly verdict: Verdict;
  readonly miss: MissKind | null;
  readonly categoriesFound: readonly Category[];
  readonly categoriesMissed: readonly Category[];
  readonly categoriesWrong: readonly Category[];
  readonly identifiersFound: readonly LabelledText[];
  readonly identifiersMissed: readonly LabelledText[];
  /** Findings of an identifier kind that touch no labelled span of that kind. */
  readonly identifiersWrong: readonly LabelledText[];
  /** Labelled identifiers that can still be read in the rewritten draft. */
  readonly standing: readonly LabelledText[];
}

/** Compares one classification with the draft's labels. */
export function outcomeOf(draft: Draft, classification: Classification): Outcome {
  // What counts for nothing is no finding that anybody must heed: docs/labels.md.
  const findings = classification.findings.filter(({ confidence }) => confidence >= leastNumber);
  const kinds = new Set(findings.map(({ kind }) => kind));
  const labelled = draft.spans.filter((span) => isIdentifier(span.kind));
  const found = (label: LabelledText): boolean =>
    occurrences(draft.text, label.text).some((start) =>
      findings.some(
        (finding) =>
          finding.kind === label.kind &&
          finding.start <= start &&
          finding.end >= start + label.text.length,
      ),
    );
  const touched = (finding: Classification['findings'][number]): boolean =>
    labelled.some(
      (label) =>
        label.kind === finding.kind &&
        occurrences(draft.text, label.text).some(
          (start) => start < finding.end && finding.start < start + label.text.length,
        ),
    );
  return {
    id: draft.id,
    difficulty: draft.difficulty,
    secure: draft.secure,
    verdict: classification.verdict,
    miss: missOf(draft.secure, classification.verdict),
    categoriesFound: draft.categories.filter((one) => kinds.has(one)),
    categoriesMissed: draft.categories.filter((one) => !kinds.has(one)),
    categoriesWrong: categories.filter((one) => kinds.has(one) && !draft.categories.includes(one)),
    identifiersFound: labelled.filter((label) => found(label)),
    identifiersMissed: labelled.filter((label) => !found(label)),
    identifiersWrong: findings
      .filter((finding) => isIdentifier(finding.kind) && !touched(finding))
      .map(({ kind, start, end }) => ({ kind, text: draft.text.slice(start, end) })),
    standing: labelled.filter((label) => stands(classification.rewritten, label.text)),
  };
}

const isIdentifier = (kind: Kind): kind is IdentifierKind =>
  (identifierKinds as readonly Kind[]).includes(kind);

function occurrences(text: string, part: string): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) starts.push(at);
  return starts;
}

const wordCharacter = /[\p{L}\p{N}]/u;

/** A genitive s still gives the name away; "Bo" inside "bolig" does not. */
function stands(text: string, part: string): boolean {
  return occurrences(text, part).some((start) => {
    const after = text.slice(start + part.length).replace(/^s(?![\p{L}\p{N}])/u, '');
    return !wordCharacter.test(text.charAt(start - 1)) && !wordCharacter.test(after.charAt(0));
  });
}

export interface Tally {
  readonly drafts: number;
  readonly secure: Readonly<Record<Verdict, number>>;
  readonly ordinary: Readonly<Record<Verdict, number>>;
  readonly depends: Readonly<Record<Verdict, number>>;
  readonly asked: number;
  readonly categories: {
    readonly labelled: number;
    readonly found: number;
    readonly wrong: number;
  };
  readonly identifiers: {
    readonly labelled: number;
    readonly found: number;
    readonly wrong: number;
    readonly standing: number;
  };
}

/** Sums outcomes; all counts are drafts, except `categories` and `identifiers`, which count labels and findings. */
export function tally(outcomes: readonly Outcome[]): Tally {
  const sum = (count: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const answered = (secure: Draft['secure']): Record<Verdict, number> => {
    const of = (verdict: Verdict): number =>
      sum((outcome) => Number(outcome.secure === secure && outcome.verdict === verdict));
    return { 'ordinary-mail': of('ordinary-mail'), ask: of('ask'), secure: of('secure') };
  };
  return {
    drafts: outcomes.length,
    secure: answered(true),
    ordinary: answered(false),
    depends: answered('depends'),
    asked: sum((outcome) => Number(outcome.verdict === 'ask')),
    categories: {
      labelled: sum((one) => one.categoriesFound.length + one.categoriesMissed.length),
      found: sum((one) => one.categoriesFound.length),
      wrong: sum((one) => one.categoriesWrong.length),
    },
    identifiers: {
      labelled: sum((one) => one.identifiersFound.length + one.identifiersMissed.length),
      found: sum((one) => one.identifiersFound.length),
      wrong: sum((one) => one.identifiersWrong.length),
      standing: sum((one) => one.standing.length),
    },
  };
}

/** Ids of drafts per kind of miss, sorted; the content of known-misses.json. */
export type Misses = Readonly<Record<MissKind, readonly string[]>>;

export function missesOf(outcomes: readonly Outcome[]): Misses {
  const of = (kind: MissKind): readonly string[] =>
    outcomes
      .filter((outcome) => outcome.miss === kind)
      .map((outcome) => outcome.id)
      .sort();
  return { missed: of('missed'), wronglyFlagged: of('wronglyFlagged'), asked: of('asked') };
}

const missesSchema = v.strictObject({
  missed: v.array(filled),
  wronglyFlagged: v.array(filled),
  asked: v.array(filled),
});

/** Reads known-misses.json; throws when it has another shape. */
export const parseMisses = (json: string): Misses => v.parse(missesSchema, JSON.parse(json));

/** What must change in the pin: `appeared` are new misses, `gone` are pinned ones that no longer are. */
export function difference(
  pinned: readonly string[],
  measured: readonly string[],
): { readonly appeared: readonly string[]; readonly gone: readonly string[] } {
  return {
    appeared: measured.filter((id) => !pinned.includes(id)),
    gone: pinned.filter((id) => !measured.includes(id)),
  };
}
