import { monthNames } from './birthdates.ts';
import { type Found, tokenAt } from './found.ts';
import { namesPerson } from './name-book.ts';
import { nameWords } from './name-words.ts';
import type { Part } from '../mail.ts';
import { nth } from '../nth.ts';
import { isCapital, isDigit, type Text } from '../text.ts';
import type { Token } from '../tokens.ts';
import { formFits, keyFits, question } from '../words.ts';

/** Last parts of Danish street names, as keys made by `fold`; inflected ones count too. */
const streetEnd =
  /(?:vej|gade|(?<=...)alle|boulevard|straede|plads|torv|park|vaenge|vaenget|sti|kaj|brygge|toft|krog|mark|bakke|have|lund|eng|skoven|gaard|hoej|holm|dal|skraenten|svinget|kaer|loekke|vang|ager|agre|passage|kilen|bo|bugten|kollegiet|braenten|kanten|vold|havn|bro|banke|ledet|by|rydningen|runddelen|promenaden|strand|aasen|moellen|hegnet|stok|sporet|diget|buen|draget|lyngen|sletten|heden|stedet|gyde|slippen|husene|lien|terrasserne|terrassen|raekken|kvarteret|allee|vegur|led|krat|brink|mosen|klinten|tangen|odden|pynten|naesset|dammen|kilden|gd|(?:ster|nder|rre|kirke)g)$/;
/** Ends that ordinary words have too: these need a capital and more than a bare number behind them. */
const looseEnd =
  /(?:park|sti|mark|bakke|have|lund|eng|gaard|dal|vang|bo|bro|banke|by|havn|strand|holm|hoej|krog|vold|stok|sporet|ager|agre|byen|banken|havnen|stien|toft|tofte|loekke|kaer|led)$/;
const wholeWords =
  /^(?:vej|gade|alle|plads|torv|straede|boulevard|have|park|vaenge|toft|stien|kaj|brygge|strand)$/;
/** Words with such an end that are no streets. */
const noStreet =
  /^(?:bakke|sti|krog|stok|vold|sporet|stien|tofte|kanten|uge|vejen|parken|plads|pladsen|marken|haven|torvet|gaarden|skoven|broen|byen|havnen|banken|forvejen|kaere|led|mark|bo|by|bro|park|lund|dal|holm|eng|have)$/;
const noStreetAtAll =
  /^(?:(?:om|under|gen|ud)vej|d[ae]nmark|(?:arbejds|bygge|lege|ud)plads|underveje|(?:test|eksempel)vej|baby|hobby|turbo|dreng|seng|streng|boernehave|england|s[ak]andal)$/;
/** What the word before a house number says of being a street. */
const streets = {
  street: question(
    ({ key, forms }) =>
      forms.some((form) => streetEnd.test(form)) &&
      !noStreet.test(key) &&
      !forms.some((form) => noStreetAtAll.test(form)),
  ),
  loose: keyFits(looseEnd),
  whole: keyFits(wholeWords),
};

/** "6B", "31 B", "7-9": what belongs to the house number itself. */
const houseLetter =
  /^(?:(?:[A-Za-z]| [A-HJ-Z]| [abcefg])(?![\p{L}\p{N}]))?(?:[-/]\d{1,3}[A-Za-z]?(?![\p{L}\p{N}]))?/u;

const side = String.raw`(?:t\.? ?h|t\.? ?v|m\.? ?f|midtfor|til (?:højre|venstre))(?![\p{L}\p{N}])\.?`;
const storey = String.raw`(?:\d{1,2}|st|kl|kld|stuen|k(?:æ|ae)lder(?:en)?)`;

/** Behind a bare number: nothing that makes it an amount or an hour. */
const noAmount = String.raw`(?![\p{L}\d:/%]|\.\d| (?:kr|timer|personer|stk|gange|dage|år))`;

/** One part of what stands between the house number and the town, in lower case: floor, side, flat, back building. */
const unit = new RegExp(
  String.raw`^(?: ?\n|(?: -|[,;])? ?\(?(?:på )?)(?:${storey}[./-]?,? ?(?:sal\.?,? ?)?${side}|${side}|\d{1,2}\.? ?(?:sal|etage)(?!\p{L})\.?|` +
    String.raw`(?:st|stuen|k(?:æ|ae)lder(?:en)?|kld|bagh(?:uset?)?|forhuset?|sidehuset?|annekset)(?![\p{L}\p{N}])\.?(?: \d{1,3}${noAmount})?|kl\.?(?=,|\n|$)|` +
    String.raw`\d{1,2}\.(?=, ?\d{4} )|\d{1,2}\.?(?=,? ?d(?:ø|oe)r \d)|(?<=,.*)\d{1,2}\.(?: ?\d{1,4}${noAmount}|(?=[\n,;)]| (?:men|på|hvor|som|har|er|vil|kan)(?!\p{L})|\s*$))|` +
    String.raw`(?:(?:pleje|ældre)?bolig|lejlighed|lejl|værelse|vær|hus|opgang|opg|dør|doer|afd|afdeling|afsnit|stue|seng|bofællesskab|blok|fløj)\.?(?: ?nr\.?)? (?:\d{1,4}[a-z]?|[a-h])(?![\p{L}\p{N}]))`,
  'u',
);
const mostUnits = 4;
/** A flat on one side of a floor: nothing but a home has it. */
const flat = new RegExp(
  String.raw`^[a-z]?(?:,? ?${storey}\.?,? ?(?:sal\.?,? ?)?${side}|, (?:kld|st|\d{1,2}\.? ?sal)(?![\p{L}\p{N}]))`,
  'u',
);
/** What has a number and a floor in a house that is no home. */
const noFlat =
  /^(?:bygning|indgang|afsnit|lokale|blok|afdeling|opgang|trappe|fase|etape|medarbejder|punkt)$/;

