import { type Found, tokenAt } from './found.ts';
import {
  type Context,
  endOf,
  joinedBy,
  lengthAt,
  shapeAt,
  shapesOf,
  startOf,
} from './number-context.ts';
import { nth } from '../nth.ts';
import { isCapital } from '../text.ts';

const passportShapes = shapesOf(
  joinedBy(/^ $/, [
    [3, 3, 3],
    [2, 3, 4],
    [2, 3, 3],
  ]),
);

/** Nine digits after a word for passport; passports carry no check digit outside their machine-readable zone. */
export function passport(context: Context): Found | undefined {
  // "209 114 877", "21 190 447"
  const count = shapeAt(context, passportShapes)?.lengths.length ?? 1;
  let length = 0;
  for (let at = 0; at < count; at++) length += lengthAt(context, at);
  if (length < 7 || length > 9) return undefined;
  const { tokens, text } = context;
  const ahead = text.plain.slice(Math.max(0, startOf(context) - 4), startOf(context));
  const head = /(?:^|[^\p{L}\p{N}])((?!nr)[a-z]{1,2}|[A-Z]{1,2} ?)$/u.exec(ahead)?.[1] ?? '';
  const letter = head.length;
  const written = length + head.trim().length;
  if (written < 8) return undefined;
  const at = tokenAt(tokens, startOf(context) - letter);
  for (let back = 1; back <= 4; back++) {
    const token = nth(tokens, at - back);
    if (token === undefined || token.sentence !== tokens[at]?.sentence) return undefined;
    if (
      /^(?:pas(?:set|sport|nr|nummer(?:et)?)?|(?:koere|opholds)kort(?:et|nr|nummer)?)$/.test(
        token.key,
      )
    )
      return !mayHave(written, token.key, letter > 0)
        ? undefined
        : {
            kind: 'passport',
            rule: 'number/passport',
            start: startOf(context) - letter,
            end: endOf(context, count),
            score: 0.9,
          };
  }
  return undefined;
}

/**
 * A Danish driving licence has eight digits, a passport nine signs, a residence card ten; foreign passports differ, and
 * some have a letter and seven digits.
 */
function mayHave(signs: number, key: string, hasLetter: boolean): boolean {
  if (signs === 8) return key.startsWith('koere') || (hasLetter && key.startsWith('pas'));
  return signs === 9 || key.startsWith('opholds');
}

const vehicle =
  /(?<!\p{L})(?:bil(?:en|er|ens)?|mc|vw|audi|toyota|skoda|tesla|ford|volvo)(?!\p{L})|vogn|køretøj|koeretoej|plade|regnr|reg\.|registr|trailer|parker|kasko|kører (?:i|rundt)/u;
/** So many letters around a number may say that it is a vehicle's. */
const vehicleReach = 60;

/** The 17 signs stamped into a vehicle (ISO 3779), with letters and digits, none of them I, O or Q. */
const chassis = /^(?=[A-Z0-9]*\d{4})(?=[A-Z0-9]*[A-Z]{2})[A-HJ-NPR-Z0-9]{17}(?![\p{L}\p{N}])/u;

function chassisNumber(context: Context, start: number): Found | undefined {
  const { text } = context;
  // Few numbers touch a letter.
  const end = endOf(context, 1);
  if (![start - 1, end].some((at) => isCapital(text.plain.charCodeAt(at)))) return undefined;
  let from = start;
  while (from > 0 && start - from < 17 && /[A-Z0-9]/.test(text.plain.charAt(from - 1))) from--;
  return chassis.test(text.plain.slice(from, from + 18))
    ? { kind: 'plate', rule: 'number/plate', start: from, end: from + 17, score: 0.8 }
    : undefined;
}

const plateShapes = shapesOf(joinedBy(/^ $/, [[2, 3], [5], [4]]));

/** Danish plates: two letters, two digits, three digits. Without the usual spaces only beside a word for vehicles. */
export function plate(context: Context): Found | undefined {
  const { text } = context;
  const count = shapeAt(context, plateShapes)?.lengths.length;
  if (count === undefined) return chassisNumber(context, startOf(context));
  const grouped = count === 2;
  const start = startOf(context);
  // "nummerplade RU 2044": a trailer's
  if (
    lengthAt(context, 0) === 4 &&
    !/plade[nr:. ]{0,4}[A-Z]{2} $/.test(text.plain.slice(Math.max(0, start - 14), start))
  )
    return chassisNumber(context, start);
  const letters =
    /(?:^|[^\p{L}\p{N}])((?!(?:kl|nr|ca|st|på|er|af|en|et|de|om|op|og|uge) )[A-Za-z]{2}) ?$/u.exec(
      text.plain.slice(Math.max(0, start - 4), start),
    );
  if (letters === null) return chassisNumber(context, start);
  const [whole, pair = ''] = letters;
  const from = start - whole.length + whole.indexOf(pair);
  const upper = pair === pair.toUpperCase();
  const cued = vehicle.test(
    text.lower.slice(Math.max(0, start - vehicleReach), start + vehicleReach),
  );
  if (isPartOfTail(text.plain, endOf(context, count))) return undefined;
  const score = (grouped && upper ? 0.7 : 0.2) + (cued ? 0.25 : 0) + (upper ? 0.05 : -0.05);
  if (score < 0.35) return undefined;
  return { kind: 'plate', rule: 'number/plate', start: from, end: endOf(context, count), score };
}

function isPartOfTail(plain: string, end: number): boolean {
  return /^(?:[\p{L}\p{N}]|[ .,:/-][0-9])/u.test(plain.slice(end, end + 2));
}
