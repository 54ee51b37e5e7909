import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { parse, stringify } from 'yaml';
import { complaintsAbout, shown } from '../../../scripts/organisation.ts';
import { contrast } from '../../../src/content/contrast.ts';
import { mergeLayers } from '../../../src/content/layers.ts';
import {
  newProfile,
  profileIds,
  readOrganisation,
  readPolicy,
} from '../../../src/content/organisation.ts';
import { municipality } from '../../fixtures.ts';
import { ids, profileFiles } from '../../profiles.ts';

describe('layers laid over each other', () => {
  const cases: [name: string, layers: unknown[], value: unknown, origin: Record<string, string>][] =
    [
      ['nothing', [{}, null], {}, {}],
      ['the stronger wins', [{ a: 1 }, { a: 2 }], { a: 2 }, { a: '1' }],
      [
        'mappings are merged',
        [{ a: { b: 1, c: 1 } }, { a: { c: 2 } }],
        { a: { b: 1, c: 2 } },
        { 'a.b': '0', 'a.c': '1' },
      ],
      ['lists are replaced', [{ a: [1, 2] }, { a: [3] }], { a: [3] }, { a: '1' }],
      [
        'null takes away',
        [
          { a: 1, b: { c: 1 } },
          { a: null, b: null },
        ],
        {},
        {},
      ],
      [
        'a mapping takes the place of a value',
        [{ a: 1 }, { a: { b: 2 } }],
        { a: { b: 2 } },
        { 'a.b': '1' },
      ],
      ['a value takes the place of a mapping', [{ a: { b: 2 } }, { a: 1 }], { a: 1 }, { a: '1' }],
      [
        'false and empty count as set',
        [
          { a: true, b: 'x' },
          { a: false, b: '' },
        ],
        { a: false, b: '' },
        { a: '1', b: '1' },
      ],
    ];
  for (const [name, layers, value, origin] of cases)
    it(name, () => {
      const before = structuredClone(layers);
      const merged = mergeLayers(layers.map((data, at) => ({ file: String(at), data })));
      assert.deepEqual(merged.value, value);
      assert.deepEqual(Object.fromEntries(merged.origin), origin);
      assert.deepEqual(layers, before);
    });
});

describe('contrast', () => {
  const cases: [one: string, other: string, expected: number][] = [
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    // Known from the understanding documents of WCAG: the darkest grey that does not reach 4.5:1 on white, and the next.
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
  ];
  for (const [one, other, expected] of cases)
    it(`${one} on ${other}`, () => {
      assert.equal(Number(contrast(one, other).toFixed(2)), expected);
      assert.equal(contrast(one, other), contrast(other, one));
    });
});

const { rules } = municipality;
const today = '2026-11-21';

/** The profile `standard` under another name, with these values set; `null` takes one away. */
function changed(change: Record<string, unknown>): ReadonlyMap<string, string> {
  const own = profileFiles.get('standard.yaml') ?? '';
  const { value } = mergeLayers([
    { file: '', data: parse(own) },
    { file: '', data: change },
  ]);
  // `null` must reach the profile itself, where it takes away what a layer under it sets.
  return new Map([...profileFiles, ['a.yaml', stringify({ ...value, ...nulls(change) })]]);
}

const nulls = (change: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value === null));

