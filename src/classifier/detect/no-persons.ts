import { unlisted } from './name-book.ts';
import type { Reader } from './name-reader.ts';
import type { NameRun } from './name-run.ts';
import { nameWords, words } from './name-words.ts';
import { nth } from '../nth.ts';
import { fold } from '../text.ts';
import { keyFits, question } from '../words.ts';
import type { Token } from '../tokens.ts';

/** Words behind which a name is that of an animal or a thing. */
const namedThings = words(
  'hunden hund katten kat hesten hest båd skib vallak lokale lokalet server serveren printeren ponyen pony kaninen kanin hønen høne hanen ged marsvinet marsvin ' +
    'papegøjen fuglen hvalpen vallakken fisken dyret ' +
    'model modellen stolen sofaen lampen skibet skib båden færgen filmen romanen bogen forestillingen ' +
    'stykket stormen stormene robotten programmet appen systemet typen butikken café cafeen ' +
    'caféen restauranten kroen frisøren serie bamsen pappigen',
);

/** Persons of history and fiction, shops and brands with the name of a person; none that a neighbour may bear too. */
const famous = new Set(
  [
    'anne frank',
    'harry potter',
    'tycho brahe',
    'harald nyborg',
    'hans christian andersen',
    'h c andersen',
    'karen blixen',
    'niels bohr',
    'søren kierkegaard',
    'martin luther',
    'karl marx',
    'adolf hitler',
    'finn juhl',
    'poul henningsen',
    'poul kjærholm',
    'verner panton',
    'johannes fog',
    'louis poulsen',
    'anders and',
    'peter plys',
    'peter pan',
    'pippi langstrømpe',
    'robin hood',
    'james bond',
    'sherlock holmes',
    'mickey mouse',
    'ole lukøje',
    'marie curie',
    'albert einstein',
    'holger danske',
    'gorm den gamle',
    'astrid lindgren',
    'bob dylan',
    'tove ditlevsen',
    'j p jacobsen',
    'ludvig holberg',
    'piet hein',
    'jørn utzon',
    'johann sebastian bach',
    'wolfgang amadeus mozart',
    'winston churchill',
    'nelson mandela',
    'vincent van gogh',
    'pablo picasso',
    'hugo boss',
    'greta thunberg',
  ].map((name) => fold(name)),
);

const famousFirst = new Set([...famous].map((name) => name.split(' ')[0] ?? ''));

/** All of them have two names or more. */
function isFamous(run: readonly Token[]): boolean {
  if (run.length < 2 || !famousFirst.has(run[0]?.key ?? '')) return false;
  const name = run.map((token) => token.key).join(' ');
  return famous.has(name) || famous.has(name.replace(/s$/, ''));
}

/** Parts of names that are made up for a form or a test. */
const madeUp =
  /^(?:test[a-z]{0,8}|dummy|proeve|opdigtet|eksempel|eksempelsen|mustermann|fiktiv|anonym|ukendt|navnesen|demo)$/;
const isMadeUp = keyFits(madeUp);

/** "Jensens Bøfhus" */
const shopWord =
  /^(?:.{2,}hus|pension|bageri|slagteri|slagter|pizza|grill|auto|vvs|byg|moebler|rejser|taxi|is|blomster|koereskole)$/;

const firmAfter = /^(?:,? ?(?:A\/S|ApS|I\/S|K\/S|P\/S|IVS|AMBA|A\.M\.B\.A|Holding|Group|GmbH|Ltd))/;

/** Names that a language of places and feasts has taken over. */
export const placeBefore = words('sankt skt sct st santa san saint vor');
/** Of these, those that are nothing else: "st." also is a floor. */
const saints = words('sankt skt sct');

/** "Eksemplet er opdigtet (Karla Karlsen)": the writer says that there is no such person. */
export function isInvented(tokens: readonly Token[], run: NameRun): boolean {
  const sentence = tokens[run.from]?.sentence;
  const last = Math.min(tokens.length, run.to + inventionReach);
  for (let index = Math.max(0, run.from - inventionReach); index < last; index++) {
    const token = tokens[index];
    if (token?.sentence === sentence && token?.kind === 'word' && nameWords.inventing(token.word))
      return true;
  }
  return false;
}

const inventionReach = 15;

