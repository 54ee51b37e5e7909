import { ownBook } from './detect/name-book.ts';
import type { Part } from './mail.ts';
import { fold, type Text } from './text.ts';
import type { Token } from './tokens.ts';
import type { Span } from './types.ts';

/** Files that people attach to mails. */
const extension =
  /\.(?:pdf|docx?|docm|odt|rtf|txt|csv|ods|xlsx?|xlsm|pptx?|odp|msg|eml|zip|7z|rar|jpe?g|png|gif|bmp|tiff?|heic|webp|mp3|m4a|wav|mp4|mov|xml)(?![\p{L}\p{N}_-])/uy;

/** Longer runs are no names; bounds what one costs. */
const longestName = 120;
/** "Bente Jensen journal.pdf": words with a capital before it may belong to the name. */
const mostWordsBefore = 6;

const space = 0x20;
const nameSign = /[\p{L}\p{M}\p{N}_.+%&'()#~-]/u;
const webAddress = /(?:[a-z]+:\/\/|www\.|@)\S*$/;

/** Where a text names files, in order and disjoint; offsets into `Text.plain`. Linear. */
export function fileNamesIn({ plain, lower }: Text): readonly Span[] {
  const names: Span[] = [];
  let done = 0;
  for (let index = lower.indexOf('.'); index >= 0; index = lower.indexOf('.', index + 1)) {
    // Behind most full stops stands a space.
    if (lower.charCodeAt(index + 1) <= space) continue;
    extension.lastIndex = index;
    const ending = extension.exec(lower)?.[0];
    if (ending === undefined) continue;
    let start = index;
    while (start > done && index - start < longestName && nameSign.test(plain.charAt(start - 1)))
      start--;
    while (start < index && !/[\p{L}\p{N}]/u.test(plain.charAt(start))) start++;
    const isWeb = webAddress.test(lower.slice(Math.max(done, start - longestName), index));
    if (start < index && !isWeb) {
      const end = index + ending.length;
      names.push({ start: withWordsBefore(plain, done, start), end });
    }
    done = index + ending.length;
  }
  return names;
}

function withWordsBefore(plain: string, floor: number, from: number): number {
  let start = from;
  for (let word = 0; word < mostWordsBefore; word++) {
    const before = /(?<![\p{L}\p{N}_-])(?:\p{Lu}|\p{N}|[\p{L}\p{N}]+_)[\p{L}\p{M}\p{N}_-]* $/u.exec(
      plain.slice(Math.max(floor, start - longestName / 2), start),
    );
    if (before === null) break;
    start -= before[0].length;
  }
  return start;
}

/**
 * The text with its file names as one would say them: "journal_bente-jensen.pdf" as "journal Bente Jensen pdf". What
 * stands in a file name counts as what is written in a sentence does. Offsets stay as they are.
 */
export function withFileNamesSpoken(text: Text, names: readonly Span[]): Text {
  if (names.length === 0) return text;
  const written = namesWritten(text.plain);
  const plain: string[] = [];
  let done = 0;
  for (const { start, end } of names) {
    plain.push(text.plain.slice(done, start), spoken(text.plain.slice(start, end), written));
    done = end;
  }
  plain.push(text.plain.slice(done));
  const said = plain.join('');
  return { ...text, plain: said, lower: withSpacesOf(said, text.lower) };
}

/** Keys of the words that stand with a capital beside a name: "Ragna" in "Ragna Mikkelsen". */
function namesWritten(plain: string): ReadonlySet<string> {
  const runs = plain.match(/\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)+/gu) ?? [];
  return new Set(
    runs
      .map((run) => run.split(' '))
      .filter((words) => words.some(isName))
      .flatMap((words) => words.map(fold)),
  );
}

function spoken(name: string, written: ReadonlySet<string>): string {
  const isNameHere = (word: string): boolean => isName(word) || written.has(fold(word));
  const words = name
    .replace(/%20/g, '   ')
    .replace(/[_+]|(?<!\p{N})-|-(?!\p{N})|\.(?=\p{L})/gu, ' ')
    .split(' ');
  const first = words.findIndex(isNameHere);
  return words
    .map((word, at) => {
      if (isNameHere(word)) return withFirst(word, word.charAt(0).toUpperCase());
      // "Opsigelse_Bente_Jensen": the capital is that of a title and begins no name.
      return at < first && !isListed(word) ? withFirst(word, word.charAt(0).toLowerCase()) : word;
    })
    .join(' ');
}

/** The small letters of a text in which signs have become spaces. */
function withSpacesOf(said: string, lower: string): string {
  return Array.from({ length: said.length }, (_, at) =>
    said.charAt(at) === ' ' ? ' ' : lower.charAt(at),
  ).join('');
}

/** A name that is no ordinary word too. */
function isName(word: string): boolean {
  return isListed(word) && !ownBook.ambiguous.has(fold(word));
}

function isListed(word: string): boolean {
  const key = fold(word);
  return ownBook.first.has(key) || ownBook.last.has(key);
}

/** Another letter at the start; as it is when that letter would change the length. */
function withFirst(word: string, letter: string): string {
  return letter.length === 1 ? letter + word.slice(1) : word;
}

/** The part of each token, by index; what a file is called belongs to the mail, though it stands below the signature. */
export function withFileNamesInBody(
  parts: readonly (Part | undefined)[],
  tokens: readonly Token[],
  names: readonly Span[],
): readonly (Part | undefined)[] {
  if (names.length === 0) return parts;
  let next = 0;
  return parts.map((part, index) => {
    const start = tokens[index]?.start ?? 0;
    while ((names[next]?.end ?? Infinity) <= start) next++;
    const inside = (names[next]?.start ?? Infinity) <= start;
    return part !== undefined && inside && part.kind !== 'subject'
      ? { ...part, kind: 'body' }
      : part;
  });
}
