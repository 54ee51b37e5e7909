import { isDate, isShortDate } from './cpr.ts';
import type { Found } from './found.ts';
import { ownBook } from './name-book.ts';
import {
  type Context,
  digitsAt,
  digitsOf,
  endOf,
  followsCapital,
  gapAt,
  isPartOfCode,
  joinedBy,
  lengthAt,
  neighbours,
  placeOf,
  shapeAt,
  shapesOf,
  startOf,
  unitAfter,
} from './number-context.ts';
import { isOther, isSomebody } from './number-cues.ts';
import { nth } from '../nth.ts';
import type { Token } from '../tokens.ts';
import { keyFits, question } from '../words.ts';

const phoneShapes = shapesOf(
  joinedBy(/^ {1,2}$|^[./-]$|^ - $|^ ?\n$|^\) $/, [
    [8],
    [2, 2, 2, 2],
    [4, 4],
    [2, 3, 3],
    [3, 2, 3],
    [3, 3, 2],
    [2, 6],
  ]),
);

const digitsDialled = 8;

/** "31 7718 05", "60 31 5 5 12": eight digits in groups of whatever length; how many groups, 0 when it is none. */
function oddGroups(context: Context): number {
  let digits = lengthAt(context, 0);
  let count = 1;
  while (digits < digitsDialled) {
    const gap = gapAt(context, count - 1);
    if (gap === undefined || !/^ {1,2}$|^ ?- ?$/.test(gap)) break;
    digits += lengthAt(context, count++);
  }
  if (digits !== digitsDialled || count === 1) return 0;
  const longest = context.cue() === 'phone' ? 7 : 5;
  return lengthAt(context, 0) < longest ? count : 0;
}

/** "eller til mig på 51 70 28 86", "mor 61 30 88 27": whose telephone it is says that it is one. */
function isReached({ tokens }: Context, at: number): boolean {
  const sentence = tokens[at]?.sentence;
  // "til Bo Holm 40185523"
  const [second, last] = [nth(tokens, at - 2), nth(tokens, at - 1)];
  if (last?.capital === true && last.sentence === sentence) {
    const { first, last: isLast } = ownBook.listingOf(last.word);
    if (first || isLast || (second !== undefined && ownBook.listingOf(second.word).first))
      return true;
  }
  // "hans nummer er 6 61 72 093"
  const reach = last?.key === 'er' && second?.key === 'nummer' ? 3 : 2;
  return tokens
    .slice(Math.max(0, at - reach), at)
    .some((token) => token.sentence === sentence && isSomebody(token.word));
}

/** Groups of a number within a house: "4417", "4 8120", and of one in Greenland or on the Faroes: "55 41 22". */
const shortShapes = shapesOf(joinedBy(/^ $/, [[4], [5], [1, 4], [2, 3], [2, 2, 2], [3, 3]]));
const extensionWord = /^(?:lokal|internt?)$|^lokal(?:nr|nummer)$|mobil$/;
const telephoneWord = /^(?:tlf|telefon|direkte)$/;
const isExtensionWord = question(({ key }) => extensionWord.test(key) || telephoneWord.test(key));

