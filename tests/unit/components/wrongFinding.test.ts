import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { classify } from '../../../src/classifier/classify.ts';
import { fingerprint } from '../../../src/classifier/engine.ts';
import { model } from '../../../src/classifier/model.ts';
import { rules } from '../../../src/classifier/rules/index.ts';
import { longestShape, shapeOf, wrongFindingReport } from '../../../src/components/wrongFinding.ts';
import { da } from '../../../src/content/da.ts';
import { parseDrafts } from '../../corpus/measure.ts';

describe('the shape of a text', () => {
  const cases: readonly (readonly [text: string, shape: string, why: string])[] = [
    ['010203-4441', '999999-9999', 'digits and hyphen'],
    ['Bente Jensen', 'xxxxx xxxxxx', 'letters and spaces'],
    ['§ 141, stk. 2', '· 999, xxx. 9', 'a sign outside ASCII'],
    ['a\u030aben', 'xxxx', 'a decomposed letter is one'],
    ['én\n🙂 ²', 'xx · 9', 'line breaks, emoji, raised digits'],
    ['Ωשлٹ٣', 'xxxx9', 'letters and digits of other scripts'],
    ['', '', 'nothing'],
    ['x'.repeat(longestShape + 1), `${'x'.repeat(longestShape)}…`, 'cut to its bound'],
  ];
  for (const [text, shape, why] of cases)
    it(why, () => {
      assert.equal(shapeOf(text), shape);
    });
});

describe('the report of a wrong finding', () => {
  const engine = '1.2.3, 0f0f0f0f';
  const reportOf = (text: string): string =>
    wrongFindingReport(
      { kind: 'health', rules: ['health/diagnoses', 'health/body'], text },
      engine,
      da.check.report,
    );

  it('says rule, kind, shape, length and edition', () => {
    assert.equal(
      reportOf('KOL 2'),
      'Forkert fund i Kuvert\nRegel: health/diagnoses, health/body\nArt: health\nForm: xxx 9\nLængde: 5 tegn\nUdgave: 1.2.3, 0f0f0f0f',
    );
  });

  const corpus = parseDrafts(
    readFileSync(new URL('../../corpus/develop.jsonl', import.meta.url), 'utf8'),
    'develop.jsonl',
  );
  const found = corpus.flatMap(({ text }) =>
    classify(text).findings.map(({ start, end }) => text.slice(start, end)),
  );

  it('holds no three letters or digits in a row of anything found in the corpus', () => {
    assert.ok(found.length > 1000);
    for (const words of found) {
      const shape = shapeOf(words).toLowerCase();
      const runs = [...words.toLowerCase().matchAll(/(?=([\p{L}\p{N}]{3}))/gu)].map(
        ([, run = '']) => run,
      );
      // "220910-xxxx" looks like its own shape: x and 9 stand for any letter and digit there.
      const told = runs.filter((run) => !/^[x9]+$/.test(run) && shape.includes(run));
      assert.deepEqual(told, []);
    }
  });

  it('is the same for every text of the same shape: it cannot tell them apart', () => {
    for (const words of found) {
      const other = words
        .normalize('NFC')
        .replace(/\p{L}\p{M}*/gu, 'q')
        .replace(/\p{N}/gu, '7');
      assert.equal(
        wrongFindingReport({ kind: 'name', rules: [], text: other }, engine, da.check.report),
        wrongFindingReport(
          { kind: 'name', rules: [], text: words.normalize('NFC') },
          engine,
          da.check.report,
        ),
      );
    }
  });
});

describe('the fingerprint of the engine', () => {
  const [first, ...others] = rules;
  it('is eight hexadecimal digits, the same every time', () => {
    assert.match(fingerprint(rules, model), /^[0-9a-f]{8}$/);
    assert.equal(fingerprint(rules, model), fingerprint([...rules], { ...model }));
  });
  it('changes with a rule', () => {
    assert.ok(first);
    const changed = { ...first, terms: [...(first.terms ?? []), 'flimmerhoste'] };
    assert.notEqual(fingerprint([changed, ...others], model), fingerprint(rules, model));
  });
  it('changes with the model', () => {
    const draft = { ...model.draft, bias: model.draft.bias + 1 };
    assert.notEqual(fingerprint(rules, { ...model, draft }), fingerprint(rules, model));
  });
});
