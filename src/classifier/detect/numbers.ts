import { cprFacts, isDate, isShortDate } from './cpr.ts';
import { tokenAt, type Found } from './found.ts';
import { goodsLists, isItemAt, numberWord, personWord, type GoodsList } from './goods.ts';
import { namesPerson } from './names.ts';
import type { Text } from '../text.ts';
import type { Token } from '../tokens.ts';

/**
 * Finds numbers that point at a person. Every pattern is anchored on a run of digits or on '@', joins at most a handful
 * of neighbouring runs, and reads a bounded number of words around it: linear on any text.
 */
export function findNumbers(text: Text, tokens: readonly Token[]): readonly Found[] {
  const runs = digitRuns(text.plain);
  const lists = goodsLists(text, tokens, namesPerson);
  const trial = tokens.some((token) => trialWords.test(token.key));
  const found: Found[] = [];
  let taken = 0;
  let list = 0;
  for (const [index, run] of runs.entries()) {
    if (run.start < taken) continue;
    while ((lists[list]?.end ?? Infinity) <= run.start) list++;
    const within = (lists[list]?.start ?? Infinity) <= run.start ? lists[list] : undefined;
    const context: Context = { text, tokens, runs, index, trial, list: within };
    const hit =
      cpr(context) ??
      masked(context) ??
      iban(context) ??
      card(context) ??
      account(context) ??
      birthdate(context) ??
      passport(context) ??
      plate(context) ??
      caseNumber(context) ??
      phone(context);
    if (hit === undefined) continue;
    found.push(hit);
    taken = hit.end;
  }
  return [...found, ...spokenPhones(tokens)];
}

/** From here up a number decides alone; below it the person is asked. */
export const certainNumber = 0.6;
/** A number below this is none. */
const leastNumber = 0.3;

interface Run {
  readonly start: number;
  readonly end: number;
}

interface Context {
  readonly text: Text;
  readonly tokens: readonly Token[];
  readonly runs: readonly Run[];
  readonly index: number;
  /** Whether the text speaks of a test. */
  readonly trial: boolean;
  /** The list of goods that the number stands in. */
  readonly list: GoodsList | undefined;
}

function digitRuns(plain: string): readonly Run[] {
  return Array.from(plain.matchAll(/[0-9]+/g), (run) => ({
    start: run.index,
    end: run.index + run[0].length,
  }));
}

// --- reading around a number -------------------------------------------------------------------------------------

/** Longest text between two runs of digits that still belong to one number. */
const longestGap = 6;

function lengthAt({ runs, index }: Context, offset: number): number {
  const run = runs[index + offset];
  return run === undefined ? 0 : run.end - run.start;
}

/** The text between two neighbouring runs; undefined when there is none or it is too long. */
function gapAt({ text, runs, index }: Context, offset: number): string | undefined {
  const run = runs[index + offset];
  const next = runs[index + offset + 1];
  if (run === undefined || next === undefined || next.start - run.end > longestGap)
    return undefined;
  return text.plain.slice(run.end, next.start);
}

function digitsOf({ text, runs, index }: Context, count: number): string {
  return runs
    .slice(index, index + count)
    .map((run) => text.plain.slice(run.start, run.end))
    .join('');
}

function startOf({ runs, index }: Context): number {
  return runs[index]?.start ?? 0;
}

function endOf({ runs, index }: Context, count: number): number {
  return runs[index + count - 1]?.end ?? 0;
}

type Lengths = readonly number[];

function hasShape(context: Context, lengths: Lengths, gaps: readonly RegExp[]): boolean {
  return (
    lengths.every((length, offset) => lengthAt(context, offset) === length) &&
    gaps.every((gap, offset) => gap.test(gapAt(context, offset) ?? 'none'))
  );
}

const cprWords =
  /^(?:e?cpr(?:nr|nummer|nummeret|no)?|personn(?:r|ummer|ummeret)|persnr|erstatningscpr)$/;
const birthWords =
  /^(?:birth|born|foedt|fodt|fdt|foedselsdato|fodselsdato|foedselsdag|foed|foeds|dob|foedselsdata)$/;
const phoneWords =
  /^(?:tlf|tlfnr|tlfnummer|telefon|telefonnr|telefonnummer|telefonen|mobil|mobilen|mobilnr|mobilnummer|mob|arbejdsmobil|ring|ringe|ringer|kald|sms|smser|direkte|mobilepay|fang|faa|fat|nummer|nr|traeffes|kontakt|kontaktes|phone|t|m|d|skriv|ringes|opkald|fastnet|privat|dir)$/;
const caseWords =
  /^(?:sagsnr|sagsnummer|sagsnummeret|journalnr|journalnummer|jnr|medlemsnr|medlemsnummer|medlemsnummeret|medlnr|medl|kundenr|kundenummer|kundenummeret|patientnr|patientnummer|klientnr|klientnummer|borgernr|elevnr|elevnummer|skadenr|skadesnr|skadenummer|skadesnummer|policenr|policenummer|laanenr|laanenummer|lejernr|lejernummer|lejemaalsnr|lejemaalsnummer|forbrugernr|forbrugernummer|studienr|studienummer|medarbejdernr|medarbejdernummer|medarbnr|mednr|mdl|mdlnr|laanernr|laanernummer|udlnr|udlaendingenr|dok|doknr|dokumentnr|beslutningsnr|afgoerelsesnr|referencenr|personalenr|deltagernr|sundhedskortnr|ansoegernr|abonnementsnr|abonnentnr|aftagernr|loennr|loennummer|sygesikringsnr|journal)$/;
