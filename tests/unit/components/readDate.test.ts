import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeDates } from '../../../src/components/priceDates.ts';
import { readDate } from '../../../src/components/readDate.ts';
import type { ReadDate } from '../../../src/components/readDate.ts';
import { da } from '../../../src/content/da.ts';

const written = (text: string) => {
  const [day = '', month = '', year = ''] = text.split('/');
  return { day, month, year };
};

describe('a date in three fields', () => {
  const cases: [why: string, text: string, read: ReadDate][] = [
    ['as it is written by hand', '1/3/2020', { iso: '2020-03-01' }],
    ['with zeros and blanks', ' 01/03 / 2020', { iso: '2020-03-01' }],
    ['a leap day', '29/2/2024', { iso: '2024-02-29' }],
    ['no leap day', '29/2/2023', { problem: 'unreal', parts: ['day'] }],
    ['31 April', '31/4/2024', { problem: 'unreal', parts: ['day'] }],
    ['day 0', '0/4/2024', { problem: 'unreal', parts: ['day'] }],
    ['month 13', '1/13/2024', { problem: 'unreal', parts: ['month'] }],
    ['month 0', '1/0/2024', { problem: 'unreal', parts: ['month'] }],
    ['a month by name', '1/marts/2024', { problem: 'unreal', parts: ['month'] }],
    ['a short year', '1/3/24', { problem: 'year', parts: ['year'] }],
    ['nothing', '//', { problem: 'empty', parts: ['day', 'month', 'year'] }],
    ['only blanks', ' / / ', { problem: 'empty', parts: ['day', 'month', 'year'] }],
    ['no month and no year', '1//', { problem: 'incomplete', parts: ['month', 'year'] }],
    ['no day', '/3/2024', { problem: 'incomplete', parts: ['day'] }],
  ];
  for (const [why, text, read] of cases)
    it(why, () => {
      assert.deepEqual(readDate(written(text)), read);
    });
});

describe('order and notice', () => {
  const cases: [why: string, ordered: string, noticed: string, messages: string[]][] = [
    ['on the same day', '1/3/2020', '1/3/2020', []],
    [
      'both wrong: both are said, in the order of the page',
      '/3/2020',
      '//',
      ['Bestillingen: Datoen skal have en dag.', 'Opsigelsen: Skriv en dato.'],
    ],
    [
      'notice before the order',
      '2/3/2020',
      '1/3/2020',
      ['Opsigelsen: Datoen skal være den 2. marts 2020 eller senere.'],
    ],
    [
      'a slip in the year',
      '1/3/2020',
      '1/3/2200',
      ['Opsigelsen: Datoen skal være højst 50 år efter bestillingen.'],
    ],
  ];
  for (const [why, ordered, noticed, messages] of cases)
    it(why, () => {
      const dates = { ordered: written(ordered), noticed: written(noticed) };
      const { faults, answer } = judgeDates(dates, da.prices);
      assert.deepEqual(
        faults.map(({ message }) => message),
        messages,
      );
      assert.equal(answer !== null, messages.length === 0);
    });
});
