import { generalTalk } from './rules/general-talk.ts';
import { nameRoles } from './detect/name-run.ts';
import { nth } from './nth.ts';
import { fold } from './text.ts';
import { keyFits, keyIn, oncePerWord, question } from './words.ts';
import type { Found } from './detect/found.ts';
import type { Part } from './mail.ts';
import type { Candidate } from './match.ts';
import type { Token } from './tokens.ts';
import type { Identifiable, Kind } from './types.ts';

/** What ties a passage to a person, from the plainest to the loosest. */
export type Link =
  'name' | 'number' | 'pronoun' | 'relation' | 'role' | 'addressee' | 'self' | 'someone';

/** A candidate with what is known about whom it concerns. */
export interface Assessed extends Candidate {
  /** 0 to 1: how surely it is about a person and not general talk. */
  readonly about: number;
  readonly links: ReadonlySet<Link>;
}

/** From here up a passage is about a person; below `leastAbout` it is general talk and no finding. */
export const certainAbout = 0.45;
export const leastAbout = 0.25;

const keys = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(fold));

const thirdPerson = keys('han hun ham hende hans hendes vedkommende pågældende ovennævnte');
const addressee = keys('du dig din dit dine your');
const self = keys('jeg mig min mit mine');
const possessives = keys('min mit mine din dit dine hans hendes sin sit sine vores deres jeres');
const kin = keys(
  'mor moren mors far faren fars mormor farmor morfar farfar moster faster onkel tante datter datteren datters søn ' +
    'sønnen søns bror broren brors søster søsteren søsters storebror lillebror storesøster lillesøster kone konen ' +
    'mand manden ægtefælle hustru kæreste kæresten samlever samleveren eksmand ekskone eks eksen barn barnet ' +
    'barnebarn nevø niece fætter kusine svigermor svigerfar svigersøn svigerdatter stedfar stedmor stedsøn steddatter plejebarn ' +
    'plejesøn plejedatter tvilling nabo naboen overbo underbo mester bedste bedstemor bedstefar knægten',
);
const roles = keys(
  'beboeren borgeren patienten klienten eleven medarbejderen kunden lejeren ansøgeren medlemmet kandidaten drengen ' +
    'pigen damen kvinden herren afdøde sigtede tiltalte kollegaen lærlingen praktikanten vikaren deltageren ledige ' +
    'forsikringstager forsikringstageren skadelidte låntager debitor enken enkemanden ansatte studerende konfirmanden ' +
    'sognebarnet babyen spædbarnet moderen faderen forælderen værgen assistenten underboen',
);
const roleNouns = keys(
  'beboer borger patient klient elev medarbejder kunde lejer ansøger medlem kandidat dreng pige dame kvinde mand herre ' +
    'kollega lærling praktikant vikar deltager person ung fyr barn studerende ansat forælder familie bruger',
);
const roleGroups = keys(
  'beboerne borgerne patienterne klienterne eleverne medarbejderne kunderne lejerne dem os jer børnene',
);
const plural = keys(
  'patienter borgere beboere medarbejdere elever klienter kunder medlemmer lejere ansatte børn unge ældre mennesker ' +
    'personer familier brugere pårørende mænd kvinder studerende kolleger kollegaer deltagere voksne forældre',
);
const general = new Set(
  [
    ...generalTalk,
    'generelt',
    'politikken',
    'tilbud',
    'arrangement',
    'oplæg',
    'dagsorden',
    'vejledning',
    'retningslinjer',
    'emner',
    'program',
    'procedure',
    'budget',
    'faktura',
    'nyhed',
    'eksempel',
    'bøger',
    'bog',
    'film',
    'projekt',
    'undervisning',
    'uddannelsesdag',
    'workshop',
    'fagdag',
    'personaledag',
    'pressemeddelelse',
    'infomøde',
    'debataften',
    'debatmøde',
  ]
    .map(fold)
    .filter((word) => /^[a-z]+$/.test(word)),
);

