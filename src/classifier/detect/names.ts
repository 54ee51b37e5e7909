import { ambiguousNames, firstNames, lastNames } from './name-list.ts';
import type { Found } from './found.ts';
import { isItemAt } from './goods.ts';
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

/** The names that Kuvert knows. */
export const ownBook = nameBook(firstNames, lastNames, ambiguousNames);

const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(fold));

/** After these a capitalised word is a person, listed or not. */
const titles = words(
  'hr herr fru frk frøken dr doktor læge overlæge speciallæge tandlæge advokat dommer professor lektor sagsbehandler ' +
    'socialrådgiver sygeplejerske hjemmesygeplejerske assistent sosu pædagog lærer rektor skoleleder præst sognepræst ' +
    'provst direktør konsulent chefkonsulent rådgiver jobkonsulent depotmester værkfører driftsleder formand ' +
    'forkvinde teamleder afdelingsleder leder chef kollega kollegaen psykolog psykiater fysioterapeut ergoterapeut ' +
    'jordemoder tillidsmand tillidsrepræsentant viceværten vicevært farbror faster onkel tante mormor farmor ' +
    'bedstemor tømrer elektriker vagtmester sekretær stedfortræder bestyrer mester træner cheftræner gårdmand coach kasserer redaktør organist degn kordegn vejleder studievejleder tolk værge bisidder dokter tekniker montør chauffør håndværker skattefoged foged ' +
    'pedel vært værtinde frisør massør bogholder receptionist operatør',
);
const titleEnd =
  /(?:ansvarlig|leder|chef|konsulent|medarbejder|assistent|direktoer|formand|sekretaer|mester|koordinator|raadgiver|laerer|specialist|udvikler|laege|plejerske|paedagog|arkitekt|ingenioer|terapeut|inspektoer|fuldmaegtig|behandler|tekniker|montoer|chauffoer|haandvaerker|bogholder|foged|betjent|vejleder|trae?ner|instruktoer|referent)$/;

/** "Læge", also "lægen": the title as such or with its article. */
function isTitle(key: string): boolean {
  const bare = key.endsWith('en') ? [key.slice(0, -1), key.slice(0, -2)] : [];
  return [key, ...bare].some((form) => titles.has(form) || titleEnd.test(form));
}

const relations = words(
  'borgeren borger patienten patient klienten klient eleven elev beboeren beboer medarbejderen medarbejder kunden ' +
    'kunde lejeren lejer ansøgeren ansøger medlemmet medlem datter datteren søn sønnen søns datters mor far moren ' +
    'faren moderen faderen bror broren søster søsteren kone konen mand manden kæreste kæresten samlever samleveren ' +
    'hustru ægtefælle eks eksmand ekskone veninde ven nabo naboen barnet drengen pigen plejebarn stedsøn steddatter ' +
    'barnebarn barnebarnet nevø niece svigermor svigerfar enke enkemand afdøde sigtede tiltalte skyldner debitor ' +
    'forsikringstager forsikringstageren kandidaten hedder lærling lærlingen praktikant praktikanten konfirmanden vikaren ' +
    'navn fornavn efternavn mellemnavn mellemnavnet navnet kontaktperson pårørende mødre familien familie ægteparret',
);
const greetings = words(
  'kære kaere hej hejsa hejse hey hi hello hallo halløj dear goddag godmorgen davs dav mojn',
);
const signOffWords = words('hilsen hilsner hilsener mvh vh kh dbh bh regards tanker knus kram');

