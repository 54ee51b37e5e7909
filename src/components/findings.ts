import { byPerson, categories, learnedRule, leastCounting } from '../classifier/types.ts';
import type { Classification, Correction, Finding, Kind } from '../classifier/types.ts';
import { subjectLabel, subjectPrefix } from '../machines/checkMail.ts';
import type { Draft } from '../machines/checkMail.ts';
import type { Mark } from './marks.ts';

/** One line of the list: the same words found in several places are one thing to decide on. */
export interface FoundText extends Correction {
  readonly count: number;
  readonly inSubject: boolean;
  readonly inFileName: boolean;
  /** Ids of the rules that found it, each once. */
  readonly rules: readonly string[];
  readonly byUser: boolean;
  /** Id of its text in src/content/findings/. */
  readonly about: FindingText;
}

/** Each kind has a text; what the learned scorer found has one of its own, since nobody has said what kind it is. */
export type FindingText = Kind | 'private';

const textFor = ({ kind, rule }: Finding): FindingText => (rule === learnedRule ? 'private' : kind);

/** The titles of what a draft holds that must be protected, each once. */
export function protectedTitles(
  { categories, findings }: Classification,
  titles: Readonly<Record<FindingText, string>>,
): readonly string[] {
  const texts = new Set(findings.map(textFor));
  return [...categories.filter((category) => texts.has(category)), 'private' as const]
    .filter((text) => texts.has(text))
    .map((text) => titles[text]);
}

const isIn = (places: readonly Finding[], { start }: Finding): boolean =>
  places.some((one) => one.start === start);

const isSensitive = (finding: { readonly kind: string }): boolean =>
  (categories as readonly string[]).includes(finding.kind);

/** Nobody decides on what counts for nothing. */
const isCounting = ({ confidence }: Finding): boolean => confidence >= leastCounting;

/** The findings as a person decides on them, sensitive ones apart from those that only tell whom it is about. */
export function listFindings(
  text: string,
  { findings, inSubject, inFileNames }: Classification,
): { readonly sensitive: readonly FoundText[]; readonly ordinary: readonly FoundText[] } {
  const found = new Map<string, FoundText>();
  for (const finding of findings.filter(isCounting)) {
    const words = text.slice(finding.start, finding.end);
    const key = `${finding.kind} ${words}`;
    const before = found.get(key);
    found.set(key, {
      kind: finding.kind,
      text: words,
      count: (before?.count ?? 0) + 1,
      inSubject: (before?.inSubject ?? false) || isIn(inSubject, finding),
      inFileName: (before?.inFileName ?? false) || isIn(inFileNames, finding),
      rules: [...new Set([...(before?.rules ?? []), finding.rule])],
      byUser: finding.rule === byPerson,
      about: textFor(finding),
    });
  }
  const all = [...found.values()];
  return {
    sensitive: all.filter(isSensitive),
    ordinary: all.filter((one) => !isSensitive(one)),
  };
}

/** Where the marks go in the two fields; offsets are those of the field's own text. */
export function marksFor(
  draft: Draft,
  findings: readonly Finding[],
): { readonly subject: readonly Mark[]; readonly body: readonly Mark[] } {
  const bodyStart = subjectPrefix(draft.subject).length;
  const counting = findings.filter(isCounting);
  const mark = (finding: Finding, from: number): Mark => ({
    start: finding.start - from,
    end: finding.end - from,
    weight: isSensitive(finding) ? 'sensitive' : 'ordinary',
  });
  const label = subjectLabel.length;
  return {
    subject:
      bodyStart === 0
        ? []
        : counting
            .filter(({ start, end }) => start >= label && end <= label + draft.subject.length)
            .map((finding) => mark(finding, label)),
    body: counting
      .filter(({ start }) => start >= bodyStart)
      .map((finding) => mark(finding, bodyStart)),
  };
}

const longestShown = 80;

/** A finding may be a whole clause; the field shows it in full. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longestShown ? `${line.slice(0, longestShown - 1)}…` : line;
}
