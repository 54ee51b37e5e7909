import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { modelFile } from '../../../scripts/train.ts';
import { analyse, evidenceOf, marksOf, observe } from '../../../src/classifier/analyse.ts';
import { classify } from '../../../src/classifier/classify.ts';
import { bucketBits } from '../../../src/classifier/features.ts';
import {
  isCounted,
  judged,
  outlookOf,
  type Evidence,
  type Outlook,
  type WeighedMark,
} from '../../../src/classifier/judge.ts';
import { compile } from '../../../src/classifier/match.ts';
import { model } from '../../../src/classifier/model.ts';
import { rules } from '../../../src/classifier/rules/index.ts';
import {
  broad,
  draftScore,
  isJudged,
  likelyCategories,
  pack,
  unpack,
  type Packed,
  type Step,
} from '../../../src/classifier/scorer.ts';
import { learnedRule, type Kind } from '../../../src/classifier/types.ts';
import { parseDrafts } from '../../corpus/measure.ts';

const develop = 'tests/corpus/develop.jsonl';
const lexicon = compile(rules);
const read = (text: string): Evidence => {
  const observed = observe(lexicon, text);
  return evidenceOf(observed, marksOf(observed));
};

describe('the model', () => {
  it('is what `node scripts/train.ts` writes from the drafts, passages and rules of today', () => {
    // Not `equal`: the difference would fill the screen.
    assert.ok(
      readFileSync('src/classifier/model.ts', 'utf8') === modelFile(),
      'Run `npm run train`.',
    );
  });
  it('says the same of the same draft', () => {
    const { said, facts } = read(
      'Hej Anne\n\nHan har ikke været ude af sengen siden påske.\n\nHilsen Bo',
    );
    assert.equal(draftScore(model, said, facts), draftScore(model, said, facts));
    assert.deepEqual(likelyCategories(model, said), likelyCategories(model, said));
  });
});

describe('packed weights', () => {
  const label = { bias: 0, scale: 1, count: 0 };
  const packed = (
    draft: readonly Step[],
    health: readonly Step[],
    debt: readonly Step[],
  ): Packed => ({
    draft: { ...label, name: 'private', scale: 0.5, count: draft.length },
    categories: [
      { ...label, name: 'health', count: health.length },
      { ...label, name: 'debt', scale: 2, count: debt.length },
    ],
    bits: pack(draft, [health, debt]),
  });
  it('come back in their buckets, each model in steps of its own', () => {
    const model = unpack(
      packed(
        [
          [0, 1],
          [2, -8],
          [8191, 3],
        ],
        [[5, 1]],
        [
          [5, -1],
          [900, 3],
        ],
      ),
    );
    assert.deepEqual([...model.draft.weights.slice(0, 4)], [0.5, 0, -4, 0]);
    assert.equal(model.draft.weights[8191], 1.5);
    assert.deepEqual(model.categories.labels, ['health', 'debt']);
    assert.deepEqual([...model.categories.weights], [1, -2, 6]);
    assert.deepEqual([...model.categories.of], [0, 1, 1]);
  });
  it('are refused when they break off', () => {
    const whole = packed([[40, 1]], [], []);
    assert.throws(() => unpack({ ...whole, bits: '_' }), /breaks off/);
    assert.throws(() => unpack({ ...whole, bits: '' }), /breaks off/);
    assert.throws(() => unpack({ ...whole, bits: '_!' }), /breaks off/);
  });
  it('are refused when they do not fit the features', () => {
    const buckets = 1 << bucketBits;
    assert.throws(() => unpack(packed([[buckets, 1]], [], [])), /does not fit/);
    // The categories see the buckets in fours.
    assert.throws(() => unpack(packed([], [[broad(buckets), 1]], [])), /does not fit/);
  });
});