/** Capitalised words that address a group or open a sentence, never a person. */
const noNames = words(
  'alle allesammen igen team hold kolleger kollegaer venner gruppe gruppen bestyrelse bestyrelsen ledelse ledelsen ' +
    'skat søde smukke begge chef kontor kunde nabo sfo spl forældre medlem medlemmer kunde kunder borger beboer beboere pårørende naboer nabo elever studerende it hr ' +
    'økonomi drift support kommune kommunen udvalg udvalget du dig jer i vi jeg han hun de det den der her mor far ' +
    'moster faster mormor farmor morfar farfar bedste sir madam all both folkens drenge piger venlig venligst tak ' +
    'mange hilsen emne sv vs re fw til fra sendt cc dato vedr ang mandag tirsdag onsdag torsdag fredag lørdag søndag ' +
    'januar februar marts april juni juli september oktober november december jul påske pinse nytår sommer ring ' +
    'med mvh vh kh ps nb fyi obs tlf telefon mobil mail email adresse direkte cpr cvr ean se og eller men hvis når ' +
    'kan skal vil må har er var blev får fik går kommer siger som at om på af for ved hos efter før under over uden ' +
    'ja nej ok okay jo da så nu også ikke kun bare lige mit min mine dit din dine vores jeres deres hans hendes ' +
    'sin sit en et mig os to tre ingen nogen noget hvad hvem hvor hvorfor hvordan hvornår hvilken jeres danmark dansk ' +
    'danske region regionen advokat læge dr fru hr sagsbehandler brdr brødrene god godt goddag morgen weekend kære hej hejsa dear ' +
    'fortroligt fortrolig haster vigtigt akut side bilag punkt uge nr kl dag sag sagen ref referat referent held slut nat ' +
    'cheers thanks best kind salg analyse teknik pension udlændinge kurator jylland fyn sjælland bygningsdrift held knus ' +
    'kram løn lejemål jura hittegods proff bageren ejendomsdrift stor kæmpe rigtig glædelig hjertelig tillykke undskyld beklager',
);

/** Last words of firms that are called after a region or a trade. */
const firmEnds = words(
  'nord syd øst vest midt fyn sjælland jylland nordjylland midtjylland sønderjylland danmark norden samsø bornholm ' +
    'lolland falster el vvs auto huse byg tag data it nordic scandinavia nordvest nordøst sydvest sydøst',
);

const connectors = words('von van de der den la al el bin ibn af du da dos di le ter ten');

/** Words behind which a name is that of an animal or a thing. */
const namedThings = words(
  'hunden hund katten kat hesten hest ponyen pony kaninen kanin hønen høne hanen ged geden marsvinet marsvin hamsteren ' +
    'papegøjen fuglen hvalpen killingen hoppen vallakken føllet tyren fåret æslet fisken undulaten dyret ' +
    'model modellen serien stolen sofaen lampen skibet skib båden færgen filmen romanen bogen forestillingen musicalen ' +
    'stykket stormen orkanen robotten programmet appen systemet sorten typen figuren tegnefilmen butikken café cafeen ' +
    'caféen restauranten kroen salonen frisøren serie bamsen dukken pappigen papfiguren',
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
    'martin luther king',
    'karl marx',
    'adolf hitler',
    'finn juhl',
    'kaare klint',
    'poul henningsen',
    'poul kjærholm',
    'verner panton',
    'johannes fog',
    'louis nielsen',
    'carl ras',
    'louis poulsen',
    'ib laursen',
    'karen volf',
    'bo concept',
    'anders and',
    'peter plys',
    'peter pan',
    'pippi langstrømpe',
    'robin hood',
    'james bond',
    'sherlock holmes',
    'mickey mouse',
    'ole lukøje',
    'bertel thorvaldsen',
    'marie curie',
    'florence nightingale',
    'isaac newton',
    'albert einstein',
    'charles darwin',
    'sigmund freud',
    'maria montessori',
    'rudolf steiner',
    'thomas kingo',
    'holger danske',
    'gorm den gamle',
    'dan turell',
    'johannes v jensen',
    'astrid lindgren',
    'dan turist',
    'johan sebastian bach',
    'bob dylan',
    'elvis presley',
  ].map((name) => fold(name)),
);
/** Parts of names that are made up for a form or a test. */
const madeUp =
  /^(?:test[a-z]{0,8}|dummy|proeve|opdigtet|eksempel|eksempelsen|mustermann|fiktiv|anonym|ukendt|navnesen|demo)$/;

/** What persons do and things do not: before such a verb an ordinary word is a name. */
const personVerbs = words(
  'siger skriver ringer spørger henter sender mener synes lover ønsker sagde skrev ringede spurgte hentede sendte ' +
    'fortalte fortæller savner glemte elsker græder smiler svarer svarede overtager holder tror håber foreslår ' +
    'hjælper passer laver arbejder bor kom',
);

const commonVerbs = /^(?:har|havde|vil|ville|skal|kan|kunne|fik|tog|gik)$/;
/** Names that such verbs follow as they follow any word. */
const seasonal =
  /^(?:maj|august|sol|storm|frost|fred|post|per|can|dag|fin|liv|lykke|rose|pil|marina|mynte|siv|sten|iris|flora|lilje|saga|tue|peer)$/;