/** Words after which a number is something else than a personal number or a telephone. */
const otherNumberWords =
  /^(?:(?:ordre|faktura|bestilling|booking|reservation|forsendelse|pakke|levering|kvittering|reservedel|komponent|artikel|rapport|spor|track)[a-z]*|(?:ordre|faktura|vare|serie|serien|konto|reg|rekvisition|kontrakt|pakke|forsendelse|tracking|sporing|sporings|maaler|installation|licens|police|batch|lot|parti|ean|gtin|cvr|isbn|imei|mac|sn|kvittering|billet|booking|bilag|projekt|ticket|referen[cs]e|ref|giro|kreditor|debitor|iban|swift|certifikat|serienummer|betalings|fi|fik|best|bestilling|bestillings|model|version|art|artikel|skema|matrikel|bfe|stregkode|noegle|produkt|job|sag|[a-z]{3,}sag|sags|journal|kunde|medlem|medlems|enhed|enheds|dok|dokument|udbud|lager|pk|id|p)(?:nr|nummer|nummeret|numre|numrene|no|en|kode|s|er|erne|et|id)?|[a-z]{3,}(?:nr|nummer|nummeret|numre|numrene)|senr|senummer|beloeb|kr|kroner|dkk|eur|euro|usd|kwh|mwh|m3|stk|antal|dato|den|kl|uge)$/;
const notAfterAll =
  /^(?:tlfnr|tlfnummer|telefonnr|telefonnummer|mobilnr|mobilnummer|personnr|personnummer|cprnr|cprnummer|persnr|husnr|faxnr)$/;

/** "Stelnr.", "løbenummer": a number named for what bears it, unless that may be a person. */
const thingNumber =
  /^(?!(?:id|ident|identifikations|social|forsikrings|pensions|syge|sygesikrings|sikrings|person|barne|reference|ref|sags|sag|laane|yder)(?:nr|num))[a-z]{3,}(?:nr|nummer|nummeret|numre|numrene)$/;
/** Words that go with any number and say something of the next one only. */
const unitBefore = /^(?:kr|kroner|dkk|eur|euro|usd|stk|antal|dato|den|kl|uge|beloeb)$/;

type Cue = 'cpr' | 'birth' | 'phone' | 'case' | 'item' | 'other' | undefined;

const cueReach = 6;
/** Lists are long ("Ordrenumre: …, …, …"): numbers and joining words between a number and its cue do not count. */
const listReach = 24;
const joining = /^(?:og|samt|eller|nr|nummer|er|paa|til|den|hedder|lyder|no|med|som)$/;

/**
 * The nearest word before a number that says what it is. Words of another sentence count only when they end in a colon
 * or the number begins a line of a list.
 */
function cueBefore(context: Context): Cue {
  const { tokens } = context;
  const at = tokenAt(tokens, startOf(context));
  let words = 0;
  let numbers = 0;
  let sentences = 0;
  for (let index = at - 1, steps = 0; index >= 0 && steps < listReach; index--, steps++) {
    const token = tokens[index];
    const after = tokens[index + 1];
    if (token === undefined || after === undefined) return undefined;
    if (token.sentence !== after.sentence) {
      const gap = context.text.plain.slice(token.end, Math.min(after.start, token.end + 8));
      // "Rekv. 0107554120": the full stop of a shortened word.
      if (index === at - 1 && gap === '. ' && isItemAt(tokens, index)) return 'item';
      if (++sentences > 1 || !/^[ )]*:/.test(gap)) {
        if ((token.kind !== 'number' || words > 0) && !/^[ )]*:/.test(gap)) return undefined;
      }
    }
    if (token.kind === 'number') {
      numbers++;
      continue;
    }
    if (words === 0 && isItemAt(tokens, index)) return 'item';
    if (personWord.test(token.key)) return undefined;
    const cue = cueOf(token.key);
    // "efter kl. 16 på 24 66 09 81": the hour has its own number.
    const spent = cue === 'other' && unitBefore.test(token.key) && numbers > 0;
    if (cue === 'other' && words === 0 && thingNumber.test(token.key)) return 'item';
    if (cue !== undefined && !spent) return cue;
    // "Rapport nr. 0706951183": a number of whatever stands before it.
    if (
      index < at - 1 &&
      after.key === 'nr' &&
      !/^(?:mit|dit|min|ny[et]?|hans|hendes|barnets|(?:soennen|datteren|moderen|faderen|borgeren|patienten|eleven|beboeren|kunden|mor|far)s)$/.test(
        token.key,
      )
    )
      return 'other';
    // "vilkår PF 110174-1203": letters that belong to the number.
    const isLetters = index === at - 1 && token.capital && token.end - token.start < 3;
    if (!joining.test(token.key) && !isLetters && ++words > cueReach) return undefined;
  }
  return undefined;
}