describe('a wrong profile: one clear sentence each', () => {
  const period = { validFrom: '2026-01-01', firstYear: 10, laterYears: 5 };
  const cases: [name: string, change: Record<string, unknown>, sentence: string][] = [
    ['an unknown key', { colour: 'red' }, 'a.yaml: colour: there is no such field.'],
    [
      'an unknown key inside',
      { policy: { leest: {} } },
      'a.yaml: policy.leest: there is no such field.',
    ],
    ['a missing name', { name: null }, 'a.yaml: name: is missing.'],
    [
      'a sector that is not there',
      { sector: 'bank' },
      'The file _bank.yaml is missing in src/content/organisations.',
    ],
    ['no sector', { sector: null }, 'a.yaml: sector: must name the layer under this one.'],
    ['a missing contact', { contacts: { dpo: null } }, 'a.yaml: contacts.dpo: is missing.'],
    [
      'a contact nobody can reach',
      { contacts: { dpo: { mail: null } } },
      'a.yaml: contacts.dpo: says who but not how: give how, phone, mail or url.',
    ],
    [
      'a domain that is none',
      { internalDomains: ['a@b.example'] },
      'a.yaml: internalDomains.0: is no domain in ASCII form, such as kommune.dk.',
    ],
    [
      'a CVR number with a slip',
      { cvr: '12345678' },
      'a.yaml: cvr: is no CVR number: the check digit is wrong.',
    ],
    [
      'a contrast of 3:1',
      { theme: { accent: '#949494', accentWash: '#ffffff' } },
      'a.yaml: theme.accent: stands out from the paper by only 2.9:1; text needs 4.5:1.',
    ],
    [
      'a gap between prices',
      {
        prices: {
          noticeMonths: 3,
          periods: [
            { ...period, validTo: '2026-06-30' },
            { ...period, validFrom: '2026-07-02' },
          ],
        },
      },
      'a.yaml: prices.periods.1: starts 2026-07-02, but the price before it ends 2026-06-30.',
    ],
    [
      'two prices at once',
      {
        prices: {
          noticeMonths: 3,
          periods: [
            { ...period, validTo: '2026-07-02' },
            { ...period, validFrom: '2026-07-02' },
          ],
        },
      },
      'a.yaml: prices.periods.1: starts 2026-07-02, but the price before it ends 2026-07-02.',
    ],
    [
      'a price that ends before it starts',
      { prices: { noticeMonths: 3, periods: [{ ...period, validTo: '2025-07-02' }] } },
      'a.yaml: prices.periods.0: ends 2025-07-02, before it starts.',
    ],
    [
      'an open price that another follows',
      { prices: { noticeMonths: 3, periods: [period, { ...period, validFrom: '2026-07-02' }] } },
      'a.yaml: prices.periods.0: has no validTo, but another price follows it.',
    ],
    [
      'prices that have ended',
      { prices: { noticeMonths: 3, periods: [{ ...period, validTo: '2026-07-02' }] } },
      'a.yaml: prices: end 2026-07-02; no price holds today.',
    ],
    [
      'an overdue review',
      { reviewBy: '2026-11-20' },
      'a.yaml: reviewBy: held until 2026-11-20; look the profile over.',
    ],
    [
      'a tunnel without a list',
      { tunnel: null },
      'a.yaml: tunnel: is missing, but policy.channels holds tunnel.',
    ],
    [
      'certificates that nobody can use',
      {
        certificates: { smimea: true },
        policy: { channels: ['ordinary-mail', 'enforced-tls', 'telephone', 'anonymise'] },
        tunnel: null,
      },
      'a.yaml: certificates: is there, but policy.channels holds no certificate.',
    ],
    [
      'a list that is not there',
      { tunnel: { file: 'gone.txt' } },
      'The file gone.txt is missing in src/content/organisations.',
    ],
    [
      'a policy that asks for what no channel gives',
      {
        policy: {
          least: { special: 'end-to-end' },
          channels: ['ordinary-mail', 'internal-mail', 'tunnel', 'telephone', 'anonymise'],
        },
      },
      'a.yaml: policy.least.special: asks for end-to-end, which no channel in policy.channels gives.',
    ],
    [
      'a threshold that asks for what no channel gives',
      {
        tunnel: null,
        policy: { channels: ['ordinary-mail', 'enforced-tls', 'telephone', 'anonymise'] },
      },
      '_kommune.yaml: policy.thresholds.0.least: asks for tunnel, which no channel in policy.channels gives.',
    ],
    [
      'a policy that asks less of more',
      { policy: { least: { special: 'none' } } },
      'a.yaml: policy.least.special: asks for less than policy.least.criminal.',
    ],
    [
      'Digital Post from a company',
      { sender: 'private' },
      '_kommune.yaml: policy.channels: holds digital-post, which only a public sender has.',
    ],
    [
      'e-Boks from an authority',
      {
        policy: {
          channels: ['ordinary-mail', 'tunnel', 'enforced-tls', 'e-boks', 'telephone', 'anonymise'],
        },
      },
      'a.yaml: policy.channels: holds e-boks, in whose place a public sender has digital-post.',
    ],
    [
      'TLS that nobody enforces',
      { enforcesTls: 'nobody' },
      '_kommune.yaml: policy.channels: holds enforced-tls, but enforcesTls is nobody.',
    ],
    [
      'TLS towards partners, and no partners',
      { enforcesTls: 'partners' },
      '_base.yaml: tlsPartners: is empty, but enforcesTls is partners.',
    ],
    [
      'no way out that always works',
      { policy: { channels: ['ordinary-mail', 'tunnel', 'enforced-tls', 'anonymise'] } },
      'a.yaml: policy.channels: needs telephone, so that no advice is empty.',
    ],
    [
      'a channel named twice',
      { policy: { channels: ['ordinary-mail', 'tunnel', 'tunnel', 'telephone', 'anonymise'] } },
      'a.yaml: policy.channels: names tunnel twice.',
    ],
    [
      'words about a channel it does not have',
      { channelTexts: { portal: { action: 'Send' } } },
      'a.yaml: channelTexts.portal: is about a channel that policy.channels does not hold.',
    ],
  ];
  for (const [name, change, sentence] of cases)
    it(name, async () => {
      assert.deepEqual(await complaintsAbout('a', changed(change), rules, today), [sentence]);
    });
  it('says everything at once', async () => {
    const complaints = await complaintsAbout('a', changed({ name: null, colour: 1 }), rules, today);
    assert.equal(complaints.length, 2);
  });
  it('names the file that is no YAML', async () => {
    const files = new Map([...profileFiles, ['a.yaml', '{']]);
    assert.match((await complaintsAbout('a', files, rules, today)).join('\n'), /^a\.yaml: /);
  });
  it('does not stop a server for a review that is due', () => {
    assert.equal(readOrganisation('a', changed({ reviewBy: '2020-01-01' })).reviewBy, '2020-01-01');
  });
  it('stops a build for a policy that cannot be kept', () => {
    const files = changed({
      policy: {
        thresholds: [{ dataClass: 'special', least: 'end-to-end' }],
        channels: ['ordinary-mail', 'tunnel', 'telephone', 'anonymise'],
      },
    });
    assert.throws(() => readPolicy('a', files, rules), /a\.yaml: policy\.thresholds\.0\.least/);
  });
});

