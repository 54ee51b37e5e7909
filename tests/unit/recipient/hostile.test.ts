/**
 * Servers that mean harm, from the question about a recipient to the report: each ends within its budget as `unknown` or
 * `no`, and takes no more memory for talking more. Budgets are short here, so that the suite is.
 */
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { encode, type Answer, type Packet } from 'dns-packet';
import dns from 'node:dns';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import * as tls from 'node:tls';
import { gzipSync } from 'node:zlib';
import { parseRecipient } from '../../../src/recipient/address.ts';
import { nodeDns } from '../../../src/recipient/adapters/node/dns.ts';
import { nodeHttps } from '../../../src/recipient/adapters/node/https.ts';
import { ldapSource } from '../../../src/recipient/adapters/node/ldap.ts';
import { systemClock } from '../../../src/recipient/adapters/node/ports.ts';
import { nodeSmtp } from '../../../src/recipient/adapters/node/smtp.ts';
import { memoryCache } from '../../../src/recipient/cache.ts';
import { checkRecipient } from '../../../src/recipient/check.ts';
import type { CheckingOrganisation, Ports } from '../../../src/recipient/ports.ts';
import type { Report } from '../../../src/recipient/report.ts';
import { listen } from '../../ports.ts';
import {
  a,
  answerFrom,
  drip,
  flood,
  loopback,
  makeAuthority,
  mx,
  reset,
  scriptedServer,
  startDns,
  type KeyPair,
  type Script,
  type Zone,
} from './lab.ts';
import { done, entry, startDirectory } from './ldap-server.ts';

/** Milliseconds. */
const budget = 1_200;
const slack = 1_300;
/** Octets; what the hostile servers themselves hold is in it too. */
const mostMemory = 120 * 1024 * 1024;
const smtpPatience = {
  connect: 400,
  greeting: 600,
  command: 600,
  handshake: 600,
  goodbye: 150,
  total: 1_000,
};
const organisation: CheckingOrganisation = {
  internalDomains: new Set(),
  tunnel: null,
  certificateSource: true,
  acceptEncryptedOnly: true,
};

let pair: KeyPair;
before(async () => {
  const authority = await makeAuthority();
  pair = await authority.issue(['mx.x.example', 'mta-sts.x.example']);
  tls.setDefaultCACertificates([...tls.getCACertificates('bundled'), authority.cert]);
});
after(() => {
  tls.setDefaultCACertificates(tls.getCACertificates('bundled'));
});

/** x.example with one host and an announced policy, as far as nothing else is wished. */
function zonesWith(extra: Readonly<Record<string, Zone>> = {}): Map<string, Zone> {
  const announcement: Answer = {
    type: 'TXT',
    name: '_mta-sts.x.example',
    ttl: 60,
    data: 'v=STSv1; id=1',
  };
  return new Map<string, Zone>(
    Object.entries({
      'x.example': { records: [mx('x.example', 'mx.x.example')], signed: true },
      'mx.x.example': { records: [a('mx.x.example', '127.0.0.1')], signed: true },
      '_mta-sts.x.example': { records: [announcement] },
      'mta-sts.x.example': { records: [a('mta-sts.x.example', '127.0.0.1')] },
      ...extra,
    }),
  );
}

interface World {
  readonly script?: Script;
  readonly zones?: Map<string, Zone>;
  readonly respond?: (query: Packet, udp: boolean) => readonly Uint8Array[];
  readonly policy?: (request: IncomingMessage, response: ServerResponse) => void;
  /** What a directory does with a search. */
  readonly search?: (id: number, socket: Socket) => void;
}

interface Outcome {
  readonly report: Report;
  readonly milliseconds: number;
  readonly grown: number;
  readonly asked: ReadonlyMap<string, number>;
}