function cueOf(key: string): Cue {
  if (cprWords.test(key)) return 'cpr';
  if (birthWords.test(key)) return 'birth';
  if (caseWords.test(key) || caseWords.test(key.replace(/et$/, ''))) return 'case';
  if (joining.test(key)) return undefined;
  if (notAfterAll.test(key) || phoneWords.test(key)) return 'phone';
  if (otherNumberWords.test(key)) return 'other';
  return undefined;
}

function isOther(cue: Cue): boolean {
  return cue === 'item' || cue === 'other';
}

/** The word directly before a number and directly after it, as keys; empty where there is none in the sentence. */
function neighbours(context: Context, count: number): { before: string; after: string } {
  const { tokens } = context;
  const at = tokenAt(tokens, startOf(context));
  const own = tokens[at];
  const before = tokens[at - 1];
  const after = tokens[tokenAt(tokens, endOf(context, count))];
  return {
    before: before !== undefined && before.sentence === own?.sentence ? before.key : '',
    after:
      after !== undefined &&
      after.sentence === own?.sentence &&
      after.start >= endOf(context, count)
        ? after.key
        : '',
  };
}

const unitAfter =
  /^(?:kr|kroner|dkk|eur|euro|usd|kwh|mwh|kg|km|m|m2|m3|stk|pct|procent|timer|mio|mia|tusind)$/;

