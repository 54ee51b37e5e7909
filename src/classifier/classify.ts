import { analyse, type Analysis, type Reader } from './analyse.ts';
import { decide, isCategory } from './decide.ts';
import { identifiabilityOf, type Link } from './identify.ts';
import { isCounted, weigh, type WeighedMark } from './judge.ts';
import { compile, type Lexicon } from './match.ts';
import { merge } from './merge.ts';
import { model } from './model.ts';
import { personNumbers, type numberPersons } from './persons.ts';
import type { Model } from './scorer.ts';
import { rewrite, type Replaced, type Rewritten } from './rewrite.ts';
import { rules } from './rules/index.ts';
import { apartFrom, inOrder } from './spans.ts';
import { fold, inGiven, normalise, type Text } from './text.ts';
import { byPerson, learnedRule } from './types.ts';
import type {
  Category,
  Classification,
  ClassifyOptions,
  Correction,
  Finding,
  Span,
} from './types.ts';

let ownLexicon: Lexicon | undefined;

/**
 * Reads a draft: what it holds about persons, how protected that is, whether it may go by ordinary mail, and how it reads
 * with everything replaced. Pure and total: any string gives an answer, the same string and options the same one, in
 * time linear in its length.
 */
export function classify(text: string, options: ClassifyOptions = {}): Classification {
  ownLexicon ??= compile(rules);
  return classifyWith(ownLexicon, text, options, model);
}

/** As `classify`, with rules of one's own, and without the learned scorer unless one is given. */
export function classifyWith(
  lexicon: Lexicon,
  text: string,
  options: ClassifyOptions = {},
  scorer: Model | null = null,
): Classification {
  const reader: Reader = { lexicon, model: scorer };
  const analysis = analyse(reader, text);
  const first = withCorrections(analysis, options);
  const { marks, findings } = first;
  const decision = decide(marks.filter(isCounted), options.answers ?? {});
  const sensitive = marks.filter((mark) => isCategory(mark.kind) && mark.kind !== 'cpr');
  const identifiable = identifiabilityOf(
    sensitive.filter((mark) => mark.links.size > 0),
    analysis.persons,
    marks.some((mark) => !isCategory(mark.kind) || mark.kind === 'cpr'),
  );
  const subjects = analysis.parts.filter((part) => part.kind === 'subject');
  const names = findings.filter((finding) => finding.kind === 'name');
  const numbersOf = personNumbers();
  // Numbers count up; a spread of as many as a megabyte of names has would overflow the stack.
  const persons = numbersOf(names.map((name) => text.slice(name.start, name.end))).reduce(
    (most, number) => Math.max(most, number),
    0,
  );
  return {
    ...decision,
    identifiable,
    findings: withUnlikely(analysis, findings, options),
    categories: categoriesOf(marks),
    persons: identifiable === 'none' ? persons : Math.max(1, persons),
    inSubject: startingIn(subjects, analysis, findings),
    inFileNames: startingIn(
      analysis.fileNames,
      analysis,
      findings.filter(({ rule }) => rule !== learnedRule),
    ),
    rewritten: rewriteFully((part) => analyse(reader, part), text, first, options, numbersOf),
  };
}

/** The findings with those that count for nothing, where nothing else is found; a dismissed one is not shown again. */
function withUnlikely(
  analysis: Analysis,
  findings: readonly Finding[],
  { dismissed = [] }: ClassifyOptions,
): readonly Finding[] {
  const { text, unlikely } = analysis;
  if (unlikely.length === 0) return findings;
  const shown = findingsOf(text, corrected(analysis, unlikely, { dismissed }));
  return inOrder([...findings, ...apartFrom(findings, shown)]);
}

/** A text that has been read, with a person's corrections. */
interface Read {
  readonly analysis: Analysis;
  readonly marks: readonly WeighedMark[];
  readonly findings: readonly Finding[];
}

function withCorrections(analysis: Analysis, options: ClassifyOptions): Read {
  const marks = corrected(analysis, analysis.marks, options);
  return { analysis, marks, findings: findingsOf(analysis.text, marks) };
}

/** More rounds than any text has been seen to need; a bound, so that no text can ask for more. */
const mostRounds = 12;

