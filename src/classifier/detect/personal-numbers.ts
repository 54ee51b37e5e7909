import { cprFacts, isShortDate } from './cpr.ts';
import type { Found } from './found.ts';
import { ownBook } from './name-book.ts';
import {
  type Context,
  digitsOf,
  endOf,
  followsName,
  gapAt,
  hit,
  isPartOfCode,
  joinedBy,
  leastNumber,
  lengthAt,
  neighbours,
  placeOf,
  type Shape,
  shapeAt,
  shapesOf,
  startOf,
  unitAfter,
} from './number-context.ts';
import { cueReach, isOther, isSomebody } from './number-cues.ts';
import { nth } from '../nth.ts';

const hyphen = /^ {0,2}[-/] {0,2}\n? ?$|^\n-$/;

const space = /^ {1,2}$/;

const spaceOrDot = /^ {1,2}$|^\.$/;

/** Between day, month and year. */
const inner = /^(?:[./-]| {1,2})$/;

interface CprForm extends Shape {
  /** How far the written form alone speaks for a personal number, on top of a valid date. */
  readonly weight: number;
  /** A birth year of four digits stands in the third place. */
  readonly fullYear?: boolean;
}

const cprForms = shapesOf<CprForm>([
  { lengths: [10], gaps: [], weight: 0.1 },
  { lengths: [6, 4], gaps: [hyphen], weight: 0.3 },
  { lengths: [6, 4], gaps: [spaceOrDot], weight: 0.2 },
  { lengths: [6, 4], gaps: [/^ ?\n ?$/], weight: 0 },
  { lengths: [2, 2, 2, 4], gaps: [inner, inner, hyphen], weight: 0.3 },
  { lengths: [2, 2, 2, 4], gaps: [space, space, space], weight: 0.2 },
  { lengths: [2, 2, 2, 4], gaps: [inner, inner, space], weight: 0.05 },
  { lengths: [2, 2, 4, 4], gaps: [inner, inner, hyphen], weight: 0.25, fullYear: true },
  { lengths: [2, 2, 4, 4], gaps: [inner, inner, space], weight: 0, fullYear: true },
  { lengths: [8, 4], gaps: [hyphen], weight: 0.25, fullYear: true },
  { lengths: [2, 2, 2, 2, 2], gaps: [space, space, space, space], weight: -0.05 },
]);

/** A full personal number, in one of the ways in which people write it. */
export function cpr(context: Context): Found | undefined {
  return electronicCpr(context) ?? plainCpr(context);
}

/** "2306 88 -1749", "051047-288 4": ten digits that a hyphen parts into six and four, whatever else stands between them. */
function brokenForm(context: Context): CprForm | undefined {
  const lengths = [lengthAt(context, 0)];
  const gaps: RegExp[] = [];
  let digits = lengths[0] ?? 0;
  let hyphens = 0;
  // Most numbers stand alone.
  if (digits < 10 && gapAt(context, 0) === undefined) return undefined;
  while (digits < 10) {
    const gap = gapAt(context, lengths.length - 1) ?? 'none';
    const isHyphen = digits === 6 && /^ ?[-/] ?$/.test(gap);
    if (!isHyphen && gap !== ' ' && gap !== '.') return undefined;
    if (isHyphen) hyphens++;
    gaps.push(space);
    const next = lengthAt(context, lengths.length);
    lengths.push(next);
    digits += next;
  }
  if (digits !== 10 || gaps.length === 0) return undefined;
  // Without the hyphen only a word for it tells such a row of figures from any other.
  if (hyphens === 0 && context.cue() !== 'cpr') return undefined;
  return { lengths, gaps, weight: hyphens > 0 ? 0.2 : 0 };
}

