import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  advise,
  questionsFor,
  recipientFacts,
  requiredProtection,
  tellingAnswer,
} from '../../../src/advice/advise.ts';
import type { Note, RecipientFacts, Situation } from '../../../src/advice/advise.ts';
import type { Channel, Policy } from '../../../src/advice/policy.ts';
import type { Report } from '../../../src/recipient/report.ts';
import { municipality, unknownReport } from '../../fixtures.ts';
import { reach } from './situations.ts';

const { red, grey, certificate, internal: colleague } = reach;
const tunnel: RecipientFacts = { ...reach.tunnel, kind: 'authority' };
const tls: RecipientFacts = { ...reach.tls, kind: 'company' };

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
  it('a threshold below what the class asks for anyway takes nothing away', () => {
    const policy: Policy = {
      ...municipality,
      thresholds: [{ dataClass: 'special', persons: 1, least: 'checked-tls' }],
    };
    assert.equal(requiredProtection(to(tls), policy), 'enforced-tls');
  });
  it('a tunnel or a certificate at the recipient counts only where the organisation has one too', () => {
    const without = (channel: Channel): Policy => ({
      ...municipality,
      channels: municipality.channels.filter((one) => one !== channel),
    });
    assert.equal(order(to(tunnel, tls), municipality)[0], 'enforced-tls');
    assert.equal(order(to(tunnel, tls), without('tunnel'))[0], 'digital-post');
    assert.equal(order(to(certificate, tls), without('certificate'))[0], 'digital-post');
  });
  it('with TLS towards partners alone, a stranger with TLS needs another way', () => {
    const policy: Policy = { ...municipality, enforcesTls: 'partners' };
    assert.equal(order(to({ ...tls, tlsAgreed: 'yes' }), policy)[0], 'enforced-tls');
    const { channels: ranked, blocked } = advise(to(tls), policy);
    assert.equal(ranked[0]?.channel, 'digital-post');
    assert.ok(
      blocked.some(
        ({ channel, reason }) => channel === 'enforced-tls' && reason === 'no-tls-agreement',
      ),
    );
  });
});

describe('the choice to split', () => {
  const cases: [name: string, situation: Situation, expected: [Channel, readonly number[]][]][] = [
    [
      'one red among tunnels',
      to(tunnel, red, tunnel),
      [
        ['tunnel', [0, 2]],
        ['digital-post', [1]],
      ],
    ],
    [
      'four who each need their own way',
      to(colleague, red, tls, grey),
      [
        ['internal-mail', [0]],
        ['digital-post', [1, 3]],
        ['enforced-tls', [2]],
      ],
    ],
    ['a way that fits all', to(tunnel, tls), []],
    ['nobody who can get it', to(red, grey), []],
    ['one recipient', to(red), []],
    ['nothing to protect', { ...to(tunnel, red), dataClass: 'ordinary' }, []],
    [
      'many persons: the requirement of the whole holds for each part',
      { ...to(tunnel, tls, red), persons: 20 },
      [
        ['tunnel', [0]],
        ['digital-post', [1, 2]],
      ],
    ],
  ];
  for (const [name, situation, expected] of cases)
    it(name, () => {
      const { split, notes } = advise(situation, municipality);
      assert.deepEqual(
        split.map(({ channel, recipients }) => [channel, recipients]),
        expected,
      );
      assert.equal(notes.includes('split-the-mail'), expected.length > 0);
    });
});

