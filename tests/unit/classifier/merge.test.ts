import assert from 'node:assert/strict';
import { test } from 'node:test';
import { merge, type Mark } from '../../../src/classifier/merge.ts';
import { learnedRule } from '../../../src/classifier/types.ts';

/** What is marked, each as its kind and the words. */
const cases: readonly (readonly [
  title: string,
  plain: string,
  marks: readonly (readonly [kind: Mark['kind'], words: string])[],
  expected: readonly (readonly [kind: Mark['kind'], words: string])[],
])[] = [
  [
    'a name is cut out of a sentence',
    'Vi har talt med Hanne om det.',
    [
      ['social', 'Vi har talt med Hanne om det'],
      ['name', 'Hanne'],
    ],
    [
      ['social', 'Vi har talt med'],
      ['name', 'Hanne'],
      ['social', 'om det'],
    ],
  ],
  [
    'and a sign or a joining word that is left of it is nothing to find',
    'Fire i min Skoda (BD 63 902), og Hanne har tre.',
    [
      ['social', 'Fire i min Skoda (BD 63 902), og Hanne har tre'],
      ['plate', 'BD 63 902'],
      ['name', 'Hanne'],
    ],
    [
      ['social', 'Fire i min Skoda'],
      ['plate', 'BD 63 902'],
      ['name', 'Hanne'],
      ['social', 'har tre'],
    ],
  ],
  [
    'a short word that is marked by itself stays',
    'Hun har MS.',
    [['health', 'MS']],
    [['health', 'MS']],
  ],
];
for (const [title, plain, marks, expected] of cases)
  test(title, () => {
    const found = merge(
      plain,
      marks.map(([kind, words]) => {
        const start = plain.indexOf(words);
        return {
          kind,
          start,
          end: start + words.length,
          rule: learnedRule,
          score: kind === 'social' ? 0.6 : 0.9,
        };
      }),
    );
    assert.deepEqual(
      found.map(({ kind, start, end }) => [kind, plain.slice(start, end)]),
      expected,
    );
  });