/** Three different ones of these make a mail one about a play, a film or a book, whose figures are nobody. */
const fiction =
  /^(?:rolle|roller|stykket?|akt|scenen?|kostumet?|instruktoer|proever|premieren?|hovedrollen?|kapit(?:el|let)|laeserne?|forlaget|(?:manuskript|roman|film|teat|skuespil|hovedperson|krimi|revy|musical|forfatter|novelle)[a-z]*)$/;

/** Mails that tell of someone with nothing to hide: a new colleague, a birthday, a retirement. */
const welcome = keys(
  'velkommen velkomst tillykke fødselsdag jubilæum reception tiltræder gallamiddag afskedsreception kollega kolleger ' +
    'afløser barselsvikar vikar foredragsholder oplægsholder vinder trøje kamp hold holdet',
);

type Bearer =
  'pronoun' | 'addressee' | 'self' | 'kin' | 'role' | 'role-noun' | 'role-group' | 'plural';

/** What a word by itself says of the persons in its sentence. */
interface Bearing {
  /** The first list that has it, in the order in which the lists are asked. */
  readonly of: Bearer | undefined;
  readonly plural: boolean;
}

const bears = question(({ key }) => lists.some(([, list]) => list.has(key)));
const isGeneral = question(({ forms }) => forms.some((form) => general.has(form)));
const isOfFiction = keyFits(fiction);
const isWelcome = keyIn(welcome);

/** Of a word that bears on somebody. */
const bearingOf = oncePerWord(({ key }): Bearing => ({
  of: lists.find(([, list]) => list.has(key))?.[0],
  plural: plural.has(key),
}));

const lists: readonly (readonly [Bearer, ReadonlySet<string>])[] = [
  ['pronoun', thirdPerson],
  ['addressee', addressee],
  ['self', self],
  ['kin', kin],
  ['role', roles],
  ['role-noun', roleNouns],
  ['role-group', roleGroups],
  ['plural', plural],
];

interface SentenceFacts {
  names: number;
  numbers: number;
  pronouns: number;
  relations: number;
  roles: number;
  addressees: number;
  selves: number;
  someone: number;
  plurals: number;
  /** Where the first word of general talk stands; Infinity where none does. */
  general: number;
}

const noFacts: Readonly<SentenceFacts> = {
  names: 0,
  numbers: 0,
  pronouns: 0,
  relations: 0,
  roles: 0,
  addressees: 0,
  selves: 0,
  someone: 0,
  plurals: 0,
  general: Infinity,
};

/** What a draft as a whole tells about the persons in it. */
export interface Persons {
  /** Named in the subject or the body, not only as the one who signs or is greeted. */
  readonly spokenOf: boolean;
  readonly greeted: boolean;
  readonly signed: boolean;
  readonly identified: boolean;
  /** Spoken of as somebody's kin: "min mor". */
  readonly related: boolean;
  /** How often "han" or "hun" is told of, outside general talk and fiction. */
  readonly told: number;
}

/** Weights of the ties within the sentence of a passage. */
const here: Readonly<Record<Link, number>> = {
  name: 0.5,
  number: 0.5,
  pronoun: 0.5,
  relation: 0.45,
  role: 0.45,
  addressee: 0.4,
  self: 0.3,
  someone: 0.3,
};
/** What a tie in a sentence near by is worth, by distance. */
const nearness = [0, 0.4, 0.3, 0.2];
const ownersReach = 3;
const selfReach = 7;

/**
 * Tells for each candidate whether it is about a person. The sender's own signature and the name in the greeting tie
 * nothing by themselves: only when the passage says "jeg" or "du" do they come in.
 */