/** Ends of words that name houses, firms and authorities. */
const organisation =
  /^(?:sogn|team|raad|vagt|bo|klub|kro|cup|byg|gmbh|ltd|inc|aps|as|is|ks|ps|amba|fmba|smba|noc|haven|hotel|group|transport|biler)$|(?:firmaet|firma|skolen|skole|centeret|centret|center|centralen|kommune|kommunen|kommunes|huset|hjemmet|plejehjem|foreningen|forening|forbundet|forbund|klinikken|klinik|klinikkerne|apotek|apoteket|banken|bank|sparekasse|sparekassen|forsikring|forsikringen|fonden|fond|partnere|service|servicen|entreprise|vaerket|vaerk|vaerker|forsyning|forsyningen|kraftvarme|fjernvarme|varme|kirke|kirken|hospital|hospitalet|sygehus|sygehuset|universitet|universitetet|institut|instituttet|mejeri|ministeriet|ministerium|styrelsen|styrelse|afdelingen|afdeling|naevnet|naevn|udvalget|udvalg|teamet|gruppen|gruppe|raadet|retten|politiet|politi|kassen|bureau|bureauet|systemet|systemer|vagten|plejen|pleje|linjen|selskabet|selskab|boligselskab|borgerservice|jobcenter|jobcentret|kontoret|kontor|sekretariatet|sekretariat|ydelse|bekaempelse|bekaempelsen|samfundet|klubben|butik|butikken|gymnasium|restaurant|bibliotek|biblioteket|museum|museet|festival|vikar|bemanding|ejendomme|ejendom|administration|administrationen|bestyrelsen|netvaerk|hjaelpen|hjaelp|stiftelsen|koncernen|holding|rederi|maskinfabrik|fabrik|fabrikken|tagdaekning|advokater|revision|revisorer|arkitekter|ingenioerer|kvarter|kvarteret|aktieselskab|laboratorium|laboratoriet)$/;
/** "Jensens Bøfhus" */
const shopWord =
  /^(?:.{2,}hus|bageri|slagteri|slagter|pizza|grill|grillen|auto|vvs|byg|moebler|planteskole|rejser|busser|taxi|teater|begravelsesforretning|cykler|farver|vin|is|fisk|blomster|koereskole|malerfirma|toemrerfirma|vognmandsforretning)$/;
const firmAfter =
  /^(?: ?&|,? ?(?:A\/S|ApS|I\/S|K\/S|P\/S|IVS|AMBA|A\.M\.B\.A|Holding|Group|GmbH|Ltd))/;
const streetEnd =
  /(?:vej|vejen|gade|gaden|alle|boulevard|straede|plads|pladsen|torv|torvet|parken|vaenget|stien|kaj|brygge|vaenge|toften|krogen|marken|bakken|stien|passage)s?$/;
const groupEnd =
  /(?:drift|gods|disken|erne|ene|ende|tion|ing|hed|isk|ologi|.{4}ik|skab|else|else[nr]|inger|ere|isten|toren|chefen|lederen|mesteren|manden)$/;
/** Ends of Danish family names that were once farms and places. */
const familyEnd =
  /(?:sen|holm|kaer|kjaer|bo|gaard|lund|baek|bech|berg|bjerg|dal|dahl|toft|skov|strup|trup|rup|drup|by|ager|mark|vad|hoej|hoj|ving|sted|borg|hus|huus|bro|vang|vig|lev|ov|ski|sky|vic|wicz|czyk|ez|oglu|dottir|son|kov|ova|eva|yan|ian|ulin|feldt|stein|mann|qvist|kvist|blad|gren|kilde|damm|lykke|vold|kjold|roed|rod|balle|leth|fjord|haug|hauge)$/;
const mostTokens = 5;
/** Names that a language of places and feasts has taken over. */
const placeBefore = words('sankt skt sct st santa san saint');

/** Whether a line of a list names a person: a listed given name in any writing, or two capitalised words in a row. */
export function namesPerson(line: string): boolean {
  return (
    /\p{Lu}[\p{L}-]{1,24} \p{Lu}\p{L}{1,24}/u.test(line) ||
    (line.match(/\p{L}{2,24}/gu) ?? []).some((word) => {
      const key = fold(word);
      return ownBook.first.has(key) && !ownBook.ambiguous.has(key);
    })
  );
}

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
  const things = thingsAmong(reader, found);
  const isOfThing = ({ from, to }: NameRun): boolean =>
    to - from === 1 && things.has(nameKey(reader, from));
  return [...found, ...repeated(reader, found)]
    .filter((run) => run.score > 0 && !isInvented(tokens, run) && !isOfThing(run))
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
  /** The name of an animal or a thing, wherever else it stands. */
  readonly thing?: boolean;
}

