import { certain, isCategory, type Weighed } from './decide.ts';
import type { Assessed, Link } from './identify.ts';
import type { Mark } from './merge.ts';
import {
  categoryScores,
  draftScore,
  fewFeatures,
  isJudged,
  likelyCategories,
  tellingWords,
  type Likely,
  type Model,
} from './scorer.ts';
import {
  isSaid,
  nothingSaid,
  wordsIn,
  type Said,
  type SaidReader,
  type Sentence,
} from './features.ts';
import { apartFrom, inOrder } from './spans.ts';
import type { Token } from './tokens.ts';
import { learnedRule, type Category } from './types.ts';
import { once } from './words.ts';

/** A mark with what it counts for. */
export interface WeighedMark extends Mark, Pick<Weighed, 'doubt'> {
  readonly links: ReadonlySet<Link>;
  /** Only likely, beside what is found: it is shown and replaced, but does not make a draft more protected. */
  readonly suspected?: boolean;
}

/** All marks are made here, with the same properties in the same order: reading them is several times faster then. */
export const weigh = (
  { kind, start, end, rule, score }: Mark,
  links: ReadonlySet<Link>,
  doubt?: WeighedMark['doubt'],
  suspected = false,
): WeighedMark => ({ kind, start, end, rule, score, links, doubt, suspected });

export const noLinks: ReadonlySet<Link> = new Set();

/** Whether a mark has a say in what must be protected. */
export const isCounted = ({ suspected }: WeighedMark): boolean => suspected !== true;

/** What rules and learned scorer together make of a draft. */
export type Outlook = 'private' | 'open' | 'harmless';

// How private a draft must sound, chosen by cross-validation (scripts/train.ts --check) and the totals of held drafts
// (docs/decisions/0006). First for it to be private, then for it to be asked about.
const privateFrom = 0.18;
/** Where a plain word stands with somebody's name or number, so much must speak against it. */
const privateOfSomebody = -0.1;
/** Where no rule found anything. */
const privateUnseen = 0.23;
const openFrom = -0.22;
/** Where a rule is certain, or several found something, more must speak against it. */
const openAgainstRules = -0.3;
/** Where several plain words stand with a person: "- viggo (cøliaki), - mohammed (nøddeallergi)" in a menu. */
const openAgainstMany = -0.5;
/** One clause for itself, whatever the rest of the draft sounds like. */
const openInPassing = -0.3;
const privateInPassing = 0.65;
/** More clauses would cost more than they tell. */
const mostInPassing = 8;
/** From here up a word by itself says what it says. */
const plainly = 0.85;
/** So much the words themselves must add where they are few: "Ring i morgen" is nearly nothing but who writes. */
const thinWords = 0.3;
const thinAgainstRule = -0.35;

/** Sentences that come so close to the likeliest one are marked with it. */
const besides = 0.2;
/** From here up a draft that tells of a private matter is said to tell of one more. */
const leastBesideOne = -0.46;
/** The same where no rule found anything: the likeliest matter is a guess itself, and the next one may be right. */
const leastBesideGuess = -0.58;
/** The same where rules told of several, or a number says it all: one more is seldom right. */
const leastBesideSeveral = -0.2;
/** What the sentence counts for that tells of it most: in a long draft one sentence weighs little. */
const shareOfSentence = 0.45;
/** Where no sentence can make up for it. */
const leastOfWhole = -1.2;

const isHard = ({ kind, doubt }: WeighedMark): boolean =>
  (kind === 'cpr' || kind === 'card') && doubt === undefined;
const isSoft = (mark: WeighedMark): boolean =>
  isCategory(mark.kind) && mark.kind !== 'cpr' && mark.kind !== 'card';

/** What the learned scorer reads of a draft: its sentences, and what holds for it as a whole. */
export interface Evidence {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly saidIn: SaidReader;
  /** What the sentences say to the draft as a whole. */
  readonly said: Said;
  readonly facts: readonly number[];
  /** The facts of the same draft with nobody named in it and nothing found. */
  readonly bareFacts: () => readonly number[];
}

