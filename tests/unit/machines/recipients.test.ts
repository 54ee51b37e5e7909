import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookUpsOf, readRecipients, withAnswer } from '../../../src/machines/recipients.ts';
import type { Asking } from '../../../src/recipient/question.ts';
import { unknownReport } from '../../fixtures.ts';

const known = { internal: ['own.example'], partners: [] };
const read = (to: string, cc = '', bcc = '', asking: Asking = 'domains') =>
  readRecipients({ to, cc, bcc }, { known, asking });

describe('recipients as pasted', () => {
  it('come in order, from all three fields', () => {
    const { recipients, problem } = read(
      'Ole Olsen <ole@a.example>; b.example',
      'c@c.example',
      'd@d.example',
    );
    assert.equal(problem, null);
    assert.deepEqual(
      recipients.map(({ field, shown, domain }) => [field, shown, domain]),
      [
        ['to', 'ole@a.example', 'a.example'],
        ['to', 'b.example', 'b.example'],
        ['cc', 'c@c.example', 'c.example'],
        ['bcc', 'd@d.example', 'd.example'],
      ],
    );
  });
  it('hide a CPR number that stands in an address', () => {
    const [recipient] = read('0102034444@digital-post.example').recipients;
    assert.equal(recipient?.cprInAddress, true);
    assert.doesNotMatch(recipient.shown, /\d/);
  });
  const problems: readonly [name: string, text: string, problem: string][] = [
    ['nobody', ' ; ', 'no-recipients'],
    ['a name without an address', 'Ole Olsen', 'bad-recipients'],
    ['one bad among good', 'ole@a.example; ole@', 'bad-recipients'],
    ['an IP literal', 'ole@[127.0.0.1]', 'bad-recipients'],
    [
      '51 domains',
      Array.from({ length: 51 }, (_, n) => `a@d${String(n)}.example`).join(';'),
      'too-many-recipients',
    ],
  ];
  for (const [name, text, problem] of problems)
    it(`${name}: ${problem}`, () => {
      assert.equal(read(text).problem, problem);
    });
  it('500 people at one place are one look-up', () => {
    const { recipients, problem } = read(
      Array.from({ length: 500 }, (_, n) => `p${String(n)}@d.example`).join('; '),
    );
    assert.equal(problem, null);
    assert.equal(recipients.length, 500);
  });
  it('are shown as they are written, and looked up as machines write them', () => {
    const [recipient] = read('Anne@Brøndby.example').recipients;
    assert.equal(recipient?.shown, 'Anne@brøndby.example');
    assert.equal(recipient.asked, 'xn--brndby-cya.example');
  });
});

describe('recipients where certificates are looked up', () => {
  const readAll = (to: string) => read(to, '', '', 'addresses');
  const cases: readonly [why: string, text: string, asked: readonly string[]][] = [
    ['an address may have one', 'Ole@a.example', ['Ole@a.example']],
    ['a domain has none', 'a.example', ['a.example']],
    ['nobody within the house needs one', 'ole@own.example; eva@own.example', ['own.example']],
    ['a CPR number is told to nobody', '0102034444@a.example', ['a.example']],
    [
      'two at one domain are two',
      'ole@a.example; eva@a.example',
      ['ole@a.example', 'eva@a.example'],
    ],
    ['the domain in ASCII form', 'ole@brøndby.example', ['ole@xn--brndby-cya.example']],
  ];
  for (const [why, text, asked] of cases)
    it(why, () => {
      assert.deepEqual(lookUpsOf(readAll(text).recipients), asked);
    });
  it('an answer is for the one it was asked about', () => {
    const { recipients } = readAll('ole@a.example; eva@a.example');
    const after = withAnswer(recipients, {
      type: 'REPORTED',
      asked: 'eva@a.example',
      report: unknownReport,
    });
    assert.deepEqual(
      after.map(({ report }) => report),
      [null, unknownReport],
    );
  });
  it('51 people at one place are 51 look-ups: too many', () => {
    const text = Array.from({ length: 51 }, (_, n) => `p${String(n)}@d.example`).join('; ');
    assert.equal(readAll(text).problem, 'too-many-recipients');
  });
});
