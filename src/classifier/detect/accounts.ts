import type { Found } from './found.ts';
import {
  type Context,
  digitsAt,
  endOf,
  gapAt,
  lengthAt,
  placeOf,
  startOf,
} from './number-context.ts';
import { nth } from '../nth.ts';
import { isLetter, type Token } from '../tokens.ts';
import { formFits } from '../words.ts';

/** International account number, checked as ISO 13616 says: rearranged, letters as numbers, remainder 1 by 97. */
export function isIban(written: string): boolean {
  const compact = written.replace(/ /g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(compact)) return false;
  let remainder = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = /\d/.test(character) ? character : String(character.charCodeAt(0) - 55);
    for (const figure of value) remainder = (remainder * 10 + Number(figure)) % 97;
  }
  return remainder === 1;
}

export function iban(context: Context): Found | undefined {
  const start = startOf(context) - 2;
  if (start < 0 || lengthAt(context, 0) < 2) return undefined;
  const { plain } = context.text;
  if (!isLetter(plain, start + 1)) return undefined;
  if (!/^[A-Za-z]{2}$/.test(plain.slice(start, start + 2))) return undefined;
  if (start > 0 && /[\p{L}\p{N}]/u.test(plain.charAt(start - 1))) return undefined;
  const written = /^[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{1,4}){3,8}/.exec(
    plain.slice(start, start + 44),
  );
  if (written === null) return undefined;
  // Words may follow without a sign between: the longest part that passes the check is the number.
  let candidate = written[0];
  while (candidate.length >= 15) {
    if (isIban(candidate))
      return {
        kind: 'account',
        rule: 'number/iban',
        start,
        end: start + candidate.length,
        score: 0.95,
      };
    candidate = candidate.slice(0, -1).trimEnd();
  }
  // A mistyped one is no less somebody's, when a word says what it is.
  if (
    !/(?:iban|konto)[^\n]{0,16}$|(?:på|paa|til) $/i.test(
      plain.slice(Math.max(0, start - 24), start),
    )
  )
    return undefined;
  const mistyped = /^[A-Z]{2}\d{2}(?: ?\d{2,4}){3,8}/.exec(written[0])?.[0];
  return mistyped === undefined
    ? undefined
    : { kind: 'account', rule: 'number/iban', start, end: start + mistyped.length, score: 0.6 };
}

const registration = /^reg(?:nr|nummer|istreringsnr|istreringsnummer)?$/;

const accountWord = /^(?:loen|nem|bank|budget)?konto(?:nr|nummer|nummeret|en)?$|^kto?$/;

const payWords =
  /^(?:send|overfoere?|indsaet|saet(?:tes)?|sat|betal|udbetal|refundere?|retur|penge|beloeb)$/;
const isPayWord = formFits(payWords);

/** "send dem til 2570 6884 119 203" */
function isPaidTo(tokens: readonly Token[], at: number): boolean {
  const sentence = tokens[at]?.sentence;
  return tokens
    .slice(Math.max(0, at - payReach), at)
    .some((token) => token.sentence === sentence && isPayWord(token.word));
}

const payReach = 8;

/** Registration number and account: "reg. 2217 konto 6880 341 902", "konto 1234 0012345678", "1234-0012345678". */
export function account(context: Context): Found | undefined {
  const { text, tokens, runs, index } = context;
  if (lengthAt(context, 0) !== 4) return undefined;
  const at = placeOf(context);
  const own = tokens[at];
  if (own === undefined) return undefined;
  let first = at;
  for (let back = 1; back <= 3; back++) {
    const token = nth(tokens, at - back);
    if (token === undefined) break;
    // "kt. 4180 0010 337 226": no sentence ends at a shortened word.
    if (token.sentence !== own.sentence && !/^(?:kto?|reg|nr)$/.test(token.key)) break;
    if (registration.test(token.key) || accountWord.test(token.key)) {
      first = at - back;
      break;
    }
    if (!/^(?:nr|nummer|og|er)$/.test(token.key)) break;
  }
  const cue = tokens[first];
  const cued = first < at && cue !== undefined;
  // What follows: perhaps "konto", then groups of digits, seven to ten in all.
  const between = text.lower.slice(endOf(context, 1), runs[index + 1]?.start ?? 0);
  if (
    !/^[\s,.:;/-]{0,4}(?:og )?(?:(?:k(?:on)?to(?:nr|nummer(?:et)?|en)?|kt|k\.?nr)\.?[\s:]{0,3}(?:nr\.? ?|nummer ?)?(?:er )?)?:? ?$/.test(
      between,
    )
  )
    return undefined;
  const named = /kt|konto|k\.?nr/.test(between);
  let count = 1;
  let digits = '';
  while (digits.length < 10) {
    const next = digitsAt(context, count);
    if (next === '' || digits.length + next.length > 10) break;
    if (count > 1 && !/^[ .-]$/.test(gapAt(context, count - 1) ?? '')) break;
    digits += next;
    count++;
  }
  if (digits.length < 6) return undefined;
  if (!cued && !named) {
    if (!/^[ -]$/.test(between)) return undefined;
    if (!(digits.length === 10 && count === 2) && !isPaidTo(tokens, at)) return undefined;
  }
  return {
    kind: 'account',
    rule: 'number/account',
    start: cued ? cue.start : startOf(context),
    end: endOf(context, count),
    score: cued || named ? 0.85 : isPaidTo(tokens, at) ? 0.6 : 0.35,
  };
}
