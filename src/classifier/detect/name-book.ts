import { ambiguousNames, firstNames, lastNames } from './name-list.ts';
import { fold } from '../text.ts';
import { oncePerWord, type Word } from '../words.ts';

/** What the detector takes for names; keys as made by `fold`. */
export interface NameBook {
  readonly first: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
  /** Names that are ordinary words too, and so need a cue. */
  readonly ambiguous: ReadonlySet<string>;
  /** What the lists say of a word. */
  readonly listingOf: (word: Word) => Listing;
}

/** Builds a name book from lists in lower case. */
export function nameBook(
  first: readonly string[],
  last: readonly string[],
  ambiguous: readonly string[],
): NameBook {
  const lists = {
    first: new Set(first.map(fold)),
    last: new Set(last.map(fold)),
    ambiguous: new Set(ambiguous.map(fold)),
  };
  return { ...lists, listingOf: oncePerWord(({ key }) => listing(lists, key)) };
}

export const ownBook = nameBook(firstNames, lastNames, ambiguousNames);

/** Whether a line of a list names a person: a listed given name in any writing, or two capitalised words in a row. */
export function namesPerson(line: string): boolean {
  return (
    /\p{Lu}[\p{L}-]{1,24} \p{Lu}\p{L}{1,24}/u.test(line) ||
    (line.match(/\p{L}{2,24}/gu) ?? []).some((word) => {
      const key = fold(word);
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

/** What the lists say of a key, as it stands or without the s of a genitive. */
export function listing(book: Omit<NameBook, 'listingOf'>, key: string): Listing {
  for (const [base, genitive] of [
    [key, false],
    [key.endsWith('s') ? key.slice(0, -1) : '', true],
  ] as const) {
    if (base.length < 2) continue;
    const first = book.first.has(base);
    const last = book.last.has(base);
    if (first || last) return { first, last, ambiguous: book.ambiguous.has(base), genitive };
  }
  return unlisted;
}
