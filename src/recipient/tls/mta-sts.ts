import type { Dns, HttpsFetcher } from '../ports.ts';
import type { Fact } from '../report.ts';
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

/** Whether the TXT records at `_mta-sts.<domain>` announce a policy: exactly one that begins `v=STSv1;`, with an id (RFC 8461 section 3.1). */
export function announcesPolicy(texts: readonly string[]): boolean {
  const announcements = texts.filter((text) => /^v=STSv1\s*;/.test(text));
  const only = announcements[0];
  if (only === undefined || announcements.length > 1 || only.length > longestAnnouncement) {
    return false;
  }
  const fields = only
    .split(';')
    .slice(1)
    .filter((text) => text.trim() !== '')
    .map((text) => field.exec(text));
  const ids = fields.filter((match) => match?.[1] === 'id').map((match) => match?.[2] ?? '');
  return !fields.includes(null) && ids.some((id) => /^[a-z0-9]{1,32}$/i.test(id));
}

/**
 * Whether an enforced policy covers every mail host of a domain. `testing` and `none` protect nobody, so they are `no`.
 * What could not be fetched is `unknown`, since a sender may hold an older policy.
 */
export async function checkMtaSts(
  domain: string,
  mailHosts: readonly string[],
  dns: Dns,
  https: HttpsFetcher | undefined,
): Promise<Fact> {
  const texts = await dns.resolve(`_mta-sts.${domain}`, 'TXT');
  if (texts.state === 'unknown') return 'unknown';
  if (texts.state !== 'records' || !announcesPolicy(texts.records)) return 'no';
  if (https === undefined) return 'unknown';
  // The prefix also keeps an address from ever standing where the host does.
  const host = `mta-sts.${domain}`;
  const addresses = await findAddresses(host, dns);
  if (addresses.state === 'unknown') return 'unknown';
  if (addresses.state === 'none') return 'no';
  const url = new URL(`https://${host}/.well-known/mta-sts.txt`);
  const answer = await https.get(url, addresses.addresses);
  if (answer.state === 'unknown') return 'unknown';
  if (answer.state === 'invalid') return 'no';
  if (answer.status >= 500 || answer.status === 429) return 'unknown';
  const mediaType = answer.contentType.split(';')[0]?.trim().toLowerCase();
  if (answer.status !== 200 || mediaType !== 'text/plain') return 'no';
  const policy = parseStsPolicy(answer.body);
  if (policy?.mode !== 'enforce') return 'no';
  const covered = mailHosts.every((mx) => policy.mx.some((pattern) => matchesName(pattern, mx)));
  return covered ? 'yes' : 'no';
}
