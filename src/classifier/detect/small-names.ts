import { isActing } from './lone-names.ts';
import type { Listing } from './name-book.ts';
import type { NameCue } from './name-cues.ts';
import {
  closesNeatly,
  isAddressed,
  isDefinite,
  isDotted,
  isJoined,
  isWholeSubject,
  type Reader,
  startsLine,
  startsSignature,
} from './name-reader.ts';
import { finish, mostTokens, type NameRun } from './name-run.ts';
import { connectors, nameWords } from './name-words.ts';
import { nth } from '../nth.ts';
import type { Token } from '../tokens.ts';

/** A name in small letters: after a cue, or anywhere in a text that uses no capitals. */
export function smallRun(
  reader: Reader,
  index: number,
  cue: NameCue,
  own: Listing,
): NameRun | undefined {
  const { tokens, book } = reader;
  const token = tokens[index];
  if (token === undefined) return undefined;
  // "hans erik", but not "hans bil"
  if (nameWords.nobody(token.word) && !(token.key === 'hans' && actsInSmall(reader, index)))
    return undefined;
  const announced =
    cue === 'greeting' ||
    cue === 'sign-off' ||
    cue === 'field' ||
    (cue === 'title' &&
      (!own.ambiguous ||
        isOwned(reader, index) ||
        isAddressed(reader, index) ||
        (reader.quiet && endsLine(reader, index)))) ||
    (startsSignature(reader, index) && !own.ambiguous) ||
    isWholeSubject(reader, index, index + 1);
  const second = tokens[index + 1];
  // "maj-britt": the two together are no ordinary word.
  const isDouble = second?.glued === true && book.listingOf(second.word).first;
  // Where capitals are used a long name in small letters is one that was typed in haste.
  const least = reader.quiet ? 3 : 5;
  const loose =
    (!own.ambiguous &&
      (token.key.length >= least ||
        (reader.quiet && isSmallFamily(reader, index, index + 1, cue))) &&
      (reader.quiet || !own.genitive)) ||
    (reader.quiet && (isDouble || isShortened(reader, index + 1) || actsInSmall(reader, index)));
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
    // "keld r. juhl": the family behind an initial
    if (isDottedSmall(reader, to)) {
      to += 2;
      break;
    }
    // "karen m, bolig 8"
    if (next.end - next.start === 1 && isInitialLetter(reader, to)) {
      to++;
      break;
    }
    const known = book.listingOf(next.word);
    // "fatima al-sayed"
    if (connectors.has(next.key) && tokens[to + 1]?.glued === true) {
      to += 2;
      continue;
    }
    if (!known.last && !known.first) {
      if (isSmallFamily(reader, index, to, cue)) to++;
      break;
    }
    if (
      known.ambiguous &&
      !next.capital &&
      !next.glued &&
      !announced &&
      !isSafeFamily(next, known) &&
      !isMiddleName(reader, to) &&
      !(known.last && (isActing(tokens[to + 1]) || closesNeatly(reader, to + 1)))
    )
      break;
    to++;
  }
  return finish(reader, index, to, announced ? 0.85 : 0.65);
}

/** "per h. kommer": an initial in the middle of a line. */
const isShortened = (reader: Reader, index: number): boolean =>
  isJoined(reader, index) &&
  isDotted(reader, index) &&
  /^\. [a-zæøå]/.test(
    reader.text.plain.slice(reader.tokens[index]?.end, (reader.tokens[index]?.end ?? 0) + 3),
  );

/** Nothing more stands on the line: "vh formand frank" */
export function endsLine({ text, tokens }: Reader, index: number): boolean {
  const end = tokens[index]?.end ?? 0;
  return /^[ \t]*(?:\n|$)/.test(text.plain.slice(end, end + 4));
}

/** Names that mean something else before most verbs, before a family's name or in a row. */
const commonWords = /^(?:can|fin|gul|tage|roar|line|maj|sol|frost)$/;
export const notBeforePersons =
  /^(?:en|et|den|det|de|mi[nt]|di[nt]|si[nt]|hans|hendes|vores|ingen|i|paa|om|af)$/;

