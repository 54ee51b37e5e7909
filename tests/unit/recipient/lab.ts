/**
 * A mail world of its own on loopback, without root: a DNS server (UDP and TCP) with made-up domains, and SMTP servers
 * that each do one thing. Every mail host has an address of its own in 127.0.25.0/24; all share one unprivileged port.
 *
 * Domains and what the check must say of them (status, `tls.code` or reason); tests and browser tests read the table below:
 *
 * - good.example         secure: STARTTLS, TLS 1.3, certificate of the lab's authority that names the host
 * - brøndby.example      secure, as above, with a domain outside ASCII
 * - two.example          secure: two hosts, one of which is out of reach
 * - implicit.example     secure: no MX, but an address that takes mail
 * - alias.example        secure: the domain is a CNAME of good.example
 * - plain.example        insecure, no-starttls
 * - old-tls.example      insecure, tls-too-old: TLS 1.0 only
 * - mixed.example        insecure, no-starttls: one good host, one without STARTTLS
 * - self-signed.example, wrong-name.example, expired.example, weak-key.example   insecure: TLS 1.3, but nobody known
 * - injected.example     insecure, starttls-injection
 * - refuses.example      insecure, starttls-refused
 * - broken-tls.example   insecure, tls-handshake
 * - busy.example         unknown, greeting-4xx (421)
 * - blocked.example      unknown, greeting-5xx (554)
 * - silent.example       unknown, timeout: never says a word
 * - closed.example       unknown, refused: nobody listens
 * - private.example      unknown, not-public-address
 * - dangling.example     unknown, no-address: the MX host does not exist
 * - broken-dns.example   unknown, dns-servfail
 * - bogus.example        unknown, dns-bogus
 * - nullmx.example       insecure, null-mx
 * - nullmx-and.example   unknown: a null MX beside another
 * - webonly.example      insecure, no-mail-host: neither MX nor address
 * - missing.example      insecure, no-such-domain
 * - dane.example, dane-ta.example   secure by DANE (signed zone, usage 3 and 2)
 * - dane-ta-whole.example           secure: the record holds the whole authority, which the server does not send
 * - dane-mismatch.example           insecure, dane-mismatch
 *
 * The lab's DNS sets AD for names below the signed domains only.
 */
import 'reflect-metadata';
import assert from 'node:assert/strict';
import * as x509 from '@peculiar/x509';
import { decode, encode, type Answer, type Packet, type RecordType } from 'dns-packet';
import { createHash, webcrypto, X509Certificate } from 'node:crypto';
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { SMTPServer } from 'smtp-server';
import { parseNetwork } from '../../../src/recipient/guard.ts';
import { listen } from '../../ports.ts';

/** The network that everything here lives in. */
export const loopback = parseNetwork('127.0.0.0/8') ?? assert.fail();

export interface Lab {
  /** For RECIPIENT_DNS. */
  readonly dns: string;
  /** For RECIPIENT_TEST_SMTP_PORT, with RECIPIENT_ALLOW_NETWORKS=127.0.0.0/8. */
  readonly smtpPort: number;
  /** For NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  /** The same certificate, for tests that run in this process. */
  readonly ca: string;
  readonly domains: typeof domains;
  /** How often each mail host was connected to. */
  readonly connections: ReadonlyMap<string, number>;
  /** Every line that a client said in clear, by host. */
  readonly heard: ReadonlyMap<string, readonly string[]>;
  stop(): Promise<void>;
}

