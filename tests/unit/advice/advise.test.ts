import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { advise, recipientFacts, requiredProtection } from '../../../src/advice/advise.ts';
import type { RecipientFacts, Situation } from '../../../src/advice/advise.ts';
import type { Channel, Policy } from '../../../src/advice/policy.ts';
import type { Report } from '../../../src/recipient/report.ts';
import { municipality, unknownReport } from '../../fixtures.ts';

const outside = {
  kind: 'citizen',
  status: 'insecure',
  tunnel: 'no',
  certificate: 'not-applicable',
  tls: 'no',
} as const satisfies RecipientFacts;
const red: RecipientFacts = outside;
const grey: RecipientFacts = { ...outside, status: 'unknown', tls: 'unknown' };
const colleague: RecipientFacts = { ...outside, kind: 'colleague', status: 'internal' };
const tunnel: RecipientFacts = { ...outside, kind: 'authority', status: 'secure', tunnel: 'yes' };
const certificate: RecipientFacts = { ...outside, status: 'secure', certificate: 'yes' };
const tls: RecipientFacts = { ...outside, kind: 'company', status: 'secure', tls: 'yes' };

const sensitive: Situation = {
  dataClass: 'special',
  identifiable: 'direct',
  persons: 1,
  recipients: [],
};
const to = (...recipients: RecipientFacts[]): Situation => ({ ...sensitive, recipients });
const order = (situation: Situation, policy = municipality): readonly Channel[] =>
  advise(situation, policy).channels.map(({ channel }) => channel);

const afterMail: readonly Channel[] = ['digital-post', 'telephone', 'anonymise', 'letter'];
const waysOutOfRed: readonly Channel[] = [
  'digital-post',
  'telephone',
  'anonymise',
  'other-address',
  'letter',
];

describe('the order of channels', () => {
  const cases: readonly [name: string, situation: Situation, expected: readonly Channel[]][] = [
    [
      'nothing to protect',
      { ...to(red), dataClass: 'none', identifiable: 'none' },
      ['ordinary-mail'],
    ],
    ['ordinary data', { ...to(red), dataClass: 'ordinary' }, ['ordinary-mail']],
    ['sensitive, but about nobody', { ...to(red), identifiable: 'none' }, ['ordinary-mail']],
    ['a colleague', to(colleague), ['internal-mail', 'telephone', 'anonymise', 'letter']],
    ['on the tunnel list', to(tunnel), ['tunnel', ...afterMail]],
    ['with a certificate', to(certificate), ['certificate', ...afterMail]],
    ['a colleague beside an outsider', to(colleague, tunnel), ['tunnel', ...afterMail]],
    [
      'tunnel and TLS both',
      to({ ...tunnel, tls: 'yes' }),
      ['tunnel', 'enforced-tls', ...afterMail],
    ],
    ['proven TLS', to(tls), ['enforced-tls', ...afterMail]],
    ['red', to(red), waysOutOfRed],
    ['grey is no green', to(grey), waysOutOfRed],
    ['one red among tunnels', to(tunnel, red), waysOutOfRed],
    ['one red among colleagues', to(colleague, red), waysOutOfRed],
    ['tunnel and TLS: the weakest link', to(tunnel, tls), ['enforced-tls', ...afterMail]],
    ['nobody known yet', to(), waysOutOfRed],
    ['many persons ask for more than TLS', { ...to(tls), persons: 20 }, afterMail],
    ['many persons through the tunnel', { ...to(tunnel), persons: 20 }, ['tunnel', ...afterMail]],
    [
      'exempt from Digital Post',
      { ...to(red), answers: { digitalPostExempt: 'yes' } },
      ['letter', 'telephone', 'anonymise', 'other-address'],
    ],
    [
      'urgent and red',
      { ...to(red), answers: { urgent: 'yes' } },
      ['telephone', 'digital-post', 'anonymise', 'other-address', 'letter'],
    ],
    ['urgent and green', { ...to(tunnel), answers: { urgent: 'yes' } }, ['tunnel', ...afterMail]],
    [
      'urgent, red and exempt',
      { ...to(red), answers: { urgent: 'yes', digitalPostExempt: 'yes' } },
      ['telephone', 'letter', 'anonymise', 'other-address'],
    ],
    [
      'no CPR number to send to',
      { ...to(red), answers: { cprOrCvrKnown: 'no' } },
      ['telephone', 'anonymise', 'other-address', 'letter'],
    ],
    [
      'perhaps the wrong recipient',
      { ...to(tunnel), answers: { wrongRecipientSuspected: 'yes' } },
      waysOutOfRed,
    ],
    [
      'to the own private mailbox',
      { ...to(red), answers: { ownPrivateAddress: 'yes' } },
      ['other-address', 'anonymise'],
    ],
    [
      'to the own private mailbox, nothing in it',
      { ...to(red), dataClass: 'ordinary', answers: { ownPrivateAddress: 'yes' } },
      ['ordinary-mail'],
    ],
    [
      'ordinary, about someone with a protected address',
      { ...to(red), dataClass: 'ordinary', answers: { protectedAddress: 'yes' } },
      waysOutOfRed,
    ],
    [
      'ordinary, with a locked file that nobody has read',
      { ...to(tls), dataClass: 'ordinary', answers: { lockedAttachment: 'yes' } },
      ['enforced-tls', ...afterMail],
    ],
  ];
  for (const [name, situation, expected] of cases)
    it(name, () => {
      assert.deepEqual(order(situation), expected);
    });
});

