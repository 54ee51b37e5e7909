import * as v from 'valibot';
import { lifetime, remember, within } from '../cache.ts';
import type { Ports, Probe } from '../ports.ts';
import type { HostReport } from '../report.ts';
import { hostSchema, readJson } from '../schema.ts';
import { findTlsa, isUsable, judgeDane, type DaneVerdict, type Tlsa } from './dane.ts';
import { findAddresses, type MailHost } from './mail-hosts.ts';
import { matchesName } from './names.ts';

/** What is known of one mail host, no matter for which domain. Kept in the cache under the host's name. */
const finding = v.strictObject({
  host: v.omit(hostSchema, ['preference']),
  /** Usable TLSA records were published under authentic addresses. */
  tlsa: v.boolean(),
  /** The TLSA question itself could not be answered, so nobody knows whether DANE is asked for. */
  tlsaUnknown: v.boolean(),
  /** Names in the certificate, one of which must fit the recipient's domain for a DANE match to hold; null when that is settled. */
  daneNames: v.nullable(v.array(v.string())),
});
type HostFinding = v.InferOutput<typeof finding>;

export interface CheckedHost {
  readonly report: HostReport;
  readonly tlsa: boolean;
  readonly tlsaUnknown: boolean;
}

const mostNames = 100;
/** Milliseconds; far beyond what the adapters take, so that no fault of theirs blocks a host for good. */
const longestExamination = 30_000;

const notProbed = (code: string): Probe => ({
  startTls: 'unknown',
  version: null,
  chain: 'unknown',
  name: 'unknown',
  code,
  certificates: [],
  names: [],
});

const daneFact = {
  match: 'yes',
  mismatch: 'no',
  unusable: 'not-applicable',
  unknown: 'unknown',
} as const;

function combine(host: string, probe: Probe, tlsa: Tlsa, verdict: DaneVerdict): HostFinding {
  const { startTls, version, chain, name } = probe;
  const dane = daneFact[verdict.state];
  // Where DANE vouches for the certificate, the web's authorities have nothing to add (RFC 7672 section 3.1.1).
  const certificateCode = verdict.state === 'match' ? null : probe.code;
  const code =
    verdict.state === 'mismatch'
      ? 'dane-mismatch'
      : tlsa.state === 'unknown'
        ? (probe.code ?? tlsa.code)
        : startTls === 'yes' && probe.code !== 'tls-too-old'
          ? certificateCode
          : probe.code;
  return {
    host: { host, startTls, version, chain, name, dane, code },
    tlsa: tlsa.state === 'published' && tlsa.records.some(isUsable),
    tlsaUnknown: tlsa.state === 'unknown',
    daneNames: verdict.state === 'match' ? (verdict.names?.slice(0, mostNames) ?? null) : null,
  };
}

async function examine(host: string, { dns, smtp }: Ports): Promise<HostFinding> {
  const addresses = await findAddresses(host, dns);
  const tlsa = await findTlsa(host, addresses, dns);
  const serverName = tlsa.state === 'published' ? tlsa.base : host;
  const probe =
    addresses.state === 'none'
      ? notProbed('no-address')
      : addresses.state === 'unknown'
        ? notProbed(addresses.code)
        : smtp === undefined
          ? notProbed('not-probed')
          : await smtp.probe({ host, serverName, addresses: addresses.addresses });
  const verdict: DaneVerdict =
    tlsa.state === 'published'
      ? await judgeDane(tlsa.records, probe, [serverName, host])
      : { state: tlsa.state === 'none' ? 'unusable' : 'unknown' };
  // Whoever vouches for a key that others can compute, it proves nothing.
  const vouched = verdict.state === 'match' && probe.code === 'weak-key';
  return combine(host, probe, tlsa, vouched ? { state: 'unknown' } : verdict);
}

function secondsOf({ host, tlsaUnknown }: HostFinding): number {
  if (host.startTls === 'unknown' || tlsaUnknown) return lifetime.unknown;
  return host.startTls === 'yes' && host.code === null ? lifetime.good : lifetime.bad;
}

const nothingFound = (host: string, code: string): HostFinding =>
  combine(host, notProbed(code), { state: 'unknown', code }, { state: 'unknown' });

/** A host about which nothing could be learnt, and why. */
export function unknownHost({ host, preference }: MailHost, code: string): CheckedHost {
  const found = nothingFound(host, code);
  return { report: { ...found.host, preference }, tlsa: false, tlsaUnknown: true };
}

/** Probes a mail host, or remembers what was found; calls at the same time share one probe. */
export async function checkHost(
  { host, preference }: MailHost,
  domain: string,
  ports: Ports,
): Promise<CheckedHost> {
  const level = ports.smtp === undefined ? 'policy' : 'observed';
  const found = await remember(
    ports.cache,
    `host:${level}:${host}`,
    (text) => readJson(finding, text),
    () =>
      within(longestExamination, examine(host, ports), (failed) =>
        nothingFound(host, failed ? 'internal-error' : 'timeout'),
      ),
    secondsOf,
  );
  const fits =
    found.daneNames === null || found.daneNames.some((pattern) => matchesName(pattern, domain));
  const report = fits ? found.host : { ...found.host, dane: 'no' as const, code: 'dane-mismatch' };
  return {
    report: { ...report, preference },
    tlsa: found.tlsa,
    tlsaUnknown: found.tlsaUnknown,
  };
}
