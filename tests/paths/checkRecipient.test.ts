import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createActor, fromCallback } from 'xstate';
import { checkRecipient, odditiesOf } from '../../src/machines/checkRecipient.ts';
import type { LookUpEvent, LookUpInput } from '../../src/machines/recipients.ts';

/** Answers at once that it is offline, except for one that never answers. */
const lookUp = fromCallback<LookUpEvent, LookUpInput>(({ input, sendBack }) => {
  for (const asked of input.asked) {
    if (asked === 'silent.example') return;
    sendBack({ type: 'NOT_REPORTED', asked, failure: 'offline' });
  }
  sendBack({ type: 'LOOKED_UP' });
});
const known = { internal: ['our-town.example'], partners: [] };
const open = () =>
  createActor(checkRecipient.provide({ actors: { lookUp } }), {
    input: { known, asking: 'domains' },
  }).start();

describe('looking a recipient up', () => {
  it('write, look up, read, look up again', () => {
    const page = open();
    page.send({ type: 'CHANGED', text: 'a.example' });
    page.send({ type: 'LOOK_UP' });
    page.send({ type: 'LOOK_UP' });
    assert.equal(page.getSnapshot().value, 'lookedUp');
    assert.equal(page.getSnapshot().context.recipients[0]?.failure, 'offline');
  });
  it('"Tjek igen" asks anew, the first time does not', () => {
    const page = open();
    page.send({ type: 'CHANGED', text: 'a.example' });
    page.send({ type: 'LOOK_UP' });
    assert.equal(page.getSnapshot().context.refresh, false);
    page.send({ type: 'LOOK_AGAIN' });
    assert.equal(page.getSnapshot().value, 'lookedUp');
    assert.equal(page.getSnapshot().context.refresh, true);
  });
  it('what is odd can be judged, and typing on asks again', () => {
    const page = open();
    page.send({ type: 'CHANGED', text: 'a@out-town.example' });
    page.send({ type: 'LOOK_UP' });
    assert.deepEqual(odditiesOf(page.getSnapshot().context), [
      { code: 'look-alike', domain: 'out-town.example', of: 'our-town.example' },
    ]);
    for (const rightRecipient of ['right', 'doubtful'] as const) {
      page.send({ type: 'JUDGE', rightRecipient });
      assert.equal(page.getSnapshot().context.rightRecipient, rightRecipient);
    }
    page.send({ type: 'CHANGED', text: 'a@our-town.example' });
    page.send({ type: 'LOOK_UP' });
    assert.equal(page.getSnapshot().context.rightRecipient, null);
    assert.deepEqual(odditiesOf(page.getSnapshot().context), []);
  });
  it('Stop leaves the open ones open', () => {
    const page = open();
    page.send({ type: 'CHANGED', text: 'a.example; silent.example' });
    page.send({ type: 'LOOK_UP' });
    assert.equal(page.getSnapshot().value, 'lookingUp');
    page.send({ type: 'CANCEL' });
    assert.deepEqual(
      page.getSnapshot().context.recipients.map(({ failure }) => failure),
      ['offline', null],
    );
  });
  for (const [text, problem] of [
    ['', 'no-recipients'],
    ['a@', 'bad-recipients'],
  ] as const)
    it(`"${text}" is ${problem}, and typing on clears it`, () => {
      const page = open();
      page.send({ type: 'CHANGED', text });
      page.send({ type: 'LOOK_UP' });
      assert.equal(page.getSnapshot().value, 'writing');
      assert.equal(page.getSnapshot().context.problem, problem);
      page.send({ type: 'CHANGED', text: 'a.example' });
      assert.equal(page.getSnapshot().context.problem, null);
    });
  it('typing during a look-up drops it', () => {
    const page = open();
    page.send({ type: 'CHANGED', text: 'silent.example' });
    page.send({ type: 'LOOK_UP' });
    page.send({ type: 'CHANGED', text: 'b.example' });
    assert.equal(page.getSnapshot().value, 'writing');
    assert.deepEqual(page.getSnapshot().context.recipients, []);
  });
});
