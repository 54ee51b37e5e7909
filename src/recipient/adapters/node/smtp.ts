import { createPublicKey, hash, X509Certificate, type KeyObject } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import * as tls from 'node:tls';
import { within } from '../../cache.ts';
import { mayConnect, type Network } from '../../guard.ts';
import type {
  PresentedCertificate,
  Probe,
  ProbeTarget,
  SmtpProber,
  TlsaRecord,
} from '../../ports.ts';
import type { AddressReport, Fact, HostReport } from '../../report.ts';
import { offers, replyReader, type Reply } from '../../tls/smtp-reply.ts';
import { waitingLine } from './waiting-line.ts';

/** Asks a mail host what TLS it offers: greeting, EHLO, STARTTLS, handshake, QUIT. No sender and no recipient is ever named. */

export interface SmtpOptions {
  /** The name that we say EHLO with. */
  readonly ehlo: string;
  /** Networks that may be connected to though they are not public. */
  readonly allowed: readonly Network[];
  /** 25, except in tests that may not listen there. */
  readonly port?: number;
  readonly patience?: Partial<Patience>;
}

/** Milliseconds. */
interface Patience {
  readonly connect: number;
  /** Some servers wait before they greet, to see who cannot. */
  readonly greeting: number;
  readonly command: number;
  readonly handshake: number;
  readonly goodbye: number;
  /** For one host from start to end, both addresses together. */
  readonly total: number;
}

const defaultPatience: Patience = {
  connect: 4_000,
  greeting: 10_000,
  command: 5_000,
  handshake: 5_000,
  goodbye: 500,
  total: 11_000,
};

/** Many domains may name one host or address; it is not to feel us. */
const mostAtOnce = 200;
const mostPerAddress = 2;
const longestChain = 10;
const smallestRsaKey = 2_048;
const smallestEcKey = 224;

type Learnt = Omit<Probe, 'certificates' | 'names' | 'smtpUtf8' | 'addresses'> &
  Partial<Pick<Probe, 'certificates' | 'names' | 'smtpUtf8'>>;

const unknown = (code: string): Learnt => ({
  startTls: 'unknown',
  version: null,
  chain: 'unknown',
  name: 'unknown',
  code,
});

const noTls = (code: string): Learnt => ({
  startTls: 'no',
  version: null,
  chain: 'not-applicable',
  name: 'not-applicable',
  code,
});

/** Ends a conversation with what was learnt so far. */
class Ended extends Error {
  readonly learnt: Learnt;
  constructor(learnt: Learnt) {
    super();
    this.learnt = learnt;
  }
}

const socketCodes: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  ETIMEDOUT: 'timeout',
};

const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const socketCode = (error: unknown): string => socketCodes[errorCode(error)] ?? 'connection-failed';

/** Resolves with what `arrange` hands over, or rejects after `milliseconds`. */
function bounded<T>(
  milliseconds: number,
  arrange: (resolve: (value: T) => void, reject: (error: Error) => void) => () => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let release = (): void => undefined;
    const settle =
      <V>(how: (value: V) => void) =>
      (value: V): void => {
        clearTimeout(timer);
        release();
        release = () => undefined;
        how(value);
      };
    const fail = settle(reject);
    const timer = setTimeout(() => fail(new Ended(unknown('timeout'))), Math.max(1, milliseconds));
    try {
      release = arrange(settle(resolve), fail);
    } catch {
      fail(new Ended(unknown('connection-failed')));
    }
  });
}

function open(address: string, port: number, milliseconds: number): Promise<Socket> {
  return bounded(milliseconds, (resolve, reject) => {
    const socket = connect({ host: address, port });
    let connected = false;
    const onConnect = (): void => {
      connected = true;
      resolve(socket);
    };
    const onError = (error: Error): void => reject(new Ended(unknown(socketCode(error))));
    socket.on('connect', onConnect);
    socket.on('error', onError);
    return () => {
      socket.off('connect', onConnect);
      // Whoever holds the socket next listens for itself; an error in between must not bring the process down.
      socket.on('error', () => undefined);
      socket.off('error', onError);
      if (!connected) socket.destroy();
    };
  });
}

