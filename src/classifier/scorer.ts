import { bucketBits, type SaidWord, type Sentence } from './features.ts';
import type { PartKind } from './mail.ts';
import { categories, type Category, type Span } from './types.ts';

/** Linear models over hashed features; trained by scripts/train.ts on what stands in tests/corpus/. */
export interface Model {
  /** Whether a draft tells of a person's private matters. */
  readonly draft: {
    readonly bias: number;
    /** One for each bucket. */
    readonly weights: Float32Array;
  };
  /** Of which it tells, if it does. */
  readonly categories: Categories;
}

/** Models side by side: what weighs in one often weighs in others. Nine weights in ten are nothing and left out. */
interface Categories {
  readonly labels: readonly Category[];
  readonly biases: readonly number[];
  /** Where in the two below the weights of each bucket begin; one more for the end of the last. */
  readonly from: Uint32Array;
  /** Places in `labels`. */
  readonly of: Uint8Array;
  readonly weights: Float32Array;
}

/**
 * How surely a draft as a whole tells of private matters, by its features and facts; positive where that is more likely
 * than not. Pure.
 */
export function draftScore(
  { draft: { bias, weights } }: Model,
  features: readonly number[],
  facts: readonly number[],
): number {
  return (
    bias +
    sumOf(weights, features) * shareOfWords(features.length) +
    sumOf(weights, facts) * shareOfFacts
  );
}

function sumOf(weights: Float32Array, features: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < features.length; index++) sum += weights[features[index] ?? 0] ?? 0;
  return sum;
}

/** One for each label: made once, since a new one would cost more than what is added up in it. */
const totals = new Float64Array(categories.length);

export interface Likely {
  readonly category: Category;
  /** Positive where it is more likely than not. */
  readonly score: number;
}

/**
 * How surely a draft with these features tells of each category, the likeliest first: that one and all others from `least`
 * up. Pure.
 */
export function likelyCategories(
  { categories }: Model,
  features: readonly number[],
  least = -Infinity,
): readonly Likely[] {
  const { labels, biases } = categories;
  const sums = addUp(categories, features, totals.fill(0));
  const share = shareOfWords(features.length);
  const scores = biases.map((bias, at) => bias + (sums[at] ?? 0) * share);
  const top = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const lowest = Math.min(top, least);
  return labels
    .flatMap((category, at) => {
      const score = scores[at] ?? 0;
      return score >= lowest ? [{ category, score }] : [];
    })
    .sort((a, b) => b.score - a.score);
}

/** How much a few features speak for a category; comparable among the sentences of one draft. */
export type CategoryScores = (category: Category) => number;

/** Looks at the features once for all categories. Pure. */
export function categoryScores({ categories }: Model, features: readonly number[]): CategoryScores {
  const sums = addUp(categories, features, new Float64Array(categories.labels.length));
  const share = shareOfWords(features.length);
  return (category) => (sums[categories.labels.indexOf(category)] ?? 0) * share;
}

/** Adds what the features weigh for each label to its sum. */
function addUp(
  { from, of, weights }: Categories,
  features: readonly number[],
  sums: Float64Array,
): Float64Array {
  // Index loops: this is where most of the arithmetic is.
  for (let index = 0; index < features.length; index++) {
    const feature = features[index] ?? 0;
    const end = from[feature + 1] ?? 0;
    for (let at = from[feature] ?? 0; at < end; at++) {
      const label = of[at] ?? 0;
      sums[label] = (sums[label] ?? 0) + (weights[at] ?? 0);
    }
  }
  return sums;
}

const isTold = (part: PartKind | undefined): boolean =>
  part === undefined || part === 'body' || part === 'subject';

/** Whether a sentence can still be judged: what holds a placeholder has been, and closings tell nothing. */
export const isJudged = ({ replaced, part }: Sentence): boolean => !replaced && isTold(part);

