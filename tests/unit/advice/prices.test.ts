import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { costOf, lastDayAfterNotice, lastDayOfNotice } from '../../../src/advice/prices.ts';
import type { Prices } from '../../../src/advice/prices.ts';

const prices: Prices = {
  noticeMonths: 3,
  periods: [
    { validFrom: '2024-01-01', validTo: '2025-06-30', firstYear: 100, laterYears: 80 },
    { validFrom: '2025-07-01', validTo: '2027-12-31', firstYear: 120, laterYears: 90 },
  ],
};

describe('what it costs', () => {
  const cases: [
    name: string,
    ordered: string,
    lastDay: string,
    years: [number, number][],
    unknown: number[],
  ][] = [
    ['one year', '2024-03-01', '2024-12-31', [[2024, 100]], []],
    ['one day', '2024-12-31', '2024-12-31', [[2024, 100]], []],
    [
      'two years',
      '2024-12-31',
      '2025-12-31',
      [
        [2024, 100],
        [2025, 80],
      ],
      [],
    ],
    ['the price of the day of the order', '2025-07-01', '2025-12-31', [[2025, 120]], []],
    ['the day before it rose', '2025-06-30', '2025-12-31', [[2025, 100]], []],
    [
      'a later year has the price of its first day',
      '2024-01-01',
      '2026-12-31',
      [
        [2024, 100],
        [2025, 80],
        [2026, 90],
      ],
      [],
    ],
    [
      'a year without a price is said, not guessed',
      '2026-01-01',
      '2028-12-31',
      [
        [2026, 120],
        [2027, 90],
      ],
      [2028],
    ],
    ['before there was a price', '2023-12-31', '2024-12-31', [[2024, 80]], [2023]],
    ['an end before the order', '2024-03-01', '2024-02-29', [], []],
  ];
  for (const [name, ordered, lastDay, years, unknown] of cases)
    it(name, () => {
      const cost = costOf(prices, ordered, lastDay);
      assert.deepEqual(
        cost.years.map(({ year, kroner }) => [year, kroner]),
        years,
      );
      assert.deepEqual(cost.unknown, unknown);
      assert.equal(
        cost.total,
        years.reduce((sum, [, kroner]) => sum + kroner, 0),
      );
    });
});

describe('notice to the end of a year', () => {
  const cases: [noticeMonths: number, notice: string, lastDay: string][] = [
    [3, '2024-01-01', '2024-12-31'],
    [3, '2024-09-30', '2024-12-31'],
    [3, '2024-10-01', '2025-12-31'],
    [3, '2024-12-31', '2025-12-31'],
    [0, '2024-12-31', '2024-12-31'],
    [1, '2024-11-30', '2024-12-31'],
    [1, '2024-12-01', '2025-12-31'],
    [10, '2024-02-29', '2024-12-31'],
    [10, '2024-03-01', '2025-12-31'],
    // A whole year before: the last day is that of the year before.
    [12, '2024-01-01', '2025-12-31'],
  ];
  for (const [noticeMonths, notice, lastDay] of cases)
    it(`${String(noticeMonths)} months, given ${notice}: until ${lastDay}`, () => {
      assert.equal(lastDayAfterNotice({ ...prices, noticeMonths }, notice), lastDay);
    });
  it('names the last day for it, in a leap year too', () => {
    assert.equal(lastDayOfNotice({ ...prices, noticeMonths: 10 }, 2024), '2024-02-29');
    assert.equal(lastDayOfNotice({ ...prices, noticeMonths: 10 }, 2025), '2025-02-28');
  });
});