export function assess(
  tokens: readonly Token[],
  parts: readonly (Part | undefined)[],
  candidates: readonly Candidate[],
  /** In order of start. */
  found: readonly Found[],
): { readonly assessed: readonly Assessed[]; readonly persons: Persons } {
  const sentences = factsOf(tokens, parts, found);

  const isFiction = tellsFiction(tokens);
  const isHarmless =
    isFiction || tokens.some(({ kind, word }) => kind === 'word' && isWelcome(word));
  const persons = personsOf(tokens, parts, found, sentences, isHarmless);
  const subjects = subjectsOf(tokens, parts, sentences);
  const total = { pronouns: 0, names: 0 };
  for (const facts of sentences.values()) {
    total.pronouns += facts.pronouns + facts.relations;
    total.names += facts.names;
  }
  const addressed = sentencesWith(sentences, 'addressees') > 0;
  const plain = new Map<Kind, Set<number>>();
  for (const { kind, score, countered, from } of candidates) {
    if (score < 0.8 || countered) continue;
    const places = plain.get(kind) ?? new Set();
    plain.set(kind, places.add(from));
  }
  const assessed = candidates.map((candidate): Assessed => {
    const part = parts[candidate.from];
    const facts = sentences.get(candidate.sentence) ?? noFacts;
    const subject = subjects.get(part?.message ?? 0) ?? noFacts;
    const links = new Set<Link>();
    let about = 0;
    const tie = (link: Link, weight: number): void => {
      links.add(link);
      about = Math.max(about, weight);
    };
    if (facts.names > 0) tie('name', here.name);
    if (facts.numbers > 0) tie('number', here.number);
    if (facts.pronouns > 0) tie('pronoun', here.pronoun);
    if (facts.relations > 0) tie('relation', here.relation);
    if (facts.roles > 0) tie('role', here.role);
    if (facts.addressees > 0) tie('addressee', here.addressee);
    if (facts.selves > 0) tie('self', here.self);
    if (facts.someone > 0) tie('someone', here.someone);
    const owner = ownerOf(tokens, candidate);
    if (owner !== undefined) tie(owner, 0.55);
    if (facts.selves > 0 && isSaidOfSelf(tokens, candidate)) tie('self', 0.45);
    if (about > 0.3 && links.size > 1) about += 0.05;

    if (about < 0.45) {
      for (const distance of [1, 2, 3]) {
        for (const sentence of [candidate.sentence - distance, candidate.sentence + distance]) {
          const near = sentences.get(sentence);
          if (near === undefined) continue;
          const weight = nearness[distance] ?? 0;
          if (near.names > 0) tie('name', weight);
          if (near.pronouns > 0) tie('pronoun', weight);
          if (near.relations > 0) tie('relation', weight);
          if (near.roles > 0) tie('role', weight - 0.05);
          if (near.numbers > 0) tie('number', weight);
          if (distance === 1 && near.addressees > 0) tie('addressee', 0.25);
          if (distance === 1 && near.selves > 0) tie('self', 0.25);
        }
      }
      if (part?.kind !== 'subject') {
        if (subject.names > 0) tie('name', 0.4);
        if (subject.numbers > 0) tie('number', 0.4);
        if (subject.relations + subject.roles > 0) tie('relation', 0.4);
        if (subject.addressees > 0) tie('addressee', 0.25);
      }
      if (total.pronouns >= 2 && about < 0.3) tie('pronoun', 0.3);
      if (total.names > 0 && about < 0.2) tie('name', 0.2);
    }
    if (part?.kind === 'subject') {
      // A subject line speaks for the mail: what the body is about, it is about.
      if (total.pronouns >= 1) tie('pronoun', 0.45);
      else if (total.names > 0) tie('name', 0.35);
      else if (addressed || persons.greeted) tie('addressee', 0.25);
    }
    // Several plain words on one matter in a mail between persons: "skylder …", "… har sagt stop for kassekreditten".
    if (about >= 0.2 && candidate.score >= 0.8)
      about += Math.min(0.2, 0.1 * ((plain.get(candidate.kind)?.size ?? 1) - 1));
    if (facts.general < candidate.clauseEnd) about -= 0.3;
    else if (candidate.countered) about -= 0.25;
    if (subject.general < Infinity) about -= 0.15;
    // "To nye medlemmer:" with their names below is about them; "medlemmer" alone is about nobody.
    const listed = (sentences.get(candidate.sentence + 1)?.names ?? 0) > 0;
    if (!listed && facts.plurals > 0 && facts.pronouns + facts.names + facts.relations === 0)
      about -= 0.15;
    if (isFiction) about -= 0.3;
    if (isCounted(tokens, candidate)) about -= 0.2;
    if (part?.kind === 'signature' || part?.kind === 'header') about -= 0.4;
    if (candidate.score >= 0.8) about += 0.05;
    return { ...candidate, about: Math.round(Math.max(0, Math.min(1, about)) * 100) / 100, links };
  });
  return { assessed, persons };
}

