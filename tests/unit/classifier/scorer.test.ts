import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { modelFile } from '../../../scripts/train.ts';
import { observe } from '../../../src/classifier/analyse.ts';
import { classify } from '../../../src/classifier/classify.ts';
import { bucketBits } from '../../../src/classifier/features.ts';
import { judged, outlookOf, type WeighedMark } from '../../../src/classifier/judge.ts';
import { compile } from '../../../src/classifier/match.ts';
import { model } from '../../../src/classifier/model.ts';
import { rules } from '../../../src/classifier/rules/index.ts';
import { decodeWeights, weigh, type Weighing } from '../../../src/classifier/scorer.ts';
import { learnedRule, type Category } from '../../../src/classifier/types.ts';

const lexicon = compile(rules);
const sentencesOf = (text: string) => observe(lexicon, text).sentences;

describe('the model', () => {
  it('is what `node scripts/train.ts` writes from the drafts and rules of today', () => {
    assert.equal(readFileSync('src/classifier/model.ts', 'utf8'), modelFile());
  });
  it('says the same of the same draft', () => {
    const text = 'Hej Anne\n\nHan har ikke været ude af sengen siden påske.\n\nHilsen Bo';
    assert.deepEqual(weigh(model, sentencesOf(text)), weigh(model, sentencesOf(text)));
  });
  it('is refused when it does not fit the features', () => {
    assert.throws(() => decodeWeights(0, 1, btoa('too short')), /does not fit/);
  });
});

describe('the sentences', () => {
  it('have features within the model, each once', () => {
    for (const { features } of sentencesOf(
      'Emne: Å\n\n👍 Hun ses 12. maj. \u0000 [cpr-nummer] \ud800',
    )) {
      assert.equal(new Set(features).size, features.length);
      assert.ok(features.every((feature) => feature >= 0 && feature < 1 << bucketBits));
    }
  });
  it('with a placeholder are not judged again', () => {
    const { sentences } = weigh(
      model,
      sentencesOf('[borger 1] har [helbredsoplysning]. Vi ses mandag.'),
    );
    assert.equal(sentences.length, 1);
  });
});

const mark = (kind: Category, more: Partial<WeighedMark> = {}): WeighedMark => ({
  kind,
  start: 0,
  end: 4,
  rule: 'test',
  score: 0.9,
  links: new Set(),
  ...more,
});
const sentence = { start: 0, end: 9, part: 'body', replaced: false, features: [] } as const;
const weighing = (draft: number, top: number): Weighing => ({
  draft,
  sentences: [{ sentence, score: top }],
});

describe('rules and scorer together', () => {
  const cases: readonly [
    name: string,
    weighing: Weighing,
    marks: WeighedMark[],
    outlook: string,
  ][] = [
    ['nothing speaks for it', weighing(-2, -3), [], 'harmless'],
    ['words alone', weighing(2, 1), [], 'private'],
    [
      'a plain finding in a draft that sounds neither way',
      weighing(0, -1),
      [mark('health')],
      'private',
    ],
    ['a plain finding in a mail about a play', weighing(-4, -3), [mark('health')], 'harmless'],
    ['a doubted finding', weighing(0, 0), [mark('health', { doubt: 'about-person' })], 'open'],
  ];
  for (const [name, given, marks, outlook] of cases)
    it(`${name}: ${outlook}`, () => {
      assert.equal(outlookOf(given, marks), outlook);
    });

  const doubts = (marks: readonly WeighedMark[]): (string | undefined)[] =>
    marks.map(({ doubt }) => doubt);
  it('a number that is confidential in itself stays, whatever the rest sounds like', () => {
    const marks = [mark('cpr'), mark('health')];
    assert.equal(judged(marks, weighing(-9, -4), 'harmless', []), marks);
  });
  it('harmless: words of illness are no one’s, but "en af beboerne" is still asked about', () => {
    const kept = judged(
      [mark('health'), mark('social', { doubt: 'identifiable' })],
      weighing(-9, -4),
      'harmless',
      [],
    );
    assert.deepEqual(doubts(kept), ['identifiable']);
  });
  it('open: what seemed plain is asked about', () => {
    assert.deepEqual(doubts(judged([mark('health')], weighing(0, 0), 'open', [])), [
      'about-person',
    ]);
  });
  it('open and no finding: the likeliest sentence is marked, and asked about', () => {
    const [learned] = judged([], weighing(0, 0), 'open', []);
    assert.deepEqual(
      [learned?.rule, learned?.doubt, learned?.end],
      [learnedRule, 'about-person', 9],
    );
  });
  it('private and no finding: the likeliest sentence is marked', () => {
    assert.deepEqual(doubts(judged([], weighing(3, 2), 'private', [])), [undefined]);
  });
  it('no sentence sounds like it: nothing is marked, however the whole sounds', () => {
    assert.deepEqual(judged([], weighing(3, -3), 'private', []), []);
  });
});

describe('a learned finding', () => {
  const text =
    'Kære Jonna\n\nHan sad i bilen i to timer, før han turde gå ind, og så gik han hjem igen. Hans kone har taget nøglerne fra ham.\n\nHilsen Grethe';
  const { verdict, findings, categories, rewritten } = classify(text);
  it('names no category, and goes from the rewrite', () => {
    assert.notEqual(verdict, 'ordinary-mail');
    if (findings.some(({ rule }) => rule === learnedRule)) assert.deepEqual(categories, []);
    assert.equal(classify(rewritten).verdict, 'ordinary-mail');
  });
});
