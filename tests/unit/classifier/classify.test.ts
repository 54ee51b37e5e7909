import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { classify } from '../../../src/classifier/classify.ts';
import { leastNumber } from '../../../src/classifier/detect/number-context.ts';
import { certain, isCategory } from '../../../src/classifier/decide.ts';
import { rewrite } from '../../../src/classifier/rewrite.ts';
import { normalise } from '../../../src/classifier/text.ts';
import type { Choice, Classification, Verdict } from '../../../src/classifier/types.ts';

/** Cases of a municipality's own guide to secure mail, told anew with other people. */
const guide: readonly (readonly [name: string, text: string, verdicts: readonly Verdict[]])[] = [
  [
    'hairdresser and bingo',
    'Hej Jørgen\n\nTak for beskeden. Vi finder en bus til frisøren den 14. marts og når hjem til banko om aftenen.\n\nVenlig hilsen',
    ['ordinary-mail'],
  ],
  [
    'worry over the care of the sender’s mother',
    'Emne: Angående min mor\n\nHej Tina\n\nKan min mor få støvsuget tirsdag i stedet for torsdag? Jeg er bekymret for plejen af hende. Hvorfor bliver hendes negle ikke klippet?\n\nMed venlig hilsen\nMikkel Østerby',
    ['secure', 'ask'],
  ],
  [
    'name, masked CPR, housing number and leg ulcer',
    'Emne: Vedr. din mor Gerda Madsen, bolig 31\n\nKære Poul\n\nTak for din mail om din mor, Gerda Madsen, cpr. 150322-xxxx, i bolig 31. Hun har skinnebenssår, som vi forsøger at behandle. Hun får gjort rent hver mandag, når hun er til gymnastik.\n\nMed venlig hilsen\nIrene Mogensen\nPlejehjemmet Lyngbo',
    ['secure'],
  ],
  [
    'a full CPR number and nothing else',
    'Hej\n\nDet drejer sig om 150322-1234.\n\nMvh\nIrene Mogensen',
    ['secure'],
  ],
  [
    'a blind wheelchair user with CPR number',
    'Til kommunen\n\nJeg hedder Bjarne Overby, cpr 041155-2222, er blind og sidder i kørestol. Kan jeg få en anden hjælper?\n\nBjarne Overby\nMosevej 14, 2605 Brøndby',
    ['secure'],
  ],
];
for (const [name, text, verdicts] of guide)
  test(`guide: ${name}`, () =>
    assert.ok(verdicts.includes(classify(text).verdict), classify(text).verdict));

/** All that stands between the greeting and the verdict is a comma or a line break. */
const brief: readonly string[] = [
  'Kurt er fyret',
  'Hej Lone, Kurt er fyret',
  'Hej Lone\nKurt er fyret',
  'Hej Lone!\nKurt er fyret',
  'Til alle\nKurt er fyret',
  'hej lone, kurt er fyret',
  'Hej Lone, du er fyret',
  'Hej, Kurt Vang er anholdt i nat',
];
for (const text of brief)
  test(`a mail of one line: ${text}`, () => assert.equal(classify(text).verdict, 'secure'));

for (const [name, text] of guide) {
  test(`guide: ${name}, rewritten, may go by ordinary mail and stays as it is`, () => {
    const { rewritten } = classify(text);
    const again = classify(rewritten);
    assert.equal(again.verdict, 'ordinary-mail');
    assert.equal(again.rewritten, rewritten);
  });
}

test('the rewrite keeps layout, numbers persons and leaves the rest alone', () => {
  const text =
    'Emne: Karsten\n\nKære Lisbeth\n\n  Karsten Bruun har fået en depression.\n\nHilsen\nOle\n\n> Hvad med Karsten?';
  const { rewritten } = classify(text);
  assert.match(
    rewritten,
    /^Emne: \[borger 1\]\n\nKære \[borger 2\]\n\n {2}\[borger 1\] .*\[helbredsoplysning\]\.\n\nHilsen\n\[borger 3\]\n\n> Hvad med \[borger 1\]\?$/,
  );
});