/** The next reply. It must end where the data ends: before TLS nothing may stand behind a reply. */
function reply(socket: Socket, milliseconds: number, behind: Learnt): Promise<Reply> {
  return bounded(milliseconds, (resolve, reject) => {
    const read = replyReader();
    const onData = (chunk: Buffer): void => {
      const result = read(chunk.toString('latin1'));
      if (result === 'more') return;
      if (typeof result === 'string') return reject(new Ended(unknown(result)));
      if (result.extra > 0) return reject(new Ended(behind));
      socket.pause();
      resolve(result);
    };
    const onError = (error: Error): void => reject(new Ended(unknown(socketCode(error))));
    const onClose = (): void => reject(new Ended(unknown('closed')));
    socket.on('data', onData).on('error', onError).on('close', onClose).on('end', onClose);
    // It may have gone while nobody listened; its events do not come again.
    if (socket.destroyed || socket.readableEnded) setImmediate(onClose);
    socket.resume();
    return () => {
      socket.off('data', onData).off('error', onError).off('close', onClose).off('end', onClose);
    };
  });
}

/**
 * Everything is let through, so that the version and the certificate can be judged instead of failing at the handshake.
 * Made once: the trusted authorities are in it.
 */
const openMinded = (): tls.SecureContext =>
  tls.createSecureContext({ minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });

function handshake(
  socket: Socket,
  secureContext: tls.SecureContext,
  serverName: string,
  milliseconds: number,
): Promise<tls.TLSSocket> {
  return bounded(milliseconds, (resolve, reject) => {
    const secure = tls.connect({
      socket,
      servername: serverName,
      secureContext,
      rejectUnauthorized: false,
      // Else `authorized` would mean chain and name together.
      checkServerIdentity: () => undefined,
    });
    let done = false;
    const onSecure = (): void => {
      done = true;
      resolve(secure);
    };
    const onError = (error: Error): void => {
      const isTls = /^ERR_SSL_|^EPROTO$|^ERR_TLS_DH_PARAM_SIZE$/.test(errorCode(error));
      reject(new Ended(isTls ? noTls('tls-handshake') : unknown(socketCode(error))));
    };
    const onClose = (): void => reject(new Ended(unknown('closed')));
    secure.on('secureConnect', onSecure).on('error', onError).on('close', onClose);
    return () => {
      secure.off('secureConnect', onSecure).off('close', onClose);
      secure.on('error', () => undefined);
      secure.off('error', onError);
      if (!done) secure.destroy();
    };
  });
}

function presented(socket: tls.TLSSocket): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  let next = socket.getPeerX509Certificate();
  while (next !== undefined && chain.length < longestChain) {
    chain.push(next);
    next = next.issuerCertificate;
  }
  return chain;
}

function issued(issuer: X509Certificate | undefined, subject: X509Certificate): boolean {
  if (issuer === undefined || issuer === subject || !issuer.ca) return false;
  return subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
}

const isCurrent = ({ validFrom, validTo }: X509Certificate): boolean => {
  const now = Date.now();
  return Date.parse(validFrom) <= now && now <= Date.parse(validTo);
};

/** Whether the certificate or key in a DANE record signed the subject. */
function issuedByAnchor({ selector, data }: TlsaRecord, subject: X509Certificate): boolean {
  try {
    if (selector === 0) {
      const authority = new X509Certificate(data);
      return isCurrent(authority) && issued(authority, subject);
    }
    const key: KeyObject = createPublicKey({ key: Buffer.from(data), format: 'der', type: 'spki' });
    return subject.verify(key);
  } catch {
    // What stands in a record is a stranger's; octets that are no certificate issued nothing.
    return false;
  }
}

function describe(
  chain: readonly X509Certificate[],
  anchors: readonly TlsaRecord[],
): readonly PresentedCertificate[] {
  return chain.map((certificate, depth) => ({
    selected: (selector, matching) => {
      const whole =
        selector === 0
          ? certificate.raw
          : certificate.publicKey.export({ type: 'spki', format: 'der' });
      return matching === 0 ? whole : hash(matching === 1 ? 'sha256' : 'sha512', whole, 'buffer');
    },
    issuedByNext: issued(chain[depth + 1], certificate),
    issuedByAnchor: anchors.some((anchor) => issuedByAnchor(anchor, certificate)),
    current: isCurrent(certificate),
    issuer: certificate.issuer.split('\n').reverse().join(', '),
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
  }));
}

