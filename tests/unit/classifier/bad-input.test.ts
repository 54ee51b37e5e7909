import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify } from '../../../src/classifier/classify.ts';

/** Writings that a reader takes for what they look like, and what must be found in them, as it was given. */
const disguised: readonly (readonly [reason: string, text: string, kind: string, found: string])[] =
  [
    ['zero-width space in a number', 'cpr 0101\u200b90-1234', 'cpr', '0101\u200b90-1234'],
    ['zero-width joiners', 'cpr 0\u200d1\u200d0190-1234', 'cpr', '0\u200d1\u200d0190-1234'],
    ['word joiner at the hyphen', 'cpr 010190\u2060-\u20601234', 'cpr', '010190\u2060-\u20601234'],
    ['soft hyphen', 'cpr 010190\u00ad-1234', 'cpr', '010190\u00ad-1234'],
    ['byte order mark', 'cpr 010190-\ufeff1234', 'cpr', '010190-\ufeff1234'],
    ['right-to-left marks', 'cpr \u202e010190\u200f-1234\u202c', 'cpr', '010190\u200f-1234'],
    ['direction isolates', 'cpr 010190\u2066-\u20691234', 'cpr', '010190\u2066-\u20691234'],
    [
      'full-width digits',
      'cpr \uff10\uff11\uff10\uff11\uff19\uff10-1234',
      'cpr',
      '\uff10\uff11\uff10\uff11\uff19\uff10-1234',
    ],
    ['full-width hyphen', 'cpr 010190\uff0d1234', 'cpr', '010190\uff0d1234'],
    [
      'Arabic digits',
      'cpr \u0660\u0661\u0660\u0661\u0669\u0660-1234',
      'cpr',
      '\u0660\u0661\u0660\u0661\u0669\u0660-1234',
    ],
    [
      'mathematical digits',
      'cpr \u{1d7ce}\u{1d7cf}0190-1234',
      'cpr',
      '\u{1d7ce}\u{1d7cf}0190-1234',
    ],
    ['digits struck through', 'cpr 0\u03361\u03360190-1234', 'cpr', '0\u03361\u03360190-1234'],
    ['figure space', 'cpr 010190\u20071234', 'cpr', '010190\u20071234'],
    ['no-break hyphen', 'cpr 010190\u20111234', 'cpr', '010190\u20111234'],
    ['a lone surrogate before', '\ud800cpr 010190-1234', 'cpr', '010190-1234'],
    ['a lone surrogate behind', 'cpr 010190-1234\udc00', 'cpr', '010190-1234'],
    ['NUL before', '\u0000cpr\u0000010190-1234', 'cpr', '010190-1234'],
    ['full-width letters in the cue', '\uff43\uff50\uff52 0101901234', 'cpr', '0101901234'],
    ['zero-width space in a telephone', 'Ring 40\u200b 18 55 23', 'phone', '40\u200b 18 55 23'],
    ['full-width at sign', 'bo.holm\uff20example.dk', 'email', 'bo.holm\uff20example.dk'],
    ['zero-width space in a word', 'Hun har skizo\u200bfreni.', 'health', 'skizo\u200bfreni'],
    [
      'soft hyphens in a word',
      'Hun har skizo\u00adfre\u00adni.',
      'health',
      'skizo\u00adfre\u00adni',
    ],
    [
      'Cyrillic letters in a word',
      'Hun har skiz\u043efr\u0435ni.',
      'health',
      'skiz\u043efr\u0435ni',
    ],
    ['Greek letters in a word', 'Hun har skiz\u03bffr\u0435ni.', 'health', 'skiz\u03bffr\u0435ni'],
    [
      'full-width letters',
      'Hun har \uff53\uff4b\uff49\uff5a\uff4f\uff46\uff52\uff45\uff4e\uff49.',
      'health',
      '\uff53\uff4b\uff49\uff5a\uff4f\uff46\uff52\uff45\uff4e\uff49',
    ],
    [
      'mathematical letters',
      'Hun har \u{1d42c}\u{1d424}izofreni.',
      'health',
      '\u{1d42c}\u{1d424}izofreni',
    ],
    [
      'letters struck through',
      'Hun har s\u0336k\u0336i\u0336zofreni.',
      'health',
      's\u0336k\u0336i\u0336zofreni',
    ],
    [
      'Cyrillic letters in a name',
      'Vi talte med K\u0430ren Holm i dag.',
      'name',
      'K\u0430ren Holm',
    ],
    [
      'Cyrillic capital in a name',
      'Vi talte med \u041aaren Holm i dag.',
      'name',
      '\u041aaren Holm',
    ],
    [
      'right-to-left mark in a name',
      'Vi talte med Ka\u200fren Holm i dag.',
      'name',
      'Ka\u200fren Holm',
    ],
  ];
for (const [reason, text, kind, found] of disguised)
  test(`found in spite of ${reason}`, () => {
    const { findings, rewritten } = classify(text);
    assert.deepEqual(
      findings.filter((one) => one.kind === kind).map(({ start, end }) => text.slice(start, end)),
      [found],
    );
    assert.ok(!rewritten.includes(found));
  });

/** What looks like another script and is one, or is no letter at all, stays what it is. */
const honest: readonly (readonly [reason: string, text: string])[] = [
  ['a Cyrillic word', 'Ordet \u0441\u0435\u0441\u0442\u0440\u0430 betyder s\u00f8ster.'],
  ['a Greek letter by itself', 'Vinklen \u03b1 er 30 grader.'],
];
for (const [reason, text] of honest)
  test(`nothing found in ${reason}`, () => assert.deepEqual(classify(text).findings, []));

const pieces: readonly (readonly [reason: string, piece: string])[] = [
  ['lone high surrogates', '\ud800'],
  ['lone low surrogates', '\udc00 '],
  ['surrogates the wrong way round', '\udc00\ud800'],
  ['NUL', '\u0000'],
  ['NUL in words', 'a\u0000'],
  ['right-to-left marks', '\u202ea\u202c '],
  ['zero-width characters', '\u200b\u200d1'],
  ['combining marks', '1\u0336'],
  ['marks on nothing', '\u0301'],
  ['look-alikes', 'K\u0430ren '],
  ['a script of two units', '\u{1d42c}'],
  ['many persons', 'Karen Holm, '],
  ['many numbers', '010190-1234\n'],
];
const length = 256 * 1024;
for (const [reason, piece] of pieces)
  test(`a long text of ${reason} is read, and its findings lie in it`, () => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    let last = 0;
    for (const { start, end } of classify(text).findings) {
      assert.ok(start >= last && end > start && end <= text.length);
      last = end;
    }
  });

test('a megabyte of persons does not overflow the stack', () => {
  assert.ok(classify('Bo, Karen og Ida '.repeat(65_000)).persons >= 1);
});
