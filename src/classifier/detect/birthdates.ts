import { isDate, isShortDate } from './cpr.ts';
import type { Found } from './found.ts';
import {
  type Context,
  digitsAt,
  digitsOf,
  endOf,
  followsCapital,
  gapAt,
  hit,
  isPartOfCode,
  lengthAt,
  neighbours,
  placeOf,
  startOf,
} from './number-context.ts';
import { keyFits } from '../words.ts';

export const monthNames =
  'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december';

const months = new RegExp(
  String.raw`^ ?\.? ?(${monthNames}|january|february|march|may|june|july|october|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec)\.? {1,2}['’]?$`,
);

const dayAndMonth = new RegExp(String.raw`^\.? ?(?:${monthNames})(?!\p{L})`, 'u');

const isMonth = keyFits(/^(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sept?|o[kc]t|nov|dec)[a-z]*$/);

function isBeforeMonth(context: Context): boolean {
  const next = context.tokens[placeOf(context) + 1];
  return next !== undefined && isMonth(next.word);
}

/** A date of birth if what stands before it turns out to be a name; otherwise any date. */
export const dateBehindName = 'number/date-behind-name';

const bornIn = new RegExp(String.raw`(?:født|foedt|f\.) i ((?:${monthNames}) )$`);

/** "født i maj 1956": a birth date without its day. */
function birthMonth(context: Context): Found | undefined {
  const { lower } = context.text;
  const start = startOf(context);
  const month = bornIn.exec(lower.slice(Math.max(0, start - bornReach), start))?.[1];
  if (month === undefined || !/^(?:19|20)/.test(digitsOf(context, 1))) return undefined;
  const found = hit('birthdate', 'number/birthdate', context, 1, 0.8);
  return found === undefined ? undefined : { ...found, start: start - month.length };
}

const bornReach = 24;

/** A date of birth, which only a word before it tells from any other date. */
export function birthdate(context: Context): Found | undefined {
  // Days have one digit or two, dates in one run six or eight.
  const length = lengthAt(context, 0);
  const inMonth = length === 4 ? birthMonth(context) : undefined;
  if (inMonth !== undefined) return inMonth;
  if (length > 2 && length % 2 === 1) return undefined;
  if (length <= 2 && gapAt(context, 0) === undefined && !isBeforeMonth(context)) return undefined;
  const cue = context.cue();
  const { before } = neighbours(context, 1);
  const behindName = followsCapital(context);
  if (cue !== 'birth' && before !== 'f' && before !== 'fdt' && !behindName) return undefined;
  const rule = cue === 'birth' || !behindName ? 'number/birthdate' : dateBehindName;
  const day = Number(digitsOf(context, 1));
  const afterDay = context.text.lower.slice(
    endOf(context, 1),
    Math.min(context.runs[context.index + 1]?.start ?? 0, endOf(context, 1) + 14),
  );
  if (months.test(afterDay) && lengthAt(context, 0) <= 2 && [2, 4].includes(lengthAt(context, 1))) {
    if (day >= 1 && day <= 31) return hit('birthdate', rule, context, 2, 0.9);
  }
  // "fylder 30 den 19. januar": a birthday without its year
  const month =
    cue === 'birth' && length <= 2
      ? dayAndMonth.exec(context.text.lower.slice(endOf(context, 1), endOf(context, 1) + 14))
      : null;
  const found =
    month !== null && day >= 1 && day <= 31 ? hit('birthdate', rule, context, 1, 0.7) : undefined;
  if (found !== undefined && lengthAt(context, 1) !== 4)
    return { ...found, end: found.end + (month?.[0].length ?? 0) };
  const parts = [0, 1, 2].map((offset) => lengthAt(context, offset));
  const [first = 0, second = 0, third = 0] = parts;
  const between = [gapAt(context, 0), gapAt(context, 1)];
  if (
    first <= 2 &&
    second <= 2 &&
    (third === 2 || third === 4) &&
    !/^[./-]\d/.test(context.text.plain.slice(endOf(context, 3), endOf(context, 3) + 2)) &&
    between.every((gap) => (behindName ? /^[./-]$/ : /^ ?[./ -] ?$/).test(gap ?? 'none')) &&
    isDate(day, Number(digitsAt(context, 1)), yearOf(digitsAt(context, 2)))
  )
    return hit('birthdate', rule, context, 3, 0.9);
  // "1944-05-03"
  if (first === 4 && second === 2 && third === 2 && between.every((gap) => gap === '-'))
    if (isDate(Number(digitsAt(context, 2)), Number(digitsAt(context, 1)), day))
      return hit('birthdate', rule, context, 3, 0.9);
  if (first === 6 && !isPartOfCode(context, 1) && isShortDate(digitsOf(context, 1)))
    return hit('birthdate', rule, context, 1, 0.85);
  if (first === 8) {
    const digits = digitsOf(context, 1);
    if (
      isDate(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4))) &&
      /^(?:18|19|20)/.test(digits.slice(4))
    )
      return hit('birthdate', rule, context, 1, 0.8);
  }
  return undefined;
}

/** Two digits may mean any century; a leap day is checked in a century that has it. */
function yearOf(digits: string): number {
  return digits.length === 4 ? Number(digits) : 2000 + Number(digits);
}
