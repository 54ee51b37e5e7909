import { nth } from './nth.ts';
import { bareFolds, fold, normalise } from './text.ts';
import { tokenise, type Token } from './tokens.ts';
import { marksBelow, type Marks } from './gather.ts';
import { keyFits, noWord, oncePerWord, unkept, type Word } from './words.ts';
import type { Rule } from './rules/rule.ts';
import type { Category } from './types.ts';

/** A place where a rule applies. Offsets into `Text.plain`; `from` and `to` are token indexes, `to` exclusive. */
export interface Candidate {
  readonly kind: Category;
  readonly rule: string;
  readonly isStrong: boolean;
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  /** 0 to 1. Weak rules stay below strong ones however many cues they have. */
  readonly score: number;
  /** A counter-cue stands in the same sentence: the passage may be general talk or mean something else. */
  readonly countered: boolean;
  /** The token with which the next clause begins, behind which nothing speaks of a strong rule's find any more. */
  readonly clauseEnd: number;
}

/** Below this a candidate is no finding; only weak rules get there. */
const leastScore = 0.3;

const scores = {
  strong: 0.85,
  weak: 0.45,
  cue: 0.1,
  weakCue: 0.2,
  company: 0.1,
  counterStrong: -0.35,
  counterWeak: -0.3,
  /** Found by a spelling that the rule does not list: without æ, ø, å, or one letter wrong. */
  misspelt: -0.1,
};

/** How far from a finding its cues may stand, in tokens: bounds the cost of one endless sentence. */
const cueReach = 25;
const gapWords = 3;
const leastTypoLetters = 8;
const bareLetters = 5;
/** Each half of a word that is wrongly written in two. */
const leastPart = 3;

/** Words of every mail: a phrase that hangs on one of them would be tried at every other word. */
const commonWords = new Set(
  (
    'ikke paa har gaar din dit dine bliver faar igen med noget nogen vaere blive have han hun hans hendes hende ham den ' +
    'det der som til fra for men kan skal vil var blev jeg mig min mit mine mere meget flere ogsaa eller efter siden ' +
    'hej kaere samme hele alle altid aldrig laengere kommer kommet komme kom over under uden inden mellem tilbage hjem ' +
    'bruger giver tager fik gik siger sagt vores jeres deres sige goere gjort blevet vaeret havde ville skulle kunne'
  ).split(' '),
);

/** Small words of phrases as they are typed in haste or in a neighbour's language, after the word they stand for. */
const hasty = new Map(
  (
    'ikke ik ikk ikkje inte,kan ka,have ha,tage ta,tager tar,giver gir,bliver blir bli blier,blev ble,siger sir,' +
    'skal ska,skulle sku,kunne ku,mig mej mae,dig dej,har hae,til te,med m me,var va,er e,jeg jg,maaned mdr md mnd,' +
    'faaet faet,naar nar,paa pa,uden u,hvad hva,ingen ingn,gaar gar,maa ma'
  )
    .split(',')
    .flatMap((entry) => {
      const [meant = '', ...written] = entry.split(' ');
      return written.map((word) => [word, meant] as const);
    }),
);

/** How seldom a word is met, roughly: by its length. */
function rarity(word: string): number {
  return commonWords.has(word) ? 1 : word.length;
}

interface Part {
  /** `any` stands for one of `words`; `number` for an amount; `gap` for up to three words. */
  readonly kind: 'any' | 'number' | 'gap';
  readonly words: ReadonlySet<string>;
  /** The same for parts with the same words; -1 for a number and a gap. */
  readonly id: number;
}

interface Phrase {
  readonly rule: number;
  readonly parts: readonly Part[];
  readonly anchor: number;
  /** Id of another part, the rarest, without which the phrase need not be tried; -1 when there is none. */
  readonly check: number;
}

export interface Term {
  readonly rule: number;
  readonly key: string;
  readonly misspelt: boolean;
}

/** A word that may be written in two: of a term the whole rest must follow, of a stem a word that begins with it. */
interface Split extends Term {
  readonly isStem: boolean;
}

interface CompiledRule {
  readonly id: string;
  readonly category: Category;
  readonly isStrong: boolean;
  readonly except: ReadonlySet<string>;
  readonly exceptPhrases: readonly (readonly string[])[];
  /** Words in the longest of them. */
  readonly longestExcept: number;
}

/** A phrase in which a rule does not apply. */
interface Exception {
  readonly rule: number;
  readonly words: readonly string[];
}

