import { packedNames } from './name-list.ts';
import { noNames } from './name-words.ts';
import { fold, matchesOf } from '../text.ts';
import { oncePerWord, question, type Word } from '../words.ts';

/** What the detector takes for names; keys as made by `fold`. */
export interface NameBook {
  readonly first: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
  /** Names that are ordinary words too, and so need a cue. */
  readonly ambiguous: ReadonlySet<string>;
  /** How the given names sound, as made by `soundOf`. */
  readonly sounds: ReadonlySet<string>;
  /** What the lists say of a word. */
  readonly listingOf: (word: Word) => Listing;
  /** Whether that is a given name. */
  readonly isGiven: (word: Word) => boolean;
}

const foreignLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ı: 'i',
  ə: 'e',
};

/** The key of a name: as `fold`, without the letters that only other languages have. */
export function nameKeyOf(name: string): string {
  return withoutForeign(fold(name));
}

function withoutForeign(key: string): string {
  return /[^a-z]/.test(key)
    ? key.replace(/[łðđþıə]/g, (letter) => foreignLetters[letter] ?? '')
    : key;
}

/** Keys of names; the ambiguous ones stand in one of the other lists too. */
export interface NameLists {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly ambiguous: readonly string[];
}

/** What is written behind a name that stands in more lists or in others than that of given names. */
const marks = ['', '', 'L', 'B', '', 'A', 'M', 'Z'];

/** The lists without what `listing` knows of itself: patronymics, and given names that sound like another. */
function needed({ first, last, ambiguous }: NameLists): NameLists {
  const others = new Set([...last, ...ambiguous]);
  const isSpare = (key: string): boolean => key.length >= shortestSure && !others.has(key);
  const heardOf = new Set(first.filter((key) => !isSpare(key)).map(soundOf));
  const kept = first.filter((key) => {
    if (!isSpare(key)) return true;
    const isNew = !heardOf.has(soundOf(key));
    heardOf.add(soundOf(key));
    return isNew;
  });
  const given = new Set(kept);
  const unsure = new Set([...given, ...ambiguous]);
  return {
    first: kept,
    last: last.filter((key) => unsure.has(key) || !isPatronymic(given, key)),
    ambiguous,
  };
}

/** Names in order, each as the number of letters it shares with the one before and what follows those. */
export function packed(all: NameLists): string {
  const lists = needed(all);
  const [first, last, ambiguous] = [lists.first, lists.last, lists.ambiguous].map(
    (list) => new Set(list),
  );
  let before = '';
  return [...new Set([...lists.first, ...lists.last])]
    .sort()
    .map((name) => {
      let shared = 0;
      while (shared < 9 && shared < before.length && before[shared] === name[shared]) shared++;
      before = name;
      const mark =
        Number(first?.has(name)) + 2 * Number(last?.has(name)) + 4 * Number(ambiguous?.has(name));
      return `${shared}${name.slice(shared)}${marks[mark] ?? ''}`;
    })
    .join('');
}

const packedName = /(\d)([a-z]*)([A-Z]?)/g;

/** The opposite of `packed`, but for what needs no list. */
export function unpacked(list: string): NameLists {
  const lists: Record<keyof NameLists, string[]> = { first: [], last: [], ambiguous: [] };
  let name = '';
  for (const [, shared, rest = '', mark = ''] of matchesOf(packedName, list)) {
    name = name.slice(0, Number(shared)) + rest;
    if (!'LM'.includes(mark) || mark === '') lists.first.push(name);
    if (/[LBMZ]/.test(mark)) lists.last.push(name);
    if (/[AMZ]/.test(mark)) lists.ambiguous.push(name);
  }
  return lists;
}

/** Shorter names sound like too many words. */
const shortestHeard = 4;

/** The same for "Kathja" and "Catja": what is left of a name where spellings differ. */
export function soundOf(key: string): string {
  return key
    .replace(/ph/g, 'f')
    .replace(/(?<=[tdgkbrsc])h|h$/g, '')
    .replace(/[cq]/g, 'k')
    .replace(/w/g, 'v')
    .replace(/z/g, 's')
    .replace(/[yj]/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

/** Builds a name book from keys of names. */
export function nameBook({ first, last, ambiguous }: NameLists): NameBook {
  const lists = {
    first: new Set(first),
    last: new Set(last),
    ambiguous: new Set(ambiguous),
    sounds: new Set(first.filter((key) => key.length >= shortestHeard).map(soundOf)),
  };
  const listingOf = oncePerWord(({ key }) => listing(lists, key));
  return { ...lists, listingOf, isGiven: (word) => listingOf(word).first };
}

const listed = nameBook(unpacked(packedNames));
export const ownBook: NameBook = {
  ...listed,
  isGiven: question(({ key }) => listing(listed, key).first),
};

/** Whether a line of a list names a person: a listed given name in any writing, or two capitalised words in a row. */
export function namesPerson(line: string): boolean {
  return (
    /\p{Lu}[\p{L}-]{1,24} \p{Lu}\p{L}{1,24}/u.test(line) ||
    (line.match(/\p{L}{2,24}/gu) ?? []).some((word) => {
      const key = nameKeyOf(word);
      return ownBook.first.has(key) && !ownBook.ambiguous.has(key);
    })
  );
}

export interface Listing {
  readonly first: boolean;
  readonly last: boolean;
  readonly ambiguous: boolean;
  readonly genitive: boolean;
}

export const unlisted: Listing = { first: false, last: false, ambiguous: false, genitive: false };

/** Of a word in another spelling than any list has. */
export const heard: Listing = { first: true, last: false, ambiguous: true, genitive: false };
/** Of a long one. */
export const surelyHeard: Listing = { ...heard, ambiguous: false };

/** So long a word that sounds like a given name is one: the list has one spelling of those for all. */
const shortestSure = 6;

/** Shorter words that a given name and "sen" make up are others too: "dansen". */
const shortestPatronymic = 7;

/** "Frederiksen", "Villadsen": no list needs those of the given names it has. */
const isPatronymic = (first: ReadonlySet<string>, key: string): boolean =>
  key.length >= shortestPatronymic &&
  key.endsWith('sen') &&
  !noNames.has(key) &&
  (first.has(key.slice(0, -3)) || first.has(key.slice(0, -2)));

/** What the lists say of a key, as it stands or without the s of a genitive. */
export function listing(book: Omit<NameBook, 'listingOf' | 'isGiven'>, written: string): Listing {
  const key = withoutForeign(written);
  for (const [base, genitive] of [
    [key, false],
    [key.endsWith('s') ? key.slice(0, -1) : '', true],
  ] as const) {
    if (base.length < 2) continue;
    const first = book.first.has(base);
    const last = book.last.has(base) || isPatronymic(book.first, base);
    if (first || last) return { first, last, ambiguous: book.ambiguous.has(base), genitive };
    if (base.length >= shortestSure && !noNames.has(base) && book.sounds.has(soundOf(base)))
      return genitive ? { ...surelyHeard, genitive } : surelyHeard;
  }
  // A short spelling that no list has may be another word: it needs a cue.
  return key.length >= shortestHeard && book.sounds.has(soundOf(key)) ? heard : unlisted;
}
