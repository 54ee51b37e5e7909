import {
  bucketBits,
  type PlacedWord,
  type Said,
  type SaidWord,
  type Sentence,
  type WeighedWord,
} from './features.ts';
import type { PartKind } from './mail.ts';
import { nth } from './nth.ts';
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
  /** Where in the two below the weights of each broad bucket begin; one more for the end of the last. */
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
  model: Model,
  { words, buckets, count }: Said,
  facts: readonly number[],
): number {
  const { bias, weights } = model.draft;
  let sum = sumOf(weights, buckets);
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word !== undefined) sum += weighed(model, word).draft;
  }
  return bias + sum * shareOfWords(count) + sumOf(weights, facts) * shareOfFacts;
}

/** Adds up what a word brings, once for each word. */
function weighed(model: Model, word: SaidWord): WeighedWord {
  if (word.weighed?.by === model) return word.weighed;
  const { categories, draft } = model;
  const sums = addBuckets(categories, word.buckets, wordTotals.fill(0));
  const told: number[] = [];
  for (let at = 0; at < categories.labels.length; at++) {
    const weight = sums[at] ?? 0;
    if (weight !== 0) told.push(at, weight);
  }
  return (word.weighed = {
    by: model,
    draft: sumOf(draft.weights, word.buckets),
    categories: told,
  });
}

function sumOf(weights: Float32Array, features: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < features.length; index++) sum += weights[features[index] ?? 0] ?? 0;
  return sum;
}

/**
 * One for each label, of a word and of what is said: made once, since an array of numbers is dearer to make than all that
 * is added up in it.
 */
const wordTotals = new Float64Array(categories.length);
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
export function likelyCategories(model: Model, said: Said, least = -Infinity): readonly Likely[] {
  const { labels, biases } = model.categories;
  const scores = scoresOf(model, said).map((score, label) => score + (biases[label] ?? 0));
  const top = Math.max(...scores);
  const likely: Likely[] = [];
  for (let label = 0; label < labels.length; label++) {
    const [category, score] = [labels[label], scores[label] ?? 0];
    if (category !== undefined && (score >= top || score >= least))
      likely.push({ category, score });
  }
  return likely.sort((a, b) => b.score - a.score);
}

/** How much what is said at a place in a list speaks for a category; comparable among the sentences of one draft. */
export type CategoryScores = (place: number, category: Category) => number;

/** Looks at what several sentences say once for all categories. Pure. */
export function categoryScores(model: Model, list: readonly Said[]): CategoryScores {
  const { labels } = model.categories;
  const scores = list.map((said) => scoresOf(model, said));
  return (place, category) => scores[place]?.[labels.indexOf(category)] ?? 0;
}

/** What is said weighs so much for each label. */
function scoresOf(model: Model, { words, buckets, count }: Said): readonly number[] {
  const sums = addBuckets(model.categories, buckets, totals.fill(0));
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) continue;
    const told = weighed(model, word).categories;
    for (let next = 0; next < told.length; next += 2) {
      const label = told[next] ?? 0;
      sums[label] = (sums[label] ?? 0) + (told[next + 1] ?? 0);
    }
  }
  const share = shareOfWords(count);
  const scores: number[] = [];
  for (let label = 0; label < model.categories.labels.length; label++)
    scores.push((sums[label] ?? 0) * share);
  return scores;
}

