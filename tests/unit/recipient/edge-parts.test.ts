/** The parts of the worker's adapter, in this process; edge.test.ts runs all of it in workerd. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEdgeEnvironment } from '../../../src/recipient/adapters/edge/environment.ts';
import { edgeHttps } from '../../../src/recipient/adapters/edge/https.ts';
import { memoryLimiter } from '../../../src/recipient/adapters/edge/limits.ts';
import {
  builtIn,
  checkingOf,
  edgeCertificates,
} from '../../../src/recipient/adapters/edge/organisation.ts';
import type { CheckingOrganisation, Dns } from '../../../src/recipient/ports.ts';

describe('the environment of a worker', () => {
  const url = 'https://dns.example/dns-query';
  const right: readonly (readonly [
    variables: Record<string, string>,
    dns: { readonly url: string; readonly trusted: boolean } | null,
  ])[] = [
    [{}, null],
    [{ RECIPIENT_DNS: ' ' }, null],
    [{ RECIPIENT_DNS: url }, { url, trusted: true }],
    [
      { RECIPIENT_DNS: url, RECIPIENT_DNS_TRUSTED: 'false' },
      { url, trusted: false },
    ],
    // A word about nobody.
    [{ RECIPIENT_DNS_TRUSTED: 'true' }, null],
  ];
  for (const [variables, dns] of right) {
    it(`reads ${JSON.stringify(variables)}`, () => {
      assert.deepEqual(readEdgeEnvironment(variables).dns, dns);
    });
  }
  const wrong: readonly (readonly [name: string, value: string])[] = [
    ['RECIPIENT_DNS', '127.0.0.1:53'],
    ['RECIPIENT_DNS', 'http://dns.example/'],
    ['RECIPIENT_DNS', 'https://user@dns.example/'],
    ['RECIPIENT_DNS_TRUSTED', 'yes'],
    ['RECIPIENT_ALLOW_NETWORKS', '127.0.0.1/8'],
    ['RECIPIENT_CLIENT_LIMIT', '0'],
    ['RECIPIENT_CACHE', 'redis://cache.example'],
    ['RECIPIENT_EHLO', 'kuvert.example'],
    ['RECIPIENT_LDAP_PASSWORD', 'hemmelig'],
    ['RECIPIENT_TRUSTED_PROXIES', '127.0.0.0/8'],
  ];
  for (const [name, value] of wrong) {
    it(`refuses ${name}=${value} without repeating it`, () => {
      assert.throws(
        () => readEdgeEnvironment({ [name]: value }),
        ({ message }: Error) => message.startsWith(`${name} `) && !message.includes(value),
      );
    });
  }
});

describe('what a worker may fetch', () => {
  const refused: readonly (readonly [url: string, addresses: readonly string[]])[] = [
    ['https://mta-sts.a.example/', []],
    ['https://mta-sts.a.example/', ['10.0.0.1']],
    // One public address beside it does not help: the platform chooses.
    ['https://mta-sts.a.example/', ['8.8.8.8', '127.0.0.1']],
    ['https://mta-sts.a.example/', ['64:ff9b::7f00:1']],
    ['https://mta-sts.a.example:8443/', ['8.8.8.8']],
    ['http://mta-sts.a.example/', ['8.8.8.8']],
    ['https://2130706433/', ['8.8.8.8']],
    ['https://[::1]/', ['8.8.8.8']],
  ];
  for (const [url, addresses] of refused) {
    it(`is not ${url} at ${addresses.join(', ') || 'no address'}`, async () => {
      assert.deepEqual(await edgeHttps([]).get(new URL(url), addresses), {
        state: 'unknown',
        code: 'not-public-address',
      });
    });
  }
});

describe('a limit in memory', () => {
  it('counts points per key and forgets them after a minute', async () => {
    let now = 0;
    const limiter = memoryLimiter(3, { now: () => now });
    assert.equal(await limiter.take('a', 2), null);
    assert.equal(await limiter.take('b', 3), null);
    now = 20_000;
    assert.equal(await limiter.take('a', 2), 40);
    now = 60_000;
    assert.equal(await limiter.take('a', 3), null);
  });

  it('does not grow without end', async () => {
    const limiter = memoryLimiter(1, { now: () => 0 });
    await limiter.take('first', 1);
    for (let i = 0; i < 10_000; i += 1) await limiter.take(String(i), 1);
    assert.equal(await limiter.take('first', 1), null);
  });
});

describe('an organisation that is built in', () => {
  const checking: CheckingOrganisation = {
    internalDomains: new Set(['b.example', 'a.example']),
    tunnel: { domains: new Set(['c.example']), date: '2026-11-01', maxAgeDays: 90 },
    certificateSource: true,
    acceptEncryptedOnly: false,
  };
  const certificates = { smimea: true, ldap: { url: 'ldaps://hemmelig.example' }, folder: '/x' };

  it('comes out as it went in', () => {
    const text = JSON.stringify(builtIn(checking, certificates));
    assert.doesNotMatch(text, /hemmelig|\/x/);
    assert.deepEqual(checkingOf(JSON.parse(text) as ReturnType<typeof builtIn>), checking);
    const none = { ...checking, tunnel: null };
    assert.deepEqual(checkingOf(builtIn(none, undefined)), none);
  });

  for (const [trusted, expected] of [
    [true, { state: 'not-found', code: null }],
    [false, { state: 'unknown', code: 'certificate-source-not-here' }],
  ] as const) {
    it(`asks DNS for certificates only where its word counts (${String(trusted)})`, async () => {
      let asked = 0;
      const dns: Dns = {
        resolve: async () => {
          asked += 1;
          return { state: 'no-such-name', authentic: true };
        },
      };
      const { sources } = edgeCertificates(builtIn(checking, certificates), dns, trusted);
      const answers = await Promise.all(
        sources.map(async (source) => [source.name, await source.find('a@b.example')] as const),
      );
      const notHere = { state: 'unknown', code: 'certificate-source-not-here' };
      assert.deepEqual(answers, [
        ['smimea', expected],
        ['ldap', notHere],
        ['files', notHere],
      ]);
      assert.equal(asked, trusted ? 1 : 0);
    });
  }
});
