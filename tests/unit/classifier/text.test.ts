import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bareFolds, fold, inGiven, normalise } from '../../../src/classifier/text.ts';

/** What a reader sees as one word must be found in `plain` and be led back to exactly what was typed. */
const places: readonly (readonly [name: string, given: string, plain: string, back: string])[] = [
  ['plain ASCII', 'Hej Bo.', 'Bo', 'Bo'],
  ['æøå', 'på Ærø i går', 'Ærø', 'Ærø'],
  ['NFD å', 'Hun fa\u030ar sa\u030ar.', 'sår', 'sa\u030ar'],
  ['NFD before the place', 'ga\u030ard: sygdom', 'sygdom', 'sygdom'],
  ['two marks on one letter', 'x e\u0323\u0301y', 'ẹ́y', 'e\u0323\u0301y'],
  ['emoji before', '👩‍⚕️ sygdom', 'sygdom', 'sygdom'],
  ['emoji family before and after', '👨‍👩‍👧 Bo 👍🏽', 'Bo', 'Bo'],
  ['zero-width space inside', 'kræ\u200bft!', 'kræft', 'kræ\u200bft'],
  ['zero-width at the edges stays outside', 'a\u200bBo\u200bb', 'Bo', 'Bo'],
  ['soft hyphens', 'brys\u00adt\u00adkræft', 'brystkræft', 'brys\u00adt\u00adkræft'],
  ['byte order mark', '\ufeffHej', 'Hej', 'Hej'],
  ['no-break space', 'kl.\u00a012', 'kl. 12', 'kl.\u00a012'],
  ['thin and figure space', '40\u202f18\u200755', '40 18 55', '40\u202f18\u200755'],
  ['no-break hyphen', '010190\u20111234', '010190-1234', '010190\u20111234'],
  ['en dash, em dash, minus', '1\u20132\u20143\u22124', '1-2-3-4', '1\u20132\u20143\u22124'],
  ['lone high surrogate', 'x\ud800 Bo', 'Bo', 'Bo'],
  ['lone low surrogate inside', 'B\udc00o', 'B\ufffdo', 'B\udc00o'],
  ['NUL', 'x\u0000Bo', ' Bo', '\u0000Bo'],
  ['CR LF', 'a\r\nBo', 'Bo', 'Bo'],
  ['line separator', 'a\u2028Bo', '\nBo', '\u2028Bo'],
  ['full-width digits', '\uff11\uff12', '12', '\uff11\uff12'],
  ['Arabic digits', '\u0661\u0662', '12', '\u0661\u0662'],
  ['mathematical digits', '\u{1d7d9}\u{1d7da}', '12', '\u{1d7d9}\u{1d7da}'],
  ['capital with a longer small form', 'İ Bo', 'Bo', 'Bo'],
];

for (const [name, given, plain, back] of places) {
  test(`offsets: ${name}`, () => {
    const text = normalise(given);
    const start = text.plain.indexOf(plain);
    assert.notEqual(start, -1, JSON.stringify(text.plain));
    const span = inGiven(text, start, start + plain.length);
    assert.equal(given.slice(span.start, span.end), back);
  });
}

for (const given of [
  'kl.\u00a012\u2009—\u200712',
  'a\r\nb\rc\u2028d',
  'tak 🙂 for i går 👍🤖',
  'x\u0000y',
])
  test(`${JSON.stringify(given)} keeps its places`, () =>
    assert.equal(normalise(given).sources, undefined));

test('segmented figures, which emoji stand beside, are read', () =>
  assert.equal(normalise('\u{1fbf4}\u{1fbf0}').plain, '40'));

test('plain and lower have the same length, and every place leads back in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const text = normalise(given);
      assert.equal(text.lower.length, text.plain.length);
      let before = 0;
      for (let at = 0; at < text.plain.length; at++) {
        const { start, end } = inGiven(text, at, at + 1);
        assert.ok(start >= 0 && start <= end && end <= given.length);
        assert.ok(start >= before);
        before = start;
      }
    }),
  );
});

const folds: readonly (readonly [string, string])[] = [
  ['SÅR', 'saar'],
  ['saar', 'saar'],
  ['Brøndby', 'broendby'],
  ['ÆGLØS', 'aegloes'],
  ['Müller', 'muller'],
  ['Özdemir', 'oezdemir'],
  ['Señor', 'senor'],
  ['Łukasz', 'łukasz'],
];
for (const [word, key] of folds) test(`fold ${word}`, () => assert.equal(fold(word), key));

const bare: readonly (readonly [string, readonly string[]])[] = [
  ['grøn', ['gron']],
  ['idræt', ['idrat', 'idret']],
  ['årsløn', ['arslon']],
  ['hund', []],
];
for (const [word, keys] of bare)
  test(`bare folds of ${word}`, () => assert.deepEqual(bareFolds(word), keys));