async function checkIn({
  script,
  zones = zonesWith(),
  respond,
  policy,
  search,
}: World): Promise<Outcome> {
  const smtp = scriptedServer(script ?? { tls: pair }, () => undefined);
  const https = createHttpsServer(
    pair,
    policy ?? ((_request, response) => response.writeHead(404).end()),
  );
  https.on('error', () => undefined);
  const [smtpPort, httpsPort] = [await listen(smtp), await listen(https)];
  const server = await startDns(respond ?? ((query, udp) => [answerFrom(zones, query, udp)]));
  const directory = await startDirectory(search ?? ((id, socket) => void socket.write(done(id))));
  const ports: Ports = {
    dns: nodeDns({
      servers: [{ kind: 'plain', address: '127.0.0.1', port: server.port }],
      trusted: () => true,
      patience: 250,
    }),
    smtp: nodeSmtp({
      ehlo: 'check.example',
      allowed: [loopback],
      port: smtpPort,
      patience: smtpPatience,
    }),
    https: nodeHttps({ allowed: [loopback], port: httpsPort, patience: 800 }),
    cache: memoryCache(systemClock),
    clock: systemClock,
    budget,
    certificates: {
      sources: [
        ldapSource({
          url: directory.url,
          base: 'c=DK',
          filter: '(mail={address})',
          attributes: ['userCertificate;binary'],
          bind: null,
          patience: 700,
        }),
      ],
      authorities: [],
    },
  };
  const recipient = parseRecipient('a@x.example');
  assert.ok(recipient.ok);
  const memory = (): number => process.memoryUsage().rss;
  const atStart = memory();
  let most = atStart;
  const timer = setInterval(() => (most = Math.max(most, memory())), 10);
  const start = performance.now();
  const report = await checkRecipient(recipient, organisation, ports);
  const milliseconds = performance.now() - start;
  clearInterval(timer);
  smtp.close();
  https.closeAllConnections();
  https.close();
  await Promise.all([server.stop(), directory.stop()]);
  return { report, milliseconds, grown: Math.max(most, memory()) - atStart, asked: server.asked };
}

/** Ends STARTTLS politely and hands over the encrypted connection. */
const inTls =
  (act: (secure: tls.TLSSocket) => void, options: tls.SecureContextOptions = {}) =>
  (socket: Socket): void => {
    const secure = new tls.TLSSocket(socket, {
      isServer: true,
      secureContext: tls.createSecureContext({ ...pair, ...options }),
    });
    secure.on('error', () => undefined);
    secure.once('secure', () => act(secure));
  };

type Step = NonNullable<Script['at']>['step'];
const at = (step: Step, act: (socket: Socket) => void): World => ({
  script: { at: { step, act } },
});
const never = (text: string, codes: readonly string[]) => assert.ok(codes.includes(text), text);

