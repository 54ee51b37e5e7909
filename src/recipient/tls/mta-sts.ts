import type * as v from 'valibot';
import { keep, recall } from '../cache.ts';
import type { Ports } from '../ports.ts';
import type { Fact, FactReport, StsReport } from '../report.ts';
import { keptPolicySchema, readJson, type Frozen } from '../schema.ts';
import { findAddresses } from './mail-hosts.ts';
import { matchesName } from './names.ts';

/** MTA-STS: RFC 8461. */

export interface StsPolicy {
  readonly mode: 'enforce' | 'testing' | 'none';
  readonly mx: readonly string[];
  /** Seconds. */
  readonly maxAge: number;
}

const longestMaxAge = 31_557_600;
const mxPattern = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;

/**
 * A policy as published (RFC 8461 section 3.2); null when it is not one. Unknown keys are passed over;
 * of a key that may stand once only the first counts, as the RFC says.
 */
export function parseStsPolicy(text: string): StsPolicy | null {
  const single = new Map<string, string>();
  const mx: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const colon = line.indexOf(':');
    if (colon < 1) return null;
    const [key, value] = [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    if (key === 'mx') mx.push(value);
    else if (!single.has(key)) single.set(key, value);
  }
  const mode = single.get('mode');
  const maxAge = single.get('max_age') ?? '';
  if (single.get('version') !== 'STSv1' || !/^\d{1,10}$/.test(maxAge)) return null;
  if (Number(maxAge) > longestMaxAge || !mx.every((pattern) => mxPattern.test(pattern)))
    return null;
  if (mode !== 'enforce' && mode !== 'testing' && mode !== 'none') return null;
  if (mode !== 'none' && mx.length === 0) return null;
  return { mode, mx, maxAge: Number(maxAge) };
}

const longestAnnouncement = 1_000;
const field = /^\s*([a-z0-9][a-z0-9_.-]*)\s*=\s*([^;=\s]+)\s*$/i;

/** The id of the policy that the TXT records at `_mta-sts.<domain>` announce: exactly one that begins `v=STSv1;`, with an id (RFC 8461 section 3.1); null when they announce none. */
export function announcedId(texts: readonly string[]): string | null {
  const announcements = texts.filter((text) => /^v=STSv1\s*;/.test(text));
  const only = announcements[0];
  if (only === undefined || announcements.length > 1 || only.length > longestAnnouncement) {
    return null;
  }
  const fields = only
    .split(';')
    .slice(1)
    .filter((text) => text.trim() !== '')
    .map((text) => field.exec(text));
  if (fields.includes(null)) return null;
  const ids = fields.filter((match) => match?.[1] === 'id').map((match) => match?.[2] ?? '');
  return ids.find((id) => /^[a-z0-9]{1,32}$/i.test(id)) ?? null;
}

type KeptPolicy = Frozen<v.InferOutput<typeof keptPolicySchema>>;

/** `no`: it was there to be had and says no, or there is none. `unknown`: a sender may hold what we could not have. */
type Fetched =
  | { readonly state: 'policy'; readonly id: string; readonly policy: StsPolicy }
  | { readonly state: 'no' | 'unknown'; readonly code: string };

async function fetchPolicy(
  domain: string,
  { dns, https }: Pick<Ports, 'dns' | 'https'>,
): Promise<Fetched> {
  const no = (code: string): Fetched => ({ state: 'no', code });
  const unknown = (code: string): Fetched => ({ state: 'unknown', code });
  const texts = await dns.resolve(`_mta-sts.${domain}`, 'TXT');
  if (texts.state === 'unknown') return unknown(texts.code);
  if (texts.state !== 'records') return no('sts-none');
  const id = announcedId(texts.records);
  if (id === null) return no('sts-not-announced');
  if (https === undefined) return unknown('sts-not-fetched');
  // The prefix also keeps an address from ever standing where the host does.
  const host = `mta-sts.${domain}`;
  const addresses = await findAddresses(host, dns);
  if (addresses.state === 'unknown') return unknown(addresses.code);
  if (addresses.state === 'none') return no('sts-no-host');
  const url = new URL(`https://${host}/.well-known/mta-sts.txt`);
  const answer = await https.get(url, addresses.addresses);
  if (answer.state === 'unknown') return unknown(`sts-${answer.code}`);
  if (answer.state === 'invalid') return no(`sts-${answer.code}`);
  if (answer.status >= 500 || answer.status === 429) return unknown('sts-server-error');
  if (answer.status >= 300 && answer.status < 400) return no('sts-redirect');
  if (answer.status !== 200) return no('sts-missing');
  const mediaType = answer.contentType.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'text/plain') return no('sts-media-type');
  const policy = parseStsPolicy(answer.body);
  return policy === null ? no('sts-invalid') : { state: 'policy', id, policy };
}

