import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRecipients } from '../../../src/machines/recipients.ts';

const read = (to: string, cc = '', bcc = '') => readRecipients({ to, cc, bcc });

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
});