/** Words and short phrases to look for near a place. */
interface WordSet {
  readonly words: ReadonlySet<string>;
  readonly phrases: readonly (readonly string[])[];
}

/** A set of rules, a bit for each (see `cueBit`). */
type Bits = Uint32Array;

/** A cue of several words, and the rules it is one for. */
interface CuePhrase {
  readonly words: readonly string[];
  readonly of: Bits;
}

/** What the rules make of a word by itself. */
interface Entry {
  /** The rules that the word alone answers to, each once. */
  readonly terms: readonly Term[];
  /** The terms that it begins, the rest of which may follow as a word of its own: "politi anmeldt". */
  readonly splits: readonly Split[];
  /** The phrases that hang on it. */
  readonly phrases: readonly Phrase[];
  /** The rules for which it is a cue or counter-cue; undefined for nearly every word. */
  readonly cues: Bits | undefined;
  readonly cuePhrases: readonly CuePhrase[];
  /** The exceptions that it begins. */
  readonly exceptions: readonly Exception[];
  /** Ids of the parts of phrases that it can stand for. */
  readonly parts: ReadonlySet<number>;
  /** Those of them by which phrases are checked. */
  readonly checks: readonly number[];
}

/** Rules turned into look-ups; build once with `compile`, use for every text. */
export interface Lexicon extends Vocabulary {
  readonly entryOf: (word: Word) => Entry;
  /** Parts of phrases that stand in the sentence that is read. */
  readonly inSentence: Marks;
}

interface Vocabulary {
  readonly rules: readonly CompiledRule[];
  readonly terms: ReadonlyMap<string, readonly Term[]>;
  /** Stems by their first four letters. */
  readonly stems: ReadonlyMap<string, readonly Term[]>;
  /** Long stems by their second four letters. */
  readonly stemMiddles: ReadonlyMap<string, readonly Term[]>;
  /** Tails by their last three letters. */
  readonly tails: ReadonlyMap<string, readonly Term[]>;
  /** Phrases by the words of their anchor, the longest word in them. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Long terms by first and by last four letters: a word with one error keeps one of the two. */
  readonly typoStarts: ReadonlyMap<string, readonly Term[]>;
  readonly typoEnds: ReadonlyMap<string, readonly Term[]>;
  /** Long terms of one word and stems by their first letters. */
  readonly beginnings: ReadonlyMap<string, readonly Split[]>;
  readonly cues: ReadonlyMap<string, Bits>;
  /** By their first word. */
  readonly cuePhrases: ReadonlyMap<string, readonly CuePhrase[]>;
  readonly exceptions: ReadonlyMap<string, readonly Exception[]>;
  /** Ids of the parts of phrases that a word is listed in. */
  readonly parts: ReadonlyMap<string, readonly number[]>;
  /** Long words of phrases by their first four letters. */
  readonly partStarts: ReadonlyMap<string, readonly string[]>;
  readonly checks: ReadonlySet<number>;
  /** Cues, exceptions and parts of phrases that are written in digits: the only ones that can be no word. */
  readonly numbers: ReadonlySet<string>;
}