/** "lokal 4417", "klinikmobil 5 1182", "intern tlf. 4417": shorter than a telephone, and behind a word for one. */
function extension(context: Context): Found | undefined {
  const { text, tokens } = context;
  const start = startOf(context);
  const before = nth(tokens, placeOf(context) - 1);
  if (before?.kind !== 'word' || !isExtensionWord(before.word)) return undefined;
  const count = shapeAt(context, shortShapes)?.lengths.length;
  if (count === undefined || isPartOfCode(context, count)) return undefined;
  if (!/^[.:]{0,2} ?$/.test(text.plain.slice(before.end, start))) return undefined;
  if (hasMoreGroups(context, count, true) || unitAfter.test(neighbours(context, count).after))
    return undefined;
  return {
    kind: 'phone',
    rule: 'number/phone',
    start: telephoneWord.test(before.key) ? start : before.start,
    end: endOf(context, count),
    score: 0.6,
  };
}

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
  // "+47 41 55 09 72", "0047 41 23 39 12": the code is none of the four pairs.
  const foreign =
    country === undefined && mayBeForeign(context) ? foreignPhone(context) : undefined;
  if (foreign !== undefined) return foreign;
  const usual = shapeAt(body, phoneShapes)?.lengths.length;
  const count = usual ?? oddGroups(body);
  if (count === 0)
    return country === undefined ? (foreignPhone(context) ?? extension(context)) : undefined;
  const digits = digitsOf(body, count);
  if (!/^[2-9]/.test(digits) || /^(\d)\1*$/.test(digits)) return undefined;
  const cue = context.cue();
  const { before, after } = neighbours(body, count);
  const isOurs = isReached(body, placeOf(body));
  let score = count === 1 ? 0.45 : 0.6;
  if (usual === undefined) {
    score = 0.45;
    for (let at = 0; at < count; at++) if (lengthAt(body, at) === 1) score = 0.2;
    // "2 3 4 4 - 0 1 8 7": digit by digit
    if (count === digitsDialled) score = 0.6;
    if ((cue !== 'phone' && isShortDate(digits)) || looksLikeDate(digits) || gapAt(body, 0) === '.')
      score = 0;
    if (followsCapital(body)) score += 0.3;
  }
  // "U 2015.1206", "2024/1183": as a page or a case is named, and few telephones.
  if (hasMark(body) || gapAt(body, 0) === '/' || (count === 2 && gapAt(body, 0) === '.'))
    score -= 0.3;
  // "2024-4471" is more often a case's.
  if (gapAt(body, 0) === '-' && cue !== 'phone' && /^20[0-3]\d/.test(digits)) score -= 0.3;
  // "str. 36 38 40 42", "side 22-23-24-25"
  if (isSeries(body, count)) score -= 0.3;
  if (country !== undefined) score += 0.3;
  if (cue === 'phone' || isOurs) score += 0.3;
  const spent = isOurs || (cue === 'case' && isBehindNumber(context));
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
    start: country?.start ?? startOf(body) - (gapAt(body, 0) === ') ' ? 1 : 0),
    end: endOf(body, count),
    score: Math.round(Math.min(score, 0.95) * 100) / 100,
  };
}

/** "CMR 40 118 772": letters that nobody can say belong to a number of something else. */
function hasMark({ text, runs, index }: Context): boolean {
  const start = runs[index]?.start ?? 0;
  const mark = /(?:^|[^\p{L}])(\p{Lu}{2,5}) $/u.exec(
    text.plain.slice(Math.max(0, start - 7), start),
  );
  return mark !== null && !/[AEIOYÆØÅ]|TLF|MB/.test(mark[1] ?? '');
}

function mayBeForeign(context: Context): boolean {
  const { plain } = context.text;
  const start = startOf(context);
  return (
    (lengthAt(context, 0) <= 3 && plain.charAt(start - 1) === '+') ||
    (plain.startsWith('00', start) &&
      lengthAt(context, 0) < 6 &&
      !/^[ .-]$/.test(gapAt(context, -1) ?? 'none'))
  );
}

/** "kundenr 118827, 75331904": the cue belongs to the number before. */
function isBehindNumber(context: Context): boolean {
  const { text, tokens } = context;
  const start = startOf(context);
  const before = nth(tokens, placeOf(context) - 1);
  return (
    before?.kind === 'number' && /^(?:, ?| [/(] ?| - )$/.test(text.plain.slice(before.end, start))
  );
}

const pairs = shapesOf(joinedBy(/^[ .-]$/, [[2, 2, 2, 2]]));

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
  // "45 40 18 55 23": without the plus
  const isBare =
    !plus &&
    first === '45' &&
    /^[ .-]{1,2}$/.test(gapAt(context, 0) ?? 'none') &&
    shapeAt({ ...context, index: context.index + 1 }, pairs) !== undefined;
  if (isBare && !hasMoreGroups(context, 5, false)) return { start, runs: 1, joined: false };
  if (!plus && !first.startsWith('0045')) return undefined;
  if (plus && /^45[2-9]\d{7}$/.test(first)) return { start: from, runs: 1, joined: true };
  if (/^0045[2-9]\d{7}$/.test(first)) return { start, runs: 1, joined: true };
  const isCode = (plus && first === '45') || first === '0045';
  if (!isCode || !/^\)?[ .-]?$|^ {2}$/.test(gapAt(context, 0) ?? 'none')) return undefined;
  return { start: from, runs: 1, joined: false };
}

