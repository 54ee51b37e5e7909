import { bucketBits, type SaidWord, type Sentence } from './features.ts';
import type { PartKind } from './mail.ts';
import type { Category, Span } from './types.ts';

/** Linear models over hashed features, one for each label, side by side: what weighs in one often weighs in others. */
export interface Models<Label> {
  readonly labels: readonly Label[];
  readonly biases: readonly number[];
  /** For each bucket its row plus one; 0 for the many that weigh nothing. */
  readonly rows: Uint16Array;
  /** Row by row, in each a weight for every label. */
  readonly weights: Float32Array;
  readonly heavy: Heavy;
}

/** The weights without those that are nothing, which nine in ten are. */
interface Heavy {
  /** Where each row begins in the two below; one more for the end of the last. */
  readonly from: Uint32Array;
  /** Places in `labels`. */
  readonly labels: Uint8Array;
  readonly weights: Float32Array;
}

/** Trained by scripts/train.ts on what stands in tests/corpus/. */
export interface Model {
  /** Whether a draft as a whole tells of a person's private matters. */
  readonly draft: Models<'private'>;
  /** Whether a sentence tells of such a matter, for each. */
  readonly categories: Models<Category>;
}

/**
 * How surely a draft as a whole tells of private matters, by its features and facts; positive where that is more likely
 * than not. Pure.
 */
export function draftScore(
  { draft }: Model,
  features: readonly number[],
  facts: readonly number[],
): number {
  const byWords = plus(draft.biases[0] ?? 0, draft, features, shareOfWords(features.length));
  return plus(byWords, draft, facts, shareOfFacts);
}

/** A sum with what features add to it in a model of one label, where a row is one weight. */
function plus(
  sum: number,
  { rows, weights }: Models<'private'>,
  features: readonly number[],
  share: number,
): number {
  let all = sum;
  for (let index = 0; index < features.length; index++) {
    const row = rows[features[index] ?? 0] ?? 0;
    if (row !== 0) all += (weights[row - 1] ?? 0) * share;
  }
  return all;
}

export interface Likely {
  readonly sentence: Sentence;
  readonly category: Category;
  readonly score: number;
}

export interface Likelihoods {
  /** The sentences that may be marked, each with what it most likely tells of; the likeliest first. */
  readonly sentences: readonly Likely[];
  /** For each category the sentence that tells of it most likely; the likeliest category first. */
  readonly categories: readonly Likely[];
}

const isTold = (part: PartKind | undefined): boolean =>
  part === undefined || part === 'body' || part === 'subject';

/** Whether a sentence can still be judged: what holds a placeholder has been, and closings tell nothing. */
export const isJudged = ({ replaced, part }: Sentence): boolean => !replaced && isTold(part);

/** What the sentences tell of. Pure; the same draft gets the same numbers everywhere. */
export function likelihoods({ categories }: Model, sentences: readonly Sentence[]): Likelihoods {
  const { labels } = categories;
  const bySentence: Likely[] = [];
  const byCategory: Likely[] = [];
  const sums = new Float64Array(labels.length);
  for (const sentence of sentences) {
    if (!isJudged(sentence)) continue;
    putScores(categories, sentence.features, sums);
    let likeliest = 0;
    for (let at = 0; at < sums.length; at++) {
      const score = sums[at] ?? 0;
      if (score > (sums[likeliest] ?? 0)) likeliest = at;
      const category = labels[at];
      if (category !== undefined && score > (byCategory[at]?.score ?? -Infinity))
        byCategory[at] = { sentence, category, score };
    }
    const category = labels[likeliest];
    if (category !== undefined)
      bySentence.push({ sentence, category, score: sums[likeliest] ?? 0 });
  }
  const first = (a: Likely, b: Likely): number => b.score - a.score;
  return { sentences: bySentence.sort(first), categories: byCategory.sort(first) };
}

/**
 * The run of words that speaks most for a category: what somebody would point at. Undefined when no word speaks for it.
 */