/** Whether the number hangs on to more letters or digits: part of a longer code, an amount, a version. */
function isPartOfCode(context: Context, count: number): boolean {
  const { plain } = context.text;
  const start = startOf(context);
  const end = endOf(context, count);
  return (
    /[\p{L}\p{N}#_+]$/u.test(plain.slice(Math.max(0, start - 1), start)) ||
    /[0-9][.,:/-]$/.test(plain.slice(Math.max(0, start - 2), start)) ||
    /^(?:[\p{L}_%]|[.,:/-][0-9])/u.test(plain.slice(end, end + 2))
  );
}

// --- personal numbers --------------------------------------------------------------------------------------------

const hyphen = /^(?: ?[-/] ?|-\n| ?- ?\n ?|\n-)$/;
const wideHyphen = /^ {0,2}- {0,2}\n? ?$/;
const space = /^ {1,2}$/;
const lineBreak = /^ ?\n ?$/;
const dot = /^\.$/;
const slash = /^\/$/;
const dash = /^-$/;

interface CprForm {
  readonly lengths: Lengths;
  readonly gaps: readonly RegExp[];
  /** How far the written form alone speaks for a personal number, on top of a valid date. */
  readonly weight: number;
  /** A birth year of four digits stands in the third place. */
  readonly fullYear?: boolean;
}

const cprForms: readonly CprForm[] = [
  { lengths: [10], gaps: [], weight: 0.1 },
  { lengths: [6, 4], gaps: [hyphen], weight: 0.3 },
  { lengths: [6, 4], gaps: [wideHyphen], weight: 0.25 },
  { lengths: [6, 4], gaps: [space], weight: 0.2 },
  { lengths: [6, 4], gaps: [dot], weight: 0.2 },
  { lengths: [6, 4], gaps: [lineBreak], weight: 0 },
  ...[dot, slash, dash, space].flatMap((inner): readonly CprForm[] => [
    { lengths: [2, 2, 2, 4], gaps: [inner, inner, hyphen], weight: 0.3 },
    { lengths: [2, 2, 2, 4], gaps: [inner, inner, wideHyphen], weight: 0.25 },
    {
      lengths: [2, 2, 2, 4],
      gaps: [inner, inner, space],
      weight: inner === space ? 0.2 : 0.05,
    },
    { lengths: [2, 2, 4, 4], gaps: [inner, inner, hyphen], weight: 0.25, fullYear: true },
    { lengths: [2, 2, 4, 4], gaps: [inner, inner, space], weight: 0, fullYear: true },
  ]),
  { lengths: [8, 4], gaps: [dash], weight: 0.25, fullYear: true },
  { lengths: [6, 2, 2], gaps: [hyphen, space], weight: 0.1 },
  { lengths: [2, 2, 2, 2, 2], gaps: [space, space, space, space], weight: -0.05 },
];

/** A full personal number, in one of the ways in which people write it. */
function cpr(context: Context): Found | undefined {
  return electronicCpr(context) ?? plainCpr(context);
}

function plainCpr(context: Context): Found | undefined {
  const form = cprForms.find(({ lengths, gaps }) => hasShape(context, lengths, gaps));
  if (form === undefined) return undefined;
  const count = form.lengths.length;
  const written = digitsOf(context, count);
  const digits = form.fullYear === true ? written.slice(0, 4) + written.slice(6) : written;
  const facts = cprFacts(digits);
  if (facts === undefined) return undefined;
  if (form.fullYear === true && Number(written.slice(4, 8)) !== facts.year) return undefined;

  const bare = form.lengths.length === 1;
  const cue = cueBefore(context);
  const { after } = neighbours(context, count);
  let score = 0.4 + form.weight;
  if (facts.modulus11) score += 0.2;
  if (facts.year > 2030 || facts.year < 1900) score -= 0.1;
  if (cue === 'cpr') score += 0.4;
  else if (cue === 'birth') score += 0.3;
  else if (cue === 'item') score -= 0.45;
  // "Bestilling til Karen Holm, 010190-1234": the person stands nearer than the word of trade.
  else if ((cue === 'other' || cue === 'case') && !isNamed(context, count))
    score -= bare ? 0.45 : 0.2;
  else if (cue === 'phone') score -= 0.1;
  if (isPartOfCode(context, count)) score -= isMailboxName(context) ? 0 : 0.35;
  if (unitAfter.test(after)) score -= 0.3;
  // A check digit that fits is chance in one of eleven: among numbers of things it alone keeps the doubt.
  if (context.list !== undefined && cue !== 'cpr') score -= context.list.mixed ? 0.65 : 0.45;
  // A list of personal numbers has one cue at its head; here it is the name before the number that counts.
  if (bare && cue === undefined && followsName(context)) score += 0.15;
  return hit('cpr', 'number/cpr', context, count, score);
}

function followsCapital({ tokens, runs, index }: Context): boolean {
  const at = tokenAt(tokens, runs[index]?.start ?? 0);
  const before = tokens[at - 1];
  return before?.kind === 'word' && before.capital && before.sentence === tokens[at]?.sentence;
}

/** "Karen Holm, 0101901234": a capitalised word directly before it. */
function followsName({ text, tokens, runs, index }: Context): boolean {
  const at = tokenAt(tokens, runs[index]?.start ?? 0);
  const before = tokens[at - 1];
  const second = tokens[at - 2];
  return (
    before?.kind === 'word' &&
    before.capital &&
    before.end - before.start > 1 &&
    before.sentence === tokens[at]?.sentence &&
    second?.capital === true &&
    text.plain.slice(second.end, before.start) === ' '
  );
}

/** A name stands directly before the number or behind it. */
function isNamed(context: Context, count: number): boolean {
  const end = endOf(context, count);
  return (
    followsName(context) ||
    /^[ \t,:(-]{1,6}\p{Lu}\p{L}{1,24} \p{Lu}\p{L}/u.test(context.text.plain.slice(end, end + 60))
  );
}

/** Digital Post gateways take `<cpr>@…`: a personal number in the address field is one all the same. */
function isMailboxName({ text, runs, index }: Context): boolean {
  const run = runs[index];
  return run !== undefined && text.plain.charAt(run.end) === '@';
}

/** Health care's electronic replacement numbers: ddmmyy, a digit, two letters, a digit. Source: MedCom, NSP. */
function electronicCpr(context: Context): Found | undefined {
  const { text } = context;
  const start = startOf(context);
  const length = lengthAt(context, 0);
  if (length !== 6 && length !== 7) return undefined;
  const written = /^(\d{6})[ -]?\d[A-Z]{2}\d(?![\p{L}\p{N}])/iu.exec(
    text.plain.slice(start, start + 13),
  );
  if (written === null || !isShortDate(written[1] ?? '')) return undefined;
  const upper = /[A-Z]{2}/.test(written[0]);
  const cue = cueBefore(context);
  let score = upper ? 0.75 : 0.4;
  if (cue === 'cpr' || cue === 'birth') score = 0.95;
  if (isOther(cue) || cue === 'case') score -= 0.4;
  return score < leastNumber
    ? undefined
    : { kind: 'cpr', rule: 'number/electronic-cpr', start, end: start + written[0].length, score };
}

/** A personal number whose last digits are hidden says no more than a birth date. */
function masked(context: Context): Found | undefined {
  const { text } = context;
  const shape = [[6] as const, [2, 2, 2] as const].find((lengths) =>
    hasShape(context, lengths, lengths.length === 1 ? [] : [/^[./ -]$/, /^[./ -]$/]),
  );
  if (shape === undefined) return undefined;
  if (!isShortDate(digitsOf(context, shape.length))) return undefined;
  const end = endOf(context, shape.length);
  const tail = /^ ?[-/]? ?(?:\d{0,2}[xX*•_?#.]{2,4}\d?|[xX]{3,4})(?![\p{L}\p{N}])/u.exec(
    text.plain.slice(end, end + 9),
  );
  const cue = cueBefore(context);
  if (tail === null || /^ ?\.+$/.test(tail[0])) {
    if (cue !== 'cpr' || isPartOfCode(context, shape.length)) return undefined;
    const next = gapAt(context, shape.length - 1);
    if (next !== undefined && /^ ?- ?$/.test(next)) return undefined;
    return hit('birthdate', 'number/masked-cpr', context, shape.length, 0.8);
  }
  const start = startOf(context);
  return {
    kind: 'birthdate',
    rule: 'number/masked-cpr',
    start,
    end: end + tail[0].length,
    score: 0.9,
  };
}

const months =
  /^ ?\.? ?(januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|january|february|march|may|june|july|october|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec)\.? {1,2}$/;

/** A date of birth if what stands before it turns out to be a name; otherwise any date. */
export const dateBehindName = 'number/date-behind-name';

/** A date of birth, which only a word before it tells from any other date. */
function birthdate(context: Context): Found | undefined {
  const cue = cueBefore(context);
  const { before } = neighbours(context, 1);
  const behindName = followsCapital(context);
  if (cue !== 'birth' && before !== 'f' && before !== 'fdt' && !behindName) return undefined;
  const rule = cue === 'birth' || !behindName ? 'number/birthdate' : dateBehindName;
  const day = Number(digitsOf(context, 1));
  const afterDay = context.text.lower.slice(
    endOf(context, 1),
    Math.min(context.runs[context.index + 1]?.start ?? 0, endOf(context, 1) + 14),
  );
  if (months.test(afterDay) && lengthAt(context, 0) <= 2 && [2, 4].includes(lengthAt(context, 1))) {
    if (day >= 1 && day <= 31) return hit('birthdate', rule, context, 2, 0.9);
  }
  const parts = [0, 1, 2].map((offset) => lengthAt(context, offset));
  const [first = 0, second = 0, third = 0] = parts;
  const between = [gapAt(context, 0), gapAt(context, 1)];
  if (
    first <= 2 &&
    second <= 2 &&
    (third === 2 || third === 4) &&
    between.every((gap) => (behindName ? /^[./-]$/ : /^ ?[./ -] ?$/).test(gap ?? 'none')) &&
    isDate(day, Number(digitsAt(context, 1)), yearOf(digitsAt(context, 2)))
  )
    return hit('birthdate', rule, context, 3, 0.9);
  if (first === 6 && !isPartOfCode(context, 1) && isShortDate(digitsOf(context, 1)))
    return hit('birthdate', rule, context, 1, 0.85);
  if (first === 8) {
    const digits = digitsOf(context, 1);
    if (
      isDate(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4))) &&
      /^(?:18|19|20)/.test(digits.slice(4))
    )
      return hit('birthdate', rule, context, 1, 0.8);
  }
  return undefined;
}

function digitsAt({ text, runs, index }: Context, offset: number): string {
  const run = runs[index + offset];
  return run === undefined ? '' : text.plain.slice(run.start, run.end);
}

/** Two digits may mean any century; a leap day is checked in a century that has it. */
function yearOf(digits: string): number {
  return digits.length === 4 ? Number(digits) : 2000 + Number(digits);
}

// --- money -------------------------------------------------------------------------------------------------------

/** International account number, checked as ISO 13616 says: rearranged, letters as numbers, remainder 1 by 97. */
export function isIban(written: string): boolean {
  const compact = written.replace(/ /g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(compact)) return false;
  let remainder = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = /\d/.test(character) ? character : String(character.charCodeAt(0) - 55);
    for (const figure of value) remainder = (remainder * 10 + Number(figure)) % 97;
  }
  return remainder === 1;
}

