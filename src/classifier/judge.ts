import { certain, isCategory, type Weighed } from './decide.ts';
import type { Assessed, Link } from './identify.ts';
import type { Mark } from './merge.ts';
import type { Weighing } from './scorer.ts';
import { learnedRule, type Category } from './types.ts';

/** A mark with what it counts for. */
export interface WeighedMark extends Mark, Pick<Weighed, 'doubt'> {
  readonly links: ReadonlySet<Link>;
}

/** What rules and learned scorer together make of a draft. */
export type Outlook = 'private' | 'open' | 'harmless';

/** Chosen by cross-validation (scripts/train.ts --check); in log odds. */
const worth = { topSentence: 0.3, doubtedFinding: 0.6, certainFinding: 2.2 };
const thresholds = { private: 0.8, open: -0.7 };
/** A sentence below this is not marked, however the draft as a whole sounds. */
const leastSentence = -1.5;
/** Sentences that come so close to the likeliest one are marked with it. */
const besides = 0.7;

const isHard = ({ kind, doubt }: WeighedMark): boolean =>
  (kind === 'cpr' || kind === 'card') && doubt === undefined;
const isSoft = (mark: WeighedMark): boolean =>
  isCategory(mark.kind) && mark.kind !== 'cpr' && mark.kind !== 'card';

/** Weighs the draft as a whole: what the rules found in it counts as evidence, as do its words. */
export function outlookOf(weighing: Weighing, marks: readonly WeighedMark[]): Outlook {
  const soft = marks.filter(isSoft);
  const found = soft.some(({ doubt }) => doubt === undefined)
    ? worth.certainFinding
    : soft.length > 0
      ? worth.doubtedFinding
      : 0;
  const top = weighing.sentences[0]?.score ?? thresholds.open;
  const score = weighing.draft + worth.topSentence * top + found;
  if (score >= thresholds.private) return 'private';
  return score >= thresholds.open ? 'open' : 'harmless';
}

/**
 * The marks in the light of the whole draft. Words of illness in a mail about a play are no one's illness; a mail in
 * which no listed word stands may still tell of one. A number that is confidential in itself stays what it is.
 */
export function judged(
  marks: readonly WeighedMark[],
  weighing: Weighing,
  outlook: Outlook,
  assessed: readonly Assessed[],
): readonly WeighedMark[] {
  if (marks.some(isHard)) return marks;
  switch (outlook) {
    case 'harmless':
      // "En af beboerne er indlagt": only the person who writes knows whether the reader can tell who.
      return marks.filter((mark) => !isSoft(mark) || mark.doubt === 'identifiable');
    case 'open':
      return marks.some(isSoft)
        ? marks.map((mark) => (isSoft(mark) ? doubted(mark) : mark))
        : [...marks, ...learned(weighing, assessed).map(doubted)];
    case 'private': {
      const settled = marks.map((mark) => (mark.doubt === 'about-person' ? sure(mark) : mark));
      return settled.some(isSoft) ? settled : [...settled, ...learned(weighing, assessed)];
    }
  }
}

function doubted(mark: WeighedMark): WeighedMark {
  return {
    ...mark,
    doubt: mark.doubt ?? 'about-person',
    score: Math.min(mark.score, certain - 0.01),
  };
}

function sure({ doubt: _, ...mark }: WeighedMark): WeighedMark {
  return { ...mark, score: Math.max(mark.score, certain) };
}

const noLinks: ReadonlySet<Link> = new Set();

/** The likeliest sentences, as findings. What they tell of is a guess: the kind of the words that came closest. */
function learned({ sentences }: Weighing, assessed: readonly Assessed[]): WeighedMark[] {
  const top = sentences[0]?.score ?? -Infinity;
  return sentences
    .filter(({ score }) => score >= leastSentence && score >= top - besides)
    .map(({ sentence: { start, end } }) => {
      const inside = assessed.filter((one) => one.start < end && one.end > start);
      const closest = inside.sort((a, b) => b.score - a.score)[0];
      return {
        kind: closest?.kind ?? likeliestKind,
        start,
        end,
        rule: learnedRule,
        score: certain,
        links: closest?.links ?? noLinks,
      };
    });
}

/** When nobody can say what it is, it is protected as what is protected most. */
const likeliestKind: Category = 'health';