describe('a hostile mail host', () => {
  const longLine = (start: string): string => start.padEnd(10_000_000, 'x');
  const cases: readonly (readonly [
    title: string,
    world: () => World,
    state: Report['tls']['state'],
    code: string,
  ])[] = [
    [
      'an endless banner',
      () => at('connect', flood('220-x\r\n'.repeat(5_000))),
      'unknown',
      'reply-too-long',
    ],
    [
      'an endless reply',
      () => at('ehlo', flood('250-x\r\n'.repeat(5_000))),
      'unknown',
      'reply-too-long',
    ],
    [
      'a banner of 10 MB in a line',
      () => at('connect', (socket) => socket.write(longLine('220 '))),
      'unknown',
      'line-too-long',
    ],
    [
      'a reply of 10 MB in a line',
      () => at('ehlo', (socket) => socket.write(longLine('250-'))),
      'unknown',
      'line-too-long',
    ],
    ['a banner that drips', () => at('connect', drip('220-x\r\n')), 'unknown', 'timeout'],
    ['a reply that drips', () => at('ehlo', drip('250-x\r\n')), 'unknown', 'timeout'],
    [
      'a handshake that drips',
      () => at('tls', drip('\u0016\u0003\u0001\u0040\u0000')),
      'unknown',
      'timeout',
    ],
    [
      'octets behind the reply to STARTTLS',
      () => ({ script: { startTls: '220 go\r\n250 OK\r\n', tls: pair } }),
      'no',
      'starttls-injection',
    ],
    ['silence', () => ({ script: { greeting: null } }), 'unknown', 'timeout'],
    ['a reset at the start', () => at('connect', reset), 'unknown', 'reset'],
    ['a reset at EHLO', () => at('ehlo', reset), 'unknown', 'reset'],
    ['a reset at STARTTLS', () => at('starttls', reset), 'unknown', 'reset'],
    ['a reset in the handshake', () => at('tls', reset), 'unknown', 'reset'],
    [
      'a flood in place of a handshake',
      () =>
        at('tls', (socket) => socket.once('data', () => flood(Buffer.alloc(65_536, 0x41))(socket))),
      'no',
      'tls-handshake',
    ],
    [
      'control characters and markup in its name',
      () => ({
        script: { greeting: '220 <script>\u001b[2J\r\n', ehlo: '250 <img onerror=x>\r\n' },
      }),
      'no',
      'no-starttls',
    ],
  ];
  for (const [title, world, state, code] of cases) {
    it(`ends with ${title} as ${state}`, async () => {
      const { report, milliseconds, grown } = await checkIn(world());
      assert.deepEqual([report.tls.state, report.tls.code], [state, code]);
      never(report.status, ['unknown', 'insecure']);
      assert.ok(milliseconds < budget + slack, `${String(milliseconds)} ms`);
      assert.ok(grown < mostMemory, `${String(grown)} octets`);
      assert.doesNotMatch(JSON.stringify(report), /script|onerror|\\u001b/);
    });
  }

  /** The handshake itself is good here: what comes after must not undo or hold up what was learnt. */
  const afterwards: readonly (readonly [title: string, world: () => World])[] = [
    [
      'asks to negotiate again, and again',
      () =>
        at(
          'tls',
          inTls(
            (secure) => {
              const again = (): void => {
                if (!secure.destroyed) secure.renegotiate({}, () => setImmediate(again));
              };
              again();
            },
            { maxVersion: 'TLSv1.2' },
          ),
        ),
    ],
    [
      'floods through TLS',
      () =>
        at(
          'tls',
          inTls((secure) => flood('250-x\r\n'.repeat(5_000))(secure)),
        ),
    ],
    [
      'resets after the handshake',
      () =>
        at(
          'tls',
          inTls((secure) => secure.destroy()),
        ),
    ],
    [
      'never says goodbye',
      () =>
        at(
          'tls',
          inTls(() => undefined),
        ),
    ],
  ];
  for (const [title, world] of afterwards) {
    it(`that ${title} is judged by its handshake, in time`, async () => {
      const { report, milliseconds, grown } = await checkIn(world());
      never(report.tls.state, ['yes', 'unknown']);
      assert.ok(milliseconds < budget + slack, `${String(milliseconds)} ms`);
      assert.ok(grown < mostMemory, `${String(grown)} octets`);
    });
  }

  it('shows a certificate’s names as text without tricks', async () => {
    const authority = await makeAuthority();
    const strange = await authority.issue([
      'mx.x.example',
      '<b>\u202egpj.exe</b>'.padEnd(300, 'y'),
    ]);
    const { report } = await checkIn({ script: { tls: strange } });
    const names = report.tls.hosts[0]?.certificate?.names ?? [];
    assert.ok(names.length >= 1);
    assert.ok(names.every((name) => name.length <= 200 && !name.includes('\u202e')));
  });
});

