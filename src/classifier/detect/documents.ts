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

/** Nine digits after a word for passport; passports carry no check digit outside their machine-readable zone. */
export function passport(context: Context): Found | undefined {
  const length = lengthAt(context, 0);
  if (length < 7 || length > 9) return undefined;
  const { tokens, text } = context;
  const ahead = text.plain.slice(Math.max(0, startOf(context) - 4), startOf(context));
  const head = /(?:^|[^\p{L}\p{N}])([a-zA-Z]{1,2} ?)$/u.exec(ahead)?.[1] ?? '';
  const letter = head.length;
  if (length + head.trim().length !== 9) return undefined;
  const at = tokenAt(tokens, startOf(context) - letter);
  for (let back = 1; back <= 4; back++) {
    const token = tokens[at - back];
    if (token === undefined || token.sentence !== tokens[at]?.sentence) return undefined;
    if (
      /^(?:pas|passet|koerekort|koerekortet|pasnr|pasnummer|pasnummeret|passport|koerekortnr|koerekortnummer)$/.test(
        token.key,
      )
    )
      return {
        kind: 'passport',
        rule: 'number/passport',
        start: startOf(context) - letter,
        end: endOf(context, 1),
        score: 0.9,
      };
  }
  return undefined;
}

const vehicleWords =
  /^(?:bil|bilen|biler|bilens|nummerplade|nummerpladen|reg|regnr|registreringsnummer|koeretoej|koeretoejet|varevogn|varevognen|kassevogn|motorcykel|mc|trailer|traileren|plade|pladen|indregistreret|kasko|totalskadet|parkeret|parkering|bmw|audi|vw|toyota|skoda|tesla|ford|peugeot|volvo|kia|fiat|citroen|renault)$/;

const plateShapes = shapesOf(joinedBy(/^ $/, [[2, 3], [5]]));

/** Danish plates: two letters, two digits, three digits. Without the usual spaces only beside a word for vehicles. */
export function plate(context: Context): Found | undefined {
  const { text, tokens } = context;
  const count = shapeAt(context, plateShapes)?.lengths.length;
  if (count === undefined) return undefined;
  const grouped = count === 2;
  const start = startOf(context);
  const letters = /(?:^|[^\p{L}\p{N}])([A-Za-z]{2}) ?$/u.exec(
    text.plain.slice(Math.max(0, start - 4), start),
  );
  if (letters === null) return undefined;
  const [whole, pair = ''] = letters;
  const from = start - whole.length + whole.indexOf(pair);
  const upper = pair === pair.toUpperCase();
  const at = tokenAt(tokens, start);
  const cued = tokens
    .slice(Math.max(0, at - 12), at + 12)
    .some((token) => token.sentence === tokens[at]?.sentence && vehicleWords.test(token.key));
  if (isPartOfTail(text.plain, endOf(context, count))) return undefined;
  const score = (grouped && upper ? 0.7 : 0.2) + (cued ? 0.25 : 0) + (upper ? 0.05 : -0.05);
  if (score < 0.35) return undefined;
  return { kind: 'plate', rule: 'number/plate', start: from, end: endOf(context, count), score };
}

function isPartOfTail(plain: string, end: number): boolean {
  return /^(?:[\p{L}\p{N}]|[ .,:/-][0-9])/u.test(plain.slice(end, end + 2));
}
