import type { NameBook } from './name-book.ts';
import { nameWords } from './name-words.ts';
import type { Part } from '../mail.ts';
import { nth } from '../nth.ts';
import type { Text } from '../text.ts';
import type { Token } from '../tokens.ts';
import { once } from '../words.ts';

/** The key of a token without the s of a genitive. */
export function nameKey(reader: Reader, index: number): string {
  const key = reader.tokens[index]?.key ?? '';
  return isGenitive(reader, index) ? key.slice(0, -1) : key;
}

export interface Reader {
  readonly text: Text;
  readonly tokens: readonly Token[];
  readonly parts: readonly (Part | undefined)[];
  readonly book: NameBook;
  /** Capitals say nothing here: the writer shouts. */
  readonly shouting: boolean;
  /** Words that the text also writes small: their capital is that of a sentence or a title. */
  readonly ordinary: () => ReadonlySet<string>;
  /** Small letters say nothing here: the writer uses no capitals. */
  readonly quiet: boolean;
}

export function readerOf(
  text: Text,
  tokens: readonly Token[],
  parts: readonly (Part | undefined)[],
  book: NameBook,
): Reader {
  let small = 0;
  let large = 0;
  let starts = 0;
  let smallStarts = 0;
  let before = -1;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) continue;
    const startsSentence = token.sentence !== before;
    before = token.sentence;
    if (token.kind !== 'word') continue;
    const length = token.end - token.start;
    if (length > 1) {
      if (isUpper(text, token)) large += length;
      else small += length;
    }
    if (startsSentence) {
      starts++;
      if (!token.capital) smallStarts++;
    }
  }
  return {
    text,
    tokens,
    parts,
    book,
    ordinary: once(() => smallWords(tokens)),
    shouting: large > small,
    quiet: starts > 0 && smallStarts * 2 >= starts,
  };
}

function smallWords(tokens: readonly Token[]): ReadonlySet<string> {
  const small = new Set<string>();
  for (const { kind, capital, key } of tokens) if (kind === 'word' && !capital) small.add(key);
  return small;
}

export function isUpper({ plain, lower }: Text, token: Token): boolean {
  const { start, end } = token;
  if (!token.capital || end - start < 2) return false;
  // The second letter settles it for nearly every word.
  if (plain.charCodeAt(start + 1) === lower.charCodeAt(start + 1)) return false;
  return plain.slice(start, end) === lower.slice(start, end).toUpperCase();
}

export function isGenitive({ book, tokens }: Reader, index: number): boolean {
  const token = tokens[index];
  return token !== undefined && book.listingOf(token.word).genitive;
}

/** Whether a token follows the one before as names do: one space, a hyphen, or the full stop of an initial. */
export function isJoined({ text, tokens, book }: Reader, index: number): boolean {
  const before = nth(tokens, index - 1);
  const token = tokens[index];
  if (before === undefined || token === undefined || before.kind !== 'word') return false;
  if (token.start - before.end > 2) return false;
  const gap = text.plain.slice(before.end, token.start);
  // "Advarsel_Jan_Holmgaard.docx"
  if (gap === ' ' || gap === '  ' || gap === '-' || gap === '_') return true;
  // "O'Brien"
  if (gap === "'" || gap === '’')
    return /^[do]$/.test(before.key) && before.capital && token.capital;
  // "jonas.lund har logget ind"
  if (gap === '.' && book.listingOf(before.word).first && book.listingOf(token.word).last)
    return true;
  if (gap !== '. ' && gap !== '.' && gap !== '.-') return false;
  return before.capital && (before.end - before.start === 1 || nameWords.shortGiven(before.word));
}

/** "M." in "M. Eng", "fl." in "fl. thygesen" */
export function isDotted({ text, tokens }: Reader, index: number): boolean {
  const token = tokens[index];
  return (
    token?.kind === 'word' &&
    (token.end - token.start === 1 || nameWords.shortGiven(token.word)) &&
    text.plain.charAt(token.end) === '.'
  );
}

