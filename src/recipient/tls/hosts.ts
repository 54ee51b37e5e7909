import * as v from 'valibot';
import { lifetime, remember, within } from '../cache.ts';
import type { Ports, Probe } from '../ports.ts';
import type { HostCertificate, HostReport } from '../report.ts';
import { hostSchema, readJson, type Frozen } from '../schema.ts';
import {
  findTlsa,
  isUsable,
  judgeDane,
  wholeAnchors,
  type DaneVerdict,
  type Tlsa,
} from './dane.ts';
import { findAddresses, type MailHost } from './mail-hosts.ts';
import { matchesName, shownText } from './names.ts';

/** What is known of one mail host, no matter for which domain. Kept in the cache under the host's name. */
const finding = v.strictObject({
  host: v.omit(hostSchema, ['preference', 'mtaSts']),
  /** Usable TLSA records were published under authentic addresses. */
  tlsa: v.boolean(),
  /** The TLSA question itself could not be answered, so nobody knows whether DANE is asked for. */
  tlsaUnknown: v.boolean(),
  /** Names in the certificate, one of which must fit the recipient's domain for a DANE match to hold; null when that is settled. */
  daneNames: v.nullable(v.array(v.string())),
});
type HostFinding = Frozen<v.InferOutput<typeof finding>>;

export interface CheckedHost {
  /** What its domain's MTA-STS policy says of it is not known here. */
  readonly report: Omit<HostReport, 'mtaSts'>;
  readonly tlsa: boolean;
  readonly tlsaUnknown: boolean;
}

const mostNames = 100;
const mostNamesShown = 5;
/** Milliseconds; far beyond what the adapters take, so that no fault of theirs blocks a host for good. */
const longestExamination = 30_000;

/** Nobody was to speak to the host; says nothing of it. */
const unprobed = 'not-probed';

const notProbed = (code: string, addresses: readonly string[] = []): Probe => ({
  startTls: 'unknown',
  version: null,
  chain: 'unknown',
  name: 'unknown',
  code,
  smtpUtf8: 'unknown',
  certificates: [],
  names: [],
  addresses: addresses.map((address) => ({ address, code: 'not-tried' })),
});

/** As ISO 8601; a stranger's certificate may give a date that is none, or beyond what a Date can hold. */
const isoTime = (milliseconds: number): string => {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? 'unknown' : date.toISOString();
};

function shownCertificate({ certificates, names }: Probe): HostCertificate | null {
  const leaf = certificates[0];
  if (leaf === undefined) return null;
  return {
    names: names.slice(0, mostNamesShown).map(shownText),
    issuer: shownText(leaf.issuer),
    notBefore: isoTime(leaf.notBefore),
    notAfter: isoTime(leaf.notAfter),
  };
}

const daneFact = {
  match: 'yes',
  mismatch: 'no',
  unusable: 'not-applicable',
  unknown: 'unknown',
} as const;

function combine(
  host: string,
  probe: Probe,
  tlsa: Tlsa,
  verdict: DaneVerdict,
  now: number,
): HostFinding {
  const { startTls, version, chain, name, smtpUtf8 } = probe;
  const dane = daneFact[verdict.state];
  // Where DANE vouches for the certificate, the web's authorities have nothing to add (RFC 7672 section 3.1.1).
  const certificateCode = verdict.state === 'match' ? null : probe.code;
  const code =
    verdict.state === 'mismatch'
      ? 'dane-mismatch'
      : tlsa.state === 'unknown'
        ? probe.code === null || probe.code === unprobed
          ? tlsa.code
          : probe.code
        : startTls === 'yes' && probe.code !== 'tls-too-old'
          ? certificateCode
          : probe.code;
  return {
    host: {
      host,
      startTls,
      version,
      chain,
      name,
      dane,
      smtpUtf8,
      addresses: probe.addresses,
      certificate: shownCertificate(probe),
      checkedAt: new Date(now).toISOString(),
      code,
    },
    tlsa: tlsa.state === 'published' && tlsa.records.some(isUsable),
    tlsaUnknown: tlsa.state === 'unknown',
    daneNames: verdict.state === 'match' ? (verdict.names?.slice(0, mostNames) ?? null) : null,
  };
}

async function examine(host: string, { dns, smtp, clock }: Ports): Promise<HostFinding> {
  const addresses = await findAddresses(host, dns);
  const looking = findTlsa(host, addresses, dns);
  const nameOf = (tlsa: Tlsa): string => (tlsa.state === 'published' ? tlsa.base : host);
  const probe =
    addresses.state === 'none'
      ? notProbed('no-address')
      : addresses.state === 'unknown'
        ? notProbed(addresses.code)
        : smtp === undefined
          ? notProbed(unprobed, addresses.addresses)
          : await smtp.probe({
              host,
              // A look-up that throws is told below; here it only must not be left unheard.
              serverName: looking.then(nameOf, () => host),
              anchors: looking.then(
                (tlsa) => (tlsa.state === 'published' ? wholeAnchors(tlsa.records) : []),
                () => [],
              ),
              addresses: addresses.addresses,
            });
  const tlsa = await looking;
  const verdict: DaneVerdict =
    tlsa.state === 'published'
      ? judgeDane(tlsa.records, probe, [nameOf(tlsa), host])
      : { state: tlsa.state === 'none' ? 'unusable' : 'unknown' };
  // Whoever vouches for a key that others can compute, it proves nothing.
  const vouched = verdict.state === 'match' && probe.code === 'weak-key';
  return combine(host, probe, tlsa, vouched ? { state: 'unknown' } : verdict, clock.now());
}

function secondsOf({ host, tlsaUnknown }: HostFinding): number {
  if (host.startTls === 'unknown' || tlsaUnknown) return lifetime.unknown;
  return host.startTls === 'yes' && host.code === null ? lifetime.good : lifetime.bad;
}

const nothingFound = (host: string, code: string, now: number): HostFinding =>
  combine(host, notProbed(code), { state: 'unknown', code }, { state: 'unknown' }, now);

/** A host about which nothing could be learnt, and why. */
export function unknownHost(
  { host, preference }: MailHost,
  code: string,
  now: number,
): CheckedHost {
  const found = nothingFound(host, code, now);
  return { report: { ...found.host, preference }, tlsa: false, tlsaUnknown: true };
}

/**
 * Probes a mail host, or remembers what was found; calls at the same time share one probe. `refresh` looks again, as
 * often as the limit on one target allows.
 */
export async function checkHost(
  { host, preference }: MailHost,
  domain: string,
  ports: Ports,
  refresh: boolean,
): Promise<CheckedHost> {
  const level = ports.smtp === undefined ? 'policy' : 'observed';
  const nothing = (code: string): HostFinding => nothingFound(host, code, ports.clock.now());
  const found = await remember<HostFinding>(
    ports.cache,
    `host:${level}:${host}`,
    (text) => readJson(finding, text),
    () =>
      within(longestExamination + (ports.budget ?? 0), examine(host, ports), (failed) =>
        nothing(failed ? 'internal-error' : 'timeout'),
      ),
    secondsOf,
    { refresh, limiter: ports.limits?.target, limited: () => nothing('rate-limited') },
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
