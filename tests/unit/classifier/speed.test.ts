import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { afterEach, test } from 'node:test';
import { classify } from '../../../src/classifier/classify.ts';
import { growthOf, hostile, mostGrowth, type Growth } from './hostile.ts';

const kilobyte = 1024;
/** In kilobytes. What is bounded at some length grows before it: a link of 16 kB once took as long as one of 128. */
const short = [1, 2, 4, 8, 16];
const long = [32, 64, 128, 256];
const inBytes = (sizes: readonly number[]): readonly number[] =>
  sizes.map((size) => size * kilobyte);

/** The machine may be busy with something else: growth that shows in every one of these tries is the program's own. */
const tries = 40;
const isInLine = ({ mean }: Growth): boolean => mean <= mostGrowth;

// So that each test is told of when it ends: otherwise this file is silent until its last.
afterEach(() => setImmediate());

for (const piece of hostile)
  for (const sizes of [short, long])
    test(`time grows in line with ${JSON.stringify(piece)}, ${sizes.join(' → ')} kB`, () => {
      const { mean, milliseconds } = growthOf(classify, piece, inBytes(sizes), tries, isInLine);
      assert.ok(
        mean <= mostGrowth,
        `in ms: ${milliseconds.map((time) => time.toFixed(1)).join(' → ')}`,
      );
    });

test('a quadratic reading would be seen', () => {
  const quadratic = (text: string): number => {
    let sum = 0;
    for (let end = 0; end < text.length; end += 8)
      for (let at = 0; at < end; at += 64) sum += text.charCodeAt(at);
    return sum;
  };
  assert.ok(growthOf(quadratic, 'a', inBytes(long), 10, () => false).mean > mostGrowth);
});

test('a megabyte of mail is answered within seconds', () => {
  const mail =
    'Emne: Karen Holm\n\nKære Lone\n\nHun har kræft og er indlagt. Ring på 40 18 55 23, cpr 010190-1234.\n\nMvh\nOle Hansen\n\n';
  const start = performance.now();
  classify(mail.repeat(Math.ceil((1024 * kilobyte) / mail.length)));
  assert.ok(performance.now() - start < 20_000);
});