test('an address that is somebody’s in one place is replaced wherever it stands', () => {
  const { rewritten } = classify(
    'Emne: Restance, Engdraget 26\n\nKære kasserer\n\nEfter mødet i aftes: Familien Holm på Engdraget 26 skylder kontingent for to år.\n\nHilsen\nUffe Lund',
  );
  assert.doesNotMatch(rewritten, /Engdraget/);
});

test('a long list of addresses keeps no personal number from being found again', () => {
  const addresses = Array.from({ length: 25 }, (_, index) => `Lindevej ${String(index + 1)}`);
  const text = `Hun har boet ${addresses.join(', ')}. Hendes cpr er 0102034441.\n\nOrdre 0102034441 er sendt.`;
  const numbers = classify(text).findings.filter(({ rule }) => rule === 'number/cpr');
  assert.equal(numbers.length, 2);
});

test('persons are numbered on from the placeholders that are there', () => {
  assert.equal(
    rewrite('[borger 2] og Bo', [{ kind: 'name', start: 14, end: 16 }]).text,
    '[borger 2] og [borger 3]',
  );
});

describe('choices for the rewrite', () => {
  const text =
    'Kære Lisbeth\n\nKarsten Bruun har fået en depression. Karsten kommer mandag.\n\nHilsen\nOle';
  const cases: readonly (readonly [
    choices: readonly Choice[],
    rewritten: RegExp,
    after: Verdict,
    why: string,
  ])[] = [
    [[], /^Kære \[borger 1\]\n\n\[borger 2\].*\n\[borger 3\]$/s, 'ordinary-mail', 'none'],
    [
      [
        { kind: 'name', text: 'Ole', instead: null },
        { kind: 'name', text: 'Lisbeth', instead: null },
      ],
      /^Kære Lisbeth\n\n\[borger 1\] .*\n\nHilsen\nOle$/s,
      'ordinary-mail',
      'names kept; the numbers go to the others',
    ],
    [
      [{ kind: 'health', text: 'depression', instead: 'svær tid' }],
      /har fået en svær tid\. \[borger 2\]/,
      'ordinary-mail',
      'words of one’s own',
    ],
    [
      [{ kind: 'name', text: 'Karsten Bruun', instead: 'Karsten B., der bor hos os,' }],
      /\n\nKarsten B\., der bor hos os, har/,
      'ordinary-mail',
      'what would be found in one’s own words stays',
    ],
    [
      [{ kind: 'name', text: 'karsten', instead: '' }],
      /\. {2}kommer mandag/,
      'ordinary-mail',
      'left out, whatever the capitals',
    ],
    [
      [
        { kind: 'name', text: 'Karsten Bruun', instead: null },
        { kind: 'name', text: 'Karsten', instead: null },
        { kind: 'health', text: 'depression', instead: null },
      ],
      /Karsten Bruun har fået en depression\./,
      'secure',
      'what is kept is still protected',
    ],
    [
      [{ kind: 'health', text: 'kræft', instead: 'x' }],
      /\[helbredsoplysning\]/,
      'ordinary-mail',
      'a choice for what is not in the text',
    ],
  ];
  for (const [choices, expected, after, why] of cases)
    test(why, () => {
      const { verdict, rewritten } = classify(text, { choices });
      assert.equal(verdict, 'secure');
      assert.match(rewritten, expected);
      assert.equal(classify(rewritten).verdict, after);
      assert.equal(classify(text, { choices }).rewritten, rewritten);
    });

  test('what is kept is still protected where something else was replaced in every sentence', () => {
    const toPoul =
      'Emne: Din mor Ragna Mikkelsen\n\nKære Poul\n\nTak for din henvendelse om din mor, Ragna Mikkelsen, som bor i ' +
      'bolig 127 hos os. Hun har skinnebenssår, som vi er ved at få behandlet.\n\nMed venlig hilsen\nLise Bruun';
    const choices = [{ kind: 'health', text: 'skinnebenssår', instead: null }] as const;
    const { rewritten } = classify(toPoul, { choices });
    assert.match(rewritten, /Hun har skinnebenssår, som vi er ved at få \[privat oplysning\]/);
    assert.notEqual(classify(rewritten).verdict, 'ordinary-mail');
    assert.equal(classify(classify(toPoul).rewritten).verdict, 'ordinary-mail');
  });
});