export function tellingWords(
  { categories }: Model,
  category: Category,
  words: readonly SaidWord[],
): Span | undefined {
  const at = categories.labels.indexOf(category);
  const weights = words.map(({ features }) => weightOf(categories, at, features));
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

function weightOf<Label>(
  { labels, rows, weights }: Models<Label>,
  at: number,
  features: readonly number[],
): number {
  return features.reduce((sum, feature) => {
    const row = rows[feature] ?? 0;
    return row === 0 ? sum : sum + (weights[(row - 1) * labels.length + at] ?? 0);
  }, 0);
}

/** Puts in `sums` how surely features tell of each label. */
function putScores<Label>(
  { biases, rows, heavy: { from, labels, weights } }: Models<Label>,
  features: readonly number[],
  sums: Float64Array,
): void {
  const share = shareOfWords(features.length);
  // Index loops: this is where most of the arithmetic is.
  for (let at = 0; at < sums.length; at++) sums[at] = biases[at] ?? 0;
  for (let index = 0; index < features.length; index++) {
    const row = rows[features[index] ?? 0] ?? 0;
    if (row === 0) continue;
    const end = from[row] ?? 0;
    for (let at = from[row - 1] ?? 0; at < end; at++) {
      const label = labels[at] ?? 0;
      sums[label] = (sums[label] ?? 0) + (weights[at] ?? 0) * share;
    }
  }
}

/** Fewer features than these say too little to be sure of. */
export const fewFeatures = 60;

/** What one of so many features of words counts: the more there are, the less each. */
export const shareOfWords = (count: number): number => 1 / Math.sqrt(Math.max(count, fewFeatures));
/** What one fact counts, however long the text. */
export const shareOfFacts = 0.15;

/** What stands for the numbers 0 to 63 in a packed model. */
export const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * The weights of one linear model as they stand in model.ts: one digit in each column for each bucket with a weight, in
 * order. Columns of one kind each are what a server's compression makes smallest.
 */
export interface Packed {
  readonly bias: number;
  /** What one step weighs. */
  readonly scale: number;
  /** How many buckets lie between it and the one before, less what is in `far`. */
  readonly near: string;
  /** The same, in sixty-fours. */
  readonly far: string;
  /** The weight in steps, plus 32. */
  readonly steps: string;
}

/** Lays packed models side by side. Throws when one does not fit the features. */
export function unpack<Label>(packed: readonly (readonly [Label, Packed])[]): Models<Label> {
  const rows = new Uint16Array(1 << bucketBits);
  let count = 0;
  const columns = packed.map(([, one]) =>
    stepsOf(one).map(([bucket, step]) => {
      if (bucket >= rows.length) throw new Error('The model does not fit the features.');
      rows[bucket] ||= ++count;
      return [rows[bucket] - 1, step * one.scale] as const;
    }),
  );
  const weights = new Float32Array(count * packed.length);
  for (const [at, column] of columns.entries())
    for (const [row, weight] of column) weights[row * packed.length + at] = weight;
  return {
    labels: packed.map(([label]) => label),
    biases: packed.map(([, { bias }]) => bias),
    rows,
    weights,
    heavy: heavyOf(weights, packed.length),
  };
}

function heavyOf(weights: Float32Array, width: number): Heavy {
  const from = [0];
  const labels: number[] = [];
  const heavy: number[] = [];
  for (let row = 0; row < weights.length; row += width) {
    for (let label = 0; label < width; label++) {
      const weight = weights[row + label] ?? 0;
      if (weight === 0) continue;
      labels.push(label);
      heavy.push(weight);
    }
    from.push(labels.length);
  }
  return {
    from: Uint32Array.from(from),
    labels: Uint8Array.from(labels),
    weights: Float32Array.from(heavy),
  };
}

function stepsOf({
  near,
  far,
  steps,
}: Packed): readonly (readonly [bucket: number, step: number])[] {
  if (near.length !== steps.length || far.length !== steps.length)
    throw new Error('The columns of the model differ in length.');
  const numbers = (column: string): readonly number[] =>
    Array.from(column, (digit) => digits.indexOf(digit));
  const [low, high, weights] = [near, far, steps].map(numbers);
  let bucket = -1;
  return Array.from({ length: steps.length }, (_, at) => {
    bucket += (high?.[at] ?? 0) * digits.length + (low?.[at] ?? 0) + 1;
    return [bucket, (weights?.[at] ?? 0) - digits.length / 2] as const;
  });
}