/**
 * "Karen Holm har fået kræft", between the coffee and the printer: how private the clauses sound, each for itself, that speak
 * plainly of somebody by name or of the writer's relations. The score of the one that sounds most so; -Infinity where there is none.
 */
function inPassing(
  model: Model,
  { sentences, saidIn, facts }: Evidence,
  assessed: readonly Assessed[],
): number {
  const scores = assessed
    .filter(isPlainOfKnown)
    .slice(0, mostInPassing)
    .map(({ from, clauseEnd }) => {
      const sentence = sentences.find(({ to }) => from < to);
      if (sentence === undefined || !isJudged(sentence)) return -Infinity;
      const clause = { ...sentence, to: Math.min(sentence.to, clauseEnd) };
      return draftScore(model, saidIn([clause]), facts);
    });
  return Math.max(...scores);
}

/**
 * What the draft as a whole sounds like: what the rules found in it counts as evidence, as do its words. Where something
 * has been replaced in every sentence, only what a rule is certain of is left to say anything.
 */
export function outlookOf(
  model: Model,
  { sentences, said, facts }: Evidence,
  marks: readonly WeighedMark[],
  assessed: readonly Assessed[],
): Outlook {
  const soft = marks.filter(isSoft);
  const isCertain = soft.some(({ doubt }) => doubt === undefined);
  if (!isCertain && !sentences.some(isJudged)) return 'harmless';
  const score = draftScore(model, said, facts);
  // In so few words the scorer is not sure enough: there the rules lead.
  const isThin = said.count < fewFeatures;
  if (isThin && isCertain) return score >= thinAgainstRule ? 'private' : 'harmless';
  if (score >= leastPrivate(soft)) {
    if (!isThin) return 'private';
    if (score - draftScore(model, nothingSaid, facts) >= thinWords) return 'open';
  }
  // Placeholders in place of everybody who was named: what is left to wonder about is about nobody.
  if (marks.length === 0 && sentences.some(({ replaced }) => replaced)) return 'harmless';
  if (isThin && soft.length === 0)
    return score >= thinAgainstRule && assessed.some(isPlain) ? 'open' : 'harmless';
  return score >= leastOpen(soft, isCertain) ? 'open' : 'harmless';
}

/** How private a draft must sound to be so, by what rules found in it. */
function leastPrivate(soft: readonly WeighedMark[]): number {
  if (soft.some(isOfSomebody)) return privateOfSomebody;
  return soft.length > 0 ? privateFrom : privateUnseen;
}

/** How little a draft may sound like for what rules found in it to be asked about all the same. */
function leastOpen(soft: readonly WeighedMark[], isCertain: boolean): number {
  const plain = soft.filter(isPlainMark);
  const rules = new Set(soft.map(({ rule }) => rule));
  if (plain.length > 1 || rules.size > 3) return openAgainstMany;
  return isCertain || rules.size > 1 ? openAgainstRules : openFrom;
}

/** A plain word that stands with a person. */
const isPlainMark = (mark: WeighedMark): boolean =>
  isSoft(mark) && mark.doubt === undefined && mark.score >= plainly;

const isOfSomebody = (mark: WeighedMark): boolean =>
  isPlainMark(mark) && (mark.links.has('name') || mark.links.has('number'));

/** The same of a name or of "min mor", before it is weighed. */
const isPlainOfKnown = ({ score, about, links }: Assessed): boolean =>
  score >= plainly &&
  about >= 0.5 &&
  (links.has('name') || (links.has('relation') && links.has('self')));

/** "De er gået fra hinanden": plain words, though nothing else says of whom. */
const isPlain = ({ score, countered }: Assessed): boolean => score >= certain && !countered;