/** Keys of the names that an animal or a thing bears and no person beside it. */
function thingsAmong(reader: Reader, found: readonly NameRun[]): ReadonlySet<string> {
  const things = new Set(
    found.filter(({ thing }) => thing === true).map(({ to }) => nameKey(reader, to - 1)),
  );
  for (const { from, to, role } of found)
    if (role !== undefined || to - from > 1) things.delete(nameKey(reader, from));
  return things;
}

/** The key of a token without the s of a genitive. */
function nameKey(reader: Reader, index: number): string {
  const key = reader.tokens[index]?.key ?? '';
  return isGenitive(reader, index) ? key.slice(0, -1) : key;
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
  if (token === undefined || token.kind !== 'word') return undefined;
  const own = listing(book, token.key);
  if (token.glued && !isGluedName(reader, index, own)) return undefined;
  if (!token.capital && !own.first && !reader.quiet) return undefined;
  if (isHyphenedWord(reader, index)) return undefined;
  const cue = cueAt(reader, index);
  if (!token.capital && cue === 'title' && own.last && !own.ambiguous)
    return finish(reader, index, index + 1, 0.75);
  if (!token.capital && tokens[index - 1]?.key === 'familien' && isSmallHousehold(token))
    return finish(reader, index, index + 1, 0.65);
  if (!token.capital && !own.first)
    return (cue === 'sign-off' || cue === 'greeting') && isNickname(reader, index, cue)
      ? finish(reader, index, index + 1, 0.7)
      : undefined;
  if (!token.capital) return smallRun(reader, index, cue, own);
  if (reader.shouting && isUpper(reader.text, token) && cue === 'none' && !own.first)
    return undefined;
  if (noNames.has(token.key) && !own.first) return undefined;
  if (isTitle(token.key) && !own.first) return undefined;

  // "MUS_Lene_Kjær": of a file name the first word is its subject.
  if (!own.first && reader.text.plain.charAt(token.end) === '_') return undefined;
  const to = endOfRun(reader, index);
  const run = tokens.slice(index, to);
  if (isHouse(reader, index, to) || isNobody(reader, index, to))
    return { from: index, to, genitive: false, score: 0 };
  if (isThing(reader, index, to))
    return { from: index, to, genitive: false, score: 0, thing: true };
  if (isInitials(reader, index, cue)) return finish(reader, index, index + 1, 0.6);
  const listings = run.map((part) => listing(book, part.key));
  const hasFirst = listings.some((part) => part.first);
  const firstAt = listings.findIndex((part) => part.first);
  const sure = listings.some((part) => !part.ambiguous && (part.first || part.last));
  const initial = isInitial(reader, index);

  // "Kan Ole komme": what stands before the first listed name at the start of a sentence is an ordinary word.
  if (cue === 'none' && firstAt > 0 && run[firstAt]?.glued === true && !sure) return undefined;
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
    // "TIL TANDLÆGE BROHOLM": among capitals the end of the word must tell.
    if (reader.shouting && cue === 'title' && !(familyEnd.test(token.key) && token.key.length >= 6))
      return undefined;
    if (run.every((part) => part.end - part.start === 1)) return undefined;
    // "Referent: Karim" at the foot of the minutes: a label, no name.
    if (cue === 'sign-off' && reader.text.plain.charAt(run[run.length - 1]?.end ?? 0) === ':')
      return undefined;
    if (
      !isField &&
      (run.every((part) => groupEnd.test(part.key)) ||
        isDefinite(token) ||
        reader.ordinary.has(token.key))
    )
      return undefined;
    const last = run[run.length - 1];
    if (!isField && run.length > 1 && last !== undefined && firmEnds.has(last.key))
      return undefined;
    if (
      !run.every((part) => connectors.has(part.key) || isPlausibleIn(reader, part)) ||
      (run.length === 1 && isDefinite(token))
    )
      return undefined;
    return isField || (closesNeatly(reader, to) && !(cue === 'sign-off' && isAndedOn(reader, to)))
      ? finish(reader, index, to, 0.75)
      : undefined;
  }
  return runFrom(reader, index, to, sure);
}