/** What the check says of each domain. */
export const domains = {
  'good.example': { status: 'secure', code: null },
  'xn--brndby-cya.example': { status: 'secure', code: null },
  'two.example': { status: 'secure', code: null },
  'implicit.example': { status: 'secure', code: null },
  'alias.example': { status: 'secure', code: null },
  'plain.example': { status: 'insecure', code: 'no-starttls' },
  'old-tls.example': { status: 'insecure', code: 'tls-too-old' },
  'mixed.example': { status: 'insecure', code: 'no-starttls' },
  'self-signed.example': { status: 'insecure', code: null },
  'wrong-name.example': { status: 'insecure', code: null },
  'expired.example': { status: 'insecure', code: null },
  'weak-key.example': { status: 'insecure', code: null },
  'injected.example': { status: 'insecure', code: 'starttls-injection' },
  'refuses.example': { status: 'insecure', code: 'starttls-refused' },
  'broken-tls.example': { status: 'insecure', code: 'tls-handshake' },
  'busy.example': { status: 'unknown', code: 'greeting-4xx' },
  'blocked.example': { status: 'unknown', code: 'greeting-5xx' },
  'silent.example': { status: 'unknown', code: 'timeout' },
  'closed.example': { status: 'unknown', code: 'refused' },
  'private.example': { status: 'unknown', code: 'not-public-address' },
  'dangling.example': { status: 'unknown', code: 'no-address' },
  'broken-dns.example': { status: 'unknown', code: 'dns-servfail' },
  'bogus.example': { status: 'unknown', code: 'dns-bogus' },
  'nullmx.example': { status: 'insecure', code: 'null-mx' },
  'nullmx-and.example': { status: 'unknown', code: null },
  'webonly.example': { status: 'insecure', code: 'no-mail-host' },
  'missing.example': { status: 'insecure', code: 'no-such-domain' },
  'dane.example': { status: 'secure', code: null },
  'dane-ta.example': { status: 'secure', code: null },
  'dane-ta-whole.example': { status: 'secure', code: null },
  'dane-mismatch.example': { status: 'insecure', code: 'dane-mismatch' },
} as const satisfies Readonly<
  Record<
    string,
    { readonly status: 'secure' | 'insecure' | 'unknown'; readonly code: string | null }
  >
>;

/* Certificates */

export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const rsa1024 = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 1_024,
} as const;
const day = 86_400_000;

export interface Authority {
  readonly cert: string;
  issue(
    names: readonly string[],
    how?: { readonly weak?: boolean; readonly expired?: boolean },
  ): Promise<KeyPair>;
}

async function pkcs8(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

/** A certificate authority that exists for one test run. */
export async function makeAuthority(): Promise<Authority> {
  x509.cryptoProvider.set(webcrypto as Crypto);
  const keys = await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Kuvert lab',
    keys: keys as CryptoKeyPair,
    signingAlgorithm: ecdsa,
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + day),
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
  });
  return {
    cert: root.toString('pem'),
    issue: async (names, { weak = false, expired = false } = {}) => {
      const own = await webcrypto.subtle.generateKey(weak ? rsa1024 : ecdsa, true, [
        'sign',
        'verify',
      ]);
      const leaf = await x509.X509CertificateGenerator.create({
        subject: `CN=${names[0] ?? ''}`,
        issuer: root.subject,
        publicKey: own.publicKey as CryptoKey,
        signingKey: keys.privateKey as CryptoKey,
        signingAlgorithm: ecdsa,
        notBefore: new Date(Date.now() - 2 * day),
        notAfter: new Date(Date.now() + (expired ? -day : day)),
        extensions: [
          new x509.SubjectAlternativeNameExtension(
            names.map((value) => ({ type: 'dns' as const, value })),
          ),
        ],
      });
      return { key: await pkcs8(own.privateKey), cert: leaf.toString('pem') };
    },
  };
}

/** A certificate that nobody issued but itself. */
export async function selfSigned(name: string): Promise<KeyPair> {
  const keys = await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys: keys as CryptoKeyPair,
    signingAlgorithm: ecdsa,
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + day),
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }])],
  });
  return { key: await pkcs8(keys.privateKey), cert: cert.toString('pem') };
}