function tellsFiction(tokens: readonly Token[]): boolean {
  const words = new Set<string>();
  for (const { kind, key, word } of tokens)
    if (kind === 'word' && isOfFiction(word)) words.add(key);
  return words.size >= 3;
}

/** Whether the person that a set of findings is about can be told apart by a reader. */
export function identifiabilityOf(
  findings: readonly Pick<Assessed, 'links'>[],
  persons: Persons,
  hasIdentifier: boolean,
): Identifiable {
  if (findings.length === 0) return hasIdentifier ? 'direct' : 'none';
  const has = (link: Link): boolean => findings.some((finding) => finding.links.has(link));
  if (has('number') || has('name')) return 'direct';
  if (has('pronoun') && persons.spokenOf) return 'direct';
  if (has('addressee') && persons.greeted) return 'direct';
  if (has('self') && persons.signed && !has('relation')) return 'direct';
  if (persons.identified) return 'direct';
  return findings.some((finding) => finding.links.size > 0) ? 'indirect' : 'none';
}

/**
 * Whether nothing but "en borger" or "en af beboerne" says who it is: then only the person who writes knows whether the
 * reader can tell.
 */
export function isAnonymous(finding: Assessed, persons: Persons): boolean {
  const { links } = finding;
  if (links.has('name') || links.has('number') || links.has('relation')) return false;
  if (links.has('addressee') && persons.greeted) return false;
  if (links.has('self') && !links.has('someone')) return false;
  if (links.has('role') && !links.has('someone')) return false;
  if (links.has('pronoun') && (persons.spokenOf || persons.related || persons.identified))
    return false;
  if (links.has('addressee') && !links.has('someone') && !links.has('pronoun')) return false;
  return links.size > 0;
}

function factsOf(
  tokens: readonly Token[],
  parts: readonly (Part | undefined)[],
  found: readonly Found[],
): ReadonlyMap<number, SentenceFacts> {
  const sentences = new Map<number, SentenceFacts>();
  let current = -1;
  let last: SentenceFacts = { ...noFacts };
  const at = (sentence: number): SentenceFacts => {
    if (sentence === current) return last;
    current = sentence;
    last = sentences.get(sentence) ?? { ...noFacts };
    sentences.set(sentence, last);
    return last;
  };
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.kind !== 'word') continue;
    const part = parts[index]?.kind;
    if (part === 'sign-off' || part === 'signature' || part === 'header') continue;
    const facts = at(token.sentence);
    if (facts.general === Infinity && isGeneral(token.word)) facts.general = index;
    if (!bears(token.word)) continue;
    const bearing = bearingOf(token.word);
    switch (bearing.of) {
      case undefined:
        break;
      case 'pronoun':
        facts.pronouns++;
        break;
      case 'addressee':
        facts.addressees++;
        break;
      case 'self':
        facts.selves++;
        break;
      case 'kin':
        facts.relations += isOwned(tokens, index) ? 1 : 0;
        break;
      case 'role':
        facts.roles++;
        break;
      case 'role-noun':
        if (tokens[index + 1]?.key === 'nr') facts.roles++;
        else if (isOneOf(tokens, index)) facts.someone++;
        else if (bearing.plural) addPlural(facts, tokens, index);
        break;
      case 'role-group':
        if (isOneOfGroup(tokens, index)) facts.someone++;
        else if (bearing.plural) facts.plurals++;
        break;
      case 'plural':
        addPlural(facts, tokens, index);
        break;
    }
  }
  eachFound(tokens, found, (item, index) => {
    const part = parts[index]?.kind;
    if (part === 'sign-off' || part === 'signature' || part === 'header') return;
    const token = tokens[index];
    if (token === undefined) return;
    if (item.kind === 'name') {
      if (part === 'greeting' || item.rule !== nameRoles.named) return;
      if (!isPoliteMention(tokens, index) && !isSpeaker(tokens, index)) at(token.sentence).names++;
    } else if (
      item.kind === 'cpr' ||
      item.kind === 'birthdate' ||
      item.kind === 'case' ||
      item.kind === 'address' ||
      item.kind === 'passport'
    )
      at(token.sentence).numbers++;
  });
  return sentences;
}

