import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Classification, Finding, Kind } from '../../../src/classifier/types.ts';
import { listFindings, marksFor } from '../../../src/components/findings.ts';
import { lines, moved } from '../../../src/components/marks.ts';
import { draftOf, textOf } from '../../../src/machines/checkMail.ts';
import { plain } from '../../fixtures.ts';

const draft = { subject: 'Vedr. Bente', body: 'Bente har gigt. Bente sover.' };
const text = textOf(draft);

function find(words: string, kind: Kind): readonly Finding[] {
  return [...text.matchAll(new RegExp(words, 'g'))].map(({ index }) => ({
    kind,
    start: index,
    end: index + words.length,
    confidence: 1,
    rule: 'test',
  }));
}
const findings = [...find('Bente', 'name'), ...find('gigt', 'health')].sort(
  (a, b) => a.start - b.start,
);
const classification: Classification = {
  ...plain,
  verdict: 'secure',
  dataClass: 'special',
  findings,
  categories: ['health'],
  inSubject: findings.filter(({ start }) => start < text.indexOf('\n')),
};

describe('the list of findings', () => {
  it('leaves out what counts for nothing, and so do the marks', () => {
    const unlikely = find('sover', 'cpr').map((one) => ({ ...one, confidence: 0.2 }));
    const { sensitive } = listFindings(text, { ...classification, findings: unlikely });
    assert.deepEqual([sensitive, marksFor(draft, unlikely).body], [[], []]);
  });
  it('holds each text once, sensitive ones apart', () => {
    const { sensitive, ordinary } = listFindings(text, classification);
    assert.deepEqual(
      sensitive.map(({ text: words, count }) => [words, count]),
      [['gigt', 1]],
    );
    assert.deepEqual(
      ordinary.map(({ text: words, count, inSubject, rules }) => [words, count, inSubject, rules]),
      [['Bente', 3, true, ['test']]],
    );
  });
});

describe('the marks in the two fields', () => {
  const { subject, body } = marksFor(draft, findings);
  it('lie on the words of the subject', () => {
    assert.deepEqual(
      subject.map(({ start, end }) => draft.subject.slice(start, end)),
      ['Bente'],
    );
  });
  it('lie on the words of the body', () => {
    assert.deepEqual(
      body.map(({ start, end, weight }) => [draft.body.slice(start, end), weight]),
      [
        ['Bente', 'ordinary'],
        ['gigt', 'sensitive'],
        ['Bente', 'ordinary'],
      ],
    );
  });
  it('stand in the body alone when there is no subject', () => {
    const bare = { subject: '', body: 'gigt' };
    const marks = marksFor(bare, [{ kind: 'health', start: 0, end: 4, confidence: 1, rule: 'x' }]);
    assert.deepEqual(marks, { subject: [], body: [{ start: 0, end: 4, weight: 'sensitive' }] });
  });
});

describe('the marks while somebody types', () => {
  const read = 'Bente har gigt.';
  const marks = [
    { start: 0, end: 5, weight: 'ordinary' as const },
    { start: 10, end: 14, weight: 'sensitive' as const },
  ];
  for (const [what, now, words] of [
    ['nothing', read, ['Bente', 'gigt']],
    ['a letter between them', 'Bente har en gigt.', ['Bente', 'gigt']],
    ['a letter before all', 'At Bente har gigt.', ['Bente', 'gigt']],
    ['a word at the end', `${read} Ja.`, ['Bente', 'gigt']],
    ['a letter within one', 'Bentne har gigt.', ['Bentne', 'gigt']],
    ['less between them', 'Bente gigt.', ['Bente', 'gigt']],
    ['one of them away', 'Bente har .', ['Bente']],
    ['the end of one and more away', 'Ben gigt.', ['gigt']],
    ['something else altogether', 'Hej', []],
    ['all of it away', '', []],
  ] as const)
    it(`follow their words: ${what}`, () => {
      assert.deepEqual(
        moved(marks, read, now).map(({ start, end }) => now.slice(start, end)),
        words,
      );
    });
});

describe('the copy behind the field', () => {
  it('has a box for each line, also for an empty one, and a mark in each that it covers', () => {
    const marks = [{ start: 5, end: 12, weight: 'ordinary' as const }];
    assert.deepEqual(
      lines('Kære Bo\n\nHolm.', marks).map((line) => line.map(({ text: words }) => words)),
      [['Kære ', 'Bo'], [], ['Hol', 'm.']],
    );
  });
});

describe('draft and text', () => {
  for (const one of [draft, { subject: '', body: 'Hej\n\nHej' }, { subject: ' a ', body: '' }])
    it(`come back as they were: ${JSON.stringify(one)}`, () => {
      assert.deepEqual(draftOf(textOf(one), one), one);
    });
});
