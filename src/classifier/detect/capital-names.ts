import { isItemAt } from './goods.ts';
import {
  actsAsPerson,
  isOwnerFirst,
  pupilBehind,
  standsAsPerson,
  standsInColumn,
  standsInRow,
  standsWithPerson,
} from './lone-names.ts';
import { heard, type NameBook, nameKeyOf, surelyHeard, unlisted } from './name-book.ts';
import { cueAt, type NameCue } from './name-cues.ts';
import {
  closesNeatly,
  isAddressed,
  isDefinite,
  isDotted,
  isGenitive,
  isInitial,
  isJoined,
  isPlausible,
  isPlausibleIn,
  isSlashed,
  isUpper,
  isWholeSubject,
  type Reader,
} from './name-reader.ts';
import { finish, mostTokens, type NameRun } from './name-run.ts';
import { connectors, familyEnd, firmEnds, nameWords } from './name-words.ts';
import { isHouse, isNobody, isThing, placeBefore } from './no-persons.ts';
import {
  actsInSmall,
  endsLine,
  isAsked,
  isDottedSmall,
  isInitialLetter,
  isNickname,
  isSmallHousehold,
  notBeforePersons,
  smallRun,
} from './small-names.ts';
import { nth } from '../nth.ts';
import type { Token } from '../tokens.ts';

