import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, match, rulesIn } from '../../../src/classifier/match.ts';
import { normalise } from '../../../src/classifier/text.ts';
import { tokenise } from '../../../src/classifier/tokens.ts';
import type { Rule } from '../../../src/classifier/rules/rule.ts';

const examples = { hit: [], miss: [] };
const rules: readonly Rule[] = [
  {
    id: 'health/test',
    category: 'health',
    law: 'gdpr-art-9',
    strength: 'strong',
    terms: [
      'skizofreni',
      'lungebetændelse',
      'åndenød',
      'hiv',
      'cancer i brystet',
      'hiv-positiv',
      'sygdom',
    ],
    stems: ['depress', 'kræft', 'alkoholmisbr'],
    tails: ['sår'],
    phrases: ['lagt i * respirator', 'promille på #', 'tager|får * lykkepiller|sertralin'],
    counterCues: ['kursus'],
    except: ['kræfter', 'kræftens bekæmpelse', 'forårsår'],
    examples,
  },
  {
    id: 'health/weak',
    category: 'health',
    law: 'gdpr-art-9',
    strength: 'weak',
    terms: ['behandling', 'indlagt'],
    phrases: ['orker ikke * tvangsauktion'],
    except: ['orkede'],
    cues: ['læge', 'på sygehuset'],
    counterCues: ['sagen'],
    examples,
  },
  {
    id: 'debt/test',
    category: 'debt',
    law: 'fortrolig',
    strength: 'strong',
    phrases: ['skylder # kr|kroner', 'er ude igen * april', '# kr i gæld'],
    examples,
  },
];
const lexicon = compile(rules);

/** Matches as `rule text`. */
function matches(given: string): readonly string[] {
  const text = normalise(given);
  return match(lexicon, tokenise(text)).map(
    ({ rule, start, end }) => `${rule} ${text.plain.slice(start, end)}`,
  );
}

const cases: readonly (readonly [name: string, given: string, want: readonly string[]])[] = [
  ['the term itself', 'hun har skizofreni nu', ['health/test skizofreni']],
  ['an ending', 'skizofreniens forløb', ['health/test skizofreniens']],
  ['a doubled consonant', 'sygdommene', ['health/test sygdommene']],
  ['capitals', 'SKIZOFRENI', ['health/test SKIZOFRENI']],
  ['aa for å, oe for ø', 'AANDENOED', ['health/test AANDENOED']],
  ['a and o for å and ø', 'andenod', ['health/test andenod']],
  ['no rings at all, with a cue', 'kraeft', ['health/test kraeft']],
  ['a short word with an ending it may take', 'hivs', ['health/test hivs']],
  ['a short word inside another', 'hive', []],
  ['a stem', 'depressionstegn', ['health/test depressionstegn']],
  ['a tail', 'skinnebenssår', ['health/test skinnebenssår']],
  ['a tail alone', 'et sår på foden', ['health/test sår']],
  ['a tail with an ending', 'tryksårene', ['health/test tryksårene']],
  ['a tail behind too little', 'asår', []],
  ['an exception', 'af alle kræfter', []],
  ['an exception with an ending', 'kræfterne slipper op', []],
  ['an exception of two words', 'Kræftens Bekæmpelse samler ind', []],
  ['beside an exception', 'kræften er tilbage', ['health/test kræften']],
  ['an exception for a compound', 'forårsår', []],
  ['a term of several words', 'cancer  i\nbrystet', ['health/test cancer  i\nbrystet']],
  ['a hyphen for a space', 'hiv positiv', ['health/test hiv positiv', 'health/test hiv']],
  ['parts joined by hyphens', 'en kræft-diagnose', ['health/test kræft-diagnose']],
  ['one letter left out', 'skizofeni', ['health/test skizofeni']],
  ['one letter too many', 'skizzofreni', ['health/test skizzofreni']],
  ['one letter wrong', 'skixofreni', ['health/test skixofreni']],
  ['two letters swapped', 'skiozfreni', ['health/test skiozfreni']],
  ['two errors', 'skixofremi', []],
  ['an error in a short word', 'syhdom', []],
  ['æ, ø or å left out', 'lungebetndelse', ['health/test lungebetndelse']],
  ['an error in a stem', 'alkoholmsbruger', ['health/test alkoholmsbruger']],
  ['an error in the first letters of a stem', 'akoholmisbrug', ['health/test akoholmisbrug']],
  ['an error at the end of a stem', 'alkoholmisfarve', []],
  ['a term written in two', 'hun har skizo freni', ['health/test skizo freni']],
  ['a stem written in two', 'et alkohol misbrug', ['health/test alkohol misbrug']],
  ['two words that are none', 'hun har alkohol med', []],
  ['halves with a comma between', 'skizo, freni', []],
  [
    'a small word in haste',
    'orker ik mer tvangsauktion',
    ['health/weak orker ik mer tvangsauktion'],
  ],
  [
    'an error in a long word of a phrase',
    'orker ikke tvansauktion',
    ['health/weak orker ikke tvansauktion'],
  ],
  ['a word of a phrase that is excepted', 'orkede ikke tvangsauktion', []],
  ['a gap of none', 'lagt i respirator', ['health/test lagt i respirator']],
  ['a gap of three', 'lagt i en helt ny respirator', ['health/test lagt i en helt ny respirator']],
  ['a gap of four', 'lagt i en helt helt ny respirator', []],
  ['a gap over the end of a sentence', 'lagt i dag. Ny respirator', []],
  ['an amount', 'han skylder 90.000 kr. nu', ['debt/test skylder 90.000 kr']],
  ['an amount in two groups', 'han skylder 90 000 kroner', ['debt/test skylder 90 000 kroner']],
  ['an amount in words', 'han skylder tusind kroner', ['debt/test skylder tusind kroner']],
  ['an amount at the start', '40.000 kr. i gæld', ['debt/test 40.000 kr. i gæld']],
  ['no amount', 'han skylder mange kr', []],
  ['alternatives', 'hun får lidt sertralin', ['health/test får lidt sertralin']],
  ['a placeholder stops a phrase', 'lagt i [borger 1] respirator', []],
  ['inside a web address', 'https://kræft.example/depression', []],
  ['a weak term alone', 'behandling', ['health/weak behandling']],
  ['a weak term with a counter-cue', 'behandling af sagen', []],
  ['a strong term with a counter-cue', 'kursus i depression', ['health/test depression']],
];
for (const [name, given, want] of cases)
  test(`match: ${name}`, () => assert.deepEqual(matches(given), want));

