/**
 * `node scripts/train.ts`: trains the learned scorer on the drafts, pairs, mails and passages of tests/corpus/, but for the held
 * ones, and writes src/classifier/model.ts.
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
  broad,
  pack,
  shareOfFacts,
  shareOfWords,
  unpack,
  type Model,
  type Packed,
  type Step,
} from '../src/classifier/scorer.ts';
import { categories, identifierKinds, type Category } from '../src/classifier/types.ts';
import { outcomeOf, parseDrafts, type Draft } from '../tests/corpus/measure.ts';
import { table } from '../tests/corpus/table.ts';
import type { Classification } from '../src/classifier/types.ts';

const lexicon = compile(rules);
const identifiers: ReadonlySet<string> = new Set(identifierKinds);
/** Numbers that are confidential in themselves are recognised, not learned. */
const learnable = categories.filter((category) => !identifiers.has(category));

/** What one text says of one question: 1 yes, 0 no. */
interface Example {
  /** A feature stands in the list as often as words bring it. */
  readonly features: readonly number[];
  /** What each of them counts for. */
  readonly share: number;
  readonly facts: readonly number[];
  readonly label: number;
  readonly weight: number;
}

/** What one text says of all questions. */
interface Text {
  readonly features: readonly number[];
  /** What holds for it as a whole beside its words. */
  readonly facts: readonly number[];
  readonly isPrivate: boolean | 'depends';
  readonly tells: readonly Category[];
  readonly weight: { readonly draft: number; readonly categories: number };
}

function readText(text: string): Pick<Text, 'features' | 'facts'> {
  const observed = observe(lexicon, text);
  const { said, facts } = evidenceOf(observed, marksOf(observed));
  return { features: [...said.words.flatMap(({ buckets }) => buckets), ...said.buckets], facts };
}

/** To let go what is said outright, or to stop what only looks sensitive, is worse than to err on a hint. */
const gravityOf = ({ secure, difficulty }: Draft): number =>
  difficulty === 'trap' || (difficulty === 'plain' && secure === true) ? 2 : 1;

/** Drafts that were written because the classifier erred are not what mails usually are, nor what they usually tell of. */
const seldom = { draft: 0.5, categories: 0.2 };

const isWrittenAgainst = ({ id }: Draft): boolean => id.startsWith('akt');

const textOf = (draft: Draft): Text => ({
  ...readText(draft.text),
  isPrivate: draft.secure,
  tells: draft.secure === false ? [] : draft.categories,
  weight: isWrittenAgainst(draft)
    ? { ...seldom, draft: gravityOf(draft) * seldom.draft }
    : { draft: gravityOf(draft), categories: 1 },
});

/** One of two drafts that say much the same and differ in what matters: the two together say little more than one. */
function textOfPair(draft: Draft): Text {
  const text = textOf(draft);
  return { ...text, weight: { ...seldom, draft: text.weight.draft * 0.7 * seldom.draft } };
}

const passageSchema = v.strictObject({
  text: v.pipe(v.string(), v.nonEmpty()),
  categories: v.array(v.picklist(categories)),
});

/** A passage without its mail says what it tells of; of what a draft as a whole is like it says little. */
const textOfPassage = ({ text, categories: told }: v.InferOutput<typeof passageSchema>): Text => ({
  ...readText(text),
  isPrivate: told.length > 0,
  tells: told,
  weight: { draft: 0.1, categories: 0.25 },
});

const mailSchema = v.strictObject({ ...passageSchema.entries, private: v.boolean() });

/** A whole mail whose identifiers nobody has labelled: of what a draft as a whole is like it says as much as a draft. */
const textOfMail = (mail: v.InferOutput<typeof mailSchema>): Text => ({
  ...readText(mail.text),
  isPrivate: mail.private,
  tells: mail.categories,
  weight: { draft: 1, categories: 0.5 },
});

interface Fitted {
  readonly bias: number;
  readonly weights: ReadonlyMap<number, number>;
}

const rounds = 30;

