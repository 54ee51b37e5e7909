import type { Found } from './found.ts';
import {
  type Context,
  digitsOf,
  endOf,
  hit,
  isPartOfCode,
  joinedBy,
  neighbours,
  placeOf,
  shapeAt,
  shapesOf,
} from './number-context.ts';
import { cueReach, isOther } from './number-cues.ts';
import { nth } from '../nth.ts';
import type { Token } from '../tokens.ts';
import { keyFits } from '../words.ts';

/** Luhn's check digit, as on payment cards (ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    let value = Number(digits.charAt(digits.length - 1 - index));
    if (index % 2 === 1) value = value > 4 ? value * 2 - 9 : value * 2;
    sum += value;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** First digits of the card networks in use here, Dankort included. */
const cardNetworks = /^(?:4|5[0-9]|2[2-7]|3[0468]|6[0-9])/;

const cardShapes = shapesOf(
  joinedBy(/^[ .-]{1,2}$/, [
    [8, 8],
    [16],
    [15],
    [14],
    [13],
    [17],
    [18],
    [19],
    [4, 4, 4, 4],
    [4, 6, 5],
  ]),
);

/** Card numbers that networks and payment services publish for tests belong to nobody; nearly all have few digits. */
const fewDigits = 6;
const testCards = /^(?:378282246310005|371449635398431|5019717010103742|30569309025904)$/;

const trialWords =
  /^(?:test[a-z]{0,12}|proevekort(?:et)?|demokort(?:et)?|sandkasse(?:n)?|sandbox|staging)$/;

const isTrialWord = keyFits(trialWords);

/** What is written behind a card number and belongs to it: until when it holds, and the three digits on its back. */
const cardTail =
  /^(?:[ ,;.\n]{1,3}(?:(?:og |med )?(?:udl(?:øb(?:er|sdato)?|oeb(?:er|sdato)?)?|exp|gyldigt? (?:til)?)\.?:? ?)?\d{1,2} ?[/.-] ?(?:20)?\d\d(?!\d))?(?:[ ,;.\n]{1,3}(?:og )?(?:cv[cv]2?|cid|(?:kontrol|sikkerheds) ?(?:cifre(?:ne)?|kode(?:n)?|nr\.?|nummer|tal)|(?:de )?(?:3|tre)(?: (?:tal|cifre))?(?: (?:bag ?på|bag ?paa|på bagsiden))?)(?: er)?:? ?\d{3,4}(?!\d))?/;

export function card(context: Context): Found | undefined {
  const count = shapeAt(context, cardShapes)?.lengths.length;
  if (count === undefined) return undefined;
  const digits = digitsOf(context, count);
  if (!cardNetworks.test(digits) || /^(\d)\1*$/.test(digits)) return undefined;
  if (context.trial() && (new Set(digits).size <= fewDigits || testCards.test(digits)))
    return undefined;
  const cue = context.cue();
  // A mistyped card is still a card when it stands in the groups of one and no word says that it is something else.
  const isGrouped =
    (count === 4 && cue === undefined && hasTail(context)) ||
    (digits.length === 16 && hasCardWord(context));
  if (!passesLuhn(digits) && !isGrouped) return undefined;
  let score = count > 1 ? 0.85 : 0.65;
  if (digits.length === 13 && !digits.startsWith('4')) score -= 0.4;
  if (isOther(cue) && !isCardWord(neighbours(context, 1).before)) score -= 0.5;
  if (isPartOfCode(context, count)) score -= 0.4;
  const found = hit('card', 'number/card', context, count, score);
  return found === undefined ? undefined : { ...found, end: endOfCard(context, found.end) };
}

/** Whether a text speaks of a test: the numbers in it may be nobody's. */
export function speaksOfTrial(tokens: readonly Token[]): boolean {
  return tokens.some(({ word }) => isTrialWord(word));
}

function endOfCard({ text }: Context, end: number): number {
  return end + (cardTail.exec(text.lower.slice(end, end + 80))?.[0].length ?? 0);
}

function hasTail(context: Context): boolean {
  const end = endOf(context, 4);
  return endOfCard(context, end) > end;
}

function hasCardWord(context: Context): boolean {
  const { text, tokens } = context;
  const at = placeOf(context);
  const last = nth(tokens, at - 1);
  // "på mit Visa/Dankort:" and the number on a line of its own
  if (last !== undefined && isCardWord(last.key))
    if (/^:\s/.test(text.plain.slice(last.end, last.end + 2))) return true;
  return tokens
    .slice(Math.max(0, at - cueReach), at)
    .some((token) => token.sentence === tokens[at]?.sentence && isCardWord(token.key));
}

function isCardWord(key: string): boolean {
  return /^(?!gave|rejse|laaner|sundheds|medlems|kunde|lager|gyldig).*kort|visa|mastercard/.test(
    key,
  );
}