/** Digits of a telephone in the international form, country code included (ITU-T E.164: at most 15). */
const fewestForeign = 8;

const mostForeign = 15;

const mostForeignGroups = 8;

/** "+47 418 22 903", "0049 40 5550 1742": a country code and groups of whatever length follow it. */
function foreignPhone(context: Context): Found | undefined {
  const { plain } = context.text;
  const start = startOf(context);
  const plus = plain.charAt(start - 1) === '+';
  const first = digitsAt(context, 0);
  if (!plus && !(first.startsWith('00') && /^00[1-9](?:\d{1,2}|\d{8,12})$/.test(first)))
    return undefined;
  let count = 1;
  let digits = first.replace(/^00/, '').length;
  while (count < mostForeignGroups) {
    const next = lengthAt(context, count);
    const joined = /^[ ().-]{0,2}$/.test(gapAt(context, count - 1) ?? 'none');
    if (next === 0 || !joined || digits + next > mostForeign) break;
    digits += next;
    count++;
  }
  if (digits < fewestForeign) return undefined;
  return {
    kind: 'phone',
    rule: 'number/phone',
    start: plus ? start - (plain.charAt(start - 2) === '(' ? 2 : 1) : start,
    end: endOf(context, count),
    score: count === 1 ? 0.85 : 0.8,
  };
}

const spokenDigit = /^(?:nul|en|et|to|tre|fire|fem|seks|syv|otte|ni)$/;
const spokenPair =
  /^(?:ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten|(?:(?:en|to|tre|fire|fem|seks|syv|otte|ni)og)?(?:tyve|tredive|fyrre|halvtred?s|tred?s|halvfjerd?s|firs|halvfems))$/;

/** How many digits a word stands for when a telephone is dictated. */
const isSpokenDigit = keyFits(spokenDigit);
const isSpokenPair = keyFits(spokenPair);
const spokenDigits = (token: Token | undefined): number =>
  token?.kind !== 'word' ? 0 : isSpokenDigit(token.word) ? 1 : isSpokenPair(token.word) ? 2 : 0;

const isSpokenAnd = (tokens: readonly Token[], index: number): boolean =>
  tokens[index]?.key === 'og' &&
  spokenDigits(nth(tokens, index - 1)) === 1 &&
  spokenDigits(tokens[index + 1]) === 2;

const fewestSpoken = 4;

/** "to fire otte otte nul syv en fem", "tredive tolv nul nul nitten": a telephone as it is dictated. */
export function spokenPhones(tokens: readonly Token[]): readonly Found[] {
  const found: Found[] = [];
  let from = 0;
  let digits = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    const spoken = spokenDigits(token);
    if (token === undefined || spoken === 0) {
      // "en og tredive": the two words are two digits.
      if (digits > 0 && isSpokenAnd(tokens, index)) digits--;
      else {
        from = index + 1;
        digits = 0;
      }
      continue;
    }
    digits += spoken;
    if (spokenDigits(tokens[index + 1]) > 0 || isSpokenAnd(tokens, index + 1)) continue;
    const first = tokens[from];
    if (first !== undefined && index + 1 - from >= fewestSpoken && digits === digitsDialled)
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

/** Pairs that count on by the same step. */
function isSeries(context: Context, count: number): boolean {
  const step = (at: number): number =>
    Number(digitsAt(context, at + 1)) - Number(digitsAt(context, at));
  return count === 4 && step(0) === step(1) && step(1) === step(2);
}

function looksLikeYears(digits: string): boolean {
  return /^(?:19|20)\d\d(?:19|20)\d\d$/.test(digits);
}
