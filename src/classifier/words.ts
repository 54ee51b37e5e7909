import { inflectionsOf } from './endings.ts';
import { fold } from './text.ts';

/** What there is to know of a run of letters by itself, wherever it stands. */
export interface Word {
  /** Different for every word that is kept; 0 for one that is not, `noWord` for what is none. */
  readonly id: number;
  readonly key: string;
  /** The key and what it may be an inflection of. */
  readonly forms: readonly string[];
  /** A bit for each question that is asked of words, set where the answer is yes. */
  readonly answers: Answers;
  readonly moreAnswers: Answers;
}

/** What a question is answered from. */
type Spelling = Pick<Word, 'key' | 'forms'>;
type Answers = number;

const questions: ((word: Spelling) => boolean)[] = [];
/** So many fit into a number that costs no memory of its own. */
const answersInOne = 30;

/**
 * A question that is asked of nearly every word: answered when a word is first met, and a bit of it from then on, where a
 * pattern would cost a hundred times as much and a table would have to be fetched from memory. No number is any such word.
 */
export function question(ask: (word: Spelling) => boolean): (word: Word) => boolean {
  const place = questions.push(ask) - 1;
  if (place >= 2 * answersInOne) throw new Error('There is no bit left for another question.');
  // Words that were met before know nothing of it.
  if (kept.size > 0) forget();
  const bit = 1 << (place % answersInOne);
  return place < answersInOne
    ? ({ answers }) => (answers & bit) !== 0
    : ({ moreAnswers }) => (moreAnswers & bit) !== 0;
}

/** Whether the key of a word fits a pattern. */
export const keyFits = (pattern: RegExp): ReturnType<typeof question> =>
  question(({ key }) => pattern.test(key));

/** Whether the key of a word, or what it may be an inflection of, fits a pattern. */
export const formFits = (pattern: RegExp): ReturnType<typeof question> =>
  question(({ forms }) => forms.some((form) => pattern.test(form)));

/** Whether the key of a word stands in a list. */
export const keyIn = (list: ReadonlySet<string>): ReturnType<typeof question> =>
  question(({ key }) => list.has(key));

function answersTo(word: Spelling, from: number): Answers {
  return questions
    .slice(from, from + answersInOne)
    .reduce((bits, ask, at) => (ask(word) ? bits | (1 << at) : bits), 0);
}

const spelt = (id: number, key: string, forms: readonly string[]): Word => ({
  id,
  key,
  forms,
  answers: answersTo({ key, forms }, 0),
  moreAnswers: answersTo({ key, forms }, answersInOne),
});

/**
 * So many words are kept between drafts: mails are made of the same few thousand. The worker that keeps them ends with
 * the page; they are written nowhere.
 */
const mostKept = 1 << 15;
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
/** Where a word was found last by its hash, in one of two places side by side: spares nearly all look-ups in the map. */
const mostPlaces = mostKept * 2;
const table = places<Kept>(mostPlaces);
let lastId = 0;

function forget(): void {
  kept = new Map();
  table.fill(undefined);
}

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
  if (word.id > 0) remember(word, hash);
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
  if (word !== undefined) remember(word, hash);
  return word;
}

const placeOf = (hash: number): number => hash & (mostPlaces - 1);

function remember(word: Kept, hash: number): void {
  const place = placeOf(hash);
  table[table[place] === undefined ? place : place ^ 1] = word;
}

function seenAt(codes: Uint16Array, start: number, end: number, hash: number): Kept | undefined {
  const place = placeOf(hash);
  const known = table[place];
  if (known !== undefined && isWrittenAt(known, codes, start, end)) return known;
  const other = table[place ^ 1];
  return other !== undefined && isWrittenAt(other, codes, start, end) ? other : undefined;
}

function isWrittenAt({ written }: Kept, codes: Uint16Array, start: number, end: number): boolean {
  if (written.length !== end - start) return false;
  for (let at = 0; at < written.length; at++)
    if (written.charCodeAt(at) !== codes[start + at]) return false;
  return true;
}

/** Letters of their own: an engine keeps all of a text in memory for the sake of what is cut out of it. */
const copyOf = (cut: string): string => Array.from(cut).join('');

/** The word that is written so, in lower case: the same object each time while it is kept. */
export function wordOf(cut: string): Kept {
  const known = kept.get(cut);
  if (known !== undefined) return known;
  const written = copyOf(cut);
  const key = fold(written);
  const forms = inflectionsOf(key);
  if (written.length > longestKept) return { ...spelt(0, key, forms), written };
  return keep(written, key, forms);
}

function keep(written: string, key: string, forms: readonly string[]): Kept {
  if (kept.size === mostKept) kept = new Map();
  const word = { ...spelt(++lastId, key, forms), written };
  kept.set(written, word);
  return word;
}

/** A word that has no other form than its key, such as a placeholder: kept, since a text holds the same few many times. */
export function wordOfKey(cut: string): Word {
  const known = kept.get(cut);
  if (known !== undefined) return known;
  const key = copyOf(cut);
  return keep(key, key, [key]);
}

/** The word of a number or a link, of which nothing is asked. Never kept: a number may be somebody's. */
export function unkept(key: string): Word {
  return { id: noWord, key, forms: [key], answers: 0, moreAnswers: 0 };
}

/**
 * A reading of words that is done once for each word that is kept. The table has a fixed number of places and ids count
 * up, so that it forgets what `wordOf` has let go; a place taken by another word only costs a reading more.
 */
export function oncePerWord<T extends object | string | boolean>(
  read: (word: Word) => T,
): (word: Word) => T {
  // Of each word its value and, right beside it, whose it is: the two are fetched together.
  const cells = places<T | number>(mostKept * 2);
  return (word) => {
    if (word.id <= 0) return read(word);
    const place = (word.id % mostKept) * 2;
    const owner = cells[place + 1];
    // Only numbers are compared: an engine is several times slower at comparing anything with anything.
    const known = typeof owner === 'number' && owner === word.id ? cells[place] : undefined;
    if (known !== undefined && typeof known !== 'number') return known;
    const value = read(word);
    cells[place] = value;
    cells[place + 1] = word.id;
    return value;
  };
}

/** A value that is worked out when it is first asked for. */
export function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: read() }).value;
}
