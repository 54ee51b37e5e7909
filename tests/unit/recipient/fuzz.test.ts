/** Nonsense where strangers and neighbours speak: nothing throws, nothing hangs, and nothing of it is ever green. */
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { encode, type Answer, type RecordType } from 'dns-packet';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import { decodeAnswer } from '../../../src/recipient/adapters/dns-message.ts';
import { ldapSource } from '../../../src/recipient/adapters/node/ldap.ts';
import { nodeSmtp } from '../../../src/recipient/adapters/node/smtp.ts';
import { memoryCache } from '../../../src/recipient/cache.ts';
import { checkRecipient } from '../../../src/recipient/check.ts';
import type { Dns, DnsType, HttpsAnswer, Ports, Probe } from '../../../src/recipient/ports.ts';
import { reportSchema } from '../../../src/recipient/schema.ts';
import * as v from 'valibot';
import { listen } from '../../ports.ts';
import { loopback, scriptedServer } from './lab.ts';
import { done, entry, startDirectory } from './ldap-server.ts';

/** Some octets of a message changed, cut or doubled. */
const spoilt = (whole: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }),
      fc.nat(whole.length),
      fc.boolean(),
    )
    .map(([changes, cut, whether]) => {
      const copy = Uint8Array.from(whole);
      for (const [place, value] of changes) copy[place] = value;
      return whether ? copy.subarray(0, cut) : copy;
    });

/** Runs a piece of work on many samples, a few at a time: most of each is waiting. */
async function onSamples<T>(
  arbitrary: fc.Arbitrary<T>,
  count: number,
  work: (sample: T) => Promise<void>,
): Promise<void> {
  const samples = fc.sample(arbitrary, count);
  const next = async (): Promise<void> => {
    for (let one = samples.pop(); one !== undefined; one = samples.pop()) await work(one);
  };
  await Promise.all(Array.from({ length: 20 }, next));
}

describe('DNS messages', () => {
  const types: readonly DnsType[] = ['A', 'AAAA', 'MX', 'TXT', 'TLSA', 'SMIMEA'];
  const name = 'x.example';
  const records: Readonly<Record<DnsType, unknown>> = {
    A: '192.0.2.1',
    AAAA: '2001:db8::1',
    MX: { preference: 1, exchange: 'mx.x.example' },
    TXT: ['v=STSv1; id=1', 'x'],
    TLSA: { usage: 3, selector: 1, matchingType: 1, certificate: Buffer.alloc(32) },
    SMIMEA: Buffer.alloc(40, 3),
  };
  for (const type of types) {
    it(`of ${type} are an answer, somebody else's, or malformed`, () => {
      const wire = (type === 'SMIMEA' ? 'UNKNOWN_53' : type) as RecordType;
      const message = encode({
        type: 'response',
        id: 7,
        flags: 0x01a0,
        questions: [{ name, type: wire, class: 'IN' }],
        answers: [{ name, type: wire, ttl: 60, data: records[type] } as Answer],
      });
      assert.equal(decodeAnswer(message, 7, name, type, true).kind, 'answer');
      fc.assert(
        fc.property(spoilt(message), (octets) => {
          const decoded = decodeAnswer(octets, 7, name, type, true);
          assert.ok(['answer', 'truncated', 'other'].includes(decoded.kind));
        }),
        { numRuns: 1_000 },
      );
    });
  }
});

describe('SMTP servers', () => {
  it('that say anything at all are answered with a code', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 40 }),
      fc.constantFrom(
        '220 x\r\n',
        '250-x\r\n',
        '250 STARTTLS\r\n',
        '220-',
        '\r\n',
        '421 no\r\n',
        '',
      ),
    );
    const said = fc.array(text, { maxLength: 4 }).map((parts) => parts.join(''));
    const script = fc.record({ greeting: said, ehlo: said, startTls: said });
    await onSamples(
      fc.oneof(script, fc.record({ ehlo: said }), fc.record({ startTls: said })),
      300,
      async (sample) => {
        const server = scriptedServer(sample, () => undefined);
        const port = await listen(server);
        const patience = {
          connect: 200,
          greeting: 60,
          command: 60,
          handshake: 60,
          goodbye: 20,
          total: 250,
        };
        const found = await nodeSmtp({
          ehlo: 'check.example',
          allowed: [loopback],
          port,
          patience,
        }).probe({
          host: 'mx.example',
          serverName: 'mx.example',
          addresses: ['127.0.0.1'],
        });
        assert.notEqual(found.startTls, 'yes');
        assert.notEqual(found.code, null);
        server.close();
      },
    );
  });
});

describe('directories', () => {
  it('that say anything at all give certificates, none, or a code', async () => {
    const good = Buffer.concat([
      entry(1, 'cn=x', { 'userCertificate;binary': [Buffer.alloc(20)] }),
      done(1),
    ]);
    await onSamples(
      fc.oneof(spoilt(good), fc.uint8Array({ maxLength: 60 })),
      200,
      async (sample) => {
        const directory = await startDirectory((_id, socket) => void socket.write(sample));
        const found = await ldapSource({
          url: directory.url,
          base: 'c=DK',
          filter: '(mail={address})',
          attributes: ['userCertificate;binary'],
          bind: null,
          patience: 100,
        }).find('a@x.example');
        assert.ok(['found', 'not-found', 'unknown'].includes(found.state));
        await directory.stop();
      },
    );
  });
});

