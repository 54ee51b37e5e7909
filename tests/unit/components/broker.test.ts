import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byDomain } from '../../../src/components/broker.ts';

describe('looking again', () => {
  const cases: readonly [
    why: string,
    asked: readonly string[],
    first: readonly string[],
    rest: readonly string[],
  ][] = [
    ['nobody', [], [], []],
    ['domains are all first', ['a.example', 'b.example'], ['a.example', 'b.example'], []],
    [
      'one of each domain is first, in the order they stand',
      ['ole@b.example', 'ole@a.example', 'eva@b.example', 'eva@a.example'],
      ['ole@b.example', 'ole@a.example'],
      ['eva@b.example', 'eva@a.example'],
    ],
    [
      'a domain and an address there are one domain',
      ['a.example', 'ole@a.example'],
      ['a.example'],
      ['ole@a.example'],
    ],
  ];
  for (const [why, asked, first, rest] of cases)
    it(why, () => {
      assert.deepEqual(byDomain(asked), { first, rest });
    });
});
