import { ambiguousNames, firstNames, lastNames } from './name-list.ts';
import type { Found } from './found.ts';
import { fold, type Text } from '../text.ts';
import type { Part } from '../mail.ts';
import type { Token } from '../tokens.ts';

/** What the detector takes for names; keys as made by `fold`. */
export interface NameBook {
  readonly first: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
  /** Names that are ordinary words too, and so need a cue. */
  readonly ambiguous: ReadonlySet<string>;
}

/** Builds a name book from lists in lower case. */
export function nameBook(
  first: readonly string[],
  last: readonly string[],
  ambiguous: readonly string[],
): NameBook {
  return {
    first: new Set(first.map(fold)),
    last: new Set(last.map(fold)),
    ambiguous: new Set(ambiguous.map(fold)),
  };
}

const ownBook = nameBook(firstNames, lastNames, ambiguousNames);

const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(fold));

/** After these a capitalised word is a person, listed or not. */
const titles = words(
  'hr herr fru frk frøken dr doktor læge overlæge speciallæge tandlæge advokat dommer professor lektor sagsbehandler ' +
    'socialrådgiver sygeplejerske hjemmesygeplejerske assistent sosu pædagog lærer rektor skoleleder præst sognepræst ' +
    'provst direktør konsulent chefkonsulent rådgiver jobkonsulent depotmester værkfører driftsleder formand ' +
    'forkvinde teamleder afdelingsleder leder chef kollega kollegaen psykolog psykiater fysioterapeut ergoterapeut ' +
    'jordemoder tillidsmand tillidsrepræsentant viceværten vicevært farbror faster onkel tante mormor farmor ' +
    'bedstemor tømrer elektriker vagtmester sekretær stedfortræder bestyrer mester træner cheftræner gårdmand coach kasserer redaktør organist degn kordegn vejleder studievejleder tolk værge bisidder',
);
const titleEnd =
  /(?:ansvarlig|leder|chef|konsulent|medarbejder|assistent|direktoer|formand|sekretaer|mester|koordinator|raadgiver|laerer|specialist|udvikler|laege|plejerske|paedagog|arkitekt|ingenioer|terapeut|inspektoer|fuldmaegtig|behandler|vejleder|trae?ner|instruktoer|referent)$/;

function isTitle(key: string): boolean {
  return titles.has(key) || titleEnd.test(key);
}

const relations = words(
  'borgeren borger patienten patient klienten klient eleven elev beboeren beboer medarbejderen medarbejder kunden ' +
    'kunde lejeren lejer ansøgeren ansøger medlemmet medlem datter datteren søn sønnen søns datters mor far moren ' +
    'faren moderen faderen bror broren søster søsteren kone konen mand manden kæreste kæresten samlever samleveren ' +
    'hustru ægtefælle eks eksmand ekskone veninde ven nabo naboen barnet drengen pigen plejebarn stedsøn steddatter ' +
    'barnebarn barnebarnet nevø niece svigermor svigerfar enke enkemand afdøde sigtede tiltalte skyldner debitor ' +
    'forsikringstager forsikringstageren kandidaten hedder lærling lærlingen praktikant praktikanten konfirmanden vikaren ' +
    'navn fornavn efternavn mellemnavn kontaktperson pårørende mødre',
);
const greetings = words(
  'kære kaere hej hejsa hejse hey hi hello hallo halløj dear goddag godmorgen davs dav mojn',
);
const signOffWords = words('hilsen hilsner hilsener mvh vh kh dbh bh regards tanker knus kram');

