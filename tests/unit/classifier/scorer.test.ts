import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { modelFile } from '../../../scripts/train.ts';
import { evidenceOf, marksOf, observe } from '../../../src/classifier/analyse.ts';
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
import { draftScore, isJudged, likelihoods, unpack } from '../../../src/classifier/scorer.ts';
import { learnedRule, type Kind } from '../../../src/classifier/types.ts';

const lexicon = compile(rules);
const read = (text: string): Evidence => {
  const observed = observe(lexicon, text);
  return evidenceOf(observed, marksOf(observed));
};

describe('the model', () => {
  it('is what `node scripts/train.ts` writes from the drafts, passages and rules of today', () => {
    assert.equal(readFileSync('src/classifier/model.ts', 'utf8'), modelFile());
  });
  it('says the same of the same draft', () => {
    const { sentences, features, facts } = read(
      'Hej Anne\n\nHan har ikke været ude af sengen siden påske.\n\nHilsen Bo',
    );
    assert.equal(draftScore(model, features, facts), draftScore(model, features, facts));
    assert.deepEqual(likelihoods(model, sentences), likelihoods(model, sentences));
  });
});

describe('packed weights', () => {
  const packed = (near: string, far: string, steps: string) =>
    ({ bias: 0, scale: 0.5, near, far, steps }) as const;
  it('stand in the buckets that their distances give, side by side', () => {
    const { rows, weights } = unpack([
      ['one', packed('AB', 'AA', 'if')],
      ['other', packed('C', 'A', 'k')],
    ]);
    const weightsAt = (bucket: number) => {
      const row = (rows[bucket] ?? 0) - 1;
      return row < 0 ? [] : [...weights.slice(row * 2, row * 2 + 2)];
    };
    assert.deepEqual([0, 1, 2].map(weightsAt), [[1, 0], [], [-0.5, 2]]);
  });
  it('may lie far apart', () => {
    const { rows } = unpack([['one', packed('A', 'C', 'k')]]);
    assert.equal(rows.indexOf(1), 128);
  });
  it('are refused when a column is short', () => {
    assert.throws(() => unpack([['one', packed('AA', 'A', 'kk')]]), /differ in length/);
  });
  it('are refused when they do not fit the features', () => {
    const many = '_'.repeat(65);
    assert.throws(() => unpack([['one', packed(many, many, many)]]), /does not fit/);
  });
});

describe('the sentences', () => {
  it('have features within the model, each once', () => {
    for (const { features } of read('Emne: Å\n\n👍 Hun ses 12. maj. \u0000 [cpr-nummer] \ud800')
      .sentences) {
      assert.equal(new Set(features).size, features.length);
      assert.ok(features.every((feature) => feature >= 0 && feature < 1 << bucketBits));
    }
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
        judged(marks, outlook, [learned]).map(({ kind, rule, doubt }) => [kind, rule, doubt]),
        expected,
      );
    });
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
  it('does not make a draft more protected', () => {
    const suspected = mark('health', { rule: learnedRule, suspected: true });
    assert.equal(isCounted(suspected), false);
    assert.equal(isCounted(mark('debt')), true);
  });
});

describe('a learned finding', () => {
  const text =
    'Kære Jonna\n\nTallene fra i tirsdags var ikke dem, vi havde ønsket os, og de vil have mig ind igen på torsdag.\n\nHilsen Grethe';
  const { verdict, findings, rewritten } = classify(text);
  it('is in a draft that no rule finds anything in, and goes from the rewrite', () => {
    assert.notEqual(verdict, 'ordinary-mail');
    assert.ok(findings.some(({ rule }) => rule === learnedRule));
    assert.equal(classify(rewritten).verdict, 'ordinary-mail');
  });
});