/** SHA-256 of a certificate's public key (selector 1) or all of it (0). */
function tlsaDigest(pem: string, selector: 0 | 1): Buffer {
  const certificate = new X509Certificate(pem);
  const selected =
    selector === 0
      ? certificate.raw
      : certificate.publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(selected).digest();
}

/* DNS */

export interface Zone {
  readonly records: readonly Answer[];
  readonly signed?: boolean;
  /** 0 NOERROR, 2 SERVFAIL, 3 NXDOMAIN. */
  readonly rcode?: number;
  /** RFC 8914 extended error. */
  readonly extendedError?: number;
}
/** By name in lower case; a name that is not here does not exist. */
export type Zones = ReadonlyMap<string, Zone>;

export const a = (name: string, data: string): Answer => ({ type: 'A', name, ttl: 60, data });

export const mx = (name: string, exchange: string, preference = 10): Answer => ({
  type: 'MX',
  name,
  ttl: 60,
  data: { preference, exchange },
});

/** A record that pins a certificate (PEM) of a mail host by its SHA-256 (matching type 1). */
export const tlsa = (host: string, usage: number, selector: 0 | 1, pem: string): Answer => ({
  type: 'TLSA',
  name: `_25._tcp.${host}`,
  ttl: 60,
  data: { usage, selector, matchingType: 1, certificate: tlsaDigest(pem, selector) },
});

/** What a resolver shows with "there is none" (RFC 2308). */
const startOfAuthority: Answer = {
  type: 'SOA',
  name: 'example',
  ttl: 60,
  data: {
    mname: 'ns.example',
    rname: 'x.example',
    serial: 1,
    refresh: 60,
    retry: 60,
    expire: 60,
    minimum: 60,
  },
};

/** Writes the answer to a query, as a careful resolver would. */
export function answerFrom(zones: Zones, query: Packet, udp: boolean): Buffer {
  const question = query.questions?.[0];
  const id = query.id ?? 0;
  if (question === undefined) return encode({ type: 'response', id, flags: 1 });
  const answers: Answer[] = [];
  let name = question.name.toLowerCase();
  let zone = zones.get(name);
  let signed = true;
  for (let step = 0; zone !== undefined && step < 10; step += 1) {
    signed &&= zone.signed === true;
    const found = zone.records.filter(({ type }) => type === question.type);
    answers.push(...found);
    const [alias] = zone.records.flatMap((record) => (record.type === 'CNAME' ? [record] : []));
    if (found.length > 0 || alias === undefined || typeof alias.data !== 'string') break;
    answers.push(alias);
    name = alias.data;
    zone = zones.get(name);
  }
  // A name above an existing one exists too (RFC 8020).
  const exists = zone !== undefined || [...zones.keys()].some((key) => key.endsWith(`.${name}`));
  const rcode = zone?.rcode ?? (exists ? 0 : 3);
  const options =
    zone?.extendedError === undefined
      ? []
      : [{ code: 15, data: Buffer.from([0, zone.extendedError]) }];
  const packet = {
    type: 'response' as const,
    id,
    flags: 0x0180 | (zone !== undefined && signed ? 0x20 : 0) | rcode,
    questions: [question],
    answers: rcode === 0 ? answers : [],
    authorities: rcode === 2 || answers.length > 0 ? [] : [startOfAuthority],
    additionals: [
      {
        name: '.',
        type: 'OPT' as const,
        udpPayloadSize: 1_232,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: options as never[],
      },
    ],
  };
  const encoded = encode(packet);
  return udp && encoded.length > 1_232
    ? encode({ ...packet, flags: packet.flags | 0x200, answers: [] })
    : encoded;
}

