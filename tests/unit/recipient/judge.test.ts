import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeStatus } from '../../../src/recipient/check.ts';
import type { Fact } from '../../../src/recipient/report.ts';
import type { CheckedHost } from '../../../src/recipient/tls/hosts.ts';
import { judgeTls, type Findings } from '../../../src/recipient/tls/judge.ts';
import type { StsFinding } from '../../../src/recipient/tls/mta-sts.ts';

const checkedAt = '2026-11-21T12:00:00Z';
const noPolicy: StsFinding = { state: 'no', code: 'sts-none', policy: null, enforced: null };
const enforced: StsFinding = { state: 'yes', code: null, policy: null, enforced: ['mx.example'] };

type Extra = Partial<CheckedHost['report']> & Partial<Pick<CheckedHost, 'tlsa' | 'tlsaUnknown'>>;

function host({ tlsa = false, tlsaUnknown = false, ...report }: Extra = {}): CheckedHost {
  return {
    report: {
      host: 'mx.example',
      preference: 10,
      startTls: 'yes',
      version: 'TLSv1.3',
      chain: 'yes',
      name: 'yes',
      dane: 'not-applicable',
      smtpUtf8: 'no',
      addresses: [],
      certificate: null,
      checkedAt,
      code: null,
      ...report,
    },
    tlsa,
    tlsaUnknown,
  };
}

const good = host();
const silent = host({
  startTls: 'unknown',
  version: null,
  chain: 'unknown',
  name: 'unknown',
  code: 'timeout',
});
const silentDane = host({ ...silent.report, tlsa: true, dane: 'unknown' });
const plain = host({
  startTls: 'no',
  version: null,
  chain: 'not-applicable',
  name: 'not-applicable',
  code: 'no-starttls',
});
const old = host({ version: 'TLSv1.1', code: 'tls-too-old' });
const nobody = host({ chain: 'no', code: 'certificate-self-signed' });
const misnamed = host({ name: 'no', code: 'certificate-name' });
const matched = host({ chain: 'no', name: 'no', dane: 'yes', tlsa: true });
const mismatched = host({ dane: 'no', tlsa: true, code: 'dane-mismatch' });
const doubtful = host({ dane: 'unknown', tlsaUnknown: true, code: 'dns-servfail' });
const unprobed = host({ ...silent.report, code: 'not-probed' });
const unprobedDane = host({ ...unprobed.report, dane: 'unknown', tlsa: true });

describe('judgeTls', () => {
  type Told = readonly [state: Fact, authenticated: Fact, dane: Fact, code: string | null];
  const cases: readonly (readonly [
    title: string,
    hosts: readonly CheckedHost[],
    told: Told,
    rest?: Partial<Findings>,
  ])[] = [
    ['one good host', [good], ['yes', 'yes', 'no', null]],
    ['TLS 1.2', [host({ version: 'TLSv1.2' })], ['yes', 'yes', 'no', null]],
    ['a good host beside a silent one', [silent, good], ['yes', 'yes', 'no', null]],
    ['only silent hosts', [silent, silent], ['unknown', 'unknown', 'no', 'timeout']],
    ['a host without STARTTLS', [plain], ['no', 'no', 'no', 'no-starttls']],
    ['a good host beside one without', [good, plain], ['no', 'no', 'no', 'no-starttls']],
    ['an old version', [old], ['no', 'yes', 'no', 'tls-too-old']],
    ['a certificate of nobody', [nobody], ['yes', 'no', 'no', null]],
    ['a certificate of somebody else', [good, misnamed], ['yes', 'no', 'no', null]],
    ['DANE that matches', [matched], ['yes', 'yes', 'yes', null], { authenticList: true }],
    ['DANE below an unsigned list', [matched], ['yes', 'no', 'no', null]],
    [
      'DANE with a silent second host',
      [matched, silentDane],
      ['yes', 'yes', 'yes', null],
      { authenticList: true },
    ],
    [
      'DANE with only silent hosts',
      [silentDane],
      ['unknown', 'unknown', 'unknown', 'timeout'],
      { authenticList: true },
    ],
    [
      'DANE at one of two hosts',
      [matched, good],
      ['yes', 'no', 'no', null],
      { authenticList: true },
    ],
    [
      'DANE with hosts left unchecked',
      [matched],
      ['yes', 'no', 'unknown', null],
      { authenticList: true, unchecked: 1 },
    ],
    [
      'DANE that does not match',
      [mismatched],
      ['no', 'no', 'no', 'dane-mismatch'],
      { authenticList: true },
    ],
    ['DANE that does not match, unsigned list', [mismatched], ['no', 'no', 'no', 'dane-mismatch']],
    [
      'DANE in doubt, whatever the policy says',
      [doubtful],
      ['yes', 'unknown', 'unknown', null],
      { authenticList: true, mtaSts: enforced },
    ],
    [
      'no probe, a policy, and DANE in doubt',
      [host({ ...unprobed.report, dane: 'unknown', tlsaUnknown: true })],
      ['unknown', 'unknown', 'unknown', 'not-probed'],
      { level: 'policy', authenticList: true, mtaSts: enforced },
    ],
    ['DANE in doubt', [doubtful], ['yes', 'unknown', 'unknown', null], { authenticList: true }],
    ['an enforced policy', [good], ['yes', 'yes', 'no', null], { mtaSts: enforced }],
    [
      'an enforced policy that the host does not meet',
      [nobody],
      ['yes', 'no', 'no', null],
      { mtaSts: enforced },
    ],
    [
      'an enforced policy and silence',
      [silent],
      ['unknown', 'unknown', 'no', 'timeout'],
      { mtaSts: enforced },
    ],
    ['no probe', [unprobed], ['unknown', 'unknown', 'no', 'not-probed'], { level: 'policy' }],
    [
      'no probe but a policy',
      [unprobed],
      ['yes', 'yes', 'no', null],
      { level: 'policy', mtaSts: enforced },
    ],
    [
      'no probe but DANE',
      [unprobedDane],
      ['yes', 'yes', 'yes', null],
      { level: 'policy', authenticList: true },
    ],
    [
      'no probe and DANE for one of two',
      [unprobedDane, unprobed],
      ['unknown', 'unknown', 'no', 'not-probed'],
      { level: 'policy', authenticList: true },
    ],
  ];
  for (const [title, hosts, told, rest] of cases) {
    it(`judges ${title}`, () => {
      const { state, authenticated, dane, code } = judgeTls({
        hosts,
        unchecked: 0,
        authenticList: false,
        mtaSts: noPolicy,
        tlsRpt: { state: 'no', code: null, checkedAt },
        checkedAt,
        level: 'observed',
        ...rest,
      });
      assert.deepEqual([state, authenticated, dane, code], told);
    });
  }
});

