import { parseDomain } from '../address.ts';
import type { Dns, PresentedCertificate, Probe, TlsaRecord } from '../ports.ts';
import type { Addresses } from './mail-hosts.ts';
import { matchesName } from './names.ts';

/** DANE for SMTP: RFC 7672, with the record types of RFC 6698 and the rules of RFC 7671. */

export type Tlsa =
  | {
      readonly state: 'published';
      readonly records: readonly TlsaRecord[];
      /** The TLSA base domain: what TLS asks for and what the certificate may name. */
      readonly base: string;
    }
  | { readonly state: 'none' }
  | { readonly state: 'unknown'; readonly code: string };

/**
 * The TLSA records of a mail host. Asked for only when its addresses are authentic: zones without DNSSEC
 * often answer TLSA questions wrongly (RFC 7672 section 2.2.2), and their answer would prove nothing.
 */
export async function findTlsa(host: string, addresses: Addresses, dns: Dns): Promise<Tlsa> {
  if (addresses.state === 'unknown') return addresses;
  if (addresses.state === 'none' || !addresses.authentic) return { state: 'none' };
  // The end of a CNAME chain is a stranger's text until it has been read as strictly as any other name.
  const expanded = parseDomain(addresses.name);
  const bases = new Set([...(expanded.ok ? [expanded.domain] : []), host]);
  for (const base of bases) {
    const answer = await dns.resolve(`_25._tcp.${base}`, 'TLSA');
    if (answer.state === 'unknown') return answer;
    if (answer.state === 'records' && answer.authentic) {
      return { state: 'published', records: answer.records, base };
    }
  }
  return { state: 'none' };
}

const digestLength = [null, 32, 64] as const;

type Selection = Parameters<PresentedCertificate['selected']>;

/** What of a certificate a record means: RFC 7672 section 3.1. Usages 2 (DANE-TA) and 3 (DANE-EE) only; null when it cannot be used on port 25. */
function selectionOf({ usage, selector, matching, data }: TlsaRecord): Selection | null {
  if (usage !== 2 && usage !== 3) return null;
  if (selector !== 0 && selector !== 1) return null;
  if (matching !== 0 && matching !== 1 && matching !== 2) return null;
  const length = digestLength[matching];
  const fits = length === null ? data.length > 0 : data.length === length;
  return fits ? [selector, matching] : null;
}

/** Whether a record can be used at all. */
export const isUsable = (record: TlsaRecord): boolean => selectionOf(record) !== null;

function matchesCertificate(record: TlsaRecord, certificate: PresentedCertificate): boolean {
  const selection = selectionOf(record);
  if (selection === null) return false;
  const selected = certificate.selected(...selection);
  const { data } = record;
  return selected.length === data.length && selected.every((octet, i) => octet === data[i]);
}

export type DaneVerdict =
  /** `names`: null when the match holds for any domain, else the certificate must name the recipient's (RFC 7672 section 3.2.2). */
  | { readonly state: 'match'; readonly names: readonly string[] | null }
  | { readonly state: 'mismatch' }
  /** Nothing usable is published. Encryption is then required, but nobody is authenticated (RFC 7672 section 2.2). */
  | { readonly state: 'unusable' }
  | { readonly state: 'unknown' };

/** Whether a probed host is the one its TLSA records tell of. */
export function judgeDane(
  records: readonly TlsaRecord[],
  { certificates, names }: Probe,
  references: readonly string[],
): DaneVerdict {
  const usable = records.filter(isUsable);
  if (usable.length === 0) return { state: 'unusable' };
  const leaf = certificates[0];
  if (leaf === undefined) return { state: 'unknown' };
  // DANE-EE: neither the name nor the dates nor the issuer count (RFC 7672 section 3.1.1).
  for (const record of usable.filter(({ usage }) => usage === 3)) {
    if (matchesCertificate(record, leaf)) return { state: 'match', names: null };
  }
  const anchors = usable.filter(({ usage }) => usage === 2);
  // An anchor issues; the leaf itself is never one.
  for (const [depth, certificate] of certificates.entries()) {
    if (!certificate.current) break;
    if (depth > 0 && certificates[depth - 1]?.issuedByNext !== true) break;
    const anchored =
      certificate.issuedByAnchor ||
      (depth > 0 && anchors.some((record) => matchesCertificate(record, certificate)));
    if (!anchored) continue;
    const named = references.some((reference) =>
      names.some((pattern) => matchesName(pattern, reference)),
    );
    return { state: 'match', names: named ? null : names };
  }
  const unread = anchors.filter(({ matching }) => matching === 0).length > mostAnchors;
  return { state: unread ? 'unknown' : 'mismatch' };
}

/** Each costs a signature to verify. */
const mostAnchors = 10;

/** The records that give an authority in full, so that it can be one that the server does not send (RFC 7671 section 5.2.2). */
export const wholeAnchors = (records: readonly TlsaRecord[]): readonly TlsaRecord[] =>
  records
    .filter((record) => record.usage === 2 && record.matching === 0 && isUsable(record))
    .slice(0, mostAnchors);
