import type { Found } from './detect/found.ts';
import type { Assessed, Persons } from './identify.ts';
import { isCategory } from './decide.ts';
import type { Part, PartKind } from './mail.ts';
import type { Mark } from './merge.ts';
import { fold } from './text.ts';
import type { Token } from './tokens.ts';
import { topics } from './topics.ts';

/** How many buckets the features are hashed into, as a power of two: so many that few features share one. */
export const bucketBits = 18;

/** A sentence as the learned scorer sees it. */
export interface Sentence {
  /** Offsets into `Text.plain`. */
  readonly start: number;
  readonly end: number;
  readonly part: PartKind | undefined;
  /** Holds a placeholder: what was there has been replaced, and what is left is not judged again. */
  readonly replaced: boolean;
  /** Buckets, each once. */
  readonly features: readonly number[];
}

interface Draft {
  readonly tokens: readonly Token[];
  readonly parts: readonly (Part | undefined)[];
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

/** The sentences of a draft with what speaks for and against their telling of a person's private matters. Linear. */
export function sentencesOf(draft: Draft): readonly Sentence[] {
  const { tokens, parts, assessed } = draft;
  const named = namedTokens(draft);
  const read = groupBySentence(tokens).map(({ from, to }) => ({
    from,
    to,
    words: tokens.slice(from, to).map((token, index) => wordOf(token, named.has(from + index))),
  }));
  const rulesIn = new Map<number, Assessed[]>();
  for (const candidate of assessed) {
    const others = rulesIn.get(candidate.sentence);
    if (others === undefined) rulesIn.set(candidate.sentence, [candidate]);
    else others.push(candidate);
  }
  return read.map(({ from, to, words }) => {
    const first = tokens[from];
    return {
      start: first?.start ?? 0,
      end: tokens[to - 1]?.end ?? 0,
      part: parts[from]?.kind,
      replaced: tokens.slice(from, to).some(({ kind }) => kind === 'placeholder'),
      features: once((add) => {
        addWords(add, words);
        for (const { rule, kind } of rulesIn.get(first?.sentence ?? -1) ?? []) {
          add(bucket(salt.rule, hash(rule)));
          add(bucket(salt.kind, hash(kind)));
        }
      }),
    };
  });
}

/** What the sentences of a draft bring to the draft as a whole; buckets, each once. */
export function draftFeatures(sentences: readonly Sentence[]): readonly number[] {
  return once((add) => {
    for (const { replaced, part, features } of sentences)
      if (!replaced && !isClosing(part)) for (const feature of features) add(feature);
  });
}

/** Who signs a mail and where that person sits say nothing about anybody's matters. */
const isClosing = (part: PartKind | undefined): boolean =>
  part === 'signature' || part === 'header' || part === 'sign-off';

/** What holds for a draft as a whole: who is in it, and what the rules make of it. Buckets, each once. */
export function draftFacts(
  { tokens, found }: Pick<Draft, 'tokens' | 'found'>,
  known: Persons,
  marks: readonly (Mark & { readonly doubt?: unknown })[],
): readonly number[] {
  const counts = { third: 0, second: 0, first: 0 };
  for (const { key } of tokens) {
    const person = personOf(key);
    if (person !== undefined) counts[person]++;
  }
  const categories = marks.filter(({ kind }) => isCategory(kind));
  const certain = categories.filter(({ doubt }) => doubt === undefined);
  const certainKinds = new Set(certain.map(({ kind }) => kind));
  const facts = [
    step(counts.third),
    step(counts.second),
    step(counts.first),
    step(found.filter(({ kind }) => kind === 'name').length),
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
  return [
    ...new Set([
      ...facts.map((value, place) => bucket(salt.fact, place * 8 + value)),
      ...categories.map(({ kind, doubt }) =>
        bucket(doubt === undefined ? salt.certain : salt.doubted, hash(kind)),
      ),
    ]),
  ];
}

type Add = (feature: number) => void;

/** When each bucket was last gathered: a stamp in a table that is kept costs less than a set for every sentence. */
const stamps = new Uint32Array(1 << bucketBits);
let stamp = 0;

/** Gathers buckets, each once. */
function once(fill: (add: Add) => void): readonly number[] {
  if (stamp === 0xffff_ffff) stamps.fill((stamp = 0));
  stamp++;
  const features: number[] = [];
  fill((feature) => {
    if (stamps[feature] === stamp) return;
    stamps[feature] = stamp;
    features.push(feature);
  });
  return features;
}

const aName = '@name';
const aNumber = '#';

type Grammatical = 'third' | 'second' | 'first';

/** What a word brings to its sentence. */
interface Word {
  readonly features: readonly number[];
  readonly topics: readonly number[];
  readonly person: Grammatical | 'name' | undefined;
}

const persons: ReadonlyMap<string, Grammatical> = new Map([
  ...['han', 'hun', 'ham', 'hende', 'hans', 'hendes'].map((word) => [word, 'third'] as const),
  ...['du', 'dig', 'din', 'dit', 'dine'].map((word) => [word, 'second'] as const),
  ...['jeg', 'mig', 'min', 'mit', 'mine'].map((word) => [word, 'first'] as const),
]);

const personOf = (key: string): Grammatical | undefined => persons.get(key);

/** Words are few and drafts are many: what a word brings is worked out once, for as many words as are worth keeping. */
const knownWords = new Map<string, Word>();
const mostKnownWords = 20_000;

function wordOf(token: Token, isName: boolean): Word {
  const key = isName ? aName : token.kind === 'number' ? aNumber : token.key;
  let word = knownWords.get(key);
  if (word === undefined) {
    word = readWord(key, isName || token.kind !== 'word' ? [] : token.forms);
    if (knownWords.size >= mostKnownWords) knownWords.clear();
    knownWords.set(key, word);
  }
  return word;
}

function readWord(key: string, forms: readonly string[]): Word {
  const person = key === aName ? 'name' : personOf(key);
  const features = [bucket(salt.word, hash(key))];
  if (forms.length > 0 && key.length >= shortestForGrams) features.push(...gramsOf(`^${key}$`));
  if (person !== undefined) features.push(bucket(salt.pronoun, hash(person)));
  return { features, topics: topicsOf(key, forms), person };
}

function gramsOf(framed: string): readonly number[] {
  return Array.from({ length: Math.max(0, framed.length - gramLength + 1) }, (_, at) =>
    bucket(salt.letters, hash(framed.slice(at, at + gramLength))),
  );
}

function addWords(add: Add, words: readonly Word[]): void {
  const about = new Set<number>();
  const who = new Set<string>();
  for (const word of words) {
    for (const feature of word.features) add(feature);
    for (const topic of word.topics) about.add(topic);
    if (word.person !== undefined) who.add(word.person);
  }
  if (who.size === 0) who.add('nobody');
  for (const topic of about) {
    add(bucket(salt.topic, topic));
    for (const person of who) add(bucket(salt.topicOf, topic * 31 + hash(person)));
  }
}

let topicsByWord: ReadonlyMap<string, readonly number[]> | undefined;

function wordTopics(): ReadonlyMap<string, readonly number[]> {
  if (topicsByWord !== undefined) return topicsByWord;
  const byWord = new Map<string, number[]>();
  for (const [topic, { words }] of topics.entries())
    for (const word of words.split(' ')) {
      const key = fold(word);
      const others = byWord.get(key);
      if (others === undefined) byWord.set(key, [topic]);
      else others.push(topic);
    }
  return (topicsByWord = byWord);
}

const shortestCompound = 8;
const shortestHead = 5;
const shortestTail = 4;

/** The topics of a word; of a compound that is not listed, those of its last part and, told apart, of its first. */
function topicsOf(key: string, forms: readonly string[]): readonly number[] {
  const known = wordTopics();
  const listed = forms.flatMap((form) => known.get(form) ?? []);
  if (listed.length > 0 || key.length < shortestCompound) return [...new Set(listed)];
  const parts: number[] = [];
  for (let end = key.length - 2; end >= shortestHead; end--) {
    const head = known.get(key.slice(0, end));
    if (head === undefined) continue;
    parts.push(...head.map((topic) => topic + topics.length));
    break;
  }
  for (let start = shortestTail; start <= key.length - shortestTail; start++) {
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

function namedTokens({ tokens, found }: Draft): ReadonlySet<number> {
  const named = new Set<number>();
  const names = found.filter(({ kind }) => kind === 'name').sort((a, b) => a.start - b.start);
  let next = 0;
  for (const [index, token] of tokens.entries()) {
    while ((names[next]?.end ?? Infinity) <= token.start) next++;
    if ((names[next]?.start ?? Infinity) <= token.start) named.add(index);
  }
  return named;
}

function groupBySentence(
  tokens: readonly Token[],
): readonly { readonly from: number; readonly to: number }[] {
  const groups: { from: number; to: number }[] = [];
  for (const [index, token] of tokens.entries()) {
    const last = groups.at(-1);
    if (last !== undefined && tokens[last.from]?.sentence === token.sentence) last.to = index + 1;
    else groups.push({ from: index, to: index + 1 });
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

/** Mixes the kind of a feature with its value and takes the upper bits, which depend on all of them. */
function bucket(kind: number, value: number): number {
  let mixed = Math.imul(value ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> (32 - bucketBits);
}