function addPlural(facts: SentenceFacts, tokens: readonly Token[], index: number): void {
  if (isOneOfGroup(tokens, index)) facts.someone++;
  else facts.plurals++;
}

function personsOf(
  tokens: readonly Token[],
  parts: readonly (Part | undefined)[],
  found: readonly Found[],
  sentences: ReadonlyMap<number, SentenceFacts>,
  isHarmless: boolean,
): Persons {
  const seen = { spokenOf: false, greeted: false, signed: false, identified: false };
  eachFound(tokens, found, (item, index) => {
    const part = parts[index]?.kind;
    if (item.kind !== 'name') {
      if (item.kind === 'email' || item.kind === 'phone') seen.signed = true;
      else seen.identified = true;
    } else if (part === 'greeting' || item.rule === nameRoles.greeted) seen.greeted = true;
    else if (
      item.rule === nameRoles.signed ||
      part === 'sign-off' ||
      part === 'signature' ||
      part === 'header'
    )
      seen.signed = true;
    else seen.spokenOf = true;
  });
  const related = sentencesWith(sentences, 'relations') > 0;
  let told = 0;
  for (const facts of sentences.values()) if (facts.general === Infinity) told += facts.pronouns;
  return {
    ...seen,
    signed: seen.signed || seen.spokenOf,
    related,
    told: isHarmless ? 0 : told,
  };
}

/** Walks findings in order of start beside the tokens: linear in both. */
function eachFound(
  tokens: readonly Token[],
  found: readonly Found[],
  visit: (item: Found, token: number) => void,
): void {
  let index = 0;
  for (const item of found) {
    while (index < tokens.length - 1 && (tokens[index]?.end ?? 0) <= item.start) index++;
    visit(item, index);
  }
}

function subjectsOf(
  tokens: readonly Token[],
  parts: readonly (Part | undefined)[],
  sentences: ReadonlyMap<number, SentenceFacts>,
): ReadonlyMap<number, SentenceFacts> {
  const subjects = new Map<number, SentenceFacts>();
  for (let index = 0; index < tokens.length; index++) {
    const part = parts[index];
    if (part?.kind !== 'subject') continue;
    const facts = sentences.get(tokens[index]?.sentence ?? -1);
    if (facts !== undefined) subjects.set(part.message, facts);
  }
  return subjects;
}

function sentencesWith(
  sentences: ReadonlyMap<number, SentenceFacts>,
  fact: keyof SentenceFacts,
): number {
  let count = 0;
  for (const facts of sentences.values()) if (facts[fact] > 0) count++;
  return count;
}

/** "min mor", "hans lillebror": kin belong to someone; "mand" and "barn" alone may be anybody. */
function isOwned(tokens: readonly Token[], index: number): boolean {
  const key = tokens[index]?.key ?? '';
  if (/(?:en|et)$/.test(key) && key !== 'soen' && key.length > 5) return true;
  for (let back = 1; back <= 3; back++) {
    const token = nth(tokens, index - back);
    if (token === undefined || token.sentence !== tokens[index]?.sentence) break;
    if (possessives.has(token.key) || /[a-z]s$/.test(token.key)) return true;
  }
  return /^(?:mor|far|mormor|farmor|morfar|farfar|datter|soen|knaegten|storebror|lillebror|storesoester|lillesoester|svigermor|svigerfar)$/.test(
    key,
  );
}

/** "en borger", "den unge mand", "et medlem": one, though nobody says which. */
function isOneOf(tokens: readonly Token[], index: number): boolean {
  for (let back = 1; back <= 3; back++) {
    const token = nth(tokens, index - back);
    if (token === undefined || token.sentence !== tokens[index]?.sentence) return false;
    if (/^(?:en|et|den|det|denne|dette|min|mit|vores)$/.test(token.key)) return true;
  }
  return false;
}