describe('what a policy changes', () => {
  it('a private sender has no Digital Post', () => {
    const { blocked } = advise(to(red), { ...municipality, sender: 'private' });
    assert.deepEqual(
      blocked.find(({ channel }) => channel === 'digital-post'),
      { channel: 'digital-post', reason: 'sender-not-public' },
    );
  });
  it('proven TLS is worth nothing when the own system does not insist on it', () => {
    const { blocked } = advise(to(tls), { ...municipality, enforcesTls: 'nobody' });
    assert.deepEqual(
      blocked.find(({ channel }) => channel === 'enforced-tls'),
      { channel: 'enforced-tls', reason: 'sender-does-not-enforce-tls' },
    );
  });
  it('checked TLS lets an ordinary mail go where the policy says that it is enough', () => {
    const relaxed: Policy = {
      ...municipality,
      least: { ...municipality.least, confidential: 'checked-tls' },
    };
    assert.equal(order({ ...to(tls), dataClass: 'confidential' }, relaxed)[0], 'ordinary-mail');
    assert.notEqual(order({ ...to(grey), dataClass: 'confidential' }, relaxed)[0], 'ordinary-mail');
  });
  it('a threshold counts for its class and every higher one', () => {
    const policy: Policy = {
      ...municipality,
      thresholds: [{ dataClass: 'confidential', recipients: 3, least: 'end-to-end' }],
    };
    const three = { ...to(tls, tls, tls) };
    assert.equal(requiredProtection(three, policy), 'end-to-end');
    assert.equal(requiredProtection({ ...three, dataClass: 'ordinary' }, policy), 'none');
    assert.equal(requiredProtection(to(tls, tls), policy), 'enforced-tls');
  });
});

describe('recipientFacts', () => {
  const report: Report = {
    ...unknownReport,
    status: 'secure',
    by: 'tls',
    tls: { ...unknownReport.tls, state: 'yes', authenticated: 'yes' },
  };
  it('takes TLS for proven only when it made the recipient green', () => {
    assert.equal(recipientFacts(report, municipality).tls, 'yes');
    assert.equal(
      recipientFacts({ ...report, status: 'unknown', by: null }, municipality).tls,
      'unknown',
    );
  });
  it('takes an internal recipient for a colleague', () => {
    assert.equal(
      recipientFacts({ ...report, status: 'internal', by: 'internal' }, municipality).kind,
      'colleague',
    );
  });
});
