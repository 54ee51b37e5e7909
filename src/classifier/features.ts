import type { Found } from './detect/found.ts';
import { gatherer, marksBelow } from './gather.ts';
import type { Assessed, Persons } from './identify.ts';
import { isCategory } from './decide.ts';
import type { Part, PartKind } from './mail.ts';
import type { Mark } from './merge.ts';
import { nth } from './nth.ts';
import { fold } from './text.ts';
import type { Token } from './tokens.ts';
import { topics } from './topics.ts';
import type { Span } from './types.ts';
import { once, oncePerWord, question } from './words.ts';

/** How many buckets the features are hashed into, as a power of two. Some features share one (docs/decisions/0006). */
export const bucketBits = 15;

/** A sentence as the learned scorer sees it. */
export interface Sentence {
  /** Indexes of its tokens, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Offsets into `Text.plain`. */
  readonly start: number;
  readonly end: number;
  readonly part: PartKind | undefined;
  /** Holds a placeholder: what was there has been replaced, and what is left is not judged again. */
  readonly replaced: boolean;
}

interface Draft {
  readonly tokens: readonly Token[];
  readonly parts: readonly (Part | undefined)[];
  /** In order of start. */
  readonly found: readonly Found[];
  readonly assessed: readonly Assessed[];
}

/** Tells features of different kinds apart; the value itself means nothing. */
const salt = {
  word: 1,
  letters: 2,
  pronoun: 3,
  topic: 4,
  topicOf: 5,
  rule: 6,
  kind: 7,
  fact: 8,
  certain: 9,
  doubted: 10,
} as const;

const gramLength = 4;
const shortestForGrams = 5;

/** The sentences of a draft. Linear. */
export function sentencesOf({
  tokens,
  parts,
}: Pick<Draft, 'tokens' | 'parts'>): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let to = 1; to <= tokens.length; to++) {
    if (to < tokens.length && tokens[to]?.sentence === tokens[from]?.sentence) continue;
    sentences.push({
      from,
      to,
      start: tokens[from]?.start ?? 0,
      end: nth(tokens, to - 1)?.end ?? 0,
      part: parts[from]?.kind,
      replaced: hasPlaceholder(tokens, from, to),
    });
    from = to;
  }
  return sentences;
}

/** What sentences say that speaks for and against their telling of a person's private matters. */
export interface Said {
  /** Each once, however often it is said: what several words bring adds up. */
  readonly words: readonly SaidWord[];
  /** What words bring together, and the rules that found something: buckets, each once. */
  readonly buckets: readonly number[];
  /** How much all that is. */
  readonly count: number;
}

export const nothingSaid: Said = { words: [], buckets: [], count: 0 };

/** Reads what sentences say together. Linear. */
export type SaidReader = (sentences: readonly Sentence[]) => Said;

/** A reader of the sentences of one draft, or of how they begin, which reads each whole one once. */
export function saidReader({ tokens, found, assessed }: Omit<Draft, 'parts'>): SaidReader {
  const isNamed = namedTokens({ tokens, found });
  const rulesIn: (Assessed[] | undefined)[] = [];
  for (const candidate of assessed) (rulesIn[candidate.sentence] ??= []).push(candidate);
  const known: (Said | undefined)[] = [];
  const read = ({ from, to }: Sentence): Said => {
    const sentence = tokens[from]?.sentence ?? 0;
    // Few drafts are asked for a clause of a sentence, so only what a whole one says is kept.
    const isWhole = tokens[to]?.sentence !== sentence;
    let said = isWhole ? known[sentence] : undefined;
    if (said === undefined) {
      addWords(tokens, isNamed, from, to);
      for (const candidate of rulesIn[sentence] ?? none) {
        if (candidate.from >= to) continue;
        gathered.add(bucket(salt.rule, hashOf(candidate.rule)));
        gathered.add(bucket(salt.kind, hashOf(candidate.kind)));
      }
      said = takeSaid();
      if (isWhole) known[sentence] = said;
    }
    return said;
  };
  return (sentences) => {
    const [only] = sentences;
    if (only !== undefined && sentences.length === 1) return read(only);
    for (const { words, buckets } of sentences.map(read)) {
      for (let at = 0; at < words.length; at++) addWord(words[at]);
      for (let at = 0; at < buckets.length; at++) gathered.add(buckets[at] ?? 0);
    }
    return takeSaid();
  };
}

/**
 * Whether a sentence brings anything to the draft as a whole: who signs a mail and where that person sits say nothing about
 * anybody's matters, and what has been replaced says nothing any more.
 */
export const isSaid = ({ part, replaced }: Sentence): boolean =>
  !replaced && part !== 'signature' && part !== 'header' && part !== 'sign-off';

const none: readonly never[] = [];
const gathered = gatherer(1 << bucketBits);

const isSaidAlready = marksBelow(1 << bucketBits);
/** Never emptied, so that they seldom have to grow; what is taken of them is as long as it must be. */
const words: SaidWord[] = [];
const about: number[] = [];
let wordCount = 0;
let brought = 0;