const town = String.raw`(?:(?:Gl|Nr|Sdr|Ndr|Kgs|Kbh|St|Vr|Skt)\. ?)?\p{Lu}\p{L}{0,24}(?![\p{L}\p{N}])`;
const townTail = String.raw`(?: [A-ZÆØÅ]{1,2}(?![\p{L}\p{N}])| Sø(?!\p{L})| \p{Lu}\p{L}{1,20}(?=[,.;:)\n]|$))?`;
/** The Faroes and Germany too: "FO-100 Tórshavn", "22869 Schenefeld". */
const code = String.raw`(?:[A-Z]{1,2}-)?\d{3}(?:\d{0,2}| \d\d)`;
const codeAndTown = new RegExp(
  String.raw`^(?:,? ?\n ?|[,;\t/] ?| [-–·|] | {1,3})(?:${town}(?: By)?(?:, ?| ?\n| ))?${code} ?${town}${townTail}`,
  'u',
);
/** "5220 odense sø", in a mail without capitals. */
const quietTown = /^,? (?!20)[1-9]\d{3} [a-zæøå]{3,20}(?: (?:[cknsvøm]|nv|nø|sv|sø)(?!\p{L}))?/u;
/** How the names of Danish towns end: behind a number in small letters, or without a comma. */
const townEnd =
  '(?:[rd]up|by|lev|sted|borg|købing|inge|rum|rød|havn|bjerg|bæk|ense|vig|næs|hus|ild|ø)(?![\\p{L}\\p{N}])';
const townBare = new RegExp(`^(?:,? (?:i )?[a-zæøå]{1,12}| \\p{Lu}[a-zæøå]{1,12})${townEnd}`, 'u');
/** "Vej 3 i Snejbjerg", ", Hedensted;" and, behind a flat, " Holbæk": a town without its code. */
const townAlone = new RegExp(
  String.raw`^(?: i (${town}(?: (?:ved|pr\.) ${town})?)|, ?(${town})${townTail}(?=[ \t.]*\n|[ \t.)]*$|:|[,.;)] | kl| - | (?:og|når|naar|men|hvor|som|der) ))`,
  'u',
);
const townBehindFlat = new RegExp(`^ (${town})`, 'u');

/** Streets that half of the villages have: the capitalised word before is part of the name. */
const villageStreet =
  /^(?:by|hoved|strand|kirke|lande?|havne|stations|skov|moelle|torve|soe)(?:vej|gaden?|mark)$/;
/** " 5000" behind an address: a postal code without its town. */
const codeAlone = /^(?:,?| \|) [1-9]\d{3}(?![\p{L}\d:.])/u;
/** What makes the number before it a date, a share or an amount. */
const dateBehind = new RegExp(
  String.raw`^\.? ?(?:${monthNames}|%|(?:kl|kr|stk|mand|pct|procent|personer|timer|dage|minutter|uger|gange)(?!\p{L}))`,
  'u',
);

const homeWords =
  /^(?:(?:pleje|aeldre)?bolig(?:en)?|raekkehus|hytte|(?:kollegie)?vaerelse|lejlighed(?:en)?|lejl|vaer|lejemaal(?:et)?|beboer(?:en)?|borgeren|havelod(?:det)?|kolonihave|parcel)$/;

const isHomeWord = keyFits(homeWords);

const residents =
  'nabo|naboen|ham|hende|drengen|pigen|drengene|beboeren|familien|manden|damen|konen|enken|parret';
const resident = new RegExp(`^(?:${residents})$`);
/** "naboen i nr. 6", "hende ovre i nr 6" */
const neighbour = new RegExp(
  `^(?:${residents}|dem|gamle|unge|folkene|ovre|oppe|nede|henne|bor|boende)$`,
);

/** A word for whoever lives there, or a name, in the sentence of the next word. */
function isNeighbour(tokens: readonly Token[], index: number): boolean {
  const token = nth(tokens, index);
  if (token === undefined || token.sentence !== tokens[index + 1]?.sentence) return false;
  if (neighbour.test(token.key)) return true;
  // "Parkér i gården bag biblioteket": a sentence may begin with any word.
  const isFirst = nth(tokens, index - 1)?.sentence !== token.sentence;
  return token.capital && token.end - token.start > 1 && (!isFirst || namesPerson(token.key));
}

/** Whether a capitalised word, alone or with the one before it, names a person. */
function isNameAt(plain: string, tokens: readonly Token[], index: number): boolean {
  const [before, token] = [nth(tokens, index - 1), nth(tokens, index)];
  if (token?.capital !== true) return false;
  const from = before?.capital === true && before.sentence === token.sentence ? before : token;
  return namesPerson(plain.slice(from.start, token.end));
}

