import { isShortDate } from './cpr.ts';
import { tokenAt } from './found.ts';
import type { Text } from '../text.ts';
import type { Token } from '../tokens.ts';

/** Words of trade and stock: a list under them is one of things. */
const goodsWord =
  /^(?:lager|lageret|hoejlager(?:et)?|(?:rest)?ordrer?|restordren|optaelling|optaellingen|scanneren|vareliste|varelisten|varer|varerne|reservedele?|reservedelene|styklisten?|pakkelisten?|palle|pallen|paller|colli|fragt|eksemplar|eksemplarer|forlag|forlaget|forlagscentralen|katalog|kataloget|sortiment|sortimentet|stk|leverance|leverancen|foelgeseddel|foelgesedlen|varenumre|varenumrene|enhedspris|indkoebsordre|indkoebsordren|faktura|tegningsliste|tegningslisten|tegninger|tegningerne)$/;
/** Aids and medicine are listed by the person who gets them. */
export const personWord =
  /^(?:cprnumre|personnumre|borger|borgeren|borgere|borgerne|patient|patienten|patienter|beboer|beboere|elever|deltagere|medarbejdere)$/;
/** Numbers of things: directly behind one of these a number is the thing's. */
const itemWords =
  /^(?:(?:(?:indkoebs|rest|salgs|web)?ordren?|varen?|artikel|tegning|booking|pakke|pakken|forsendelse|forsendelsen|tracking|faktura|fakturaen|kvittering|kvitteringen|rekv|rekvisition|rekvisitionen|reservedel|komponent|serie|parti|batch|lot|plombe|plomben|container|foelgeseddel|foelgesedlen|palle|pallen|colli|billet|billetten|ticket|gavekort|gavekortet|rabatkode|kampagnekode|transaktion|transaktionen|serien|datatraek|incident|declaration|shipment|parcel|order|invoice|item|drawing|chip|isbn|ean|gtin|terminal|vilkaar|betingelser|blanket|blanketten|formular|formularen|sku|maerkes?|maerket|sn|duns|gln|po|rma|sap|fragtbrev|hold|holdet|(?:maskine|printer|sensor|router|modem|pumpe|motor|enhed|lokation|kampagne|tilbud|aftale|kontrakt|licens|kursus|maaler)(?:n|en|et)?)|(?:(?:delvis|delt|ind)?ordre|vare|artikel|tegnings?|tegn|bookings?|reservations?|pakke|forsendelses?|sporings?|tracking|track|faktura|kvitterings?|kontrakt|aftale|rekvisitions?|rekv|reservedels?|komponent|serie|parti|batch|lot|plombe|container|foelgeseddel|palle|colli|bestillings?|billet|ticket|projekt|rapport|bilags?|model|katalog|terminal|forretnings|produkt|maaler|chip|lager|plads|udbuds?)(?:nr|nummer|nummeret|numre|numrene|id|kode|koden))$/;
/** "Tegn. nr. 120385-1140": such a word and the one for a number apart. */
export const numberWord = /^(?:nr|nummer|no|id)$/;
const numberedThing =
  /^(?:ordre|vare|artikel|tegning|tegn|booking|reservation|pakke|forsendelse|faktura|kvittering|kontrakt|rekv|rekvisition|reservedel|komponent|serie|parti|plombe|container|foelgeseddel|palle|colli|bestilling|billet|ticket|projekt|rapport|bilag|model|katalog|terminal|produkt|maaler|chip|lager)$/;
/** Whether the word at an index says that the number behind it is a thing's: "varenr.", "ordre", "tegn. nr." */
export function isItemAt(tokens: readonly Token[], index: number): boolean {
  const key = tokens[index]?.key ?? '';
  if (numberWord.test(key)) return numberedThing.test(tokens[index - 1]?.key ?? '');
  return itemWords.test(key);
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
