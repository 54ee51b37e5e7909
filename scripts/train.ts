/**
 * `node scripts/train.ts`: trains the learned scorer on tests/corpus/develop.jsonl and writes src/classifier/model.ts.
 * `node scripts/train.ts --check`: five-fold cross-validation, rules alone beside rules and scorer, through the classifier
 * itself. Deterministic: the same drafts give the same file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { evidenceOf, marksOf, observe } from '../src/classifier/analyse.ts';
import { classifyWith } from '../src/classifier/classify.ts';
import { compile } from '../src/classifier/match.ts';
import { rules } from '../src/classifier/rules/index.ts';
import {
  digits,
  shareOfFacts,
  shareOfWords,
  unpack,
  type Model,
  type Packed,
} from '../src/classifier/scorer.ts';
import { inGiven } from '../src/classifier/text.ts';
import { categories, identifierKinds, type Category } from '../src/classifier/types.ts';
import { outcomeOf, parseDrafts, type Draft } from '../tests/corpus/measure.ts';
import { table } from '../tests/corpus/table.ts';
import type { Classification } from '../src/classifier/types.ts';

const lexicon = compile(rules);
const identifiers: ReadonlySet<string> = new Set(identifierKinds);
/** Numbers that are confidential in themselves are recognised, not learned. */
const learnable = categories.filter((category) => !identifiers.has(category));

/** What one example says of each question: 1 yes, 0 no. */
interface Example {
  readonly features: readonly number[];
  /** What holds for a draft as a whole; none for a sentence. */
  readonly facts: readonly number[];
  readonly label: number;
  readonly weight: number;
}

interface SentenceExample {
  readonly features: readonly number[];
  readonly tells: readonly Category[];
  readonly weight: number;
}

interface Examples {
  readonly drafts: readonly Example[];
  readonly sentences: readonly SentenceExample[];
}

function examplesOf({ text, spans, secure }: Draft): Examples {
  const observed = observe(lexicon, text);
  const { sentences, features, facts } = evidenceOf(observed, marksOf(observed));
  const told =
    secure === false
      ? []
      : spans.flatMap((span) => {
          const kind = learnable.find((category) => category === span.kind);
          return kind === undefined ? [] : placesOf(text, span.text).map((at) => ({ ...at, kind }));
        });
  return {
    drafts:
      secure === 'depends'
        ? []
        : [
            {
              features,
              facts,
              label: secure ? 1 : 0,
              weight: 1,
            },
          ],
    sentences: sentences.map((sentence) => {
      const given = inGiven(observed.text, sentence.start, sentence.end);
      const here = told.filter((span) => span.start < given.end && span.end > given.start);
      return {
        features: sentence.features,
        tells: [...new Set(here.map(({ kind }) => kind))],
        weight: secure === 'depends' ? 0.5 : 1,
      };
    }),
  };
}

function placesOf(text: string, words: string): { readonly start: number; readonly end: number }[] {
  const places = [];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1))
    places.push({ start, end: start + words.length });
  return places;
}

/** A passage without its mail says what its sentences tell of; of a draft as a whole it says little. */
const passageWeight = { draft: 0.15, sentence: 0.7 };

const passageSchema = v.strictObject({
  text: v.pipe(v.string(), v.nonEmpty()),
  categories: v.array(v.picklist(categories)),
});
type Passage = v.InferOutput<typeof passageSchema>;

function examplesOfPassage({ text, categories: told }: Passage): Examples {
  const observed = observe(lexicon, text);
  const { sentences, features, facts } = evidenceOf(observed, marksOf(observed));
  return {
    drafts: [
      {
        features,
        facts,
        label: told.length > 0 ? 1 : 0,
        weight: passageWeight.draft,
      },
    ],
    sentences: sentences.map((sentence) => ({
      features: sentence.features,
      tells: told,
      weight: passageWeight.sentence,
    })),
  };
}

interface Fitted {
  readonly bias: number;
  readonly weights: ReadonlyMap<number, number>;
}

const rounds = 30;
/** Weights are told apart in so many steps on each side of nothing. */
const mostSteps = 12;

/**
 * A linear support vector machine with squared hinge loss by dual coordinate descent (Hsieh et al., ICML 2008), over
 * the examples in a fixed shuffled order. `cost` is what an error costs against the size of the weights.
 */