/**
 * The run of words that speaks most for a category: what somebody would point at. Undefined when no word speaks for it.
 */
export function tellingWords(
  { categories }: Model,
  category: Category,
  words: readonly SaidWord[],
): Span | undefined {
  const at = categories.labels.indexOf(category);
  const weights = words.map(({ features }) => addUp(categories, features, totals.fill(0))[at] ?? 0);
  // No spread: one endless sentence of a megabyte would overflow the stack.
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  // A word that says little is taken in only between words that say enough.
  const cost = heaviest * leastShareInRun;
  let best = { sum: 0, from: 0, to: -1 };
  let run = { sum: 0, from: 0 };
  for (const [index, weight] of weights.entries()) {
    if (run.sum <= 0) run = { sum: 0, from: index };
    run.sum += weight - cost;
    if (run.sum > best.sum) best = { ...run, to: index };
  }
  const [first, last] = [words[best.from], words[best.to]];
  return first === undefined || last === undefined
    ? undefined
    : { start: first.start, end: last.end };
}

const leastShareInRun = 0.2;

/** Fewer features than these say too little to be sure of. */
export const fewFeatures = 60;

/** What one of so many features of words counts: the more there are, the less each. */
export const shareOfWords = (count: number): number => 1 / Math.sqrt(Math.max(count, fewFeatures));
/** What one fact counts, however long the text. */
export const shareOfFacts = 0.15;

/** What stands for the numbers 0 to 63 in a packed model. */
export const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** So far it is from one weight to the next at most: the digit says that there is none here. */
export const farthest = digits.length - 1;
export const buckets = 1 << bucketBits;

/** One linear model: the draft's, or a category's. */
export interface Label<Name> {
  readonly name: Name;
  readonly bias: number;
  /** What one step weighs. */
  readonly scale: number;
}

/**
 * A model as it stands in model.ts, its weights in two columns: what a server's compression makes smallest. The buckets of
 * the draft's model come first, then those of each category.
 */
export interface Packed {
  readonly draft: Label<'private'>;
  readonly categories: readonly Label<Category>[];
  /** How many buckets lie between a weight and the one before. */
  readonly gaps: string;
  /** Each weight in steps, plus 32. */
  readonly steps: string;
}

/** Lays out a packed model. Throws when it does not fit the features or its columns do not fit each other. */
export function unpack({ draft, categories, gaps, steps }: Packed): Model {
  const weights = new Float32Array((categories.length + 1) * buckets);
  const scales = [draft, ...categories].map(({ scale }) => scale);
  let place = -1;
  let at = 0;
  for (const digit of gaps) {
    const gap = digits.indexOf(digit);
    place += gap === farthest ? farthest : gap + 1;
    if (gap === farthest) continue;
    if (place >= weights.length) throw new Error('The model does not fit the features.');
    const step = digits.indexOf(steps.charAt(at++)) - digits.length / 2;
    weights[place] = step * (scales[Math.floor(place / buckets)] ?? 0);
  }
  if (at !== steps.length) throw new Error('The columns of the model differ in length.');
  return {
    draft: { bias: draft.bias, weights: weights.slice(0, buckets) },
    categories: sideBySide(categories, weights.subarray(buckets)),
  };
}

function sideBySide(labels: readonly Label<Category>[], weights: Float32Array): Categories {
  const from = [0];
  const of: number[] = [];
  const heavy: number[] = [];
  for (let bucket = 0; bucket < buckets; bucket++) {
    for (let label = 0; label < labels.length; label++) {
      const weight = weights[label * buckets + bucket] ?? 0;
      if (weight === 0) continue;
      of.push(label);
      heavy.push(weight);
    }
    from.push(of.length);
  }
  return {
    labels: labels.map(({ name }) => name),
    biases: labels.map(({ bias }) => bias),
    from: Uint32Array.from(from),
    of: Uint8Array.from(of),
    weights: Float32Array.from(heavy),
  };
}