/** Compiles rules into look-ups. Throws a `TypeError` when a rule holds an empty term or a phrase without any word. */
export function compile(rules: readonly Rule[]): Lexicon {
  const terms = new Map<string, Term[]>();
  const stems = new Map<string, Term[]>();
  const stemMiddles = new Map<string, Term[]>();
  const tails = new Map<string, Term[]>();
  const phrases = new Map<string, Phrase[]>();
  const typoStarts = new Map<string, Term[]>();
  const typoEnds = new Map<string, Term[]>();
  const beginnings = new Map<string, Split[]>();

  const compiled = rules.map(compiledRule);
  const exceptions = new Map<string, Exception[]>();
  for (const [rule, { exceptPhrases }] of compiled.entries())
    for (const words of exceptPhrases) push(exceptions, words[0] ?? '', { rule, words });

  const partIds = new Map<string, number>();
  const partsByWord = new Map<string, number[]>();
  const checks = new Set<number>();

  const addPhrase = (rule: number, id: string, read: readonly Part[]): void => {
    const parts = read.map((part) => numbered(part, partIds, partsByWord));
    let anchor = -1;
    let longest = 0;
    for (const [index, part] of parts.entries()) {
      if (part.kind !== 'any') continue;
      const shortest = Math.min(...Array.from(part.words, rarity));
      if (shortest > longest) [anchor, longest] = [index, shortest];
    }
    const anchorPart = parts[anchor];
    if (anchorPart === undefined) throw new TypeError(`rule ${id}: a phrase without any word`);
    const check = checkOf(parts, anchor);
    if (check >= 0) checks.add(check);
    for (const word of anchorPart.words) push(phrases, word, { rule, parts, anchor, check });
  };

  for (const [index, rule] of rules.entries()) {
    for (const written of rule.terms ?? []) {
      const words = wordsOf(written);
      const [only] = words;
      if (only === undefined) throw new TypeError(`rule ${rule.id}: an empty term`);
      if (words.length > 1) {
        addPhrase(
          index,
          rule.id,
          words.map((word) => anyOf([word])),
        );
        continue;
      }
      const key = fold(only);
      const term: Term = { rule: index, key, misspelt: false };
      push(terms, key, term);
      if (only.length >= bareLetters) {
        for (const bare of bareFolds(only))
          push(terms, bare, { rule: index, key: bare, misspelt: true });
      }
      if (key.length >= leastTypoLetters) {
        push(beginnings, key.slice(0, leastPart), { ...term, isStem: false });
        push(typoStarts, key.slice(0, 4), term);
        push(typoEnds, key.slice(-4), term);
      }
    }
    for (const written of rule.stems ?? []) {
      const key = fold(written);
      const stem: Term = { rule: index, key, misspelt: false };
      push(stems, key.slice(0, 4), stem);
      if (key.length >= leastTypoLetters) {
        if (key.length > leastTypoLetters) push(stemMiddles, key.slice(4, 8), stem);
        push(beginnings, key.slice(0, leastPart), { ...stem, isStem: true });
      }
      if (written.length < bareLetters) continue;
      for (const bare of bareFolds(written))
        push(stems, bare.slice(0, 4), { rule: index, key: bare, misspelt: true });
    }
    for (const written of rule.tails ?? []) {
      const key = fold(written);
      push(tails, key.slice(-3), { rule: index, key, misspelt: false });
      if (written.length < bareLetters) continue;
      for (const bare of bareFolds(written))
        push(tails, bare.slice(-3), { rule: index, key: bare, misspelt: true });
    }
    for (const written of rule.phrases ?? [])
      for (const parts of partsOf(written)) addPhrase(index, rule.id, parts);
  }

  const partStarts = new Map<string, string[]>();
  for (const word of partsByWord.keys())
    if (word.length >= leastTypoLetters) push(partStarts, word.slice(0, 4), word);
  const near = cuesOf(rules);
  const vocabulary: Vocabulary = {
    rules: compiled,
    terms,
    stems,
    stemMiddles,
    tails,
    phrases,
    typoStarts,
    typoEnds,
    beginnings,
    ...near,
    exceptions,
    parts: partsByWord,
    partStarts,
    checks,
    numbers: new Set(
      [near.cues, near.cuePhrases, exceptions, partsByWord]
        .flatMap((known) => [...known.keys()])
        .filter((key) => /^\p{N}/u.test(key)),
    ),
  };
  const ofWord = oncePerWord((word) => entryOf(vocabulary, word));
  // Numbers are not kept; those that rules list are few.
  const numberEntries = new Map(
    Array.from(vocabulary.numbers, (key) => [key, entryOf(vocabulary, unkept(key))]),
  );
  return {
    ...vocabulary,
    entryOf: (word) =>
      word.id === noWord ? (numberEntries.get(word.key) ?? noEntry) : ofWord(word),
    inSentence: marksBelow(partIds.size),
  };
}

/** Words of which more is met in most sentences: looking for them costs more than trying the phrase. */
const leastTelling = 1;

/** The part beside the anchor that is least likely to stand in a sentence by chance; -1 where each of them is likely. */
function checkOf(parts: readonly Part[], anchor: number): number {
  let check = -1;
  let rarest = leastTelling;
  for (const [index, { kind, words, id }] of parts.entries()) {
    if (kind !== 'any' || index === anchor) continue;
    const shortest = Math.min(...Array.from(words, rarity)) / words.size;
    if (shortest >= rarest) [check, rarest] = [id, shortest];
  }
  return check;
}

function compiledRule(rule: Rule): CompiledRule {
  const { words, phrases } = wordSet(rule.except);
  const longestExcept = phrases.reduce((most, { length }) => Math.max(most, length), 0);
  const { id, category, strength } = rule;
  const isStrong = strength === 'strong';
  return { id, category, isStrong, except: words, exceptPhrases: phrases, longestExcept };
}

