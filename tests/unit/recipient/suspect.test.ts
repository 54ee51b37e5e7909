import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDomain } from '../../../src/recipient/address.ts';
import { freeMail } from '../../../src/recipient/free-mail.ts';
import {
  isMixed,
  lookAlike,
  manyOpen,
  shownDomain,
  suspicionsOf,
} from '../../../src/recipient/suspect.ts';
import type { Addressee, Likeness, Suspicion } from '../../../src/recipient/suspect.ts';
import { processorTime } from '../processor.ts';

const ascii = (domain: string): string => {
  const parsed = parseDomain(domain);
  assert.ok(parsed.ok, domain);
  return parsed.domain;
};

const known = [
  'nabo-kommune.dk',
  'brøndby.dk',
  'skole.standard-kommune.dk',
  'region-midt.dk',
  'kk.dk',
  'skole1.dk',
  'vand.dk',
].map(ascii);

describe('a domain that is like a known one', () => {
  const cases: readonly [domain: string, likeness: Likeness, of: string, why: string][] = [
    ['nabo-komune.dk', 'one-letter', 'nabo-kommune.dk', 'a letter left out'],
    ['nabo-kommmune.dk', 'one-letter', 'nabo-kommune.dk', 'a letter too many'],
    ['nabo-kommume.dk', 'one-letter', 'nabo-kommune.dk', 'another letter'],
    ['nabo-kommuen.dk', 'swapped-letters', 'nabo-kommune.dk', 'two letters swapped at the end'],
    ['anbo-kommune.dk', 'swapped-letters', 'nabo-kommune.dk', 'two letters swapped at the start'],
    ['nabokommune.dk', 'dot-or-hyphen', 'nabo-kommune.dk', 'the hyphen left out'],
    ['nabo--kommune.dk', 'dot-or-hyphen', 'nabo-kommune.dk', 'the hyphen doubled'],
    ['nabo.kommune.dk', 'dot-or-hyphen', 'nabo-kommune.dk', 'a dot for the hyphen'],
    ['skolestandard-kommune.dk', 'dot-or-hyphen', 'skole.standard-kommune.dk', 'the dot left out'],
    ['skole-standard-kommune.dk', 'dot-or-hyphen', 'skole.standard-kommune.dk', 'hyphen for dot'],
    ['nabo-kommune.com', 'other-ending', 'nabo-kommune.dk', 'another ending'],
    ['nabo-kommune.de', 'other-ending', 'nabo-kommune.dk', 'an ending one letter off'],
    ['vand.nu', 'other-ending', 'vand.dk', 'another ending of a short name'],
    ['nabo-kornmune.dk', 'same-looking', 'nabo-kommune.dk', 'rn reads as m'],
    ['nab0-kommune.dk', 'same-looking', 'nabo-kommune.dk', 'a zero for an o'],
    ['naboкommune.dk', 'same-looking', 'nabokommune.dk', 'a Cyrillic к in punycode'],
    ['vаnd.dk', 'same-looking', 'vand.dk', 'a Cyrillic а in a short name'],
    ['brondby.dk', 'same-looking', 'brøndby.dk', 'ø written as o'],
    ['broendby.dk', 'same-looking', 'brøndby.dk', 'ø written as oe'],
    ['bröndby.dk', 'same-looking', 'brøndby.dk', 'the Swedish ö'],
    ['reglon-midt.dk', 'same-looking', 'region-midt.dk', 'l for i'],
  ];
  for (const [domain, likeness, of, why] of cases)
    it(`${domain}: ${why}`, () => {
      const list = [...known, 'nabokommune.dk'].filter(
        (each) => each !== ascii(domain) && (each !== 'nabokommune.dk' || of === each),
      );
      assert.deepEqual(lookAlike(ascii(domain), list), { of: ascii(of), likeness });
    });

  const different: readonly [domain: string, why: string][] = [
    ['nabo-kommune.dk', 'is the known one itself'],
    ['brøndby.dk', 'is the known one itself, in punycode'],
    ['mail.nabo-kommune.dk', 'lies below a known one: the same owner'],
    ['standard-kommune.dk', 'lies above a known one: the same owner'],
    ['kp.dk', 'short names are close by chance'],
    ['kk.com', 'so are their endings'],
    ['skole2.dk', 'numbers count things'],
    ['genbo-kommune.dk', 'differs by more than one letter'],
    ['sand.dk', 'differs by a letter, but is short'],
    ['example.dk', 'is like none'],
  ];
  for (const [domain, why] of different)
    it(`not ${domain}: ${why}`, () => {
      assert.equal(lookAlike(ascii(domain), known), null);
    });

  it('takes the likest of several', () => {
    assert.deepEqual(lookAlike('nabo-kommune.nu', ['nabo-kommune.dk', 'nabokommune.nu']), {
      of: 'nabokommune.nu',
      likeness: 'dot-or-hyphen',
    });
  });
  it('is done with 10,000 known ones within a quarter of a second', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => `partner-nummer-${n.toString(36)}x.dk`);
    assert.ok(processorTime(() => lookAlike('nabo-kommune.dk', many)) < 250);
  });
});