/** "Pigen på Havrevænget", "Oluf Gravesen på Hedelundvej" */
const isResident = (plain: string, tokens: readonly Token[], index: number): boolean =>
  resident.test(nth(tokens, index)?.key ?? '') || isNameAt(plain, tokens, index);

export const streetRule = 'address/street';

/** Addresses of persons: a street with its number, and a flat or room that singles a resident out. */
export function findAddresses(
  text: Text,
  tokens: readonly Token[],
  parts: readonly (Part | undefined)[],
): readonly Found[] {
  const found: Found[] = [];
  let taken = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined || token.start < taken) continue;
    const address = addressAt(text, tokens, index, token);
    if (address === undefined) continue;
    taken = address.end;
    const isOurs =
      houseBehind.test(text.lower.slice(address.end, address.end + 24)) ||
      (isOfHouse(tokens, parts, index) && !isBed(tokens, index)) ||
      (address.rule === streetRule && isAtHouse(text, tokens, tokenAt(tokens, address.start)));
    if (isOurs) continue;
    const last = found.at(-1);
    // "lejl 42 Violvej 6", "værelse 208, Sydhavnsgade 40": the two are one home's.
    const isOne =
      last !== undefined &&
      (last.rule === 'address/home') !== (address.rule === 'address/home') &&
      /^(?:,? |,? ?\n| på | i )$/.test(text.plain.slice(last.end, address.start));
    if (isOne) found[found.length - 1] = { ...last, end: address.end };
    else found.push(address);
  }
  return found;
}

/** The address whose number, or whose telling word, stands at `index`. */
function addressAt(
  text: Text,
  tokens: readonly Token[],
  index: number,
  { kind, word }: Token,
): Found | undefined {
  if (kind === 'number') return streetAddress(text, tokens, index) ?? home(text, tokens, index);
  if (kind !== 'word') return undefined;
  if (isLodging(word)) return describedHome(text, tokens, index);
  return streets.street(word) ? dwellingPlace(text, tokens, index) : undefined;
}

const lives = /^(?:bor|boede|boende|flytte[rdt]*|bopael|adressen?)$/;
const whereabouts = /^(?:nede|oppe|ovre|henne|inde|ude|hjemme)$/;

/** "bor på Degnegården", "enken nede på Vestergade", "Inga på Møllestien": a place where somebody lives needs no number. */
function dwellingPlace(
  { plain }: Text,
  tokens: readonly Token[],
  index: number,
): Found | undefined {
  const [second, before, place] = [nth(tokens, index - 2), nth(tokens, index - 1), tokens[index]];
  if (place === undefined || before === undefined || second?.sentence !== place.sentence)
    return undefined;
  // Few words stand behind one of these: the others need no pattern.
  const isIn = before.key === 'paa' || before.key === 'i';
  if (!isIn && !before.capital && !before.key.startsWith('gaard')) return undefined;
  const next = tokens[index + 1];
  if (next?.kind === 'number' && /^ (?:nr\.? )?$/.test(plain.slice(place.end, next.start)))
    return undefined;
  const isLoose = streets.loose(place.word) || streets.whole(place.word);
  if (isHouse(place.word)) return undefined;
  const isNameOfPlace = place.capital
    ? !isLoose || /gaard$|e[nt]$/.test(place.key)
    : /(?:vej|gade)n?$/.test(place.key);
  if (!isNameOfPlace) return undefined;
  // "på gården Nørre Kærgaard"
  const isNamed = /^gaard(?:en)?$/.test(before.key) || (before.capital && second.key === 'gaarden');
  const isHome =
    before.key === 'paa' || (before.key === 'i' && !isLoose)
      ? lives.test(second.key) ||
        (/.{2}(?:vej|gade|vaenget|stien)$/.test(place.key) &&
          isResident(plain, tokens, index - 2)) ||
        (whereabouts.test(second.key) &&
          (nth(tokens, index - 3)?.key === 'bor' || isNeighbour(tokens, index - 3)))
      : isNamed && place.capital;
  if (!isHome) return undefined;
  const { start } = isNamed && before.capital ? before : place;
  return homeAt(start, place.end, 0.8);
}

const isLodging = keyFits(
  /^(?:st|kld|stuen|kaelderen|(?:hus|raekkehus)et|lejligheden|gaarden|laenge|laengen|gaard|villa|villaen)$/,
);
const sideAlone = new RegExp(`^\\.?,? ?${side}`, 'u');
const whereItLies =
  /^ (?:(?:over(?: ?for)?|bag|ved siden af|for enden af|efter|under)(?: [\p{L}]{1,20}){0,3}|til (?:venstre|højre))(?!\p{L})/u;

/** "hende i st. tv.", "enken i stuen til venstre", "bor i den røde længe bag Nordgården": a home that is told by where it lies. */
function describedHome(
  { lower }: Text,
  tokens: readonly Token[],
  index: number,
): Found | undefined {
  const lodging = tokens[index];
  if (lodging === undefined) return undefined;
  let from = index;
  while (from > index - 4 && /^(?:den|det|de|[a-zæøå]+e)$/.test(nth(tokens, from - 1)?.key ?? ''))
    from--;
  const [second, before] = [nth(tokens, from - 2), nth(tokens, from - 1)];
  if (second?.sentence !== lodging.sentence || !/^(?:i|fra|paa)$/.test(before?.key ?? ''))
    return undefined;
  if (!isNeighbour(tokens, from - 2)) return undefined;
  const behind = lower.slice(lodging.end, lodging.end + 80);
  const found =
    sideAlone.exec(behind) ?? (lodging.key.length > 3 ? whereItLies.exec(behind) : null);
  if (found === null) return undefined;
  const { start } = tokens[from] ?? lodging;
  return homeAt(start, lodging.end + found[0].length);
}