describe('checkRecipient', () => {
  const fact = fc.constantFrom('yes', 'no', 'unknown', 'not-applicable');
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.domain());
  const name = fc.oneof(text, fc.constantFrom('mx.x.example', 'x.example', '', '.'));
  const octets = fc.uint8Array({ maxLength: 70 });
  const tlsa = fc.record({
    usage: fc.nat(5),
    selector: fc.nat(3),
    matching: fc.nat(4),
    data: fc.oneof(octets, fc.uint8Array({ minLength: 32, maxLength: 32 })),
  });
  const recordOf: Readonly<Record<DnsType, fc.Arbitrary<unknown>>> = {
    A: fc.ipV4(),
    AAAA: fc.ipV6(),
    MX: fc.record({ preference: fc.nat(70_000), exchange: name }),
    TXT: fc.oneof(fc.constantFrom('v=STSv1; id=1', 'v=TLSRPTv1; rua=mailto:a@x.example'), text),
    TLSA: tlsa,
    SMIMEA: tlsa,
  };
  const answerOf = (type: DnsType): fc.Arbitrary<unknown> =>
    fc.oneof(
      fc.record({
        state: fc.constant('records'),
        records: fc.array(recordOf[type], { minLength: 1, maxLength: 4 }),
        name,
        authentic: fc.boolean(),
      }),
      fc.record({ state: fc.constantFrom('no-data', 'no-such-name'), authentic: fc.boolean() }),
      fc.record({
        state: fc.constant('unknown'),
        code: fc.constantFrom('dns-timeout', 'dns-bogus'),
      }),
    );
  const certificate = fc.record({
    selected: octets.map((each) => () => each),
    issuedByNext: fc.boolean(),
    issuedByAnchor: fc.boolean(),
    current: fc.boolean(),
    issuer: text,
    notBefore: fc.double(),
    notAfter: fc.double(),
  });
  const probe: fc.Arbitrary<Probe> = fc.record({
    startTls: fact,
    version: fc.constantFrom(null, 'TLSv1', 'TLSv1.2', 'TLSv1.3'),
    smtpUtf8: fact,
    chain: fact,
    name: fact,
    code: fc.option(text),
    certificates: fc.array(certificate, { maxLength: 3 }),
    names: fc.array(name, { maxLength: 3 }),
    addresses: fc.array(fc.record({ address: text, code: fc.option(text) }), { maxLength: 2 }),
  });
  const https: fc.Arbitrary<HttpsAnswer> = fc.oneof(
    fc.record({
      state: fc.constant('response' as const),
      status: fc.constantFrom(200, 301, 404, 500),
      contentType: fc.constantFrom('text/plain', 'text/html', ''),
      body: fc.oneof(
        text,
        fc.constant('version: STSv1\nmode: enforce\nmx: *.x.example\nmax_age: 9\n'),
      ),
    }),
    fc.constant({ state: 'unknown', code: 'timeout' } as const),
    fc.constant({ state: 'invalid', code: 'certificate' } as const),
  );
  const organisation = {
    internalDomains: new Set<string>(),
    tunnel: null,
    certificateSource: false,
    acceptEncryptedOnly: false,
  };
  const recipient = { domain: 'x.example', address: 'a@x.example', cprInAddress: false };
  const clock = { now: () => Date.now() };

  it('makes a report of whatever its ports say, and green of nothing that was not shown to be so', async () => {
    const answers = fc.record({
      A: answerOf('A'),
      AAAA: answerOf('AAAA'),
      MX: answerOf('MX'),
      TXT: answerOf('TXT'),
      TLSA: answerOf('TLSA'),
      SMIMEA: answerOf('SMIMEA'),
    });
    await fc.assert(
      fc.asyncProperty(answers, fc.option(probe), https, async (dnsAnswers, probed, fetched) => {
        const dns: Dns = { resolve: (_name, type) => Promise.resolve(dnsAnswers[type] as never) };
        const ports: Ports = {
          dns,
          https: { get: () => Promise.resolve(fetched) },
          cache: memoryCache(clock),
          clock,
          ...(probed !== null && { smtp: { probe: () => Promise.resolve(probed) } }),
        };
        const report = await checkRecipient(recipient, organisation, ports);
        v.parse(reportSchema, JSON.parse(JSON.stringify(report)));
        if (report.status !== 'secure') return;
        const { tls } = report;
        assert.deepEqual([tls.state, tls.authenticated, report.mail.state], ['yes', 'yes', 'yes']);
        if (tls.level === 'policy') assert.ok(tls.dane === 'yes' || tls.mtaSts === 'yes');
        else {
          const reached = tls.hosts.filter(({ startTls }) => startTls === 'yes');
          assert.ok(reached.length > 0);
          assert.ok(reached.every(({ version }) => /^TLSv1\.[23]$/.test(version ?? '')));
          assert.ok(
            reached.every(
              (host) => host.dane === 'yes' || (host.chain === 'yes' && host.name === 'yes'),
            ),
          );
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('is never green when everything is unknown', async () => {
    const unknown = { state: 'unknown', code: 'dns-servfail' } as const;
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(['A', 'AAAA', 'MX', 'TXT', 'TLSA']),
        probe,
        async (failing, probed) => {
          const dns: Dns = {
            resolve: (_name, type) =>
              Promise.resolve(
                (failing.includes(type)
                  ? unknown
                  : type === 'MX'
                    ? {
                        state: 'records',
                        records: [{ preference: 1, exchange: 'mx.x.example' }],
                        name: 'x.example',
                        authentic: true,
                      }
                    : type === 'A'
                      ? {
                          state: 'records',
                          records: ['192.0.2.1'],
                          name: 'mx.x.example',
                          authentic: true,
                        }
                      : unknown) as never,
              ),
          };
          const silent: Probe = { ...probed, startTls: 'unknown', version: null };
          const ports: Ports = {
            dns,
            smtp: { probe: () => Promise.resolve(silent) },
            cache: memoryCache(clock),
            clock,
          };
          const { status } = await checkRecipient(recipient, organisation, ports);
          assert.equal(status, 'unknown');
        },
      ),
    );
  });
});