/** A part with its id, entered under each of its words. */
function numbered(part: Part, ids: Map<string, number>, byWord: Map<string, number[]>): Part {
  if (part.kind !== 'any') return part;
  const name = [...part.words].join(' ');
  const known = ids.get(name);
  if (known !== undefined) return { ...part, id: known };
  const id = ids.size;
  ids.set(name, id);
  for (const word of part.words) push(byWord, word, id);
  return { ...part, id };
}

/** The place of a rule's cues, or of its counter-cues, in `Bits`. */
function cueBit(rule: number, against: boolean): number {
  return rule * 2 + (against ? 1 : 0);
}

function hasBit(bits: Bits, bit: number): boolean {
  return (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}

function setBit(bits: Bits, bit: number): void {
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

/** The cues and counter-cues of all rules, by word: many rules share them, and a word is looked up once for all. */
function cuesOf(rules: readonly Rule[]): Pick<Vocabulary, 'cues' | 'cuePhrases'> {
  const size = Math.ceil((rules.length * 2) / 32);
  const cues = new Map<string, Bits>();
  const phrases = new Map<string, CuePhrase>();
  for (const [index, rule] of rules.entries())
    for (const [against, written] of [
      [false, rule.cues],
      [true, rule.counterCues],
    ] as const) {
      const set = wordSet(written);
      for (const word of set.words) {
        const bits = cues.get(word) ?? new Uint32Array(size);
        setBit(bits, cueBit(index, against));
        cues.set(word, bits);
      }
      for (const words of set.phrases) {
        const name = words.join(' ');
        const phrase = phrases.get(name) ?? { words, of: new Uint32Array(size) };
        setBit(phrase.of, cueBit(index, against));
        phrases.set(name, phrase);
      }
    }
  const cuePhrases = new Map<string, CuePhrase[]>();
  for (const phrase of phrases.values()) push(cuePhrases, phrase.words[0] ?? '', phrase);
  return { cues, cuePhrases };
}

function entryOf(vocabulary: Vocabulary, word: Word): Entry {
  const { cues, cuePhrases, parts, checks } = vocabulary;
  const { key, forms } = word;
  const [first, ...others] = listed(cues, forms);
  const meant = forms.filter((form) => form === key || form.length >= shortestInflected);
  const other = hasty.get(key);
  if (other !== undefined) meant.push(other);
  if (key.length >= leastTypoLetters - 1 && !meant.some((form) => parts.has(form)))
    for (const form of forms)
      for (const known of vocabulary.partStarts.get(form.slice(0, 4)) ?? nothing)
        if (isOneErrorAway(form, known)) meant.push(known);
  const inParts = [...new Set(listed(parts, meant).flat())];
  const entry = {
    terms: termsOf(vocabulary, word),
    splits: splitsOf(vocabulary, key),
    phrases: listed(vocabulary.phrases, meant).flat(),
    cuePhrases: [...new Set(listed(cuePhrases, forms).flat())],
    exceptions: listed(vocabulary.exceptions, forms).flat(),
    checks: inParts.filter((part) => checks.has(part)),
  };
  // Most words stand in no rule: one entry for all of them stays where the processor finds it at once.
  if (first === undefined && inParts.length === 0)
    if (Object.values(entry).every((list) => list.length === 0)) return noEntry;
  return {
    terms: orNothing(entry.terms),
    splits: orNothing(entry.splits),
    phrases: orNothing(entry.phrases),
    cues: first?.map((bits, at) => others.reduce((all, other) => all | (other[at] ?? 0), bits)),
    cuePhrases: orNothing(entry.cuePhrases),
    exceptions: orNothing(entry.exceptions),
    parts: inParts.length === 0 ? noParts : new Set(inParts),
    checks: orNothing(entry.checks),
  };
}

/** What a map holds for each of the keys that it has. */
function listed<T>(map: ReadonlyMap<string, T>, keys: readonly string[]): readonly T[] {
  const found: T[] = [];
  for (const key of keys) {
    const value = map.get(key);
    if (value !== undefined) found.push(value);
  }
  return found;
}

function orNothing<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? nothing : list;
}

/** One empty list and set for the many words that need one. */
const nothing: readonly never[] = [];
const noParts: ReadonlySet<number> = new Set();

const noEntry: Entry = {
  terms: nothing,
  splits: nothing,
  phrases: nothing,
  cues: undefined,
  cuePhrases: nothing,
  exceptions: nothing,
  parts: noParts,
  checks: nothing,
};

/**
 * Every place where a rule applies, in order of start, scored by its cues. Linear in the number of tokens; places of
 * different rules may overlap.
 */
export function match(lexicon: Lexicon, tokens: readonly Token[]): readonly Candidate[] {
  const entries = tokens.map(({ word }) => lexicon.entryOf(word));
  const places = findPlaces(lexicon, tokens, entries);
  places.sort((a, b) => a.from - b.from || b.to - a.to || a.rule - b.rule);
  const scored: Candidate[] = [];
  for (const [index, place] of places.entries()) {
    const compiled = lexicon.rules[place.rule];
    const first = tokens[place.from];
    const last = nth(tokens, place.to - 1);
    if (compiled === undefined || first === undefined || last === undefined) continue;
    const { id, category, isStrong } = compiled;
    const { cued, countered, clauseEnd } = around(entries, tokens, place, isStrong);
    let score = isStrong ? scores.strong : scores.weak;
    if (cued) score += isStrong ? scores.cue : scores.weakCue;
    if (countered) score += isStrong ? scores.counterStrong : scores.counterWeak;
    if (place.misspelt) score += scores.misspelt;
    if (!isStrong && hasCompany(lexicon, tokens, places, index)) score += scores.company;
    if (!isStrong && (score < leastScore || (place.misspelt && !cued))) continue;
    scored.push({
      kind: category,
      rule: id,
      isStrong,
      start: first.start,
      end: last.end,
      from: place.from,
      to: place.to,
      sentence: first.sentence,
      score: Math.round(Math.min(score, 0.95) * 100) / 100,
      countered,
      clauseEnd,
    });
  }
  return scored;
}

/** Ids of the rules that apply somewhere in a text, without duplicates: for the proofs that rules carry. */
export function rulesIn(lexicon: Lexicon, text: string): readonly string[] {
  const candidates = match(lexicon, tokenise(normalise(text)));
  return [...new Set(candidates.map((candidate) => candidate.rule))];
}

interface Place {
  readonly rule: number;
  readonly from: number;
  readonly to: number;
  readonly misspelt: boolean;
}

function findPlaces(
  lexicon: Lexicon,
  tokens: readonly Token[],
  entries: readonly Entry[],
): Place[] {
  const { inSentence } = lexicon;
  const places: Place[] = [];
  const keep = (rule: number, misspelt: boolean, from: number, to: number): void => {
    const place = { rule, misspelt, from, to };
    if (!isExcepted(lexicon, entries, tokens, place)) places.push(place);
  };
  let checked = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    const entry = entries[index];
    if (token === undefined || entry === undefined) continue;
    if (index === checked) {
      // A sentence begins: what phrases are checked by is looked for once in all of it.
      inSentence.clear();
      for (; tokens[checked]?.sentence === token.sentence; checked++) {
        const { checks } = entries[checked] ?? noEntry;
        for (let at = 0; at < checks.length; at++) inSentence.set(checks[at] ?? 0);
      }
    }
    if (token.kind !== 'word') continue;
    const { terms, splits, phrases } = entry;
    if (terms.length > 0) {
      const { from, to } = compound(tokens, index);
      for (const { rule, misspelt } of terms) keep(rule, misspelt, from, to);
    }
    if (splits.length > 0) {
      const next = tokens[index + 1];
      if (next?.kind === 'word' && next.start === token.end + 1 && next.sentence === token.sentence)
        for (const { rule, key, misspelt, isStem } of splits)
          if (isStem ? next.key.startsWith(key) : next.forms.includes(key))
            keep(rule, misspelt, index, index + 2);
    }
    for (let at = 0; at < phrases.length; at++) {
      const phrase = phrases[at];
      if (phrase === undefined) continue;
      if (phrase.check >= 0 && !inSentence.has(phrase.check)) continue;
      const found = phraseAt(entries, phrase, tokens, index);
      if (found !== undefined) keep(phrase.rule, false, found.from, found.to);
    }
  }
  return places;
}