/** Capitalised words that address a group or open a sentence, never a person. */
const noNames = words(
  'alle allesammen igen team hold kolleger kollegaer venner gruppe gruppen bestyrelse bestyrelsen ledelse ledelsen ' +
    'forældre medlem medlemmer kunde kunder borger beboer beboere pårørende naboer nabo elever studerende it hr ' +
    'økonomi drift support kommune kommunen udvalg udvalget du dig jer i vi jeg han hun de det den der her mor far ' +
    'moster faster mormor farmor morfar farfar bedste sir madam all both folkens drenge piger venlig venligst tak ' +
    'mange hilsen emne sv vs re fw til fra sendt cc dato vedr ang mandag tirsdag onsdag torsdag fredag lørdag søndag ' +
    'januar februar marts april juni juli september oktober november december jul påske pinse nytår sommer ring ' +
    'med mvh vh kh ps nb fyi obs tlf telefon mobil mail email adresse direkte cpr cvr ean se og eller men hvis når ' +
    'kan skal vil må har er var blev får fik går kommer siger som at om på af for ved hos efter før under over uden ' +
    'ja nej ok okay jo da så nu også ikke kun bare lige mit min mine dit din dine vores jeres deres hans hendes ' +
    'sin sit en et mig os to tre ingen nogen noget hvad hvem hvor hvorfor hvordan hvornår hvilken jeres danmark dansk ' +
    'danske region regionen advokat læge dr fru hr sagsbehandler brdr brødrene god godt goddag morgen weekend kære hej hejsa dear ' +
    'fortroligt fortrolig haster vigtigt akut side bilag punkt uge nr kl dag sag sagen',
);

/** Last words of firms that are called after a region or a trade. */
const firmEnds = words(
  'nord syd øst vest midt fyn sjælland jylland nordjylland midtjylland sønderjylland danmark norden samsø bornholm ' +
    'lolland falster el vvs auto huse byg tag data it nordic scandinavia nordvest nordøst sydvest sydøst',
);

const connectors = words('von van de der den la al el bin ibn af du da dos di le ter ten');

/** Ends of words that name houses, firms and authorities. */
const organisation =
  /^(?:sogn|team|raad|vagt|bo|klub|kro|cup|byg|gmbh|ltd|inc|aps|as|is|ks|ps|amba|fmba|smba|noc|haven|hotel|group|transport|biler)$|(?:firmaet|firma|skolen|skole|centeret|centret|center|centralen|kommune|kommunen|kommunes|huset|hjemmet|plejehjem|foreningen|forening|forbundet|forbund|klinikken|klinik|klinikkerne|apotek|apoteket|banken|bank|sparekasse|sparekassen|forsikring|forsikringen|fonden|fond|partnere|service|servicen|entreprise|vaerket|vaerk|vaerker|forsyning|forsyningen|kraftvarme|fjernvarme|varme|kirke|kirken|hospital|hospitalet|sygehus|sygehuset|universitet|universitetet|institut|instituttet|mejeri|ministeriet|ministerium|styrelsen|styrelse|afdelingen|afdeling|naevnet|naevn|udvalget|udvalg|teamet|gruppen|gruppe|raadet|retten|politiet|politi|kassen|bureau|bureauet|systemet|systemer|vagten|plejen|pleje|linjen|selskabet|selskab|boligselskab|borgerservice|jobcenter|jobcentret|kontoret|kontor|sekretariatet|sekretariat|ydelse|bekaempelse|bekaempelsen|samfundet|klubben|butik|butikken|gymnasium|restaurant|bibliotek|biblioteket|museum|museet|festival|vikar|bemanding|ejendomme|ejendom|administration|administrationen|bestyrelsen|netvaerk|hjaelpen|hjaelp|stiftelsen|koncernen|holding|rederi|maskinfabrik|fabrik|fabrikken|tagdaekning|advokater|revision|revisorer|arkitekter|ingenioerer|kvarter|kvarteret|aktieselskab|laboratorium|laboratoriet)$/;
const firmAfter =
  /^(?: ?&|,? ?(?:A\/S|ApS|I\/S|K\/S|P\/S|IVS|AMBA|A\.M\.B\.A|Holding|Group|GmbH|Ltd))/;
const streetEnd =
  /(?:vej|vejen|gade|gaden|alle|boulevard|straede|plads|pladsen|torv|torvet|parken|vaenget|stien|kaj|brygge|vaenge|toften|krogen|marken|bakken|stien|passage)s?$/;
const groupEnd =
  /(?:erne|ene|ende|tion|ing|hed|isk|ologi|ik|skab|else|else[nr]|inger|ere|isten|toren|chefen|lederen|mesteren|manden)$/;
/** Ends of Danish family names that were once farms and places. */
const familyEnd =
  /(?:sen|holm|kaer|kjaer|bo|gaard|lund|baek|bech|berg|bjerg|dal|dahl|toft|skov|strup|trup|rup|drup|by|ager|mark|vad|hoej|hoj|ving|sted|borg|hus|huus|bro|vang|vig|lev|ov|ski|sky|vic|wicz|czyk|ez|oglu|dottir|son|kov|ova|eva|yan|ian|ulin|feldt|stein|mann|qvist|kvist|blad|gren|kilde|damm|lykke|vold|kjold|roed|rod|balle|leth|fjord|haug|hauge)$/;
