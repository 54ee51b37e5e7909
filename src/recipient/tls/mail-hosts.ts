import { parseDomain } from '../address.ts';
import type { Dns, DnsAnswer, DnsFailure } from '../ports.ts';

export interface MailHost {
  /** ASCII, lower case. */
  readonly host: string;
  readonly preference: number;
}

export type MailHosts =
  | {
      readonly state: 'hosts';
      /** Most preferred first; at most `mostHosts`. */
      readonly hosts: readonly MailHost[];
      /** Names of all of them, also those that are not probed. */
      readonly all: readonly string[];
      /** The MX records (or their absence) were validated with DNSSEC. */
      readonly authentic: boolean;
      /** A null MX stands beside others, which RFC 7505 section 3 forbids. */
      readonly nullMxToo: boolean;
    }
  | { readonly state: 'none'; readonly reason: 'null-mx' | 'no-such-domain' | 'no-mail-host' }
  | { readonly state: 'unknown'; readonly code: DnsFailure | 'mx-invalid' };

/** A domain may list thousands; we look at no more than these. */
const mostHosts = 5;
const mostAddresses = 2;

const answeredName = (exchange: string): string => exchange.replace(/\.$/, '').toLowerCase();

/** The hosts that take mail for a domain: RFC 5321 section 5.1 with the implicit MX, RFC 7505 with the null MX. */
export async function findMailHosts(domain: string, dns: Dns): Promise<MailHosts> {
  const mx = await dns.resolve(domain, 'MX');
  if (mx.state === 'unknown') return mx;
  if (mx.state === 'no-such-name') return { state: 'none', reason: 'no-such-domain' };
  if (mx.state === 'no-data') return implicitHost(domain, dns, mx.authentic);
  const named = mx.records.filter(({ exchange }) => answeredName(exchange) !== '');
  if (named.length === 0) return { state: 'none', reason: 'null-mx' };
  const preferences = new Map<string, number>();
  for (const { exchange, preference } of named) {
    const host = parseDomain(answeredName(exchange));
    if (!host.ok) continue;
    preferences.set(host.domain, Math.min(preference, preferences.get(host.domain) ?? Infinity));
  }
  if (preferences.size === 0) return { state: 'unknown', code: 'mx-invalid' };
  const all = [...preferences]
    .map(([host, preference]) => ({ host, preference }))
    .sort((a, b) => a.preference - b.preference || (a.host < b.host ? -1 : 1));
  return {
    state: 'hosts',
    hosts: all.slice(0, mostHosts),
    all: all.map(({ host }) => host),
    authentic: mx.authentic,
    nullMxToo: named.length < mx.records.length,
  };
}

/** Without MX records the domain itself takes the mail, if it has an address. */
async function implicitHost(domain: string, dns: Dns, authentic: boolean): Promise<MailHosts> {
  const found = await findAddresses(domain, dns);
  if (found.state === 'none') return { state: 'none', reason: 'no-mail-host' };
  if (found.state === 'unknown') return found;
  return {
    state: 'hosts',
    hosts: [{ host: domain, preference: 0 }],
    all: [domain],
    authentic,
    nullMxToo: false,
  };
}

export type Addresses =
  | {
      readonly state: 'addresses';
      /** IPv4 first; at most `mostAddresses`, one of each family where both exist. */
      readonly addresses: readonly string[];
      /** Where CNAME records led. */
      readonly name: string;
      /** Every address answer was validated with DNSSEC. */
      readonly authentic: boolean;
    }
  | { readonly state: 'none' }
  | { readonly state: 'unknown'; readonly code: DnsFailure };

/** The addresses of a host. One family suffices when the other one's answer is missing. */
export async function findAddresses(host: string, dns: Dns): Promise<Addresses> {
  const [four, six] = await Promise.all([dns.resolve(host, 'A'), dns.resolve(host, 'AAAA')]);
  const records = (answer: DnsAnswer<'A'> | DnsAnswer<'AAAA'>): readonly string[] =>
    answer.state === 'records' ? answer.records : [];
  const [v4, v6] = [records(four), records(six)];
  const first = [...v4.slice(0, 1), ...v6.slice(0, 1)];
  const rest = [...v4.slice(1), ...v6.slice(1)];
  const addresses = [...first, ...rest].slice(0, mostAddresses);
  if (addresses.length > 0) {
    const name = four.state === 'records' ? four.name : six.state === 'records' ? six.name : host;
    const authentic = [four, six].every((answer) => answer.state !== 'unknown' && answer.authentic);
    return { state: 'addresses', addresses, name, authentic };
  }
  if (four.state === 'unknown') return four;
  if (six.state === 'unknown') return six;
  return { state: 'none' };
}
