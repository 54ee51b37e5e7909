import { placeholderEnd } from './placeholders.ts';
import { fold, isCapital, startOfLine, type Text } from './text.ts';
import {
  keyIn,
  placeholderAt,
  question,
  unkept,
  wordAt,
  wordOf,
  wordOfKey,
  type Word,
} from './words.ts';

export interface Token {
  /** A `link` is a web or mail address: no vocabulary is looked for inside it. */
  readonly kind: 'word' | 'number' | 'link' | 'placeholder';
  /** Offsets into `Text.plain`. */
  readonly start: number;
  readonly end: number;
  readonly word: Word;
  /** `word.key` and `word.forms`, which are read most. */
  readonly key: string;
  readonly forms: readonly string[];
  readonly sentence: number;
  /** Joined to the token before by a hyphen or apostrophe and nothing else. */
  readonly glued: boolean;
  /** Begins with a capital letter. */
  readonly capital: boolean;
}

const wordCharacter = 1;
const digitCharacter = 2;
const spaceCharacter = 4;
/** Signs that stand around an address but never inside one. */
const outsideLinks = 8;
/** Not yet looked at. */
const unread = 128;

/** What each UTF-16 unit is. Of Latin letters it is known from the start, of others once one is met. */
const kinds = new Uint8Array(1 << 16).fill(unread);
const firstUnread = 0x250;
for (let code = 0; code < firstUnread; code++) kinds[code] = kindOf(code);

function kindOf(code: number): number {
  // Halves of what lies beyond the basic plane: emoji, and letters that no Danish word holds.
  if (code >= 0xd800 && code <= 0xdfff) return 0;
  const character = String.fromCharCode(code);
  if (/[\p{L}\p{M}]/u.test(character)) return wordCharacter;
  if (/[0-9]/.test(character)) return digitCharacter;
  if (/\s/.test(character)) return spaceCharacter;
  return '<>()[],;"|'.includes(character) ? outsideLinks : 0;
}

/** As `kinds`, of any unit; it is remembered. */
function kindOfUnit(code: number): number {
  if (kinds[code] === unread) kinds[code] = kindOf(code);
  return kinds[code] ?? 0;
}

/** Longer runs are no words; cutting them bounds what one token can cost. */
const longestWord = 64;
const linkStart = /^(?:https?:|www\.|ftp:|mailto:)/;

/** The characters of the text that is read, in lower case: an array is read faster than a text. */
let codes = new Uint16Array(1 << 12);

/** Afterwards `codes` are those of the text, with nothing behind its end, and `kinds` says of each what it is. */
function spell(lower: string): Uint16Array {
  const { length } = lower;
  if (length >= codes.length) codes = new Uint16Array(length * 2);
  const spelt = codes;
  for (let index = 0; index < length; index++) {
    const code = lower.charCodeAt(index);
    spelt[index] = code;
    if (code >= firstUnread) kindOfUnit(code);
  }
  spelt[length] = 0;
  return spelt;
}

/** What stands at a place of the text that is read. */
const kindAt = (index: number): number => kinds[codes[index] ?? 0] ?? 0;

