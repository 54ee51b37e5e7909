import type { Found } from './detect/found.ts';
import { gatherer } from './gather.ts';
import type { Assessed, Persons } from './identify.ts';
import type { Part, PartKind } from './mail.ts';
import type { Token } from './tokens.ts';
import { oncePerWord } from './words.ts';

/** How many buckets the features are hashed into, as a power of two; the model has one weight for each. */
export const bucketBits = 13;

/** A sentence as the learned scorer sees it. */
export interface Sentence {
  /** Offsets into `Text.plain`. */
  readonly start: number;
  readonly end: number;
  readonly part: PartKind | undefined;
  /** Holds a placeholder: what was there has been replaced, and what is left is not judged again. */
  readonly replaced: boolean;
  /** Buckets, each once; none where `replaced` holds. */
  readonly features: readonly number[];
}

interface Draft {
  readonly tokens: readonly Token[];
  readonly parts: readonly (Part | undefined)[];
  readonly found: readonly Found[];
  readonly assessed: readonly Assessed[];
  readonly persons: Persons;
}

/** Tells features of different kinds apart; the value itself means nothing. */
const salt = {
  word: 1,
  pair: 2,
  form: 3,
  letters: 4,
  near: 5,
  part: 6,
  length: 7,
  rule: 8,
  kind: 9,
  strength: 10,
  about: 11,
  link: 12,
  countered: 13,
  found: 14,
  pronoun: 15,
  draft: 16,
  nearFound: 17,
  nearPronoun: 18,
} as const;

const gramLength = 4;
const shortestForGrams = 5;

/** The sentences of a draft with what speaks for and against their telling of a person's private matters. Linear. */
export function sentencesOf(draft: Draft): readonly Sentence[] {
  const { tokens, parts, assessed } = draft;
  const named = namedTokens(draft);
  const whole = draftFeatures(draft);
  const groups = groupBySentence(tokens);
  const candidates = new Map<number, Assessed[]>();
  for (const candidate of assessed) {
    const others = candidates.get(candidate.sentence);
    if (others === undefined) candidates.set(candidate.sentence, [candidate]);
    else others.push(candidate);
  }
  const read = groups.map(({ from, to }): Read => {
    const words: Word[] = [];
    let third = false;
    for (let index = from; index < to; index++) {
      const token = tokens[index];
      if (token === undefined) continue;
      const word = wordOf(token, named.has(index));
      if (word.person === 'third') third = true;
      words.push(word);
    }
    return { words, third, candidates: candidates.get(tokens[from]?.sentence ?? -1) ?? none };
  });
  return groups.map(({ from, to }, place): Sentence => {
    const part = parts[from]?.kind;
    const own = read[place];
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? 0;
    if (own === undefined || hasPlaceholder(tokens, from, to))
      return { start, end, part, replaced: true, features: none };
    const { add } = gathered;
    for (let index = 0; index < whole.length; index++) add(whole[index] ?? 0);
    add(bucket(salt.part, hashOf(part ?? '')));
    addSentence(add, own);
    addNear(add, read[place - 1]);
    addNear(add, read[place + 1]);
    return { start, end, part, replaced: false, features: gathered.take() };
  });
}

/** A sentence with what is known of its words. */
interface Read {
  readonly words: readonly Word[];
  readonly candidates: readonly Assessed[];
  /** Somebody is spoken of: "han", "hende". */
  readonly third: boolean;
}

const none: readonly never[] = [];

function addNear(add: (feature: number) => void, near: Read | undefined): void {
  if (near === undefined) return;
  const { words, candidates } = near;
  for (let index = 0; index < words.length; index++) add(words[index]?.near ?? 0);
  if (candidates.length > 0) add(bucket(salt.nearFound, 0));
  if (near.third) add(bucket(salt.nearPronoun, 0));
}

function hasPlaceholder(tokens: readonly Token[], from: number, to: number): boolean {
  for (let index = from; index < to; index++)
    if (tokens[index]?.kind === 'placeholder') return true;
  return false;
}

const gathered = gatherer(1 << bucketBits);

const aName = '@name';
const aNumber = '#';

/** What a word brings to its own sentence and to those beside it; worked out once for all its places in a draft. */
interface Word {
  readonly hash: number;
  readonly own: readonly number[];
  readonly near: number;
  readonly person: 'third' | 'second' | 'first' | undefined;
}

const persons: Readonly<Record<string, Word['person']>> = Object.fromEntries([
  ...['han', 'hun', 'ham', 'hende', 'hans', 'hendes'].map((word) => [word, 'third']),
  ...['du', 'dig', 'din', 'dit', 'dine'].map((word) => [word, 'second']),
  ...['jeg', 'mig', 'min', 'mit', 'mine'].map((word) => [word, 'first']),
]) as Readonly<Record<string, Word['person']>>;

const wordOnce = oncePerWord(({ key, forms }) => readWord(key, forms));

