import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Classification, Finding, Kind, Verdict } from '../../../src/classifier/types.ts';
import {
  CorpusError,
  difference,
  missesOf,
  missOf,
  outcomeOf,
  parseDrafts,
  parseMisses,
  tally,
  type Draft,
  type MissKind,
} from '../../corpus/measure.ts';
import { kindTable } from '../../corpus/table.ts';
import { plain } from '../../fixtures.ts';

const draft: Draft = {
  id: 'one',
  sector: 'skole',
  text: 'Hej Bo\n\nBos mor bor i boligen. Ring til Bo Lund på 11 22 33 44 om hans astma.',
  secure: true,
  identifiable: 'direct',
  categories: ['health'],
  spans: [
    { kind: 'name', text: 'Bo' },
    { kind: 'name', text: 'Bo Lund' },
    { kind: 'phone', text: '11 22 33 44' },
    { kind: 'health', text: 'astma' },
  ],
  why: 'test',
  difficulty: 'plain',
};

const finding = (kind: Kind, text: string, from = 0): Finding => {
  const start = draft.text.indexOf(text, from);
  assert.notEqual(start, -1, text);
  return { kind, start, end: start + text.length, confidence: 1, rule: 'test/test' };
};

const classification = (parts: Partial<Classification>): Classification => ({
  ...plain,
  verdict: 'secure',
  dataClass: 'special',
  ...parts,
});

const verdictCases: readonly [Draft['secure'], Verdict, MissKind | null][] = [
  [true, 'ordinary-mail', 'missed'],
  [true, 'ask', 'asked'],
  [true, 'secure', null],
  [false, 'ordinary-mail', null],
  [false, 'ask', 'asked'],
  [false, 'secure', 'wronglyFlagged'],
  ['depends', 'ordinary-mail', 'missed'],
  ['depends', 'ask', null],
  ['depends', 'secure', null],
];
for (const [secure, verdict, expected] of verdictCases) {
  test(`a draft with secure ${secure} answered ${verdict} counts as ${expected ?? 'right'}`, () => {
    assert.equal(missOf(secure, verdict), expected);
  });
}

const lineOf = (changes: Record<string, unknown>): string =>
  JSON.stringify({ ...draft, ...changes });
const badLines: readonly [string, string, RegExp][] = [
  ['broken JSON', '{"id":', /^c\.jsonl:1: /u],
  ['an unknown key', lineOf({ colour: 'red' }), /colour/u],
  ['a missing key', lineOf({ why: undefined }), /why/u],
  ['an unknown difficulty', lineOf({ difficulty: 'easy' }), /difficulty/u],
  ['an unknown kind', lineOf({ spans: [{ kind: 'shoe', text: 'Bo' }] }), /spans\.0\.kind/u],
  ['an unknown category', lineOf({ categories: ['shoe'] }), /categories\.0/u],
  [
    'a span that is not in the text',
    lineOf({ spans: [...draft.spans, { kind: 'name', text: 'Ib' }] }),
    /the name span "Ib" is not in the text/u,
  ],
  [
    'a category without a span',
    lineOf({ categories: ['health', 'union'] }),
    /"union" has no span/u,
  ],
  ['a span without its category', lineOf({ categories: [] }), /a span carries "health"/u],
  ['an id used twice', `${lineOf({})}\n${lineOf({})}`, /^c\.jsonl:2: id "one" is used twice/u],
  ['an empty file', '\n', /holds no draft/u],
];
for (const [name, jsonl, message] of badLines) {
  test(`parseDrafts refuses ${name}`, () => {
    assert.throws(
      () => parseDrafts(jsonl, 'c.jsonl'),
      (error) => error instanceof CorpusError && error.problems.some((one) => message.test(one)),
    );
  });
}

test('parseDrafts reads a draft as it was written', () => {
  assert.deepEqual(parseDrafts(`${lineOf({})}\n\n`, 'c.jsonl'), [draft]);
});