/** Words, numbers, links and placeholders in order, each with its sentence. Linear in the length of the text. */
export function tokenise({ plain, lower }: Text): readonly Token[] {
  const tokens: Token[] = [];
  const { length } = plain;
  const chars = spell(lower);
  let previous: Token | undefined;
  let previousEnd = 0;
  let sentence = 0;
  let index = 0;
  /** Links are looked for once per run of characters without spaces; none begins before here. */
  let chunkEnd = 0;
  /** The next sign of a mail address, and where the run of characters that holds it begins. */
  let at = plain.indexOf('@');
  let atFrom = at < 0 ? Infinity : startOfRun(at, 0);
  /** Somebody is addressed as "De". */
  let isPolite = false;

  while (index < length) {
    const type = kinds[chars[index] ?? 0];
    if (type === spaceCharacter) {
      index++;
      continue;
    }
    if (at >= 0 && at <= index) {
      at = plain.indexOf('@', index + 1);
      atFrom = at < 0 ? Infinity : startOfRun(at, index);
    }
    let kind: Token['kind'] = 'word';
    let start = index;
    let end = index;
    let word: Word | undefined;
    // Few runs hold such a sign or begin like a link: the others need not be walked through twice.
    if (
      index >= chunkEnd &&
      (index >= atFrom || (startsLink(lower, index) && beginsRun(index, previous)))
    ) {
      chunkEnd = index;
      while (chunkEnd < length && !isOutsideLinks(chunkEnd)) chunkEnd++;
      // Signs around a link belong to the sentence: "(se www.example.dk)."
      end = chunkEnd;
      while (start < end && isSign(start)) start++;
      while (end > start && isSign(end - 1)) end--;
      if (end > start) {
        kind = 'link';
        word = unkept(lower.slice(start, end));
      } else start = index;
    }
    if (word !== undefined) {
      // A link.
    } else if (type === wordCharacter) {
      let hash = chars[index] ?? 0;
      const most = Math.min(length, index + longestWord);
      end = index + 1;
      while (end < most && ((kinds[chars[end] ?? 0] ?? 0) & (wordCharacter | digitCharacter)) !== 0)
        hash = Math.imul(hash, 0x9e3779b1) ^ (chars[end++] ?? 0);
      word = wordAt(lower, chars, index, end, mixed(hash));
    } else if (type === digitCharacter) {
      end = index + 1;
      while (end < length)
        if (kinds[chars[end] ?? 0] === digitCharacter) end++;
        else if (isNumberSign(chars[end] ?? 0) && kinds[chars[end + 1] ?? 0] === digitCharacter)
          end += 2;
        else break;
      kind = 'number';
      word = unkept(lower.slice(index, end));
    } else {
      const code = chars[index];
      const placeholder = code === openingBracket ? placeholderOf(lower, index) : undefined;
      const paragraph = code === paragraphSign ? paragraphAt(lower, index) : undefined;
      if (placeholder !== undefined) {
        kind = 'placeholder';
        end = index + placeholder.key.length;
        word = placeholder;
      } else if (paragraph !== undefined) ({ word, end } = paragraph);
      else {
        index++;
        continue;
      }
    }
    if (previous !== undefined && endsSentence(plain, lower, previous, previousEnd, start))
      sentence++;
    if (
      isPoliteForm(word) &&
      isWrittenPolitely(plain, start, end, isPolite || previous?.sentence === sentence)
    ) {
      isPolite = true;
      word = wordOf(politeForms[word.key] ?? '');
    }
    previous = {
      kind,
      start,
      end,
      word,
      key: word.key,
      forms: word.forms,
      sentence,
      glued: start - previousEnd === 1 && previous !== undefined && isGlue(chars[previousEnd] ?? 0),
      capital: plain.charCodeAt(start) !== chars[start],
    };
    tokens.push(previous);
    previousEnd = end;
    index = end;
  }
  return tokens;
}

/** What is said to somebody by surname, and what it means. */
const politeForms: Readonly<Record<string, string>> = { de: 'du', dem: 'dig', deres: 'din' };
const isPoliteForm = keyIn(new Set(Object.keys(politeForms)));

/**
 * "at De har": a capital where none is needed speaks to somebody; at the beginning of a sentence it tells only where
 * somebody is spoken to like that before. "De Gamles By" is a name.
 */
function isWrittenPolitely(
  plain: string,
  start: number,
  end: number,
  isExpected: boolean,
): boolean {
  return (
    isExpected &&
    isCapital(plain.charCodeAt(start)) &&
    !isCapital(plain.charCodeAt(start + 1)) &&
    (end > start + 2 || !isCapital(plain.charCodeAt(end + 1))) &&
    kindAt(start - 1) === spaceCharacter
  );
}

const paragraphSign = 0xa7;
const paragraph = /§{1,2} {0,2}(\d{1,4}[a-z]?)(?![\p{L}\p{N}])/uy;

/** "§ 141" is one word, whether or not there is a space in it: to those who work by a law, it names a thing. */
function paragraphAt(lower: string, start: number): { word: Word; end: number } | undefined {
  paragraph.lastIndex = start;
  const found = paragraph.exec(lower);
  return found === null
    ? undefined
    : { word: wordOfKey(`§${found[1] ?? ''}`), end: paragraph.lastIndex };
}

const openingBracket = 0x5b;
const closingBracket = 0x5d;

/** The placeholder that begins at `start`, none of which is longer than a word; a rewritten text holds few, many times. */
function placeholderOf(lower: string, start: number): Word | undefined {
  let end = start;
  let hash = 0;
  const most = Math.min(lower.length, start + longestWord);
  while (end < most && codes[end] !== closingBracket)
    hash = Math.imul(hash, 0x9e3779b1) ^ (codes[end++] ?? 0);
  if (end === most) return undefined;
  const known = placeholderAt(lower, codes, start, end + 1, mixed(hash));
  if (known !== undefined) return known;
  const read = placeholderEnd(lower, start);
  return read < 0 ? undefined : wordOfKey(lower.slice(start, read));
}

/** Spreads a hash whose lower bits hold little but the last letters. */
function mixed(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return spread ^ (spread >>> 13);
}

