import { connect, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import * as tls from 'node:tls';
import { Client, type Entry } from 'ldapts';
import type { CertificateSource, CertificatesFound } from '../../ports.ts';
import { ldapMessageLength } from './ldap-message.ts';

/** Certificates in an LDAP directory that the organisation has chosen (RFC 4523 for the attributes). */

export interface LdapOptions {
  /** `ldaps://` or `ldap://`, host and port. */
  readonly url: string;
  readonly base: string;
  /** RFC 4515, with `{address}` where the address belongs. */
  readonly filter: string;
  readonly attributes: readonly string[];
  /** Null: anonymous. */
  readonly bind: { readonly dn: string; readonly password: string } | null;
  /** Milliseconds for the whole look-up. */
  readonly patience?: number;
}

const defaultPatience = 5_000;
const mostEntries = 20;
/** A directory that answers with more than this is not answering the question. */
const mostOctets = 1024 * 1024;

/**
 * RFC 4515 section 3: all of ASCII but letters and digits in hex, so that an address can never be more than a value.
 * Other letters stay as they are: ldapts takes `\c3\b8` for two letters, not for the octets of one.
 */
const escaped = (text: string): string =>
  text.replace(/[\x00-\x7f]/g, (character) =>
    /[a-z0-9@.]/i.test(character)
      ? character
      : `\\${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );

/**
 * A connection that hands on whole, well-formed messages (ldap-message.ts) and no more than `mostOctets` of them, and ends
 * at the first octet of anything else.
 */
class GuardedConnection extends Duplex {
  readonly #socket: Socket;
  #waiting = Buffer.alloc(0);
  #received = 0;

  constructor(socket: Socket, connected: 'connect' | 'secureConnect') {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    socket.once(connected, () => this.emit(connected));
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  /** As on a socket; the library looks at both. */
  get connecting(): boolean {
    return this.#socket.connecting;
  }
  get readyState(): string {
    return this.#socket.readyState;
  }

  #take(chunk: Buffer): void {
    this.#received += chunk.length;
    if (this.#received > mostOctets) {
      this.destroy(new Error('too much'));
      return;
    }
    this.#waiting = Buffer.concat([this.#waiting, chunk]);
    for (;;) {
      if (this.#waiting.length === 0) return;
      const length = ldapMessageLength(this.#waiting, mostOctets);
      if (length === 'more') return;
      if (length === 'bad') {
        this.destroy(new Error('malformed'));
        return;
      }
      this.push(this.#waiting.subarray(0, length));
      this.#waiting = this.#waiting.subarray(length);
    }
  }

  override _read(): void {
    // Pushed as it comes; there is never more than `mostOctets`.
  }
  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done);
  }
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}

/** The library asks for a socket; it uses no more of one than this has. */
const asSocket = (connection: GuardedConnection): Socket & tls.TLSSocket =>
  connection as unknown as Socket & tls.TLSSocket;

/** RFC 4511 appendix A.1, for the results that tell something by themselves. */
const resultCodes: Readonly<Record<number, string>> = {
  3: 'ldap-time-limit',
  4: 'ldap-size-limit',
  10: 'ldap-referral',
  32: 'ldap-no-such-base',
  49: 'ldap-credentials',
  50: 'ldap-forbidden',
};

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'number') {
    return resultCodes[error.code] ?? 'ldap-failed';
  }
  return 'ldap-failed';
}

const buffersOf = (entry: Entry): readonly Buffer[] =>
  Object.entries(entry)
    .filter(([name]) => name !== 'dn')
    .flatMap(([, value]) => value)
    .filter((value): value is Buffer => Buffer.isBuffer(value) && value.length > 0);

/** Searches one directory. Never throws; follows no referral, and takes no more than a few entries. */
export function ldapSource(options: LdapOptions): CertificateSource {
  const { url, base, filter, bind, patience = defaultPatience } = options;
  const attributes = [...options.attributes];

  async function search(address: string): Promise<CertificatesFound> {
    const client = new Client({
      url,
      timeout: patience,
      connectTimeout: patience,
      createConnection: ((port: number, host: string) =>
        asSocket(
          new GuardedConnection(connect(port, host), 'connect'),
        )) as unknown as typeof connect,
      createSecureConnection: ((port: number, host: string, tlsOptions?: tls.ConnectionOptions) =>
        asSocket(
          new GuardedConnection(tls.connect(port, host, tlsOptions), 'secureConnect'),
        )) as unknown as typeof tls.connect,
    });
    try {
      if (bind !== null) await client.bind(bind.dn, bind.password);
      const { searchEntries, searchReferences } = await client.search(base, {
        scope: 'sub',
        derefAliases: 'never',
        filter: filter.replaceAll('{address}', escaped(address)),
        sizeLimit: mostEntries,
        timeLimit: Math.ceil(patience / 1000),
        attributes,
        explicitBufferAttributes: attributes,
      });
      const certificates = searchEntries
        .slice(0, mostEntries)
        .flatMap(buffersOf)
        .map((der) => ({ der: Uint8Array.from(der), vouched: false }));
      if (certificates.length > 0) return { state: 'found', certificates };
      // Somebody else may know; we do not go there, so we do not know.
      return searchReferences.length > 0
        ? { state: 'unknown', code: 'ldap-referral' }
        : { state: 'not-found', code: null };
    } finally {
      // Not waited for: a directory that says nothing would hold us here too.
      void client.unbind().catch(() => undefined);
    }
  }

  return {
    name: 'ldap',
    find: async (address) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<CertificatesFound>((resolve) => {
        timer = setTimeout(() => resolve({ state: 'unknown', code: 'ldap-timeout' }), patience);
      });
      const found = search(address).catch((error: unknown): CertificatesFound => ({
        state: 'unknown',
        code: codeOf(error),
      }));
      try {
        return await Promise.race([found, late]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