/** A feast or a place, someone of history or fiction, or a name made up for a test. */
export function isNobody({ tokens }: Reader, from: number, to: number): boolean {
  const run = tokens.slice(from, to);
  const before = nth(tokens, from - 1);
  return (
    placeBefore.has(run[0]?.key ?? '') ||
    // "døbt i Sct. Peders"
    (saints.has(before?.key ?? '') && before?.sentence === run[0]?.sentence) ||
    (run.length > 1 && /^(?:x|[ivx]{2,4})$/.test(run.at(-1)?.key ?? '')) ||
    isFamous(run) ||
    run.some((token) => isMadeUp(token.word))
  );
}

const compoundThing =
  /.{3}(?:hund|(?<![io])kat|hest|robot|klipper|suger|baad|skib|lokale)(?:e[nt]|t)?$/;

const isThingWord = question(({ key }) => namedThings.has(key) || compoundThing.test(key));
const isNamed = ({ kind, word }: Token): boolean => kind === 'word' && isThingWord(word);

/** "Kaninen Albert", "model Vigga", "Mariann (marsvinet)" */
export function isThing({ text, tokens }: Reader, from: number, to: number): boolean {
  const before = nth(tokens, from - 1);
  const [first, last, after] = [tokens[from], nth(tokens, to - 1), tokens[to]];
  if (first === undefined || last === undefined) return false;
  // "Besøgshunden Bølle"
  if (to - from === 2 && isNamed(first)) return true;
  if (isRole(first.word)) return true;
  // "M/F Isabella", "A/B Solgården"
  if (to - from === 2 && /^[bcfsy]$/.test(first.key) && text.plain.charAt(first.start - 1) === '/')
    return true;
  // "Rosen 'Ingrid Bergman'", "Æblet 'Filippa'"
  if (
    isQuote(text.plain, first.start - 1) &&
    isQuote(text.plain, last.end) &&
    !/\p{L}/u.test(text.plain.charAt(last.end + 1))
  )
    return true;
  if (before?.key === 'hedder' && before.sentence === first.sentence)
    return tokens
      .slice(Math.max(0, from - 5), from - 1)
      .some((token) => token.sentence === first.sentence && isNamed(token));
  if (
    before?.sentence === first.sentence &&
    isNamed(before) &&
    text.plain.slice(before.end, first.start) === ' '
  )
    return true;
  return (
    after !== undefined &&
    namedThings.has(after.key) &&
    text.plain.slice(last.end, after.start) === ' ('
  );
}

/** "'", "‘", "’" */
function isQuote(plain: string, at: number): boolean {
  const code = plain.charCodeAt(at);
  return code === 0x27 || code === 0x2018 || code === 0x2019;
}

const natureEnd =
  /^(?:skov|soe|fjord|hede|strand|mose|havn|oe|bakke|bakker|slot|kirke|plantage|enge|vold|aa|sund)$|hoej$/;
const placeWords =
  /^(?:i|ved|fra|til|gennem|paa|omkring|rasteplads|rastepladsen|station|lufthavn|campingplads|hytten)$/;

/** "til Rold Skov", "rasteplads Ejer Bavnehøj": two names, of which the second is that of a landscape. */
function isNaturePlace(
  tokens: readonly Token[],
  from: number,
  run: readonly Token[],
  isListed: (token: Token) => boolean,
): boolean {
  const [first, last] = run;
  const before = nth(tokens, from - 1);
  return (
    run.length === 2 &&
    first !== undefined &&
    last !== undefined &&
    before?.sentence === first.sentence &&
    !isListed(first) &&
    natureEnd.test(last.key) &&
    placeWords.test(before.key)
  );
}

/** "dronning Caroline Mathilde", "digteren J.P. Jacobsen": whoever is called so is known to all. */
const publicRole =
  /^(?:kong|konge|kongen|dronning|dronningen|kejser|pave|prins|prinsesse|kronprins|apostlen|komponisten|digteren|filosoffen|nazisten|mestertyven|barnemordersken|statsministeren?|udenrigsministeren|finansministeren|justitsministeren)$/;

const isRole = keyFits(publicRole);

