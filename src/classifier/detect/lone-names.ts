import { listing } from './name-book.ts';
import { isDefinite, isPlausible, isUpper, type Reader, startsLine } from './name-reader.ts';
import { nameWords, words } from './name-words.ts';
import { nth } from '../nth.ts';
import type { Token } from '../tokens.ts';

/** What persons do and things do not: before such a verb an ordinary word is a name. */
const personVerbs = words(
  'siger skriver ringer spørger henter sender mener synes lover ønsker sagde skrev ringede spurgte hentede sendte ' +
    'fortalte fortæller savner glemte elsker græder smiler svarer svarede overtager holder tror håber foreslår ' +
    'hjælper passer laver arbejder bor kom fodrer',
);

const commonVerbs = /^(?:har|havde|vil|ville|skal|kan|kunne|fik|tog|gik|maa|skulle|ska|sku|ku|ka)$/;

/** What seasons and months do as well. */
const busyVerbs = words(
  'giver tager kører kørte sover møder skifter måler låser tolker åbner lukker starter stiller retter deler bytter ser tar ska kommer',
);

/** Names that such verbs follow as they follow any word. */
const seasonal =
  /^(?:maj|august|sol|storm|frost|fred|post|per|can|dag|liv|lykke|rose|pil|sten|tue)$/;

/** A school class, an age: "Storm i 1.B", "Ziva, 8 år". */
export const pupilBehind =
  /^(?:,? (?:(?:i |fra |på )?\d{1,2}\. ?|i \d)[a-z](?![\p{L}\d])|,? \(?\d{1,2} år(?!\p{L})| i (?:have|bolig|stue|lejl\.?|lejlighed) \d)/u;

/** Towns, countries and houses that are said to do what persons do. */
const knownPlaces = words(
  'københavn aarhus århus odense aalborg esbjerg randers kolding horsens vejle roskilde herning silkeborg viborg ' +
    'frederiksberg bornholm sverige norge tyskland grønland europa folketinget christiansborg falck google microsoft ' +
    'rigshospitalet aula teams borgerservice datatilsynet',
);

const fondWords =
  /^(?:lille|unge|gamle|soede|stakkels|moedte|moeder|besoegte|besoeger|savnede|savner)$/;

/** Whether one capitalised word that no list knows stands where only a person does. */
export function standsAsPerson(reader: Reader, index: number, initial: boolean): boolean {
  const { text, tokens, ordinary } = reader;
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (token === undefined || !isPlausible(token)) return false;
  if (
    knownPlaces.has(token.key) ||
    isUpper(text, token) ||
    nameWords.group(token.word) ||
    isDefinite(token)
  )
    return false;
  if (text.plain.charAt(token.end) === '-' || next?.glued === true) return false;
  const stands =
    pupilBehind.test(text.lower.slice(token.end, token.end + 14)) ||
    isListedWith(reader, index) ||
    (initial ? speaksFirst(reader, index) : isSpokenOf(reader, index));
  return stands && !ordinary().has(token.key);
}

/** "lille Qvortina", "jeg mødte Qvortina", "Qvortina siger": with a word for a person before, or a verb of persons behind. */
function isSpokenOf({ text, tokens }: Reader, index: number): boolean {
  const [before, token, next] = [nth(tokens, index - 1), tokens[index], tokens[index + 1]];
  if (before !== undefined && fondWords.test(before.key) && !before.capital) return true;
  return (
    token !== undefined &&
    next !== undefined &&
    next.sentence === token.sentence &&
    !next.capital &&
    !/^(?:i|fra|paa|ved|hos|til|og|af|for)$/.test(before?.key ?? '') &&
    personVerbs.has(next.key) &&
    text.plain.slice(token.end, next.start) === ' '
  );
}

/** What a sentence may begin with before a verb that is no subject of it, or is but no one's name. */
const openers =
  /^(?:derfor|derefter|desuden|bagefter|senere|alligevel|endelig|foerst|foerste|forleden|naeste|pludselig|senest|siden|sidst|sidste|straks|tidligere|heldigvis|faktisk|maaske|ellers|samtidig|ingen|nogen|alle|mange|flere|begge|folk|personale|ledelse|hvem|ofte|netop|nogle|andre|ude|hjemme|udlejer|skole|politi|formand)$/;

/** "Qvortina svarede bedst": what begins a sentence, does what persons do, and stands before no other subject. */
function speaksFirst({ text, tokens, book }: Reader, index: number): boolean {
  const [token, next, after] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  return (
    token !== undefined &&
    next !== undefined &&
    next.sentence === token.sentence &&
    token.key.length >= 4 &&
    !next.capital &&
    personVerbs.has(next.key) &&
    text.plain.slice(token.end, next.start) === ' ' &&
    !openers.test(token.key) &&
    (book.listingOf(token.word).last ||
      !/(?:en|et|ne|er|es|igt|vis|dag|aar|gang)$/.test(token.key)) &&
    !(after !== undefined && (after.capital || subjectWords.test(after.key)))
  );
}

const subjectWords = /^(?:jeg|du|han|hun|vi|i|de|man|den|det|der|en|et)$/;

/** "Til stede:" in minutes. */
const presentBefore = /^(?:stede|deltagere|deltager|afbud|fremmoedte|referent|ordstyrer)$/;

/** "Vilma, Otto og Qvortina", "Qvortina og Otto": in a row with a given name that is beyond doubt. */
function isListedWith({ text, tokens, book }: Reader, index: number): boolean {
  const isGiven = (at: number): boolean => {
    const token = tokens[at];
    if (token?.capital !== true || isUpper(text, token)) return false;
    const known = book.listingOf(token.word);
    return known.first && !known.ambiguous && !known.genitive;
  };
  const gap = (at: number): string =>
    text.plain.slice(
      nth(tokens, at)?.end,
      Math.min(tokens[at + 1]?.start ?? 0, (nth(tokens, at)?.end ?? 0) + 4),
    );
  const isAnd = (at: number): boolean =>
    nth(tokens, at)?.key === 'og' && gap(at) === ' ' && gap(at - 1) === ' ';
  if (tokens[index + 1]?.kind === 'number') return false;
  return (
    (gap(index - 1) === ': ' && presentBefore.test(nth(tokens, index - 1)?.key ?? '')) ||
    (isAnd(index - 1) && isGiven(index - 2)) ||
    (isAnd(index + 1) && isGiven(index + 2)) ||
    (gap(index - 1) === ', ' && isGiven(index - 1) && gap(index) === ', ' && isGiven(index + 1))
  );
}

/** "Steen holder hende fast", "Bo: debitorlisten": what an ordinary word at the start of a sentence does not do. */
export function actsAsPerson({ text, tokens, book, shouting }: Reader, index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || next === undefined || shouting) return false;
  if (!book.listingOf(token.word).first) return false;
  const gap = text.plain.slice(token.end, Math.min(next.start, token.end + 4));
  if (gap === ' ' && next.sentence === token.sentence)
    return (
      personVerbs.has(next.key) ||
      (!seasonal.test(token.key) && (isBusy(next) || isBusy(verbBehindPlace(tokens, index))))
    );
  return gap === ': ' && startsLine(text.plain, token.start) && !next.capital;
}