/** True for letters of any script and for combining marks. */
export function isLetter(plain: string, index: number): boolean {
  return kindOfUnit(plain.charCodeAt(index)) === wordCharacter;
}

/** Neither letter, digit nor space. */
const isSign = (index: number): boolean => (kindAt(index) & ~outsideLinks) === 0;

/** Where links end, and what they begin behind. */
const isOutsideLinks = (index: number): boolean =>
  (kindAt(index) & (spaceCharacter | outsideLinks)) !== 0;

/** Where the run of characters that one link may hold begins, not before `least`. */
function startOfRun(index: number, least: number): number {
  let start = index;
  while (start > least && !isOutsideLinks(start - 1)) start--;
  return start;
}

/** Whether such a run begins here: also behind a number that holds a comma. */
function beginsRun(index: number, last: Token | undefined): boolean {
  const least = last?.end === index ? last.start : index - 1;
  return index === 0 || startOfRun(index, least) > least || isOutsideLinks(least);
}

function startsLink(lower: string, index: number): boolean {
  // Few words begin with the two letters of one of these: the others need no pattern.
  const next = codes[index + 1];
  switch (codes[index]) {
    case 0x68: // ht
    case 0x66: // ft
      if (next !== 0x74) return false;
      break;
    case 0x77: // ww
      if (next !== 0x77) return false;
      break;
    case 0x6d: // mailto:
      if (next !== 0x61 || codes[index + 6] !== 0x3a) return false;
      break;
    default:
      return false;
  }
  return linkStart.test(lower.slice(index, index + 8));
}

/** A hyphen or an apostrophe. */
function isGlue(code: number): boolean {
  return code === 0x2d || code === 0x27 || code === 0x2019;
}

function isNumberSign(code: number): boolean {
  return code === 0x2c || code === 0x2e || code === 0x3a;
}

const abbreviations = new Set(
  (
    'nr nummer kl ca tlf mob tel f eks bl a d hr fr fru dr prof ang vedr pga mht evt jf kap stk reg inkl ekskl min maks ' +
    'st th tv mio mia kr cpr cvr sagsnr journalnr medlemsnr kundenr fakturanr ordrenr varenr serienr lb bem mfl mv ' +
    'pr sek u m k s jan feb mar apr jun jul aug sep sept okt nov dec man tirs ons tors fre lør søn skt sct adv cand ' +
    'str afd afs art gl ndr sdr vejl att henv tidl nuv hhv div diverse resp opr udd ult primo'
  )
    .split(' ')
    .map(fold),
);
const isShortened = question(({ key }) => abbreviations.has(key) || key.endsWith('nr'));

/** Shorter lines end where the writer ended them. */
const shortestWrapped = 50;

/**
 * Whether a sentence ends in the gap before a token. A full stop after an abbreviation, an initial or a number does not
 * end one; a line break does, unless the line looks wrapped (long, or continued in lower case).
 */
function endsSentence(
  plain: string,
  lower: string,
  previous: Token,
  from: number,
  to: number,
): boolean {
  if (to - from === 1 && plain.charCodeAt(from) !== 0x0a) return false;
  let breaks = 0;
  let stop = false;
  let bullet = false;
  for (let index = from; index < to; index++) {
    const code = plain.charCodeAt(index);
    if (code === 0x0a) {
      breaks++;
      bullet = false;
    } else if (code === 0x21 || code === 0x3f || code === 0x2026) stop = true;
    else if (code === 0x2e) {
      const next = plain.charCodeAt(index + 1);
      if (next === 0x2e) stop = true;
      else if (index > from || !isAbbreviated(plain, lower, previous, to)) stop = true;
    } else if (breaks > 0 && (code === 0x2d || code === 0x2a || code === 0x2022 || code === 0x3e))
      bullet = true;
  }
  if (stop || breaks > 1) return true;
  if (to - from > 3 && /[:;]-?[)(] /.test(plain.slice(from, to))) return true;
  if (breaks === 0) return false;
  if (bullet) return true;
  const continued = plain.charAt(to) === lower.charAt(to) && isLetter(plain, to);
  if (continued) return plain.charCodeAt(from) === 0x3a;
  const inLine = from - startOfLine(plain, from, shortestWrapped);
  return inLine < shortestWrapped || plain.charCodeAt(from) === 0x3a;
}

function isAbbreviated(plain: string, lower: string, previous: Token, next: number): boolean {
  if (previous.kind === 'number') {
    // "den 20. august": a number with a full stop ends a sentence only before a capital.
    return plain.charAt(next) === lower.charAt(next);
  }
  if (previous.end - previous.start === 1) return true;
  return previous.kind === 'word' && isShortened(previous.word);
}
