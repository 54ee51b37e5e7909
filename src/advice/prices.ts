/** What an organisation pays for its secure mail, and until when: prices by date, and notice to the end of a year. */

export interface Price {
  /** First and last day, ISO dates; without a last one it holds until further notice. */
  readonly validFrom: string;
  readonly validTo?: string | undefined;
  /** Kroner for the calendar year it is ordered in. */
  readonly firstYear: number;
  /** Kroner for each calendar year after that. */
  readonly laterYears: number;
}

export interface Prices {
  /** Whole months between notice and the end of the calendar year it ends with. */
  readonly noticeMonths: number;
  /** In order of date, without gaps. */
  readonly periods: readonly Price[];
}

export interface YearCost {
  readonly year: number;
  readonly kroner: number;
}

export interface Cost {
  readonly years: readonly YearCost[];
  /** Kroner. */
  readonly total: number;
  /** Years without a price of their own: before the first one, or after the last one has ended. */
  readonly unknown: readonly number[];
}

/** Of an ISO date. */
export const yearOf = (date: string): number => Number(date.slice(0, 4));

function priceOn(date: string, { periods }: Prices): Price | undefined {
  return periods.find(
    ({ validFrom, validTo }) => validFrom <= date && (validTo === undefined || date <= validTo),
  );
}

/**
 * What it costs from the day it is ordered to the last day, year by year, in kroner. The first calendar year has the price
 * of the day of the order, each later one that of 1 January. ISO dates; no years when the last day is before the order.
 */
export function costOf(prices: Prices, ordered: string, lastDay: string): Cost {
  const first = yearOf(ordered);
  const count = lastDay < ordered ? 0 : yearOf(lastDay) - first + 1;
  const all = Array.from({ length: count }, (_, index) => first + index).map((year) => ({
    year,
    kroner:
      year === first
        ? priceOn(ordered, prices)?.firstYear
        : priceOn(`${String(year)}-01-01`, prices)?.laterYears,
  }));
  const years = all.flatMap(({ year, kroner }) => (kroner === undefined ? [] : [{ year, kroner }]));
  return {
    years,
    total: years.reduce((sum, { kroner }) => sum + kroner, 0),
    unknown: all.flatMap(({ year, kroner }) => (kroner === undefined ? [year] : [])),
  };
}

/** The last day of a year on which notice for that year's end can still be given; ISO date. */
export function lastDayOfNotice({ noticeMonths }: Prices, year: number): string {
  // The last day of the month that lies that many months before December: day 0 of the month after it.
  return new Date(Date.UTC(year, 12 - noticeMonths, 0)).toISOString().slice(0, 10);
}

/** The last day it runs when notice is given on a day: the end of that year, or of the next when that is too late. */
export function lastDayAfterNotice(prices: Prices, notice: string): string {
  const year = yearOf(notice);
  return `${String(notice <= lastDayOfNotice(prices, year) ? year : year + 1)}-12-31`;
}
