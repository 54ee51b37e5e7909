import 'reflect-metadata';
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Answer } from 'dns-packet';
import { parseRecipient } from '../../../src/recipient/address.ts';
import { nodeCertificates } from '../../../src/recipient/adapters/node/certificates.ts';
import { nodeDns } from '../../../src/recipient/adapters/node/dns.ts';
import { ldapSource } from '../../../src/recipient/adapters/node/ldap.ts';
import { memoryCache } from '../../../src/recipient/cache.ts';
import { findCertificates } from '../../../src/recipient/certificates.ts';
import { checkRecipient } from '../../../src/recipient/check.ts';
import type {
  Cache,
  CertificatesFound,
  CertificateSource,
  Dns,
  Probe,
} from '../../../src/recipient/ports.ts';
import type { CertificateFact } from '../../../src/recipient/report.ts';
import { smimeaName, smimeaSource } from '../../../src/recipient/smimea.ts';
import { answerFrom, startDns, type Zone } from './lab.ts';
import { done, entry, reference, startDirectory } from './ldap-server.ts';
import { base64, day, makeCertificate, oces3TestIssuer } from './smime.ts';

const address = 'sikkermail@firma.example';
const clock = { now: () => Date.now() };
const noDns: Dns = { resolve: () => Promise.resolve({ state: 'no-data', authentic: true }) };

let good: Uint8Array<ArrayBuffer>;
let test: Uint8Array<ArrayBuffer>;
let expired: Uint8Array<ArrayBuffer>;
let other: Uint8Array<ArrayBuffer>;
let unknown: Uint8Array<ArrayBuffer>;
before(async () => {
  [good, test, expired, other, unknown] = await Promise.all([
    makeCertificate(),
    makeCertificate({ issuer: oces3TestIssuer }),
    makeCertificate({ from: -2 * day, to: -day }),
    makeCertificate({ addresses: ['anne@firma.example'] }),
    makeCertificate({ issuer: 'CN=Somebody' }),
  ]);
});

describe('smimeaSource, over the wire', () => {
  it('makes the name of RFC 8162 section 3', async () => {
    // The RFC's own example: hugh@example.com.
    assert.equal(
      await smimeaName('hugh@example.com'),
      'c93f1e400f26708f98cb19d936620da35eec8f72e57f9eec01c1afd6._smimecert.example.com',
    );
  });

  /** What is found when this record stands at the name, in a zone that is signed or not. */
  async function find(
    record: { readonly at?: string; readonly head: readonly number[]; readonly der: Uint8Array },
    signed = true,
  ): Promise<CertificatesFound> {
    const name = await smimeaName(record.at ?? address);
    const answer = {
      type: 'UNKNOWN_53',
      name,
      ttl: 60,
      data: Buffer.from([...record.head, ...record.der]),
    } as unknown as Answer;
    const zones = new Map<string, Zone>([[name, { records: [answer], signed }]]);
    const server = await startDns((query, udp) => [answerFrom(zones, query, udp)]);
    const dns = nodeDns({
      servers: [{ kind: 'plain', address: '127.0.0.1', port: server.port }],
      trusted: () => true,
    });
    const found = await smimeaSource(dns).find('SikkerMail@firma.example');
    await server.stop();
    return found;
  }
  it('finds a certificate under the address in small letters, over TCP when it is long', async () => {
    const long = Buffer.concat([good, Buffer.alloc(4_000)]);
    const found = await find({ head: [3, 0, 0], der: long });
    assert.ok(found.state === 'found');
    const [first] = found.certificates;
    assert.ok(first);
    assert.deepEqual([first.vouched, Buffer.from(first.der)], [true, long]);
  });
  const cases: readonly (readonly [
    title: string,
    run: () => ReturnType<typeof find>,
    state: string,
    code: string | null | boolean,
  ])[] = [
    [
      'as typed',
      () => find({ at: 'SikkerMail@firma.example', head: [3, 0, 0], der: good }),
      'found',
      true,
    ],
    ['one that others must vouch for', () => find({ head: [1, 0, 0], der: good }), 'found', false],
    [
      'what is not signed',
      () => find({ head: [3, 0, 0], der: good }, false),
      'not-found',
      'smimea-not-authentic',
    ],
    [
      'a hash',
      () => find({ head: [3, 0, 1], der: new Uint8Array(32) }),
      'unknown',
      'smimea-no-certificate',
    ],
    [
      'an authority',
      () => find({ head: [2, 0, 0], der: good }),
      'unknown',
      'smimea-no-certificate',
    ],
    [
      'somebody else',
      () => find({ at: 'x@firma.example', head: [3, 0, 0], der: good }),
      'not-found',
      null,
    ],
  ];
  for (const [title, run, state, code] of cases) {
    it(`judges ${title}`, async () => {
      const found = await run();
      const told = found.state === 'found' ? found.certificates[0]?.vouched : found.code;
      assert.deepEqual([found.state, told], [state, code]);
    });
  }
});

