import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Dns, PresentedCertificate, Probe, TlsaRecord } from '../../../src/recipient/ports.ts';
import { findTlsa, isUsable, judgeDane } from '../../../src/recipient/tls/dane.ts';
import type { Addresses } from '../../../src/recipient/tls/mail-hosts.ts';

const certificate = (
  name: string,
  rest: Partial<PresentedCertificate> = {},
): PresentedCertificate => ({
  selected: (selector, matching) => {
    const whole = Buffer.from(`${selector === 0 ? 'certificate' : 'key'} of ${name}`);
    return matching === 0
      ? whole
      : createHash(matching === 1 ? 'sha256' : 'sha512')
          .update(whole)
          .digest();
  },
  issuedByNext: true,
  issuedByAnchor: false,
  current: true,
  issuer: 'CN=Nobody',
  notBefore: 0,
  notAfter: 1,
  ...rest,
});
const leaf = certificate('leaf');
const anchored = certificate('leaf', { issuedByAnchor: true, issuedByNext: false });
const middle = certificate('middle');
const root = certificate('root', { issuedByNext: false });

const probe = (certificates: readonly PresentedCertificate[], names = ['mx.x.example']): Probe => ({
  startTls: 'yes',
  version: 'TLSv1.3',
  chain: 'no',
  name: 'yes',
  code: null,
  smtpUtf8: 'no',
  certificates,
  names,
  addresses: [],
});

function tlsa(
  usage: number,
  selector: 0 | 1,
  matching: 0 | 1 | 2,
  of: PresentedCertificate,
): TlsaRecord {
  return { usage, selector, matching, data: Uint8Array.from(of.selected(selector, matching)) };
}

describe('judgeDane', () => {
  const all: readonly (readonly [selector: 0 | 1, matching: 0 | 1 | 2])[] = [
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 0],
    [1, 1],
    [1, 2],
  ];
  for (const [selector, matching] of all) {
    it(`matches 3 ${selector} ${matching} with the leaf`, async () => {
      const record = tlsa(3, selector, matching, leaf);
      assert.deepEqual(judgeDane([record], probe([leaf]), []), {
        state: 'match',
        names: null,
      });
    });
    it(`matches 2 ${selector} ${matching} with an authority in the chain`, async () => {
      const record = tlsa(2, selector, matching, root);
      const found = judgeDane([record], probe([leaf, middle, root]), ['mx.x.example']);
      assert.deepEqual(found, { state: 'match', names: null });
    });
  }

  const cases: readonly (readonly [
    title: string,
    records: readonly TlsaRecord[],
    found: Probe,
    state: string,
  ])[] = [
    ['another key', [tlsa(3, 1, 1, middle)], probe([leaf]), 'mismatch'],
    [
      'one of several records',
      [tlsa(3, 1, 1, middle), tlsa(3, 1, 1, leaf)],
      probe([leaf]),
      'match',
    ],
    [
      'a leaf past its date, which DANE-EE does not mind',
      [tlsa(3, 1, 1, leaf)],
      probe([certificate('leaf', { current: false })]),
      'match',
    ],
    [
      'a leaf past its date, which DANE-TA does',
      [tlsa(2, 1, 1, root)],
      probe([certificate('leaf', { current: false }), root]),
      'mismatch',
    ],
    [
      'an authority past its date',
      [tlsa(2, 1, 1, root)],
      probe([leaf, certificate('root', { current: false })]),
      'mismatch',
    ],
    [
      'an authority that issued nothing here',
      [tlsa(2, 1, 1, root)],
      probe([certificate('leaf', { issuedByNext: false }), root]),
      'mismatch',
    ],
    ['a leaf named as authority', [tlsa(2, 1, 1, leaf)], probe([leaf, root]), 'mismatch'],
    ['a whole authority that was not sent', [tlsa(2, 0, 0, root)], probe([anchored]), 'match'],
    ['a whole authority of somebody else', [tlsa(2, 0, 0, root)], probe([leaf]), 'mismatch'],
    [
      'more whole authorities than are tried',
      Array.from({ length: 11 }, () => tlsa(2, 0, 0, root)),
      probe([leaf]),
      'unknown',
    ],
    ['a leaf of usage 1', [tlsa(1, 1, 1, leaf)], probe([leaf]), 'unusable'],
    ['usage 0', [tlsa(0, 0, 1, root)], probe([leaf, root]), 'unusable'],
    ['an unknown selector', [{ ...tlsa(3, 1, 1, leaf), selector: 2 }], probe([leaf]), 'unusable'],
    [
      'an unknown matching type',
      [{ ...tlsa(3, 1, 1, leaf), matching: 3 }],
      probe([leaf]),
      'unusable',
    ],
    [
      'a digest of the wrong length',
      [{ ...tlsa(3, 1, 1, leaf), data: new Uint8Array(31) }],
      probe([leaf]),
      'unusable',
    ],
    ['no data', [{ ...tlsa(3, 1, 0, leaf), data: new Uint8Array(0) }], probe([leaf]), 'unusable'],
    [
      'an unusable record beside one that does not match',
      [tlsa(1, 1, 1, leaf), tlsa(3, 1, 1, root)],
      probe([leaf]),
      'mismatch',
    ],
    ['no record', [], probe([leaf]), 'unusable'],
    ['no certificate', [tlsa(3, 1, 1, leaf)], probe([]), 'unknown'],
  ];
  for (const [title, records, found, state] of cases) {
    it(`judges ${title} as ${state}`, async () => {
      assert.equal(judgeDane(records, found, ['mx.x.example']).state, state);
    });
  }

  it("leaves the recipient's domain to be judged where the host is not named", async () => {
    const found = judgeDane([tlsa(2, 1, 1, root)], probe([leaf, root], ['x.example']), [
      'mx.x.example',
    ]);
    assert.deepEqual(found, { state: 'match', names: ['x.example'] });
  });

  it('knows the records that can be used', () => {
    assert.equal(isUsable(tlsa(3, 1, 1, leaf)), true);
    assert.equal(isUsable({ ...tlsa(3, 1, 1, leaf), matching: -1 }), false);
  });
});