const pieces: readonly string[] = [
  'Karen Holm',
  'Kære Lone',
  'Hej Bo,',
  'Med venlig hilsen\n',
  '\n\n',
  '\n',
  ' ',
  '. ',
  ', ',
  'Emne: ',
  '> ',
  'Fra: Ida Toft\n',
  '010190-1234',
  '0101901234',
  '220910-xxxx',
  '40 18 55 23',
  'bo.holm@example.dk',
  'Egernvej 4, 9000 Aalborg',
  'bolig 7',
  'reg. 2217 konto 6880 341 902',
  '4111 1111 1111 1111',
  'sagsnr. 2024-11831',
  'skizofreni',
  'hun har kræft',
  'diabetes',
  'min mor',
  'han er indlagt',
  'jeg skylder 4.000 kr.',
  'fyret',
  'kursus',
  'kampagne',
  'faktura',
  'medlem af 3F',
  'dom for vold',
  'kontanthjælp',
  'skilsmisse',
  'dit password er Sol_4471',
  'kode: ',
  'Hans ',
  'og ',
  'på ',
  '-',
  '(',
  ')',
  '[',
  ']',
  '[borger 1]',
  '[helbredsoplysning]',
  'a\u030a',
  '\u200b',
  '\ud83d',
  '\u0000',
  '👍',
  'ÆØÅ ',
  '12',
  '/',
  '@',
  '1.1.1.',
  'løn 31.000 kr.',
  'Journal_Bente_Jensen.pdf',
  'depression-hansen.docx',
  '_',
  '.pdf',
  '0101\u200b90-1234',
  '\u202e010190-1234\u202c',
  '\uff10\uff11\uff10\uff11\uff19\uff10-1234',
  '0\u03361\u03360190-1234',
  'skiz\u043efr\u0435ni',
  'K\u0430ren H\u043elm',
  'kr\u00adæ\u200bft',
  '\udc00',
  '\u0301',
];
const draft = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
/** Kinds whose words mean nothing else. */
const unmistakable: readonly string[] = ['cpr', 'phone', 'email', 'account', 'card'];
const runs = { numRuns: 1500 };

test('findings lie in the text, in order, apart from one another, and hold something', () => {
  fc.assert(
    fc.property(draft, (text) => {
      let end = 0;
      for (const finding of classify(text).findings) {
        assert.ok(
          finding.start >= end && finding.end > finding.start && finding.end <= text.length,
        );
        assert.ok(finding.confidence > 0 && finding.confidence <= 1);
        end = finding.end;
      }
    }),
    // Once a mark on a full stop was part of the name behind it as well.
    {
      ...runs,
      examples: [
        ['Karen Holmløn 31.000 kr.\u0301Karen Holm'],
        ['Karen Holm220910-xxxx\u0301Karen Holm'],
      ],
    },
  );
});

/** The findings that are more than shown: what is too unlikely to count stays in a rewritten draft. */
const counting = ({ findings }: Classification): Classification['findings'] =>
  findings.filter(({ confidence }) => confidence >= leastNumber);

test('a rewritten draft is ordinary mail and is left alone', () => {
  fc.assert(
    fc.property(draft, (text) => {
      const { rewritten } = classify(text);
      const again = classify(rewritten);
      assert.deepEqual(counting(again), []);
      assert.equal(again.verdict, 'ordinary-mail');
      assert.equal(again.rewritten, rewritten);
    }),
    runs,
  );
});

