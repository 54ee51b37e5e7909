import { bareFolds, fold, normalise } from './text.ts';
import { tokenise, type Token } from './tokens.ts';
import type { Rule } from './rules/rule.ts';
import type { Category } from './types.ts';

/** A place where a rule applies. Offsets into `Text.plain`; `from` and `to` are token indexes, `to` exclusive. */
export interface Candidate {
  readonly kind: Category;
  readonly rule: string;
  readonly strength: Rule['strength'];
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  /** 0 to 1. Weak rules stay below strong ones however many cues they have. */
  readonly score: number;
  /** A counter-cue stands in the same sentence: the passage may be general talk or mean something else. */
  readonly countered: boolean;
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

/** Words of every mail: a phrase that hangs on one of them would be tried at every other word. */
const commonWords = new Set(
  (
    'ikke paa har gaar din dit dine bliver faar igen med noget nogen vaere blive have han hun hans hendes hende ham den ' +
    'det der som til fra for men kan skal vil var blev jeg mig min mit mine mere meget flere ogsaa eller efter siden ' +
    'hej kaere samme hele alle altid aldrig laengere kommer kommet komme kom over under uden inden mellem tilbage hjem ' +
    'bruger giver tager fik gik siger sagt vores jeres deres sige goere gjort blevet vaeret havde ville skulle kunne'
  ).split(' '),
);

/** How seldom a word is met, roughly: by its length. */
function rarity(word: string): number {
  return commonWords.has(word) ? 1 : word.length;
}

interface Part {
  /** `any` stands for one of `words`; `number` for an amount; `gap` for up to three words. */
  readonly kind: 'any' | 'number' | 'gap';
  readonly words: ReadonlySet<string>;
}

interface Phrase {
  readonly rule: number;
  readonly parts: readonly Part[];
  readonly anchor: number;
}

export interface Term {
  readonly rule: number;
  readonly key: string;
  readonly misspelt: boolean;
}

interface CompiledRule {
  readonly rule: Rule;
  readonly cues: WordSet;
  readonly counterCues: WordSet;
  readonly except: WordSet;
}

/** Words and short phrases to look for near a place. */
interface WordSet {
  readonly words: ReadonlySet<string>;
  readonly phrases: readonly (readonly string[])[];
}

/** Rules turned into look-ups; build once with `compile`, use for every text. */
export interface Lexicon {
  readonly rules: readonly CompiledRule[];
  readonly terms: ReadonlyMap<string, readonly Term[]>;
  /** Stems by their first four letters. */
  readonly stems: ReadonlyMap<string, readonly Term[]>;
  /** Tails by their last three letters. */
  readonly tails: ReadonlyMap<string, readonly Term[]>;
  /** Phrases by the words of their anchor, the longest word in them. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Long strong terms by first and by last four letters: a word with one error keeps one of the two. */
  readonly typoStarts: ReadonlyMap<string, readonly Term[]>;
  readonly typoEnds: ReadonlyMap<string, readonly Term[]>;
}

/** What each word was found to be, kept while one draft is read; never longer, since it holds the draft's words. */
export type Memory = Map<string, readonly Term[]>;

/** Compiles rules into look-ups. Throws a `TypeError` when a rule holds an empty term or a phrase without any word. */
export function compile(rules: readonly Rule[]): Lexicon {
  const terms = new Map<string, Term[]>();
  const stems = new Map<string, Term[]>();
  const tails = new Map<string, Term[]>();
  const phrases = new Map<string, Phrase[]>();
  const typoStarts = new Map<string, Term[]>();
  const typoEnds = new Map<string, Term[]>();

  const addPhrase = (rule: number, id: string, parts: readonly Part[]): void => {
    let anchor = -1;
    let longest = 0;
    for (const [index, part] of parts.entries()) {
      if (part.kind !== 'any') continue;
      const shortest = Math.min(...Array.from(part.words, rarity));
      if (shortest > longest) [anchor, longest] = [index, shortest];
    }
    const anchorPart = parts[anchor];
    if (anchorPart === undefined) throw new TypeError(`rule ${id}: a phrase without any word`);
    for (const word of anchorPart.words) push(phrases, word, { rule, parts, anchor });
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
      if (rule.strength === 'strong' && key.length >= leastTypoLetters) {
        push(typoStarts, key.slice(0, 4), term);
        push(typoEnds, key.slice(-4), term);
      }
    }
    for (const written of rule.stems ?? []) {
      const key = fold(written);
      push(stems, key.slice(0, 4), { rule: index, key, misspelt: false });
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

  return {
    rules: rules.map((rule) => ({
      rule,
      cues: wordSet(rule.cues),
      counterCues: wordSet(rule.counterCues),
      except: wordSet(rule.except),
    })),
    terms,
    stems,
    tails,
    phrases,
    typoStarts,
    typoEnds,
  };
}

/**
 * Every place where a rule applies, in order of start, scored by its cues. Linear in the number of tokens; places of
 * different rules may overlap.
 */
export function match(
  lexicon: Lexicon,
  tokens: readonly Token[],
  memory: Memory = new Map(),
): readonly Candidate[] {
  const places = [...findPlaces(lexicon, tokens, memory)];
  places.sort((a, b) => a.from - b.from || b.to - a.to || a.rule - b.rule);
  const scored: Candidate[] = [];
  for (const [index, place] of places.entries()) {
    const compiled = lexicon.rules[place.rule];
    const first = tokens[place.from];
    const last = tokens[place.to - 1];
    if (compiled === undefined || first === undefined || last === undefined) continue;
    const { rule } = compiled;
    const countered = stands(compiled.counterCues, tokens, place);
    const cued = stands(compiled.cues, tokens, place);
    const strong = rule.strength === 'strong';
    let score = strong ? scores.strong : scores.weak;
    if (cued) score += strong ? scores.cue : scores.weakCue;
    if (countered) score += strong ? scores.counterStrong : scores.counterWeak;
    if (place.misspelt) score += scores.misspelt;
    if (!strong && hasCompany(lexicon, tokens, places, index)) score += scores.company;
    if (!strong && (score < leastScore || (place.misspelt && !cued))) continue;
    scored.push({
      kind: rule.category,
      rule: rule.id,
      strength: rule.strength,
      start: first.start,
      end: last.end,
      from: place.from,
      to: place.to,
      sentence: first.sentence,
      score: Math.round(Math.min(score, 0.95) * 100) / 100,
      countered,
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

function* findPlaces(lexicon: Lexicon, tokens: readonly Token[], known: Memory): Generator<Place> {
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    let terms = known.get(token.key);
    if (terms === undefined) {
      terms = termsOf(lexicon, token);
      known.set(token.key, terms);
    }
    for (const term of terms) {
      const place = { rule: term.rule, misspelt: term.misspelt, ...compound(tokens, index) };
      if (!isExcepted(lexicon, tokens, place)) yield place;
    }
    for (const form of token.forms) {
      if (form.length < shortestInflected && form !== token.key) continue;
      for (const phrase of lexicon.phrases.get(form) ?? []) {
        const found = phraseAt(phrase, tokens, index);
        if (found === undefined) continue;
        const place = { rule: phrase.rule, misspelt: false, ...found };
        if (!isExcepted(lexicon, tokens, place)) yield place;
      }
    }
  }
}

/** The entries that one word alone answers to, each rule once. */
function termsOf(lexicon: Lexicon, token: Token): readonly Term[] {
  const found = new Map<number, Term>();
  const keep = (term: Term, inflected: boolean): void => {
    const except = lexicon.rules[term.rule]?.except.words;
    // A word that is listed as it stands is meant; an exception speaks only to what stems, tails and endings reach.
    if (inflected && except !== undefined && token.forms.some((form) => except.has(form))) return;
    const before = found.get(term.rule);
    if (before === undefined || (before.misspelt && !term.misspelt)) found.set(term.rule, term);
  };
  for (const form of token.forms)
    for (const term of lexicon.terms.get(form) ?? []) keep(term, form !== token.key);
  for (const stem of lexicon.stems.get(token.key.slice(0, 4)) ?? [])
    if (token.key.startsWith(stem.key)) keep(stem, true);
  for (const form of token.forms) {
    for (const tail of lexicon.tails.get(form.slice(-3)) ?? []) {
      if (!form.endsWith(tail.key)) continue;
      const head = form.slice(0, -tail.key.length);
      // What stands before the tail must be able to be a word.
      if (head === '' || (head.length > 2 && /[aeiouy]/.test(head))) keep(tail, true);
    }
  }
  if (found.size === 0 && token.key.length >= leastTypoLetters - 1) {
    for (const form of token.forms) {
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

/** "Abilify-sprøjten" is one word to a reader: a hit takes the parts joined by hyphens with it. */
function compound(tokens: readonly Token[], index: number): { from: number; to: number } {
  let from = index;
  let to = index + 1;
  while (index - from < gapWords && tokens[from]?.glued === true && isWord(tokens[from - 1]))
    from--;
  while (to - index <= gapWords && tokens[to]?.glued === true && isWord(tokens[to])) to++;
  return { from, to };
}

function isWord(token: Token | undefined): boolean {
  return token?.kind === 'word';
}

/** The tokens that a phrase covers when its anchor stands at `index`, or undefined. */
function phraseAt(
  phrase: Phrase,
  tokens: readonly Token[],
  index: number,
): { from: number; to: number } | undefined {
  const sentence = tokens[index]?.sentence;
  const walk = (part: number, at: number, step: 1 | -1): number | undefined => {
    const wanted = phrase.parts[part];
    if (wanted === undefined) return at;
    if (wanted.kind === 'gap') {
      for (let skipped = 0; skipped <= gapWords; skipped++) {
        const end = walk(part + step, at + skipped * step, step);
        if (end !== undefined) return end;
        const token = tokens[at + skipped * step];
        if (token?.sentence !== sentence || token?.kind === 'placeholder') return undefined;
      }
      return undefined;
    }
    const token = tokens[at];
    if (token === undefined || token.sentence !== sentence) return undefined;
    if (wanted.kind === 'number') {
      if (!isAmount(token)) return undefined;
      // "90 000" is one amount in two tokens.
      const next = tokens[at + step];
      const longer =
        next !== undefined && next.sentence === sentence && next.kind === 'number'
          ? walk(part + step, at + 2 * step, step)
          : undefined;
      return longer ?? walk(part + step, at + step, step);
    }
    if (token.kind !== 'word' && token.kind !== 'number') return undefined;
    return inPhrase(token, wanted.words) ? walk(part + step, at + step, step) : undefined;
  };
  const to = walk(phrase.anchor + 1, index + 1, 1);
  if (to === undefined) return undefined;
  const before = walk(phrase.anchor - 1, index - 1, -1);
  return before === undefined ? undefined : { from: before + 1, to };
}

/** In a phrase the small words are meant as they stand: "sat ud" is not in "sats ud fra". */
const shortestInflected = 4;

function inPhrase(token: Token, words: ReadonlySet<string>): boolean {
  return token.forms.some(
    (form) => words.has(form) && (form === token.key || form.length >= shortestInflected),
  );
}

const numberWords = new Set(
  (
    'en et to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve ' +
    'tredive fyrre halvtreds tres halvfjerds firs halvfems hundrede tusind tusinde million millioner'
  ).split(' '),
);

function isAmount(token: Token): boolean {
  return token.kind === 'number' || (token.kind === 'word' && numberWords.has(token.key));
}

function isExcepted(lexicon: Lexicon, tokens: readonly Token[], place: Place): boolean {
  const phrases = lexicon.rules[place.rule]?.except.phrases ?? [];
  return phrases.some((words) => {
    for (let from = Math.max(0, place.from - words.length + 1); from < place.to; from++)
      if (standsAt(words, tokens, from)) return true;
    return false;
  });
}

function standsAt(words: readonly string[], tokens: readonly Token[], from: number): boolean {
  return words.every((word, offset) => tokens[from + offset]?.forms.includes(word) === true);
}

/** Whether one of the words stands in the sentence of a place, outside the place itself. */
function stands(set: WordSet, tokens: readonly Token[], place: Place): boolean {
  if (set.words.size === 0 && set.phrases.length === 0) return false;
  const sentence = tokens[place.from]?.sentence;
  const first = Math.max(0, place.from - cueReach);
  const last = Math.min(tokens.length, place.to + cueReach);
  for (let index = first; index < last; index++) {
    const token = tokens[index];
    if (token === undefined || token.sentence !== sentence) continue;
    if (index >= place.from && index < place.to) continue;
    if (token.forms.some((form) => set.words.has(form))) return true;
    if (set.phrases.some((words) => standsAt(words, tokens, index))) return true;
  }
  return false;
}

/** Whether another place of the same category stands in the same sentence. */
function hasCompany(
  lexicon: Lexicon,
  tokens: readonly Token[],
  places: readonly Place[],
  index: number,
): boolean {
  const place = places[index];
  if (place === undefined) return false;
  const category = lexicon.rules[place.rule]?.rule.category;
  const sentence = tokens[place.from]?.sentence;
  const isCompany = (other: Place | undefined): boolean =>
    other !== undefined &&
    (other.from >= place.to || other.to <= place.from) &&
    tokens[other.from]?.sentence === sentence &&
    lexicon.rules[other.rule]?.rule.category === category;
  for (let step = 1; step <= 8; step++)
    if (isCompany(places[index - step]) || isCompany(places[index + step])) return true;
  return false;
}

/** One letter added, left out, replaced, or two neighbours swapped. Both words are at least seven letters. */
function isOneErrorAway(word: string, term: string): boolean {
  const difference = word.length - term.length;
  if (difference < -1 || difference > 1 || word === term) return false;
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
  return (
    wordRest === 2 &&
    termRest === 2 &&
    word.charAt(start) === term.charAt(start + 1) &&
    word.charAt(start + 1) === term.charAt(start)
  );
}

function wordsOf(written: string): readonly string[] {
  return written.match(/[\p{L}\p{M}][\p{L}\p{M}\p{N}]*|\p{N}+(?:[.,:]\p{N}+)*/gu) ?? [];
}

function anyOf(written: readonly string[]): Part {
  return { kind: 'any', words: new Set(written.map(fold)) };
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
  if (piece === '*') return [[{ kind: 'gap', words: new Set() }]];
  if (piece === '#') return [[{ kind: 'number', words: new Set() }]];
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
