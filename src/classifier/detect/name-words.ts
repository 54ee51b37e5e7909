import { fold } from '../text.ts';
import { keyFits, keyIn, question } from '../words.ts';

export const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(fold));

/** After these a capitalised word is a person, listed or not. */
const titles = words(
  'hr mr ms fam herr fru frk frøken dr doktor advokat dommer professor lektor sosu rektor præst sognepræst ' +
    'provst værkfører kollega kollegaen psykolog psykiater jordemoder tillidsmand ' +
    'tillidsrepræsentant viceværten vicevært farbror faster onkel tante mormor farmor bedstemor tømrer ' +
    'kasserer redaktør tolk værge ' +
    'bisidder dokter pedel vært frisør receptionist',
);

const titleEnd =
  /(?:ansvarlig|leder|chef|konsulent|medarbejder|assistent|direktoer|formand|sekretaer|mester|koordinator|raadgiver|laerer|specialist|udvikler|laege|plejerske|paedagog|arkitekt|ingenioer|terapeut|inspektoer|fuldmaegtig|behandler|tekniker|montoer|chauffoer|haandvaerker|bogholder|foged|betjent|vejleder|trae?ner|instruktoer|referent)$/;

/** "Læge", also "lægen": the title as such or with its article. */
function isTitle(key: string): boolean {
  const bare = key.endsWith('en') ? [key.slice(0, -1), key.slice(0, -2)] : [];
  return [key, ...bare].some((form) => titles.has(form) || titleEnd.test(form));
}

export const relations = words(
  'borgeren borger patienten patient klienten klient eleven elev beboeren beboer medarbejderen medarbejder kunden ' +
    'kunde lejeren lejer ansøgeren ansøger medlemmet medlem datter datteren søn sønnen søns datters mor far moren ' +
    'faren moderen faderen bror broren søster søsteren kone konen mand manden kæreste kæresten samlever samleveren ' +
    'hustru ægtefælle eks eksmand ekskone veninde ven nabo naboen barnet drengen pigen plejebarn stedsøn steddatter ' +
    'barnebarn barnebarnet nevø niece svigermor svigerfar enke enkemand afdøde sigtede tiltalte skyldner debitor ' +
    'forsikringstager forsikringstageren kandidaten hedder lærling lærlingen praktikant praktikanten konfirmanden vikaren ' +
    'navn fornavn efternavn mellemnavn mellemnavnet navnet kontaktperson pårørende mødre familien familie ægteparret',
);

const greetings = words('kære kaere hej hejsa hey hi hello hallo dear goddag godmorgen davs mojn');

const signOffWords = words('hilsen hilsner hilsener mvh vh kh bh regards tanker knus kram');

/** Capitalised words that address a group or open a sentence, never a person. */
export const noNames = words(
  'alle allesammen igen team hold kolleger kollegaer venner gruppe gruppen bestyrelse bestyrelsen ledelse ledelsen ' +
    'skat søde begge chef kontor kunde nabo sfo spl forældre medlem medlemmer kunde kunder borger beboer beboere pårørende naboer nabo elever studerende it hr ' +
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
    'kram løn lejemål jura hittegods proff bageren ejendomsdrift stor kæmpe rigtig glædelig hjertelig tillykke undskyld beklager indehaver trainee praktikant plastik fiat volvo skoda toyota ford audi bmw mercedes tesla ' +
    'gang mere digital billån klassen skulle called chatty alléen gamle lager velkommen farvel godnat desværre selvfølgelig naturligvis jubi hurra præcis slut amen love ' +
    'undertegnede biskop kultur dagtilbud compliance march caddy bosch storebror lillebror suport frivillige bosted karensen golf',
);

/** Last words of firms that are called after a region or a trade. */
export const firmEnds = words(
  'nord syd øst vest midt fyn sjælland jylland nordjylland midtjylland sønderjylland danmark norden bornholm ' +
    'el vvs auto huse byg tag data it nordic scandinavia',
);

export const connectors = words('von van de der den la al el bin ibn af du da dos di le ter ten');

/** Ends of words that name houses, firms and authorities. */
const organisation =
  /^(?:co|sogn|team|raad|vagt|bo|klub|laegerne|tandlaegerne|kro|cup|byg|gmbh|ltd|inc|aps|as|is|ks|ps|amba|noc|haven|group|transport|biler)$|(?:firmaet|firma|skolen|skole|centeret|centret|center|centralen|central|kommune|kommunen|huset|hjemmet|plejehjem|foreningen|forening|forbundet|forbund|klinikken|klinik|apotek|apoteket|banken|bank|sparekasse|forsikring|forsikringen|fonden|fond|partnere|service|servicen|entreprise|vaerket|vaerk|vaerker|forsyning|forsyningen|varme|kirke|kirken|hospital|hospitalet|sygehus|universitet|universitetet|institut|instituttet|mejeri|ministeriet|ministerium|styrelsen|styrelse|afdelingen|afdeling|naevnet|naevn|udvalget|udvalg|teamet|gruppen|gruppe|raadet|retten|politiet|politi|faengsel|faengslet|arresten|kassen|bureau|bureauet|systemet|systemer|vagten|plejen|pleje|linjen|selskabet|selskab|kontoret|kontor|sekretariatet|sekretariat|ydelse|bekaempelse|samfundet|klubben|butik|butikken|gymnasium|restaurant|bibliotek|biblioteket|museum|museet|festival|vikar|bemanding|ejendomme|ejendom|administration|administrationen|hjaelpen|hjaelp|koncernen|holding|fabrik|fabrikken|advokater|vaerksted|revision|revisorer|arkitekter|ingenioerer|kvarter|kvarteret|laboratorium|laboratoriet|asfalt|raadgivning|consult|invest|beton|logistik|handel|hotel|teater|laegehus|forsamlingshus|retshus|centrum|support|arkiv|arkivet|vaerested|vaern)$/;