function fit(examples: readonly Example[], cost: number): Fitted {
  const places = new Map<number, number>();
  const placed = (features: readonly number[]): Uint32Array =>
    Uint32Array.from(features, (feature) => {
      let place = places.get(feature);
      if (place === undefined) places.set(feature, (place = places.size));
      return place;
    });
  const rows = examples.map(({ features, facts }) => ({
    parts: [
      { features: placed(features), share: shareOfWords(features.length) },
      { features: placed(facts), share: shareOfFacts },
    ],
    // With the bias, which counts as one more feature.
    length:
      1 + features.length * shareOfWords(features.length) ** 2 + facts.length * shareOfFacts ** 2,
  }));
  const weights = new Float64Array(places.size);
  const duals = new Float64Array(examples.length);
  let bias = 0;
  let seed = 1;
  const random = (): number =>
    (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  const order = Uint32Array.from(examples.keys());
  for (let round = 0; round < rounds; round++) {
    for (let index = order.length - 1; index > 0; index--) {
      const other = Math.floor(random() * (index + 1));
      [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
    }
    for (const at of order) {
      const row = rows[at];
      const example = examples[at];
      if (row === undefined || example === undefined) continue;
      const side = example.label === 1 ? 1 : -1;
      let sum = bias;
      for (const { features, share } of row.parts)
        for (const feature of features) sum += (weights[feature] ?? 0) * share;
      const slack = 1 / (2 * cost * example.weight);
      const dual = duals[at] ?? 0;
      const gradient = side * sum - 1 + dual * slack;
      const better = Math.max(0, dual - gradient / (row.length + slack));
      if (better === dual) continue;
      duals[at] = better;
      const move = (better - dual) * side;
      bias += move;
      for (const { features, share } of row.parts)
        for (const feature of features) weights[feature] = (weights[feature] ?? 0) + move * share;
    }
  }
  return { bias, weights: new Map([...places].map(([bucket, at]) => [bucket, weights[at] ?? 0])) };
}

/** As it will stand in the file: the features that weigh most, their weights rounded to a few steps. */
function packed({ bias, weights }: Fitted, kept: number): Packed {
  const heaviest = [...weights]
    .sort(([a, x], [b, y]) => Math.abs(y) - Math.abs(x) || a - b)
    .slice(0, kept);
  // The few largest weights are cut, so that the many small ones keep their steps.
  const scale = Math.abs(heaviest[Math.floor(kept * 0.02)]?.[1] ?? 1) / mostSteps;
  const columns = { near: '', far: '', steps: '' };
  const put = (distance: number, step: number): void => {
    columns.near += digits.charAt(distance % digits.length);
    columns.far += digits.charAt(Math.floor(distance / digits.length));
    columns.steps += digits.charAt(step + digits.length / 2);
  };
  const farthest = digits.length ** 2 - 1;
  let last = -1;
  for (const [bucket, weight] of heaviest.sort(([a], [b]) => a - b)) {
    const step = Math.max(-mostSteps, Math.min(mostSteps, Math.round(weight / scale)));
    if (step === 0) continue;
    for (; bucket - last - 1 > farthest; last += farthest + 1) put(farthest, 0);
    put(bucket - last - 1, step);
    last = bucket;
  }
  return { bias: Number(bias.toFixed(4)), scale: Number(scale.toPrecision(6)), ...columns };
}

/** How much an error costs, and how many features are worth their bytes; chosen by cross-validation. */
const size = { draft: { cost: 1, kept: 1900 }, category: { cost: 0.3, kept: 220 } };

interface PackedModel {
  readonly draft: Packed;
  readonly categories: readonly (readonly [Category, Packed])[];
}

function train(examples: readonly Examples[]): PackedModel {
  const drafts = examples.flatMap((one) => one.drafts);
  const sentences = examples.flatMap((one) => one.sentences);
  return {
    draft: packed(fit(drafts, size.draft.cost), size.draft.kept),
    categories: learnable.map((category) => {
      const labelled = sentences.map(({ features, tells, weight }) => ({
        features,
        facts: [],
        label: tells.includes(category) ? 1 : 0,
        weight,
      }));
      return [category, packed(fit(labelled, size.category.cost), size.category.kept)];
    }),
  };
}

const modelOf = ({ draft, categories: packedCategories }: PackedModel): Model => ({
  draft: unpack([['private', draft]]),
  categories: unpack(packedCategories),
});

function file({ draft, categories: packedCategories }: PackedModel): string {
  return `// Written by scripts/train.ts; do not edit.
import { unpack, type Model } from './scorer.ts';

export const model: Model = {
  draft: unpack([['private', ${JSON.stringify(draft)}]]),
  categories: unpack([
${packedCategories
  .map(([category, weights]) => `    ['${category}', ${JSON.stringify(weights)}],`)
  .join('\n')}
  ]),
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
const passages = 'tests/corpus/passages.jsonl';

function check(drafts: readonly Draft[]): void {
  const learned = passageExamples();
  const examples = new Map(drafts.map((draft) => [draft.id, examplesOf(draft)]));
  const models: readonly Model[] = Array.from({ length: folds }, (_, fold) =>
    modelOf(
      train([
        ...learned,
        ...drafts
          .filter(({ id }) => foldOf(id) !== fold)
          .flatMap(({ id }) => examples.get(id) ?? []),
      ]),
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

const passageExamples = (): readonly Examples[] =>
  readFileSync(passages, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => examplesOfPassage(v.parse(passageSchema, JSON.parse(line))));

/** What src/classifier/model.ts must hold; a test compares. */
export function modelFile(): string {
  return file(train([...passageExamples(), ...readDrafts().map(examplesOf)]));
}

if (import.meta.main) {
  if (process.argv.includes('--check')) check(readDrafts());
  else writeFileSync('src/classifier/model.ts', modelFile());
}