export function plainRunAt(reader: Reader, index: number): NameRun | undefined {
  const { tokens, book } = reader;
  const token = tokens[index];
  if (token === undefined || token.kind !== 'word') return undefined;
  const listed = book.listingOf(token.word);
  const own =
    !token.capital &&
    ((listed === heard && !isHeardActing(reader, index)) ||
      (listed === surelyHeard && notBeforePersons.test(nth(tokens, index - 1)?.key ?? '')))
      ? unlisted
      : listed;
  if (token.glued) return undefined;
  // Most capitals are those of a sentence.
  if (token.capital && !own.first && !own.last)
    if (nameWords.nobody(token.word) || nameWords.signOff(token.word)) return undefined;
  if (isHyphenedWord(reader, index)) return undefined;
  const cue = cueAt(reader, index);
  const isTitled =
    cue === 'title' && (own.last || own.first) && (!own.ambiguous || isAddressed(reader, index));
  if (!token.capital && isTitled && !own.first) return finish(reader, index, index + 1, 0.75);
  if (!token.capital && !own.first && reader.quiet)
    if (
      own.last
        ? isAsked(reader, index) || (!own.ambiguous && token.key.endsWith('sen'))
        : isAddressed(reader, index) && isFreeWord(token)
    )
      return finish(reader, index, index + 1, 0.65);
  // "m von essen"
  if (
    !token.capital &&
    reader.quiet &&
    (token.key === 'von' || token.key === 'van') &&
    isJoined(reader, index + 1) &&
    tokens[index + 1]?.kind === 'word'
  )
    return finish(reader, index, index + 2, 0.65);
  if (!token.capital && isDottedSmall(reader, index)) return finish(reader, index, index + 2, 0.7);
  if (!token.capital && nth(tokens, index - 1)?.key === 'familien' && isSmallHousehold(token))
    return finish(reader, index, index + 1, 0.65);
  if (!token.capital && !own.first)
    return (cue === 'sign-off' || cue === 'greeting') && isNickname(reader, index, cue)
      ? finish(reader, index, index + 1, 0.7)
      : undefined;
  if (!token.capital) {
    const small = smallRun(reader, index, cue, own);
    return small !== undefined && isHouse(reader, small.from, small.to)
      ? { ...small, score: 0 }
      : small;
  }
  if (isRunTogether(reader, index)) return finish(reader, index, index + 1, 0.85);
  if (isFamilyFirst(reader, index)) return finish(reader, index, index + 2, 0.8);
  if (reader.shouting && isUpper(reader.text, token) && cue === 'none' && !own.first)
    // "POULSEN PÅ 2. SAL"
    return own.last &&
      !own.ambiguous &&
      token.key.endsWith('sen') &&
      !isHouse(reader, index, index + 1)
      ? finish(reader, index, index + 1, 0.6)
      : undefined;
  if (nameWords.nobody(token.word) && !own.first) return undefined;
  if (nameWords.title(token.word) && !own.first) return undefined;

  // "MUS_Lene_Kjær": of a file name the first word is its subject.
  if (!own.first && reader.text.plain.charAt(token.end) === '_') return undefined;
  const to = endOfRun(reader, index);
  const run = tokens.slice(index, to);
  if (isHouse(reader, index, to) || isNobody(reader, index, to))
    return { from: index, to, genitive: false, score: 0 };
  if (isThing(reader, index, to))
    return { from: index, to, genitive: false, score: 0, thing: true };
  if (isInitials(reader, index, cue)) return finish(reader, index, index + 1, 0.6);
  const listings = run.map((part) => book.listingOf(part.word));
  const hasFirst = listings.some((part) => part.first);
  const firstAt = listings.findIndex((part) => part.first);
  const sure = listings.some((part) => !part.ambiguous && (part.first || part.last));
  const initial = isInitial(reader, index);

  // "Kan Ole komme": what stands before the first listed name at the start of a sentence is an ordinary word.
  if (cue === 'none' && firstAt > 0 && run[firstAt]?.glued === true && !sure) return undefined;
  const opensWithFamily = listings[0]?.last === true && !listings[0].ambiguous;
  if (cue === 'none' && firstAt > 0 && opensWithFamily && run.length <= mostTokens - 1)
    return finish(reader, index, to, 0.9);
  if (cue === 'none' && firstAt > 0 && (initial || run.length > mostTokens - 1))
    return runFrom(reader, index + firstAt, to, sure);
  if (cue === 'none' && !hasFirst) {
    const lastAt = listings.findIndex((part) => part.last && !part.ambiguous);
    if (lastAt < 0) return unlistedRun(reader, index, to, initial);
    if (lastAt === 0 && run.length === 1) {
      const patronymic = /s[eo]n$/.test(token.key) && token.key.length >= 5;
      // "Aftenskolen i Nyrup"
      if (nth(tokens, index - 1)?.key === 'i' && !patronymic) return undefined;
      const stands =
        !initial || patronymic || standsInRow(reader, index, to) || standsInColumn(reader, index);
      return stands ? finish(reader, index, to, 0.6) : undefined;
    }
    // "3. Zed Holst" is all of its line.
    const opens =
      initial && isOpener(reader, run[0]) && !(isPlausible(token) && endsLine(reader, to - 1));
    const from = opens ? index + 1 : index;
    return lastAt >= from - index ? finish(reader, from, to, 0.75) : undefined;
  }
  if (cue !== 'none') {
    if (hasFirst || listings.some((part) => part.last && !part.ambiguous))
      return finish(reader, index, to, 0.95);
    if (run.length === 1 && isUpper(reader.text, token) && !reader.shouting) return undefined;
    const isField = cue === 'title' || cue === 'field';
    // "TIL TANDLÆGE BROHOLM": among capitals the end of the word must tell.
    if (
      reader.shouting &&
      cue === 'title' &&
      !(nameWords.family(token.word) && token.key.length >= 6) &&
      !(listings[0]?.last === true && isAddressed(reader, index)) &&
      !isDotted(reader, index)
    )
      return undefined;
    // "P.E." below a note
    if (run.every((part) => part.end - part.start === 1))
      return cue === 'sign-off' && run.length > 1 ? finish(reader, index, to, 0.6) : undefined;
    // "Referent: Karim" at the foot of the minutes: a label, no name.
    if (cue === 'sign-off' && reader.text.plain.charAt(run.at(-1)?.end ?? 0) === ':')
      return undefined;
    if (
      (!isField || (cue === 'field' && run.length === 1)) &&
      (run.every((part) => nameWords.group(part.word)) ||
        isDefinite(token) ||
        reader.ordinary().has(token.key))
    )
      return undefined;
    const last = run.at(-1);
    if (!isField && run.length > 1 && last !== undefined && firmEnds.has(last.key))
      return undefined;
    if (
      !run.every((part) => connectors.has(part.key) || isPlausibleIn(reader, part)) ||
      (run.length === 1 && isDefinite(token))
    )
      return undefined;
    if ((cue === 'field' || cue === 'sign-off') && isAndedOn(reader, to)) return undefined;
    return isField || closesNeatly(reader, to) ? finish(reader, index, to, 0.75) : undefined;
  }
  return runFrom(reader, index, to, sure);
}

/** "pernile tager imod" where all is small */
const isHeardActing = (reader: Reader, index: number): boolean =>
  reader.quiet &&
  !/(?:e[nt]|er)$/.test(reader.tokens[index]?.key ?? '') &&
  actsInSmall(reader, index);