function iban(context: Context): Found | undefined {
  const start = startOf(context) - 2;
  if (start < 0 || lengthAt(context, 0) < 2) return undefined;
  const { plain } = context.text;
  if (!/^[A-Za-z]{2}$/.test(plain.slice(start, start + 2))) return undefined;
  if (start > 0 && /[\p{L}\p{N}]/u.test(plain.charAt(start - 1))) return undefined;
  const written = /^[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{1,4}){3,8}/.exec(
    plain.slice(start, start + 44),
  );
  if (written === null) return undefined;
  // Words may follow without a sign between: the longest part that passes the check is the number.
  let candidate = written[0];
  while (candidate.length >= 15) {
    if (isIban(candidate))
      return {
        kind: 'account',
        rule: 'number/iban',
        start,
        end: start + candidate.length,
        score: 0.95,
      };
    candidate = candidate.slice(0, -1).trimEnd();
  }
  return undefined;
}

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
const cardGap = /^[ -]$/;
/** Card numbers that networks and payment services publish for tests; they belong to nobody. */
const testCards: ReadonlySet<string> = new Set(
  (
    '4111111111111111 4242424242424242 4012888888881881 4000000000000002 4000000000009995 4000056655665556 ' +
    '4000002500003155 4000000000003220 4222222222222 4917610000000000 4571000000000001 5555555555554444 ' +
    '5105105105105100 5200828282828210 5454545454545454 2223003122003222 2223000048400011 5019717010103742 ' +
    '378282246310005 371449635398431 3530111333300000 6011111111111117 30569309025904 38520000023237'
  ).split(' '),
);
const trialWords =
  /^(?:test[a-z]{0,12}|proevekort(?:et)?|demokort(?:et)?|sandkasse(?:n)?|sandbox|staging)$/;
/** What is written behind a card number and belongs to it: until when it holds, and the three digits on its back. */
const cardTail =
  /^[ ,;.]{1,3}(?:(?:udl(?:øb|oeb|øber)?|exp|gyldigt? (?:til)?)\.?:? ?\d{1,2} ?[/.-] ?(?:20)?\d\d)?(?:(?:^|[ ,;.]{1,3})(?:og |de )?(?:cv[cv]2?|cid|kontrol(?:cifre|kode)|(?:de )?(?:3|tre) (?:tal|cifre)(?: (?:bag ?på|bagpaa|bag paa))?|(?:de )?(?:3|tre) bag ?på)(?: er)?:? ?\d{3,4}(?!\d))?/;