/** SECLEVEL 0 also admits keys that nobody should rely on. */
function isWeak({ publicKey }: X509Certificate): boolean {
  const bits = publicKey.asymmetricKeyDetails?.modulusLength;
  if (bits !== undefined) return bits < smallestRsaKey;
  const curve = publicKey.asymmetricKeyDetails?.namedCurve;
  const size = /(\d{3})/.exec(curve ?? '')?.[1];
  return size !== undefined && Number(size) < smallestEcKey;
}

function dnsNames(certificate: X509Certificate): readonly string[] {
  const names = certificate.subjectAltName ?? '';
  return names
    .split(', ')
    .filter((name) => name.startsWith('DNS:'))
    .map((name) => name.slice('DNS:'.length));
}

const chainCodes: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-untrusted',
};

const versions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

function judge(socket: tls.TLSSocket, host: string, anchors: readonly TlsaRecord[]): Learnt {
  const version: HostReport['version'] =
    versions.find((known) => known === socket.getProtocol()) ?? null;
  const chain = presented(socket);
  const leaf = chain[0];
  if (version === null || leaf === undefined) return noTls('tls-handshake');
  const weak = isWeak(leaf);
  const trusted = socket.authorized && !weak;
  const named = leaf.checkHost(host, { partialWildcards: false }) !== undefined;
  const reason = socket.authorizationError as unknown;
  const certificateCode = weak
    ? 'weak-key'
    : !trusted
      ? ((typeof reason === 'string' ? chainCodes[reason] : undefined) ?? 'certificate-untrusted')
      : named
        ? null
        : 'certificate-name';
  const old = version === 'TLSv1' || version === 'TLSv1.1';
  return {
    startTls: 'yes',
    version,
    chain: trusted ? 'yes' : 'no',
    name: named ? 'yes' : 'no',
    code: old ? 'tls-too-old' : certificateCode,
    certificates: describe(chain, anchors),
    names: dnsNames(leaf),
  };
}

/** Says goodbye and waits a moment for the answer, so that the server does not log a broken connection. */
function quit(socket: Socket, milliseconds: number): Promise<void> {
  if (socket.destroyed || !socket.writable) return Promise.resolve();
  const leave = bounded<undefined>(milliseconds, (resolve) => {
    const done = (): void => resolve(undefined);
    socket.on('data', done).on('close', done).on('end', done).on('error', done);
    socket.resume();
    socket.write('QUIT\r\n');
    return () => {
      socket.off('data', done).off('close', done).off('end', done).off('error', done);
    };
  });
  return leave.catch(() => undefined);
}

/** What was learnt, at once; `over` when the connection is gone too. */
interface Conversation {
  readonly learnt: Learnt;
  readonly over: Promise<void>;
}
const goodbye = ({ over }: Conversation): Promise<void> => over;