describe('what to mind beside the channel', () => {
  const company: RecipientFacts = { ...red, kind: 'company' };
  const cases: [name: string, situation: Situation, expected: readonly Note[]][] = [
    ['a citizen', to(red), []],
    ['a company that cannot get it', to(company), ['invite-the-partner']],
    ['a company that can', to(tls), []],
    ['a company that is written to once', { ...to(company), answers: { recurring: 'no' } }, []],
    [
      'someone written to again and again',
      { ...to(red), answers: { recurring: 'yes' } },
      ['invite-the-partner'],
    ],
    [
      'a reply to an unsafe mail',
      { ...to(red), answers: { replyToUnsafeMail: 'yes' } },
      ['clean-the-reply', 'tell-the-writer'],
    ],
    [
      'a reply with nothing in it',
      { ...to(red), dataClass: 'ordinary', answers: { replyToUnsafeMail: 'yes' } },
      ['clean-the-reply', 'tell-the-writer'],
    ],
    ['urgent', { ...to(red), answers: { urgent: 'yes' } }, ['say-only-what-is-needed']],
    ['many persons', { ...to(tunnel), persons: 20 }, ['many-persons']],
    [
      'many persons, nothing of theirs to protect',
      { ...to(tunnel), persons: 20, identifiable: 'none' },
      [],
    ],
    [
      'a protected address',
      { ...to(red), dataClass: 'none', answers: { protectedAddress: 'yes' } },
      ['protected-address'],
    ],
    ['a locked file', { ...to(red), answers: { lockedAttachment: 'yes' } }, ['code-another-way']],
    [
      'the own private mailbox',
      { ...to(red), answers: { ownPrivateAddress: 'yes', recurring: 'yes' } },
      ['work-stays-at-work'],
    ],
    [
      'perhaps the wrong one',
      { ...to(tunnel), answers: { wrongRecipientSuspected: 'yes' } },
      ['check-the-recipient'],
    ],
  ];
  for (const [name, situation, expected] of cases)
    it(name, () => {
      assert.deepEqual(advise(situation, municipality).notes, expected);
    });
});

describe('the questions worth asking', () => {
  const asksFor = (...channels: readonly Channel[]): readonly string[] =>
    questionsFor({ ...municipality, channels }).filter(
      (question) =>
        question === 'urgent' || question.endsWith('Known') || question.startsWith('digital'),
    );
  const cases: [name: string, asked: readonly string[], expected: readonly string[]][] = [
    ['always, what is about the mail', asksFor('telephone'), ['urgent']],
    ['of Digital Post', asksFor('digital-post'), ['digitalPostExempt', 'urgent', 'cprOrCvrKnown']],
    ['of text messages', asksFor('sms-code'), ['urgent', 'mobileNumberKnown']],
  ];
  for (const [name, asked, expected] of cases)
    it(name, () => {
      assert.deepEqual(asked, expected);
    });
  it('are told by the answer that changes something', () => {
    assert.deepEqual(
      (['urgent', 'digitalPostExempt', 'mobileNumberKnown', 'mailboxAccepted'] as const).map(
        tellingAnswer,
      ),
      ['yes', 'yes', 'no', 'no'],
    );
  });
});

describe('a file that is locked already', () => {
  const policy: Policy = { ...municipality, channels: [...municipality.channels, 'password-file'] };
  const locked = (situation: Situation): Situation => ({
    ...situation,
    answers: { lockedAttachment: 'yes' },
  });
  it('goes as it is when the mail around it says nothing', () => {
    const { channels: ranked } = advise(locked({ ...to(red), dataClass: 'ordinary' }), policy);
    assert.deepEqual(ranked[0], { channel: 'password-file', rank: 1, reason: 'already-locked' });
  });
  const others: [name: string, situation: Situation][] = [
    ['the mail around it is sensitive', locked(to(red))],
    [
      'an address is protected',
      {
        ...to(red),
        dataClass: 'ordinary',
        answers: { lockedAttachment: 'yes', protectedAddress: 'yes' },
      },
    ],
  ];
  for (const [name, situation] of others)
    it(`does not make it right when ${name}`, () => {
      assert.equal(order(situation, policy)[0], 'digital-post');
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
  it('knows the partners that TLS is enforced towards, by exact domain', () => {
    const { domain } = report;
    const agreed = (tlsPartners: readonly string[]): unknown =>
      recipientFacts(report, { tlsPartners }).tlsAgreed;
    assert.equal(agreed([domain]), 'yes');
    assert.equal(agreed([`post.${domain}`]), 'no');
  });
  it('takes an internal recipient for a colleague', () => {
    assert.equal(
      recipientFacts({ ...report, status: 'internal', by: 'internal' }, municipality).kind,
      'colleague',
    );
  });
});
