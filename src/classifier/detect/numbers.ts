import { account, iban } from './accounts.ts';
import { birthdate } from './birthdates.ts';
import { card, speaksOfTrial } from './cards.ts';
import { caseNumber } from './case-numbers.ts';
import { passport, plate } from './documents.ts';
import type { Found } from './found.ts';
import { goodsLists } from './goods.ts';
import { namesPerson } from './name-book.ts';
import {
  type Context,
  digitRuns,
  gapAt,
  lengthAt,
  mayHoldDigits,
  placesOf,
  type Run,
} from './number-context.ts';
import { cueBefore } from './number-cues.ts';
import { cpr, masked, unlikelyCprAt } from './personal-numbers.ts';
import { phone, spokenPhones } from './phones.ts';
import type { Text } from '../text.ts';
import type { Token } from '../tokens.ts';
import { once } from '../words.ts';

/**
 * Finds numbers that point at a person. Every pattern is anchored on a run of digits or on '@', joins at most a handful
 * of neighbouring runs, and reads a bounded number of words around it: linear on any text.
 */
export function findNumbers(given: Text, tokens: readonly Token[]): readonly Found[] {
  const written = digitRuns(given.plain, tokens.filter(mayHoldDigits));
  const text = isMistaken(given.plain, written) ? withDigits(given) : given;
  const runs =
    text === given ? written : digitRuns(text.plain, [{ start: 0, end: text.plain.length }]);
  const lists = mayBeListed(runs) ? goodsLists(text, tokens, namesPerson) : [];
  const trial = once(() => speaksOfTrial(tokens));
  const places = placesOf(tokens, runs);
  const found: Found[] = [];
  let taken = 0;
  let list = 0;
  for (const [index, run] of runs.entries()) {
    if (run.start < taken) continue;
    while ((lists[list]?.end ?? Infinity) <= run.start) list++;
    const within = (lists[list]?.start ?? Infinity) <= run.start ? lists[list] : undefined;
    const cue = once(() => cueBefore(text, tokens, places[index] ?? 0));
    const context: Context = { text, tokens, runs, places, index, trial, cue, list: within };
    const hit = isShortAndAlone(context) ? ofFewDigits(context) : ofAnyDigits(context);
    if (hit === undefined) {
      const unlikely = unlikelyCprAt(context);
      if (unlikely !== undefined) found.push(unlikely);
      continue;
    }
    found.push(hit);
    taken = hit.end;
  }
  return [...found, ...spokenPhones(tokens)];
}

const ofAnyDigits = (context: Context): Found | undefined =>
  cpr(context) ??
  masked(context) ??
  iban(context) ??
  card(context) ??
  account(context) ??
  birthdate(context) ??
  passport(context) ??
  plate(context) ??
  caseNumber(context) ??
  phone(context);

/** What a digit or two may belong to with no others beside them, as every other number in a mail stands. */
const ofFewDigits = (context: Context): Found | undefined =>
  iban(context) ?? birthdate(context) ?? caseNumber(context);

const isShortAndAlone = (context: Context): boolean =>
  lengthAt(context, 0) <= 2 && gapAt(context, -1) === undefined && gapAt(context, 0) === undefined;

/** "53 27 l8 44", "0909913O46": letters that a scanner or a hurried hand writes for digits. The length stays. */
function withDigits(text: Text): Text {
  const plain = text.plain.replace(mixedNumber, (number) =>
    number.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1'),
  );
  const lower = plain.toLowerCase();
  return { ...text, plain, lower: lower.length === plain.length ? lower : text.lower };
}

const isMistaken = (plain: string, runs: readonly Run[]): boolean =>
  runs.some(
    ({ start, end }) =>
      looksLikeDigit(plain.charAt(start - 1)) || looksLikeDigit(plain.charAt(end)),
  );
const looksLikeDigit = (sign: string): boolean => sign !== '' && 'OolI|'.includes(sign);
/** With a number before it or behind it, or four digits long: "O2" and "l5" alone are none. */
const mixedNumber =
  /(?<![\p{L}\p{N}])(?:(?<=\d[ -])[\dOolI|]{2,4}|[\dOolI|]{2,4}(?=[ -]\d)|[\dOolI|]{5,16})(?![\p{L}\p{N}])/gu;

/** Whether two numbers have as many digits as those that stand in lists of goods: six and four, or ten. */
function mayBeListed(runs: readonly Run[]): boolean {
  let long = 0;
  for (const { start, end } of runs) if (end - start === 6 || end - start === 10) long++;
  return long > 1;
}

/** From here up a number decides alone; below it the person is asked. */
export const certainNumber = 0.6;