/** "bo siger", "svend åge", "nadja og bo", "bjørn eng skal": an ordinary word where only a person stands. */
export function actsInSmall(reader: Reader, index: number): boolean {
  const { tokens, book } = reader;
  const [before, token, next, after] = [-1, 0, 1, 2].map((by) => nth(tokens, index + by));
  if (token === undefined || commonWords.test(token.key)) return false;
  if (token.key === 'hans')
    return (
      next !== undefined && isJoined(reader, index + 1) && isSureGiven(book.listingOf(next.word))
    );
  if (isAsked(reader, index) || isInRow(reader, index)) return true;
  if (next?.sentence !== token.sentence || notBeforePersons.test(before?.key ?? '')) return false;
  if (isActing(next)) return true;
  // "tak frank pedel"
  if (nameWords.title(next.word) && endsLine(reader, index + 1)) return true;
  if (!isJoined(reader, index + 1) || token.key === 'per') return false;
  const known = book.listingOf(next.word);
  if (isSureGiven(known) && next.key.length >= 3) return true;
  // "rosa ibsen": no word but a name ends so.
  if (known.last && !known.ambiguous && next.key.endsWith('sen')) return true;
  return known.last && next.key.length >= 3 && (isActing(after) || closesNeatly(reader, index + 2));
}

const isSureGiven = ({ first, ambiguous }: Listing): boolean => first && !ambiguous;

/** "spørg liv", "ring til dan": whom one asks is a person. */
export function isAsked(reader: Reader, index: number): boolean {
  const [second, before] = [nth(reader.tokens, index - 2), nth(reader.tokens, index - 1)];
  const isAsking =
    /^(?:spoerg|kontakt|hils|spurgte|moedte)$/.test(before?.key ?? '') ||
    (/^(?:til|med|m)$/.test(before?.key ?? '') &&
      /^(?:ring|ringer|ringet|skriv|skriver|skrevet|talt|talte|tal|tale|snak|snakket|snakke|aftalt)$/.test(
        second?.key ?? '',
      ));
  return isAsking && closesNeatly(reader, index + 1);
}

const longestRow = 6;

/** "hold 2: bo, sten, vega", "lis+bo": in a row of which one member is surely named, or four may be. */
function isInRow({ text, tokens, book }: Reader, index: number): boolean {
  let members = 1;
  let sure = 0;
  for (const step of [-1, 1]) {
    let at = index;
    for (let count = 0; count < longestRow; count++) {
      let other = at + step;
      if (/^(?:og|el|eller|samt)$/.test(nth(tokens, other)?.key ?? '')) other += step;
      const [left, right] = [nth(tokens, Math.min(at, other)), tokens[Math.max(at, other)]];
      if (left === undefined || right === undefined || right.start - left.end > 10) break;
      const between = text.lower.slice(left.end, right.start);
      if (!/^(?:, ?| ?\+ ?| ?\/ ?| ?& ?| (?:og|el|eller|samt) )$/.test(between)) break;
      const known = book.listingOf(tokens[other]?.word ?? left.word);
      if (!known.first || known.genitive) break;
      members++;
      if (!known.ambiguous) sure++;
      at = other;
    }
  }
  return sure > 0 || members >= 4;
}

/** "g. bech", "fl. thygesen" where all is small */
export function isDottedSmall(reader: Reader, index: number): boolean {
  const { tokens, book, text, quiet } = reader;
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (!quiet || token === undefined || next === undefined || !isDotted(reader, index)) return false;
  if (!/^\. ?$/.test(text.plain.slice(token.end, next.start)) || next.key.length < 3) return false;
  return book.listingOf(next.word).last || (next.key.length >= 6 && nameWords.family(next.word));
}