describe('findTlsa', () => {
  const addresses = (authentic: boolean, name = 'mx.x.example'): Addresses => ({
    state: 'addresses',
    addresses: ['192.0.2.1'],
    name,
    authentic,
  });
  const record = tlsa(3, 1, 1, leaf);
  const records = (authentic: boolean): unknown => ({
    state: 'records',
    records: [record],
    name: 'x',
    authentic,
  });
  function dnsWith(answers: Readonly<Record<string, unknown>>): {
    readonly dns: Dns;
    readonly asked: string[];
  } {
    const asked: string[] = [];
    return {
      asked,
      dns: {
        resolve: (name) => {
          asked.push(name);
          return Promise.resolve(
            (answers[name] ?? { state: 'no-such-name', authentic: true }) as never,
          );
        },
      },
    };
  }

  const cases: readonly (readonly [
    title: string,
    where: Addresses,
    answers: Readonly<Record<string, unknown>>,
    told: string,
    asked: readonly string[],
  ])[] = [
    [
      'a signed record',
      addresses(true),
      { '_25._tcp.mx.x.example': records(true) },
      'published mx.x.example',
      ['_25._tcp.mx.x.example'],
    ],
    [
      'nothing for addresses that are not signed',
      addresses(false),
      { '_25._tcp.mx.x.example': records(true) },
      'none',
      [],
    ],
    [
      'nothing in an unsigned record',
      addresses(true),
      { '_25._tcp.mx.x.example': records(false) },
      'none',
      ['_25._tcp.mx.x.example'],
    ],
    [
      'a failure, which is no absence',
      addresses(true),
      { '_25._tcp.mx.x.example': { state: 'unknown', code: 'dns-servfail' } },
      'dns-servfail',
      ['_25._tcp.mx.x.example'],
    ],
    [
      'the end of a CNAME first',
      addresses(true, 'real.y.example'),
      { '_25._tcp.real.y.example': records(true), '_25._tcp.mx.x.example': records(true) },
      'published real.y.example',
      ['_25._tcp.real.y.example'],
    ],
    [
      'then the name in the MX record',
      addresses(true, 'real.y.example'),
      { '_25._tcp.mx.x.example': records(true) },
      'published mx.x.example',
      ['_25._tcp.real.y.example', '_25._tcp.mx.x.example'],
    ],
    ['no name that is none', addresses(true, 'a\u0000b'), {}, 'none', ['_25._tcp.mx.x.example']],
    [
      'nothing where addresses failed',
      { state: 'unknown', code: 'dns-timeout' },
      {},
      'dns-timeout',
      [],
    ],
    ['nothing where there are no addresses', { state: 'none' }, {}, 'none', []],
  ];
  for (const [title, where, answers, told, asked] of cases) {
    it(`finds ${title}`, async () => {
      const lab = dnsWith(answers);
      const found = await findTlsa('mx.x.example', where, lab.dns);
      const said =
        found.state === 'published'
          ? `published ${found.base}`
          : found.state === 'unknown'
            ? found.code
            : 'none';
      assert.equal(said, told);
      assert.deepEqual(lab.asked, asked);
    });
  }
});
