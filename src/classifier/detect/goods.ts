import { isShortDate } from './cpr.ts';
import { tokenAt } from './found.ts';
import { nth } from '../nth.ts';
import type { Text } from '../text.ts';
import type { Token } from '../tokens.ts';
import { keyFits } from '../words.ts';

/** Words of trade and stock: a list under them is one of things. */
const goodsWord =
  /^(?:(?:hoej)?lager(?:et)?|(?:rest|indkoebs)?ordre[nr]?|optaelling(?:en)?|scanneren|(?:vare|styk|pakke|tegnings)listen?|varer(?:ne)?|varenumre(?:ne)?|reservedele(?:ne)?|palle[nr]?|colli|fragt|eksemplar(?:er)?|forlag(?:et)?|forlagscentralen|katalog(?:et)?|sortiment(?:et)?|stk|leverancen?|foelgesed(?:de|le)l?n?|enhedspris|faktura|tegninger(?:ne)?)$/;
/** Aids and medicine are listed by the person who gets them. */
export const personWord =
  /^(?:cprnumre|personnumre|borger|borgeren|borgere|borgerne|patient|patienten|patienter|beboer|beboere|elever|deltagere|medarbejdere)$/;
/** Directly behind one of these a number is the thing's. */
const things =
  'ordre|vare|artikel|tegn|tegning|booking|pakke|forsendelse|track|tracking|faktura|kvittering|kontrakt|aftale|rekv|rekvisition|reservedel|komponent|serie|parti|batch|lot|plombe|container|foelgeseddel|palle|colli|billet|ticket|terminal|maaler|chip|enhed|tilbud|licens|kursus|kampagne|ean|isbn|gtin|sn|duns|gln|po|rma|sap|fragtbrev|hold';
/** Of these a number is theirs only behind a word for one. */
export const goods = `${things}|reservation|sporing|bestilling|projekt|rapport|bilag|model|katalog|produkt|lager|udbud`;
const itemWords = new RegExp(
  `^(?:(?:indkoebs|rest|salgs|web)?(?:${things})(?:e?n|et)?|(?:delvis|delt|ind)?(?:${goods})s?(?:nr|nummer|nummeret|numre|numrene|id|koden?)|transaktion(?:en)?|foelgesedlen|gavekort(?:et)?|inc(?:ident)?|order|invoice|vilkaar|betingelser|blanket(?:ten)?|formular(?:en)?|sku|maerkes?|maerket|maskine|printer|pumpe)$`,
);
/** "Tegn. nr. 120385-1140": such a word and the one for a number apart. */
export const numberWord = /^(?:nr|nummer|no|id)$/;
export const isNumberWord = keyFits(numberWord);
const isItemWord = keyFits(itemWords);
const numberedThing = new RegExp(`^(?:${goods})$`);
/** Whether the word at an index says that the number behind it is a thing's: "varenr.", "ordre", "tegn. nr." */
export function isItemAt(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (isNumberWord(token.word)) return numberedThing.test(nth(tokens, index - 1)?.key ?? '');
  return isItemWord(token.word);
}

/** So many words before or behind a list still say what it is a list of. */
const goodsReach = 60;
/** A single word of trade stands in many a mail about persons. */
const leastGoodsWords = 2;

/** Ten digits at either end of a line, and what else stands on it. */
const numberFirst = /^[ \t*-]{0,6}(\d{6})[ -]?\d{4}(?: {1,12}|\t{1,4}|[;,|] ?)[^\s\d]/;
const numberLast = /(?:^|[\s,;|:])(\d{6})[ -]?\d{4}[ \t.]{0,6}$/;
const longestLine = 120;

/** A list of numbers of things. Offsets into `Text.plain`. */
export interface GoodsList {
  readonly start: number;
  readonly end: number;
  /** Whether a number of the list cannot be a personal number, so that its neighbours are hardly any. */
  readonly mixed: boolean;
}

/**
 * The lists of numbers of things in a text, in order: two lines or more that begin or end in ten digits, beside words of
 * trade. A line for which `namesPerson` holds breaks a list up. Linear in the length of the text.
 */
export function goodsLists(
  { plain }: Text,
  tokens: readonly Token[],
  namesPerson: (line: string) => boolean,
): readonly GoodsList[] {
  const lists: GoodsList[] = [];
  let open: (GoodsList & { readonly rows: number }) | undefined;
  const close = (): void => {
    if (open !== undefined && open.rows > 1 && speaksOfGoods(tokens, open.start, open.end))
      lists.push({ start: open.start, end: open.end, mixed: open.mixed });
    open = undefined;
  };
  let start = 0;
  while (start < plain.length) {
    const newline = plain.indexOf('\n', start);
    const end = newline < 0 ? plain.length : newline;
    const line = end - start <= longestLine ? plain.slice(start, end) : '';
    const digits = (numberFirst.exec(line) ?? numberLast.exec(line))?.[1];
    if (digits === undefined || namesPerson(line)) close();
    else
      open = {
        start: open?.start ?? start,
        end,
        mixed: open?.mixed === true || !isShortDate(digits),
        rows: (open?.rows ?? 0) + 1,
      };
    start = end + 1;
  }
  close();
  return lists;
}

function speaksOfGoods(tokens: readonly Token[], start: number, end: number): boolean {
  const around = tokens.slice(
    Math.max(0, tokenAt(tokens, start) - goodsReach),
    tokenAt(tokens, end) + goodsReach,
  );
  return (
    around.filter((token) => goodsWord.test(token.key)).length >= leastGoodsWords &&
    !around.some((token) => personWord.test(token.key) || /^e?cpr|^personn|^foedt$/.test(token.key))
  );
}