/**
 * Replacing one finding can bring out another: a word that spoke against a finding is gone, or two words have come
 * together. What is left is read again until nothing is found beside what the writer has chosen.
 */
function rewriteFully(
  read: (text: string) => Analysis,
  text: string,
  first: Read,
  options: ClassifyOptions,
  numbersOf: typeof numberPersons,
): string {
  const choices = new Map(
    (options.choices ?? []).map((choice) => [correctionKey(choice), choice.instead]),
  );
  const toReplace = (
    result: Rewritten,
    { analysis, marks, findings }: Read,
  ): readonly Replaced[] => {
    if (marks.length === 0) return [];
    const further = analysis.further(marks);
    const found =
      further.length === 0 ? findings : findingsOf(analysis.text, [...marks, ...further]);
    if (choices.size === 0) return found;
    return apartFrom(result.settled, found).map((finding) => {
      const words = result.text.slice(finding.start, finding.end);
      const instead = choices.get(correctionKey({ kind: finding.kind, text: words }));
      return { ...finding, instead: instead === null ? words : instead };
    });
  };
  let result: Rewritten = { text, settled: [] };
  let left = toReplace(result, first);
  for (let round = 0; left.length > 0 && round < mostRounds; round++) {
    result = rewrite(result.text, left, result.settled, numbersOf);
    left = toReplace(result, withCorrections(read(result.text), options));
  }
  return result.text;
}

/** The marks without what a person has dismissed and with what a person has added. */
function corrected(
  analysis: Analysis,
  marks: readonly WeighedMark[],
  options: ClassifyOptions,
): readonly WeighedMark[] {
  const { dismissed = [], added = [] } = options;
  if (dismissed.length === 0 && added.length === 0) return marks;
  const gone = new Set(dismissed.map(correctionKey));
  const { plain } = analysis.text;
  return [
    ...marks.filter(
      ({ kind, start, end }) => !gone.has(correctionKey({ kind, text: plain.slice(start, end) })),
    ),
    ...added.flatMap((correction) => occurrences(analysis, correction)),
  ];
}

function correctionKey({ kind, text }: Correction): string {
  return `${kind}\n${fold(normalise(text).plain.trim().replace(/\s+/g, ' '))}`;
}

const ownLinks: ReadonlySet<Link> = new Set(['self']);

/** Every place where an added text stands; a finding of a person's own is beyond doubt. */
function occurrences({ text }: Analysis, { kind, text: added }: Correction): WeighedMark[] {
  const wanted = normalise(added).lower.trim();
  const marks: WeighedMark[] = [];
  if (wanted === '') return marks;
  let start = text.lower.indexOf(wanted);
  while (start >= 0) {
    const end = start + wanted.length;
    marks.push(weigh({ kind, start, end, rule: byPerson, score: 1 }, ownLinks));
    start = text.lower.indexOf(wanted, end);
  }
  return marks;
}

function findingsOf(text: Text, marks: readonly WeighedMark[]): readonly Finding[] {
  const findings: Finding[] = [];
  let end = 0;
  for (const { kind, start, end: to, rule, score } of merge(text.plain, marks)) {
    const place = inGiven(text, start, to);
    // A letter and the accent on it are one place in the text as given, whoever ends at the one and begins at the other.
    const from = Math.max(end, place.start);
    if (from >= place.end) continue;
    end = place.end;
    findings.push({ start: from, end, kind, confidence: score, rule });
  }
  return findings;
}

function categoriesOf(marks: readonly WeighedMark[]): readonly Category[] {
  const kinds = inOrder(marks).map(({ kind }) => kind);
  return [...new Set(kinds)].filter(isCategory);
}

/** The findings that begin in one of the places, which are offsets into `plain`; all lists are in order of start. */
function startingIn(
  places: readonly Span[],
  { text }: Analysis,
  findings: readonly Finding[],
): readonly Finding[] {
  const given = places.map(({ start, end }) => inGiven(text, start, end));
  let next = 0;
  return findings.filter(({ start }) => {
    while ((given[next]?.end ?? Infinity) <= start) next++;
    return (given[next]?.start ?? Infinity) <= start;
  });
}