export interface StsFinding {
  readonly state: Fact;
  /** Why `state` is not `yes`. */
  readonly code: string | null;
  readonly policy: StsReport | null;
  /** The names that an enforced policy allows; null where none is enforced. */
  readonly enforced: readonly string[] | null;
}

/** A policy may list thousands of names; so many are shown. */
const mostShown = 20;

function judgePolicy(
  { mode, mx, fetchedAt, expiresAt }: KeptPolicy,
  kept: boolean,
  mailHosts: readonly string[],
): StsFinding {
  const policy: StsReport = {
    mode,
    mx: mx.slice(0, mostShown),
    fetchedAt: new Date(fetchedAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
    kept,
  };
  if (mode !== 'enforce') return { state: 'no', code: `sts-mode-${mode}`, policy, enforced: null };
  const covered = mailHosts.every((host) => mx.some((pattern) => matchesName(pattern, host)));
  return covered
    ? { state: 'yes', code: null, policy, enforced: mx }
    : { state: 'no', code: 'sts-mx-mismatch', policy, enforced: mx };
}

/**
 * Whether an enforced policy covers every mail host of a domain. `testing` and `none` protect nobody, so they are `no`.
 * The last good policy is kept until its max_age has passed and holds while no newer one can be had, be the
 * announcement or the file gone, or wrong (RFC 8461 section 5.1): else whoever can disturb the look-up could undo it.
 */
export async function checkMtaSts(
  domain: string,
  mailHosts: readonly string[],
  ports: Pick<Ports, 'dns' | 'https' | 'cache' | 'clock'>,
): Promise<StsFinding> {
  const { cache, clock } = ports;
  const key = `sts:${domain}`;
  const fetched = await fetchPolicy(domain, ports);
  const now = clock.now();
  if (fetched.state === 'policy') {
    const { id, policy } = fetched;
    const { mode, mx, maxAge } = policy;
    const kept: KeptPolicy = { id, mode, mx, fetchedAt: now, expiresAt: now + maxAge * 1000 };
    if (maxAge > 0) await keep(cache, key, kept, maxAge);
    return judgePolicy(kept, false, mailHosts);
  }
  const kept = await recall<KeptPolicy>(cache, key, (text) => readJson(keptPolicySchema, text));
  if (kept !== null && kept.expiresAt > now) return judgePolicy(kept, true, mailHosts);
  return { state: fetched.state, code: fetched.code, policy: null, enforced: null };
}

/** Whether a host is one that an enforced policy allows. */
export const isCovered = ({ state, enforced }: StsFinding, host: string): Fact =>
  enforced === null
    ? state === 'unknown'
      ? 'unknown'
      : 'not-applicable'
    : enforced.some((pattern) => matchesName(pattern, host))
      ? 'yes'
      : 'no';

/** Whether the domain asks to be told of failing TLS: RFC 8460 section 3. */
export async function checkTlsRpt(
  domain: string,
  { dns, clock }: Pick<Ports, 'dns' | 'clock'>,
): Promise<FactReport> {
  const texts = await dns.resolve(`_smtp._tls.${domain}`, 'TXT');
  const checkedAt = new Date(clock.now()).toISOString();
  if (texts.state === 'unknown') return { state: 'unknown', code: texts.code, checkedAt };
  const records =
    texts.state === 'records' ? texts.records.filter((text) => /^v=TLSRPTv1\s*;/.test(text)) : [];
  if (records.length === 0) return { state: 'no', code: 'tlsrpt-none', checkedAt };
  const wellFormed =
    records.length === 1 && /;\s*rua\s*=\s*(?:mailto:|https:)[^;\s]/.test(records[0] ?? '');
  return wellFormed
    ? { state: 'yes', code: null, checkedAt }
    : { state: 'no', code: 'tlsrpt-invalid', checkedAt };
}