const placeholderOnce = oncePerWord(({ key }) => readWord(key));

function wordOf({ kind, key, word }: Token, isName: boolean): Word {
  if (isName) return nameWord;
  if (kind === 'number') return numberWord;
  if (kind === 'placeholder') return placeholderOnce(word);
  return kind === 'word' ? wordOnce(word) : readWord(key);
}

function readWord(key: string, forms?: readonly string[]): Word {
  const value = hash(key);
  const person = Object.hasOwn(persons, key) ? persons[key] : undefined;
  const own = [bucket(salt.word, value)];
  if (forms !== undefined) {
    own.push(...forms.map((form) => bucket(salt.form, hash(form))));
    if (key.length >= shortestForGrams) own.push(...gramsOf(`^${key}$`));
  }
  if (person !== undefined) own.push(bucket(salt.pronoun, hash(person)));
  if (key === aName) own.push(bucket(salt.pronoun, 1));
  return { hash: value, own, near: bucket(salt.near, value), person };
}

const nameWord = readWord(aName);
const numberWord = readWord(aNumber);

function gramsOf(framed: string): readonly number[] {
  return Array.from({ length: Math.max(0, framed.length - gramLength + 1) }, (_, at) =>
    bucket(salt.letters, hash(framed.slice(at, at + gramLength))),
  );
}

function addSentence(add: (feature: number) => void, { words, candidates, third }: Read): void {
  let before: Word | undefined;
  // Index loops here and above: the iterators of for-of were a quarter of all that a draft allocates.
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) continue;
    for (let at = 0; at < word.own.length; at++) add(word.own[at] ?? 0);
    if (before !== undefined) add(bucket(salt.pair, Math.imul(before.hash, 31) ^ word.hash));
    before = word;
  }
  for (const { rule, kind, strength, score, about, countered, links } of candidates) {
    add(bucket(salt.rule, hashOf(rule)));
    add(bucket(salt.kind, hashOf(kind)));
    add(bucket(salt.strength, hashOf(strength) + Math.round(score * 5)));
    add(bucket(salt.about, (score >= 0.6 ? 16 : 0) + Math.round(about * 5)));
    if (countered) add(bucket(salt.countered, 0));
    for (const link of links) add(bucket(salt.link, hashOf(link)));
  }
  if (candidates.length > 0 && third) add(bucket(salt.pronoun, 2));
  add(bucket(salt.found, step(candidates.length)));
  add(bucket(salt.length, step(Math.floor(words.length / 5))));
}

/** What holds for the draft as a whole, the same in each of its sentences. */
function draftFeatures({ tokens, found, persons: known }: Draft): readonly number[] {
  const counts = { third: 0, second: 0, first: 0 };
  for (const token of tokens) {
    const { person } = wordOf(token, false);
    if (person !== undefined) counts[person]++;
  }
  const facts = [
    step(counts.third),
    step(counts.second),
    step(counts.first),
    step(found.filter(({ kind }) => kind === 'name').length),
    step(known.told),
    step(Math.floor(tokens.length / 40)),
    known.spokenOf ? 1 : 0,
    known.greeted ? 1 : 0,
    known.signed ? 1 : 0,
    known.identified ? 1 : 0,
  ];
  return facts.map((value, place) => bucket(salt.draft, place * 8 + value));
}

/** 0, 1, a few, many. */
function step(count: number): number {
  return count < 2 ? count : count < 4 ? 2 : 3;
}

function namedTokens({ tokens, found }: Draft): ReadonlySet<number> {
  const named = new Set<number>();
  const names = found.filter(({ kind }) => kind === 'name').sort((a, b) => a.start - b.start);
  let index = 0;
  for (const { start, end } of names) {
    while (index < tokens.length && (tokens[index]?.start ?? 0) < start) index++;
    while (index < tokens.length && (tokens[index]?.start ?? 0) < end) named.add(index++);
  }
  return named;
}

function groupBySentence(
  tokens: readonly Token[],
): readonly { readonly from: number; readonly to: number }[] {
  const groups: { from: number; to: number }[] = [];
  let from = 0;
  for (let to = 1; to <= tokens.length; to++) {
    if (to < tokens.length && tokens[to]?.sentence === tokens[from]?.sentence) continue;
    groups.push({ from, to });
    from = to;
  }
  return groups;
}

/** FNV-1a over UTF-16 units: short, and the same everywhere. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}

const hashes = new Map<string, number>();

/** The hash of one of the engine's own names, of which there are few. */
function hashOf(name: string): number {
  let value = hashes.get(name);
  if (value === undefined) {
    value = hash(name);
    hashes.set(name, value);
  }
  return value;
}

/** Mixes the kind of a feature with its value and takes the upper bits, which depend on all of them. */
function bucket(kind: number, value: number): number {
  let mixed = Math.imul(value ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> (32 - bucketBits);
}
