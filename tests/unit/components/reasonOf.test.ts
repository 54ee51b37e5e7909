import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { reasonOf, recipientReasons } from '../../../src/components/reasonOf.ts';
import type { HostReport, Report } from '../../../src/recipient/report.ts';
import { checkedAt, municipality as means, unknownReport } from '../../fixtures.ts';

const report = unknownReport;
const host = (code: string): HostReport => ({
  host: 'mx.a.example',
  preference: 10,
  startTls: 'unknown',
  version: null,
  chain: 'unknown',
  name: 'unknown',
  dane: 'not-applicable',
  mtaSts: 'not-applicable',
  smtpUtf8: 'unknown',
  addresses: [],
  certificate: null,
  checkedAt,
  code,
});
const withHost = (code: string): Report => ({
  ...report,
  tls: { ...report.tls, hosts: [host(code)] },
});

describe('the reason for a colour', () => {
  const cases: readonly [name: string, report: Report, reason: string][] = [
    ['internal', { ...report, status: 'internal', by: 'internal' }, 'internal'],
    [
      'on the tunnel list',
      { ...report, status: 'secure', by: 'tunnel', tunnel: { ...report.tunnel, state: 'yes' } },
      'tunnel',
    ],
    [
      'proven TLS',
      {
        ...report,
        status: 'secure',
        by: 'tls',
        tls: { ...report.tls, state: 'yes', authenticated: 'yes' },
      },
      'tls',
    ],
    [
      'TLS without proof, accepted by policy',
      {
        ...report,
        status: 'secure',
        by: 'tls',
        tls: { ...report.tls, state: 'yes', authenticated: 'no' },
      },
      'tls-encrypted-only',
    ],
    [
      'listed, but on a list past its age',
      { ...report, tunnel: { ...report.tunnel, state: 'unknown', listDate: '2020-01-01' } },
      'tunnel-list-old',
    ],
    [
      'null MX',
      { ...report, status: 'insecure', mail: { ...report.mail, state: 'no', reason: 'null-mx' } },
      'null-mx',
    ],
    ['asked too often', withHost('rate-limited'), 'rate-limited'],
    ['busy server', withHost('greeting-4xx'), 'greeting-4xx'],
    ['port 25 closed to us', withHost('not-probed'), 'not-probed'],
    ['a code for experts', withHost('ehlo-4xx'), 'greeting-4xx'],
    ['bogus DNSSEC', { ...report, tls: { ...report.tls, code: 'dns-bogus' } }, 'dns-failed'],
    [
      'TLS that proves nothing',
      { ...report, status: 'insecure', tls: { ...report.tls, state: 'yes', authenticated: 'no' } },
      'no-name',
    ],
    [
      'all that is open is the certificate',
      {
        ...report,
        tls: { ...report.tls, state: 'no', code: 'no-starttls' },
        certificate: { ...report.certificate, state: 'unknown', code: 'ldap-timeout' },
      },
      'certificate-unknown',
    ],
    [
      'the certificate is open, and so is the server',
      {
        ...withHost('greeting-4xx'),
        certificate: { ...report.certificate, state: 'unknown', code: 'ldap-timeout' },
      },
      'greeting-4xx',
    ],
    ['a code nobody has heard of', withHost('some-new-code'), 'unknown'],
  ];
  for (const [name, given, reason] of cases)
    it(name, () => {
      assert.equal(reasonOf({ report: given, failure: null }, means), reason);
    });
  it('what only TLS protects is out of reach for a sender that does not insist on it', () => {
    const tls = { ...report.tls, state: 'yes', authenticated: 'yes' } as const;
    const secure = { ...report, status: 'secure', by: 'tls', tls } as const;
    const without = { ...means, enforcesTls: 'nobody' } as const;
    assert.equal(reasonOf({ report: secure, failure: null }, without), 'out-of-reach');
    const open = { ...report.certificate, state: 'unknown', code: 'ldap-timeout' } as const;
    assert.equal(
      reasonOf({ report: { ...secure, certificate: open }, failure: null }, without),
      'certificate-unknown',
    );
  });
  it('a failed look-up says nothing of the recipient', () => {
    assert.equal(reasonOf({ report: null, failure: 'offline' }, means), 'offline');
  });
  it('each reason has its sentence, and each sentence its reason', () => {
    const entries = readdirSync('src/content/recipients').map((file) => file.replace('.mdx', ''));
    assert.deepEqual(entries.sort(), [...recipientReasons].sort());
  });
});