describe('ldapSource', () => {
  const options = {
    base: 'c=DK',
    filter: '(mail={address})',
    attributes: ['userCertificate;binary', 'userSMIMECertificate;binary'],
    bind: null,
    patience: 600,
  };
  async function ask(
    answer: (id: number, socket: Socket) => void,
    rest: Partial<Parameters<typeof ldapSource>[0]> = {},
    who = address,
    bindCode = 0,
  ): Promise<{ found: CertificatesFound; heard: string; took: number }> {
    const directory = await startDirectory(answer, bindCode);
    const start = performance.now();
    const found = await ldapSource({ ...options, url: directory.url, ...rest }).find(who);
    const took = performance.now() - start;
    await directory.stop();
    return { found, heard: Buffer.concat(directory.heard).toString('latin1'), took };
  }
  const flood = (id: number, socket: Socket): void => {
    const one = entry(id, 'cn=x', { description: [Buffer.alloc(8_000)] });
    const more = (): void => {
      while (!socket.destroyed && socket.write(one));
    };
    socket.on('drain', more);
    more();
  };
  const cases: readonly (readonly [
    title: string,
    run: () => ReturnType<typeof ask>,
    state: string,
    code: string | number | null,
  ])[] = [
    [
      'two certificates of one entry',
      () =>
        ask((id, socket) => {
          socket.write(
            entry(id, 'cn=x', {
              'userCertificate;binary': [good, expired],
              mail: [Buffer.from(address)],
            }),
          );
          socket.write(done(id));
        }),
      'found',
      2,
    ],
    ['nobody', () => ask((id, socket) => void socket.write(done(id))), 'not-found', null],
    [
      'an entry without certificate',
      () =>
        ask((id, socket) => {
          socket.write(entry(id, 'cn=x', {}));
          socket.write(done(id));
        }),
      'not-found',
      null,
    ],
    [
      'too many, of which it sent some',
      () =>
        ask((id, socket) => {
          socket.write(entry(id, 'cn=x', { 'userCertificate;binary': [good] }));
          socket.write(done(id, 4));
        }),
      'found',
      1,
    ],
    [
      'a referral in place of an answer',
      () => ask((id, socket) => void socket.write(done(id, 10, 0x65, 'ldap://127.0.0.1:1/c=DK'))),
      'unknown',
      'ldap-referral',
    ],
    [
      'a reference beside nothing',
      () =>
        ask((id, socket) => {
          socket.write(reference(id, 'ldap://127.0.0.1:1/c=DK'));
          socket.write(done(id));
        }),
      'unknown',
      'ldap-referral',
    ],
    [
      'a base that is not there',
      () => ask((id, socket) => void socket.write(done(id, 32))),
      'unknown',
      'ldap-no-such-base',
    ],
    [
      'its time limit',
      () => ask((id, socket) => void socket.write(done(id, 3))),
      'unknown',
      'ldap-time-limit',
    ],
    ['silence', () => ask(() => undefined), 'unknown', 'ldap-timeout'],
    ['a flood of entries', () => ask(flood), 'unknown', 'ldap-failed'],
    [
      'nonsense',
      () => ask((_id, socket) => void socket.write('220 hello\r\n')),
      'unknown',
      'ldap-timeout',
    ],
    ['a closed connection', () => ask((_id, socket) => socket.destroy()), 'unknown', 'ldap-failed'],
    [
      'a wrong password',
      () => ask(() => undefined, { bind: { dn: 'cn=kuvert', password: 'x' } }, address, 49),
      'unknown',
      'ldap-credentials',
    ],
    [
      'a directory that is not there',
      async () => ({
        found: await ldapSource({ ...options, url: 'ldap://127.0.0.1:1' }).find(address),
        heard: '',
        took: 0,
      }),
      'unknown',
      'ldap-failed',
    ],
  ];
  for (const [title, run, state, code] of cases) {
    it(`judges ${title}`, async () => {
      const { found, took } = await run();
      const told = found.state === 'found' ? found.certificates.length : found.code;
      if (title === 'nonsense') assert.equal(found.state, 'unknown');
      else assert.deepEqual([found.state, told], [state, code]);
      assert.ok(took < 1_500, `took ${String(took)} ms`);
    });
  }

  it('never lets an address be more than a value', async () => {
    const { heard } = await ask(
      (id, socket) => void socket.write(done(id)),
      {},
      'a*(|b&c=\u00f8@firma.example',
    );
    // An equality match (0xa3), whose value is the address itself; a substring match would be 0xa4.
    assert.ok(heard.includes(Buffer.from('a*(|b&c=\u00f8@firma.example').toString('latin1')));
    assert.ok(!heard.includes('\u00a4'));
  });

  it('asks for what it was told to, and signs in as it was told to', async () => {
    const { found, heard } = await ask(
      (id, socket) => {
        socket.write(entry(id, 'cn=x', { 'usercert;binary': [good] }));
        socket.write(done(id));
      },
      {
        base: 'ou=folk,dc=firma',
        filter: '(&(objectClass=person)(mailLocalAddress={address}))',
        attributes: ['usercert;binary'],
        bind: { dn: 'cn=kuvert', password: 'hemmelig' },
      },
    );
    assert.equal(found.state, 'found');
    for (const text of ['cn=kuvert', 'ou=folk,dc=firma', 'mailLocalAddress', 'usercert;binary']) {
      assert.ok(heard.includes(text), text);
    }
  });
});