/** The sum of the squares of how often each feature stands in a list. */
function squares(features: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + count ** 2, 0);
}

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
  const rows = examples.map(({ features, share, facts }) => ({
    parts: [
      { features: placed(features), share },
      { features: placed(facts), share: shareOfFacts },
    ],
    // With the bias, which counts as one more feature.
    length: 1 + squares(features) * share ** 2 + squares(facts) * shareOfFacts ** 2,
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

/** How much an error costs, how many features are worth their bytes, and in how many steps on each side of nothing. */
const size = {
  draft: { cost: 0.5, kept: 2490, steps: 8 },
  /** As many for each category on average: what is told of often, and in many ways, has more of them. */
  category: { cost: 0.5, kept: 390, steps: 2 },
};

/** The features that weigh most, with their weights. */
const heaviest = ({ weights }: Fitted, kept: number): readonly (readonly [number, number])[] =>
  [...weights].sort(([a, x], [b, y]) => Math.abs(y) - Math.abs(x) || a - b).slice(0, kept);

/**
 * A model of few features, fitted to them: what the others would have said is left to those that stay. In two steps, since
 * what weighs little among many can weigh much among some.
 */
function fitFew(examples: readonly Example[], cost: number, kept: number): Fitted {
  const all = fit(examples, cost);
  return [Math.round(Math.sqrt(kept * all.weights.size)), kept].reduce((fitted, few) => {
    const stay = new Set(heaviest(fitted, few).map(([bucket]) => bucket));
    const narrowed = examples.map((example) => ({
      ...example,
      features: example.features.filter((feature) => stay.has(feature)),
    }));
    return fit(narrowed, cost);
  }, all);
}

interface Rounded {
  readonly bias: number;
  readonly scale: number;
  /** In order of buckets. */
  readonly weights: readonly Step[];
}

/** As it will stand in the file: the features that weigh most, their weights rounded to a few steps. */
function rounded(fitted: Fitted, { kept, steps }: typeof size.draft): Rounded {
  const weights = heaviest(fitted, kept);
  // The few largest weights are cut, so that the many small ones keep their steps.
  const scale = Math.abs(weights[Math.floor(kept * 0.02)]?.[1] ?? 1) / steps;
  return {
    bias: Number(fitted.bias.toFixed(4)),
    scale: Number(scale.toPrecision(6)),
    weights: weights
      .map(
        ([bucket, weight]) =>
          [bucket, Math.max(-steps, Math.min(steps, Math.round(weight / scale)))] as const,
      )
      .filter(([, step]) => step !== 0)
      .sort(([a], [b]) => a - b),
  };
}

/** So many texts of one kind are neither few nor many. */
const usual = 800;
/** What is told of often would be claimed too readily, and what is rare too seldom: each error on a rare one costs more. */
const evened = (count: number): number => Math.sqrt(usual / Math.max(count, 1));

/** Between as many weights for each category (0) and as many as texts tell of it (1). */
const evenness = 0.5;

function train(texts: readonly Text[]): Packed {
  const examples = texts.flatMap(({ features, facts, isPrivate, weight }): Example[] =>
    isPrivate === 'depends'
      ? []
      : [
          {
            features,
            share: shareOfWords(features.length),
            facts,
            label: Number(isPrivate),
            weight: weight.draft,
          },
        ],
  );
  const draft = rounded(fit(examples, size.draft.cost), size.draft);
  const broadly = texts.map(({ features }) => features.map(broad));
  const told = learnable.map((category) => {
    const isTold = texts.map(({ tells }) => tells.includes(category));
    const count = isTold.filter(Boolean).length;
    return { category, isTold, count, share: count ** evenness };
  });
  const allShares = told.reduce((sum, { share }) => sum + share, 0);
  const ofCategories = told.map(({ category, isTold, count, share }) => {
    const ofTold = evened(count);
    const kept = Math.round((size.category.kept * learnable.length * share) / allShares);
    const labelled = texts.map(({ features, weight }, index) => ({
      features: broadly[index] ?? [],
      share: shareOfWords(features.length),
      facts: [],
      label: Number(isTold[index]),
      weight: weight.categories * (isTold[index] === true ? ofTold : 1),
    }));
    const fitted = fitFew(labelled, size.category.cost, kept);
    return { name: category, ...rounded(fitted, { ...size.category, kept }) };
  });
  return {
    draft: { name: 'private', ...measures(draft) },
    categories: ofCategories.map(({ name, ...model }) => ({ name, ...measures(model) })),
    bits: pack(
      draft.weights,
      ofCategories.map(({ weights }) => weights),
    ),
  };
}

const measures = ({ bias, scale, weights }: Rounded): Omit<Packed['draft'], 'name'> => ({
  bias,
  scale,
  count: weights.length,
});

const file = (packed: Packed): string => `// Written by scripts/train.ts; do not edit.
import { unpack, type Model } from './scorer.ts';

export const model: Model = unpack(${JSON.stringify(packed)});
`;

const folds = 5;
const foldOf = (id: string): number => {
  let value = 7;
  for (const character of id) value = (value * 31 + character.charCodeAt(0)) >>> 0;
  return value % folds;
};

const corpus = 'tests/corpus/develop.jsonl';
const passages = 'tests/corpus/passages.jsonl';
const mails = 'tests/corpus/mails.jsonl';
const pairs = 'tests/corpus/pairs.jsonl';

function check(drafts: readonly Draft[]): void {
  const learned = otherTexts();
  const texts = new Map(drafts.map((draft) => [draft.id, textOf(draft)]));
  const models: readonly Model[] = Array.from({ length: folds }, (_, fold) =>
    unpack(
      train([
        ...learned,
        ...drafts.filter(({ id }) => foldOf(id) !== fold).flatMap(({ id }) => texts.get(id) ?? []),
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

const draftsIn = (path: string): readonly Draft[] => parseDrafts(readFileSync(path, 'utf8'), path);
const readDrafts = (): readonly Draft[] => draftsIn(corpus);

const linesOf = (path: string): readonly unknown[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));

/** What is learned from beside the drafts. */
const otherTexts = (): readonly Text[] => [
  ...linesOf(passages).map((line) => textOfPassage(v.parse(passageSchema, line))),
  ...linesOf(mails).map((line) => textOfMail(v.parse(mailSchema, line))),
  ...draftsIn(pairs).map(textOfPair),
];

/** What src/classifier/model.ts must hold; a test compares. */
export function modelFile(): string {
  return file(train([...otherTexts(), ...readDrafts().map(textOf)]));
}

if (import.meta.main) {
  if (process.argv.includes('--check')) check(readDrafts());
  else writeFileSync('src/classifier/model.ts', modelFile());
}