/** "sygemelding-Hans-Juhl.docx": a name that begins behind a hyphen. */
function isGluedName({ tokens }: Reader, index: number, own: Listing): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  return (
    own.first &&
    token?.capital === true &&
    before?.capital === false &&
    after?.glued === true &&
    after.capital
  );
}

/** "Frederik-salen": what is called after someone. */
function isHyphenedWord({ text, tokens, book, quiet }: Reader, index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || next?.glued !== true || next.capital || quiet) return false;
  return text.plain.charAt(token.end) === '-' && !listing(book, next.key).first;
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
  if (last === undefined) return undefined;
  // "H. BRØGGER": an initial, also where everything is large.
  if (reader.shouting && !(run.length === 2 && isDotted(reader, from))) return undefined;
  if (run.length === 1 && last.end - last.start < 3) return undefined;
  const isFamily =
    (listing(reader.book, last.key).last || familyEnd.test(last.key)) &&
    last.key.length >= 4 &&
    isPlausible(last);
  if (precedesNumber(reader, to) && run.every(isPlausible) && !isThingWord(reader, to - 1))
    return finish(reader, from, to, 0.6);
  if (run.length === 1)
    return !reader.shouting && standsAsPerson(reader, from, initial)
      ? finish(reader, from, to, 0.6)
      : undefined;
  const [first] = run;
  if (first === undefined) return undefined;
  if (first.end - first.start === 1) return isFamily ? finish(reader, from, to, 0.7) : undefined;
  if (initial && (isOpener(first) || groupEnd.test(first.key))) return undefined;
  if (!run.every(isPlausible)) return undefined;
  if (isFamily && run.length <= 3 && !firmEnds.has(last.key)) return finish(reader, from, to, 0.65);
  return run.length === 2 && isWholeSubject(reader, from, to)
    ? finish(reader, from, to, 0.6)
    : undefined;
}

/** "Ordre 010190-1234", "Tegning 120385-1140": the word for what the number belongs to. */
function isThingWord({ tokens }: Reader, index: number): boolean {
  const key = tokens[index]?.key ?? '';
  return isItemAt(tokens, index) || groupEnd.test(key) || /(?:nr|nummer|kode|type)$/.test(key);
}

/** A school class, an age: "Storm i 1.B", "Ziva, 8 år". */
const pupilBehind =
  /^(?:,? (?:i |fra |på )?\d{1,2}\. ?[a-z](?![\p{L}\d])|,? \(?\d{1,2} år(?!\p{L}))/u;
const fondWords = /^(?:lille|unge|gamle|soede|stakkels)$/;

/** Whether one capitalised word that no list knows stands where only a person does. */
function standsAsPerson(reader: Reader, index: number, initial: boolean): boolean {
  const { text, tokens, ordinary } = reader;
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token === undefined || !isPlausible(token) || ordinary.has(token.key)) return false;
  if (isUpper(text, token) || groupEnd.test(token.key) || isDefinite(token)) return false;
  if (text.plain.charAt(token.end) === '-' || next?.glued === true) return false;
  if (pupilBehind.test(text.lower.slice(token.end, token.end + 14))) return true;
  if (isListedWith(reader, index) || closesWithPhone(text.plain, token)) return true;
  if (initial) return false;
  if (before !== undefined && fondWords.test(before.key) && !before.capital) return true;
  return (
    next !== undefined &&
    next.sentence === token.sentence &&
    !next.capital &&
    !/^(?:i|fra|paa|ved|hos|til|og|af|for)$/.test(before?.key ?? '') &&
    personVerbs.has(next.key) &&
    text.plain.slice(token.end, next.start) === ' '
  );
}

/** "Qvortina 50338126" and nothing more: whoever writes, and where to ring. */
function closesWithPhone(plain: string, { start, end }: Token): boolean {
  return (
    /[.!?] {1,3}$/.test(plain.slice(Math.max(0, start - 4), start)) &&
    /^,? {1,3}(?:tlf\.? ?|mob\.? ?)?[2-9]\d(?: ?\d\d){3}[.\s]*$/.test(plain.slice(end, end + 40))
  );
}

/** "Til stede:" in minutes. */
const presentBefore = /^(?:stede|deltagere|deltager|afbud|fremmoedte|referent|ordstyrer)$/;

