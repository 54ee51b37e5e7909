import { yearOf } from '../advice/prices.ts';
import type { da } from '../content/da.ts';
import { danishDate } from './dates.ts';
import { dateParts, readDate } from './readDate.ts';
import type { DatePart, ReadDate, WrittenDate } from './readDate.ts';
import { fill } from './texts.ts';

export type PriceField = 'ordered' | 'noticed';
export type PriceWords = typeof da.prices;

/** More years than anybody plans for; a slip of the finger must not fill the page. */
const mostYears = 50;

export interface DateFault {
  readonly field: PriceField;
  readonly message: string;
  /** The fields to mend, the first of them the one to go to. */
  readonly parts: readonly [DatePart, ...DatePart[]];
}

/** ISO dates. */
export interface DatesOfPrice {
  readonly ordered: string;
  readonly noticed: string;
}

export interface Judged {
  readonly faults: readonly DateFault[];
  /** Null as long as anything is wrong, and before anything was asked. */
  readonly answer: DatesOfPrice | null;
}

const joined = new Intl.ListFormat('da');

function faultOf(field: PriceField, read: ReadDate, words: PriceWords): DateFault | undefined {
  if ('iso' in read) return undefined;
  const missing = joined.format(read.parts.map((part) => words.missing[part]));
  const message = fill(words.problems[read.problem], { which: words.which[field], missing });
  return { field, message, parts: read.parts };
}

/** What is wrong with the two dates, in the order of the page, or the dates themselves. */
export function judgeDates(
  written: Readonly<Record<PriceField, WrittenDate>>,
  words: PriceWords,
): Judged {
  const ordered = readDate(written.ordered);
  const noticed = readDate(written.noticed);
  if (!('iso' in ordered) || !('iso' in noticed))
    return {
      faults: [faultOf('ordered', ordered, words), faultOf('noticed', noticed, words)].filter(
        (fault) => fault !== undefined,
      ),
      answer: null,
    };
  const message =
    noticed.iso < ordered.iso
      ? fill(words.problems.order, { ordered: danishDate(ordered.iso) })
      : yearOf(noticed.iso) - yearOf(ordered.iso) > mostYears
        ? fill(words.problems['too-far'], { years: mostYears })
        : undefined;
  return message === undefined
    ? { faults: [], answer: { ordered: ordered.iso, noticed: noticed.iso } }
    : { faults: [{ field: 'noticed', message, parts: dateParts }], answer: null };
}