function isOneOfGroup(tokens: readonly Token[], index: number): boolean {
  const before = nth(tokens, index - 1)?.key ?? '';
  const at = /^(?:vores|mine|dine|jeres|de|deres)$/.test(before) ? index - 2 : index - 1;
  return nth(tokens, at)?.key === 'af' && /^(?:en|et|to)$/.test(nth(tokens, at - 1)?.key ?? '');
}

/** "Ring til Lone", "hilsen til Ida", "spørg Bo": names someone to turn to, not someone written about. */
function isPoliteMention(tokens: readonly Token[], index: number): boolean {
  const before = nth(tokens, index - 1)?.key ?? '';
  const second = nth(tokens, index - 2)?.key ?? '';
  if (/^(?:spoerg|kontakt|ring|cc|hils|lektor|professor|forfatter|foredragsholder)$/.test(before))
    return true;
  return (
    /^(?:til|hos|med)$/.test(before) &&
    /^(?:ring|skriv|tilmelding|hilsen|kontakt|tilmeld|send|svar)$/.test(second)
  );
}

const speaking =
  /^(?:fortaeller|underviser|taler|forelaeser|gennemgaar|praesenterer|oplaegsholder)$/;

const isSpeaking = keyFits(speaking);

/** "Advokat Holm fortæller om …": someone who speaks of the matter, not someone it happened to. */
function isSpeaker(tokens: readonly Token[], index: number): boolean {
  const before = nth(tokens, index - 1);
  if (before !== undefined && isSpeaking(before.word)) return true;
  for (let ahead = 1; ahead <= 5; ahead++) {
    const token = tokens[index + ahead];
    if (token === undefined || token.sentence !== tokens[index]?.sentence) return false;
    if (isSpeaking(token.word)) return true;
    if (token.key !== 'holder') continue;
    const next = tokens[index + ahead + 1]?.key ?? '';
    return /^(?:oplaeg|foredrag|kursus|workshop|et|en)$/.test(next);
  }
  return false;
}

export const isMine = keyFits(/^(?:min|mit|mine)$/);
const isYours = keyFits(/^(?:din|dit|dine)$/);
const isTheirs = keyFits(/^(?:hans|hendes)$/);

/** Who owns the passage: "mine blodprøver", "din attest", "hendes sår". */
function ownerOf(tokens: readonly Token[], candidate: Candidate): Link | undefined {
  for (let index = candidate.from - 1; index >= candidate.from - ownersReach; index--) {
    const token = nth(tokens, index);
    if (token === undefined || token.sentence !== candidate.sentence) return undefined;
    if (isMine(token.word)) return 'self';
    if (isYours(token.word)) return 'addressee';
    if (isTheirs(token.word)) return 'pronoun';
  }
  return undefined;
}

/** "412 underretninger": a figure of statistics. A year before the word counts nothing. */
function isCounted(tokens: readonly Token[], candidate: Candidate): boolean {
  const before = nth(tokens, candidate.from - 1);
  return (
    before?.kind === 'number' &&
    before.sentence === candidate.sentence &&
    candidate.to - candidate.from === 1 &&
    Number(before.key.replace(/\D/g, '')) > 9 &&
    !/^(?:19|20)\d\d$/.test(before.key)
  );
}

/** "jeg har …", "jeg fik konstateret …": the writer, close enough to be the one it happened to. */
function isSaidOfSelf(tokens: readonly Token[], candidate: Candidate): boolean {
  for (let index = candidate.to - 1; index >= candidate.from - selfReach; index--) {
    const token = nth(tokens, index);
    if (token === undefined || token.sentence !== candidate.sentence) return false;
    if (!self.has(token.key)) continue;
    const verb = `${tokens[index + 1]?.key ?? ''} ${nth(tokens, index - 1)?.key ?? ''}`;
    return (
      token.key !== 'jeg' ||
      /(?:^| )(?:har|havde|er|var|blev|bliver|fik|faar|lider|tager|skylder|gaar|kan|fejler|boer|tjener|arbejder|maatte|skal|vil|ha)(?: |$)/.test(
        verb,
      )
    );
  }
  return false;
}
