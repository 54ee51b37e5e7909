/** Rows made concrete: addresses given out, certificates issued, records whole. Knows no daemon, so both labs build on it. */
import { createHash, X509Certificate } from 'node:crypto';
import { makeAuthority, selfSigned, type Authority, type KeyPair } from '../unit/recipient/lab.ts';
import {
  absolute,
  domainOf,
  type Case,
  type CertificateSpec,
  type DnsFault,
  type MailServer,
  type Place,
  type StsSpec,
} from './table.ts';

/** A record with whole names, without a dot at their end; names inside `data` have it. */
export interface WholeRecord {
  readonly name: string;
  readonly type: string;
  readonly data: string;
}

export interface PlannedHost {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly server: MailServer;
  /** Null: no TLS. */
  readonly pair: KeyPair | null;
}

export interface PlannedPolicyHost {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly spec: StsSpec;
  readonly pair: KeyPair;
  readonly policy: string;
}

export interface PlannedCase {
  readonly domain: string;
  /** The zone it lies in, such as `signed.example`. */
  readonly zone: string;
  readonly records: readonly WholeRecord[];
  readonly hosts: readonly PlannedHost[];
  readonly policyHost: PlannedPolicyHost | null;
  /** Names whole. */
  readonly faults: readonly DnsFault[];
  /** Names that must be delegated to a zone whose DS fits nothing. */
  readonly bogusBelow: readonly string[];
}

/** Gives out addresses of a kind, one after another. */
export interface AddressBook {
  next(place: 'v4' | 'v6' | 'dropped' | 'unreachable'): string;
}

export interface Authorities {
  readonly root: Authority;
  /** Nobody trusts it. */
  readonly other: Authority;
  /** Of a key that no server here has. */
  readonly stranger: KeyPair;
}

export async function makeAuthorities(): Promise<Authorities> {
  const [root, other] = await Promise.all([makeAuthority(), makeAuthority()]);
  return { root, other, stranger: await selfSigned('stranger.example') };
}

async function pairOf(
  spec: CertificateSpec,
  host: string,
  origin: string,
  { root, other }: Authorities,
): Promise<KeyPair> {
  const names = spec.names?.map((name) => absolute(name, origin)) ?? [host];
  if (spec.by === 'self') return selfSigned(names[0] ?? host);
  const authority = spec.by === 'root' ? root : other;
  const { key, cert } = await authority.issue(names, {
    weak: spec.weak === true,
    expired: spec.expired === true,
  });
  return { key, cert: spec.sendRoot === true ? `${cert}\n${authority.cert}` : cert };
}

/** The data of a TLSA record, as in a zone file. */
function tlsaData(
  text: string,
  spec: CertificateSpec | null,
  leaf: KeyPair | null,
  { root, other, stranger }: Authorities,
): string {
  const [usage = '', selector = '', matching = '', what = ''] = text.split(' ');
  const pem =
    what === 'leaf'
      ? leaf?.cert
      : what === 'root'
        ? (spec?.by === 'other' ? other : root).cert
        : what === 'other'
          ? stranger.cert
          : null;
  if (pem === undefined) throw new Error(`No certificate for TLSA ${text}`);
  if (pem === null) return text;
  const certificate = new X509Certificate(pem);
  const selected =
    selector === '0'
      ? certificate.raw
      : certificate.publicKey.export({ type: 'spki', format: 'der' });
  const digest = (algorithm: string): Buffer => createHash(algorithm).update(selected).digest();
  const data = matching === '0' ? selected : digest(matching === '2' ? 'sha512' : 'sha256');
  return `${usage} ${selector} ${matching} ${data.toString('hex')}`;
}

const closed: Readonly<Record<string, 'v4' | 'v6'>> = { 'v4-closed': 'v4', 'v6-closed': 'v6' };

