import type { Found } from './detect/found.ts';
import type { Assessed, Persons } from './identify.ts';
import type { Part, PartKind } from './mail.ts';
import type { Token } from './tokens.ts';

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
  /** Buckets, each once. */
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
  const words = new Map<string, Word>();
  const wordOf = (token: Token, index: number): Word => {
    const key = named.has(index) ? aName : token.kind === 'number' ? aNumber : token.key;
    let word = words.get(key);
    if (word === undefined) {
      word = readWord(key, key === token.key ? token : undefined);
      words.set(key, word);
    }
    return word;
  };
  const whole = draftFeatures(draft);
  const groups = groupBySentence(tokens);
  const candidates = new Map<number, Assessed[]>();
  for (const candidate of assessed) {
    const others = candidates.get(candidate.sentence);
    if (others === undefined) candidates.set(candidate.sentence, [candidate]);
    else others.push(candidate);
  }
  const read = groups.map(({ from, to }) => ({
    words: tokens.slice(from, to).map((token, index) => wordOf(token, from + index)),
    candidates: candidates.get(tokens[from]?.sentence ?? -1) ?? [],
  }));
  const collect = collector();
  return groups.map(({ from, to }, place) => {
    const part = parts[from]?.kind;
    const features = collect((add) => {
      for (const feature of whole) add(feature);
      add(bucket(salt.part, hash(part ?? '')));
      const own = read[place];
      if (own !== undefined) addSentence(add, own);
      for (const near of [read[place - 1], read[place + 1]]) {
        if (near === undefined) continue;
        for (const word of near.words) add(word.near);
        if (near.candidates.length > 0) add(bucket(salt.nearFound, 0));
        if (near.words.some(({ person }) => person === 'third')) add(bucket(salt.nearPronoun, 0));
      }
    });
    return {
      start: tokens[from]?.start ?? 0,
      end: tokens[to - 1]?.end ?? 0,
      part,
      replaced: tokens.slice(from, to).some(({ kind }) => kind === 'placeholder'),
      features,
    };
  });
}

/** Gathers buckets, each once: a stamp in a table costs less than a set. */
function collector(): (fill: (add: (feature: number) => void) => void) => readonly number[] {
  const stamps = new Uint32Array(1 << bucketBits);
  let stamp = 0;
  return (fill) => {
    const features: number[] = [];
    stamp++;
    fill((feature) => {
      if (stamps[feature] === stamp) return;
      stamps[feature] = stamp;
      features.push(feature);
    });
    return features;
  };
}

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

function readWord(key: string, token: Token | undefined): Word {
  const value = hash(key);
  const person = Object.hasOwn(persons, key) ? persons[key] : undefined;
  const own = [bucket(salt.word, value)];
  if (token?.kind === 'word') {
    own.push(...token.forms.map((form) => bucket(salt.form, hash(form))));
    if (key.length >= shortestForGrams) own.push(...gramsOf(`^${key}$`));
  }
  if (person !== undefined) own.push(bucket(salt.pronoun, hash(person)));
  if (key === aName) own.push(bucket(salt.pronoun, 1));
  return { hash: value, own, near: bucket(salt.near, value), person };
}

function gramsOf(framed: string): readonly number[] {
  return Array.from({ length: Math.max(0, framed.length - gramLength + 1) }, (_, at) =>
    bucket(salt.letters, hash(framed.slice(at, at + gramLength))),
  );
}

function addSentence(
  add: (feature: number) => void,
  {
    words,
    candidates,
  }: { readonly words: readonly Word[]; readonly candidates: readonly Assessed[] },
): void {
  for (const [index, word] of words.entries()) {
    for (const feature of word.own) add(feature);
    const before = words[index - 1];
    if (before !== undefined) add(bucket(salt.pair, Math.imul(before.hash, 31) ^ word.hash));
  }
  for (const { rule, kind, strength, score, about, countered, links } of candidates) {
    add(bucket(salt.rule, hash(rule)));
    add(bucket(salt.kind, hash(kind)));
    add(bucket(salt.strength, hash(strength) + Math.round(score * 5)));
    add(bucket(salt.about, (score >= 0.6 ? 16 : 0) + Math.round(about * 5)));
    if (countered) add(bucket(salt.countered, 0));
    for (const link of links) add(bucket(salt.link, hash(link)));
  }
  if (candidates.length > 0 && words.some(({ person }) => person === 'third'))
    add(bucket(salt.pronoun, 2));
  add(bucket(salt.found, step(candidates.length)));
  add(bucket(salt.length, step(Math.floor(words.length / 5))));
}

/** What holds for the draft as a whole, the same in each of its sentences. */
function draftFeatures({ tokens, found, persons: known }: Draft): readonly number[] {
  const counts = { third: 0, second: 0, first: 0 };
  for (const { key } of tokens) {
    const person = Object.hasOwn(persons, key) ? persons[key] : undefined;
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