function plainCpr(context: Context): Found | undefined {
  const form = shapeAt(context, cprForms) ?? brokenForm(context);
  if (form === undefined) return undefined;
  const count = form.lengths.length;
  const written = digitsOf(context, count);
  const digits = form.fullYear === true ? written.slice(0, 4) + written.slice(6) : written;
  const facts = cprFacts(digits);
  if (facts === undefined) return undefined;
  if (form.fullYear === true && Number(written.slice(4, 8)) !== facts.year) return undefined;

  const bare = form.lengths.length === 1;
  const cue = context.cue();
  const { after } = neighbours(context, count);
  let score = 0.4 + form.weight;
  if (facts.modulus11) score += 0.2;
  if (facts.year > 2030 || facts.year < 1900) score -= 0.1;
  if (cue === 'cpr') score += 0.4;
  else if (cue === 'birth') score += 0.3;
  else if (cue === 'item') score -= 0.45;
  // "Bestilling til Karen Holm, 010190-1234": the person stands nearer than the word of trade.
  else if ((cue === 'other' || cue === 'case') && !isNamed(context, count))
    score -= bare ? 0.45 : 0.2;
  else if (cue === 'phone') score -= 0.1;
  else if (cue === undefined && followsThing(context)) score -= bare ? 0.25 : 0.15;
  if (isPartOfCode(context, count)) score -= isMailboxName(context) ? 0 : 0.35;
  if (unitAfter.test(after)) score -= 0.3;
  // A check digit that fits is chance in one of eleven: among numbers of things it alone keeps the doubt.
  if (context.list !== undefined && cue !== 'cpr') score -= context.list.mixed ? 0.65 : 0.45;
  // A list of personal numbers has one cue at its head; here it is the name before the number that counts.
  if (bare && cue === undefined && followsName(context)) score += 0.15;
  return hit('cpr', 'number/cpr', context, count, score);
}

/** Before these a number may be somebody's; verbs and plurals, which end in r or t, are left aside anyway. */
const sayNothing =
  /(?:[rts]|eren)$|^(?:kollega|tvilling|person|kvinden?|unge|gamle|navne?|denne|samme|under|igen|ogsaa|sammen|skrive?|bruge?|ring|find|hedde|mitid|login)$/;

/** "opgaverne 2205710018, 2205710026 og 2205710034": where the first of the numbers stands that are listed together. */
function firstOfList({ text, tokens }: Context, at: number): number {
  let first = at;
  while (at - first < longestList) {
    const before = nth(tokens, first - 1)?.kind === 'word' ? first - 2 : first - 1;
    const token = nth(tokens, before);
    if (token?.kind !== 'number' || !/^\d{10}$/.test(token.key)) break;
    const gap = text.plain.slice(token.end, tokens[first]?.start);
    if (!/^(?:, ?| (?:og|samt|eller) )$/.test(gap)) break;
    first = before;
  }
  return first;
}

/** In tokens: bounds what a number costs in an endless list. */
const longestList = 24;

