import type { Span } from './types.ts';

/**
 * A draft made comparable. `plain` and `lower` have the same length; offsets into them are led back to the text as given
 * by `inGiven`. Everything between this module and the final findings works on `plain` offsets.
 */
export interface Text {
  readonly given: string;
  /** NFC, without invisible characters, with plain spaces, hyphens, digits and line breaks. */
  readonly plain: string;
  readonly lower: string;
  /** Start and end in `given` of the character at each index of `plain`; undefined where the two are the same. */
  readonly sources?: { readonly starts: Uint32Array; readonly ends: Uint32Array };
}

/**
 * What needs no work: tab, line feed, printable ASCII, Latin-1 (no soft hyphen), curly quotes, bullets, euros, and most
 * emoji, which are pairs; figures are among the last that such pairs can write.
 */
const alreadyPlain =
  /^[\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u00ff\u2018-\u201e\u2022\u2026\u20ac\ud83c-\ud83e\udc00-\udfef]*$/;

/** Zero-width characters, soft hyphens, direction marks, variation selectors: a reader does not see them. */
const invisible =
  /^[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]$/;
/** What is made plain one character for one, so that a mail with any of these keeps its places. */
const dashLike = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/g;
const breakLike = /[\v\f\u0085\u2028\u2029]|\r(?!\n)/g;
const spaceLike =
  /[\u0000-\u0008\r\u000e-\u001f\u007f-\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const mark = /^\p{M}$/u;
const digit = /^\p{Nd}$/u;
const sign = /^[\p{P}\p{S} ]$/u;

/**
 * ICU sorts a run of combining marks by insertion: an unbounded run would cost quadratic time. No written language
 * stacks more than a handful.
 */
const longestCluster = 16;

const isPlain = (text: string): boolean => alreadyPlain.test(text) && text.isWellFormed();

/** A text each character of which stands where it stood. */
const inPlace = (given: string, plain: string): Text => ({
  given,
  plain,
  lower: lowerSameLength(plain),
});

/** Makes a draft comparable (see Text). Total: any string is accepted, lone surrogates and NUL included. */
export function normalise(given: string): Text {
  if (isPlain(given)) return inPlace(given, given);
  const text = given.replace(dashLike, '-').replace(breakLike, '\n').replace(spaceLike, ' ');
  if (isPlain(text)) return inPlace(given, text);

  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const put = (piece: string, start: number, end: number): void => {
    pieces.push(piece);
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(start);
      ends.push(end);
    }
  };

  let index = 0;
  while (index < text.length) {
    const start = index;
    const code = text.charCodeAt(index);
    if (code < 0x80 && !isMarkAhead(text, index + 1)) {
      index++;
      put(text.charAt(start), start, index);
      continue;
    }
    const first = characterAt(text, index);
    index += first.length;
    if (invisible.test(first)) continue;
    if (first.length === 1 && code >= 0xd800 && code <= 0xdfff) {
      put('\ufffd', start, index);
      continue;
    }
    if (digit.test(first)) {
      // Struck through, in a box: a figure all the same.
      index = endOfMarks(text, index);
      put(asciiDigit(first), start, index);
      continue;
    }
    const styled = withoutStyle(first);
    if (styled !== first) {
      put(styled, start, index);
      continue;
    }
    let cluster = first;
    let marks = 0;
    while (marks < longestCluster && index < text.length) {
      const next = characterAt(text, index);
      if (invisible.test(next) || !mark.test(next)) break;
      cluster += next;
      index += next.length;
      marks++;
    }
    // A mark on a full stop or a space is part of no word behind it.
    put(marks > 0 && sign.test(first) ? first : cluster.normalize('NFC'), start, index);
  }

  const plain = withoutLookAlikes(pieces.join(''));
  return {
    given,
    plain,
    lower: lowerSameLength(plain),
    sources: { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) },
  };
}

/** Letters and signs of full width and of mathematics, which look like the plain ones: "ｃｐｒ", "𝐤𝐨𝐝𝐞". */
function withoutStyle(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const isStyled = (code >= 0xff01 && code <= 0xff5e) || (code >= 0x1d400 && code <= 0x1d7ff);
  return isStyled ? character.normalize('NFKC') : character;
}

function endOfMarks(text: string, index: number): number {
  let end = index;
  while (end < text.length && isMarkAhead(text, end)) end += characterAt(text, end).length;
  return end;
}

