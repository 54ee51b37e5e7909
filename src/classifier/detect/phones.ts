import { isDate } from './cpr.ts';
import { type Found, tokenAt } from './found.ts';
import {
  type Context,
  digitsAt,
  digitsOf,
  endOf,
  gapAt,
  isPartOfCode,
  joinedBy,
  lengthAt,
  neighbours,
  shapeAt,
  shapesOf,
  startOf,
  unitAfter,
} from './number-context.ts';
import { isOther } from './number-cues.ts';
import type { Token } from '../tokens.ts';
import { oncePerWord } from '../words.ts';

const phoneShapes = shapesOf(
  joinedBy(/^ {1,2}$|^[.-]$/, [[8], [2, 2, 2, 2], [4, 4], [2, 3, 3], [3, 2, 3], [3, 3, 2], [2, 6]]),
);

export function phone(context: Context): Found | undefined {
  const country = countryCode(context);
  const body: Context =
    country === undefined ? context : { ...context, index: context.index + country.runs };
  if (country !== undefined && country.joined) {
    return {
      kind: 'phone',
      rule: 'number/phone',
      start: country.start,
      end: endOf(context, country.runs),
      score: 0.9,
    };
  }
  // "+47 41 55 09 72": the code is none of the four pairs.
  const foreign = country === undefined && isAfterPlus(context) ? foreignPhone(context) : undefined;
  if (foreign !== undefined) return foreign;
  const count = shapeAt(body, phoneShapes)?.lengths.length;
  if (count === undefined) return country === undefined ? foreignPhone(context) : undefined;
  const digits = digitsOf(body, count);
  if (!/^[2-9]/.test(digits) || /^(\d)\1*$/.test(digits)) return undefined;
  const cue = context.cue();
  const { before, after } = neighbours(body, count);
  let score = count === 1 ? 0.45 : 0.6;
  if (country !== undefined) score += 0.3;
  if (cue === 'phone') score += 0.3;
  const spent = cue === 'case' && isBehindNumber(context);
  if ((isOther(cue) || cue === 'case' || cue === 'cpr') && !spent) score -= 0.4;
  if (before === 'kr' || unitAfter.test(after)) score -= 0.4;
  if (country === undefined && isPartOfCode(body, count)) score -= 0.4;
  if (count === 1 && cue !== 'phone' && looksLikeDate(digits)) score -= 0.3;
  if (hasMoreGroups(body, count, country !== undefined)) score -= 0.4;
  if (count === 2 && cue !== 'phone' && looksLikeYears(digits)) score -= 0.5;
  if (score < 0.4) return undefined;
  return {
    kind: 'phone',
    rule: 'number/phone',
    start: country?.start ?? startOf(body),
    end: endOf(body, count),
    score: Math.round(Math.min(score, 0.95) * 100) / 100,
  };
}

function isAfterPlus(context: Context): boolean {
  return lengthAt(context, 0) <= 3 && context.text.plain.charAt(startOf(context) - 1) === '+';
}

/** "kundenr 118827, 75331904": the cue belongs to the number before. */
function isBehindNumber({ text, tokens, runs, index }: Context): boolean {
  const at = tokenAt(tokens, runs[index]?.start ?? 0);
  const before = tokens[at - 1];
  return before?.kind === 'number' && text.plain.charAt(before.end) === ',';
}

interface CountryCode {
  readonly start: number;
  readonly runs: number;
  /** The whole number is one run: "+4540185523". */
  readonly joined: boolean;
}

function countryCode(context: Context): CountryCode | undefined {
  const { plain } = context.text;
  const start = startOf(context);
  const first = digitsAt(context, 0);
  const plus = plain.charAt(start - 1) === '+';
  const bracket = plus && plain.charAt(start - 2) === '(' ? 2 : plus ? 1 : 0;
  const from = start - bracket;
  if (!plus && !first.startsWith('0045')) return undefined;
  if (plus && /^45[2-9]\d{7}$/.test(first)) return { start: from, runs: 1, joined: true };
  if (/^0045[2-9]\d{7}$/.test(first)) return { start, runs: 1, joined: true };
  const isCode = (plus && first === '45') || first === '0045';
  if (!isCode || !/^\)? {0,2}$/.test(gapAt(context, 0) ?? 'none')) return undefined;
  return { start: from, runs: 1, joined: false };
}

/** Digits of a telephone in the international form, country code included (ITU-T E.164: at most 15). */
const fewestForeign = 8;

const mostForeign = 15;

const mostForeignGroups = 6;

/** "+47 418 22 903", "0049 40 5550 1742": a country code and groups of whatever length follow it. */
function foreignPhone(context: Context): Found | undefined {
  const { plain } = context.text;
  const start = startOf(context);
  const plus = plain.charAt(start - 1) === '+';
  if (!plus && lengthAt(context, 0) < 4) return undefined;
  const zeros = /^00[1-9]\d{1,2}$|^00[1-9]\d{8,12}$/.test(digitsOf(context, 1));
  if (!plus && !zeros) return undefined;
  let count = 1;
  let digits = digitsOf(context, 1).replace(/^00/, '').length;
  while (count < mostForeignGroups) {
    const next = lengthAt(context, count);
    const joined = /^\)? ?(?:\(0\))? ?$|^[.-]$/.test(gapAt(context, count - 1) ?? 'none');
    if (next === 0 || !joined || digits + next > mostForeign) break;
    digits += next;
    count++;
  }
  if (digits < fewestForeign) return undefined;
  return {
    kind: 'phone',
    rule: 'number/phone',
    start: plus ? start - 1 : start,
    end: endOf(context, count),
    score: count === 1 ? 0.85 : 0.8,
  };
}

const digitWord = /^(?:nul|en|et|to|tre|fire|fem|seks|syv|otte|ni)$/;

const isDigitWord = oncePerWord(({ key }) => digitWord.test(key));

const digitsSpoken = 8;

/** "to fire otte otte nul syv en fem": a telephone as it is dictated. */
export function spokenPhones(tokens: readonly Token[]): readonly Found[] {
  const found: Found[] = [];
  let from = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined || !isDigitWord(token.word)) {
      from = index + 1;
      continue;
    }
    const next = tokens[index + 1];
    if (next !== undefined && isDigitWord(next.word)) continue;
    const first = tokens[from];
    if (first !== undefined && index + 1 - from === digitsSpoken)
      found.push({
        kind: 'phone',
        rule: 'number/spoken-phone',
        start: first.start,
        end: token.end,
        score: 0.8,
      });
  }
  return found;
}

/** A ninth digit in the same rhythm: a longer number of another kind. */
function hasMoreGroups(context: Context, count: number, headed: boolean): boolean {
  const before = gapAt(context, -1);
  const after = gapAt(context, count - 1);
  const isJoin = (gap: string | undefined): boolean => gap !== undefined && /^[ .-]$/.test(gap);
  return (isJoin(after) && lengthAt(context, count) <= 4) || (!headed && isJoin(before));
}

function looksLikeDate(digits: string): boolean {
  const isYear = (year: number): boolean => year >= 1900 && year <= 2099;
  const year = Number(digits.slice(0, 4));
  if (isYear(year) && isDate(Number(digits.slice(6)), Number(digits.slice(4, 6)), year))
    return true;
  const last = Number(digits.slice(4));
  return isYear(last) && isDate(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), last);
}

function looksLikeYears(digits: string): boolean {
  return /^(?:19|20)\d\d(?:19|20)\d\d$/.test(digits);
}