describe('hostile DNS', () => {
  const thousand = Array.from({ length: 1_000 }, (_, i) =>
    mx('x.example', `mx${String(i)}.x.example`, i),
  );
  const tlsa = (count: number, whole: boolean): readonly Answer[] =>
    Array.from({ length: count }, (_, i) => ({
      type: 'TLSA',
      name: '_25._tcp.mx.x.example',
      ttl: 60,
      data: {
        usage: whole ? 2 : 3,
        selector: whole ? 0 : 1,
        matchingType: whole ? 0 : 1,
        certificate: Buffer.alloc(whole ? 90 : 32, i),
      },
    }));
  const cname = (name: string, data: string): Zone => ({
    records: [{ type: 'CNAME', name, ttl: 60, data }],
  });
  /** Header, then a question whose name points at itself. */
  const pointerLoop = (query: Packet): Uint8Array => {
    const header = encode({ ...query, type: 'response', questions: [], additionals: [] });
    header.writeUInt16BE(1, 4);
    return Buffer.concat([header, Buffer.from([0xc0, 0x0c, 0, 15, 0, 1])]);
  };
  /** A good question, then an answer whose name leads back and forth. */
  const pointerPair = (query: Packet): Uint8Array => {
    const start = encode({ ...query, type: 'response', additionals: [], answers: [] });
    start.writeUInt16BE(1, 6);
    const here = start.length;
    const two = [0xc0 | (here >> 8), (here + 2) & 0xff, 0xc0 | (here >> 8), here & 0xff];
    return Buffer.concat([start, Buffer.from([...two, 0, 15, 0, 1, 0, 0, 0, 60, 0, 2, 0, 0])]);
  };
  const wrongId = (query: Packet, udp: boolean): Buffer =>
    answerFrom(zonesWith(), { ...query, id: ((query.id ?? 0) + 1) & 0xffff }, udp);
  const cases: readonly (readonly [
    title: string,
    world: () => World,
    state: Report['tls']['state'],
    code: string | null,
  ])[] = [
    [
      'a thousand MX records, none of them there',
      () => ({ zones: zonesWith({ 'x.example': { records: thousand, signed: true } }) }),
      'unknown',
      'no-address',
    ],
    [
      'five hundred TLSA records, none of them right',
      () => ({
        zones: zonesWith({ '_25._tcp.mx.x.example': { records: tlsa(500, false), signed: true } }),
      }),
      'no',
      'dane-mismatch',
    ],
    [
      'three hundred whole authorities that are none',
      () => ({
        zones: zonesWith({ '_25._tcp.mx.x.example': { records: tlsa(300, true), signed: true } }),
      }),
      'yes',
      null,
    ],
    [
      'a loop of names',
      () => ({
        zones: zonesWith({
          'x.example': cname('x.example', 'y.example'),
          'y.example': cname('y.example', 'x.example'),
        }),
      }),
      'unknown',
      'dns-malformed',
    ],
    [
      'a host that is a loop of names',
      () => ({ zones: zonesWith({ 'mx.x.example': cname('mx.x.example', 'mx.x.example') }) }),
      'unknown',
      'dns-malformed',
    ],
    [
      'another id',
      () => ({ respond: (query, udp) => [wrongId(query, udp)] }),
      'unknown',
      'dns-timeout',
    ],
    [
      'two hundred guesses at the id',
      () => ({
        respond: (query, udp) =>
          udp ? Array.from({ length: 200 }, () => wrongId(query, udp)) : [],
      }),
      'unknown',
      'dns-timeout',
    ],
    [
      'a name that points at itself',
      () => ({ respond: (query) => [pointerLoop(query)] }),
      'unknown',
      'dns-malformed',
    ],
    [
      'names that point at each other',
      () => ({ respond: (query) => [pointerPair(query)] }),
      'unknown',
      'dns-malformed',
    ],
    [
      'an answer cut short, and silence over TCP',
      () => ({
        respond: (query, udp) =>
          udp ? [encode({ ...query, type: 'response', flags: 0x8200, answers: [] })] : [],
      }),
      'unknown',
      'dns-timeout',
    ],
    [
      'half a message',
      () => ({ respond: (query, udp) => [answerFrom(zonesWith(), query, udp).subarray(0, 20)] }),
      'unknown',
      'dns-malformed',
    ],
    ['silence', () => ({ respond: () => [] }), 'unknown', 'dns-timeout'],
  ];
  for (const [title, world, state, code] of cases) {
    it(`ends with ${title} as ${state}`, async () => {
      const { report, milliseconds, grown } = await checkIn(world());
      assert.deepEqual(
        [report.tls.state, report.tls.code],
        [state, code],
        JSON.stringify(report.tls),
      );
      // In doubt about DANE nobody is authenticated, whatever the certificate says.
      assert.notEqual(report.tls.authenticated, 'yes');
      assert.ok(milliseconds < budget + slack, `${String(milliseconds)} ms`);
      assert.ok(grown < mostMemory, `${String(grown)} octets`);
    });
  }

  it('that changes its mind after the check is not asked again', async (t) => {
    const lookups = t.mock.method(dns, 'lookup');
    const times = new Map<string, number>();
    const zones = zonesWith();
    const elsewhere = zonesWith({
      'mx.x.example': { records: [a('mx.x.example', '127.0.99.99')], signed: true },
      'mta-sts.x.example': { records: [a('mta-sts.x.example', '127.0.99.99')] },
    });
    let fetched = 0;
    const { report, asked } = await checkIn({
      respond: (query, udp) => {
        const { name = '', type = '' } = query.questions?.[0] ?? {};
        const key = `${name} ${type}`;
        times.set(key, (times.get(key) ?? 0) + 1);
        return [answerFrom(times.get(key) === 1 ? zones : elsewhere, query, udp)];
      },
      policy: (_request, response) => {
        fetched += 1;
        response
          .setHeader('content-type', 'text/plain')
          .end('version: STSv1\nmode: enforce\nmx: mx.x.example\nmax_age: 60\n');
      },
    });
    assert.deepEqual([report.tls.state, report.tls.mtaSts, fetched], ['yes', 'yes', 1]);
    assert.deepEqual([asked.get('mx.x.example A'), asked.get('mta-sts.x.example A')], [1, 1]);
    assert.deepEqual(
      lookups.mock.calls
        .map(({ arguments: [name] }) => name)
        .filter((name) => name.includes('example')),
      [],
    );
  });
});