/** "Frederik-salen": what is called after someone. */
function isHyphenedWord({ text, tokens, book, quiet }: Reader, index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || next?.glued !== true || next.capital) return false;
  if (text.plain.charAt(token.end) !== '-') return false;
  // "hej bo-nord"
  return quiet ? firmEnds.has(next.key) : !book.listingOf(next.word).first;
}

/** Capitalised words of which no list knows the first: a name when the last one looks like a family's. */
function unlistedRun(
  reader: Reader,
  from: number,
  to: number,
  initial: boolean,
): NameRun | undefined {
  const run = reader.tokens.slice(from, to);
  const last = run.at(-1);
  if (last === undefined) return undefined;
  // "H. BRØGGER": an initial, also where everything is large.
  if (reader.shouting && !(run.length >= 2 && isDotted(reader, from))) return undefined;
  if (run.length === 1 && last.end - last.start < 3) return undefined;
  const listed = reader.book.listingOf(last.word).last;
  // "Dzenana Begić": beside another capital no word but a family's name has these letters.
  const isForeign = holdsForeignLetter(reader.text.lower, last);
  const isFamily =
    (listed || isForeign || (nameWords.family(last.word) && last.key.length >= 4)) &&
    isPlausible(last);
  if (run.length === 1 && listed && standsInRow(reader, from, to))
    return finish(reader, from, to, 0.6);
  if (precedesNumber(reader, to) && run.every(isPlausible) && !isThingWord(reader, to - 1))
    return finish(reader, from, to, 0.6);
  if (run.length === 1)
    return !reader.shouting && standsAsPerson(reader, from, initial)
      ? finish(reader, from, to, 0.6)
      : undefined;
  const [first] = run;
  if (first === undefined) return undefined;
  if (first.end - first.start === 1)
    // "O'Brien" needs no list.
    return isFamily || isApostrophe(reader, first.end) ? finish(reader, from, to, 0.7) : undefined;
  if (initial && (isOpener(reader, first) || nameWords.group(first.word))) return undefined;
  if (!run.every(isPlausible)) return undefined;
  if (isFamily && run.length <= 3 && !firmEnds.has(last.key)) return finish(reader, from, to, 0.65);
  return run.length === 2 && isWholeSubject(reader, from, to)
    ? finish(reader, from, to, 0.6)
    : undefined;
}

/** Letters of names that no Danish word has. */
const foreignLetters = new Set(Array.from('ćčđğłńśşšźżžęı', (letter) => letter.charCodeAt(0)));

function holdsForeignLetter(lower: string, { start, end }: Token): boolean {
  for (let at = start; at < end; at++) {
    const code = lower.charCodeAt(at);
    if (code > 0xff && foreignLetters.has(code)) return true;
  }
  return false;
}

/** "Ordre 010190-1234", "Tegning 120385-1140": the word for what the number belongs to. */
function isThingWord({ tokens }: Reader, index: number): boolean {
  const token = tokens[index];
  return (
    token !== undefined &&
    (isItemAt(tokens, index) ||
      nameWords.group(token.word) ||
      /(?:nr|nummer|kode|type)$/.test(token.key))
  );
}

/** "frk. fryd" */
function isFreeWord(token: Token): boolean {
  const { word } = token;
  return (
    token.key.length >= 3 &&
    nameWords.free(word) &&
    !nameWords.group(word) &&
    !nameWords.title(word) &&
    !isDefinite(token)
  );
}

