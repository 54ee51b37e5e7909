import { certain, type Weighed } from './decide.ts';
import { personalOnly } from './contact.ts';
import type { Found } from './detect/found.ts';
import { findAddresses, streetRule } from './detect/addresses.ts';
import { findMailAddresses } from './detect/mail-addresses.ts';
import { findNames } from './detect/names.ts';
import { certainNumber, findNumbers } from './detect/numbers.ts';
import { unlikelyCpr } from './detect/personal-numbers.ts';
import { findSecrets } from './detect/secrets.ts';
import { fileNamesIn, withFileNamesInBody, withFileNamesSpoken } from './file-names.ts';
import {
  assess,
  type Assessed,
  certainAbout,
  isAnonymous,
  leastAbout,
  type Link,
  type Persons,
} from './identify.ts';
import { partsOfTokens, splitMail, type Part } from './mail.ts';
import { draftFacts, isSaid, saidReader, sentencesOf, spokenIn } from './features.ts';
import { match, type Candidate, type Lexicon } from './match.ts';
import { further, judge, noLinks, weigh, type Evidence, type WeighedMark } from './judge.ts';
import type { Model } from './scorer.ts';
import { apartFrom, inOrder } from './spans.ts';
import { normalise, type Text } from './text.ts';
import { tokenise, type Token } from './tokens.ts';
import type { Span } from './types.ts';
import { once } from './words.ts';

/** Everything found in a text, before a person's corrections and answers. */
export interface Analysis {
  readonly text: Text;
  readonly parts: readonly Part[];
  /** Where files are named, in order; offsets into `text.plain`. */
  readonly fileNames: readonly Span[];
  /** May overlap; in no particular order. */
  readonly marks: readonly WeighedMark[];
  /** Shown beside the marks; weighed nowhere and never replaced. */
  readonly unlikely: readonly WeighedMark[];
  readonly persons: Persons;
  /** What else a rewrite must replace, beside these marks, so that nothing private is left. */
  readonly further: (marks: readonly WeighedMark[]) => readonly WeighedMark[];
}

const secretRule = 'credentials/value';

/** What a draft is read with. */
export interface Reader {
  readonly lexicon: Lexicon;
  /** The learned scorer; null for rules alone. */
  readonly model: Model | null;
}

/** What stands in a text, before it is weighed. */
export interface Observed {
  readonly text: Text;
  readonly parts: readonly Part[];
  readonly tokens: readonly Token[];
  readonly partOf: readonly (Part | undefined)[];
  readonly fileNames: readonly Span[];
  /** In order of start. */
  readonly found: readonly Found[];
  /** Found and shown, but too unlikely to count for anything. */
  readonly unlikely: readonly Found[];
  readonly assessed: readonly Assessed[];
  readonly persons: Persons;
}

/** Finds everything in a text and says of each passage how surely it is about a person. */
export function observe(lexicon: Lexicon, given: string): Observed {
  const asGiven = normalise(given);
  const fileNames = fileNamesIn(asGiven);
  const text = withFileNamesSpoken(asGiven, fileNames);
  const tokens = tokenise(text);
  const parts = splitMail(text);
  const partOf = withFileNamesInBody(partsOfTokens(parts, tokens), tokens, fileNames);
  const secretValues = findSecrets(text, tokens);
  // "Vinter!Sol" is a password, no person.
  const all = apartFrom(
    secretValues,
    inOrder(
      personalOnly(text, tokens, partOf, [
        ...findNumbers(text, tokens),
        ...findMailAddresses(text),
        ...findAddresses(text, tokens, partOf),
        ...findNames(text, tokens, partOf),
      ]),
    ),
  );
  const found = repeated(
    text,
    all.filter(({ rule }) => rule !== unlikelyCpr),
  );
  const unlikely = apartFrom(
    found,
    all.filter(({ rule }) => rule === unlikelyCpr),
  );
  const secrets = secretValues.map((secret): Candidate => ({
    kind: 'credentials',
    rule: secretRule,
    isStrong: true,
    start: secret.start,
    end: secret.end,
    from: secret.token,
    to: secret.token + 1,
    sentence: tokens[secret.token]?.sentence ?? 0,
    score: secret.score,
    countered: false,
    clauseEnd: Infinity,
  }));
  const matched = match(lexicon, tokens);
  const candidates = secrets.length === 0 ? matched : [...matched, ...secrets];
  const { assessed, persons } = assess(tokens, partOf, candidates, found);
  return { text: asGiven, parts, fileNames, tokens, partOf, found, unlikely, assessed, persons };
}

/** What the learned scorer reads of a draft: its sentences, and what holds for it as a whole. */
export function evidenceOf(
  { tokens, partOf, found, assessed, persons }: Observed,
  marks: readonly WeighedMark[],
): Evidence {
  const sentences = sentencesOf({ tokens, parts: partOf });
  const saidIn = saidReader({ tokens, found, assessed });
  const spoken = spokenIn(tokens);
  return {
    tokens,
    sentences,
    saidIn,
    said: saidIn(sentences.filter(isSaid)),
    facts: draftFacts({ tokens, found }, spoken, persons, marks),
    bareFacts: once(() => draftFacts({ tokens, found: [] }, spoken, persons, [])),
  };
}