export interface DnsServerHandle {
  readonly port: number;
  /** How often each `name type` was asked for. */
  readonly asked: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

type Responder = (query: Packet, udp: boolean) => readonly Uint8Array[];

/** A DNS server on 127.0.0.1, UDP and TCP on one port (0: any free one); `respond` may send anything, several messages or none. */
export async function startDns(respond: Responder, wantedPort = 0): Promise<DnsServerHandle> {
  const asked = new Map<string, number>();
  const open = new Set<Socket>();
  const count = (query: Packet): void => {
    const { name, type } = query.questions?.[0] ?? { name: '', type: 'A' satisfies RecordType };
    const key = `${name} ${type}`;
    asked.set(key, (asked.get(key) ?? 0) + 1);
  };
  for (;;) {
    const server = createServer((socket) => {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      socket.on('error', () => undefined);
      let received = Buffer.alloc(0);
      socket.on('data', (chunk) => {
        received = Buffer.concat([received, chunk]);
        if (received.length < 2 || received.length < received.readUInt16BE(0) + 2) return;
        const query = decode(received.subarray(2));
        count(query);
        for (const message of respond(query, false)) {
          const length = Buffer.alloc(2);
          length.writeUInt16BE(Math.min(message.length, 0xffff));
          socket.write(Buffer.concat([length, message]));
        }
      });
    });
    const port = await listen(server, wantedPort);
    const udp: UdpSocket = createSocket('udp4');
    const bound = await new Promise<boolean>((resolve) => {
      udp.once('error', () => resolve(false));
      udp.bind(port, '127.0.0.1', () => resolve(true));
    });
    if (!bound) {
      server.close();
      continue;
    }
    udp.on('message', (message, { address, port: from }) => {
      const query = decode(message);
      count(query);
      for (const answer of respond(query, true)) udp.send(answer, from, address);
    });
    return {
      port,
      asked,
      stop: async () => {
        for (const socket of open) socket.destroy();
        await new Promise<void>((resolve) => server.close(() => resolve()));
        await new Promise<void>((resolve) => udp.close(() => resolve()));
      },
    };
  }
}

/* SMTP */

/** What a scripted mail host does; each field replaces a step of a polite server. */
export interface Script {
  /** Raw text sent on connection; null: nothing. */
  readonly greeting?: string | null;
  readonly ehlo?: string;
  /** Raw reply to STARTTLS; the handshake follows only when it begins with 220. */
  readonly startTls?: string;
  readonly tls?: tls.SecureContextOptions;
  /** Takes over at a step; what it sends replaces the polite answer. */
  readonly at?: {
    readonly step: 'connect' | 'ehlo' | 'starttls' | 'tls';
    readonly act: (socket: Socket) => void;
  };
}

/** A mail host that follows a script. `hear` gets every line said in clear. */
export function scriptedServer(script: Script, hear: (line: string) => void): Server {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    const act = (step: NonNullable<Script['at']>['step']): boolean => {
      if (script.at?.step !== step) return false;
      script.at.act(socket);
      return true;
    };
    if (!act('connect') && script.greeting !== null) {
      socket.write(script.greeting ?? '220-mx.example\r\n220 ready\r\n');
    }
    let line = '';
    const onData = (chunk: Buffer): void => {
      line += chunk.toString('latin1');
      if (!line.endsWith('\n')) return;
      const command = line.trim();
      line = '';
      hear(command);
      const verb = command.split(' ')[0]?.toUpperCase();
      if (verb === 'EHLO') {
        if (!act('ehlo'))
          socket.write(script.ehlo ?? '250-mx.example\r\n250-SIZE 1000\r\n250 STARTTLS\r\n');
      } else if (verb === 'STARTTLS') {
        if (act('starttls')) return;
        const reply = script.startTls ?? '220 go ahead\r\n';
        socket.write(reply);
        if (!reply.startsWith('220')) return;
        socket.off('data', onData);
        if (act('tls')) return;
        const secure = new tls.TLSSocket(socket, {
          isServer: true,
          secureContext: tls.createSecureContext(script.tls),
        });
        secure.on('error', () => undefined);
        secure.on('data', () => secure.end('221 bye\r\n'));
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('502 what?\r\n');
    };
    socket.on('data', onData);
  });
  server.on('close', () => undefined);
  const close = server.close.bind(server);
  server.close = (done) => {
    for (const socket of open) socket.destroy();
    return close(done);
  };
  return server;
}