/** Whether a word says what persons do. */
export const isActing = (token: Token | undefined): boolean =>
  token !== undefined && (personVerbs.has(token.key) || isBusy(token));

const isBusy = (token: Token | undefined): boolean =>
  token !== undefined && (commonVerbs.test(token.key) || busyVerbs.has(token.key));

/** "har" in "Rune i netværk har": what follows the place where somebody works. */
function verbBehindPlace(tokens: readonly Token[], index: number): Token | undefined {
  const verb = tokens[index + 3];
  return /^(?:i|fra|paa|hos|ved)$/.test(tokens[index + 1]?.key ?? '') &&
    verb?.sentence === tokens[index]?.sentence
    ? verb
    : undefined;
}

/** What stands between two names of a row. */
const rowGap = /^(?:, ?|; ?| ?\/ ?| \.\/\. | \+ )$/;

/** "Finn E., Eng, Kaja", "Holm / Nowak": in a row with a name that is beyond doubt, and one on either side of it. */
export function standsInRow({ text, tokens, book }: Reader, from: number, to: number): boolean {
  const isSure = (token: Token | undefined): boolean => {
    if (token?.capital !== true) return false;
    const known = book.listingOf(token.word);
    return (known.first || known.last) && !known.ambiguous && !known.genitive;
  };
  const gap = (at: number): string => {
    const end = nth(tokens, at)?.end ?? 0;
    return text.plain.slice(end, Math.min(tokens[at + 1]?.start ?? end, end + 6));
  };
  const isWord = (at: number): boolean =>
    /^(?:og|eller|samt)$/.test(nth(tokens, at)?.key ?? '') &&
    gap(at) === ' ' &&
    gap(at - 1) === ' ';
  const own = tokens[from];
  return (
    // "Palle & Vivi", but "Hansen & Dam" is a firm.
    (gap(to - 1) === ' & ' &&
      own !== undefined &&
      book.listingOf(own.word).first &&
      isSure(tokens[to])) ||
    (rowGap.test(gap(from - 1)) && isSure(nth(tokens, from - 1))) ||
    (rowGap.test(gap(to - 1)) && isSure(tokens[to])) ||
    (isWord(from - 1) && isSure(nth(tokens, from - 2))) ||
    (isWord(to) && isSure(tokens[to + 1]))
  );
}

/** A family's name that is all of its line, with a whole name on the next: signs at a door, lists of who comes. */
export function standsInColumn({ text, tokens, book }: Reader, from: number): boolean {
  const [token, next, after] = [tokens[from], tokens[from + 1], tokens[from + 2]];
  if (token === undefined || next === undefined || !startsLine(text.plain, token.start))
    return false;
  const isListed = (other: Token | undefined): boolean => {
    if (other?.capital !== true) return false;
    const known = book.listingOf(other.word);
    return known.first || known.last;
  };
  return (
    isListed(next) &&
    isListed(after) &&
    /^[ \t]*\n[ \t]*$/.test(text.plain.slice(token.end, Math.min(next.start, token.end + 8)))
  );
}

/** "Palles timer": few words that are names too stand in the genitive at the start of a sentence. */
export function isOwnerFirst({ tokens, book, shouting }: Reader, index: number): boolean {
  const key = tokens[index]?.key ?? '';
  const own = listing(book, key);
  const next = tokens[index + 1];
  return !shouting && own.first && own.genitive && key.length >= 5 && next?.capital === false;
}

/** "Svend og jeg": beside another person even an ordinary word is a name. */
export function standsWithPerson({ tokens, book }: Reader, index: number): boolean {
  const other = tokens[index + 2];
  if (tokens[index + 1]?.key !== 'og' || other === undefined) return false;
  return other.key === 'jeg' || (other.capital && book.listingOf(other.word).first);
}
