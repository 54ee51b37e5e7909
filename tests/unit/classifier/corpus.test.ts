import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { classify } from '../../../src/classifier/classify.ts';
import { categories } from '../../../src/classifier/types.ts';
import {
  difference,
  missesOf,
  missKinds,
  outcomeOf,
  parseDrafts,
  parseMisses,
} from '../../corpus/measure.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../corpus/${name}`, import.meta.url), 'utf8');
const develop = parseDrafts(read('develop.jsonl'), 'develop.jsonl');
const pairs = parseDrafts(read('pairs.jsonl'), 'pairs.jsonl');
const held = parseDrafts(read('held.jsonl'), 'held.jsonl');

/** The weights of the check digit (CPR-kontoret, "Personnummeret i CPR"); zero means a number that may be a person's. */
function modulus11(cpr: string): number {
  const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
  // A letter O is read as the figure.
  const digits = cpr.replace(/o/giu, '0').replace(/\D/gu, '');
  assert.equal(digits.length, weights.length, cpr);
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits.charAt(at)), 0) % 11;
}

for (const [name, drafts] of [
  ['develop.jsonl', develop],
  ['pairs.jsonl', pairs],
  ['held.jsonl', held],
] as const) {
  test(`${name}: every CPR number fails modulus 11, so that it is nobody's`, () => {
    const numbers = drafts.flatMap((draft) => draft.spans.filter((span) => span.kind === 'cpr'));
    assert.notEqual(numbers.length, 0);
    assert.deepEqual(
      numbers.filter((span) => modulus11(span.text) === 0),
      [],
    );
  });

  test(`${name}: every category occurs in at least two drafts`, () => {
    assert.deepEqual(
      categories.filter(
        (category) => drafts.filter((draft) => draft.categories.includes(category)).length < 2,
      ),
      [],
    );
  });
}

// Few passages hold an address at all.
for (const files of [['develop'], ['pairs'], ['held'], ['mails', 'passages']])
  test(`${files.join(' and ')}: every mail address ends in .example`, () => {
    const texts = files.map((name) => read(`${name}.jsonl`)).join('\n');
    const domains = texts.match(/@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu) ?? [];
    assert.notEqual(domains.length, 0);
    assert.deepEqual(
      domains.filter((domain) => !/\.example$/iu.test(domain)),
      [],
    );
  });

test('no two drafts share an id', () => {
  const ids = [...develop, ...pairs, ...held].map(({ id }) => id);
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) < index),
    [],
  );
});

const measured = missesOf(develop.map((draft) => outcomeOf(draft, classify(draft.text))));

for (const kind of missKinds) {
  test(`develop.jsonl: ${kind} as pinned (rewrite with: node scripts/corpus.ts --pin)`, () => {
    const pinned = parseMisses(read('known-misses.json'));
    assert.deepEqual(difference(pinned[kind], measured[kind]), { appeared: [], gone: [] });
  });
}
