import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalise } from '../../../src/classifier/text.ts';
import { tokenise } from '../../../src/classifier/tokens.ts';
import { oncePerWord, question, type Word } from '../../../src/classifier/words.ts';

const wordsIn = (given: string): readonly Word[] =>
  tokenise(normalise(given)).map(({ word }) => word);

test('a word is the same object wherever it stands', () => {
  const [first, , again, other] = wordsIn('syg og syg igen');
  assert.equal(first, again);
  assert.notEqual(first, other);
  assert.equal(wordsIn('Syg')[0], first);
});

test('a word too long to be met twice is read, and kept nowhere', () => {
  const long = 'bygningskonstruktionsvejledningens';
  const [first] = wordsIn(long);
  assert.notEqual(first, wordsIn(long)[0]);
  assert.ok(first !== undefined && isOfBuilding(first));
});

let asked: string[] = [];
const isOfBuilding = question(({ key }) => {
  asked.push(key);
  return key.startsWith('bygning');
});
const isInflected = question(({ forms }) => forms.length > 1);

test('a question is asked once for each word and answered by the word itself', () => {
  asked = [];
  const [building, , again, street] = wordsIn('bygninger ved bygninger gaden');
  assert.ok(building !== undefined && again !== undefined && street !== undefined);
  assert.deepEqual([building, again, street].map(isOfBuilding), [true, true, false]);
  assert.deepEqual([building, street].map(isInflected), [true, true]);
  assert.deepEqual(asked, ['bygninger', 'ved', 'gaden']);
});

test('a word of an earlier text is asked what has come up since', () => {
  wordsIn('kælder');
  const isCellar = question(({ key }) => key === 'kaelder');
  const [cellar] = wordsIn('kælder');
  assert.ok(cellar !== undefined && isCellar(cellar));
});

for (const given of ['010190-1234', '12', 'www.bygning.example', 'bygning@example.dk'])
  test(`of ${given} nothing is asked or kept`, () => {
    asked = [];
    for (const word of wordsIn(given)) assert.equal(isOfBuilding(word), false);
    assert.deepEqual(asked, []);
    assert.notEqual(wordsIn(given)[0], wordsIn(given)[0]);
  });

test('a reading is done once for each word, also when the words outnumber the places', () => {
  let read = 0;
  const lengthOf = oncePerWord(({ key }) => {
    read++;
    return String(key.length);
  });
  const [first] = wordsIn('mursten');
  assert.ok(first !== undefined);
  assert.equal(lengthOf(first), '7');
  assert.equal(lengthOf(first), '7');
  assert.equal(read, 1);
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const many = Array.from({ length: 20_000 }, (_, at) =>
    Array.from({ length: 4 }, (_, place) => letters[Math.floor(at / 26 ** place) % 26]).join(''),
  );
  for (const word of wordsIn(many.join(' '))) assert.equal(lengthOf(word), '4');
  assert.equal(lengthOf(first), '7');
});

test('there is room for no more questions than a word has bits', () => {
  const ask = (): void => void question(() => true);
  assert.throws(() => {
    for (let at = 0; at < 100; at++) ask();
  }, /no bit left/);
});