/** Cyrillic and Greek letters with the Latin ones that they are mistaken for. Source: Unicode UTS 39, confusables. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Array.from('аеорсухіјѕһԁԛԝӏАВЕКМНОРСТУХІЈЅҮԌԚԜαοινρυτκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ').map((letter, at) => [
    letter,
    'aeopcyxijshdqwlABEKMHOPCTYXIJSYGQWaoivputkABEZHIKMNOPTYX'.charAt(at),
  ]),
);
const otherScript = /[\u0370-\u03ff\u0400-\u052f]/;

/**
 * A word of Latin letters with some of another script among them is meant to be read as Latin; one wholly in another
 * script is that. The length stays, and so do the offsets.
 */
function withoutLookAlikes(plain: string): string {
  if (!otherScript.test(plain)) return plain;
  return plain.replace(/[\p{L}\p{M}]{2,}/gu, (word) =>
    otherScript.test(word) && /\p{Script=Latin}/u.test(word)
      ? Array.from(word, (letter) => lookAlikes.get(letter) ?? letter).join('')
      : word,
  );
}

/** Leads a range of `plain` back to the text as given. */
export function inGiven(text: Text, start: number, end: number): Span {
  if (text.sources === undefined) return { start, end };
  const first = text.sources.starts[start] ?? text.given.length;
  const last = end > start ? (text.sources.ends[end - 1] ?? text.given.length) : first;
  return { start: first, end: last };
}

/**
 * The key under which words are compared: lower case, `ae`, `oe`, `aa` for æ, ø, å (and for ä, ö), other letters without
 * their accents. "Sår", "SAAR" and "saar" share one key.
 */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (!/[^\x00-\x7f]/.test(lower)) return lower;
  return withoutAccents(
    lower.replace(/[æä]/g, 'ae').replace(/[øö]/g, 'oe').replace(/å/g, 'aa').replace(/ß/g, 'ss'),
  );
}

/**
 * The keys of a word typed on a keyboard without æ, ø, å and without the usual substitutes: "grøn" as "gron", "idræt" as
 * "idrat" or "idret". Empty where the word has none of the three.
 */
export function bareFolds(word: string): readonly string[] {
  const lower = word.toLowerCase();
  if (!/[æøå]/.test(lower)) return [];
  const rest = withoutAccents(lower.replace(/ø/g, 'o').replace(/å/g, 'a'));
  if (!rest.includes('æ')) return [rest];
  return [rest.replace(/æ/g, 'a'), rest.replace(/æ/g, 'e')];
}

function withoutAccents(word: string): string {
  return /[^\x00-\x7fæøå]/.test(word)
    ? Array.from(word, (letter) =>
        letter === 'å' ? letter : letter.normalize('NFD').replace(/\p{M}/gu, ''),
      ).join('')
    : word;
}

/** Some capitals ("İ") have lower-case forms of another length; those stay as they are, so that offsets hold. */
function lowerSameLength(plain: string): string {
  const lower = plain.toLowerCase();
  if (lower.length === plain.length) return lower;
  return Array.from(plain, (character) => {
    const small = character.toLowerCase();
    return small.length === character.length ? small : character;
  }).join('');
}

function characterAt(text: string, index: number): string {
  const code = text.charCodeAt(index);
  if (code < 0xd800 || code > 0xdbff) return text.charAt(index);
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff ? text.slice(index, index + 2) : text.charAt(index);
}

/** All matches of a global pattern, in order: `matchAll` makes the pattern anew for every text. */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text))
    matches.push(match);
  return matches;
}

/** Where the line that holds a place begins, or what stands `reach` before the place where that is nearer. */
export function startOfLine(plain: string, place: number, reach: number): number {
  const least = Math.max(0, place - reach);
  let start = place;
  while (start > least && plain.charCodeAt(start - 1) !== 0x0a) start--;
  return start;
}

/** By its code: 0 to 9. */
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
/** By its code: A to Z, without accents. */
export const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a;

function isMarkAhead(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (!(code >= 0x0300) || code === 0x034f) return false;
  if (code < 0x0370) return true;
  const next = characterAt(text, index);
  return mark.test(next) && !invisible.test(next);
}

function asciiDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // Unicode encodes the digits of each script as ten in a row; the nearest start is found by walking down.
  let zero = code;
  while (code - zero < 9 && digit.test(String.fromCodePoint(zero - 1))) zero--;
  const value = code - zero;
  return /[\u{1d7ce}-\u{1d7ff}]/u.test(character) ? String((code - 0x1d7ce) % 10) : String(value);
}
