import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { advise } from '../../../src/advice/advise.ts';
import { readOrganisation } from '../../../src/content/organisation.ts';
import { policyOfProfile, profileFiles } from '../../profiles.ts';
import { ordinary, sensitive, walk, wordsOf } from './guide.ts';
import { reach } from './situations.ts';

const id = 'broendby';
const partner = { ...reach.red, kind: 'company' } as const;

walk(id, [
  {
    lines: '27-28, Send Sikkert; 206-209, afsnit 3.1',
    says: 'green by tunnel: Send Sikkert',
    situation: sensitive({ ...reach.tunnel, kind: 'authority' }),
    first: ['tunnel'],
  },
  {
    lines: '218-222, afsnit 3.1',
    says: 'green by certificate: Send Sikkert signs and encrypts',
    situation: sensitive(reach.certificate),
    first: ['certificate'],
  },
  {
    lines: '162-164 and 211-216, afsnit 3.1',
    says: 'turquoise: an ordinary mail, no button needed',
    situation: sensitive(reach.internal),
    first: ['internal-mail'],
    never: ['tunnel', 'certificate'],
  },
  {
    lines: '52, afsnit 1.1',
    says: 'a secure address counts whoever has it, a private person too',
    situation: sensitive({ ...reach.tunnel, kind: 'citizen' }),
    first: ['tunnel'],
  },
  {
    lines: '228-236, afsnit 3.1',
    says: 'red: another address, Digital Post, telephone, leave it out – and the partner’s guide',
    situation: sensitive(partner),
    first: ['other-address', 'digital-post', 'telephone', 'anonymise'],
    never: ['ordinary-mail', 'tunnel', 'certificate'],
    also: ({ notes, blocked }) => {
      assert.deepEqual(notes, ['invite-the-partner']);
      assert.ok(
        blocked.some(({ channel, reason }) => channel === 'tunnel' && reason === 'not-all-tunnel'),
      );
    },
  },
  {
    lines: '29, Send Sikkert',
    says: 'an address that could not be checked is none that is secure',
    situation: sensitive(reach.grey),
    first: ['other-address', 'digital-post'],
  },
  {
    lines: '239, afsnit 3.1',
    says: 'which of the five depends on the case: urgent means telephone',
    situation: { ...sensitive(reach.red), answers: { urgent: 'yes' } },
    first: ['telephone'],
    also: ({ notes }) => {
      assert.ok(notes.includes('say-only-what-is-needed'));
    },
  },
  {
    lines: '53, afsnit 1.1',
    says: 'a citizen wrote sensitive things openly: clean the answer, tell them kindly, another way',
    situation: { ...sensitive(reach.red), answers: { replyToUnsafeMail: 'yes' } },
    first: ['other-address', 'digital-post'],
    never: ['ordinary-mail'],
    also: ({ notes }) => {
      assert.deepEqual(notes, ['clean-the-reply', 'tell-the-writer']);
    },
  },
  {
    lines: '53, afsnit 1.1',
    says: 'who cannot get Digital Post gets a letter',
    situation: { ...sensitive(reach.red), answers: { digitalPostExempt: 'yes' } },
    first: ['other-address', 'letter', 'telephone'],
    never: ['digital-post'],
  },
  {
    lines: '59, afsnit 1.2',
    says: 'what is wholly anonymous may go as ordinary mail',
    situation: { ...sensitive(reach.red), identifiable: 'none' },
    first: ['ordinary-mail'],
  },
  {
    lines: '277-289, bilag',
    says: 'a trip to the hairdresser and bingo: ordinary mail',
    situation: ordinary(reach.red),
    first: ['ordinary-mail'],
  },
  {
    lines: '291, bilag',
    says: 'health that can be traced: never in the answer as ordinary mail; Digital Post or cleaned',
    situation: { ...sensitive(reach.red), identifiable: 'indirect' },
    first: ['other-address', 'digital-post', 'telephone', 'anonymise'],
    never: ['ordinary-mail'],
  },
  {
    lines: '262, afsnit 4',
    says: 'a partner who is written to again and again is sent the guide for partners',
    situation: { ...sensitive(partner), answers: { recurring: 'yes' } },
    first: ['other-address', 'digital-post'],
    also: ({ notes }) => {
      assert.ok(notes.includes('invite-the-partner'));
    },
  },
  {
    lines: '30, Send Sikkert',
    says: 'one red among the green stops the mail; two mails go',
    situation: sensitive(reach.tunnel, reach.red),
    first: ['other-address', 'digital-post'],
    never: ['tunnel'],
    also: ({ split }) => {
      assert.deepEqual(
        split.map(({ channel, recipients }) => [channel, recipients]),
        [
          ['tunnel', [0]],
          ['other-address', [1]],
        ],
      );
    },
  },
]);

describe('what the profile tells', () => {
  const profile = readOrganisation(id, profileFiles);
  it('101, afsnit 2.1: where Send Sikkert is installed from', () => {
    assert.match(profile.contacts.support.how ?? '', /Bølgen/);
  });
  it('100-116, afsnit 2.1: how Send Sikkert is installed', () => {
    assert.match(wordsOf(id, 'gettingStarted'), /Luk Outlook.*Bølgen.*Kør.*knappen Send Sikkert/s);
  });
  it('241-248, afsnit 3.2: an address is checked without sending', () => {
    assert.match(wordsOf(id, 'gettingStarted'), /uden at sende.*Tryk på Tjek/s);
  });
  it('260-271, afsnit 4: what partners should know', () => {
    assert.match(wordsOf(id, 'partners'), /kontrakten eller aftalen.*Digital Post/s);
  });
  it('123, afsnit 2.1: delete the contact first', () => {
    assert.match(wordsOf(id, 'tunnel'), /Kontaktpersoner/);
  });
  it('128-154, afsnit 2.2: the department’s mailbox as sender', () => {
    assert.match(profile.contacts.secureMail?.how ?? '', /Sikker mail afsender/);
  });
  it('254, afsnit 3.3: no receipt through the tunnel nor inside the house', () => {
    assert.match(wordsOf(id, 'tunnel'), /ingen kvittering/);
    assert.match(wordsOf(id, 'internal-mail'), /ingen kvittering/);
  });
  it('256, afsnit 3.3: the mark in Sendt post is the receipt of a signed and encrypted one', () => {
    assert.match(wordsOf(id, 'certificate'), /kvitteringen/);
  });
  it('199-228, afsnit 3.1: the colours in the staff’s words', () => {
    const { internal, secure, insecure } = profile.wording.status ?? {};
    assert.match(`${internal ?? ''} ${secure ?? ''} ${insecure ?? ''}`, /Turkis.*Grøn.*Rød/);
  });
  it('55, afsnit 1.1; 232, afsnit 3.1: KMD Sag keeps the mails and sends Digital Post', () => {
    assert.equal(profile.journalSystem, 'KMD Sag');
    assert.match(wordsOf(id, 'digital-post'), /KMD Sag.*CPR- eller CVR-nummer/s);
  });
  it('31, Send Sikkert: no codes in the subject any more', () => {
    assert.match(wordsOf(id, 'faq'), /emnefeltet.*Nej/s);
  });
  it('271, afsnit 4: partners need secure mail only by contract', () => {
    assert.match(wordsOf(id, 'faq'), /kontrakten/);
  });
  it('199, afsnit 3.1: green is the tunnel and the certificate, not TLS', () => {
    const { channels } = advise(sensitive(reach.tls), policyOfProfile(id));
    assert.equal(channels[0]?.channel, 'other-address');
  });
});