const mostTokens = 5;
/** Names that a language of places and feasts has taken over. */
const placeBefore = words('sankt skt sct st santa san saint');

/** Names of persons, without titles and without the s of a genitive. Linear in the number of tokens. */
export function findNames(
  text: Text,
  tokens: readonly Token[],
  parts: readonly (Part | undefined)[],
  book: NameBook = ownBook,
): readonly Found[] {
  const reader = readerOf(text, tokens, parts, book);
  const found: NameRun[] = [];
  let index = 0;
  while (index < tokens.length) {
    const run = runAt(reader, index);
    if (run === undefined) index++;
    else {
      found.push(run);
      index = run.to;
    }
  }
  return [...found, ...repeated(reader, found)]
    .filter((run) => run.score > 0 && !isInvented(tokens, run))
    .sort((a, b) => a.from - b.from)
    .map((run) => foundOf(reader, run));
}

/** Tokens that make up a name; with a score of 0 a stretch that is known to be none (a firm, a street). */
interface NameRun {
  readonly from: number;
  readonly to: number;
  readonly genitive: boolean;
  readonly score: number;
  readonly role?: NameRole;
}

/** "Eksemplet er opdigtet (Karla Karlsen)": the writer says that there is no such person. */
function isInvented(tokens: readonly Token[], run: NameRun): boolean {
  const sentence = tokens[run.from]?.sentence;
  return tokens
    .slice(Math.max(0, run.from - 15), run.to + 15)
    .some(
      (token) =>
        token.sentence === sentence &&
        /^(?:opdigte[dt]e?|fiktive?t?|eksempelpersonen?|testpersonen?|testborger(?:en)?)$/.test(
          token.key,
        ),
    );
}

/** Ids of the rule, so that others can tell who is spoken of from who writes and who is greeted. */
export const nameRoles = {
  named: 'name',
  greeted: 'name/greeting',
  signed: 'name/sign-off',
} as const;
type NameRole = keyof typeof nameRoles;

interface Reader {
  readonly text: Text;
  readonly tokens: readonly Token[];
  readonly parts: readonly (Part | undefined)[];
  readonly book: NameBook;
  /** Capitals say nothing here: the writer shouts. */
  readonly shouting: boolean;
  /** Words that the text also writes small: their capital is that of a sentence or a title. */
  readonly ordinary: ReadonlySet<string>;
  /** Small letters say nothing here: the writer uses no capitals. */
  readonly quiet: boolean;
}

function readerOf(
  text: Text,
  tokens: readonly Token[],
  parts: readonly (Part | undefined)[],
  book: NameBook,
): Reader {
  let small = 0;
  let large = 0;
  let starts = 0;
  let smallStarts = 0;
  const ordinary = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    if (!token.capital) ordinary.add(token.key);
    const length = token.end - token.start;
    if (length > 1) {
      if (isUpper(text, token)) large += length;
      else small += length;
    }
    if (token.sentence !== tokens[index - 1]?.sentence) {
      starts++;
      if (!token.capital) smallStarts++;
    }
  }
  return {
    text,
    tokens,
    parts,
    book,
    ordinary,
    shouting: large > small,
    quiet: starts > 0 && smallStarts * 2 >= starts,
  };
}

function isUpper({ plain, lower }: Text, token: Token): boolean {
  const { start, end } = token;
  if (!token.capital || end - start < 2) return false;
  // The second letter settles it for nearly every word.
  if (plain.charCodeAt(start + 1) === lower.charCodeAt(start + 1)) return false;
  return plain.slice(start, end) === lower.slice(start, end).toUpperCase();
}

interface Listing {
  readonly first: boolean;
  readonly last: boolean;
  readonly ambiguous: boolean;
  readonly genitive: boolean;
}

const unlisted: Listing = { first: false, last: false, ambiguous: false, genitive: false };

function listing(book: NameBook, key: string): Listing {
  for (const [base, genitive] of [
    [key, false],
    [key.endsWith('s') ? key.slice(0, -1) : '', true],
  ] as const) {
    if (base.length < 2) continue;
    const first = book.first.has(base);
    const last = book.last.has(base);
    if (first || last) return { first, last, ambiguous: book.ambiguous.has(base), genitive };
  }
  return unlisted;
}