/** As runs of letters and digits: how a reader would find the identifier again. */
const inWords = (text: string): string =>
  ` ${(normalise(text).lower.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;

test('the rewrite holds no identifier that was found', () => {
  fc.assert(
    fc.property(draft, (text) => {
      const read = classify(text);
      const { rewritten } = read;
      const left = inWords(rewritten);
      let before = -Infinity;
      for (const { kind, start, end } of counting(read)) {
        const found = text.slice(start, end);
        // Of "Holm40 18 55 23" the name takes the first two figures: what is left is no number to look for.
        const isCut = start - before <= 1 && /\d$/.test(text.slice(0, before));
        before = end;
        if (isCut || !unmistakable.includes(kind) || found.length < 8) continue;
        assert.ok(!left.includes(inWords(found)), `${kind} ${found}`);
      }
    }),
    // Once a number that ran into a name was another one than the same number elsewhere.
    {
      ...runs,
      examples: [['kursus. 0101\u200b90-1234Karen Holm0101\u200b90-1234dit password er Sol_4471']],
    },
  );
});

test('what is kept or put in stands in the rewrite, whatever else goes', () => {
  fc.assert(
    fc.property(
      draft,
      fc.nat(),
      fc.constantFrom(null, 'Ida Toft har gigt', ''),
      (text, at, instead) => {
        const read = classify(text);
        const { verdict } = read;
        const findings = counting(read);
        const finding = findings[at % Math.max(1, findings.length)];
        if (finding === undefined) return;
        const words = text.slice(finding.start, finding.end);
        const chosen = classify(text, { choices: [{ kind: finding.kind, text: words, instead }] });
        assert.ok(chosen.rewritten.includes(instead ?? words));
        assert.equal(chosen.verdict, verdict);
      },
    ),
    runs,
  );
});

test('the same text gets the same answer, whatever was read between', () => {
  fc.assert(
    fc.property(draft, draft, (text, other) => {
      const answer = classify(text);
      classify(other);
      assert.deepEqual(classify(text), answer);
    }),
    runs,
  );
});

test('the same text gets the same answer after more words than are kept', () => {
  const text = guide.map(([, mail]) => mail).join('\n\n');
  const answer = classify(text);
  const letters = 'abcdefghij';
  const words = Array.from({ length: 40_000 }, (_, number) =>
    Array.from(String(number), (figure) => letters.charAt(Number(figure))).join(''),
  );
  classify(words.join(' '));
  assert.deepEqual(classify(text), answer);
});

test('an answer never contradicts itself', () => {
  fc.assert(
    fc.property(draft, (text) => {
      const answer = classify(text);
      assert.equal(answer.questions.length, answer.verdict === 'ask' ? 1 : 0);
      assert.equal(new Set(answer.categories).size, answer.categories.length);
      if (answer.verdict !== 'ordinary-mail') assert.notEqual(answer.findings.length, 0);
      if (answer.identifiable !== 'none') assert.ok(answer.persons >= 1);
      if (answer.verdict === 'ask')
        assert.ok(answer.findings.every((f) => !isCategory(f.kind) || f.confidence < certain));
    }),
    {
      ...runs,
      examples: [
        // Once an accent by itself was marked, and what looks like a signature hid the password.
        ['\u0301\n\ndit password er Sol_4471'],
        // Once an estimate was surer than the finding that was asked about.
        ['han er indlagtkode: skizоfrеni'],
      ],
    },
  );
});

test('a password counts wherever it stands, and is asked about where nobody is greeted', () => {
  for (const [text, expected] of [
    ['x\n\nkoden er Sol_4471', 'ask'],
    ['Password: Sol_4471', 'ask'],
    ['Hej\n\nPassword: Sol_4471', 'ask'],
    ['Hej Bo\n\nPassword: Sol_4471', 'secure'],
  ] as const) {
    const { verdict, categories, rewritten } = classify(text);
    assert.deepEqual([verdict, categories], [expected, ['credentials']], text);
    assert.ok(!rewritten.includes('4471'), text);
  }
});

test('what looks like a personal number behind a word for goods is shown and counts for nothing', () => {
  const text = 'Ordrenr. 010203-4441 er sendt.';
  const { verdict, findings, categories, questions, rewritten } = classify(text);
  assert.deepEqual(
    findings.map(({ kind, confidence }) => [kind, confidence]),
    [['cpr', 0.2]],
  );
  assert.deepEqual([verdict, categories, questions], ['ordinary-mail', [], []]);
  assert.equal(rewritten, text);
  const dismissed = classify(text, { dismissed: [{ kind: 'cpr', text: '010203-4441' }] });
  assert.deepEqual(dismissed.findings, []);
  const added = classify(text, { added: [{ kind: 'cpr', text: '010203-4441' }] });
  assert.equal(added.verdict, 'secure');
});