test('an identifier is found where a finding of its kind covers one occurrence', () => {
  const { identifiersFound, identifiersMissed } = outcomeOf(
    draft,
    classification({ findings: [finding('name', 'Bo Lund'), finding('case', '11 22 33 44')] }),
  );
  assert.deepEqual(
    {
      found: identifiersFound.map((one) => one.text),
      missed: identifiersMissed.map((one) => one.text),
    },
    { found: ['Bo', 'Bo Lund'], missed: ['11 22 33 44'] },
  );
});

test('an identifier is wrong where it touches no label of its kind', () => {
  const { identifiersWrong } = outcomeOf(
    draft,
    classification({
      findings: [
        finding('name', 'Hej Bo'),
        finding('name', 'Ring'),
        finding('case', '11 22 33 44'),
        finding('union', 'mor'),
      ],
    }),
  );
  assert.deepEqual(identifiersWrong, [
    { kind: 'name', text: 'Ring' },
    { kind: 'case', text: '11 22 33 44' },
  ]);
});

test('categories are those of the findings, as a set', () => {
  const findings = [finding('union', 'Bo'), finding('union', 'Lund')];
  const outcome = outcomeOf(draft, classification({ findings }));
  assert.deepEqual(
    [outcome.categoriesFound, outcome.categoriesMissed, outcome.categoriesWrong],
    [[], ['health'], ['union']],
  );
});

const standingCases: readonly [string, readonly string[]][] = [
  ['Hej [navn]. Bolig 4.', []],
  ['Hej [navn]. Bos mor.', ['Bo']],
  ['Hej Bo, 11 22 33 44', ['Bo', '11 22 33 44']],
  ['TBo, Bosse, 111 22 33 445', []],
];
for (const [rewritten, expected] of standingCases) {
  test(`in "${rewritten}" ${expected.length} identifiers stand`, () => {
    const { standing } = outcomeOf(draft, classification({ rewritten }));
    assert.deepEqual(
      standing.map((one) => one.text),
      expected,
    );
  });
}

const answered = (id: string, secure: Draft['secure'], verdict: Verdict) =>
  outcomeOf(
    { ...draft, id, secure },
    classification({ verdict, findings: [finding('health', 'astma'), finding('union', 'Hej')] }),
  );
const outcomes = [
  answered('d', true, 'ordinary-mail'),
  answered('c', true, 'ask'),
  answered('b', false, 'secure'),
  answered('a', 'depends', 'ordinary-mail'),
];

test('tally counts verdicts per label, and labels and findings', () => {
  assert.deepEqual(tally(outcomes), {
    drafts: 4,
    secure: { 'ordinary-mail': 1, ask: 1, secure: 0 },
    ordinary: { 'ordinary-mail': 0, ask: 0, secure: 1 },
    depends: { 'ordinary-mail': 1, ask: 0, secure: 0 },
    asked: 1,
    categories: { labelled: 4, found: 4, wrong: 4 },
    identifiers: { labelled: 12, found: 0, wrong: 0, standing: 0 },
  });
});

test('kindTable has a row for each kind that is labelled or claimed', () => {
  const rows = kindTable(outcomes)
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));
  assert.deepEqual(rows, [
    ['found', 'wrong', 'standing'],
    ['health', '4/4', '0'],
    ['union', '–', '4'],
    ['name', '0/8', '0', '0'],
    ['phone', '0/4', '0', '0'],
  ]);
});

test('missesOf lists ids in order per kind', () => {
  assert.deepEqual(missesOf(outcomes), { missed: ['a', 'd'], wronglyFlagged: ['b'], asked: ['c'] });
});

test('difference names what appeared and what is gone', () => {
  assert.deepEqual(difference(['a', 'b'], ['b', 'c']), { appeared: ['c'], gone: ['a'] });
});

test('parseMisses refuses a pin of another shape', () => {
  assert.throws(() => parseMisses('{"missed":[],"wronglyFlagged":[]}'));
});