function card(context: Context): Found | undefined {
  for (const lengths of [[16], [15], [14], [13], [17], [18], [19], [4, 4, 4, 4], [4, 6, 5]]) {
    if (
      !hasShape(
        context,
        lengths,
        lengths.slice(1).map(() => cardGap),
      )
    )
      continue;
    const digits = digitsOf(context, lengths.length);
    if (!cardNetworks.test(digits) || /^(\d)\1*$/.test(digits)) return undefined;
    if (context.trial && testCards.has(digits)) return undefined;
    // A mistyped card is still a card when the words say so and it stands in the groups of one.
    if (!passesLuhn(digits) && !(lengths.length === 4 && hasCardWord(context))) return undefined;
    const cue = cueBefore(context);
    let score = lengths.length > 1 ? 0.85 : 0.65;
    if (digits.length === 13 && !digits.startsWith('4')) score -= 0.4;
    if (isOther(cue) && !isCardWord(neighbours(context, 1).before)) score -= 0.5;
    if (isPartOfCode(context, lengths.length)) score -= 0.4;
    const found = hit('card', 'number/card', context, lengths.length, score);
    return found === undefined ? undefined : { ...found, end: endOfCard(context, found.end) };
  }
  return undefined;
}

function endOfCard({ text }: Context, end: number): number {
  const tail = cardTail.exec(text.lower.slice(end, end + 80))?.[0] ?? '';
  return /\d$/.test(tail) ? end + tail.length : end;
}

function hasCardWord({ tokens, runs, index }: Context): boolean {
  const at = tokenAt(tokens, runs[index]?.start ?? 0);
  return tokens
    .slice(Math.max(0, at - cueReach), at)
    .some((token) => token.sentence === tokens[at]?.sentence && isCardWord(token.key));
}

function isCardWord(key: string): boolean {
  return /kort|visa|mastercard|dankort/.test(key);
}

const registration = /^(?:reg|regnr|registreringsnr|registreringsnummer|regnummer)$/;
const accountWord =
  /^(?:konto|kontonr|kontonummer|kontoen|kontonummeret|loenkonto|nemkonto|bankkonto|budgetkonto)$/;

/** Registration number and account: "reg. 2217 konto 6880 341 902", "konto 1234 0012345678", "1234-0012345678". */
function account(context: Context): Found | undefined {
  const { text, tokens, runs, index } = context;
  if (lengthAt(context, 0) !== 4) return undefined;
  const at = tokenAt(tokens, startOf(context));
  const own = tokens[at];
  if (own === undefined) return undefined;
  let first = at;
  for (let back = 1; back <= 3; back++) {
    const token = tokens[at - back];
    if (token === undefined || token.sentence !== own.sentence) break;
    if (registration.test(token.key) || accountWord.test(token.key)) {
      first = at - back;
      break;
    }
    if (!/^(?:nr|nummer|og|er)$/.test(token.key)) break;
  }
  const cue = tokens[first];
  const cued = first < at && cue !== undefined;
  // What follows: perhaps "konto", then groups of digits, seven to ten in all.
  const between = text.lower.slice(endOf(context, 1), runs[index + 1]?.start ?? 0);
  if (
    !/^[\s,.:;/-]{0,4}(?:og )?(?:konto(?:nr|nummer)?\.?[\s:]{0,3}(?:nr\.? ?|nummer ?)?)?:? ?$/.test(
      between,
    )
  )
    return undefined;
  const named = /konto/.test(between);
  let count = 1;
  let digits = '';
  while (digits.length < 10) {
    const next = digitsAt(context, count);
    if (next === '' || digits.length + next.length > 10) break;
    if (count > 1 && !/^[ .-]$/.test(gapAt(context, count - 1) ?? '')) break;
    digits += next;
    count++;
  }
  if (digits.length < 6) return undefined;
  if (!cued && !named && !(digits.length === 10 && count === 2 && /^[ -]$/.test(between)))
    return undefined;
  return {
    kind: 'account',
    rule: 'number/account',
    start: cued ? cue.start : startOf(context),
    end: endOf(context, count),
    score: cued || named ? 0.85 : 0.35,
  };
}

// --- things with a number ----------------------------------------------------------------------------------------