/** Writes for as long as the other side takes it. */
export function flood(text: string | Buffer): (socket: Socket) => void {
  return (socket) => {
    const more = (): void => {
      while (!socket.destroyed && socket.writable && socket.write(text));
    };
    socket.on('drain', more);
    more();
  };
}

/** One character every few milliseconds. */
export function drip(text: string): (socket: Socket) => void {
  return (socket) => {
    let i = 0;
    const timer = setInterval(() => {
      if (socket.destroyed) clearInterval(timer);
      else socket.write(text[i++ % text.length] ?? '');
    }, 5);
  };
}

export const reset = (socket: Socket): void => {
  socket.resetAndDestroy();
};

/**
 * Starts the whole lab, with `more` names in its DNS. Ask for nothing but loopback networks to be allowed, and trust
 * `caFile`.
 */
export async function startLab(more: Zones = new Map()): Promise<Lab> {
  const authority = await makeAuthority();
  const hostNames = [
    'mx.good.example',
    'implicit.example',
    'mx.dane.example',
    'mx.dane-ta.example',
    'mx.dane-ta-whole.example',
    'mx.old-tls.example',
  ];
  const good = await authority.issue(hostNames);
  const withRoot: KeyPair = { key: good.key, cert: `${good.cert}\n${authority.cert}` };
  const self = await selfSigned('mx.self-signed.example');
  const dane = await selfSigned('nobody.example');
  const weak = await authority.issue(['mx.weak-key.example'], { weak: true });
  const expired = await authority.issue(['mx.expired.example'], { expired: true });
  const oldTls = {
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  } as const;

  const zones = new Map(more);
  const connections = new Map<string, number>();
  const heard = new Map<string, string[]>();
  const servers: { close: (done: () => void) => void }[] = [];
  const signed = new Set([
    'dane.example',
    'dane-ta.example',
    'dane-ta-whole.example',
    'dane-mismatch.example',
  ]);
  const isSigned = (name: string): boolean =>
    [...signed].some((each) => name === each || name.endsWith(`.${each}`));
  const add = (...records: readonly Answer[]): void => {
    for (const record of records) {
      const { name } = record;
      const before = zones.get(name)?.records ?? [];
      zones.set(name, { records: [...before, record], signed: isSigned(name) });
    }
  };
  let last = 9;
  let smtpPort = 0;
  /** Gives a mail host its own address, and a server there unless `make` is null. */
  const host = async (
    name: string,
    make: ((hear: (line: string) => void, count: () => void) => Server) | null,
  ): Promise<void> => {
    last += 1;
    const address = `127.0.25.${last}`;
    add(a(name, address));
    if (make === null) return;
    const lines: string[] = [];
    heard.set(name, lines);
    const server = make(
      (line) => lines.push(line),
      () => connections.set(name, (connections.get(name) ?? 0) + 1),
    );
    smtpPort = await listen(server, smtpPort, address);
    servers.push({ close: (done) => server.close(() => done()) });
  };
  /** A real SMTP server, which also keeps a script of ours from agreeing with a mistake of ours. */
  const real =
    (pair: KeyPair | null) =>
    (_hear: (line: string) => void, count: () => void): Server => {
      const smtp = new SMTPServer({
        ...(pair === null ? { hideSTARTTLS: true } : pair),
        disableReverseLookup: true,
        authOptional: true,
        closeTimeout: 100,
      });
      smtp.on('error', () => undefined);
      smtp.server.on('connection', count);
      const close = smtp.server.close.bind(smtp.server);
      smtp.server.close = (done) => {
        for (const connection of smtp.connections) connection.close();
        return close(done);
      };
      return smtp.server;
    };
  const scripted =
    (script: Script) =>
    (hear: (line: string) => void, count: () => void): Server => {
      const server = scriptedServer(script, hear);
      server.on('connection', count);
      return server;
    };
  const mailHost = async (
    domain: string,
    make: Parameters<typeof host>[1],
    preference?: number,
  ): Promise<void> => {
    add(mx(domain, `mx.${domain}`, preference));
    await host(`mx.${domain}`, make);
  };

  await mailHost('good.example', real(good));
  add(mx('xn--brndby-cya.example', 'MX.Good.Example'));
  add(mx('two.example', 'mx.closed.example', 5), mx('two.example', 'mx.good.example'));
  await host('implicit.example', real(good));
  add({ type: 'CNAME', name: 'alias.example', ttl: 60, data: 'good.example' });
  await mailHost('plain.example', real(null));
  await mailHost('old-tls.example', scripted({ tls: { ...good, ...oldTls } }));
  add(mx('mixed.example', 'mx.good.example', 5), mx('mixed.example', 'mx.plain.example'));
  await mailHost('self-signed.example', real(self));
  await mailHost('wrong-name.example', real(good));
  await mailHost('expired.example', real(expired));
  await mailHost('weak-key.example', scripted({ tls: { ...weak, ciphers: 'DEFAULT@SECLEVEL=0' } }));
  await mailHost(
    'injected.example',
    scripted({ startTls: '220 go\r\n250 injected\r\n', tls: good }),
  );
  await mailHost('refuses.example', scripted({ startTls: '501 no\r\n' }));
  await mailHost(
    'broken-tls.example',
    scripted({ at: { step: 'tls', act: (socket) => socket.write('no such thing as TLS\r\n') } }),
  );
  await mailHost('busy.example', scripted({ greeting: '421 too many connections\r\n' }));
  await mailHost('blocked.example', scripted({ greeting: '554-go\r\n554 away\r\n' }));
  await mailHost('silent.example', scripted({ greeting: null }));
  await mailHost('closed.example', null);
  add(mx('private.example', 'mx.private.example'));
  add(a('mx.private.example', '10.1.2.3'));
  add(mx('dangling.example', 'gone.dangling.example'));
  zones.set('broken-dns.example', { records: [], rcode: 2 });
  zones.set('bogus.example', { records: [], rcode: 2, extendedError: 6 });
  add(mx('nullmx.example', '.', 0));
  add(mx('nullmx-and.example', '.', 0), mx('nullmx-and.example', 'mx.good.example'));
  add({ type: 'TXT', name: 'webonly.example', ttl: 60, data: 'v=spf1 -all' });
  await mailHost('dane.example', real(dane));
  add(tlsa('mx.dane.example', 3, 1, dane.cert));
  await mailHost('dane-ta.example', real(withRoot));
  add(tlsa('mx.dane-ta.example', 2, 0, authority.cert));
  await mailHost('dane-ta-whole.example', real(good));
  add({
    type: 'TLSA',
    name: '_25._tcp.mx.dane-ta-whole.example',
    ttl: 60,
    data: {
      usage: 2,
      selector: 0,
      matchingType: 0,
      certificate: new X509Certificate(authority.cert).raw,
    },
  });
  await mailHost('dane-mismatch.example', real(good));
  add(tlsa('mx.dane-mismatch.example', 3, 1, dane.cert));

  const dns = await startDns((query, udp) => [answerFrom(zones, query, udp)]);
  const directory = await mkdtemp(join(tmpdir(), 'kuvert-lab-'));
  const caFile = join(directory, 'ca.pem');
  await writeFile(caFile, authority.cert);
  return {
    dns: `127.0.0.1:${dns.port}`,
    smtpPort,
    caFile,
    ca: authority.cert,
    domains,
    connections,
    heard,
    stop: async () => {
      await dns.stop();
      await Promise.all(
        servers.map(({ close }) => new Promise<void>((resolve) => close(() => resolve()))),
      );
      await rm(directory, { recursive: true });
    },
  };
}