/** The marks of a draft in the light of all of it. */
export function judge(
  model: Model,
  marks: readonly WeighedMark[],
  evidence: Evidence,
  assessed: readonly Assessed[],
): readonly WeighedMark[] {
  let outlook = outlookOf(model, evidence, marks, assessed);
  if (outlook !== 'private') {
    const score = inPassing(model, evidence, assessed);
    if (score >= privateInPassing) outlook = 'private';
    else if (score >= openInPassing) outlook = 'open';
  }
  // Most drafts are harmless, and nobody asks what they might tell of.
  if (outlook === 'harmless') return judged(marks, outlook, () => []);
  const likely = likelyCategories(model, evidence.said, leastOfWhole);
  const { tokens, saidIn } = evidence;
  const toldBy = sentencesBy(model, { sentences: withWordsBeside(marks, evidence), saidIn });
  const settled = judged(marks, outlook, () => learned(likely, toldBy, tokens, assessed));
  return outlook === 'private'
    ? [...settled, ...suspected(model, settled, likely, toldBy, tokens)]
    : settled;
}

/** More rounds would cost more than reading the rewritten text, which finds what is still left. */
const mostRounds = 8;

/** What else must go, beside what is marked, until the rest of a draft sounds private no more. */
export function further(
  model: Model,
  { sentences, saidIn, bareFacts }: Evidence,
  marks: readonly WeighedMark[],
): readonly WeighedMark[] {
  const more: WeighedMark[] = [];
  let left: readonly Sentence[] = apartFrom(inOrder(marks), sentences).filter(isSaid);
  const toldBy = sentencesBy(model, { sentences: left, saidIn });
  for (let round = 0; round < mostRounds; round++) {
    const said = saidIn(left);
    if (draftScore(model, said, bareFacts()) < privateFrom) break;
    const [likeliest] = likelyCategories(model, said, 0);
    if (likeliest === undefined) break;
    const { category } = likeliest;
    const open = new Set(left);
    const told = mostTelling(toldBy(category).filter(({ sentence }) => open.has(sentence)));
    if (told.length === 0) break;
    more.push(...told.map(({ sentence }) => learnedMark(category, sentence)));
    left = apartFrom(inOrder(more), left);
  }
  return more;
}

/** The sentences that say something beside who is named and where: a name and an address alone tell of nothing. */
function withWordsBeside(
  marks: readonly WeighedMark[],
  { tokens, sentences }: Pick<Evidence, 'tokens' | 'sentences'>,
): readonly Sentence[] {
  const taken = inOrder(marks.filter((mark) => !isSoft(mark)));
  let next = 0;
  return sentences.filter(({ from, to }) => {
    for (let index = from; index < to; index++) {
      const token = tokens[index];
      if (token?.kind !== 'word') continue;
      while ((taken[next]?.end ?? Infinity) <= token.start) next++;
      if ((taken[next]?.start ?? Infinity) >= token.end) return true;
    }
    return false;
  });
}

interface Told {
  readonly sentence: Sentence;
  readonly score: number;
}

/** The sentences that may be marked, by how surely they tell of a category; the likeliest first. */
type SentencesBy = (category: Category) => readonly Told[];

function sentencesBy(
  model: Model,
  { sentences, saidIn }: Pick<Evidence, 'sentences' | 'saidIn'>,
): SentencesBy {
  // Few drafts need it.
  const read = once(() => {
    const told = sentences.filter((sentence) => isJudged(sentence) && saidIn([sentence]).count > 0);
    const scoreOf = categoryScores(
      model,
      told.map((sentence) => saidIn([sentence])),
    );
    return { told, scoreOf };
  });
  return (category) => {
    const { told, scoreOf } = read();
    return told
      .map((sentence, place) => ({ sentence, score: scoreOf(place, category) }))
      .sort((a, b) => b.score - a.score);
  };
}

/**
 * The marks in the light of the whole draft; `likeliest` gives what the scorer would mark. Words of illness in a mail about a
 * play are no one's illness; a mail in which no listed word stands may still tell of one. A number that is confidential
 * in itself stays what it is.
 */