/** "min søn storm": of whom only one is meant, and longer than the small words that are names too. */
function isOwned({ tokens }: Reader, index: number): boolean {
  const next = tokens[index + 1]?.key ?? '';
  return (
    ((tokens[index]?.key.length ?? 0) >= 5 || /^(?:er|har|skal|vil|kan|paa)$/.test(next)) &&
    /^(?:min|mit|din|dit|hans|hendes|vores)$/.test(nth(tokens, index - 2)?.key ?? '')
  );
}

/** "hos familien ravnholt" */
export function isSmallHousehold({ key, word }: Token): boolean {
  return (
    key.length >= 6 &&
    nameWords.family(word) &&
    !nameWords.nobody(word) &&
    !nameWords.organisation(word)
  );
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

/** "orla dam jensen": no ordinary word stands between two names. */
function isMiddleName(reader: Reader, at: number): boolean {
  const next = reader.tokens[at + 1];
  return (
    next !== undefined &&
    isJoined(reader, at + 1) &&
    next.key.endsWith('sen') &&
    reader.book.listingOf(next.word).last
  );
}

/** "mvh henrik damsbo", or the two on a line of their own: a family name that no list knows. */
function isSmallFamily(reader: Reader, from: number, at: number, cue: NameCue): boolean {
  const { text, tokens } = reader;
  const first = tokens[from];
  const token = tokens[at];
  if (first === undefined || token === undefined || at - from !== 1) return false;
  const isFarmName = /.{3}(?:baek|gaard|holm|strup|kjaer|toft|lund|bjerg|qvist|kvist)$/.test(
    token.key,
  );
  const closes =
    isFarmName || /^[ \t]*(?:[\n,.;(+]|\d{6}|$)/.test(text.plain.slice(token.end, token.end + 8));
  const own = startsLine(text.plain, first.start) && cue !== 'greeting';
  return (
    closes &&
    token.kind === 'word' &&
    token.key.length >= 3 &&
    (cue === 'sign-off' || (own && nameWords.family(token.word)) || isFarmName) &&
    !nameWords.nobody(token.word) &&
    !nameWords.title(token.word) &&
    !nameWords.relation(token.word) &&
    !nameWords.organisation(token.word) &&
    !nameWords.group(token.word)
  );
}

/** A single letter that closes a name; "i" and "å" are words. */
export function isInitialLetter(reader: Reader, index: number): boolean {
  const token = reader.tokens[index];
  return (
    token?.kind === 'word' &&
    (!/^(?:i|aa|u|d|t)$/.test(token.key) ||
      /^(?:[,.)]| (?:ovre|oppe|nede)|[ \t]*(?:\n|$))/.test(
        reader.text.plain.slice(token.end, token.end + 5),
      )) &&
    (closesNeatly(reader, index + 1) ||
      /^ (?:\d|sagsnr|kundenr|cpr|pt|tlf|lager|mob|(?:\p{L}{0,8}er|har|vil|skal|ska|kan|var|fik|kom|så|gik|tog|blev|sagde|ovre|oppe|nede)(?!\p{L}))/u.test(
        reader.text.lower.slice(token.end, token.end + 12),
      ) ||
      /^['’]s/.test(reader.text.plain.slice(token.end, token.end + 2)))
  );
}

/** "knus bibs": behind a sign-off and at the end of the line, a small word is a name of some kind. */
export function isNickname(reader: Reader, index: number, cue: NameCue): boolean {
  const token = reader.tokens[index];
  // "hej stina,": in a greeting only a comma tells a name from "hej igen".
  const end = cue === 'greeting' ? /^(?:,|[ \t]*\n[ \t]*\n)/ : /^[ \t]*(?:[\n,!:;(]|\d|$)/;
  return (
    token !== undefined &&
    reader.quiet &&
    /^[\p{L}]{3,10}$/u.test(token.key) &&
    !nameWords.nobody(token.word) &&
    !nameWords.title(token.word) &&
    !nameWords.relation(token.word) &&
    !nameWords.organisation(token.word) &&
    !nameWords.group(token.word) &&
    !isDefinite(token) &&
    end.test(reader.text.plain.slice(token.end, token.end + 4))
  );
}