/** Reads a text: pure, total, linear in its length. */
export function analyse({ lexicon, model }: Reader, given: string): Analysis {
  const observed = observe(lexicon, given);
  const { text, parts, fileNames, assessed, persons } = observed;
  const marks = marksOf(observed);
  const unlikely = observed.unlikely.map((item) => weigh(item, noLinks));
  const seen = { text, parts, fileNames, persons, unlikely };
  if (model === null) return { ...seen, marks, further: () => [] };
  const evidence = evidenceOf(observed, marks);
  return {
    ...seen,
    marks: judge(model, marks, evidence, assessed),
    further: (replaced) => further(model, evidence, replaced),
  };
}

/** What the rules make of what they found. */
export function marksOf({ found, assessed, persons }: Observed): readonly WeighedMark[] {
  const marks: WeighedMark[] = found.map((item) =>
    weigh(
      item,
      noLinks,
      item.kind === 'cpr' && item.score < certainNumber ? 'number-is-cpr' : undefined,
    ),
  );
  for (const item of assessed) {
    // A password has an owner by its nature; a greeting by name says who, and else it is asked.
    const ofSecret = persons.greeted || persons.spokenOf ? certainAbout : leastAbout;
    const about = item.rule === secretRule ? Math.max(item.about, ofSecret) : item.about;
    if (about < leastAbout) continue;
    const weak = item.score < certain;
    // A weak word near nobody in particular says too little to bother anyone with.
    if (weak && (about < 0.4 || (about < 0.5 && (item.score < 0.5 || isLoose(item.links)))))
      continue;
    const isCertain = about >= certainAbout && (!weak || isPlainlyAbout(item.links, about));
    const { kind, start, end, rule, links } = item;
    const doubt = doubtOf(item, isCertain, persons);
    const score = confidence(item.score, about, doubt !== undefined);
    marks.push(weigh({ kind, start, end, rule, score }, links, doubt));
  }
  return marks;
}

/** How many different numbers and addresses are looked for again: each costs a reading of the whole text. */
const mostRepeated = 20;
const shortestRepeated = 7;

/** What is known as somebody's is so wherever it stands, also where the words around it say something else. */
function repeated({ lower }: Text, found: readonly Found[]): readonly Found[] {
  const repeatable = found.filter(mayRepeat);
  if (repeatable.length === 0) return found;
  const known = new Map<string, Found>();
  const places = new Set<number>();
  for (const item of numbersFirst(repeatable)) {
    const written = lower.slice(item.start, item.end);
    places.add(item.start);
    const before = known.get(written);
    if (before === undefined ? known.size < mostRepeated : item.score > before.score)
      known.set(written, item);
  }
  const more: Found[] = [];
  for (const [written, item] of known) {
    let start = lower.indexOf(written);
    while (start >= 0) {
      const end = start + written.length;
      const isWhole =
        isApart(lower.charAt(start), lower.charAt(start - 1)) &&
        isApart(lower.charAt(end - 1), lower.charAt(end));
      if (isWhole && !places.has(start)) more.push({ ...item, start, end });
      start = lower.indexOf(written, end);
    }
  }
  return more.length === 0 ? found : inOrder([...found, ...more]);
}

/** A long list of addresses must not keep a personal number from being looked for. */
const numbersFirst = (found: readonly Found[]): readonly Found[] => [
  ...found.filter(({ kind }) => kind !== 'address'),
  ...found.filter(({ kind }) => kind === 'address'),
];

/** Letters that run into a number ("0101901234Karen") are none of its figures; those at a mail address are of it. */
const isApart = (own: string, beside: string): boolean =>
  !(/\d/.test(own) ? /\p{N}/u : /[\p{L}\p{N}]/u).test(beside);

/** Of addresses only a street with its number: "bolig 14" stands in many houses. */
const mayRepeat = ({ kind, rule, start, end }: Found): boolean =>
  kind !== 'name' && (kind !== 'address' || rule === streetRule) && end - start >= shortestRepeated;

/** What is not certain is asked: whether it is about a person at all, or, of "en beboer", whether anyone can tell who. */
function doubtOf(item: Assessed, isCertain: boolean, persons: Persons): Weighed['doubt'] {
  if (item.rule === secretRule && isCertain) return undefined;
  const anonymous = isAnonymous(item, persons);
  if (anonymous && (isCertain || item.links.has('someone'))) return 'identifiable';
  return isCertain ? undefined : 'about-person';
}

/** "Han er indlagt" is plain; "du" and "jeg" stand in every mail and carry a weak word less far. */
function isPlainlyAbout(links: ReadonlySet<Link>, about: number): boolean {
  return about >= 0.5 && !isLoose(links);
}

function isLoose(links: ReadonlySet<Link>): boolean {
  return [...links].every((link) => link === 'addressee' || link === 'self' || link === 'someone');
}

/** What decides alone stands at `certain` or above it, what must be asked stands below. */
function confidence(score: number, about: number, doubted: boolean): number {
  const value = Math.round(score * Math.min(1, 0.5 + about) * 100) / 100;
  return doubted ? Math.min(value, certain - 0.01) : Math.max(value, certain);
}