/** The entries that one word alone answers to, each rule once. */
function termsOf(lexicon: Vocabulary, word: Word): readonly Term[] {
  const found = new Map<number, Term>();
  const keep = (term: Term, inflected: boolean): void => {
    const except = lexicon.rules[term.rule]?.except;
    // A word that is listed as it stands is meant; an exception speaks only to what stems, tails and endings reach.
    if (inflected && except !== undefined && word.forms.some((form) => except.has(form))) return;
    const before = found.get(term.rule);
    if (before === undefined || (before.misspelt && !term.misspelt)) found.set(term.rule, term);
  };
  for (const form of word.forms)
    for (const term of lexicon.terms.get(form) ?? []) keep(term, form !== word.key);
  for (const stem of lexicon.stems.get(word.key.slice(0, 4)) ?? [])
    if (word.key.startsWith(stem.key)) keep(stem, true);
  for (const form of word.forms) {
    for (const tail of lexicon.tails.get(form.slice(-3)) ?? []) {
      if (!form.endsWith(tail.key)) continue;
      const head = form.slice(0, -tail.key.length);
      // What stands before the tail must be able to be a word.
      if (head === '' || (head.length > 2 && /[aeiouy]/.test(head))) keep(tail, true);
    }
  }
  if (found.size === 0 && word.key.length >= leastTypoLetters - 1)
    for (const stem of stemsNear(lexicon, word.key))
      if (beginsNearly(word.key, stem.key)) keep({ ...stem, misspelt: true }, true);
  if (found.size === 0 && word.key.length >= leastTypoLetters - 1) {
    for (const form of word.forms) {
      if (form.length < leastTypoLetters - 1) continue;
      for (const term of lexicon.typoStarts.get(form.slice(0, 4)) ?? [])
        if (isOneErrorAway(form, term.key)) keep({ ...term, misspelt: true }, true);
      for (const term of lexicon.typoEnds.get(form.slice(-4)) ?? [])
        if (form.charAt(0) === term.key.charAt(0) && isOneErrorAway(form, term.key))
          keep({ ...term, misspelt: true }, true);
    }
  }
  return [...found.values()];
}