describe('judgeStatus', () => {
  type Case = readonly [
    internal: Fact,
    tunnel: Fact,
    certificate: Fact,
    mail: Fact,
    tls: Fact,
    authenticated: Fact,
    encryptedOnly: boolean,
    told: string,
  ];
  const cases: readonly Case[] = [
    ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', false, 'internal internal'],
    ['no', 'yes', 'yes', 'yes', 'yes', 'yes', false, 'secure tunnel'],
    ['no', 'yes', 'no', 'no', 'not-applicable', 'not-applicable', false, 'secure tunnel'],
    ['no', 'no', 'yes', 'yes', 'no', 'no', false, 'secure certificate'],
    ['no', 'no', 'yes', 'unknown', 'unknown', 'unknown', false, 'secure certificate'],
    ['no', 'no', 'yes', 'no', 'not-applicable', 'not-applicable', false, 'insecure null'],
    ['no', 'no', 'unknown', 'no', 'not-applicable', 'not-applicable', false, 'insecure null'],
    ['no', 'no', 'no', 'yes', 'yes', 'yes', false, 'secure tls'],
    ['no', 'no', 'no', 'yes', 'yes', 'no', false, 'insecure null'],
    ['no', 'no', 'no', 'yes', 'yes', 'no', true, 'secure tls'],
    ['no', 'no', 'no', 'yes', 'yes', 'unknown', false, 'unknown null'],
    ['no', 'no', 'no', 'yes', 'yes', 'unknown', true, 'secure tls'],
    ['no', 'no', 'no', 'yes', 'no', 'no', true, 'insecure null'],
    ['no', 'no', 'no', 'yes', 'no', 'yes', true, 'insecure null'],
    ['no', 'no', 'no', 'yes', 'unknown', 'unknown', true, 'unknown null'],
    ['no', 'no', 'no', 'unknown', 'yes', 'yes', true, 'unknown null'],
    ['no', 'no', 'no', 'no', 'not-applicable', 'not-applicable', true, 'insecure null'],
    ['no', 'unknown', 'no', 'yes', 'no', 'no', false, 'unknown null'],
    ['no', 'no', 'unknown', 'yes', 'no', 'no', false, 'unknown null'],
    ['no', 'unknown', 'no', 'yes', 'yes', 'yes', false, 'secure tls'],
  ];
  for (const [
    internal,
    tunnel,
    certificate,
    mail,
    state,
    authenticated,
    encryptedOnly,
    told,
  ] of cases) {
    it(`${[internal, tunnel, certificate, mail, state, authenticated].join(', ')}${encryptedOnly ? ', encrypted only' : ''}: ${told}`, () => {
      const { status, by } = judgeStatus(
        {
          internal: { state: internal },
          tunnel: { state: tunnel },
          certificate: { state: certificate },
          mail: { state: mail },
          tls: { state, authenticated },
        },
        encryptedOnly,
      );
      assert.equal(`${status} ${by ?? 'null'}`, told);
    });
  }
});