describe('nodeCertificates', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kuvert-certificates-'));
    const write = (name: string, content: Uint8Array | string): Promise<void> =>
      writeFile(join(folder, name), content);
    const authority = await makeCertificate({ authority: true, addresses: [], subject: 'CN=A' });
    await write('good.cer', good);
    await write(
      'other.pem',
      `-----BEGIN CERTIFICATE-----\n${base64(other)}\n-----END CERTIFICATE-----\n`,
    );
    await write('ca.crt', authority);
    await write('hemmelig.person@firma.example.cer', 'not a certificate');
    await write(
      'half.pem',
      `-----BEGIN CERTIFICATE-----\n${base64(good)}\n-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`,
    );
    await write('notes.txt', 'not looked at');
  });
  after(() => rm(folder, { recursive: true }));
  const noLdap = { url: null, password: null };

  it('reads a folder, names what is bad in it, and nobody', async () => {
    const { sources, authorities, faults } = await nodeCertificates(
      { smimea: false, folder },
      noLdap,
      noDns,
    );
    assert.deepEqual(
      sources.map(({ name }) => name),
      ['files'],
    );
    assert.equal(authorities.length, 1);
    assert.deepEqual(faults, [
      'half.pem: 1 part(s) are no certificate',
      '…@firma.example.cer: no-certificate',
    ]);
    const find = async (who: string): Promise<string> => (await sources[0]?.find(who))?.state ?? '';
    assert.deepEqual(
      [
        await find('SikkerMail@firma.example'),
        await find('anne@firma.example'),
        await find('x@firma.example'),
      ],
      ['found', 'found', 'not-found'],
    );
  });

  it('takes the sources in order, and the directory from the environment', async () => {
    const ldap = {
      base: 'c=DK',
      filter: '(mail={address})',
      attributes: ['userCertificate;binary'],
    };
    const { sources } = await nodeCertificates(
      { smimea: true, ldap: { ...ldap, bindDn: 'cn=x' }, folder },
      { url: 'ldaps://ldap.example', password: 'x' },
      noDns,
    );
    assert.deepEqual(
      sources.map(({ name }) => name),
      ['smimea', 'ldap', 'files'],
    );
    const faults: readonly (readonly [profile: object, message: RegExp])[] = [
      [{ ldap }, /RECIPIENT_LDAP_URL/],
      [{ ldap: { ...ldap, url: 'ldap://x.example', bindDn: 'cn=x' } }, /RECIPIENT_LDAP_PASSWORD/],
      [{ folder: join(folder, 'gone') }, /no folder of certificates/],
    ];
    for (const [profile, message] of faults) {
      await assert.rejects(nodeCertificates({ smimea: false, ...profile }, noLdap, noDns), message);
    }
    assert.deepEqual((await nodeCertificates(undefined, noLdap, noDns)).sources, []);
  });
});

