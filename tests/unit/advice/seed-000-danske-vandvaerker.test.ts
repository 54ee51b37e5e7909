import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { advise } from '../../../src/advice/advise.ts';
import { costOf, lastDayAfterNotice } from '../../../src/advice/prices.ts';
import { classify } from '../../../src/classifier/classify.ts';
import { readOrganisation } from '../../../src/content/organisation.ts';
import { policyOfProfile, profileFiles } from '../../profiles.ts';
import { confidential, ordinary, sensitive, walk, wordsOf } from './guide.ts';
import { reach } from './situations.ts';

const id = 'danske-vandvaerker';
const everyWay = { ...reach.agreed, tunnel: 'yes', certificate: 'yes' } as const;

walk(id, [
  {
    lines: '92-96, fallback order',
    says: 'certificate first, then tunnel, then TLS, where the recipient has all three',
    situation: sensitive(everyWay),
    first: ['certificate', 'tunnel', 'enforced-tls', 'portal'],
  },
  {
    lines: '95, fallback order',
    says: 'without a certificate, the tunnel',
    situation: sensitive({ ...everyWay, certificate: 'no' }),
    first: ['tunnel', 'enforced-tls', 'portal'],
  },
  {
    lines: '96, fallback order',
    says: 'without a tunnel either, TLS',
    situation: confidential(reach.tls),
    first: ['enforced-tls', 'portal'],
  },
  {
    lines: '108-112, fallback order',
    says: 'as the last resort, the portal with a one-time code',
    situation: sensitive(reach.red),
    first: ['portal'],
    never: ['ordinary-mail', 'digital-post'],
  },
  {
    lines: '9, Sikker mail; 116-120, FAQ',
    says: 'whoever the recipient is, there is a mail that can be read',
    situation: sensitive(reach.grey),
    first: ['portal'],
  },
  {
    lines: '65-75, fortrolige oplysninger',
    says: 'confidential needs secure mail as much as sensitive does',
    situation: confidential(reach.red),
    first: ['portal'],
    never: ['ordinary-mail'],
  },
  {
    lines: '35, FAQ, as the law has it',
    says: 'what is neither may go as ordinary mail',
    situation: ordinary(reach.red),
    first: ['ordinary-mail'],
  },
  {
    lines: '57, FAQ, corrected: there is no prior permit in databeskyttelsesloven § 8',
    says: 'criminal matters are sent securely like the rest',
    situation: { ...sensitive(reach.tls), dataClass: 'criminal' },
    first: ['enforced-tls', 'portal'],
  },
  {
    lines: '15, Sikker mail; 76-82, FAQ',
    says: 'between two waterworks in the same solution nothing more is needed',
    situation: sensitive(reach.internal),
    first: ['internal-mail'],
  },
]);

describe('the kinds that a waterworks must protect', () => {
  const mails: [lines: string, mail: string][] = [
    [
      '69, forbrugsafregning',
      'Kære Bodil Skrumsager\n\nDit vandforbrug var 143 m3, og din årsafregning er på 4.312 kr.\n\nVenlig hilsen',
    ],
    [
      '70, misligholdelse',
      'Kære Bodil Skrumsager\n\nDu er i restance med 2.900 kr. og har ikke betalt trods tre rykkere.\n\nVenlig hilsen',
    ],
  ];
  for (const [lines, text] of mails)
    it(`${lines}: not as ordinary mail to a private mailbox`, () => {
      const { dataClass, identifiable, persons } = classify(text);
      assert.equal(dataClass, 'confidential');
      const situation = { dataClass, identifiable, persons, recipients: [reach.red] };
      assert.equal(advise(situation, policyOfProfile(id)).channels[0]?.channel, 'portal');
    });
});

describe('what the profile tells', () => {
  const profile = readOrganisation(id, profileFiles);
  it('13-15: the address under the secure domain', () => {
    assert.ok(profile.internalDomains.includes('sikkermail-danskevv.dk'));
    assert.match(wordsOf(id, 'tunnel'), /sikkermail-danskevv\.dk/);
  });
  it('20-21: 7,499 kr. for the first year and 7,000 kr. for each after', () => {
    assert.ok(profile.prices);
    assert.equal(costOf(profile.prices, '2020-03-01', '2020-12-31').total, 7499);
    assert.equal(costOf(profile.prices, '2020-03-01', '2022-12-31').total, 7499 + 2 * 7000);
  });
  it('25: notice of three months to the end of a year', () => {
    assert.ok(profile.prices);
    assert.equal(lastDayAfterNotice(profile.prices, '2020-09-30'), '2020-12-31');
    assert.equal(lastDayAfterNotice(profile.prices, '2020-10-01'), '2021-12-31');
  });
  it('92-112: in which order the solution chooses, the one-time code last', () => {
    assert.match(
      wordsOf(id, 'gettingStarted'),
      /certifikat.*tunnelen.*TLS.*engangskode.*sidste udvej/s,
    );
  });
  it('76-82: one mailbox for two waterworks', () => {
    assert.match(wordsOf(id, 'faq'), /to vandværker/);
  });
  it('84-86: no MitID for the one-time code', () => {
    assert.match(wordsOf(id, 'portal'), /engangskode.*MitID/s);
  });
  it('100-104: an ordinary mail in Outlook, unlocked behind the scenes', () => {
    assert.match(wordsOf(id, 'certificate'), /almindelig mail i Outlook/);
  });
  it('122-124: attachments are encrypted too', () => {
    assert.match(wordsOf(id, 'faq'), /vedhæftede filer/);
  });
});