async function converse(
  address: string,
  target: ProbeTarget,
  options: SmtpOptions,
  patience: Patience,
  secureContext: tls.SecureContext,
  end: number,
): Promise<Conversation> {
  const left = (most: number): number => Math.min(most, end - Date.now());
  let socket: Socket | undefined;
  let secure: tls.TLSSocket | undefined;
  /** After a failed handshake nobody knows what the other side would read. */
  let inClear = true;
  let smtpUtf8: Fact = 'unknown';
  const command = async (text: string, behind: Learnt): Promise<Reply> => {
    if (socket === undefined) throw new Ended(unknown('connection-failed'));
    socket.write(`${text}\r\n`);
    return reply(socket, left(patience.command), behind);
  };
  const talk = async (): Promise<Learnt> => {
    socket = await open(address, options.port ?? 25, left(patience.connect));
    const greeting = await reply(socket, left(patience.greeting), unknown('bad-reply'));
    if (greeting.code >= 500) return unknown('greeting-5xx');
    if (greeting.code >= 400) return unknown('greeting-4xx');
    if (greeting.code !== 220) return unknown('bad-reply');
    const hello = await command(`EHLO ${options.ehlo}`, unknown('bad-reply'));
    // RFC 5321 section 4.1.4: a server that does not know EHLO has no extensions at all.
    if (hello.code === 500 || hello.code === 502) {
      smtpUtf8 = 'no';
      return noTls('no-starttls');
    }
    if (hello.code >= 500) return unknown('ehlo-5xx');
    if (hello.code >= 400) return unknown('ehlo-4xx');
    if (hello.code !== 250) return unknown('bad-reply');
    smtpUtf8 = offers(hello, 'SMTPUTF8') ? 'yes' : 'no';
    if (!offers(hello, 'STARTTLS')) return noTls('no-starttls');
    // Before STARTTLS, so that nothing lies between its reply and the handshake.
    const wanted = Promise.all([target.serverName, target.anchors ?? []]);
    const known = await within<Awaited<typeof wanted> | null>(
      left(patience.total),
      wanted,
      () => null,
    );
    if (known === null) return unknown('timeout');
    const [serverName, anchors] = known;
    // What stands behind this reply was sent before TLS and would be read as if after it (CVE-2021-38371 and its kin).
    const start = await command('STARTTLS', noTls('starttls-injection'));
    if (start.code >= 500) return noTls('starttls-refused');
    if (start.code !== 220) return unknown('starttls-refused');
    inClear = false;
    secure = await handshake(socket, secureContext, serverName, left(patience.handshake));
    return judge(secure, target.host, anchors);
  };
  const said = await talk().catch((error: unknown): Learnt => {
    if (error instanceof Ended) return error.learnt;
    // A key or certificate of a kind that Node cannot take apart.
    return secure === undefined ? unknown('connection-failed') : noTls('certificate-unreadable');
  });
  const leave = async (): Promise<void> => {
    const speaking = secure ?? (inClear ? socket : undefined);
    if (speaking !== undefined) await quit(speaking, Math.min(patience.goodbye, end - Date.now()));
    secure?.destroy();
    socket?.destroy();
  };
  // Nobody waits for the goodbye; the host's place in line is kept until it is said.
  return { learnt: { ...said, smtpUtf8 }, over: leave() };
}

/** Failures of the connection itself, after which the host's other address may do better. */
const worthAnother = new Set([
  'refused',
  'unreachable',
  'timeout',
  'reset',
  'closed',
  'connection-failed',
]);

/** A prober for port 25. Never throws: every way a conversation can end has its code. */
export function nodeSmtp(options: SmtpOptions): SmtpProber {
  const patience = { ...defaultPatience, ...options.patience };
  const overall = waitingLine(mostAtOnce);
  const perAddress = waitingLine(mostPerAddress);
  let context: tls.SecureContext | undefined;
  return {
    probe: async (target) => {
      // Time in line behind others is not the host's doing, so its clock starts with the first conversation.
      let left = patience.total;
      const tried: AddressReport[] = [];
      const complete = (learnt: Learnt): Probe => ({
        certificates: [],
        names: [],
        smtpUtf8: 'unknown',
        ...learnt,
        addresses: target.addresses.map(
          (address) =>
            tried.find((each) => each.address === address) ?? {
              address,
              code: mayConnect(address, options.allowed) ? 'not-tried' : 'not-public-address',
            },
        ),
      });
      const addresses = target.addresses.filter((each) => mayConnect(each, options.allowed));
      let first: Learnt | null = null;
      for (const address of addresses) {
        if (left < 100) break;
        const talk = async (): Promise<Conversation> => {
          const start = Date.now();
          context ??= openMinded();
          const end = start + left;
          const said = await converse(address, target, options, patience, context, end);
          left -= Date.now() - start;
          return said;
        };
        const { learnt } = await perAddress(address, () => overall('', talk, goodbye), goodbye);
        tried.push({ address, code: worthAnother.has(learnt.code ?? '') ? learnt.code : null });
        if (!worthAnother.has(learnt.code ?? '') || learnt.startTls !== 'unknown') {
          return complete(learnt);
        }
        first ??= learnt;
      }
      return complete(first ?? unknown('not-public-address'));
    },
  };
}