/** How surely something before a token announces a person. */
type Cue = 'none' | 'greeting' | 'sign-off' | 'title' | 'field';

function runAt(reader: Reader, index: number): NameRun | undefined {
  const run = plainRunAt(reader, index);
  if (run === undefined) return undefined;
  const cue = cueAt(reader, index);
  if (cue === 'greeting') return { ...run, role: 'greeted' };
  return cue === 'sign-off' ? { ...run, role: 'signed' } : run;
}

function plainRunAt(reader: Reader, index: number): NameRun | undefined {
  const { tokens, book } = reader;
  const token = tokens[index];
  if (token === undefined || token.kind !== 'word' || token.glued) return undefined;
  const own = listing(book, token.key);
  if (!token.capital && !own.first && !reader.quiet) return undefined;
  const cue = cueAt(reader, index);
  if (!token.capital && cue === 'title' && own.last && !own.ambiguous)
    return finish(reader, index, index + 1, 0.75);
  if (!token.capital && !own.first)
    return cue === 'sign-off' && isNickname(reader, index)
      ? finish(reader, index, index + 1, 0.7)
      : undefined;
  if (!token.capital) return smallRun(reader, index, cue, own);
  if (reader.shouting && isUpper(reader.text, token) && cue === 'none' && !own.first)
    return undefined;
  if (noNames.has(token.key) && !own.first) return undefined;
  if (isTitle(token.key) && !own.first) return undefined;

  const to = endOfRun(reader, index);
  const run = tokens.slice(index, to);
  if (isHouse(reader, index, to)) return { from: index, to, genitive: false, score: 0 };
  const listings = run.map((part) => listing(book, part.key));
  const hasFirst = listings.some((part) => part.first);
  const firstAt = listings.findIndex((part) => part.first);
  const sure = listings.some((part) => !part.ambiguous && (part.first || part.last));
  const initial = isInitial(reader, index);

  // "Kan Ole komme": what stands before the first listed name at the start of a sentence is an ordinary word.
  if (cue === 'none' && firstAt > 0 && (initial || run.length > mostTokens - 1))
    return runFrom(reader, index + firstAt, to, sure);
  if (cue === 'none' && !hasFirst) {
    const lastAt = listings.findIndex((part) => part.last && !part.ambiguous);
    if (lastAt < 0) return unlistedRun(reader, index, to, initial);
    if (lastAt === 0 && run.length === 1) {
      const patronymic = /s[eo]n$/.test(token.key) && token.key.length > 5;
      return !initial || patronymic ? finish(reader, index, to, 0.6) : undefined;
    }
    const from = initial && isOpener(run[0]) ? index + 1 : index;
    return lastAt >= from - index ? finish(reader, from, to, 0.75) : undefined;
  }
  if (cue !== 'none') {
    if (hasFirst || listings.some((part) => part.last && !part.ambiguous))
      return finish(reader, index, to, 0.95);
    if (run.length === 1 && isUpper(reader.text, token) && !reader.shouting) return undefined;
    const isField = cue === 'title' || cue === 'field';
    if (reader.shouting && cue === 'title') return undefined;
    // "Referent: Karim" at the foot of the minutes: a label, no name.
    if (cue === 'sign-off' && reader.text.plain.charAt(run[run.length - 1]?.end ?? 0) === ':')
      return undefined;
    if (
      !isField &&
      (groupEnd.test(token.key) || isDefinite(token) || reader.ordinary.has(token.key))
    )
      return undefined;
    const last = run[run.length - 1];
    if (!isField && run.length > 1 && last !== undefined && firmEnds.has(last.key))
      return undefined;
    if (!run.every(isPlausible) || (run.length === 1 && isDefinite(token))) return undefined;
    return isField || (closesNeatly(reader, to) && !(cue === 'sign-off' && isAndedOn(reader, to)))
      ? finish(reader, index, to, 0.75)
      : undefined;
  }
  return runFrom(reader, index, to, sure);
}