function addWord(word: SaidWord | undefined): void {
  if (word === undefined || word.own < 0 || isSaidAlready.has(word.own)) return;
  isSaidAlready.set(word.own);
  words[wordCount++] = word;
  brought += word.count;
}

function takeSaid(): Said {
  const buckets = gathered.take();
  const said = { words: words.slice(0, wordCount), buckets, count: brought + buckets.length };
  wordCount = 0;
  brought = 0;
  isSaidAlready.clear();
  return said;
}

function hasPlaceholder(tokens: readonly Token[], from: number, to: number): boolean {
  for (let index = from; index < to; index++)
    if (tokens[index]?.kind === 'placeholder') return true;
  return false;
}

/** What a word brings to what is said. */
export interface SaidWord {
  /** Its own bucket: of two words with the same one, what comes first counts. -1 where there is nothing to say. */
  readonly own: number;
  /** Those of its letters, its topics and itself. */
  readonly buckets: readonly number[];
  readonly count: number;
  readonly topics: readonly number[];
  /** Of which person it speaks: a bit of its own for each, as in `personOrder`; 0 for none. */
  readonly who: number;
  /** What the model that was asked last makes of it: here and not beside it, since it is wanted each time. */
  weighed: WeighedWord | undefined;
}

/** All that a word weighs together. */
export interface WeighedWord {
  readonly by: object;
  readonly draft: number;
  /** The place of a label and what the word weighs for it, in turns. */
  readonly categories: readonly number[];
}

/** A word where it stands. */
export interface PlacedWord extends Span {
  readonly word: SaidWord;
}

/**
 * The words of a sentence that can say something by themselves, one by one: short ones stand in every mail. What words
 * bring together, such as whom a topic is about, is left out.
 */
export function wordsIn(tokens: readonly Token[], { from, to }: Sentence): readonly PlacedWord[] {
  return tokens
    .slice(from, to)
    .filter(({ kind, key }) => kind === 'word' && key.length >= shortestForGrams)
    .map((token) => ({ start: token.start, end: token.end, word: wordOf(token, false) }));
}

type Spoken = Readonly<Record<'third' | 'second' | 'first', number>>;

/** How often persons are spoken of, to and as oneself. Linear. */
export function spokenIn(tokens: readonly Token[]): Spoken {
  let [third, second, first] = [0, 0, 0];
  for (let index = 0; index < tokens.length; index++) {
    const person = personOf(tokens[index]);
    if (person === 'third') third++;
    else if (person === 'second') second++;
    else if (person === 'first') first++;
  }
  return { third, second, first };
}

/** What holds for a draft as a whole: who is in it, and what the rules make of it. Buckets, each once. */
export function draftFacts(
  { tokens, found }: Pick<Draft, 'tokens' | 'found'>,
  counts: Spoken,
  known: Persons,
  marks: readonly (Mark & { readonly doubt?: unknown })[],
): readonly number[] {
  let names = 0;
  for (let index = 0; index < found.length; index++) if (found[index]?.kind === 'name') names++;
  const categories = marks.filter(({ kind }) => isCategory(kind));
  const certain = categories.filter(({ doubt }) => doubt === undefined);
  const certainKinds = new Set(certain.map(({ kind }) => kind));
  const facts = [
    step(counts.third),
    step(counts.second),
    step(counts.first),
    step(names),
    step(known.told),
    step(Math.floor(tokens.length / 40)),
    Number(known.spokenOf),
    Number(known.greeted),
    Number(known.signed),
    Number(known.identified),
    Number(known.related),
    step(certain.length),
    step(categories.length - certain.length),
    step(certainKinds.size),
  ];
  for (let place = 0; place < facts.length; place++)
    gathered.add(bucket(salt.fact, place * 8 + (facts[place] ?? 0)));
  for (const { kind, doubt } of categories)
    gathered.add(bucket(doubt === undefined ? salt.certain : salt.doubted, hashOf(kind)));
  return gathered.take();
}

const aName = '@name';
const aNumber = '#';

type Grammatical = 'third' | 'second' | 'first' | 'name';
const personOrder: readonly Grammatical[] = ['third', 'second', 'first', 'name'];

const persons: ReadonlyMap<string, Grammatical> = new Map([
  ...['han', 'hun', 'ham', 'hende', 'hans', 'hendes'].map((word) => [word, 'third'] as const),
  ...['du', 'dig', 'din', 'dit', 'dine'].map((word) => [word, 'second'] as const),
  ...['jeg', 'mig', 'min', 'mit', 'mine'].map((word) => [word, 'first'] as const),
  [aName, 'name'],
]);

const isPronoun = question(({ key }) => persons.has(key));
const wordOnce = oncePerWord(({ key, forms }) => readWord(key, forms));
const nameWord = once(() => readWord(aName));
const numberWord = once(() => readWord(aNumber));

