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

/** Filled from the start: an array with holes is a hash table to the engine, and several times slower. */
function places<T>(count: number): (T | undefined)[] {
  return Array.from({ length: count }, () => undefined);
}

interface Kept extends Word {
  readonly written: string;
}

let kept = new Map<string, Kept>();
/** Where a word was found last by its hash: spares most look-ups in the map. */
const mostPlaces = mostKept * 4;
const table = places<Kept>(mostPlaces);
let lastId = 0;

/**
 * The word that stands in a text in lower case, whose characters are `codes`: the same object each time while it is kept.
 * `hash` is any number that depends on its letters alone; with a good one a known word is found without being cut out.
 */
export function wordAt(
  lower: string,
  codes: Uint16Array,
  start: number,
  end: number,
  hash: number,
): Word {
  const known = seenAt(codes, start, end, hash);
  if (known !== undefined) return known;
  const word = wordOf(lower.slice(start, end));
  if (word.id > 0) table[placeOf(hash)] = word;
  return word;
}

/** As `wordAt`, of a placeholder that has been read before; undefined for any other text. */
export function placeholderAt(
  lower: string,
  codes: Uint16Array,
  start: number,
  end: number,
  hash: number,
): Word | undefined {
  const known = seenAt(codes, start, end, hash);
  if (known !== undefined) return known;
  const word = kept.get(lower.slice(start, end));
  if (word !== undefined) table[placeOf(hash)] = word;
  return word;
}

const placeOf = (hash: number): number => hash & (mostPlaces - 1);

function seenAt(codes: Uint16Array, start: number, end: number, hash: number): Kept | undefined {
  const known = table[placeOf(hash)];
  if (known?.written.length !== end - start) return undefined;
  const { written } = known;
  for (let at = 0; at < written.length; at++)
    if (written.charCodeAt(at) !== codes[start + at]) return undefined;
  return known;
}

function wordOf(written: string): Kept {
  const known = kept.get(written);
  if (known !== undefined) return known;
  const key = fold(written);
  const forms = inflectionsOf(key);
  if (written.length > longestKept) return { id: 0, key, forms, written };
  if (kept.size === mostKept) kept = new Map();
  const word = { id: ++lastId, key, forms, written };
  kept.set(written, word);
  return word;
}

/** A word that has no other form than its key, such as a placeholder: kept, since a text holds the same few many times. */
export function wordOfKey(key: string): Word {
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size === mostKept) kept = new Map();
  const word = { id: ++lastId, key, forms: [key], written: key };
  kept.set(key, word);
  return word;
}

/** The word of a number or a link. Never kept: a number may be somebody's. */
export function unkept(key: string): Word {
  return { id: noWord, key, forms: [key] };
}

/**
 * A reading of words that is done once for each word that is kept. The table has a fixed number of places and ids count
 * up, so that it forgets what `wordOf` has let go; a place taken by another word only costs a reading more.
 */
export function oncePerWord<T extends object | string | boolean>(
  read: (word: Word) => T,
): (word: Word) => T {
  const ids = new Uint32Array(mostKept);
  const values = places<T>(mostKept);
  return (word) => {
    if (word.id <= 0) return read(word);
    const place = word.id % mostKept;
    const known = ids[place] === word.id ? values[place] : undefined;
    if (known !== undefined) return known;
    const value = read(word);
    ids[place] = word.id;
    values[place] = value;
    return value;
  };
}

/** A value that is worked out when it is first asked for. */
export function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: read() }).value;
}