/** Adds what the buckets weigh for each label to its sum. */
function addBuckets(
  { from, of, weights }: Categories,
  buckets: readonly number[],
  sums: Float64Array,
): Float64Array {
  // Index loops: this is where most of the arithmetic is.
  for (let index = 0; index < buckets.length; index++) {
    const bucket = broad(buckets[index] ?? 0);
    const end = from[bucket + 1] ?? 0;
    for (let at = from[bucket] ?? 0; at < end; at++) {
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
 * The run of words that speaks most for a category: what somebody would point at. It touches and spans none of the places that are
 * taken; words and places are in order. Undefined when no word speaks for it.
 */
export function tellingWords(
  model: Model,
  category: Category,
  words: readonly PlacedWord[],
  taken: readonly Span[] = [],
): Span | undefined {
  const label = model.categories.labels.indexOf(category);
  let passed = 0;
  const placed = words.map(({ word, start, end }) => {
    // Behind a place that is taken, and on it, nothing goes on.
    const before = passed;
    while ((taken[passed]?.end ?? Infinity) <= start) passed++;
    const isTaken = (taken[passed]?.start ?? Infinity) < end;
    return {
      isNew: isTaken || passed > before,
      weight: isTaken ? 0 : weightOf(model, word, label),
    };
  });
  // No spread: one endless sentence of a megabyte would overflow the stack.
  const heaviest = placed.reduce((most, { weight }) => Math.max(most, weight), 0);
  // A word that says little is taken in only between words that say enough.
  const cost = heaviest * leastShareInRun;
  let best = { sum: 0, from: 0, to: -1 };
  let run = { sum: 0, from: 0 };
  for (const [index, { weight, isNew }] of placed.entries()) {
    if (run.sum <= 0 || isNew) run = { sum: 0, from: index };
    run.sum += weight - cost;
    if (run.sum > best.sum) best = { ...run, to: index };
  }
  const [first, last] = [words[best.from], nth(words, best.to)];
  return first === undefined || last === undefined
    ? undefined
    : { start: first.start, end: last.end };
}

/** What a word weighs for one label. */
function weightOf(model: Model, word: SaidWord, label: number): number {
  const told = weighed(model, word).categories;
  for (let at = 0; at < told.length; at += 2) if (told[at] === label) return told[at + 1] ?? 0;
  return 0;
}

const leastShareInRun = 0.2;

/** Fewer features than these say too little to be sure of. */
export const fewFeatures = 60;

/** What one of so many features of words counts: the more there are, the less each. */
export const shareOfWords = (count: number): number => 1 / Math.sqrt(Math.max(count, fewFeatures));
/** What one fact counts, however long the text. */
export const shareOfFacts = 0.15;

const buckets = 1 << bucketBits;

/**
 * The categories see the buckets in fours: they take more weights together than the draft does, and what is lost costs a
 * tenth more wrong claims, for a fifth fewer bytes.
 */
const broadBits = 13;
const broadBuckets = 1 << broadBits;
export const broad = (bucket: number): number => bucket >> (bucketBits - broadBits);

/** One linear model: the draft's, or a category's. */
export interface Label<Name> {
  readonly name: Name;
  readonly bias: number;
  /** What one step weighs. */
  readonly scale: number;
  /** How many weights it has. */
  readonly count: number;
}

/** A model as it stands in model.ts. */
export interface Packed {
  readonly draft: Label<'private'>;
  readonly categories: readonly Label<Category>[];
  /**
   * The weights of the draft, then those of each category, in order of their buckets: of each how many buckets lie
   * between it and the one before, and what it weighs. A server's compression finds nothing left to make smaller.
   */
  readonly bits: string;
}

/** What stands for six bits, the first of them the highest. */
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const bitsInDigit = 6;

/**
 * How many of its lower bits a number is written with (Rice, 1979): the rest stands before them, as so many ones and a
 * zero. Chosen for how close the weights lie and how small most of them are.
 */
const lowerBits = { draft: { gap: 3, step: 2 }, category: { gap: 4, step: 0 } } as const;

/** 1, -1, 2, -2, … by how often weights are that large: 0, 1, 2, 3, … */
const rankOf = (step: number): number => 2 * Math.abs(step) - (step > 0 ? 2 : 1);
const stepOf = (rank: number): number => (rank % 2 === 0 ? rank / 2 + 1 : -(rank + 1) / 2);

/** A weight as it is packed: never nothing. */
export type Step = readonly [bucket: number, step: number];

/** The column that `unpack` reads; each list in order of buckets. */
export function pack(draft: readonly Step[], categories: readonly (readonly Step[])[]): string {
  let written = '';
  const put = (value: number, lower: number): void => {
    written += `${'1'.repeat(value >> lower)}0`;
    for (let bit = lower - 1; bit >= 0; bit--) written += String((value >> bit) & 1);
  };
  for (const [index, steps] of [draft, ...categories].entries()) {
    const { gap, step } = index === 0 ? lowerBits.draft : lowerBits.category;
    let last = -1;
    for (const [bucket, weight] of steps) {
      put(bucket - last - 1, gap);
      put(rankOf(weight), step);
      last = bucket;
    }
  }
  return (written.match(/.{1,6}/g) ?? [])
    .map((group) => digits.charAt(Number.parseInt(group.padEnd(bitsInDigit, '0'), 2)))
    .join('');
}

/** Lays out a packed model. Throws when it does not fit the features or breaks off. */
export function unpack({ draft, categories, bits }: Packed): Model {
  const values = Array.from(bits, (digit) => digits.indexOf(digit));
  let at = 0;
  const nextBit = (): number => {
    const value = values[Math.floor(at / bitsInDigit)] ?? -1;
    if (value < 0) throw new Error('The model breaks off.');
    return (value >> (bitsInDigit - 1 - (at++ % bitsInDigit))) & 1;
  };
  const take = (lower: number): number => {
    let value = 0;
    while (nextBit() === 1) value++;
    for (let bit = 0; bit < lower; bit++) value = value * 2 + nextBit();
    return value;
  };
  const weightsOf = (
    { count, scale }: Label<unknown>,
    size: number,
    { gap, step }: { readonly gap: number; readonly step: number },
  ): Float32Array => {
    const weights = new Float32Array(size);
    let bucket = -1;
    for (let weight = 0; weight < count; weight++) {
      bucket += take(gap) + 1;
      if (bucket >= size) throw new Error('The model does not fit the features.');
      weights[bucket] = stepOf(take(step)) * scale;
    }
    return weights;
  };
  return {
    draft: { bias: draft.bias, weights: weightsOf(draft, buckets, lowerBits.draft) },
    categories: sideBySide(
      categories,
      categories.map((label) => weightsOf(label, broadBuckets, lowerBits.category)),
    ),
  };
}

function sideBySide(
  labels: readonly Label<Category>[],
  weights: readonly Float32Array[],
): Categories {
  const from = [0];
  const of: number[] = [];
  const heavy: number[] = [];
  for (let bucket = 0; bucket < broadBuckets; bucket++) {
    for (const [label, own] of weights.entries()) {
      const weight = own[bucket] ?? 0;
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