describe('the sentences', () => {
  it('say each word once, with what it brings within the model', () => {
    const { sentences, saidIn } = read(
      'Emne: Å\n\n👍 Hun ses 12. maj. \u0000 [cpr-nummer] \ud800 Ses',
    );
    for (const said of [...sentences.map((sentence) => saidIn([sentence])), saidIn(sentences)]) {
      const own = said.words.map((word) => word.own);
      assert.equal(new Set(own).size, own.length);
      assert.equal(new Set(said.buckets).size, said.buckets.length);
      const brought = [...said.words.flatMap(({ buckets }) => buckets), ...said.buckets];
      assert.equal(said.count, brought.length);
      assert.ok(brought.every((bucket) => bucket >= 0 && bucket < 1 << bucketBits));
    }
  });
  it('say together what each says, words that several hold once', () => {
    const { sentences, saidIn } = read('Hun er syg. Hun er træt.');
    const words = (list: typeof sentences): number => saidIn(list).words.length;
    assert.deepEqual(
      sentences.map((sentence) => words([sentence])),
      [3, 3],
    );
    assert.equal(words(sentences), 4);
  });
  it('say less in their first clause, and all the same as before when they are read whole again', () => {
    const { sentences, saidIn } = read('Karen er syg, og hunden er træt.');
    const [sentence] = sentences;
    assert.ok(sentence !== undefined);
    const whole = saidIn([sentence]);
    assert.equal(saidIn([{ ...sentence, to: 3 }]).words.length, 3);
    assert.deepEqual(saidIn([sentence]), whole);
  });
  it('with a placeholder are not judged again', () => {
    const { sentences } = read('[borger 1] har [helbredsoplysning]. Vi ses mandag.');
    assert.deepEqual(sentences.map(isJudged), [false, true]);
  });
  it('a draft in which every sentence has been replaced is harmless', () => {
    assert.equal(outlookOf(model, read('[borger 1] har [helbredsoplysning].'), [], []), 'harmless');
  });
});

const mark = (kind: Kind, more: Partial<WeighedMark> = {}): WeighedMark => ({
  kind,
  start: 0,
  end: 4,
  rule: 'test',
  score: 0.9,
  links: new Set(),
  ...more,
});
const learned = mark('criminal', { rule: learnedRule });

describe('rules and scorer together', () => {
  interface Case {
    readonly name: string;
    readonly marks: readonly WeighedMark[];
    readonly outlook: Outlook;
    /** Kind, rule and doubt of each mark that is left. */
    readonly expected: readonly (readonly [Kind, string, string | undefined])[];
  }
  const cases: readonly Case[] = [
    {
      name: 'a number that is confidential in itself stays, whatever the rest sounds like',
      marks: [mark('cpr'), mark('health')],
      outlook: 'harmless',
      expected: [
        ['cpr', 'test', undefined],
        ['health', 'test', undefined],
      ],
    },
    {
      name: 'harmless: words of illness are no one’s, but "en af beboerne" is still asked about',
      marks: [mark('health'), mark('social', { doubt: 'identifiable' })],
      outlook: 'harmless',
      expected: [['social', 'test', 'identifiable']],
    },
    {
      name: 'open: what seemed plain is asked about',
      marks: [mark('health')],
      outlook: 'open',
      expected: [['health', 'test', 'about-person']],
    },
    {
      name: 'open and no finding: the likeliest sentence is marked, and asked about',
      marks: [],
      outlook: 'open',
      expected: [['criminal', learnedRule, 'about-person']],
    },
    {
      name: 'private: what was doubted is settled',
      marks: [mark('health', { doubt: 'about-person' })],
      outlook: 'private',
      expected: [['health', 'test', undefined]],
    },
    {
      name: 'private and no finding: the likeliest sentence is marked',
      marks: [mark('name')],
      outlook: 'private',
      expected: [
        ['name', 'test', undefined],
        ['criminal', learnedRule, undefined],
      ],
    },
  ];
  for (const { name, marks, outlook, expected } of cases)
    it(name, () => {
      assert.deepEqual(
        judged(marks, outlook, () => [learned]).map(({ kind, rule, doubt }) => [kind, rule, doubt]),
        expected,
      );
    });
});

const offer = read(
  'Kære Anne\n\nVi har set på tilbuddet og kan godt levere de tolv borde i uge 40, hvis lageret får dem ind i tide. Skal de bæres op på anden sal, koster det lidt ekstra.\n\nHilsen Bo',
);

type Sounding = readonly [name: string, score: number, marks: readonly WeighedMark[], Outlook];

/** Judges one draft as if it sounded as private as each case says, with what rules are said to have found in it. */
function judgeEach(cases: readonly Sounding[]): void {
  for (const [name, bias, marks, outlook] of cases)
    it(name, () => {
      const undecided = { ...model, draft: { bias, weights: new Float32Array(1 << bucketBits) } };
      assert.equal(outlookOf(undecided, offer, marks, []), outlook);
    });
}

