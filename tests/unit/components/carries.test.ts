import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { advise } from '../../../src/advice/advise.ts';
import type { RecipientFacts } from '../../../src/advice/advise.ts';
import { dataClasses } from '../../../src/classifier/types.ts';
import { loadOf } from '../../../src/components/carries.ts';
import { ids, policyOfProfile } from '../../profiles.ts';

/** Nobody knows anything of them, so that an ordinary mail is no better than its own rule. */
const recipient: RecipientFacts = {
  kind: 'citizen',
  status: 'unknown',
  tunnel: 'unknown',
  certificate: 'unknown',
  tls: 'unknown',
};

describe('what a channel may carry', () => {
  for (const id of ids)
    it(`${id}: is what the advice does not call too weak`, () => {
      const policy = policyOfProfile(id);
      // The look-up decides on the rest of the channels before the ladder does.
      const asksNothing = policy.channels.filter(
        (channel) =>
          policy.rules[channel].needs === 'nothing' && policy.rules[channel].reaches !== 'nobody',
      );
      for (const dataClass of dataClasses) {
        if (policy.least[dataClass] === 'none') continue;
        const situation = {
          dataClass,
          identifiable: 'direct',
          persons: 1,
          recipients: [recipient],
        } as const;
        const tooWeak = new Set(
          advise(situation, policy)
            .blocked.filter(({ reason }) => reason === 'below-policy')
            .map(({ channel }) => channel),
        );
        for (const channel of asksNothing)
          assert.equal(
            loadOf(channel, policy).classes.includes(dataClass),
            !tooWeak.has(channel),
            channel,
          );
      }
    });
  it('broendby: TLS alone carries nothing confidential, the tunnel everything', () => {
    const policy = policyOfProfile('broendby');
    assert.deepEqual(loadOf('enforced-tls', policy).classes, ['none', 'ordinary']);
    assert.deepEqual(loadOf('tunnel', policy).classes, [...dataClasses]);
  });
  it('unik: from 20 persons sensitive data ask for more than a portal', () => {
    assert.deepEqual(loadOf('portal', policyOfProfile('unik')).notFrom, [
      { dataClass: 'special', persons: 20, least: 'end-to-end' },
    ]);
  });
  it('what reaches nobody carries nothing', () => {
    assert.deepEqual(loadOf('anonymise', policyOfProfile('unik')).classes, []);
  });
});