/** Capitalised words of which no list knows the first: a name when the last one looks like a family's. */
function unlistedRun(
  reader: Reader,
  from: number,
  to: number,
  initial: boolean,
): NameRun | undefined {
  const run = reader.tokens.slice(from, to);
  const last = run[run.length - 1];
  if (last === undefined || reader.shouting) return undefined;
  const isFamily =
    (listing(reader.book, last.key).last || familyEnd.test(last.key)) &&
    last.key.length >= 4 &&
    isPlausible(last);
  if (precedesNumber(reader, to) && run.every(isPlausible)) return finish(reader, from, to, 0.6);
  if (run.length === 1) return undefined;
  const [first] = run;
  if (first === undefined) return undefined;
  if (first.end - first.start === 1) return isFamily ? finish(reader, from, to, 0.7) : undefined;
  if (initial && (isOpener(first) || groupEnd.test(first.key))) return undefined;
  if (!run.every(isPlausible)) return undefined;
  if (isFamily && run.length <= 3) return finish(reader, from, to, 0.65);
  return run.length === 2 && isWholeSubject(reader, from, to)
    ? finish(reader, from, to, 0.6)
    : undefined;
}

/** "Nikita (151209-4423)": what stands before a personal number is its bearer. */
function precedesNumber({ text, tokens }: Reader, to: number): boolean {
  const last = tokens[to - 1];
  if (last === undefined) return false;
  return /^(?:,? ?\(|, ?| (?=\d{6}[ -]))(?:f\. ?|født |cpr:? ?|cpr\.? ?)?(?:\d{6}[ -]?(?:\d{4}|[x*]{4})|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)/.test(
    text.lower.slice(last.end, last.end + 24),
  );
}

/** A run that begins with a listed first name and has no cue before it. */
function runFrom(reader: Reader, from: number, to: number, sure: boolean): NameRun | undefined {
  const { tokens, book } = reader;
  const token = tokens[from];
  if (token === undefined) return undefined;
  const own = listing(book, token.key);
  if (to - from > 1) {
    const second = tokens[from + 1];
    // "HANS MEDICIN": where everything is large, an ordinary word stands before any other.
    if (reader.shouting && own.ambiguous && !sure) return undefined;
    // Two capitals in a row are rare at the start of a sentence, where no name stands; a listed first name settles it.
    if (!sure && isInitial(reader, from) && (second === undefined || !isPlausible(second)))
      return undefined;
    return finish(reader, from, to, 0.95);
  }
  if (!own.ambiguous) return finish(reader, from, to, 0.85);
  if (isInitial(reader, from) && standsWithPerson(reader, from))
    return finish(reader, from, to, 0.7);
  if (reader.shouting || isInitial(reader, from) || placeBefore.has(tokens[from - 1]?.key ?? ''))
    return undefined;
  return own.first ? finish(reader, from, to, 0.6) : undefined;
}

/** "Svend og jeg": beside another person even an ordinary word is a name. */
function standsWithPerson({ tokens, book }: Reader, index: number): boolean {
  const other = tokens[index + 2];
  if (tokens[index + 1]?.key !== 'og' || other === undefined) return false;
  return other.key === 'jeg' || (other.capital && listing(book, other.key).first);
}

/** A name in small letters: after a cue, or anywhere in a text that uses no capitals. */
function smallRun(reader: Reader, index: number, cue: Cue, own: Listing): NameRun | undefined {
  const { tokens, book } = reader;
  const token = tokens[index];
  if (token === undefined || noNames.has(token.key)) return undefined;
  const announced =
    cue === 'greeting' ||
    cue === 'sign-off' ||
    cue === 'field' ||
    (cue === 'title' && !own.ambiguous) ||
    (startsSignature(reader, index) && !own.ambiguous) ||
    isWholeSubject(reader, index, index + 1);
  const loose = reader.quiet && !own.ambiguous && token.key.length >= 4;
  if (!announced && !loose) return undefined;
  let to = index + 1;
  while (to - index < mostTokens) {
    const next = tokens[to];
    if (next === undefined || !isJoined(reader, to)) break;
    // "karen m, bolig 8"
    if (next.end - next.start === 1 && isInitialLetter(reader, to)) {
      to++;
      break;
    }
    const known = listing(book, next.key);
    if (!known.last && !known.first) break;
    if (known.ambiguous && !next.capital && !announced) break;
    to++;
  }
  return finish(reader, index, to, announced ? 0.85 : 0.65);
}

/** A single letter that closes a name; "i" and "å" are words. */
function isInitialLetter(reader: Reader, index: number): boolean {
  const token = reader.tokens[index];
  return (
    token !== undefined && !/^(?:i|aa|u|d|f)$/.test(token.key) && closesNeatly(reader, index + 1)
  );
}

/** "knus bibs": behind a sign-off and at the end of the line, a small word is a name of some kind. */
function isNickname(reader: Reader, index: number): boolean {
  const token = reader.tokens[index];
  return (
    token !== undefined &&
    reader.quiet &&
    /^[\p{L}]{3,10}$/u.test(token.key) &&
    !noNames.has(token.key) &&
    !isTitle(token.key) &&
    !relations.has(token.key) &&
    !organisation.test(token.key) &&
    !groupEnd.test(token.key) &&
    !isDefinite(token) &&
    /^[ \t]*(?:[\n,!:;(]|$)/.test(reader.text.plain.slice(token.end, token.end + 4))
  );
}

/** The end of the capitalised words that follow one another from `index`. */
function endOfRun(reader: Reader, index: number): number {
  const { tokens, text, book } = reader;
  let to = index + 1;
  let genitive = isGenitive(reader, index);
  while (to - index < mostTokens) {
    const token = tokens[to];
    if (token === undefined || !isJoined(reader, to)) break;
    // "Lones Bord": nothing of the name follows its genitive, except where names end in s of themselves.
    if (genitive && !token.glued) break;
    if (token.kind !== 'word') break;
    if (!token.capital) {
      const after = tokens[to + 1];
      if (!connectors.has(token.key) || after === undefined) break;
      if (!after.capital || after.kind !== 'word' || !isJoined(reader, to + 1)) break;
      to += 2;
      continue;
    }
    const known = listing(book, token.key);
    // "Hansen A/S": the letter belongs to the kind of firm.
    if (text.plain.charAt(token.end) === '/' && token.end - token.start === 1) break;
    if (noNames.has(token.key) && !known.first && !known.last && token.end - token.start > 1) break;
    if (isTitle(token.key) && !known.last) break;
    if (reader.shouting && !known.last && !known.first && !closesNeatly(reader, to + 1)) break;
    const mixed =
      !reader.shouting && isUpper(text, token) && !isUpper(text, tokens[to - 1] ?? token);
    if (mixed && !known.last) break;
    genitive = isGenitive(reader, to);
    to++;
  }
  return to;
}

function isGenitive({ book, tokens }: Reader, index: number): boolean {
  return listing(book, tokens[index]?.key ?? '').genitive;
}

/** Whether a token follows the one before as names do: one space, a hyphen, or the full stop of an initial. */
function isJoined({ text, tokens }: Reader, index: number): boolean {
  const before = tokens[index - 1];
  const token = tokens[index];
  if (before === undefined || token === undefined || before.kind !== 'word') return false;
  const gap = text.plain.slice(before.end, Math.min(token.start, before.end + 4));
  if (gap === ' ' || gap === '  ' || gap === '-') return true;
  return (gap === '. ' || gap === '.') && before.end - before.start === 1 && before.capital;
}

/** Whether a run is the name of a firm, an authority or a street, or part of one. */
function isHouse({ text, tokens, book }: Reader, from: number, to: number): boolean {
  const run = tokens.slice(from, to);
  const last = run[run.length - 1];
  if (last === undefined) return false;
  const isListed = (token: Token): boolean => {
    const known = listing(book, token.key);
    return known.first || known.last;
  };
  if (run.some((token) => organisation.test(token.key) && !isListed(token))) return true;
  if (firmAfter.test(text.plain.slice(last.end, last.end + 12))) return true;
  const next = tokens[to];
  const [first = last] = run;
  const isPair =
    run.length === 2 &&
    tokens[to]?.kind !== 'number' &&
    !/^(?:noerre|soender|oester|vester|store|lille|gamle|gammel|ny|gl|sdr|ndr)$/.test(first.key);
  if (streetEnd.test(last.key) && !isListed(last) && !isPair) return true;
  if (
    next !== undefined &&
    next.capital &&
    text.plain.slice(last.end, next.start) === ' ' &&
    (organisation.test(next.key) || streetEnd.test(next.key)) &&
    !isListed(next)
  )
    return true;
  const before = tokens[from - 1];
  return (
    before !== undefined &&
    before.sentence === run[0]?.sentence &&
    before.kind === 'word' &&
    /(?:firmaet|forretningen|butikken|virksomheden|selskabet|skolen|plejecenter|plejehjemmet|bostedet|hotel|restaurant)$/.test(
      before.key,
    ) &&
    !(run.length >= 2 && isListed(first) && listing(book, last.key).last)
  );
}

function cueAt(reader: Reader, index: number): Cue {
  const { text, tokens, parts } = reader;
  const token = tokens[index];
  const before = tokens[index - 1];
  if (token === undefined) return 'none';
  const { plain } = text;
  if (isSlashed(plain, token.start)) return 'sign-off';
  if (startsLine(plain, token.start)) {
    const kind = parts[index]?.kind;
    if (before !== undefined && parts[index - 1]?.kind === 'sign-off' && kind === 'signature')
      return 'sign-off';
    if (kind === 'signature' && parts[index - 1]?.kind === 'body') return 'sign-off';
  }
  if (before === undefined) return 'none';
  const gap = plain.slice(before.end, Math.min(token.start, before.end + 4));
  if (parts[index]?.kind === 'header' && /^ ?: ?["<]?$/.test(gap)) {
    if (/^(?:fra|til|from|to|cc|bcc|kopi)$/.test(before.key)) return 'field';
  }
  if (greetings.has(before.key) && /^[ ,]{1,2}$/.test(gap)) return 'greeting';
  if (signOffWords.has(before.key) && /^[ ,.:\n]{1,3}$/.test(gap)) return 'sign-off';
  const together = before.sentence === token.sentence;
  if (together && isTitle(before.key) && /^\.? $/.test(gap)) return 'title';
  if (relations.has(before.key) && /^(?: |, |: ?)$/.test(gap)) return 'title';
  // "Kære Anne og Martin", "Hej Sabine, Tom og Ida": the cue reaches on through a list.
  const named = tokens[index - (gap === ' ' ? 2 : 1)];
  if (/^(?:og|samt|and)$/.test(before.key) ? gap === ' ' : gap === ', ') {
    const own = listing(reader.book, named?.key ?? '');
    if ((own.first || own.last) && isInGreeting(reader, gap === ' ' ? index - 2 : index - 1))
      return 'greeting';
  }
  if (gap === ' ' && isTitle(before.key) && isInGreeting(reader, index - 1)) return 'greeting';
  return 'none';
}

function isInGreeting({ tokens, parts }: Reader, index: number): boolean {
  if (parts[index]?.kind === 'greeting') return tokens[index]?.capital === true || index > 0;
  for (let back = 0; back < 4; back++) {
    const token = tokens[index - back];
    if (token === undefined || token.sentence !== tokens[index]?.sentence) return false;
    if (greetings.has(token.key)) return true;
    if (!token.capital) return false;
  }
  return false;
}

function startsSignature({ text, tokens, parts }: Reader, index: number): boolean {
  const token = tokens[index];
  return (
    token !== undefined &&
    parts[index]?.kind === 'signature' &&
    parts[index - 1]?.kind !== 'signature' &&
    startsLine(text.plain, token.start)
  );
}

function startsLine(plain: string, start: number): boolean {
  const before = plain.slice(Math.max(0, start - 6), start);
  return start === 0 || /(?:^|\n)[ \t>*-]*$/.test(before);
}

/** "/Rasmus" at the end of a note. */
function isSlashed(plain: string, start: number): boolean {
  return /(?:^|[\s.!?,])[/~] ?$/.test(plain.slice(Math.max(0, start - 3), start));
}

/** First in its sentence or after a colon: there a capital says nothing. */
function isInitial({ text, tokens }: Reader, index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (token === undefined || before === undefined) return true;
  if (before.sentence !== token.sentence) return true;
  return /[:"“”»«(•*\n]/.test(text.plain.slice(Math.max(before.end, token.start - 6), token.start));
}

function isWholeSubject({ text, tokens, parts }: Reader, from: number, to: number): boolean {
  const part = parts[from];
  const last = tokens[to - 1];
  if (part?.kind !== 'subject' || last === undefined) return false;
  const before = tokens[from - 1];
  if (before === undefined || before.start < part.start) return false;
  if (!/^ ?: ?$/.test(text.plain.slice(before.end, tokens[from]?.start))) return false;
  return /^[.!?\s]*$/.test(text.plain.slice(last.end, Math.min(part.end, last.end + 12)));
}

/** "Registret", "Analyseenheden": long words with an article are things, whoever signs for them. */
function isDefinite(token: Token): boolean {
  return token.key.length >= 8 && /(?:en|et)$/.test(token.key);
}

/** A word that can be a name though no list has it. */
function isPlausible(token: Token): boolean {
  return (
    token.kind === 'word' &&
    token.end - token.start >= 2 &&
    token.end - token.start <= 16 &&
    token.capital &&
    !/\d/.test(token.key) &&
    !noNames.has(token.key) &&
    !relations.has(token.key) &&
    !/(?:nr|nummer|desk|line|net)$/.test(token.key) &&
    !organisation.test(token.key) &&
    !streetEnd.test(token.key)
  );
}

function isOpener(token: Token | undefined): boolean {
  return token !== undefined && token.key.length <= 4;
}

/** "Affald og Genbrug": a signature of two things, not the first of two persons. */
function isAndedOn({ tokens, book }: Reader, to: number): boolean {
  const next = tokens[to + 1];
  return tokens[to]?.key === 'og' && next !== undefined && !listing(book, next.key).first;
}

/** Whether after a token the line or the clause is over, as it is after a name in a greeting or a signature. */
function closesNeatly({ text, tokens }: Reader, to: number): boolean {
  const last = tokens[to - 1];
  if (last === undefined) return false;
  return /^\s*$|^[ \t]*(?:[\n,;:!.()<|/–-]|og |i |fra |ved )/.test(
    text.lower.slice(last.end, last.end + 6),
  );
}

function finish(reader: Reader, from: number, to: number, score: number): NameRun | undefined {
  const { tokens, book } = reader;
  const last = tokens[to - 1];
  if (last === undefined || from >= to) return undefined;
  // "Vagn Ottendals bil": the s of a family name that no list knows.
  const base = last.key.replace(/s$/, '');
  const known = listing(book, last.key);
  const guessed =
    !known.first && !known.last && base !== last.key && familyEnd.test(base) && to - from > 1;
  return { from, to, genitive: known.genitive || guessed, score };
}

function foundOf({ text, tokens }: Reader, run: NameRun): Found {
  const first = tokens[run.from];
  const last = tokens[run.to - 1];
  const start = first?.start ?? 0;
  let end = last?.end ?? start;
  if (run.genitive) end--;
  // The full stop of a last initial belongs to the name: "Maiken B. K."
  else if (last !== undefined && run.to - run.from > 1 && end - last.start === 1)
    if (text.plain.charAt(end) === '.') end++;
  return { kind: 'name', rule: nameRoles[run.role ?? 'named'], start, end, score: run.score };
}

/** Other mentions of a person already named: "Hvolbæk" after "Karsten Hvolbæk", "laura" after "Emne: laura". */
function repeated(reader: Reader, found: readonly NameRun[]): readonly NameRun[] {
  const { tokens, book } = reader;
  const known = new Set<string>();
  const taken = new Set<number>();
  for (const run of found) {
    for (let index = run.from; index < run.to; index++) {
      taken.add(index);
      const token = tokens[index];
      if (token === undefined || run.score === 0) continue;
      const listed = listing(book, token.key);
      // A nickname in small letters may be any word elsewhere: "vh nat" and "i nat".
      if (!token.capital && !listed.first && !listed.last) continue;
      const key = index === run.to - 1 && run.genitive ? token.key.slice(0, -1) : token.key;
      if (key.length >= 3 && !noNames.has(key)) known.add(key);
    }
  }
  const more: NameRun[] = [];
  for (const [index, token] of tokens.entries()) {
    if (taken.has(index) || token.kind !== 'word') continue;
    const genitive = !known.has(token.key) && token.key.endsWith('s');
    const key = genitive ? token.key.slice(0, -1) : token.key;
    if (!known.has(key)) continue;
    const own = listing(book, key);
    const small = !token.capital && (own.ambiguous || !reader.quiet || key.length < 4);
    if (small || (own.ambiguous && isInitial(reader, index) && !own.first)) continue;
    if (isHouse(reader, index, index + 1)) continue;
    more.push({ from: index, to: index + 1, genitive, score: 0.7 });
  }
  return more;
}
