import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflectionsOf } from '../../../src/classifier/endings.ts';
import { normalise } from '../../../src/classifier/text.ts';
import { tokenise } from '../../../src/classifier/tokens.ts';

const tokensOf = (given: string) => tokenise(normalise(given));

/** The text of each token, sentences apart by `|`. */
const written = (given: string): string => {
  const text = normalise(given);
  const tokens = tokenise(text);
  return tokens
    .map((token, index) => {
      const before = tokens[index - 1];
      const mark = before === undefined ? '' : before.sentence === token.sentence ? ' ' : ' | ';
      return mark + text.plain.slice(token.start, token.end);
    })
    .join('');
};

const sentences: readonly (readonly [string, string])[] = [
  ['Han er syg. Hun er rask.', 'Han er syg | Hun er rask'],
  ['Mødet er kl. 12 hos dr. Holm.', 'Mødet er kl 12 hos dr Holm'],
  ['Den 20. august kommer hun.', 'Den 20 august kommer hun'],
  ['Vi ses den 20. Husk kaffe.', 'Vi ses den 20 | Husk kaffe'],
  ['Sagsnr. 2024-1 er lukket', 'Sagsnr 2024 1 er lukket'],
  ['Hun kom!! Og gik?', 'Hun kom | Og gik'],
  ['Hej Bo\n\nTak for sidst', 'Hej Bo | Tak for sidst'],
  ['- øl\n- vand', 'øl | vand'],
  [
    'Her er en linje, som er lang nok til at være brudt om af et\nmailprogram',
    'Her er en linje som er lang nok til at være brudt om af et mailprogram',
  ],
  ['så gik han... og kom igen', 'så gik han | og kom igen'],
  ['Kom til tiden :-) Kenny tager bolde', 'Kom til tiden | Kenny tager bolde'],
  ['Emne: laura', 'Emne laura'],
];
for (const [given, want] of sentences)
  test(`sentences: ${JSON.stringify(given)}`, () => assert.equal(written(given), want));

const kinds: readonly (readonly [string, readonly string[]])[] = [
  ['skriv til bo@example.dk i dag', ['word', 'word', 'link', 'word', 'word']],
  ['se https://www.example.dk/syg?x=1.', ['word', 'link']],
  ['<bo@example.dk>', ['link']],
  ['beløb 90.000,50 kr', ['word', 'number', 'word']],
  ['2.B og 3F', ['number', 'word', 'word', 'number', 'word']],
  ['hba1c', ['word']],
  ['§ 141-plan, §§ 50 og § 12345', ['word', 'word', 'word', 'word', 'number']],
  ['hej [borger 1], [cpr-nummer]', ['word', 'placeholder', 'placeholder']],
  ['hej [Bo] og [hvad som helst]', ['word', 'word', 'word', 'word', 'word', 'word']],
];
for (const [given, want] of kinds)
  test(`kinds: ${given}`, () =>
    assert.deepEqual(
      tokensOf(given).map((token) => token.kind),
      want,
    ));

const inflected: readonly (readonly [string, string])[] = [
  ['psykosen', 'psykose'],
  ['sygdommene', 'sygdom'],
  ['faengslet', 'faengsel'],
  ['diabetikerne', 'diabetiker'],
  ['loennens', 'loen'],
  ['dommen', 'dom'],
  ['hivs', 'hiv'],
];
for (const [word, base] of inflected)
  test(`${word} is an inflection of ${base}`, () => assert.ok(inflectionsOf(word).includes(base)));

const strangers: readonly (readonly [string, string])[] = [
  ['trone', 'tro'],
  ['lod', 'lo'],
  ['dommer', 'dom'],
  ['is', 'i'],
];
for (const [word, base] of strangers)
  test(`${word} is no inflection of ${base}`, () => assert.ok(!inflectionsOf(word).includes(base)));

const keysOf = (given: string): string =>
  tokensOf(given)
    .map(({ key }) => key)
    .join(' ');
const polite: readonly (readonly [string, string])[] = [
  ['Vi beder Dem svare, når De kan.', 'vi beder dig svare naar du kan'],
  ['Tak for Deres brev. De hører fra os.', 'tak for din brev du hoerer fra os'],
  ['Er det Deres CPR-nummer?', 'er det din cpr nummer'],
  ['De kommer i morgen, siger de.', 'de kommer i morgen siger de'],
  ['Vi skal til De Gamles By', 'vi skal til de gamles by'],
  ['ER DE SYG', 'er de syg'],
];
for (const [given, want] of polite)
  test(`polite forms mean you: ${JSON.stringify(given)}`, () => assert.equal(keysOf(given), want));
