import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { advise } from '../../../src/advice/advise.ts';
import { policyOfProfile } from '../../profiles.ts';
import { confidential, ordinary, sensitive, walk, wordsOf } from './guide.ts';
import { reach } from './situations.ts';

const id = 'unik';
const company = { ...reach.certificate, kind: 'company' } as const;

walk(id, [
  {
    lines: '9, Send dine e-mails sikkert',
    says: 'sensitive and confidential never as ordinary mail',
    situation: confidential(reach.grey),
    first: ['portal'],
    never: ['ordinary-mail', 'enforced-tls'],
  },
  {
    lines: '24-26, End-to-End kryptering',
    says: 'to a recipient with a certificate, end to end',
    situation: sensitive(company),
    first: ['certificate', 'portal'],
  },
  {
    lines: '41, kryptering af transportvejen',
    says: 'TLS 1.2 is enough for confidential and sensitive data when it was checked',
    situation: sensitive(reach.tls),
    first: ['enforced-tls', 'portal'],
  },
  {
    lines: '41, kryptering af transportvejen',
    says: 'and is not, when nobody knows whether the recipient has it',
    situation: sensitive({ ...reach.tls, status: 'unknown', tls: 'unknown' }),
    first: ['portal'],
    never: ['enforced-tls'],
  },
  {
    lines: '43, kryptering af transportvejen',
    says: 'only a certificate tells who reads and who writes, so many people at once ask for one',
    situation: { ...sensitive(reach.tls), persons: 20 },
    first: ['e-boks'],
    never: ['enforced-tls', 'portal'],
  },
  {
    lines: '47-50, portaler',
    says: 'a private person without a certificate gets a portal',
    situation: sensitive(reach.red),
    first: ['portal', 'e-boks', 'password-file'],
  },
  {
    lines: '62, Andre muligheder',
    says: 'a locked file is enough when the mail around it says nothing',
    situation: { ...ordinary(reach.red), answers: { lockedAttachment: 'yes' } },
    first: ['password-file'],
    also: ({ channels, notes }) => {
      assert.equal(channels[0]?.reason, 'already-locked');
      assert.ok(notes.includes('code-another-way'));
    },
  },
  {
    lines: '62, Andre muligheder',
    says: 'and is not, when the mail itself is sensitive',
    situation: { ...sensitive(reach.red), answers: { lockedAttachment: 'yes' } },
    first: ['portal'],
  },
  {
    lines: '64, Andre muligheder',
    says: 'e-Boks for those who have said yes to it',
    situation: { ...sensitive(reach.red), answers: { mailboxAccepted: 'no' } },
    first: ['portal', 'password-file'],
    never: ['e-boks'],
  },
]);

describe('what the profile tells', () => {
  it('29-37: Outlook or SecureMail, and what each asks for', () => {
    assert.match(wordsOf(id, 'gettingStarted'), /Outlook.*adressebogen.*SecureMail.*abonnement/s);
  });
  it('26: rather one certificate for the company than one for each', () => {
    assert.match(wordsOf(id, 'certificate'), /organisationscertifikat/);
  });
  it('30: without a gateway, the key is fetched once and again when it has run out', () => {
    assert.match(wordsOf(id, 'certificate'), /offentlige nøgle.*adressebog.*udløbet/s);
  });
  it('34-37: with SecureMail nobody thinks of keys', () => {
    assert.match(wordsOf(id, 'certificate'), /SecureMail/);
  });
  it('41: TLS asks for an assessment of one’s own', () => {
    assert.match(wordsOf(id, 'enforced-tls'), /vurdere risikoen/);
  });
  it('50-51: the portal has an account, and answers come to the sender', () => {
    assert.match(wordsOf(id, 'portal'), /brugernavn og adgangskode.*Svaret kommer/s);
  });
  it('53: the portal keeps a mail for 30 days', () => {
    assert.match(wordsOf(id, 'portal'), /30 dage/);
  });
  it('56-58: Microsoft’s encryption under today’s name, and that it cannot be filed', () => {
    assert.match(wordsOf(id, 'portal'), /Microsoft Purview Message Encryption/);
    assert.match(wordsOf(id, 'portal'), /ikke journaliseres i Unik Bolig/);
  });
  it('62: the code by telephone or text message', () => {
    assert.match(wordsOf(id, 'password-file'), /telefonen eller på SMS/);
  });
  it('15-18: four ways, and each is offered', () => {
    const policy = policyOfProfile(id);
    for (const channel of ['certificate', 'enforced-tls', 'portal', 'e-boks'] as const)
      assert.ok(policy.channels.includes(channel));
    assert.equal(advise(sensitive(reach.red), policy).channels.length >= 5, true);
  });
});