export function judged(
  marks: readonly WeighedMark[],
  outlook: Outlook,
  likeliest: () => readonly WeighedMark[],
): readonly WeighedMark[] {
  const holdsNumber = marks.some(isHard);
  if (holdsNumber && outlook !== 'private') return marks;
  switch (outlook) {
    case 'harmless':
      // "En af beboerne er indlagt": only the person who writes knows whether the reader can tell who.
      return marks.filter((mark) => !isSoft(mark) || mark.doubt === 'identifiable');
    case 'open':
      return marks.some(isSoft)
        ? marks.map((mark) => (isSoft(mark) ? doubted(mark) : mark))
        : [...marks, ...likeliest().map(doubted)];
    case 'private': {
      const settled = marks.map((mark) => (mark.doubt === 'about-person' ? sure(mark) : mark));
      return settled.some(isSoft) || holdsNumber ? settled : [...settled, ...likeliest()];
    }
  }
}

/** What else a private draft is likely to tell of, each at the words that speak for it most. */
function suspected(
  model: Model,
  marks: readonly WeighedMark[],
  likely: readonly Likely[],
  toldBy: SentencesBy,
  tokens: readonly Token[],
): readonly WeighedMark[] {
  let taken: readonly Mark[] = inOrder(marks.filter(({ rule }) => rule !== learnedRule));
  const isSettled = marks.some(
    (mark) => isHard(mark) || (isSoft(mark) && mark.doubt === undefined),
  );
  const least = leastBeside(marks.filter(isSoft));
  // Before a whole sentence that is marked for something else; but nothing is surer than what is asked about.
  const score = isSettled ? certain + 0.01 : certain - 0.01;
  return likely
    .filter(({ category }) => !marks.some(({ kind }) => kind === category))
    .flatMap(({ category, score: ofWhole }) => {
      const told = toldBy(category);
      if (ofWhole + (told[0]?.score ?? 0) * shareOfSentence < least) return [];
      for (const { sentence } of told) {
        const place = tellingWords(model, category, wordsIn(tokens, sentence), taken);
        if (place === undefined) continue;
        const mark: Mark = { ...place, kind: category, rule: learnedRule, score };
        // Where two categories are told by the same words, only one of them would be shown there.
        taken = inOrder([...taken, mark]);
        return [weigh(mark, noLinks, undefined, true)];
      }
      return [];
    });
}

/** How surely a draft must tell of one matter more, by those it is known to tell of. */
function leastBeside(soft: readonly WeighedMark[]): number {
  const isGuess = soft.length > 0 && soft.every(({ rule }) => rule === learnedRule);
  if (isGuess) return leastBesideGuess;
  return new Set(soft.map(({ kind }) => kind)).size === 1 ? leastBesideOne : leastBesideSeveral;
}

function doubted(mark: WeighedMark): WeighedMark {
  return {
    ...mark,
    doubt: mark.doubt ?? 'about-person',
    score: Math.min(mark.score, certain - 0.01),
  };
}

function sure(mark: WeighedMark): WeighedMark {
  return { ...mark, score: Math.max(mark.score, certain), doubt: undefined };
}

/** The sentences that tell most surely of what the draft most likely tells of, as findings of that kind. */
function learned(
  [likeliest]: readonly Likely[],
  toldBy: SentencesBy,
  tokens: readonly Token[],
  assessed: readonly Assessed[],
): readonly WeighedMark[] {
  if (likeliest === undefined) return [];
  const links = new Map(assessed.map((one) => [one.sentence, one.links]));
  return mostTelling(toldBy(likeliest.category)).map(({ sentence }) => ({
    ...learnedMark(likeliest.category, sentence),
    links: links.get(tokens[sentence.from]?.sentence ?? -1) ?? noLinks,
  }));
}

function mostTelling(told: readonly Told[]): readonly Told[] {
  const top = told[0]?.score ?? -Infinity;
  return told.filter(({ score }) => score >= top - besides);
}

const learnedMark = (kind: Category, { start, end }: Sentence): WeighedMark =>
  weigh({ kind, start, end, rule: learnedRule, score: certain }, noLinks);