function homeAt(start: number, end: number, score = 0.65): Found {
  return { kind: 'address', rule: 'address/home', start, end, score };
}

const isWholeStreet = (token: Token | undefined): boolean =>
  token !== undefined && streets.whole(token.word);

function streetAddress(text: Text, tokens: readonly Token[], index: number): Found | undefined {
  const number = tokens[index];
  // "Mosevej nr. 14"
  const at =
    nth(tokens, index - 1)?.key === 'nr' && !isWholeStreet(nth(tokens, index - 2))
      ? index - 2
      : index - 1;
  const street = nth(tokens, at);
  if (number === undefined || street?.kind !== 'word') return undefined;
  // "Mimersgade 101,4.tv" is read as one number.
  const comma = number.key.indexOf(',');
  const own = comma < 0 ? number.key : number.key.slice(0, comma);
  const ownEnd = number.start + own.length;
  if (
    !isFigure(own, 3) ||
    (comma > 0 && !flat.test(text.lower.slice(ownEnd, ownEnd + 20))) ||
    !(
      (number.start - street.end === 1 && text.plain.charCodeAt(street.end) === 0x20) ||
      /^ {1,2}(?:\(?nr\.? )?$/i.test(text.plain.slice(street.end, number.start)) ||
      // "Tranehusene, nr. 44"
      (/husene$/.test(street.key) &&
        /^, nr\.? $/i.test(text.plain.slice(street.end, number.start))) ||
      // "Vestergd. 14"
      (/gd?$/.test(street.key) && text.plain.slice(street.end, number.start) === '. ')
    )
  )
    return undefined;
  const isStreet = streets.street(street.word);
  const isLoose = streets.loose(street.word);
  const isWhole = streets.whole(street.word);
  const floor = flat.exec(text.lower.slice(ownEnd, ownEnd + 20))?.[0];
  // Few words before a number are any of these.
  if (!isStreet && !isWhole && !street.capital && (floor === undefined || street.key.length < 4))
    return undefined;
  // "Thor Bækgaard 31 07 66 52", "Rasmus Thinggaard 1.x": a telephone, a class.
  if (/^[ .-]\d{2,3}[ .-]\d|^\.[a-z](?!\p{L})/u.test(text.plain.slice(ownEnd, ownEnd + 6)))
    return undefined;
  const units = endOfUnits(text, ownEnd);
  // "Pilegade 40-52": a row of houses
  const row = /^[a-z]?-(\d+)/i.exec(text.plain.slice(ownEnd, units));
  if (Number(row?.[1]) > Number(own) && row?.[0].length === units - ownEnd) return undefined;
  const end = endOfTown(text, street, ownEnd, units);
  const detailed = /[,\n]|\d{4}/.test(text.plain.slice(ownEnd, end));
  // "til Lærkevej 5 kl 8": a street, whatever the hour.
  const behind = text.lower.slice(ownEnd, ownEnd + 14);
  if (dateBehind.test(behind) && !(isStreet && !isLoose && behind.startsWith(' kl')))
    return undefined;
  // "Når alle 14 er kørt", "I have 3"
  if (!street.capital && /^(?:alle|have)$/.test(street.key))
    if (!/s$|^(?:(?:noerr|soendr|vestr|oestr)e|gamle|ny)$/.test(nth(tokens, at - 1)?.key ?? ''))
      return undefined;
  const isFlat =
    floor !== undefined &&
    street.key.length > 3 &&
    !isHomeWord(street.word) &&
    (!/(?:kld|st|sal)$/.test(floor) || (street.capital && !noFlat.test(street.key)));
  // A street without the usual end counts when a postal code and a town follow, or a floor and its side.
  const isPlace =
    !isStreet &&
    !isWhole &&
    street.capital &&
    at === index - 1 &&
    // "AUDI EX 70 418 DET": three figures are a town's with its country, or behind a comma.
    /(?:\d{4}|\d{3} \d\d|-\d{3}|,.*\d{3}) ?\p{Lu}/u.test(text.plain.slice(units, end));
  if (!isStreet && !isWhole && !isPlace && !isFlat && !isOnNamedPlace(text, tokens, at))
    return undefined;
  // "Rådhuspladsen 1": the office's; "ud for Toftevej 31": a hole in the road.
  if (/^(?:raadhus(?:et|plads|torv)|kommune)/.test(street.key)) return undefined;
  if (nth(tokens, at - 1)?.key === 'for' && nth(tokens, at - 2)?.key === 'ud') return undefined;
  const isHome = /^(?:i|paa|fra|bor|til|hos)$/.test(nth(tokens, at - 1)?.key ?? '');
  if (isStreet && isLoose && !(street.capital && (detailed || !isWhole)))
    if (street.capital || isWhole || !isHome || street.key.length < 5) return undefined;
  let from = at;
  if (isPlace) from = startOfPlace(text, tokens, at);
  const isPart = (token: Token | undefined, after: Token): boolean =>
    token?.kind === 'word' &&
    token.capital &&
    token.sentence === after.sentence &&
    /^(?:[ -]|\. ?)$/.test(text.plain.slice(token.end, Math.min(after.start, token.end + 4)));
  // "Hans Broges Gade": the words before belong to the street when its last word is no name of its own.
  if (isWhole || tokens[at]?.glued === true) {
    // "VIL BESTILLE PLADS 41": among capitals only the s of an owner tells a name.
    const isLoud = street.capital && isCapital(text.plain.charCodeAt(street.start + 1));
    while (at + 1 - from <= 3 && isPart(nth(tokens, from - 1), tokens[from] ?? street)) {
      if (isLoud && !nth(tokens, at - 1)?.key.endsWith('s')) break;
      from--;
    }
    // "hostrups have 12 st th": in small letters the s of the genitive and the floor say it.
    const owner = nth(tokens, at - 1);
    const isOwned =
      !street.capital && owner?.kind === 'word' && owner.key.length >= 5 && owner.key.endsWith('s');
    const isOwn = (isOwned && end > ownEnd) || lives.test(nth(tokens, at - 2)?.key ?? '');
    if (from === at && isOwn && owner?.sentence === street.sentence) from--;
    if (from === at) return undefined;
  } else if (!street.capital && street.key.length < (isHome ? 5 : 6)) return undefined;
  // "Gamle Kongevej", "Nørre Allé"
  else if (
    /^(?:gl|gamle|gammel|nye?|store|lille|noerre|soender|oester|vester|oestre|vestre|nordre|soendre|sdr|ndr|nr|st|kgs|skt|sct|dr|chr|ul)$/.test(
      nth(tokens, from - 1)?.key ?? '',
    )
  )
    from -= isPart(nth(tokens, from - 1), street) || !street.capital ? 1 : 0;
  // "Ø. Hassingvej"
  else if (
    /(?:^|[\s,:])\p{Lu}\. ?$/u.test(text.plain.slice(Math.max(0, street.start - 4), street.start))
  )
    from--;
  else if (villageStreet.test(street.key) && isPart(nth(tokens, from - 1), street)) from--;
  // "Ved Åen 3"
  const preposition = nth(tokens, from - 1);
  if (isPart(preposition, street) && isPreposition(preposition)) from--;
  from -= isFarm(text, tokens, from - 1) ? 1 : 0;
  return {
    kind: 'address',
    rule: streetRule,
    start: tokens[from]?.start ?? street.start,
    end: trimmedEnd(text.plain, ownEnd, end),
    score: detailed ? 0.95 : street.capital ? 0.85 : 0.7,
  };
}

/** Where the parts behind a house number end, before the town. */
function endOfUnits({ plain, lower }: Text, from: number): number {
  let end = from + (houseLetter.exec(plain.slice(from, from + 12))?.[0].length ?? 0);
  for (let count = 0; count < mostUnits; count++) {
    const found = unit.exec(lower.slice(end, end + 40))?.[0];
    if (found === undefined) break;
    end += found.length;
  }
  return end;
}

function endOfTown({ plain }: Text, street: Token, from: number, end: number): number {
  const behind = plain.slice(end, end + 60);
  const known = codeAndTown.exec(behind) ?? (street.capital ? null : quietTown.exec(behind));
  if (known !== null) return end + known[0].length;
  const isFloor = end > from + 2 && plain.charAt(end - 1) !== '.';
  const alone = townAlone.exec(behind) ?? (isFloor ? townBehindFlat.exec(behind) : null);
  const name = alone?.[1] ?? alone?.[2] ?? '';
  if (alone !== null && name.length > 2 && !namesPerson(name)) return end + alone[0].length;
  const bare = street.capital && behind.startsWith(',') ? null : townBare.exec(behind);
  if (bare !== null && !namesPerson(bare[0])) return end + bare[0].length;
  return end + (codeAlone.exec(behind)?.[0].length ?? 0);
}

/** "Yviri við Strond 19", "bor Præstø Overdrev 12": the words of a line, or those behind a small word, name one place. */
function startOfPlace({ plain }: Text, tokens: readonly Token[], at: number): number {
  for (let from = at; from > at - 4 && from >= 0; from--) {
    const before = plain.slice(Math.max(0, (tokens[from]?.start ?? 0) - 2), tokens[from]?.start);
    if (before === '' || before.includes('\n')) return from;
    if (/^(?:bor|paa|i|er|til|fra|hos)$/.test(nth(tokens, from - 1)?.key ?? '')) return from;
    if (tokens[from]?.kind !== 'word' || !before.endsWith(' ')) break;
  }
  return at;
}

/** "Lærkebo, Ågerupvej 62": the name of the house, alone on its line or between a small word and a comma. */
function isFarm({ plain }: Text, tokens: readonly Token[], at: number): boolean {
  const [before, farm, street] = [nth(tokens, at - 1), nth(tokens, at), tokens[at + 1]];
  if (farm?.capital !== true || street === undefined || farm.key.length < 5) return false;
  if (!/(?:gaard|gaarden|bo|minde|lyst|lund|ly|hus|huset|hoej|hvile|borg)$/.test(farm.key))
    return false;
  if (!/^,? ?\n?$/.test(plain.slice(farm.end, street.start)) || street.start - farm.end > 2)
    return false;
  return (
    before === undefined || !before.capital || plain.slice(before.end, farm.start).includes('\n')
  );
}

const isPreposition = (token: Token | undefined): boolean =>
  /^(?:ved|bag|under|langs|mellem|over)$/.test(token?.key ?? '');

const ofPlace = /^(?:gammel|gamle|gl|store|lille|nye?)$/;
const owned = /^(?:hus|huset|ejendom|ejendommen|bolig|boligen|lejlighed|lejligheden)$/;

/** "på Sløjfen 14", "bor Violen 3", "Ved Åen 3, st.", "dit hus på Gammel Kongsvad 18": a place with a number of its own. */
function isOnNamedPlace({ plain }: Text, tokens: readonly Token[], at: number): boolean {
  const [last, street, number] = [nth(tokens, at - 1), tokens[at], tokens[at + 1]];
  const from = last?.capital === true && ofPlace.test(last.key) ? at - 1 : at;
  const before = nth(tokens, from - 1);
  if (street?.capital !== true || before === undefined || number === undefined) return false;
  if (before.sentence !== street.sentence) return false;
  if (before.capital && isPreposition(before))
    return (
      lives.test(nth(tokens, at - 2)?.key ?? '') ||
      /^[a-z]?(?:[,.;]|\s*$|\n)/i.test(plain.slice(number.end, number.end + 4))
    );
  if (isHouse(street.word)) return false;
  if (lives.test(before.key)) return street.key.length > 3;
  const second = nth(tokens, from - 2);
  if (before.key === 'paa' && second?.sentence === street.sentence)
    if (lives.test(second.key) || owned.test(second.key)) return street.key.length > 3;
  return before.key === 'paa' && /(?:en|et|port|led|lykke|lykken|agre|stien)$/.test(street.key);
}

/** "bolig 127", "beboeren i 127": points at one person for whoever knows the house. */
function home(text: Text, tokens: readonly Token[], index: number): Found | undefined {
  const number = tokens[index];
  if (number === undefined || !isFigure(number.key, 4)) return undefined;
  const before = nth(tokens, index - 1);
  if (before === undefined || before.sentence !== number.sentence) return undefined;
  if (number.start - before.end > 3) return undefined;
  const gap = text.plain.slice(before.end, number.start);
  if (gap !== ' ' && !/^[.,]? {1,2}$/.test(gap)) return undefined;
  // "malte i 4'eren"
  if (before.key === 'i' || before.key === 'fra') {
    const nick = /^['’]?eren(?!\p{L})/u.exec(text.lower.slice(number.end, number.end + 6));
    if (nick !== null) return homeAt(number.start, number.end + nick[0].length);
  }
  const side =
    /^[a-d]?(?:\.? |\.|, ?)(?:(?:k(?:l|ld|ælderen|aelderen)\.?|st\.?|\d\.?(?: ?sal)?|sal),? ?)?(?:t\.?h|t\.?v|m\.?f)(?!\p{L})\.?/u.exec(
      text.lower.slice(number.end, number.end + 20),
    );
  const isSigned = before.capital && /\d|kl|st/.test(side?.[0] ?? '');
  if (
    side !== null &&
    (/^(?:i|paa|fra|bor|hos)$/.test(before.key) ||
      /th/.test(side[0]) ||
      isSigned ||
      // "Larsen, 3. tv": nobody counts televisions so.
      (side[0].startsWith('. t') && !/^(?:den|det|vores|min|mit|nye)$/.test(before.key)))
  )
    return homeAt(number.start, number.end + side[0].length);
  if (gap.startsWith(',')) return undefined;
  const second = nth(tokens, index - 2);
  const units = endOfUnits(text, number.end);
  const start =
    // "fra nr. 9, st.", "blok 5 opg C": nothing but a house has a floor.
    (/^(?:nr|nummer|blok|opgang|opg)$/.test(before.key) &&
      /\p{L}[. ]{0,2}\p{L}/u.test(text.plain.slice(number.end, units))) ||
    isTheirRoom(text, tokens, index) ||
    // "i jeres hus, have 61"
    (before.key === 'have' &&
      /[,:(\n] ?$/.test(text.plain.slice(Math.max(0, before.start - 2), before.start))) ||
    // "lyset i have 47": without the preposition it is the verb.
    (before.key === 'have' && second?.capital === false && /^(?:i|fra|ved)$/.test(second.key)) ||
    // "Frederikke nr 41" and nothing more: whoever signs.
    (isNr(before) && signsAt(text, tokens, index))
      ? before.start
      : isHomeWord(before.word) && !/^(?:beboer|borger)/.test(before.key)
        ? before.start
        : isNr(before) && second !== undefined && isHomeWord(second.word)
          ? second.start
          : second !== undefined &&
              isHomeWord(second.word) &&
              /^(?:beboeren|borgeren|beboer)$/.test(second.key) &&
              /^(?:i|paa|fra|nr)$/.test(before.key)
            ? number.start
            : isNr(before) &&
                (isNamedAt(text, tokens, index - 2) ||
                  /^(?:bor|hus|huset)$/.test(second?.key ?? '') ||
                  (/^(?:i|fra|ovre)$/.test(second?.key ?? '') && isNeighbour(tokens, index - 3)))
              ? before.start
              : undefined;
  if (
    start === undefined ||
    /^(?:uden|antal|faar|soeger|mangler)$/.test(second?.key ?? '') ||
    /^[.,:/-]?\d|^ ?(?:kr|m2|kvm|%)|^:? (?:er |står )?(?:tom|ledig|fri)(?!\p{L})/u.test(
      text.lower.slice(number.end, number.end + 14),
    )
  )
    return undefined;
  const end = endOfHouse(text, tokens, trimmedEnd(text.plain, number.end, units));
  return homeAt(startOfHouse(text, tokens, start), end);
}

/** What a house with flats is called: "Plejehjemmet", "Solgården". */
const isHouseName = ({ word }: Token): boolean =>
  nameWords.organisation(word) || streets.street(word);

/** "Plejehjemmet Solgården, afsnit 2, bolig 14": the house before its flat. */
function startOfHouse({ plain, lower }: Text, tokens: readonly Token[], flat: number): number {
  const wing = /(?:(?:afsnit|afd\.?|opgang|blok|hus) \w{1,3},? )+$/.exec(
    lower.slice(Math.max(0, flat - 40), flat),
  );
  const start = flat - (wing?.[0].length ?? 0);
  const at = tokenAt(tokens, start);
  const gap = plain.slice(nth(tokens, at - 1)?.end, start);
  if (gap !== ', ' && gap !== ' ') return start;
  let isNamed = false;
  let from = at;
  while (at - from < 3) {
    const token = nth(tokens, from - 1);
    if (token?.sentence !== tokens[at]?.sentence || token?.kind !== 'word') break;
    if (!token.capital && !nameWords.organisation(token.word)) break;
    if (from < at && /^,|^ *\n/.test(plain.slice(token.end, token.end + 3))) break;
    if (isHouseName(token)) isNamed = true;
    from--;
  }
  return isNamed ? (tokens[from]?.start ?? start) : start;
}

/** "bolig 14 på Åbrinken", "stue 4, Plejecenter Solvang": the house behind its flat. */
function endOfHouse({ plain }: Text, tokens: readonly Token[], end: number): number {
  const gap = /^(?:,|,? på|,? i) (?:[HE]\/?F |A\/?B )?/.exec(plain.slice(end, end + 12))?.[0];
  if (gap === undefined) return end;
  const at = tokenAt(tokens, end + gap.length - 1);
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first === undefined) return end;
  if (second?.capital === true && plain.slice(first.end, second.start) === ' ')
    if (isHouseName(first) || isHouseName(second)) return second.end;
  const isNamed = isHouseName(first) || gap.length > 4 || (gap === ' på ' && first.key.length > 3);
  return first.capital && isNamed && tokens[at + 1]?.kind !== 'number' ? first.end : end;
}

/** "Elna B., stue 14", "ham på stue 3": rooms have numbers everywhere, but beside whoever lies there it is theirs. */
const isTheirRoom = ({ plain }: Text, tokens: readonly Token[], index: number): boolean => {
  const [second, room] = [nth(tokens, index - 2), nth(tokens, index - 1)];
  if (room === undefined || second === undefined || (room.key !== 'stue' && room.key !== 'seng'))
    return false;
  if (/^(?:i|paa|fra)$/.test(second.key)) return isNeighbour(tokens, index - 3);
  const gap = plain.slice(second.end, room.start);
  return (
    /^\.?,? \(?$/.test(gap) &&
    ((second.capital && !room.capital && gap !== ' ') ||
      namesPerson(plain.slice(second.start, second.end)))
  );
};

const isNr = ({ key }: Token): boolean => key === 'nr' || key === 'nummer';

/** Digits and nothing else, of which there are at most so many. */
function isFigure(key: string, most: number): boolean {
  if (key.length > most) return false;
  for (let at = 0; at < key.length; at++) if (!isDigit(key.charCodeAt(at))) return false;
  return true;
}

/** "Plejehjemmet Solgården, bolig 14": a house where people live has flats that are theirs. */
const isBed = (tokens: readonly Token[], index: number): boolean =>
  /^(?:bolig|lejlighed|lejl|vaerelse|stue)$/.test(nth(tokens, index - 1)?.key ?? '');

/** "Torsten Villadsen, nr. 3": whose house it is stands before it. */
function isNamedAt({ plain }: Text, tokens: readonly Token[], index: number): boolean {
  const [last, nr, number] = [nth(tokens, index), tokens[index + 1], tokens[index + 2]];
  if (last === undefined || nr === undefined || number === undefined) return false;
  // "Hej Bo, nr 22 er ledig": the house is spoken of, not its owner.
  if (!/^[a-z]?(?:,|\.?(?:\n|$))/.test(plain.slice(number.end, number.end + 3))) return false;
  if (last.sentence !== nr.sentence || plain.slice(last.end, nr.start) !== ', ') return false;
  return isNameAt(plain, tokens, index);
}

function signsAt({ plain }: Text, tokens: readonly Token[], index: number): boolean {
  const [name, number] = [nth(tokens, index - 2), tokens[index]];
  if (name === undefined || number === undefined || !name.capital) return false;
  return (
    name.kind === 'word' &&
    name.key !== 'emne' &&
    number.key.length < 4 &&
    nth(tokens, index - 1)?.glued === false &&
    /(?:^|\n) *(?:\p{Lu}[\p{L}-]+ (?:og )?){0,3}$/u.test(
      plain.slice(Math.max(0, name.start - 40), name.start),
    ) &&
    /^[ .]*(?:\n|$)/.test(plain.slice(number.end, number.end + 4))
  );
}

/** Ends of words for a house where nobody lives, but for those who are kept there. */
const houseEnd =
  /(?:kommune|center|afdeling|forvaltning|skole|klinik|hospital|sygehus|kontor|raadhus|kirke|hjemmet|plejehjem|forening|forbund|bank|(?<!be)styrelsen|institut|universitet|bibliotek|apotek|(?:laeg|advokat|maegl|terapeut|psykolog|revisor|arkitekt)erne|aps|lokale|moedet|ejendommen|konsulent|raadgiver|kantine|butik|firma|hotel|adresse|varme|forsyning|borgerservice|faengsel|politi|revision|advokat|chef|leder|kassen|(?:idraets|sports|messe)hal|lager|rampe|bygning|terminal|muse|teater|station|vaerksted|praestegaard|naevn|tilladelse|rapport|(?:rets|raad|laege|sundheds|familie|boerne|aktivitets|krise|borger|kultur|menigheds|forenings?)hus)$/;
const isHouse = formFits(houseEnd);

/** Whoever meets there does not live there, unless the words say at whose home it is. */
const meeting = /^(?:moede|moeder|moedes|moedested|afholdes|check|afgang|bygningen|staevne)$/;
const atHome = /^(?:hos|hjemme|min|mit|mig|din|hans|hendes|bor|bolig)$/;
/** ", lokale 3", " kl. 9-15": what only a house has behind its address. */
const houseBehind =
  /^[,. ]{1,3}(?:lok(?:ale)?\.? ?\d|(?:skranke|rampe|bane|port|hal|indgang|mødelokale|auditorium) ?[\da-z]|kl\.? ?\d{1,2}(?:[.:]\d\d)? ?-|inden kl)/;

/** "Min sommerhusadresse, …", but not "besøgsadresse", which is a house's. */
const ownAddress =
  /^(?:ny|nye|gamle|min|bopaels|hjemme|privat|sommerhus|feriehus|folkeregister|post|flytte|leverings)?adressen?$/;

/** An address in the signature of someone who signs for a house, or behind the name of one, is the house's own. */
function isOfHouse(
  tokens: readonly Token[],
  parts: readonly (Part | undefined)[],
  index: number,
): boolean {
  // "Adr. til rapporten: Kongevej 210", "fængsel på bopælen, Kongevej 210"
  if (
    tokens
      .slice(Math.max(0, index - 7), index)
      .some(({ key }) => /^(?:adr|bopael(?:en)?)$/.test(key))
  )
    return false;
  const part = parts[index];
  if (part?.kind === 'signature' || part?.kind === 'sign-off') {
    for (let at = index; at >= 0 && index - at < 40; at--) {
      const token = tokens[at];
      if (token === undefined || token.start < part.start) break;
      if (isHouse(token.word)) return true;
    }
    for (let at = index; at < tokens.length && at - index < 30; at++) {
      const token = tokens[at];
      if (token === undefined || token.start >= part.end) break;
      if (isHouse(token.word)) return true;
    }
    return false;
  }
  let isAtHome = false;
  let isTheirs = false;
  for (let at = index - 2; at >= 0 && index - at < 8; at--) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[index]?.sentence) break;
    if (atHome.test(token.key)) isAtHome = true;
    // "afbryder varmen på Ryttermarken 61" is no waterworks' address.
    if (isHouse(token.word) && token.key !== 'varmen' && !ownAddress.test(token.key))
      isTheirs = true;
    if (!isAtHome && meeting.test(token.key)) isTheirs = true;
  }
  return isTheirs;
}

const dwelling =
  /^(?:raekke|sommer|ferie|fritids|barndoms)?huset$|(?:gaarden|lejligheden|vaerelset|adressen|kollegiet|boligen|haven|kaelderen|hjemmet|faellesskabet|bopaelen|matriklen)$/;

/** "til Retten, Kannikegade 16", "ved bådehuset, Strandvænget 49", "i lokale 7, Kajen 22": where people meet. */
function isAtHouse({ plain }: Text, tokens: readonly Token[], at: number): boolean {
  const [second, last, street] = [nth(tokens, at - 2), nth(tokens, at - 1), tokens[at]];
  if (second === undefined || last === undefined || street === undefined) return false;
  if (plain.slice(last.end, street.start) !== ', ' || second.sentence !== last.sentence)
    return false;
  if (last.kind === 'number')
    return /^(?:lokale|indgang|port|hal|skranke|afsnit)$/.test(second.key);
  if (!/.{3}e[nt]$/.test(last.key) || dwelling.test(last.key)) return false;
  return (
    /^(?:i|paa|ved|til|fra)$/.test(second.key) &&
    !tokens
      .slice(Math.max(0, at - 8), at)
      .some(({ sentence, key }) => sentence === last.sentence && atHome.test(key))
  );
}

function trimmedEnd(plain: string, from: number, end: number): number {
  let last = end;
  while (last > from && /[\s,]/.test(plain.charAt(last - 1))) last--;
  return last;
}
