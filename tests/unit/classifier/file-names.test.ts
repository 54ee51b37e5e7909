import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classify } from '../../../src/classifier/classify.ts';
import { fileNamesIn, withFileNamesSpoken } from '../../../src/classifier/file-names.ts';
import { normalise } from '../../../src/classifier/text.ts';

const namesIn = (written: string): readonly string[] => {
  const text = normalise(written);
  return fileNamesIn(text).map(({ start, end }) => text.plain.slice(start, end));
};

describe('where files are named', () => {
  const cases: readonly (readonly [text: string, names: readonly string[], why: string])[] = [
    ['Se vedhæftet Journal_Bente_Jensen.pdf.', ['Journal_Bente_Jensen.pdf'], 'the full stop'],
    ['Se vedhæftet Bente Jensen journal.PDF', ['Bente Jensen journal.PDF'], 'spaces, capitals'],
    ['(a.pdf, b-2.docx)', ['a.pdf', 'b-2.docx'], 'several, in parentheses'],
    ['N:\\sager\\ole\\aftale.docx', ['aftale.docx'], 'the last part of a path'],
    ['referat.pdfx og .pdf', [], 'another ending, and an ending alone'],
    ['https://example.dk/a_b.pdf www.example.dk/a.pdf', [], 'web addresses'],
    ['bo@example.dk.pdf', [], 'a mail address'],
    ['På kontoret.Dokumenter følger', [], 'a full stop without a space'],
  ];
  for (const [text, names, why] of cases)
    it(`${text} (${why})`, () => {
      assert.deepEqual(namesIn(text), names);
    });
});

describe('how a file name is said', () => {
  const cases: readonly (readonly [written: string, said: string, why: string])[] = [
    ['depression_bente_jensen.docx', 'depression Bente Jensen docx', 'names in small letters'],
    ['Opsigelse_Bente_Jensen.pdf', 'opsigelse Bente Jensen pdf', 'the capital of a title'],
    ['Bente_Qvortholm-Lau.pdf', 'Bente Qvortholm Lau pdf', 'unknown family names'],
    ['journal-2026-11-01.pdf', 'journal 2026-11-01 pdf', 'a date stays one number'],
    ['bo%20holm.pdf', 'bo   holm pdf', 'a space in web form; names that are words stay small'],
    ['Hej. Se a_b.', 'Hej. Se a_b.', 'what is no file name stays'],
  ];
  for (const [written, said, why] of cases)
    it(`${written} (${why})`, () => {
      const text = normalise(written);
      const spoken = withFileNamesSpoken(text, fileNamesIn(text));
      assert.equal(spoken.plain, said);
      assert.equal(spoken.lower, said.toLowerCase());
    });
});

describe('what a file name tells', () => {
  const cases: readonly (readonly [name: string, found: readonly string[], why: string])[] = [
    ['Journal_Bente_Jensen.pdf', ['name Bente_Jensen'], 'a name'],
    ['lønseddel-hansen.xlsx', ['income lønseddel', 'name hansen'], 'a family name alone'],
    ['010203-4441_bilag.pdf', ['cpr 010203-4441'], 'a CPR number'],
    ['Dagsorden_fredag.docx', [], 'nothing about anybody'],
  ];
  for (const [name, found, why] of cases)
    it(`${name}: ${why}`, () => {
      const text = `Hej\n\nSe vedhæftet ${name}.\n\nHilsen`;
      const { inFileNames, rewritten } = classify(text);
      assert.deepEqual(
        inFileNames.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`),
        found,
      );
      for (const words of found) assert.ok(!rewritten.includes(words.split(' ')[1] ?? ''));
    });

  it('below the signature, with a first name that no list knows', () => {
    const { rewritten } = classify(
      'Kære Poul\n\nTak for mailen om din mor, Ragna Mikkelsen. Hun har skinnebenssår.\n\nHilsen\nLise Bruun\n\nVedhæftet: skinnebenssår_ragna_mikkelsen.pdf',
    );
    assert.match(rewritten, /\[helbredsoplysning\]_\[borger 2\]\.pdf$/);
  });

  it('what stands beside it is not in it', () => {
    const text = 'Kære Lone\n\nHan har diabetes. Se vedhæftet Dagsorden.pdf';
    assert.deepEqual(classify(text).inFileNames, []);
    assert.notDeepEqual(classify(text).findings, []);
  });

  const told = [
    ['Straffeattest_Ole_Hansen.pdf', 'straffeattest Ole Hansen'],
    ['depression-bente-jensen.docx', 'depression Bente Jensen'],
    ['Skriftlig_advarsel_Jan_Holmgaard.docx', 'skriftlig advarsel Jan Holmgaard'],
  ] as const;
  for (const [name, said] of told)
    it(`${name} counts as "${said}" does`, () => {
      const verdictOf = (words: string): string =>
        classify(`Hej\n\nSe vedhæftet ${words}.\n\nHilsen\nKarin Holm`).verdict;
      assert.notEqual(verdictOf(name), 'ordinary-mail');
      assert.equal(verdictOf(name), verdictOf(said));
    });
});