function wordOf({ kind, key, word }: Token, isName: boolean): SaidWord {
  if (isName) return nameWord();
  if (kind === 'number') return numberWord();
  return kind === 'word' ? wordOnce(word) : readWord(key);
}

/** As `wordOf`, for a token that is no name, without reading the rest of links and placeholders, which are not kept. */
function personOf(token: Token | undefined): Grammatical | undefined {
  if (token?.kind !== 'link' && !(token?.kind === 'word' && isPronoun(token.word)))
    return undefined;
  return persons.get(token.key);
}

function readWord(key: string, forms: readonly string[] = none): SaidWord {
  const person = persons.get(key);
  const topics = topicsOf(key, forms);
  // An accent by itself says nothing.
  const own = key === '' ? -1 : bucket(salt.word, hash(key));
  const buckets = key === '' ? [] : [own];
  if (forms.length > 0 && key.length >= shortestForGrams) buckets.push(...gramsOf(`^${key}$`));
  if (person !== undefined) buckets.push(bucket(salt.pronoun, hash(person)));
  buckets.push(...topics.map((topic) => bucket(salt.topic, topic)));
  return {
    own,
    buckets,
    count: buckets.length,
    topics: topics.length === 0 ? none : topics,
    who: person === undefined ? 0 : 1 << personOrder.indexOf(person),
    weighed: undefined,
  };
}

function gramsOf(framed: string): readonly number[] {
  return Array.from({ length: Math.max(0, framed.length - gramLength + 1) }, (_, at) =>
    bucket(salt.letters, hash(framed.slice(at, at + gramLength))),
  );
}

/** Gathers what the words of a sentence bring, and which topics they bring to whom. */
function addWords(
  tokens: readonly Token[],
  isNamed: readonly boolean[],
  from: number,
  to: number,
): void {
  let topicCount = 0;
  let who = 0;
  // Index loops: the iterators of for-of were a quarter of all that a draft allocates.
  for (let index = from; index < to; index++) {
    const token = tokens[index];
    if (token === undefined) continue;
    const word = wordOf(token, isNamed[index] === true);
    const { topics } = word;
    addWord(word);
    for (let at = 0; at < topics.length; at++) about[topicCount++] = topics[at] ?? 0;
    who |= word.who;
  }
  for (let at = 0; at < topicCount; at++) {
    const topic = about[at] ?? 0;
    if (who === 0) gathered.add(bucket(salt.topicOf, topic * 8));
    for (let person = 0; person < personOrder.length; person++)
      if ((who & (1 << person)) !== 0) gathered.add(bucket(salt.topicOf, topic * 8 + person + 1));
  }
}

const topicsByWord = once((): ReadonlyMap<string, readonly number[]> => {
  const byWord = new Map<string, number[]>();
  for (const [topic, { words }] of topics.entries())
    for (const word of words.split(' ')) {
      const key = fold(word);
      const others = byWord.get(key);
      if (others === undefined) byWord.set(key, [topic]);
      else others.push(topic);
    }
  return byWord;
});

/** No longer beginning or end of a word is a topic's: a link can be thousands of letters long. */
const longestOfTopics = once(() =>
  [...topicsByWord().keys()].reduce((most, { length }) => Math.max(most, length), 0),
);

const shortestCompound = 8;
const shortestHead = 5;
const shortestTail = 4;

/** The topics of a word; of a compound that is not listed, those of its last part and, told apart, of its first. */
function topicsOf(key: string, forms: readonly string[]): readonly number[] {
  const known = topicsByWord();
  const listed = forms.flatMap((form) => known.get(form) ?? []);
  if (listed.length > 0 || key.length < shortestCompound) return [...new Set(listed)];
  const longest = longestOfTopics();
  const parts: number[] = [];
  for (let end = Math.min(longest, key.length - 2); end >= shortestHead; end--) {
    const head = known.get(key.slice(0, end));
    if (head === undefined) continue;
    parts.push(...head.map((topic) => topic + topics.length));
    break;
  }
  const earliest = Math.max(shortestTail, key.length - longest);
  for (let start = earliest; start <= key.length - shortestTail; start++) {
    const tail = known.get(key.slice(start));
    if (tail === undefined) continue;
    parts.push(...tail);
    break;
  }
  return [...new Set(parts)];
}

/** 0, 1, a few, many. */
function step(count: number): number {
  return count < 2 ? count : count < 4 ? 2 : 3;
}

/** For each token whether it is part of a name; empty where nobody is named. */
function namedTokens({ tokens, found }: Pick<Draft, 'tokens' | 'found'>): readonly boolean[] {
  if (!found.some(({ kind }) => kind === 'name')) return none;
  const isNamed = tokens.map(() => false);
  let index = 0;
  for (const { kind, start, end } of found) {
    if (kind !== 'name') continue;
    while (index < tokens.length && (tokens[index]?.start ?? 0) < start) index++;
    while (index < tokens.length && (tokens[index]?.start ?? 0) < end) isNamed[index++] = true;
  }
  return isNamed;
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
