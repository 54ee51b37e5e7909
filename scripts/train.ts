/**
 * `node scripts/train.ts`: trains the learned scorer on tests/corpus/develop.jsonl and writes src/classifier/model.ts.
 * `node scripts/train.ts --check`: five-fold cross-validation, rules alone beside rules and scorer, through the classifier
 * itself. Deterministic: the same drafts give the same file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { observe } from '../src/classifier/analyse.ts';
import { classifyWith } from '../src/classifier/classify.ts';
import { bucketBits } from '../src/classifier/features.ts';
import { compile } from '../src/classifier/match.ts';
import { rules } from '../src/classifier/rules/index.ts';
import { decodeWeights, type Model } from '../src/classifier/scorer.ts';
import { inGiven } from '../src/classifier/text.ts';
import { identifierKinds } from '../src/classifier/types.ts';
import { outcomeOf, parseDrafts, type Draft } from '../tests/corpus/measure.ts';
import { table } from '../tests/corpus/table.ts';
import type { Classification } from '../src/classifier/types.ts';

const buckets = 1 << bucketBits;
const lexicon = compile(rules);
const identifiers: ReadonlySet<string> = new Set(identifierKinds);

interface Example {
  readonly features: readonly number[];
  /** 1: tells of a person's private matters; 0: does not. */
  readonly label: number;
  readonly weight: number;
}

interface Examples {
  readonly draft: Example;
  readonly sentences: readonly Example[];
}

function examplesOf({ text, spans, secure }: Draft): Examples {
  const { text: read, sentences } = observe(lexicon, text);
  const told =
    secure === false
      ? []
      : spans
          .filter(({ kind }) => !identifiers.has(kind))
          .flatMap((span) => placesOf(text, span.text));
  const weight = secure === 'depends' ? 0.5 : 1;
  return {
    draft: {
      features: [...new Set(sentences.flatMap(({ features }) => features))],
      label: secure === 'depends' ? 0.5 : secure ? 1 : 0,
      weight: 1,
    },
    sentences: sentences.map(({ start, end, features }) => {
      const given = inGiven(read, start, end);
      const label = told.some((span) => span.start < given.end && span.end > given.start) ? 1 : 0;
      return { features, label, weight: label === 1 ? 2 * weight : weight };
    }),
  };
}

function placesOf(text: string, words: string): { readonly start: number; readonly end: number }[] {
  const places = [];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1))
    places.push({ start, end: start + words.length });
  return places;
}

interface Schedule {
  readonly rounds: number;
  readonly rate: number;
  readonly decay: number;
}

/** Logistic regression by AdaGrad over the examples in a fixed shuffled order. */
function fit(examples: readonly Example[], { rounds, rate, decay }: Schedule) {
  const weights = new Float64Array(buckets);
  const squares = new Float64Array(buckets).fill(1e-6);
  let bias = 0;
  let seed = 1;
  const random = (): number =>
    (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  const order = [...examples];
  for (let round = 0; round < rounds; round++) {
    for (let index = order.length - 1; index > 0; index--) {
      const other = Math.floor(random() * (index + 1));
      [order[index], order[other]] = [order[other] as Example, order[index] as Example];
    }
    for (const { features, label, weight } of order) {
      const share = 1 / Math.sqrt(features.length || 1);
      let sum = bias;
      for (const feature of features) sum += (weights[feature] ?? 0) * share;
      const error = (1 / (1 + Math.exp(-sum)) - label) * weight;
      bias -= 0.02 * error;
      for (const feature of features) {
        const gradient = error * share + decay * (weights[feature] ?? 0);
        squares[feature] = (squares[feature] ?? 0) + gradient * gradient;
        weights[feature] =
          (weights[feature] ?? 0) - (rate * gradient) / Math.sqrt(squares[feature] ?? 1);
      }
    }
  }
  return { bias, weights };
}

/** As it will stand in the file: rounded to signed bytes. */
function packed({ bias, weights }: ReturnType<typeof fit>) {
  // The few largest weights are cut, so that the many small ones keep their steps.
  const sizes = [...weights].map(Math.abs).sort((a, b) => a - b);
  const scale = (sizes[Math.floor(sizes.length * 0.998)] ?? 1) / 127;
  const steps = Int8Array.from(weights, (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight / scale))),
  );
  return {
    bias: Number(bias.toFixed(4)),
    scale: Number(scale.toPrecision(6)),
    base64: Buffer.from(steps.buffer).toString('base64'),
  };
}

function train(examples: readonly Examples[]) {
  return {
    draft: packed(
      fit(
        examples.map(({ draft }) => draft),
        { rounds: 15, rate: 0.15, decay: 1e-4 },
      ),
    ),
    sentence: packed(
      fit(
        examples.flatMap(({ sentences }) => sentences),
        { rounds: 12, rate: 0.15, decay: 1e-4 },
      ),
    ),
  };
}

const modelOf = ({ draft, sentence }: ReturnType<typeof train>): Model => ({
  draft: decodeWeights(draft.bias, draft.scale, draft.base64),
  sentence: decodeWeights(sentence.bias, sentence.scale, sentence.base64),
});

function file({ draft, sentence }: ReturnType<typeof train>): string {
  const entry = ({ bias, scale, base64 }: typeof draft): string =>
    `decodeWeights(\n    ${String(bias)},\n    ${String(scale)},\n    '${base64}',\n  )`;
  return `// Written by scripts/train.ts; do not edit.
import { decodeWeights, type Model } from './scorer.ts';

export const model: Model = {
  draft: ${entry(draft)},
  sentence: ${entry(sentence)},
};
`;
}

const folds = 5;
const foldOf = (id: string): number => {
  let value = 7;
  for (const character of id) value = (value * 31 + character.charCodeAt(0)) >>> 0;
  return value % folds;
};

const corpus = 'tests/corpus/develop.jsonl';

function check(drafts: readonly Draft[]): void {
  const examples = new Map(drafts.map((draft) => [draft.id, examplesOf(draft)]));
  const models = Array.from({ length: folds }, (_, fold) =>
    modelOf(
      train(
        drafts.filter(({ id }) => foldOf(id) !== fold).flatMap(({ id }) => examples.get(id) ?? []),
      ),
    ),
  );
  const report = (title: string, answer: (draft: Draft) => Classification): void => {
    console.log(`${title}\n${table(drafts.map((draft) => outcomeOf(draft, answer(draft))))}\n`);
  };
  report('rules alone', ({ text }) => classifyWith(lexicon, text, {}, null));
  report('rules and scorer, each draft by a scorer that has not seen it', ({ id, text }) =>
    classifyWith(lexicon, text, {}, models[foldOf(id)]),
  );
}

const readDrafts = (): readonly Draft[] => parseDrafts(readFileSync(corpus, 'utf8'), corpus);

/** What src/classifier/model.ts must hold; a test compares. */
export function modelFile(): string {
  return file(train(readDrafts().map(examplesOf)));
}

if (import.meta.main) {
  if (process.argv.includes('--check')) check(readDrafts());
  else writeFileSync('src/classifier/model.ts', modelFile());
}
