import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyWith } from '../../../src/classifier/classify.ts';
import { decide, type Weighed } from '../../../src/classifier/decide.ts';
import { compile } from '../../../src/classifier/match.ts';
import type { Answers, Category, Classification } from '../../../src/classifier/types.ts';
import type { Rule } from '../../../src/classifier/rules/rule.ts';

const decisions: readonly (readonly [
  name: string,
  weighed: readonly Weighed[],
  answers: Answers,
  want: string,
])[] = [
  ['nothing', [], {}, 'ordinary-mail none'],
  ['a name', [{ kind: 'name' }], {}, 'ordinary-mail ordinary'],
  ['a birth date', [{ kind: 'birthdate' }], {}, 'ordinary-mail ordinary'],
  ['a personal number', [{ kind: 'cpr' }], {}, 'secure confidential'],
  ['a payment card', [{ kind: 'card' }], {}, 'secure confidential'],
  ['health', [{ kind: 'health' }, { kind: 'name' }], {}, 'secure special'],
  ['an offence', [{ kind: 'criminal' }], {}, 'secure criminal'],
  ['an offence and health', [{ kind: 'criminal' }, { kind: 'health' }], {}, 'secure special'],
  ['debt', [{ kind: 'debt' }], {}, 'secure confidential'],
  [
    'a doubtful number',
    [{ kind: 'cpr', doubt: 'number-is-cpr' }],
    {},
    'ask confidential number-is-cpr',
  ],
  [
    'health of perhaps nobody',
    [{ kind: 'health', doubt: 'about-person' }],
    {},
    'ask special about-person',
  ],
  [
    'health of somebody unknown',
    [{ kind: 'health', doubt: 'identifiable' }],
    {},
    'ask special identifiable',
  ],
  [
    'two doubts: one question',
    [
      { kind: 'health', doubt: 'identifiable' },
      { kind: 'cpr', doubt: 'number-is-cpr' },
    ],
    {},
    'ask special number-is-cpr',
  ],
  [
    'a doubt beside a certainty',
    [{ kind: 'health', doubt: 'identifiable' }, { kind: 'cpr' }],
    {},
    'secure special',
  ],
  [
    'answered yes',
    [{ kind: 'health', doubt: 'identifiable' }],
    { identifiable: 'yes' },
    'secure special',
  ],
  [
    'answered unsure',
    [{ kind: 'health', doubt: 'identifiable' }],
    { identifiable: 'unsure' },
    'secure special',
  ],
  [
    'answered no',
    [{ kind: 'health', doubt: 'identifiable' }, { kind: 'name' }],
    { identifiable: 'no' },
    'ordinary-mail ordinary',
  ],
  [
    'no answers nothing that is certain',
    [{ kind: 'health' }],
    { 'about-person': 'no' },
    'secure special',
  ],
  [
    'one no leads to the next question',
    [
      { kind: 'health', doubt: 'about-person' },
      { kind: 'cpr', doubt: 'number-is-cpr' },
    ],
    { 'number-is-cpr': 'no' },
    'ask special about-person',
  ],
];
for (const [name, weighed, answers, want] of decisions) {
  test(`decide: ${name}`, () => {
    const { verdict, dataClass, questions } = decide(weighed, answers);
    assert.equal([verdict, dataClass, ...questions].join(' '), want);
  });
}

const rule = (category: Category, strength: Rule['strength'], terms: readonly string[]): Rule => ({
  id: `${category}/${strength}`,
  category,
  law: 'x',
  strength,
  terms,
  counterCues: ['kursus', 'pjece'],
  examples: { hit: [], miss: [] },
});
const lexicon = compile([
  rule('health', 'strong', [
    'demens',
    'psykose',
    'skinnebenssår',
    'adhd',
    'blodprøve',
    'depression',
  ]),
  rule('health', 'weak', ['behandling', 'indlagt', 'pleje']),
  rule('debt', 'strong', ['restance']),
]);
const read = (text: string, options = {}): Classification => classifyWith(lexicon, text, options);

