import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { classify } from '../../../src/classifier/classify.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function used(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

const megabyte = 2 ** 20;

test('a word that is kept keeps nothing of the draft that it stood in', () => {
  classify('Hej Bo');
  const before = used();
  for (const letter of 'abcdefghijklmnopqrst')
    classify(`Hej Bo. Regnskabsafslutningen${letter} ${' '.repeat(megabyte)}`);
  assert.ok(used() - before < 10 * megabyte);
});