/** Whether a name is that of someone whom history or office has made public. */
export function isPublic(tokens: readonly Token[], from: number): boolean {
  const before = nth(tokens, from - 1);
  return (
    before?.kind === 'word' && before.sentence === tokens[from]?.sentence && isRole(before.word)
  );
}

/** "Nørre Aaby", "Gammel Kongsvad", "Bager Holm": a village, a shop. */
const beginsPlace =
  /^(?:noerre|soender|oester|vester|gammel|gl|store|bager|slagter|flyttemand|vognmand|koebmand|murermester|toemrermester)$/;

const ownedPlace = /^(?:gade|vej|gaard|alle|plads|torv|have|minde|park|straede|kirke|hus|bro)$/;
const isPlaceWord = keyFits(ownedPlace);

const houseBefore =
  /(?:firmaet|forretningen|butikken|virksomheden|selskabet|skolen|plejecenter|plejehjemmet|bostedet|hotel|restaurant)$/;
const isHouseBefore = keyFits(houseBefore);

/** Whether a run is the name of a firm, an authority or a street, or part of one. */
export function isHouse({ text, tokens, book }: Reader, from: number, to: number): boolean {
  const run = tokens.slice(from, to);
  const last = run.at(-1);
  if (last === undefined) return false;
  const isListed = (token: Token): boolean => {
    const known = book.listingOf(token.word);
    return known.first || known.last;
  };
  if (run.some((token) => nameWords.organisation(token.word) && !isListed(token))) return true;
  if (isNaturePlace(tokens, from, run, isListed)) return true;
  const next = tokens[to];
  const [first = last] = run;
  if (run.length === 2 && first.capital && beginsPlace.test(first.key)) return true;
  const behind = text.plain.slice(last.end, last.end + 12);
  if (next?.capital === true && next.start - last.end < 3 && firmAfter.test(behind)) return true;
  // "Hansen & Sønner", but "Bjørn & Ditte" are two.
  if (behind.startsWith('&') || behind.startsWith(' &')) {
    const known = next?.capital === true ? book.listingOf(next.word) : unlisted;
    if (!known.first || known.last) return true;
  }
  // "Jens Baggesens Gård", "Dronning Dorotheas Gade"
  const isOwnedPlace = (owner: Token | undefined, place: Token | undefined): boolean =>
    place?.capital === true && isPlaceWord(place.word) && owner?.key.endsWith('s') === true;
  if (run.length > 1 && isOwnedPlace(run.at(-2), last)) return true;
  if (isOwnedPlace(last, next) && behind.startsWith(' ')) return true;
  const isPair =
    run.length === 2 &&
    tokens[to]?.kind !== 'number' &&
    !/^(?:noerre|soender|oester|vester|store|lille|gamle|gammel|ny|gl|sdr|ndr)$/.test(first.key);
  // "Lars Thorsen Multibyg"
  if (run.length > 1 && !isListed(last) && /.{3}(?:byg|vvs|auto|tech)$/.test(last.key)) return true;
  if (nameWords.street(last.word) && !isListed(last) && !isPair) return true;
  if (
    next !== undefined &&
    next.capital &&
    text.plain.slice(last.end, next.start) === ' ' &&
    (nameWords.organisation(next.word) || nameWords.street(next.word) || shopWord.test(next.key)) &&
    !isListed(next) &&
    // "Bente Jensen Lærkevej 5"
    !(run.length > 1 && isListed(first) && next.key.length > 5 && tokens[to + 1]?.kind === 'number')
  )
    return true;
  // "Lærke vej"
  if (
    next !== undefined &&
    run.length === 1 &&
    isPlaceWord(next.word) &&
    /^(?:vej|gade|alle|straede|plads|torv)$/.test(next.key) &&
    // "Oscars plads i børnehuset"
    !(next.key === 'plads' && last.key.endsWith('s') && tokens[to + 1]?.kind !== 'number') &&
    text.plain.slice(last.end, next.start) === ' '
  )
    return true;
  const before = nth(tokens, from - 1);
  return (
    before !== undefined &&
    before.sentence === run[0]?.sentence &&
    before.kind === 'word' &&
    isHouseBefore(before.word) &&
    (/(?:hotel|restaurant)$/.test(before.key) ||
      !(run.length >= 2 && isListed(first) && book.listingOf(last.word).last))
  );
}