describe('a draft that sounds somewhat private', () => {
  const named = mark('health', { links: new Set(['name']) });
  judgeEach([
    ['is asked about when no rule finds anything', 0.2, [], 'open'],
    ['is private when one rule does', 0.2, [mark('health', { score: 0.6 })], 'private'],
    ['is private when it does so more, whatever rules find', 0.25, [], 'private'],
    ['less so is private when a plain word stands with a name', -0.05, [named], 'private'],
    ['less so is asked about when it stands with "hun"', -0.05, [mark('health')], 'open'],
  ]);
});

describe('a draft that sounds a little open', () => {
  const doubted = (kind: Kind, rule: string): WeighedMark =>
    mark(kind, { rule, doubt: 'about-person' });
  const plain = (rule: string): WeighedMark => mark('health', { rule, score: 0.85 });
  const weak = (rule: string): WeighedMark => mark('health', { rule, score: 0.6 });
  judgeEach([
    ['is harmless when no rule finds anything', -0.27, [], 'harmless'],
    ['is asked about when one rule is certain', -0.27, [weak('debt/owes')], 'open'],
    [
      'is harmless when one rule finds two things in doubt',
      -0.27,
      [doubted('debt', 'debt/owes'), doubted('debt', 'debt/owes')],
      'harmless',
    ],
    [
      'is asked about when two rules find something',
      -0.27,
      [doubted('debt', 'debt/owes'), doubted('health', 'health/care')],
      'open',
    ],
    [
      'that sounds less open is harmless when one plain word stands with a person',
      -0.4,
      [plain('health/diagnoses')],
      'harmless',
    ],
    [
      'that sounds less open is asked about when two plain words do',
      -0.4,
      [plain('health/diagnoses'), plain('health/diagnoses')],
      'open',
    ],
    [
      'that sounds less open is harmless when two weak words do',
      -0.4,
      [weak('health/diagnoses'), weak('health/diagnoses')],
      'harmless',
    ],
    [
      'that sounds less open is asked about when four rules find something',
      -0.4,
      [
        doubted('debt', 'debt/owes'),
        doubted('health', 'health/care'),
        doubted('income', 'income/terms'),
        doubted('criminal', 'criminal/charge'),
      ],
      'open',
    ],
  ]);
});

describe('what else a private draft may tell of', () => {
  const text =
    'Kære Marianne\n\nIda Toft har fået konstateret kræft og er sygemeldt. Hun skylder tre måneders husleje, og fogeden kommer torsdag. Hendes mand er flyttet.\n\nHilsen Bo';
  const { findings, rewritten } = classify(text);
  it('is marked at the words that speak for it, apart from what the rules found', () => {
    for (const [index, { start }] of findings.entries())
      assert.ok(start >= (findings[index - 1]?.end ?? 0));
    assert.equal(classify(rewritten).verdict, 'ordinary-mail');
  });
  it('has words of its own for each category, so that none is told of and not shown', () => {
    const reader = { lexicon, model };
    const crowded = parseDrafts(readFileSync(develop, 'utf8'), develop)
      .slice(0, 400)
      .flatMap(({ id, text: draft }) => {
        const { marks } = analyse(reader, draft);
        const estimates = marks.filter(({ suspected }) => suspected === true);
        const others = marks.filter(({ rule }) => rule !== learnedRule);
        return estimates
          .filter((one) =>
            [...estimates, ...others].some(
              (other) => other !== one && other.start < one.end && one.start < other.end,
            ),
          )
          .map(({ kind }) => `${id}: ${kind}`);
      });
    assert.deepEqual(crowded, []);
  });
  it('does not make a draft more protected', () => {
    const suspected = mark('health', { rule: learnedRule, suspected: true });
    assert.equal(isCounted(suspected), false);
    assert.equal(isCounted(mark('debt')), true);
  });
});

describe('a learned finding', () => {
  const text =
    'Kære Jonna\n\nDe ringede fra afdelingen i går. Tallene var ikke dem, vi havde håbet på, og de vil have mig ind igen på torsdag.\n\nHilsen Grethe';
  const { verdict, findings, rewritten } = classify(text);
  it('is in a draft that no rule finds anything in, and goes from the rewrite', () => {
    assert.notEqual(verdict, 'ordinary-mail');
    assert.ok(findings.some(({ rule }) => rule === learnedRule));
    assert.equal(classify(rewritten).verdict, 'ordinary-mail');
  });
  it('is not made of who is named and where alone', () => {
    const note = classify('Bo Holm, Lærkevej 5, 2. tv, 8000 Aarhus C');
    assert.deepEqual(
      note.findings.map(({ kind }) => kind),
      ['name', 'address'],
    );
    assert.equal(note.verdict, 'ordinary-mail');
  });
});