/** "Vilma, Otto og Qvortina", "Qvortina og Otto": in a row with a given name that is beyond doubt. */
function isListedWith({ text, tokens, book }: Reader, index: number): boolean {
  const isGiven = (at: number): boolean => {
    const token = tokens[at];
    if (token?.capital !== true || isUpper(text, token)) return false;
    const known = listing(book, token.key);
    return known.first && !known.ambiguous && !known.genitive;
  };
  const gap = (at: number): string =>
    text.plain.slice(
      tokens[at]?.end,
      Math.min(tokens[at + 1]?.start ?? 0, (tokens[at]?.end ?? 0) + 4),
    );
  const isAnd = (at: number): boolean =>
    tokens[at]?.key === 'og' && gap(at) === ' ' && gap(at - 1) === ' ';
  if (tokens[index + 1]?.kind === 'number') return false;
  return (
    (presentBefore.test(tokens[index - 1]?.key ?? '') && gap(index - 1) === ': ') ||
    (isAnd(index - 1) && isGiven(index - 2)) ||
    (isAnd(index + 1) && isGiven(index + 2)) ||
    (gap(index - 1) === ', ' && isGiven(index - 1) && gap(index) === ', ' && isGiven(index + 1))
  );
}

function isDotted({ text, tokens }: Reader, index: number): boolean {
  const token = tokens[index];
  return (
    token !== undefined && token.end - token.start === 1 && text.plain.charAt(token.end) === '.'
  );
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
  if (isInitial(reader, from) && (standsWithPerson(reader, from) || actsAsPerson(reader, from)))
    return finish(reader, from, to, 0.7);
  // "Storm i 1.B"
  if (own.first && pupilBehind.test(reader.text.lower.slice(token.end, token.end + 14)))
    return finish(reader, from, to, 0.7);
  if (isOfDate(reader, from)) return undefined;
  if (isInitial(reader, from) && isOwnerFirst(reader, from)) return finish(reader, from, to, 0.65);
  if (reader.shouting || isInitial(reader, from) || placeBefore.has(tokens[from - 1]?.key ?? ''))
    return undefined;
  return own.first ? finish(reader, from, to, 0.6) : undefined;
}

/** "Steen holder hende fast", "Bo: debitorlisten": what an ordinary word at the start of a sentence does not do. */
function actsAsPerson({ text, tokens, book, shouting }: Reader, index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || next === undefined || shouting) return false;
  if (!listing(book, token.key).first) return false;
  const gap = text.plain.slice(token.end, Math.min(next.start, token.end + 4));
  if (gap === ' ' && next.sentence === token.sentence)
    return personVerbs.has(next.key) || (commonVerbs.test(next.key) && !seasonal.test(token.key));
  return gap === ': ' && startsLine(text.plain, token.start) && !next.capital;
}

/** "17 August 1979" */
function isOfDate({ tokens }: Reader, index: number): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  return (
    (before?.kind === 'number' && before.sentence === token?.sentence) ||
    (after?.kind === 'number' && after.sentence === token?.sentence && after.key.length === 4)
  );
}

/** "Palles timer": few words that are names too stand in the genitive at the start of a sentence. */
function isOwnerFirst({ tokens, book, shouting }: Reader, index: number): boolean {
  const key = tokens[index]?.key ?? '';
  const own = listing(book, key);
  const next = tokens[index + 1];
  return !shouting && own.first && own.genitive && key.length >= 5 && next?.capital === false;
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
  const second = tokens[index + 1];
  // "maj-britt": the two together are no ordinary word.
  const isDouble = second?.glued === true && listing(book, second.key).first;
  const loose = reader.quiet && (!own.ambiguous || isDouble) && token.key.length >= 3;
  if (!announced && !loose) return undefined;
  let to = index + 1;
  while (to - index < mostTokens) {
    const next = tokens[to];
    if (next === undefined || !isJoined(reader, to)) break;
    // "majbritt sk  250674…"
    if (
      next.end - next.start === 2 &&
      /^ {1,3}\d{6}/.test(reader.text.plain.slice(next.end, next.end + 9))
    ) {
      to++;
      break;
    }
    // "karen m, bolig 8"
    if (next.end - next.start === 1 && isInitialLetter(reader, to)) {
      to++;
      break;
    }
    const known = listing(book, next.key);
    // "fatima al-sayed"
    if (connectors.has(next.key) && tokens[to + 1]?.glued === true) {
      to += 2;
      continue;
    }
    if (!known.last && !known.first) {
      if (isSmallFamily(reader, index, to, cue)) to++;
      break;
    }
    if (known.ambiguous && !next.capital && !announced && !isSafeFamily(next, known)) break;
    to++;
  }
  return finish(reader, index, to, announced ? 0.85 : 0.65);
}

