import { inflectionsOf } from './endings.ts';
import { fold } from './text.ts';

/** What there is to know of a run of letters by itself, wherever it stands. */
export interface Word {
  /** Different for every word that is kept; 0 for one that is not, `noWord` for what is none. */
  readonly id: number;
  readonly key: string;
  /** The key and what it may be an inflection of. */
  readonly forms: readonly string[];
}

/**
 * So many words are kept between drafts: mails are made of the same few thousand. The worker that keeps them ends with
 * the page; they are written nowhere.
 */
const mostKept = 1 << 14;
/** Longer words are seldom met twice. */
const longestKept = 32;

export const noWord = -1;

let kept = new Map<string, Word>();
let lastId = 0;

/** The word of a run of letters in lower case: the same object each time while it is kept. */
export function wordOf(lower: string): Word {
  const known = kept.get(lower);
  if (known !== undefined) return known;
  const key = fold(lower);
  const forms = inflectionsOf(key);
  if (lower.length > longestKept) return { id: 0, key, forms };
  if (kept.size === mostKept) kept = new Map();
  const word = { id: ++lastId, key, forms };
  kept.set(lower, word);
  return word;
}

/** The word of a number, a link or a placeholder. Never kept: a number may be somebody's. */
export function unkept(key: string): Word {
  return { id: noWord, key, forms: [key] };
}

/**
 * A reading of words that is done once for each word that is kept. The table has a fixed number of places and ids count
 * up, so that it forgets what `wordOf` has let go; a place taken by another word only costs a reading more.
 */
export function oncePerWord<T>(read: (word: Word) => T): (word: Word) => T {
  const places: { readonly word: Word; readonly value: T }[] = [];
  return (word) => {
    if (word.id <= 0) return read(word);
    const place = word.id % mostKept;
    const known = places[place];
    if (known !== undefined && known.word === word) return known.value;
    const value = read(word);
    places[place] = { word, value };
    return value;
  };
}

/** A value that is worked out when it is first asked for. */
export function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: read() }).value;
}
