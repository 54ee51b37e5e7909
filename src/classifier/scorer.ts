import { bucketBits, type Sentence } from './features.ts';
import { marksBelow } from './gather.ts';

/** One linear model over hashed features: a weight for each bucket, in steps of `scale`. */
export interface Weights {
  readonly bias: number;
  readonly scale: number;
  readonly steps: Int8Array;
}

/** Trained by scripts/train.ts on the drafts in tests/corpus/develop.jsonl. */
export interface Model {
  /** Whether a draft as a whole tells of a person's private matters. */
  readonly draft: Weights;
  /** Whether a sentence does: it says where. */
  readonly sentence: Weights;
}

/** What the model says of a draft; in log odds, so 0 is as likely as not. */
export interface Weighing {
  readonly draft: number;
  /** The sentences that may be marked, the likeliest first. */
  readonly sentences: readonly { readonly sentence: Sentence; readonly score: number }[];
}

const farthest = 4;

/** Pure; the same draft gets the same numbers everywhere. Sentences that hold a placeholder are not judged again. */
export function weigh(model: Model, sentences: readonly Sentence[]): Weighing {
  const read = sentences.filter(
    ({ part, replaced }) =>
      !replaced && (part === undefined || part === 'body' || part === 'subject'),
  );
  return {
    draft: scoreOfAll(model.draft, sentences),
    sentences: read
      .map((sentence) => ({
        sentence,
        score: clamp(score(model.sentence, sentence.features)),
      }))
      .sort((a, b) => b.score - a.score),
  };
}

const met = marksBelow(1 << bucketBits);

/** As `score`, of the features of all sentences that count, each once. */
function scoreOfAll({ bias, scale, steps }: Weights, sentences: readonly Sentence[]): number {
  met.clear();
  let count = 0;
  let sum = 0;
  for (const { replaced, features } of sentences) {
    if (replaced) continue;
    for (let index = 0; index < features.length; index++) {
      const feature = features[index] ?? 0;
      if (met.has(feature)) continue;
      met.set(feature);
      count++;
      sum += steps[feature] ?? 0;
    }
  }
  return count === 0 ? bias : bias + (sum * scale) / Math.sqrt(count);
}

function score({ bias, scale, steps }: Weights, features: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < features.length; index++) sum += steps[features[index] ?? 0] ?? 0;
  return features.length === 0 ? bias : bias + (sum * scale) / Math.sqrt(features.length);
}

const clamp = (value: number): number => Math.max(-farthest, Math.min(farthest, value));

/** Weights as they stand in model.ts: base64 of one signed byte for each bucket. */
export function decodeWeights(bias: number, scale: number, base64: string): Weights {
  const steps = Int8Array.from(atob(base64), (character) => (character.charCodeAt(0) << 24) >> 24);
  if (steps.length !== 1 << bucketBits) throw new Error('The model does not fit the features.');
  return { bias, scale, steps };
}