describe('findCertificates', () => {
  const source = (
    name: CertificateSource['name'],
    find: CertificateSource['find'],
  ): CertificateSource => ({ name, find });
  const holding =
    (...ders: readonly Uint8Array<ArrayBuffer>[]): CertificateSource['find'] =>
    () =>
      Promise.resolve({
        state: 'found',
        certificates: ders.map((der) => ({ der, vouched: false })),
      });
  const nothing: CertificateSource['find'] = () =>
    Promise.resolve({ state: 'not-found', code: null });
  const find = (...sources: readonly CertificateSource[]): Promise<CertificateFact> =>
    findCertificates(address, { certificates: { sources, authorities: [] }, clock }, 100);
  const cases: readonly (readonly [
    title: string,
    run: () => Promise<CertificateFact>,
    told: readonly [state: string, code: string | null, source: string | null, shown: number],
  ])[] = [
    ['a good one', () => find(source('files', holding(good))), ['yes', null, 'files', 1]],
    [
      'a good one among bad ones',
      () => find(source('ldap', holding(expired, other, good))),
      ['yes', null, 'ldap', 2],
    ],
    [
      'an expired one',
      () => find(source('ldap', holding(expired))),
      ['no', 'certificate-expired', null, 1],
    ],
    [
      'one of the test system',
      () => find(source('ldap', holding(test))),
      ['no', 'certificate-test-issuer', null, 1],
    ],
    [
      'one of nobody known',
      () => find(source('ldap', holding(unknown))),
      ['unknown', 'certificate-issuer-unknown', null, 1],
    ],
    [
      "somebody else's, which is not shown",
      () => find(source('ldap', holding(other))),
      ['no', 'certificate-not-found', null, 0],
    ],
    [
      'octets that are none',
      () => find(source('ldap', holding(new Uint8Array(9)))),
      ['unknown', 'certificate-unreadable', null, 0],
    ],
    [
      'nothing anywhere',
      () => find(source('ldap', nothing), source('files', nothing)),
      ['no', 'certificate-not-found', null, 0],
    ],
    [
      'nothing in one, and another that fails',
      () =>
        find(
          source('files', nothing),
          source('ldap', () => Promise.reject(new Error('no'))),
        ),
      ['unknown', 'internal-error', null, 0],
    ],
    [
      'a good one beside one that never answers',
      () =>
        find(
          source('ldap', () => new Promise(() => undefined)),
          source('files', holding(good)),
        ),
      ['yes', null, 'files', 0],
    ],
    [
      'one that never answers',
      () => find(source('ldap', () => new Promise(() => undefined))),
      ['unknown', 'timeout', null, 0],
    ],
    ['no source', () => find(), ['unknown', 'certificate-no-source', null, 0]],
  ];
  for (const [title, run, told] of cases) {
    it(`judges ${title}`, async () => {
      const { state, code, source: from, sources } = await run();
      assert.deepEqual([state, code, from, sources[0]?.certificates.length ?? 0], told);
    });
  }

  it('keeps nothing, asks for addresses only, and makes a red recipient green', async () => {
    const asked: string[] = [];
    const keys: string[] = [];
    const memory = memoryCache(clock);
    const cache: Cache = {
      get: (key) => memory.get(key),
      set: (key, ...rest) => {
        keys.push(key, rest[0]);
        return memory.set(key, ...rest);
      },
    };
    const files = source('files', (who) => {
      asked.push(who);
      return holding(good)(who);
    });
    // Takes mail, and takes it in clear.
    const answers: Readonly<Record<string, readonly unknown[]>> = {
      MX: [{ preference: 1, exchange: 'mx.firma.example' }],
      A: ['192.0.2.1'],
    };
    const dns: Dns = {
      resolve: (name, type) =>
        Promise.resolve(
          (answers[type] === undefined
            ? { state: 'no-data', authentic: false }
            : { state: 'records', records: answers[type], name, authentic: false }) as never,
        ),
    };
    const probe: Probe = {
      startTls: 'no',
      version: null,
      smtpUtf8: 'no',
      chain: 'not-applicable',
      name: 'not-applicable',
      code: 'no-starttls',
      certificates: [],
      names: [],
      addresses: [],
    };
    const smtp = { probe: () => Promise.resolve(probe) };
    const ports = { dns, smtp, cache, clock, certificates: { sources: [files], authorities: [] } };
    const organisation = {
      internalDomains: new Set(['us.example']),
      tunnel: null,
      certificateSource: true,
      acceptEncryptedOnly: false,
    };
    for (const text of [address, 'firma.example', 'ole@us.example']) {
      const recipient = parseRecipient(text);
      assert.ok(recipient.ok);
      const { status, by, certificate } = await checkRecipient(recipient, organisation, ports);
      const expected: Readonly<Record<string, unknown>> = {
        [address]: ['secure', 'certificate', 'yes'],
        'firma.example': ['insecure', null, 'not-applicable'],
        'ole@us.example': ['internal', 'internal', 'not-applicable'],
      };
      assert.deepEqual([status, by, certificate.state], expected[text]);
    }
    assert.deepEqual(asked, [address]);
    assert.ok(!keys.join(' ').includes('@') && !keys.join(' ').includes('sikkermail'));
  });
});
