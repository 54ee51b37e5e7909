import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classify } from '../../../src/classifier/classify.ts';
import { readOrganisation } from '../../../src/content/organisation.ts';
import { profileFiles } from '../../profiles.ts';
import { confidential, ordinary, sensitive, walk, wordsOf } from './guide.ts';
import { reach } from './situations.ts';

const id = 'dpm-gruppen';
const gmail = reach.tls;

walk(id, [
  {
    lines: '46, afsnit 1',
    says: 'sensitive or confidential goes securely',
    situation: confidential(reach.red),
    first: ['sms-code', 'agreed-code'],
    never: ['ordinary-mail'],
  },
  {
    lines: '50-52, afsnit 1',
    says: 'names of staff and companies may go as ordinary mail',
    situation: ordinary(reach.red),
    first: ['ordinary-mail'],
  },
  {
    lines: '61-67, afsnit 2, Logiva',
    says: 'a recipient with secure mail gets it in their own mailbox',
    situation: sensitive(reach.certificate),
    first: ['certificate', 'sms-code'],
  },
  {
    lines: '73, afsnit 2, SMS-løsningen',
    says: 'a recipient without gets a code on the mobile',
    situation: sensitive(reach.grey),
    first: ['sms-code', 'agreed-code'],
  },
  {
    lines: '93, afsnit 3',
    says: 'without a mobile, a code agreed on the telephone',
    situation: { ...sensitive(reach.grey), answers: { mobileNumberKnown: 'no' } },
    first: ['agreed-code'],
    never: ['sms-code'],
  },
  {
    lines: '81-83, afsnit 2, TLS',
    says: 'TLS with a partner that has set it up with them',
    situation: sensitive(reach.agreed),
    first: ['enforced-tls', 'sms-code'],
  },
  {
    lines: '81, afsnit 2, TLS',
    says: 'TLS without an agreement is the mail that may go open, so a code instead',
    situation: sensitive(reach.tls),
    first: ['sms-code'],
    never: ['enforced-tls'],
    also: ({ blocked }) => {
      assert.ok(
        blocked.some(
          ({ channel, reason }) => channel === 'enforced-tls' && reason === 'no-tls-agreement',
        ),
      );
    },
  },
  {
    lines: '118-124, afsnit 5',
    says: 'Gmail and Hotmail are not secure between them and us, whatever their servers do',
    situation: sensitive(gmail),
    first: ['sms-code'],
    never: ['enforced-tls', 'ordinary-mail'],
  },
  {
    lines: '95, afsnit 3, without the private details the guide would let into that mail',
    says: 'a customer writes openly that they need a thread; the answer is cleaned and starts one',
    situation: { ...sensitive(reach.red), answers: { replyToUnsafeMail: 'yes' } },
    first: ['sms-code'],
    also: ({ notes }) => {
      assert.deepEqual(notes.slice(0, 2), ['clean-the-reply', 'tell-the-writer']);
    },
  },
  {
    lines: '87-89, afsnit 3',
    says: 'a company that is written to again and again is helped to get secure mail',
    situation: { ...sensitive({ ...reach.red, kind: 'company' }), answers: { recurring: 'yes' } },
    first: ['sms-code'],
    also: ({ notes }) => {
      assert.ok(notes.includes('invite-the-partner'));
    },
  },
]);

describe('what the guide counts as private, and the classifier too', () => {
  const mails: [lines: string, mail: string, dataClass: string][] = [
    [
      '46: pay',
      'Hej\n\nRigmor Tvede får en løn på 38.450 kr. om måneden fra 1. maj.\n',
      'confidential',
    ],
    ['48: health', 'Hej\n\nRigmor Tvede er sygemeldt med en depression.\n', 'special'],
  ];
  for (const [lines, text, dataClass] of mails)
    it(lines, () => {
      assert.equal(classify(text).dataClass, dataClass);
    });
});

describe('what the profile tells', () => {
  it('69: the address secure mails come from', () => {
    assert.equal(
      readOrganisation(id, profileFiles).contacts.secureMail?.mail,
      'sikkermail@dpm-gruppen.dk',
    );
  });
  it('63-67, 104-112: the proof of signature shows that a mail came securely', () => {
    assert.match(wordsOf(id, 'certificate'), /ignaturbevis/);
    assert.match(wordsOf(id, 'faq'), /signaturbeviset/);
  });
  it('118-124: Gmail and Hotmail are not safe towards others', () => {
    assert.match(wordsOf(id, 'partners'), /Gmail eller Hotmail.*ikke for sikre/s);
  });
  it('95: customers ask by an ordinary mail, and get a secure thread', () => {
    assert.match(wordsOf(id, 'partners'), /uden private oplysninger.*sikker tråd/s);
  });
  it('91: the number of one who may see it, typically who does the pay', () => {
    assert.match(wordsOf(id, 'sms-code'), /lønansvarlige/);
  });
  it('75 corrected by 93: the code never by mail', () => {
    assert.match(wordsOf(id, 'agreed-code'), /telefonen.*ikke i en mail/s);
  });
  it('97: certificates under today’s name', () => {
    assert.match(wordsOf(id, 'certificate'), /OCES3.*MitID Erhverv/s);
  });
  it('118-124: Gmail and Hotmail', () => {
    assert.match(wordsOf(id, 'enforced-tls'), /Gmail og Hotmail/);
  });
});
