import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitMail } from '../../../src/classifier/mail.ts';
import { normalise } from '../../../src/classifier/text.ts';

/** Parts as `message kind`, in order. */
const partsOf = (given: string): readonly string[] =>
  splitMail(normalise(given)).map((part) => `${part.message} ${part.kind}`);

const mails: readonly (readonly [name: string, given: string, want: readonly string[]])[] = [
  [
    'an ordinary mail',
    'Emne: Kaffe\n\nKære Ida\n\nVi ses i morgen.\n\nMed venlig hilsen\nBo\nKøkkenet',
    ['0 subject', '0 greeting', '0 body', '0 sign-off', '0 signature'],
  ],
  [
    'capitals and short forms',
    'EMNE: KAFFE\nHEJ IDA\nVI SES\nMVH BO',
    ['0 subject', '0 greeting', '0 body', '0 sign-off'],
  ],
  ['no mail at all', 'Bare en linje tekst', ['0 body']],
  [
    'a name alone as the last paragraph',
    'Hej\n\nVi ses.\n\nIda Toft',
    ['0 greeting', '0 body', '0 signature'],
  ],
  [
    'a last paragraph that is a sentence',
    'Hej\n\nVi ses.\n\nTag kage med.',
    ['0 greeting', '0 body'],
  ],
  [
    'a greeting that runs on is body',
    'hej ida beklager sent svar. vi ses i morgen ved indgangen, tag regntøj med til alle sammen',
    ['0 body'],
  ],
  ['a greeting that says it all is body', 'Hej Lise, Peter har fået kræft.', ['0 body']],
  ['a greeting that says it all in small letters', 'hej lise, peter er fyret', ['0 body']],
  ['a greeting that says it without a sign', 'Kære Peter tillykke med dagen', ['0 greeting']],
  [
    'a greeting of several persons',
    'Hej Lise, Peter Holm og Mona,\n\nVi ses.',
    ['0 greeting', '0 body'],
  ],
  [
    'thoughts for somebody are no sign-off',
    'Hej Bo\n\nMange tanker til Else, der har mistet sin mand.\nHun skal opereres.\n\nMvh Hans',
    ['0 greeting', '0 body', '0 sign-off'],
  ],
  [
    'a postscript',
    'Hej Bo\n\nVi ses.\n\nMvh Hans\nPS: Kurt er fyret',
    ['0 greeting', '0 body', '0 sign-off', '0 body'],
  ],
  [
    'a quoted thread by > marks',
    'Hej\n\nJa tak.\n\nMvh\nBo\n\n> Fra: Ida Toft\n> Hej Bo\n> Kaffe?',
    ['0 greeting', '0 body', '0 sign-off', '0 signature', '1 header', '1 greeting', '1 body'],
  ],
  [
    'a quoted thread by header lines',
    'Hej\n\nJa tak.\n\nMvh Bo\n\nFra: Ida Toft <ida@example.dk>\nSendt: 2. maj\nTil: Bo\nEmne: Kaffe\n\nKaffe?',
    ['0 greeting', '0 body', '0 sign-off', '1 header', '1 subject', '1 body'],
  ],
  [
    'a quoted thread by "skrev"',
    'Ja tak.\n\nDen 2. maj 2024 kl. 12.00 skrev Ida Toft:\nKaffe?',
    ['0 body', '1 header', '1 body'],
  ],
  [
    'an original message line',
    'Ja.\n\n-----Oprindelig meddelelse-----\nFra: Ida\nEmne: Kaffe\n\nKaffe?',
    ['0 body', '1 header', '1 subject', '1 body'],
  ],
  [
    'CR LF line breaks',
    'Emne: Kaffe\r\n\r\nHej Ida\r\n\r\nVi ses.\r\n',
    ['0 subject', '0 greeting', '0 body'],
  ],
  ['nothing', '', []],
];

for (const [name, given, want] of mails)
  test(`parts of ${name}`, () => assert.deepEqual(partsOf(given), want));

for (const [name, given] of mails) {
  test(`parts of ${name} cover the text without gaps`, () => {
    const text = normalise(given);
    let end = 0;
    for (const part of splitMail(text)) {
      assert.equal(part.start, end);
      end = part.end;
    }
    assert.equal(end, text.plain.length);
  });
}
