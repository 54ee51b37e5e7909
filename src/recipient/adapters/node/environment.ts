import { getServers } from 'node:dns';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { parseDomain } from '../../address.ts';
import { isLoopbackNetwork, type Network } from '../../guard.ts';
import {
  parseHttpsUrl,
  readLimits,
  variableReader,
  type LimitNumbers,
  type Variables,
} from '../variables.ts';
import type { DnsServer } from './dns.ts';

export interface Environment {
  readonly organisation: string;
  readonly host: string;
  readonly port: number;
  readonly dns: readonly DnsServer[];
  /** Whether the resolver's AD bit is believed; null: only from loopback and over HTTPS. */
  readonly dnsTrusted: boolean | null;
  readonly allowNetworks: readonly Network[];
  readonly ehlo: string;
  readonly cache: { readonly kind: 'memory' } | { readonly kind: 'redis'; readonly url: string };
  readonly smtpPort: number;
  /** Where somebody's `X-Forwarded-For` is believed to say who asks. */
  readonly trustedProxies: readonly Network[];
  readonly limits: LimitNumbers;
  /** In place of the profile's, so that a secret need not stand in a file. */
  readonly ldap: { readonly url: string | null; readonly password: string | null };
}

/** Some mail servers turn away whoever connects more often. */
const targetLimit = 2;

/** `127.0.0.1:53`, `127.0.0.1`, `[::1]:53`, `::1` or an `https:` address; null when it is none of these. */
function parseDnsServer(text: string): DnsServer | null {
  if (text.startsWith('https://')) {
    const url = parseHttpsUrl(text);
    return url === null ? null : { kind: 'https', url };
  }
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([0-9.]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const address = bracketed ?? plain ?? text;
  const number = port === undefined ? 53 : Number(port);
  const version = isIP(address);
  if (version === 0 || (version === 6) !== (plain === undefined) || !isPort(number)) return null;
  return { kind: 'plain', address, port: number };
}

/** Scheme, host and port; the rest of an LDAP URL (RFC 4516) has a field of its own in the profile. */
function isLdapUrl(text: string): boolean {
  const url = /^ldaps?:\/\//.test(text) ? URL.parse(text) : null;
  return (
    url !== null &&
    url.hostname !== '' &&
    url.username === '' &&
    /^\/?$/.test(url.pathname) &&
    url.search === '' &&
    url.hash === ''
  );
}

const isPort = (number: number): boolean =>
  Number.isInteger(number) && number >= 1 && number <= 65_535;

/** Whether a plain resolver is on this machine, so that nobody stands between it and us. */
export function isLocalServer(server: DnsServer): boolean {
  if (server.kind !== 'plain') return false;
  return server.address === '::1' || server.address.startsWith('127.');
}

/** The name to say EHLO with when none is set: the machine's own if it is a full name, else one that claims nothing. */
function ownName(): string {
  const parsed = parseDomain(hostname());
  return parsed.ok ? parsed.domain : 'kuvert.invalid';
}

/**
 * Reads and checks every variable that the server and the command line know.
 * Throws one Error whose message has one sentence for each wrong value.
 */
export function readEnvironment(variables: Variables): Environment {
  const reader = variableReader(variables);
  const { problems, read, networks } = reader;
  const port = (text: string): number | null =>
    /^\d{1,5}$/.test(text) && isPort(Number(text)) ? Number(text) : null;

  const system = (): DnsServer[] =>
    getServers()
      .map((server) => parseDnsServer(server))
      .filter((server) => server !== null);
  const dns = read<readonly DnsServer[] | null>(
    'RECIPIENT_DNS',
    null,
    (text) => {
      const server = parseDnsServer(text);
      return server === null ? null : [server];
    },
    'an address such as 127.0.0.1:53 or [::1]:53, or an https:// address',
  );
  const allowNetworks = networks('RECIPIENT_ALLOW_NETWORKS');
  const testPort = read<number | null>(
    'RECIPIENT_TEST_SMTP_PORT',
    null,
    port,
    'a port number from 1 to 65535',
  );
  if (
    testPort !== null &&
    (allowNetworks.length === 0 || !allowNetworks.every(isLoopbackNetwork))
  ) {
    problems.push(
      'RECIPIENT_TEST_SMTP_PORT is for tests and needs RECIPIENT_ALLOW_NETWORKS to name loopback networks and nothing else.',
    );
  }
  const environment: Environment = {
    organisation: read(
      'ORGANISATION',
      'standard',
      (text) => (/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(text) ? text : null),
      'the name of a profile in src/content/organisations without .yaml',
    ),
    host: read(
      'HOST',
      '127.0.0.1',
      (text) => (isIP(text) !== 0 || text === 'localhost' || parseDomain(text).ok ? text : null),
      'an address or a host name',
    ),
    port: read('PORT', 4321, port, 'a port number from 1 to 65535'),
    dns: dns ?? system(),
    dnsTrusted: reader.flag('RECIPIENT_DNS_TRUSTED'),
    allowNetworks,
    ehlo: read(
      'RECIPIENT_EHLO',
      ownName(),
      (text) => {
        const parsed = parseDomain(text);
        return parsed.ok ? parsed.domain : null;
      },
      'the full host name of this machine',
    ),
    cache: read<Environment['cache']>(
      'RECIPIENT_CACHE',
      { kind: 'memory' },
      (text) => {
        if (text === 'memory') return { kind: 'memory' };
        const url = /^rediss?:\/\//.test(text) ? URL.parse(text) : null;
        const isUsable = url !== null && url.hostname !== '' && /^\/?\d{0,4}$/.test(url.pathname);
        return !isUsable ? null : { kind: 'redis', url: text };
      },
      'memory or a redis:// address',
    ),
    smtpPort: testPort ?? 25,
    trustedProxies: networks('RECIPIENT_TRUSTED_PROXIES'),
    limits: readLimits(reader, targetLimit),
    ldap: {
      url: read<string | null>(
        'RECIPIENT_LDAP_URL',
        null,
        (text) => (isLdapUrl(text) ? text : null),
        'an ldap:// or ldaps:// address of a host and nothing more',
      ),
      password: variables['RECIPIENT_LDAP_PASSWORD'] ?? null,
    },
  };
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return environment;
}