const streetEnd =
  /(?:vej|vejen|gade|gaden|alle|boulevard|straede|plads|pladsen|torv|torvet|parken|vaenget|stien|kaj|brygge|vaenge|toften|krogen|marken|bakken|stien|passage)s?$/;

const groupEnd =
  /(?:vagt|afd|hold|drift|driften|jura|skade|redaktoer|gods|disken|erne|ene|ende|tion|ing|koeb|salg|moede|moedet|klub|lab|skema|hed|isk|ologi|.{4}ik|skab|else|else[nr]|inger|ere|isten|toren|chefen|lederen|mesteren|manden|[dklnt]eri|ator|.{2}lejer|kantine|flaade|team|koekken|tage|iker|asso|isor|yder)$/;

/** Ends of Danish family names that were once farms and places. */
export const familyEnd =
  /(?:sen|holm|kaer|kjaer|bo|gaard|lund|baek|bech|berg|bjerg|dal|dahl|toft|rup|by|ager|mark|vad|hoej|hoj|ving|sted|borg|hus|huus|bro|vang|vig|lev|ov|ski|sky|vic|wicz|czyk|ez|oglu|dottir|son|ova|eva|yan|ian|ulin|feldt|stein|mann|qvist|kvist|blad|gren|kilde|damm|lykke|vold|kjold|roed|rod|balle|leth|fjord|haug|hauge)$/;

/** "Hilsen", "mvh", "spejderhilsen" */
function isSignOff(key: string): boolean {
  return (
    signOffWords.has(key) ||
    /^(?:hilsn|hlsn|hilsne|hils|soon|sincerely|kaerligst|aerboedigst|haelsningar|haelsning)$/.test(
      key,
    ) ||
    /.{3}(?:hilsen|hilsner)$/.test(key)
  );
}

/** Ends of words for numbers, desks and networks. */
const thingEnd = /(?:nr|nummer|desk|(?:hot|on|air|help)line|(?:inter|data|fiber)net)$/;

const inventing =
  /^(?:opdigte[dt]e?|fiktive?t?|eksempelpersonen?|testpersonen?|testborger(?:en)?)$/;

const address = /^(?:hr|herr|fru|frk|froeken|dr|adv|doktor|mr|mrs|ms|.*(?:sygepl|sagsbeh|spl))$/;

const hailing = /^(?:hils|hilse|hilser)$/;
const and = /^(?:og|samt|and)$/;

/** Whether a word right before a name may say that it is one. */
const announces = (key: string): boolean =>
  greetings.has(key) ||
  relations.has(key) ||
  isTitle(key) ||
  isSignOff(key) ||
  address.test(key) ||
  hailing.test(key) ||
  and.test(key) ||
  /^(?:fra|kaldet|alias)$/.test(key);

/** What a word by itself says for or against a name beside it or in it. */
export const nameWords = {
  announces: question(({ key }) => announces(key)),
  title: question(({ key }) => isTitle(key)),
  signOff: question(({ key }) => isSignOff(key)),
  organisation: keyFits(organisation),
  street: keyFits(streetEnd),
  group: keyFits(groupEnd),
  /** Nothing in the word forbids that it is a name no list has. */
  free: question(
    ({ key }) =>
      !/\d/.test(key) &&
      !noNames.has(key) &&
      !relations.has(key) &&
      !thingEnd.test(key) &&
      !organisation.test(key) &&
      !streetEnd.test(key),
  ),
  family: keyFits(familyEnd),
  /** Never a person, though it may have a capital. */
  nobody: keyIn(noNames),
  inventing: keyFits(inventing),
  greeting: keyIn(greetings),
  relation: keyIn(relations),
  /** "Hils Bo" */
  hailing: keyFits(hailing),
  and: keyFits(and),
  /** "dr bo", "fru eng": behind these even an ordinary word is a name. */
  address: keyFits(address),
  /** "Fl. Thygesen", "Kaj Aa. Holm": given names as they are shortened. */
  shortGiven: keyFits(/^(?:fl|chr|aa|th|joh|vilh|sv|fr)$/),
};