/** Addresses for the places of a host; `open` are those where its server is to listen. */
function settle(
  places: readonly Place[],
  book: AddressBook,
): { readonly all: readonly string[]; readonly open: readonly string[] } {
  const given = places.map((place) => {
    if (place === 'v4' || place === 'v6') return { address: book.next(place), open: true };
    if (place === 'dropped' || place === 'unreachable')
      return { address: book.next(place), open: false };
    const family = closed[place];
    return { address: family === undefined ? place : book.next(family), open: false };
  });
  return {
    all: given.map(({ address }) => address),
    open: given.filter(({ open }) => open).map(({ address }) => address),
  };
}

const addressRecord = (name: string, address: string): WholeRecord => ({
  name,
  type: address.includes(':') ? 'AAAA' : 'A',
  data: address,
});

/** The data of a record with the names in it made whole. */
function wholeData(type: string, data: string, origin: string): string {
  const whole = (name: string): string => (name === '.' ? '.' : `${absolute(name, origin)}.`);
  if (type === 'CNAME') return whole(data);
  if (type !== 'MX') return data;
  const [preference = '', host = ''] = data.split(' ');
  return `${preference} ${whole(host)}`;
}

async function planCase(
  row: Case,
  book: AddressBook,
  authorities: Authorities,
): Promise<PlannedCase> {
  const domain = domainOf(row);
  const records: WholeRecord[] = [];
  const hosts: PlannedHost[] = [];
  const bogusBelow: string[] = [];
  for (const host of row.hosts ?? []) {
    const name = absolute(host.name ?? 'mx', domain);
    const { server, preference = 10 } = host;
    const { all, open } = settle(host.at ?? [server === null ? 'v4-closed' : 'v4'], book);
    const spec = server === null ? null : (server.certificate ?? null);
    const pair = spec === null ? null : await pairOf(spec, name, domain, authorities);
    if (preference !== null) {
      records.push({ name: domain, type: 'MX', data: `${preference} ${name}.` });
    }
    records.push(...all.map((address) => addressRecord(name, address)));
    for (const tlsa of host.tlsa ?? []) {
      const data = tlsaData(tlsa, spec, pair, authorities);
      records.push({ name: `_25._tcp.${name}`, type: 'TLSA', data });
    }
    if (host.tlsaBogus === true) bogusBelow.push(`_tcp.${name}`);
    if (server !== null) hosts.push({ name, addresses: open, server, pair });
  }
  for (const [name, type, data] of row.records ?? []) {
    records.push({ name: absolute(name, domain), type, data: wholeData(type, data, domain) });
  }
  let policyHost: PlannedPolicyHost | null = null;
  if (row.sts !== undefined) {
    const spec = row.sts;
    const name = `mta-sts.${domain}`;
    const { all, open } = settle(spec.at ?? ['v4'], book);
    const announcements = spec.announcements ?? ['v=STSv1; id=20261121;'];
    records.push(
      ...all.map((address) => addressRecord(name, address)),
      ...announcements.map((data) => ({ name: `_mta-sts.${domain}`, type: 'TXT', data })),
    );
    policyHost = {
      name,
      addresses: open,
      spec,
      pair: await pairOf(spec.certificate ?? { by: 'root' }, name, domain, authorities),
      policy:
        spec.policy ?? `version: STSv1\r\nmode: enforce\r\nmx: mx.${domain}\r\nmax_age: 86400\r\n`,
    };
  }
  return {
    domain,
    zone: row.domain === undefined ? `${row.zone ?? 'unsigned'}.example` : 'example',
    records,
    hosts,
    policyHost,
    faults: (row.faults ?? []).map((fault) => ({ ...fault, name: absolute(fault.name, domain) })),
    bogusBelow,
  };
}

/** In turn, so that the same row gets the same address each time. */
export async function planAll(
  rows: readonly Case[],
  book: AddressBook,
  authorities: Authorities,
): Promise<readonly PlannedCase[]> {
  const planned: PlannedCase[] = [];
  for (const row of rows) planned.push(await planCase(row, book, authorities));
  return planned;
}
