import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify } from '../../../src/classifier/classify.ts';

/** Texts written to make a careless pattern backtrack, each repeated to size. */
const hostile: readonly string[] = [
  '1',
  '1 ',
  '12 34 ',
  '010190-',
  '0101901234 ',
  '1.1.1.',
  'a@',
  '@',
  'a.a@a.',
  '[',
  '[borger 1]',
  ' ',
  '\n',
  '\n\n',
  '\t',
  '>a\nb\n',
  'Fra: a\nEmne: b\n',
  'den a skrev ',
  'a\u0301\u0323',
  '\u200b',
  '\ud800',
  'DK50 0040 ',
  'reg. 1234 konto 1 ',
  'kode: ',
  'kode: a1 Karen ',
  'skylder ',
  'cpr ',
  'født ',
  '/ ',
  'Egernvej 1, ',
  'www.',
  'Hans Bro ',
  'Karen Holm ',
  'Bo ',
  'Hej ',
  'hun har kræft og ',
  'kræft',
  'hun har kræft.\n',
  'A B ',
  'a-',
  "a'",
  'AB 12 ',
  'nr ',
  'medlem ',
  'a_b.pdf ',
  '.pdf',
  'A a.pdf',
];
const small = 64 * 1024;

function milliseconds(piece: string, length: number): number {
  const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const start = performance.now();
  classify(text);
  return performance.now() - start;
}

/** The machine may be busy with something else: growth that shows in every one of these tries is the program's own. */
const tries = 4;
/** A few milliseconds are noise; a quadratic reading of 256 kB takes minutes. */
const noise = 40;

for (const piece of hostile) {
  test(`time grows in line with ${JSON.stringify(piece)}`, () => {
    milliseconds(piece, small);
    const seen: string[] = [];
    for (let attempt = 0; attempt < tries; attempt++) {
      const [first = 0, second = 0, third = 0] = [1, 2, 4].map((times) =>
        milliseconds(piece, times * small),
      );
      if (second < 3 * first + noise && third < 3 * second + noise) return;
      seen.push([first, second, third].map((time) => time.toFixed(0)).join(' → '));
    }
    assert.fail(`64 → 128 → 256 kB in ms: ${seen.join('; ')}`);
  });
}

test('a megabyte of mail is answered within seconds', () => {
  const mail =
    'Emne: Karen Holm\n\nKære Lone\n\nHun har kræft og er indlagt. Ring på 40 18 55 23, cpr 010190-1234.\n\nMvh\nOle Hansen\n\n';
  assert.ok(milliseconds(mail, 1024 * 1024) < 20_000);
});