/** Nine digits after a word for passport; passports carry no check digit outside their machine-readable zone. */
function passport(context: Context): Found | undefined {
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

/** Danish plates: two letters, two digits, three digits. Without the usual spaces only beside a word for vehicles. */
function plate(context: Context): Found | undefined {
  const { text, tokens } = context;
  const grouped = hasShape(context, [2, 3], [/^ $/]);
  const joined = hasShape(context, [5], []);
  if (!grouped && !joined) return undefined;
  const start = startOf(context);
  const letters = /(?:^|[^\p{L}\p{N}])([A-Za-z]{2}) ?$/u.exec(
    text.plain.slice(Math.max(0, start - 4), start),
  );
  if (letters === null) return undefined;
  const count = grouped ? 2 : 1;
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

/** The number of a person's case, journal, membership or customer file, behind a word that says so. */
function caseNumber(context: Context): Found | undefined {
  const { text, tokens } = context;
  const { plain } = text;
  const runStart = startOf(context);
  // The number begins where its code begins: "BS-2024-00931".
  let start = runStart;
  while (start > 0 && runStart - start < 8 && /[\p{L}\p{N}/-]/u.test(plain.charAt(start - 1)))
    start--;
  while (start < runStart && /[/-]/.test(plain.charAt(start))) start++;
  // "Sagsnr. IK 550-7713": letters apart from the digits.
  const letters = /(?:^|[^\p{L}\p{N}])(\p{Lu}{1,4}) $/u.exec(
    plain.slice(Math.max(0, start - 6), start),
  );
  if (letters !== null && start === runStart) start -= (letters[1] ?? '').length + 1;
  const at = tokenAt(tokens, start);
  const code =
    /^(?:[\p{L}]{1,4}[-./ ]?)?\d(?:[-./]?[\p{L}\p{N}]){1,23}(?: \d{3}(?![\p{L}\p{N}])){0,3}/u.exec(
      plain.slice(start, start + 40),
    );
  if (code === null) return undefined;
  const end = start + code[0].length;
  const digits = code[0].replace(/[^0-9]/g, '').length;
  if (digits < 3 || end < runStart || !isCased(context, at, digits)) return undefined;
  return { kind: 'case', rule: 'number/case', start, end, score: 0.85 };
}

function isCased({ text, tokens }: Context, at: number, digits: number): boolean {
  const own = tokens[at];
  if (own === undefined) return false;
  let numbered = false;
  let strange = 0;
  const last = tokens[at - 1];
  const tenDigits = /^\d{10}$/.test(own.key);
  // "Sagsnummer hos styrelsen: 2021-44902"
  const announced =
    !tenDigits && last !== undefined && text.plain.slice(last.end, own.start) === ': ';
  for (let back = 1; back <= 5; back++) {
    const token = tokens[at - back];
    if (token === undefined || token.sentence !== own.sentence) return false;
    // "kundenr 118827, 75331904": the second is a telephone.
    if (token.kind === 'number' && digits === 8 && text.plain.charAt(token.end) === ',')
      return false;
    if (token.forms.some((form) => caseWords.test(form))) return true;
    if (/^[jm]$/.test(token.key) && numbered) return true;
    if (/^(?:jeres|deres|vores)$/.test(token.key) && numbered) return digits >= 5;
    if (fileWords.test(token.key) || (!tenDigits && /.{3}sag(?:en)?$/.test(token.key))) {
      if (numbered) return true;
      // "sag 2024-1183", but not "sag #88120" of a service desk nor "sag 3 på dagsordenen".
      const gap = text.plain.slice(token.end, Math.min(own.start, token.end + 4));
      return back === 1 && /^[ :]{1,2}$/.test(gap) && digits >= 5;
    }
    if (numberWord.test(token.key)) numbered = true;
    else if (!joining.test(token.key) && token.kind !== 'number' && !fillers.test(token.key)) {
      // "sagen hos nævnet, nr. TN 24-50617"
      if (!(numbered || announced) || ++strange > 2 || otherNumberWords.test(token.key))
        return false;
    }
  }
  return false;
}

const fileWords =
  /^(?:anmeldelse|ansoegning|henvendelse|reklamation|klage|skadeanmeldelse|sag|sags|sagen|sagens|journal|journalen|medlem|medlems|kunde|patient|klient|elev|skade|skaden|police|policen|medl|mdl|medarb|medarbejder|personale|udl|dok|dokument|laaner|laanerkort|lejemaal|lejemaalet|lejer|borger|student|studie|abonnement)$/;
const fillers = /^(?:dit|din|mit|min|har|faaet|siden|er|hos|jer|jeres|os)$/;

// --- telephones --------------------------------------------------------------------------------------------------

const phoneShapes: readonly Lengths[] = [
  [8],
  [2, 2, 2, 2],
  [4, 4],
  [2, 3, 3],
  [3, 2, 3],
  [3, 3, 2],
  [2, 6],
];
const phoneGap = /^ {1,2}$|^[.-]$/;

function phone(context: Context): Found | undefined {
  const country = countryCode(context);
  const body: Context =
    country === undefined ? context : { ...context, index: context.index + country.runs };
  if (country !== undefined && country.joined) {
    return {
      kind: 'phone',
      rule: 'number/phone',
      start: country.start,
      end: endOf(context, country.runs),
      score: 0.9,
    };
  }
  const shape = phoneShapes.find((lengths) =>
    hasShape(
      body,
      lengths,
      lengths.slice(1).map(() => phoneGap),
    ),
  );
  if (shape === undefined) return country === undefined ? foreignPhone(context) : undefined;
  const digits = digitsOf(body, shape.length);
  if (!/^[2-9]/.test(digits) || /^(\d)\1*$/.test(digits)) return undefined;
  const cue = cueBefore(context);
  const { before, after } = neighbours(body, shape.length);
  let score = shape.length === 1 ? 0.45 : 0.6;
  if (country !== undefined) score += 0.3;
  if (cue === 'phone') score += 0.3;
  const spent = cue === 'case' && isBehindNumber(context);
  if ((isOther(cue) || cue === 'case' || cue === 'cpr') && !spent) score -= 0.4;
  if (before === 'kr' || unitAfter.test(after)) score -= 0.4;
  if (country === undefined && isPartOfCode(body, shape.length)) score -= 0.4;
  if (shape.length === 1 && cue !== 'phone' && looksLikeDate(digits)) score -= 0.3;
  if (hasMoreGroups(body, shape.length, country !== undefined)) score -= 0.4;
  if (shape.length === 2 && cue !== 'phone' && looksLikeYears(digits)) score -= 0.5;
  if (score < 0.4) return undefined;
  return {
    kind: 'phone',
    rule: 'number/phone',
    start: country?.start ?? startOf(body),
    end: endOf(body, shape.length),
    score: Math.round(Math.min(score, 0.95) * 100) / 100,
  };
}

/** "kundenr 118827, 75331904": the cue belongs to the number before. */
function isBehindNumber({ text, tokens, runs, index }: Context): boolean {
  const at = tokenAt(tokens, runs[index]?.start ?? 0);
  const before = tokens[at - 1];
  return before?.kind === 'number' && text.plain.charAt(before.end) === ',';
}

interface CountryCode {
  readonly start: number;
  readonly runs: number;
  /** The whole number is one run: "+4540185523". */
  readonly joined: boolean;
}

function countryCode(context: Context): CountryCode | undefined {
  const { plain } = context.text;
  const start = startOf(context);
  const first = digitsOf(context, 1);
  const plus = plain.charAt(start - 1) === '+';
  const bracket = plus && plain.charAt(start - 2) === '(' ? 2 : plus ? 1 : 0;
  const from = start - bracket;
  if (plus && /^45[2-9]\d{7}$/.test(first)) return { start: from, runs: 1, joined: true };
  if (/^0045[2-9]\d{7}$/.test(first)) return { start, runs: 1, joined: true };
  const isCode = (plus && first === '45') || first === '0045';
  if (!isCode || !/^\)? {0,2}$/.test(gapAt(context, 0) ?? 'none')) return undefined;
  return { start: from, runs: 1, joined: false };
}

/** Digits of a telephone in the international form, country code included (ITU-T E.164: at most 15). */
const fewestForeign = 8;
const mostForeign = 15;
const mostForeignGroups = 6;

/** "+47 418 22 903", "0049 40 5550 1742": a country code and groups of whatever length follow it. */
function foreignPhone(context: Context): Found | undefined {
  const { plain } = context.text;
  const start = startOf(context);
  const plus = plain.charAt(start - 1) === '+';
  const zeros = /^00[1-9]\d{1,2}$|^00[1-9]\d{8,12}$/.test(digitsOf(context, 1));
  if (!plus && !zeros) return undefined;
  let count = 1;
  let digits = digitsOf(context, 1).replace(/^00/, '').length;
  while (count < mostForeignGroups) {
    const next = lengthAt(context, count);
    const joined = /^\)? ?(?:\(0\))? ?$|^[.-]$/.test(gapAt(context, count - 1) ?? 'none');
    if (next === 0 || !joined || digits + next > mostForeign) break;
    digits += next;
    count++;
  }
  if (digits < fewestForeign) return undefined;
  return {
    kind: 'phone',
    rule: 'number/phone',
    start: plus ? start - 1 : start,
    end: endOf(context, count),
    score: count === 1 ? 0.85 : 0.8,
  };
}