const isApostrophe = ({ text }: Reader, at: number): boolean => /['’]/.test(text.plain.charAt(at));

/** "LisHansen", "ElifY": given name and family in one word, as in the names of files and mailboxes. */
function isRunTogether({ text, tokens, book }: Reader, index: number): boolean {
  const token = tokens[index];
  if (token === undefined || token.end - token.start < 4) return false;
  // Few words have another capital inside.
  let inner = token.start + 1;
  while (inner < token.end && text.plain.charCodeAt(inner) === text.lower.charCodeAt(inner))
    inner++;
  if (inner === token.end) return false;
  const [, given = '', family = ''] =
    /^(\p{Lu}\p{Ll}+)(\p{Lu}\p{Ll}*)$/u.exec(text.plain.slice(token.start, token.end)) ?? [];
  const first = nameKeyOf(given);
  const last = nameKeyOf(family);
  if (!book.first.has(first)) return false;
  if (book.last.has(last) || book.first.has(last))
    return !book.ambiguous.has(first) || !book.ambiguous.has(last);
  return !book.ambiguous.has(first) && (last.length === 1 || familyEnd.test(last));
}

/** "Holm, Tobias" at the start of a row or a line: as registers and tables have it. */
function isFamilyFirst({ text, tokens, book }: Reader, index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (token === undefined || next?.capital !== true || !isPlausibleFamily(token, book))
    return false;
  const { plain } = text;
  if (plain.slice(token.end, next.start) !== ', ') return false;
  if (!/(?:^|[\n|;][ \t]*)$/.test(plain.slice(Math.max(0, token.start - 3), token.start)))
    return false;
  const given = book.listingOf(next.word);
  return (
    given.first &&
    !given.genitive &&
    /^[ \t]*(?:[\n|;(]|\d|$)/.test(plain.slice(next.end, next.end + 4))
  );
}

function isPlausibleFamily(token: Token, book: NameBook): boolean {
  const known = book.listingOf(token.word);
  return known.last || (!known.first && isPlausible(token) && nameWords.family(token.word));
}

/** "Nikita (151209-4423)": what stands before a personal number is its bearer. */
function precedesNumber({ text, tokens }: Reader, to: number): boolean {
  const last = nth(tokens, to - 1);
  const next = tokens[to];
  if (last === undefined || next === undefined || next.start - last.end > 3) return false;
  const isBirth = next.key === 'f' || next.key === 'foedt' || next.key.startsWith('cpr');
  if (next.kind !== 'number' && !isBirth) return false;
  return /^(?:,? ?\(|, ?| (?=\d{6}[ -]))(?:f\. ?|født |cpr:? ?|cpr\.? ?)?(?:\d{6}[ -]?(?:\d{4}|[x*]{4})|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)/.test(
    text.lower.slice(last.end, last.end + 24),
  );
}

/** A run that begins with a listed first name and has no cue before it. */
function runFrom(reader: Reader, from: number, to: number, sure: boolean): NameRun | undefined {
  const { tokens, book } = reader;
  const token = tokens[from];
  if (token === undefined) return undefined;
  const own = book.listingOf(token.word);
  if (to - from > 1) {
    const second = tokens[from + 1];
    // "HANS MEDICIN": where everything is large, an ordinary word stands before any other.
    if (reader.shouting && own.ambiguous && !sure && !actsInSmall(reader, from)) return undefined;
    // Two capitals in a row are rare at the start of a sentence, where no name stands; a listed first name settles it.
    if (!sure && isInitial(reader, from) && (second === undefined || !isPlausible(second)))
      return undefined;
    return finish(reader, from, to, 0.95);
  }
  if (!own.ambiguous || standsInRow(reader, from, to)) return finish(reader, from, to, 0.85);
  if (reader.shouting && own.first && !own.genitive && actsInSmall(reader, from))
    return finish(reader, from, to, 0.65);
  if (isInitial(reader, from) && (standsWithPerson(reader, from) || actsAsPerson(reader, from)))
    return finish(reader, from, to, 0.7);
  // "Storm i 1.B"
  if (own.first && pupilBehind.test(reader.text.lower.slice(token.end, token.end + 14)))
    return finish(reader, from, to, 0.7);
  if (isInitial(reader, from) && isOwnerFirst(reader, from)) return finish(reader, from, to, 0.65);
  if (own.first && to === from + 1 && closesText(reader, from))
    return finish(reader, from, to, 0.7);
  if (
    reader.shouting ||
    isInitial(reader, from) ||
    placeBefore.has(nth(tokens, from - 1)?.key ?? '')
  )
    return undefined;
  // "husk nu at LUKKE døren": stress, not a name.
  if (!own.first || isUpper(reader.text, token)) return undefined;
  return finish(reader, from, to, 0.6);
}

/** "Har du nøglen? Per", "God fornøjelse\nSten, diakon": all that stands behind the last sentence. */
function closesText({ text, tokens }: Reader, index: number): boolean {
  if (tokens.length - index > roleReach) return false;
  const [before, token] = [nth(tokens, index - 1), tokens[index]];
  if (before === undefined || token === undefined || isUpper(text, token)) return false;
  return (
    /^(?:[.?!)]+ ?\s*|[,.?!)]* ?\n\s*)$/.test(text.plain.slice(before.end, token.start)) &&
    /^(?:, \p{Ll}[\p{Ll} ]{2,24})?\.?\s*$/u.test(text.plain.slice(token.end, token.end + 40))
  );
}

/** So many tokens at the end: a name, and who it is. */
const roleReach = 4;

/** The end of the capitalised words that follow one another from `index`. */
function endOfRun(reader: Reader, index: number): number {
  const { tokens, text, book } = reader;
  let to = index + 1;
  let genitive = isGenitive(reader, index);
  while (to - index < mostTokens) {
    const token = tokens[to];
    if (token === undefined) break;
    // "Mogens "Mugge" Thomsen"
    const after = tokens[to + 1];
    if (
      token.capital &&
      after?.capital === true &&
      /^ ["“”„»«]$/.test(text.plain.slice(nth(tokens, to - 1)?.end, token.start)) &&
      /^["“”»«] $/.test(text.plain.slice(token.end, after.start))
    ) {
      to += 2;
      continue;
    }
    if (!isJoined(reader, to)) break;
    // "Ida Lund  Lærkevej 5": two spaces part columns.
    if (to - index > 1 && text.plain.charAt(token.start - 2) === ' ') break;
    // "Lones Bord": nothing of the name follows its genitive, except where names end in s of themselves.
    if (genitive && !token.glued) break;
    if (token.kind !== 'word') break;
    if (!token.capital) {
      // "hilsen Torben lykke"
      if (book.listingOf(token.word).last && token.key.length >= 3 && endsLine(reader, to)) to++;
      if (!connectors.has(token.key) || after === undefined) break;
      if (!after.capital || after.kind !== 'word' || !isJoined(reader, to + 1)) break;
      to += 2;
      continue;
    }
    const known = book.listingOf(token.word);
    // "Hansen A/S": the letter belongs to the kind of firm.
    if (text.plain.charAt(token.end) === '/' && token.end - token.start === 1) break;
    if (nameWords.nobody(token.word) && !known.first && !known.last && token.end - token.start > 1)
      break;
    if (nameWords.title(token.word) && !known.last) break;
    // "Bente Jensen Lærkevej 5"
    if (nameWords.street(token.word) && !known.last && tokens[to + 1]?.kind === 'number') break;
    const isLetter = token.end - token.start === 1 && isInitialLetter(reader, to);
    if (reader.shouting && !known.last && !known.first && !closesNeatly(reader, to + 1))
      if (!isLetter && !isDotted(reader, to)) break;
    const mixed =
      !reader.shouting && isUpper(text, token) && !isUpper(text, nth(tokens, to - 1) ?? token);
    if (mixed && !known.last && !isInitialPair(reader, index, to)) break;
    genitive = isGenitive(reader, to);
    to++;
  }
  return to;
}

/** Capital letters that sign a note: "/ABN", or the last word of all. */
function isInitials(reader: Reader, index: number, cue: NameCue): boolean {
  const { text, tokens, shouting } = reader;
  const token = tokens[index];
  if (token === undefined || shouting || nameWords.nobody(token.word)) return false;
  if (!isUpper(text, token) || token.end - token.start > 4 || noInitials.test(token.key))
    return false;
  if (!/^[ \t]*\.?[ \t]*(?:\n|$)/.test(text.plain.slice(token.end, token.end + 6))) return false;
  if (cue === 'sign-off') return token.end - token.start < 4 || isSlashed(text.plain, token.start);
  return index === tokens.length - 1 && index > 0 && isInitial(reader, index);
}

/** "Trine LM" and nothing more on the line: which of them it is. */
function isInitialPair({ text, tokens, book }: Reader, from: number, at: number): boolean {
  const [first, token] = [tokens[from], tokens[at]];
  return (
    first !== undefined &&
    token !== undefined &&
    at === from + 1 &&
    token.end - token.start <= 3 &&
    book.listingOf(first.word).first &&
    !noInitials.test(token.key) &&
    /^[ \t]*(?:\n|$)/.test(text.plain.slice(token.end, token.end + 4))
  );
}

const noInitials =
  /^(?:ok|obs|nb|ps|sos|eu|tv|edb|fyi|asap|cvr|ean|stop|tak|ring|hr|it|dsb|lo|ltd|dk)$/;

function isOpener({ book }: Reader, token: Token | undefined): boolean {
  if (token === undefined || book.listingOf(token.word).last) return false;
  return token.key.length <= 4 && token.end - token.start > 1;
}

/** "Affald og Genbrug": a signature of two things, not the first of two persons. */
function isAndedOn({ tokens, book }: Reader, to: number): boolean {
  const next = tokens[to + 1];
  return tokens[to]?.key === 'og' && next !== undefined && !book.listingOf(next.word).first;
}