const scoreOf = (given: string): number => {
  const [first] = match(lexicon, tokenise(normalise(given)));
  assert.ok(first, given);
  return first.score;
};
const raises: readonly (readonly [name: string, lower: string, higher: string])[] = [
  ['a cue', 'til behandling', 'til behandling hos læge'],
  ['a cue of two words', 'til behandling', 'til behandling på sygehuset'],
  ['company', 'til behandling', 'til behandling, måske indlagt'],
  ['right spelling', 'skixofreni', 'skizofreni'],
  ['no counter-cue', 'kursus i depression', 'hun har depression'],
];
for (const [name, lower, higher] of raises)
  test(`score: ${name} raises it`, () => assert.ok(scoreOf(higher) > scoreOf(lower)));

test('a counter-cue counts before a strong word, and in its own clause behind it', () => {
  const plain = scoreOf('hun har depression');
  assert.ok(scoreOf('på kursus, fordi hun har depression') < plain);
  assert.ok(scoreOf('depression på et kursus') < plain);
  assert.equal(scoreOf('hun har depression og skal på kursus'), plain);
  assert.equal(scoreOf('hun har depression, så hendes kursus er flyttet'), plain);
});

test('a cue in another sentence does not count', () => {
  assert.equal(scoreOf('til behandling. Ring til en læge.'), scoreOf('til behandling'));
});

test('rulesIn names each rule once', () => {
  assert.deepEqual(rulesIn(lexicon, 'sår, sår og kræft; skylder 5 kr'), [
    'health/test',
    'debt/test',
  ]);
});

const broken: readonly (readonly [string, Partial<Rule>])[] = [
  ['an empty term', { terms: [''] }],
  ['a phrase without any word', { phrases: ['* #'] }],
];
for (const [name, part] of broken) {
  test(`compile refuses ${name}`, () => {
    const rule: Rule = {
      id: 'health/x',
      category: 'health',
      law: 'x',
      strength: 'weak',
      examples,
      ...part,
    };
    assert.throws(() => compile([rule]), /rule health\/x/);
  });
}