const drafts: readonly (readonly [
  text: string,
  verdict: Classification['verdict'],
  identifiable: Classification['identifiable'],
])[] = [
  ['', 'ordinary-mail', 'none'],
  [' \n\n ', 'ordinary-mail', 'none'],
  ['Mødet er flyttet til kl. 14.', 'ordinary-mail', 'none'],
  ['Hej Karen\n\nMødet er flyttet.\n\nMvh\nOle Hansen', 'ordinary-mail', 'direct'],
  ['Det gælder 010190-1234', 'secure', 'direct'],
  ['Lone Jensen har psykose', 'secure', 'direct'],
  ['Emne: Steffen Jensen\n\nHan har fået en psykose igen. /Ole', 'secure', 'direct'],
  ['Kære Karen\n\nDine blodprøver er kommet.\n\nHilsen\nLægehuset', 'secure', 'direct'],
  ['Hej\n\nJeg har fået en depression.\n\nMvh\nOle Hansen', 'secure', 'direct'],
  ['Hej\n\nMin mor har demens.\n\nMvh\nOle Hansen', 'secure', 'indirect'],
  ['Hej\n\nBeboeren i 127 har skinnebenssår.', 'secure', 'direct'],
  ['Hej\n\nEn af beboerne har fået demens.\n\nHilsen varmemesteren', 'ask', 'indirect'],
  ['Hej Karen\n\nVi holder kursus om ADHD.\n\nMvh\nOle Hansen', 'ordinary-mail', 'direct'],
  ['Hej alle\n\nNy pjece om demens og depression.\n\nMvh\nOle', 'ordinary-mail', 'direct'],
  ['Til alle\n\nPatienter med demens skal have ro.', 'ordinary-mail', 'none'],
  ['Tilbud om behandling af facaden', 'ordinary-mail', 'none'],
  ['Hun er indlagt. Ring til Lone Jensens datter.', 'secure', 'direct'],
  ['Tak.\n\nMvh\nOle Hansen\nKlinik for depression', 'ordinary-mail', 'direct'],
  ['Ja tak, vi ses.\n\nMvh\nOle\n\n> Lone Jensen har psykose', 'secure', 'direct'],
  [
    'Kære alle\n\nVelkommen til Mads Hansen. Han kommer fra Vejle, og vi glæder os til at se ham.',
    'ordinary-mail',
    'direct',
  ],
  // a speaker, a figure, a count
  [
    'Hej alle\n\nPsykolog Maria Jensen underviser i depression på torsdag.',
    'ordinary-mail',
    'direct',
  ],
  ['Romanens hovedperson Clara får en psykose i kapitel 4.\n\nForlaget', 'ordinary-mail', 'direct'],
  ['Hej Anders\n\nVi havde 412 depressioner sidste år.', 'ordinary-mail', 'direct'],
  // a weak word needs somebody
  ['Hun er indlagt igen, siger Lone Jensen.', 'secure', 'direct'],
  ['Varerne er indlagt i systemet.', 'ordinary-mail', 'none'],
  // a password has an owner
  ['Hej Ida\n\nMidlertidig adgangskode: Sol_4471\n\nMvh IT', 'secure', 'direct'],
  ['Har glemt mit password. Mvh Ida', 'ordinary-mail', 'direct'],
  ['Licensnøgle: 7QK2P-M1X44-0B9ZZ', 'ordinary-mail', 'none'],
];
for (const [text, verdict, identifiable] of drafts) {
  test(`draft ${JSON.stringify(text)}`, () => {
    const answer = read(text);
    assert.deepEqual([answer.verdict, answer.identifiable], [verdict, identifiable]);
  });
}

test('a question comes with every ask, and only then', () => {
  for (const [text, verdict] of drafts)
    assert.equal(read(text).questions.length, verdict === 'ask' ? 1 : 0, text);
});

const someone = 'Hej\n\nEn af beboerne har fået demens.\n\nHilsen varmemesteren';
const answers: readonly (readonly [Answers, Classification['verdict']])[] = [
  [{ identifiable: 'yes' }, 'secure'],
  [{ identifiable: 'unsure' }, 'secure'],
  [{ identifiable: 'no' }, 'ordinary-mail'],
  [{ 'number-is-cpr': 'no' }, 'ask'],
];
for (const [given, verdict] of answers)
  test(`answer ${JSON.stringify(given)}`, () =>
    assert.equal(read(someone, { answers: given }).verdict, verdict));

test('a dismissed finding no longer counts, however it is spelt in the text', () => {
  const text = 'Lone Jensen har Psykose';
  const dismissed = [{ kind: 'health', text: 'psykose' }];
  assert.equal(read(text, { dismissed }).verdict, 'ordinary-mail');
  assert.ok(read(text, { dismissed }).rewritten.includes('Psykose'));
});

test('an added finding decides, everywhere it stands', () => {
  const text = 'Lone er faldet igen. Igen!';
  const answer = read(text, { added: [{ kind: 'health', text: 'igen' }] });
  assert.equal(answer.verdict, 'secure');
  assert.equal(answer.findings.filter(({ rule: id }) => id === 'person').length, 2);
});

test('an added empty text adds nothing', () => {
  assert.equal(read('Lone', { added: [{ kind: 'health', text: ' ' }] }).verdict, 'ordinary-mail');
});

test('findings in the subject line are told apart', () => {
  const answer = read('Emne: Lone Jensens demens\n\nHun har det skidt.\n\nMvh Ole');
  assert.deepEqual(
    answer.inSubject.map(({ kind }) => kind),
    ['name', 'health'],
  );
});

const counts: readonly (readonly [string, number])[] = [
  ['', 0],
  ['Karen og Lone ses.', 2],
  ['Karen Holm kommer. Karen tager kage med.', 1],
  ['Min mor har demens', 1],
];
for (const [text, persons] of counts)
  test(`persons in ${JSON.stringify(text)}`, () => assert.equal(read(text).persons, persons));