describe('a hostile policy host', () => {
  const policy = 'version: STSv1\nmode: enforce\nmx: mx.x.example\nmax_age: 60\n';
  const plain = (response: ServerResponse): ServerResponse =>
    response.setHeader('content-type', 'text/plain');
  /** A gigabyte, a piece at a time. */
  const gigabyte = (response: ServerResponse): void => {
    const piece = Buffer.alloc(1024 * 1024, 'a');
    let left = 1024;
    const more = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(piece)) return;
      }
      response.end();
    };
    response.on('drain', more).on('error', () => undefined);
    more();
  };
  let followed = 0;
  const cases: readonly (readonly [
    title: string,
    policy: NonNullable<World['policy']>,
    state: 'no' | 'unknown',
    code: string,
  ])[] = [
    [
      'redirects in a circle',
      (request, response) => {
        followed += 1;
        response.writeHead(301, { location: request.url ?? '/' }).end(policy);
      },
      'no',
      'sts-redirect',
    ],
    ['a gigabyte', (_request, response) => gigabyte(plain(response)), 'no', 'sts-too-large'],
    [
      'a gigabyte announced',
      (_request, response) =>
        gigabyte(plain(response).setHeader('content-length', String(2 ** 30))),
      'no',
      'sts-too-large',
    ],
    [
      'a bomb',
      (_request, response) =>
        plain(response)
          .setHeader('content-encoding', 'gzip')
          .end(gzipSync(Buffer.alloc(50_000_000))),
      'no',
      'sts-too-large',
    ],
    [
      'another type',
      (_request, response) => response.setHeader('content-type', 'text/html').end(policy),
      'no',
      'sts-media-type',
    ],
    ['no type', (_request, response) => response.end(policy), 'no', 'sts-media-type'],
    ['markup', (_request, response) => plain(response).end('<html>'), 'no', 'sts-invalid'],
    [
      'a body that drips',
      (_request, response) => {
        plain(response);
        const timer = setInterval(
          () => (response.destroyed ? clearInterval(timer) : response.write('v')),
          10,
        );
      },
      'unknown',
      'sts-timeout',
    ],
    ['silence', () => undefined, 'unknown', 'sts-timeout'],
    ['a broken connection', (request) => request.socket.destroy(), 'unknown', 'sts-failed'],
  ];
  for (const [title, given, state, code] of cases) {
    it(`ends with ${title} as ${state}`, async () => {
      followed = 0;
      const { report, milliseconds, grown } = await checkIn({ policy: given });
      assert.deepEqual([report.tls.mtaSts, report.tls.mtaStsCode], [state, code]);
      assert.ok(followed <= 1);
      assert.ok(milliseconds < budget + slack, `${String(milliseconds)} ms`);
      assert.ok(grown < mostMemory, `${String(grown)} octets`);
    });
  }
});

describe('a hostile directory', () => {
  const cases: readonly (readonly [
    title: string,
    search: NonNullable<World['search']>,
    state: 'no' | 'unknown',
    code: string,
  ])[] = [
    [
      'a referral',
      (id, socket) => void socket.write(done(id, 10, 0x65, 'ldap://127.0.0.1:1/')),
      'unknown',
      'ldap-referral',
    ],
    [
      'its size limit and nothing else',
      (id, socket) => void socket.write(done(id, 4)),
      'no',
      'certificate-not-found',
    ],
    [
      'entries without end',
      (id, socket) =>
        flood(entry(id, 'cn=x', { 'userCertificate;binary': [Buffer.alloc(9_000)] }))(socket),
      'unknown',
      'ldap-failed',
    ],
    [
      'certificates that are none',
      (id, socket) => {
        socket.write(
          entry(id, 'cn=x', { 'userCertificate;binary': [Buffer.from('3080'.repeat(500), 'hex')] }),
        );
        socket.write(done(id));
      },
      'unknown',
      'certificate-unreadable',
    ],
    ['silence', () => undefined, 'unknown', 'ldap-timeout'],
  ];
  for (const [title, search, state, code] of cases) {
    it(`ends with ${title} as ${state}`, async () => {
      const { report, milliseconds, grown } = await checkIn({
        search,
        script: { ehlo: '250 mx\r\n' },
      });
      assert.deepEqual([report.certificate.state, report.certificate.code], [state, code]);
      assert.ok(milliseconds < budget + slack, `${String(milliseconds)} ms`);
      assert.ok(grown < mostMemory, `${String(grown)} octets`);
    });
  }
});