/** Terms of one word that a word begins, each by what is left of it. */
function splitsOf({ beginnings }: Vocabulary, key: string): readonly Split[] {
  if (key.length < leastPart || commonWords.has(key)) return nothing;
  const splits: Split[] = [];
  for (const term of beginnings.get(key.slice(0, leastPart)) ?? nothing)
    if (term.key.length >= key.length + leastPart && term.key.startsWith(key))
      splits.push({ ...term, key: term.key.slice(key.length) });
  return splits;
}

/** "Abilify-sprøjten" is one word to a reader: a hit takes the parts joined by hyphens with it. */
function compound(tokens: readonly Token[], index: number): { from: number; to: number } {
  let from = index;
  let to = index + 1;
  while (index - from < gapWords && tokens[from]?.glued === true && isWord(nth(tokens, from - 1)))
    from--;
  while (to - index <= gapWords && tokens[to]?.glued === true && isWord(tokens[to])) to++;
  return { from, to };
}

function isWord(token: Token | undefined): boolean {
  return token?.kind === 'word';
}

/** The tokens that a phrase covers when its anchor stands at `index`, or undefined. */
function phraseAt(
  entries: readonly Entry[],
  { parts, anchor }: Phrase,
  tokens: readonly Token[],
  index: number,
): { from: number; to: number } | undefined {
  const sentence = tokens[index]?.sentence ?? -1;
  const to = walk(entries, parts, anchor + 1, tokens, index + 1, 1, sentence);
  if (to === undefined) return undefined;
  const before = walk(entries, parts, anchor - 1, tokens, index - 1, -1, sentence);
  return before === undefined ? undefined : { from: before + 1, to };
}

/** Where the parts from `part` on, forwards or backwards, end when they begin at `at`; undefined when they do not stand there. */
function walk(
  entries: readonly Entry[],
  parts: readonly Part[],
  part: number,
  tokens: readonly Token[],
  at: number,
  step: 1 | -1,
  sentence: number,
): number | undefined {
  const wanted = nth(parts, part);
  if (wanted === undefined) return at;
  const next = part + step;
  if (wanted.kind === 'gap') {
    for (let skipped = 0; skipped <= gapWords; skipped++) {
      const place = at + skipped * step;
      const end = walk(entries, parts, next, tokens, place, step, sentence);
      if (end !== undefined) return end;
      const token = nth(tokens, place);
      if (token?.sentence !== sentence || token.kind === 'placeholder') return undefined;
    }
    return undefined;
  }
  const token = nth(tokens, at);
  if (token === undefined || token.sentence !== sentence) return undefined;
  if (wanted.kind === 'number') {
    if (!isAmount(token)) return undefined;
    // "90 000" is one amount in two tokens.
    const second = nth(tokens, at + step);
    const longer =
      second?.kind === 'number' && second.sentence === sentence
        ? walk(entries, parts, next, tokens, at + 2 * step, step, sentence)
        : undefined;
    return longer ?? walk(entries, parts, next, tokens, at + step, step, sentence);
  }
  if (token.kind !== 'word' && token.kind !== 'number') return undefined;
  return entries[at]?.parts.has(wanted.id) === true
    ? walk(entries, parts, next, tokens, at + step, step, sentence)
    : undefined;
}