/** "hos familien ravnholt" */
function isSmallHousehold({ key }: Token): boolean {
  return key.length >= 6 && familyEnd.test(key) && !noNames.has(key) && !organisation.test(key);
}

/** "signe krabbe": behind a given name an ordinary word is a family's, unless it says how somebody is. */
function isSafeFamily({ key }: Token, known: Listing): boolean {
  return (
    known.last &&
    key.length >= 4 &&
    !/^(?:post|lang|lange|rask|groen|glad|sund|just|hvid|brun|konge|vind|sommer|vinter|klog|harder|vest|nord|frost|storm|strand|fisker|bager|skov|park)$/.test(
      key,
    )
  );
}

/** "mvh henrik damsbo", or the two on a line of their own: a family name that no list knows. */
function isSmallFamily(reader: Reader, from: number, at: number, cue: Cue): boolean {
  const { text, tokens } = reader;
  const first = tokens[from];
  const token = tokens[at];
  if (first === undefined || token === undefined || at - from !== 1) return false;
  const isFarmName = /.{3}(?:baek|gaard|holm|strup|kjaer|toft|bjerg|qvist|kvist)$/.test(token.key);
  const closes =
    isFarmName || /^[ \t]*(?:[\n,.;(+]|\d{6}|$)/.test(text.plain.slice(token.end, token.end + 8));
  const own = startsLine(text.plain, first.start) && cue !== 'greeting';
  return (
    closes &&
    token.kind === 'word' &&
    token.key.length >= 3 &&
    (cue === 'sign-off' || (own && familyEnd.test(token.key)) || isFarmName) &&
    !noNames.has(token.key) &&
    !isTitle(token.key) &&
    !relations.has(token.key) &&
    !organisation.test(token.key) &&
    !groupEnd.test(token.key)
  );
}

/** A single letter that closes a name; "i" and "å" are words. */
function isInitialLetter(reader: Reader, index: number): boolean {
  const token = reader.tokens[index];
  return (
    token !== undefined &&
    !/^(?:i|aa|u|d|t)$/.test(token.key) &&
    (closesNeatly(reader, index + 1) ||
      /^ (?:sagsnr|kundenr|cpr|tlf|lager|mob)/.test(
        reader.text.lower.slice(token.end, token.end + 9),
      ) ||
      /^['’]s/.test(reader.text.plain.slice(token.end, token.end + 2)))
  );
}

/** "knus bibs": behind a sign-off and at the end of the line, a small word is a name of some kind. */
function isNickname(reader: Reader, index: number, cue: Cue): boolean {
  const token = reader.tokens[index];
  // "hej stina,": in a greeting only a comma tells a name from "hej igen".
  const end = cue === 'greeting' ? /^,/ : /^[ \t]*(?:[\n,!:;(]|$)/;
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
    end.test(reader.text.plain.slice(token.end, token.end + 4))
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
  // "Advarsel_Jan_Holmgaard.docx"
  if (gap === ' ' || gap === '  ' || gap === '-' || gap === '_') return true;
  return (
    (gap === '. ' || gap === '.' || gap === '.-') &&
    before.end - before.start === 1 &&
    before.capital
  );
}

/** A feast or a place, someone of history or fiction, or a name made up for a test. */
function isNobody({ tokens }: Reader, from: number, to: number): boolean {
  const run = tokens.slice(from, to);
  return (
    placeBefore.has(run[0]?.key ?? '') ||
    famous.has(run.map((token) => token.key).join(' ')) ||
    famous.has(
      run
        .map((token, at) => (at === run.length - 1 ? token.key.replace(/s$/, '') : token.key))
        .join(' '),
    ) ||
    run.some((token) => madeUp.test(token.key))
  );
}

/** "Kaninen Albert", "model Vigga", "Mariann (marsvinet)" */
function isThing({ text, tokens }: Reader, from: number, to: number): boolean {
  const before = tokens[from - 1];
  const [first, last, after] = [tokens[from], tokens[to - 1], tokens[to]];
  if (first === undefined || last === undefined) return false;
  // "Besøgshunden Bølle"
  if (to - from === 2 && namedThings.has(first.key)) return true;
  if (to - from === 2 && /.{3}(?:hund|kat|hest|robot)(?:en)?$/.test(first.key)) return true;
  if (
    before?.sentence === first.sentence &&
    namedThings.has(before.key) &&
    text.plain.slice(before.end, first.start) === ' '
  )
    return true;
  return (
    after !== undefined &&
    namedThings.has(after.key) &&
    text.plain.slice(last.end, after.start) === ' ('
  );
}

/** Capital letters that sign a note: "/ABN", or the last word of all. */
function isInitials(reader: Reader, index: number, cue: Cue): boolean {
  const { text, tokens, shouting } = reader;
  const token = tokens[index];
  if (token === undefined || shouting || noNames.has(token.key)) return false;
  if (!isUpper(text, token) || token.end - token.start > 4 || noInitials.test(token.key))
    return false;
  if (!/^[ \t]*\.?[ \t]*(?:\n|$)/.test(text.plain.slice(token.end, token.end + 6))) return false;
  if (cue === 'sign-off') return isSlashed(text.plain, token.start);
  return index === tokens.length - 1 && index > 0 && isInitial(reader, index);
}

const noInitials =
  /^(?:ok|obs|nb|ps|sos|eu|tv|edb|fyi|asap|cvr|ean|stop|tak|ring|hr|it|dsb|lo|ltd|dk)$/;

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
    (organisation.test(next.key) || streetEnd.test(next.key) || shopWord.test(next.key)) &&
    !isListed(next)
  )
    return true;
  // "Lærke vej"
  if (
    next !== undefined &&
    run.length === 1 &&
    /^(?:vej|gade|alle|straede|plads|torv)$/.test(next.key) &&
    text.plain.slice(last.end, next.start) === ' '
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
  if (isSignOff(before.key) && /^[ ,.:\n]{1,3}$/.test(gap)) return 'sign-off';
  // "Klap fra\nSigne", "mange hilsner fra Signe"
  if (before.key === 'fra')
    if (/^ ?\n$/.test(gap) || (gap === ' ' && isSignOff(tokens[index - 2]?.key ?? '')))
      return 'sign-off';
  const together = before.sentence === token.sentence;
  if (together && isTitle(before.key) && /^\.? $/.test(gap)) return 'title';
  if (/^(?:hils|hilse|hilser)$/.test(before.key) && gap === ' ') return 'title';
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

/** "Hilsen", "mvh", "spejderhilsen" */
function isSignOff(key: string): boolean {
  return (
    signOffWords.has(key) ||
    /^(?:hilsn|hlsn|hilsne|hils|soon|sincerely|haelsningar|haelsning)$/.test(key) ||
    /.{3}(?:hilsen|hilsner)$/.test(key)
  );
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
  return /(?:^|[\s.!?,])(?:[/~]|\/\/) ?$/.test(plain.slice(Math.max(0, start - 3), start));
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
  return (
    (token.key.length >= 8 && /(?:en|et)$/.test(token.key)) ||
    (token.key.length >= 6 && token.key.endsWith('eren'))
  );
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
    !/(?:nr|nummer|desk|(?:hot|on|air|dead|help)line|(?:intra|inter|extra|data|fiber)net)$/.test(
      token.key,
    ) &&
    !organisation.test(token.key) &&
    !streetEnd.test(token.key)
  );
}

/** As `isPlausible`; beside a whole word an initial will do, and a list knows "Sommer" as a family's. */
function isPlausibleIn({ text, book }: Reader, token: Token): boolean {
  if (/^\p{Lu}[\p{Ll}]+\p{Lu}/u.test(text.plain.slice(token.start, token.end)))
    return /^ma?c/.test(token.key);
  return (
    isPlausible(token) ||
    (token.capital && token.end - token.start === 1) ||
    listing(book, token.key).last
  );
}

function isOpener(token: Token | undefined): boolean {
  return token !== undefined && token.key.length <= 4 && token.end - token.start > 1;
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
  return /^\s*$|^[ \t]*(?:[\n,;:!.()<|/–-]|\+\d|\d{2}|og |i |fra |ved |på |hos )/.test(
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