/** "dr bo", "fru eng": behind these even an ordinary word is a name, and in small letters too. */
export function isAddressed({ text, tokens }: Reader, index: number): boolean {
  const [owner, before, token] = [nth(tokens, index - 2), nth(tokens, index - 1), tokens[index]];
  return (
    before !== undefined &&
    token !== undefined &&
    nameWords.address(before.word) &&
    /^\.? $/.test(text.plain.slice(before.end, Math.min(token.start, before.end + 3))) &&
    !/^(?:min|din|sin|hans)$/.test(owner?.key ?? '')
  );
}

export function startsSignature({ text, tokens, parts }: Reader, index: number): boolean {
  const token = tokens[index];
  return (
    token !== undefined &&
    parts[index]?.kind === 'signature' &&
    nth(parts, index - 1)?.kind !== 'signature' &&
    startsLine(text.plain, token.start)
  );
}

export function startsLine(plain: string, start: number): boolean {
  const least = Math.max(0, start - 6);
  let index = start;
  while (index > least && ' \t>*-'.includes(plain.charAt(index - 1))) index--;
  return index === least || plain.charCodeAt(index - 1) === 0x0a;
}

/** "/Rasmus" at the end of a note. */
export function isSlashed(plain: string, start: number): boolean {
  if (!isSlash(plain, start - 1) && !(plain.charAt(start - 1) === ' ' && isSlash(plain, start - 2)))
    return false;
  return /(?:^|[\s.!?,])(?:[/~]|\/\/) ?$/.test(plain.slice(Math.max(0, start - 3), start));
}

function isSlash(plain: string, index: number): boolean {
  return plain.charAt(index) === '/' || plain.charAt(index) === '~';
}

/** First in its sentence or after a colon: there a capital says nothing. */
export function isInitial({ text, tokens }: Reader, index: number): boolean {
  const token = tokens[index];
  const before = nth(tokens, index - 1);
  if (token === undefined || before === undefined) return true;
  if (before.sentence !== token.sentence) return true;
  if (token.start - before.end === 1 && text.plain.charCodeAt(before.end) === 0x20) return false;
  return /[:"“”»«(•*\n]/.test(text.plain.slice(Math.max(before.end, token.start - 6), token.start));
}

export function isWholeSubject({ text, tokens, parts }: Reader, from: number, to: number): boolean {
  const part = parts[from];
  const last = nth(tokens, to - 1);
  if (part?.kind !== 'subject' || last === undefined) return false;
  const before = nth(tokens, from - 1);
  if (before === undefined || before.start < part.start) return false;
  if (!/^ ?: ?$/.test(text.plain.slice(before.end, tokens[from]?.start))) return false;
  return /^[.!?\s]*$/.test(text.plain.slice(last.end, Math.min(part.end, last.end + 12)));
}

/** "Registret", "Analyseenheden": long words with an article are things, whoever signs for them. */
export function isDefinite(token: Token): boolean {
  return (
    (token.key.length >= 8 && /(?:en|et)$/.test(token.key)) ||
    (token.key.length >= 6 && token.key.endsWith('eren'))
  );
}

/** A word that can be a name though no list has it. */
export function isPlausible(token: Token): boolean {
  return (
    token.kind === 'word' &&
    token.end - token.start >= 2 &&
    token.end - token.start <= 16 &&
    token.capital &&
    nameWords.free(token.word)
  );
}

/** As `isPlausible`; beside a whole word an initial will do, and a list knows "Sommer" as a family's. */
export function isPlausibleIn({ text, book }: Reader, token: Token): boolean {
  if (/^\p{Lu}[\p{Ll}]+\p{Lu}/u.test(text.plain.slice(token.start, token.end)))
    return /^ma?c/.test(token.key);
  return (
    isPlausible(token) ||
    (token.capital && token.end - token.start === 1) ||
    book.listingOf(token.word).last
  );
}

/** Whether after a token the line or the clause is over, as it is after a name in a greeting or a signature. */
export function closesNeatly({ text, tokens }: Reader, to: number): boolean {
  const last = nth(tokens, to - 1);
  if (last === undefined) return false;
  return /^\s*$|^[ \t]*(?:[\n,;:!.()<|/=–-]|\+\d|\d{2}|og |i |fra |ved |på |hos )/.test(
    text.lower.slice(last.end, last.end + 6),
  );
}
