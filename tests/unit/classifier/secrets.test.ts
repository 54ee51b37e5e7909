import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSecrets } from '../../../src/classifier/detect/secrets.ts';
import { normalise } from '../../../src/classifier/text.ts';
import { tokenise } from '../../../src/classifier/tokens.ts';

const cases: readonly (readonly [given: string, want: readonly string[]])[] = [
  ['Adgangskode: Vinter!Sol_4471', ['Vinter!Sol_4471']],
  ['Din adgangskode er Solskin2024!, skift den', ['Solskin2024']],
  ['bruger: bo.holm\nkode: Sol_4471', ['bo.holm', 'Sol_4471']],
  ['hendes bruger-id er ingrid1938, og koden er Skagen1962.', ['ingrid1938', 'Skagen1962']],
  ['kode Lotus#2217', ['Lotus#2217']],
  ['hans unilogin er bo7731 og kodn Sol!2019 prøv', ['bo7731', 'Sol!2019']],
  ['Alarmen slås fra med 7714#', ['7714#']],
  ['Koden til skabet med reservenøglen er 0608.', ['0608']],
  ['root / Havregryn_99x', ['Havregryn_99x']],
  ['password: "Sol_4471"', ['Sol_4471']],
  ['pinkode: 4471', ['4471']],
  ['bruger: bo.holm', []],
  ['kode: .[adgangsoplysning] Holm', []],
  ['skift din adgangskode i kontrolpanelet', []],
  ['adgangskoden er udløbet', []],
  ['kode: fejl', []],
  ['kode: [adgangsoplysning]', []],
  ['kode 137', []],
  ['Møde-id: 819 2004 4716\nAdgangskode: 440917', []],
  ['Meeting ID: 819 2004 4716\nPasscode: aB3xYz', []],
  ['Møde-id: 819 2004 4716\nTil døren: adgangskode: 440917', ['440917']],
];
for (const [given, want] of cases) {
  test(`secrets in ${JSON.stringify(given)}`, () => {
    const text = normalise(given);
    assert.deepEqual(
      findSecrets(text, tokenise(text)).map(({ start, end }) => text.plain.slice(start, end)),
      want,
    );
  });
}