describe('a domain as people see it', () => {
  for (const domain of [
    'brøndby.dk',
    'münchen.de',
    '例え.jp',
    'правда.рф',
    'plain.dk',
    'ærø-kommune.dk',
  ])
    it(domain, () => {
      assert.equal(shownDomain(ascii(domain)), domain);
    });
  for (const broken of [
    'xn--.dk',
    'xn--a-.dk',
    'xn--99999999.dk',
    'xn--zzzzzzzzzzzz.dk',
    'xn--\u00f8.dk',
    'xn--\u00f8a.dk',
  ])
    it(`${broken} does no harm`, () => {
      assert.equal(typeof shownDomain(broken), 'string');
    });
});

describe('what is odd about the recipients', () => {
  const one = (domain: string, more: Partial<Addressee> = {}): Addressee => ({
    field: 'to',
    domain,
    cprInAddress: false,
    likeOf: null,
    ...more,
  });
  const own = { internal: ['our-town.dk'], partners: ['partner.dk'] };
  const many = (count: number, more: Partial<Addressee> = {}): Addressee[] =>
    Array.from({ length: count }, (_, n) => one(`firma${String(n)}.dk`, more));
  const cases: readonly [
    name: string,
    addressees: readonly Addressee[],
    expected: readonly Suspicion[],
  ][] = [
    ['nothing', [one('our-town.dk'), one('partner.dk'), one('stranger.dk')], []],
    [
      'like our own',
      [one('out-town.dk')],
      [{ code: 'look-alike', domain: 'out-town.dk', of: 'our-town.dk' }],
    ],
    [
      'like a partner',
      [one('parnter.dk')],
      [{ code: 'look-alike', domain: 'parnter.dk', of: 'partner.dk' }],
    ],
    [
      'like one that only the server knows',
      [one('naevnn.dk', { likeOf: 'naevn.dk' })],
      [{ code: 'look-alike', domain: 'naevnn.dk', of: 'naevn.dk' }],
    ],
    ['free mail', [one('gmail.com')], [{ code: 'free-mail', domain: 'gmail.com' }]],
    [
      'like free mail',
      [one('gmial.com')],
      [{ code: 'look-alike', domain: 'gmial.com', of: 'gmail.com' }],
    ],
    [
      'a CPR number in the address',
      [one('digital-post.dk', { cprInAddress: true })],
      [{ code: 'cpr-in-address', domain: 'digital-post.dk' }],
    ],
    [
      'two at one place are one sign',
      [one('gmail.com'), one('gmail.com')],
      [{ code: 'free-mail', domain: 'gmail.com' }],
    ],
    ['one fewer than many', many(manyOpen - 1), []],
    ['many in Til', many(manyOpen), [{ code: 'many-open', count: manyOpen }]],
    ['many in Cc', many(manyOpen, { field: 'cc' }), [{ code: 'many-open', count: manyOpen }]],
    ['many in Bcc cannot see each other', many(manyOpen, { field: 'bcc' }), []],
    ['many colleagues', Array.from({ length: 30 }, () => one('our-town.dk')), []],
  ];
  for (const [name, addressees, expected] of cases)
    it(name, () => {
      assert.deepEqual(suspicionsOf(addressees, own), expected);
    });
  it('no free mail domain is taken for another', () => {
    for (const domain of freeMail)
      assert.deepEqual(suspicionsOf([one(domain)], own), [{ code: 'free-mail', domain }]);
  });
});

describe('a list that should be split', () => {
  const cases: readonly [name: string, statuses: Parameters<typeof isMixed>[0], mixed: boolean][] =
    [
      ['green and red', ['secure', 'insecure'], true],
      ['turquoise and red', ['internal', 'insecure'], true],
      ['only red', ['insecure', 'insecure'], false],
      ['only green', ['secure', 'internal'], false],
      ['grey is not red', ['secure', 'unknown'], false],
      ['red and grey have nobody to split from', ['insecure', 'unknown'], false],
    ];
  for (const [name, statuses, mixed] of cases)
    it(name, () => {
      assert.equal(isMixed(statuses), mixed);
    });
});