/** "pakdåse 1508990013", "stel 1502880433": the common noun right before it is what bears the number. */
function followsThing(context: Context): boolean {
  const { text, tokens } = context;
  const at = firstOfList(context, placeOf(context));
  const start = tokens[at]?.start ?? startOf(context);
  const last = nth(tokens, at - 1);
  if (last?.kind !== 'word' || last.key.length < 4) return false;
  if (!/^ \(?$/.test(text.plain.slice(last.end, start)) || sayNothing.test(last.key)) return false;
  // In a mail without capitals any word may be a name.
  let from = at;
  while (at - from < cueReach * 3 && nth(tokens, from - 1)?.sentence === last.sentence) {
    const token = tokens[--from];
    if (token !== undefined && isSomebody(token.word)) return false;
  }
  const { first, last: isLast } = ownBook.listingOf(last.word);
  // A capital is that of the first word, or one of a name.
  if (last.capital && from !== at - 1) return false;
  return tokens[from]?.capital === true && !first && !isLast;
}

/** Rule of what has the form of a personal number and stands behind a word for something else. */
export const unlikelyCpr = 'number/unlikely-cpr';

/** Below `leastNumber`: it is shown and counts for nothing. */
const unlikelyScore = 0.2;

/** Written as a personal number is, though nothing speaks for it: no cue erases it, but it decides nothing. */
export function unlikelyCprAt(context: Context): Found | undefined {
  const form = shapeAt(context, cprForms);
  if (form === undefined || form.lengths.length > 2 || form.lengths[0] === 8) return undefined;
  const count = form.lengths.length;
  if (cprFacts(digitsOf(context, count)) === undefined || hangsOnDigits(context, count))
    return undefined;
  if (context.list === undefined && !isOther(context.cue()) && !followsThing(context))
    return undefined;
  return {
    kind: 'cpr',
    rule: unlikelyCpr,
    start: startOf(context),
    end: endOf(context, count),
    score: unlikelyScore,
  };
}

/** Part of a longer number: "+71<000001180247", "1234-0102034441". */
function hangsOnDigits(context: Context, count: number): boolean {
  const { plain } = context.text;
  const start = startOf(context);
  const end = endOf(context, count);
  return (
    /[\p{N}+][ .,:/<-]?$/u.test(plain.slice(Math.max(0, start - 2), start)) ||
    /^[ .,:/<>+-]?\p{N}/u.test(plain.slice(end, end + 2))
  );
}

/** A name stands directly before the number or behind it. */
function isNamed(context: Context, count: number): boolean {
  const end = endOf(context, count);
  return (
    followsName(context) ||
    /^[ \t,:(-]{1,6}\p{Lu}\p{L}{1,24} \p{Lu}\p{L}/u.test(context.text.plain.slice(end, end + 60))
  );
}

/** Digital Post gateways take `<cpr>@…`: a personal number in the address field is one all the same. */
function isMailboxName({ text, runs, index }: Context): boolean {
  const run = runs[index];
  return run !== undefined && text.plain.charAt(run.end) === '@';
}

/** Health care's electronic replacement numbers: ddmmyy, a digit, two letters, a digit. Source: MedCom, NSP. */
function electronicCpr(context: Context): Found | undefined {
  const { text } = context;
  const start = startOf(context);
  const length = lengthAt(context, 0);
  if (length !== 6 && length !== 7) return undefined;
  const written = /^(\d{6})[ -]?\d[A-Z]{2}\d(?![\p{L}\p{N}])/iu.exec(
    text.plain.slice(start, start + 13),
  );
  if (written === null || !isShortDate(written[1] ?? '')) return undefined;
  const upper = /[A-Z]{2}/.test(written[0]);
  const cue = context.cue();
  let score = upper ? 0.75 : 0.4;
  if (cue === 'cpr' || cue === 'birth') score = 0.95;
  if (isOther(cue) || cue === 'case') score -= 0.4;
  return score < leastNumber
    ? undefined
    : { kind: 'cpr', rule: 'number/electronic-cpr', start, end: start + written[0].length, score };
}

const dateShapes = shapesOf(joinedBy(/^[./ -]$/, [[6], [2, 2, 2]]));

/** A personal number whose last digits are hidden says no more than a birth date. */
export function masked(context: Context): Found | undefined {
  const { text } = context;
  const count = shapeAt(context, dateShapes)?.lengths.length;
  if (count === undefined || !isShortDate(digitsOf(context, count))) return undefined;
  const end = endOf(context, count);
  const tail = /^ ?[-/]? ?(?:\d{0,2}[xX*•_?#.]{2,4}\d?|[xX]{3,4})(?![\p{L}\p{N}])/u.exec(
    text.plain.slice(end, end + 9),
  );
  const cue = context.cue();
  if (tail === null || /^ ?\.+$/.test(tail[0])) {
    if (cue !== 'cpr' || isPartOfCode(context, count)) return undefined;
    const next = gapAt(context, count - 1);
    if (next !== undefined && /^ ?- ?$/.test(next)) return undefined;
    return hit('birthdate', 'number/masked-cpr', context, count, 0.8);
  }
  const start = startOf(context);
  return {
    kind: 'birthdate',
    rule: 'number/masked-cpr',
    start,
    end: end + tail[0].length,
    score: 0.9,
  };
}