/** In a phrase the small words are meant as they stand: "sat ud" is not in "sats ud fra". */
const shortestInflected = 4;

const numberWords = new Set(
  (
    'en et to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve ' +
    'tredive fyrre halvtreds tres halvfjerds firs halvfems hundrede tusind tusinde million millioner'
  ).split(' '),
);

function isAmount(token: Token): boolean {
  return token.kind === 'number' || (token.kind === 'word' && numberWords.has(token.key));
}

/** Whether a place is part of one of the phrases in which its rule does not apply. */
function isExcepted(
  lexicon: Lexicon,
  entries: readonly Entry[],
  tokens: readonly Token[],
  place: Place,
): boolean {
  const compiled = lexicon.rules[place.rule];
  if (compiled === undefined) return false;
  const { except, longestExcept } = compiled;
  if (place.to > place.from + 1 && except.size > 0)
    for (let index = place.from; index < place.to; index++)
      if (except.has(tokens[index]?.key ?? '')) return true;
  if (longestExcept === 0) return false;
  for (let from = Math.max(0, place.from - longestExcept + 1); from < place.to; from++)
    for (const { rule, words } of entries[from]?.exceptions ?? nothing)
      if (rule === place.rule && from + words.length > place.from && standsAt(words, tokens, from))
        return true;
  return false;
}

function standsAt(words: readonly string[], tokens: readonly Token[], from: number): boolean {
  for (let offset = 0; offset < words.length; offset++)
    if (tokens[from + offset]?.forms.includes(words[offset] ?? '') !== true) return false;
  return true;
}

/** What stands near a place: its rule's cues, its counter-cues. */
interface Surroundings {
  cued: boolean;
  countered: boolean;
  clauseEnd: number;
}

/** Looks for both in the sentence of a place, outside the place itself. */
function around(
  entries: readonly Entry[],
  tokens: readonly Token[],
  { rule, from, to }: Place,
  isStrong: boolean,
): Surroundings {
  const sentence = tokens[from]?.sentence;
  const near = { cued: false, countered: false, clauseEnd: Infinity };
  for (let index = from - 1; index >= from - cueReach; index--) {
    if (nth(tokens, index)?.sentence !== sentence) break;
    addSignals(near, entries, tokens, rule, index, true);
  }
  // "Karen har diabetes og passer en hund": what the next clause speaks of is not what this one spoke of.
  for (let index = to; index < to + cueReach; index++) {
    if (tokens[index]?.sentence !== sentence) break;
    if (isStrong && index < near.clauseEnd && opensClause(tokens, index)) near.clauseEnd = index;
    addSignals(near, entries, tokens, rule, index, index < near.clauseEnd);
  }
  return near;
}

const joinsClauses = keyFits(/^(?:og|men|saa|da)$/);

/** A comma or the like stands before it, or it is itself what joins clauses. */
function opensClause(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const end = tokens[index - 1]?.end;
  if (token === undefined || end === undefined) return false;
  return token.start > end + 1 || joinsClauses(token.word);
}

function addSignals(
  near: Surroundings,
  entries: readonly Entry[],
  tokens: readonly Token[],
  rule: number,
  index: number,
  mayCounter: boolean,
): void {
  const entry = entries[index];
  if (entry === undefined) return;
  const { cues, cuePhrases } = entry;
  const cue = cueBit(rule, false);
  const counter = cueBit(rule, true);
  if (cues !== undefined) {
    near.cued ||= hasBit(cues, cue);
    near.countered ||= mayCounter && hasBit(cues, counter);
  }
  for (const { words, of } of cuePhrases) {
    const isCue = hasBit(of, cue);
    const isCounter = mayCounter && hasBit(of, counter);
    if ((!isCue && !isCounter) || !standsAt(words, tokens, index)) continue;
    near.cued ||= isCue;
    near.countered ||= isCounter;
  }
}

/** So many places on either side are looked at. */
const companyReach = 8;