describe('a new profile', () => {
  it('says what must be filled in, and nothing else', async () => {
    const files = new Map([
      ...profileFiles,
      ['a.yaml', newProfile('a', 'virksomhed', '2024-02-29')],
    ]);
    assert.deepEqual(
      (await complaintsAbout('a', files, rules, '2025-01-01')).map((line) =>
        line.split(':')[1]?.trim(),
      ),
      [
        'name',
        'internalDomains',
        'journalSystem',
        'contacts.support',
        'contacts.dpo',
        'policy.channels',
      ],
    );
  });
});

describe('the profiles of this repository', () => {
  it('are the standard and one for each published guide', () => {
    assert.deepEqual(ids, [
      'broendby',
      'danske-vandvaerker',
      'dpm-gruppen',
      'it-leverandoer',
      'standard',
      'unik',
    ]);
    assert.deepEqual(profileIds(['_base.yaml', 'a.tunnel.txt', 'b.yaml']), ['b']);
  });
  for (const id of ids)
    it(`${id} is right`, async () => {
      assert.deepEqual(await complaintsAbout(id, profileFiles, rules, today), []);
    });
  for (const id of ids.filter((each) => each !== 'standard'))
    it(`${id} says that it is an example built on a guide, and of which year`, () => {
      const { example } = readOrganisation(id, profileFiles);
      assert.ok((example?.year ?? 0) >= 2018 && (example?.year ?? 0) <= 2019);
    });
});

describe('npm run organisation:…', () => {
  it('shows each value with the layer that set it', () => {
    const lines = shown('broendby', profileFiles);
    assert.ok(lines.includes('sender: "public"  (_kommune.yaml)'));
    assert.ok(lines.includes('policy.least.ordinary: "none"  (_base.yaml)'));
    assert.ok(lines.includes('policy.least.special: "tunnel"  (broendby.yaml)'));
    assert.ok(
      lines.every((line) => /\([\w-]+\.yaml\)$/.test(line)),
      lines.join('\n'),
    );
  });
  const command = (...words: string[]): { code: number | null; output: string } => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['scripts/organisation.ts', ...words],
      { encoding: 'utf8' },
    );
    return { code: status, output: stdout + stderr };
  };
  const cases: [words: string[], code: number, output: RegExp][] = [
    [['check'], 0, /^Right: broendby, .*unik$/m],
    [['check', 'unik'], 0, /^Right: unik$/m],
    [['check', 'nobody'], 1, /^The file nobody\.yaml is missing/],
    [['show', 'nobody'], 1, /^The file nobody\.yaml is missing/],
    [['new', '../a', 'kommune'], 1, /is no id/],
    [['new', 'standard', 'kommune'], 1, /is there already/],
    [['new', 'a', 'bank'], 1, /is no sector: forsyning, kommune, virksomhed/],
    [['new', 'a'], 2, /^Usage/],
    [[], 2, /^Usage/],
  ];
  for (const [words, code, output] of cases)
    it(`${words.join(' ') || 'nothing'}: ${String(code)}`, () => {
      const result = command(...words);
      assert.match(result.output, output);
      assert.equal(result.code, code);
    });
});