const digitWord = /^(?:nul|en|et|to|tre|fire|fem|seks|syv|otte|ni)$/;
const digitsSpoken = 8;

/** "to fire otte otte nul syv en fem": a telephone as it is dictated. */
function spokenPhones(tokens: readonly Token[]): readonly Found[] {
  const found: Found[] = [];
  let from = 0;
  for (const [index, token] of tokens.entries()) {
    if (!digitWord.test(token.key)) {
      from = index + 1;
      continue;
    }
    const next = tokens[index + 1];
    if (next !== undefined && digitWord.test(next.key)) continue;
    const first = tokens[from];
    if (first !== undefined && index + 1 - from === digitsSpoken)
      found.push({
        kind: 'phone',
        rule: 'number/spoken-phone',
        start: first.start,
        end: token.end,
        score: 0.8,
      });
  }
  return found;
}

/** A ninth digit in the same rhythm: a longer number of another kind. */
function hasMoreGroups(context: Context, count: number, headed: boolean): boolean {
  const before = gapAt({ ...context, index: context.index - 1 }, 0);
  const after = gapAt(context, count - 1);
  const isJoin = (gap: string | undefined): boolean => gap !== undefined && /^[ .-]$/.test(gap);
  return (isJoin(after) && lengthAt(context, count) <= 4) || (!headed && isJoin(before));
}

function looksLikeDate(digits: string): boolean {
  const isYear = (year: number): boolean => year >= 1900 && year <= 2099;
  const year = Number(digits.slice(0, 4));
  if (isYear(year) && isDate(Number(digits.slice(6)), Number(digits.slice(4, 6)), year))
    return true;
  const last = Number(digits.slice(4));
  return isYear(last) && isDate(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), last);
}

function looksLikeYears(digits: string): boolean {
  return /^(?:19|20)\d\d(?:19|20)\d\d$/.test(digits);
}

function hit(
  kind: Found['kind'],
  rule: string,
  context: Context,
  count: number,
  score: number,
): Found | undefined {
  if (score < leastNumber) return undefined;
  return {
    kind,
    rule,
    start: startOf(context),
    end: endOf(context, count),
    score: Math.round(Math.min(score, 0.99) * 100) / 100,
  };
}