/** Whether another place of the same category stands in the same sentence. */
function hasCompany(
  lexicon: Lexicon,
  tokens: readonly Token[],
  places: readonly Place[],
  index: number,
): boolean {
  const place = places[index];
  if (place === undefined) return false;
  const category = lexicon.rules[place.rule]?.category;
  const sentence = tokens[place.from]?.sentence;
  return places
    .slice(Math.max(0, index - companyReach), index + companyReach + 1)
    .some(
      (other) =>
        (other.from >= place.to || other.to <= place.from) &&
        tokens[other.from]?.sentence === sentence &&
        lexicon.rules[other.rule]?.category === category,
    );
}

/** One letter added, left out (æ, ø, å too), replaced, or two neighbours swapped. Both words are at least six letters. */
function isOneErrorAway(word: string, term: string): boolean {
  const difference = word.length - term.length;
  if (difference < -2 || difference > 1 || word === term) return false;
  let start = 0;
  while (start < word.length && word.charAt(start) === term.charAt(start)) start++;
  if (start === 0) return false;
  let end = 0;
  while (
    end < Math.min(word.length, term.length) - start &&
    word.charAt(word.length - 1 - end) === term.charAt(term.length - 1 - end)
  )
    end++;
  const wordRest = word.length - start - end;
  const termRest = term.length - start - end;
  if (wordRest <= 1 && termRest <= 1) return true;
  if (wordRest === 0) return /^(?:ae|oe|aa)$/.test(term.slice(start, start + termRest));
  return (
    wordRest === 2 &&
    termRest === 2 &&
    word.charAt(start) === term.charAt(start + 1) &&
    word.charAt(start + 1) === term.charAt(start)
  );
}

/** Long stems that share their first four letters with a word, or the four behind those though one was added or left out. */
function* stemsNear({ stems, stemMiddles }: Vocabulary, key: string): Iterable<Term> {
  for (const stem of stems.get(key.slice(0, 4)) ?? nothing)
    if (stem.key.length >= leastTypoLetters) yield stem;
  for (let from = 3; from <= 5; from++)
    yield* stemMiddles.get(key.slice(from, from + 4)) ?? nothing;
}

/** Whether a word begins with a stem that has one error, not at its end: "hjertelig" is not meant for "hjertelidelse". */
function beginsNearly(word: string, stem: string): boolean {
  for (let end = stem.length - 2; end <= stem.length + 1; end++) {
    const start = word.slice(0, end);
    if (start.slice(-3) === stem.slice(-3) && isOneErrorAway(start, stem)) return true;
  }
  return false;
}

function wordsOf(written: string): readonly string[] {
  return written.match(/[\p{L}\p{M}][\p{L}\p{M}\p{N}]*|§?\p{N}+(?:[.,:]\p{N}+)*/gu) ?? [];
}

/** A word as it is folded, and a longer one without its dots and rings. */
function spellings(word: string): readonly string[] {
  // "Grader" is not meant for "græder".
  return word.length < bareLetters ? [fold(word)] : [fold(word), ...bareFolds(word).slice(-1)];
}

function anyOf(written: readonly string[]): Part {
  return { kind: 'any', words: new Set(written.flatMap(spellings)), id: -1 };
}

/** The parts of a phrase; several lists where an alternative is itself of several words ("e-mail|brev"). */
function partsOf(written: string): readonly (readonly Part[])[] {
  let variants: Part[][] = [[]];
  for (const piece of written.split(/\s+/)) {
    if (piece === '') continue;
    const choices = choicesOf(piece);
    variants = variants.flatMap((before) => choices.map((choice) => [...before, ...choice]));
  }
  return variants;
}

function choicesOf(piece: string): readonly (readonly Part[])[] {
  if (piece === '*') return [[{ kind: 'gap', words: new Set(), id: -1 }]];
  if (piece === '#') return [[{ kind: 'number', words: new Set(), id: -1 }]];
  const alternatives = piece.split('|').map(wordsOf);
  const single = alternatives.filter((words) => words.length === 1).flat();
  const longer = alternatives.filter((words) => words.length > 1);
  const choices = longer.map((words) => words.map((word) => anyOf([word])));
  return single.length > 0 ? [[anyOf(single)], ...choices] : choices;
}

function wordSet(written: readonly string[] | undefined): WordSet {
  const words = new Set<string>();
  const phrases: string[][] = [];
  for (const entry of written ?? []) {
    const keys = wordsOf(entry).map(fold);
    const [only] = keys;
    if (only === undefined) continue;
    if (keys.length === 1) words.add(only);
    else phrases.push(keys);
  }
  return { words, phrases };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
