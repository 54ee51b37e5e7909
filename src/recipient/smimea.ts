import type { CertificateSource, CertificatesFound, Dns } from './ports.ts';

/** Certificates in DNS: RFC 8162. What is not signed with DNSSEC counts as not there. */

/** Octets of the hash that make the label (RFC 8162 section 3). */
const hashOctets = 28;
const mostCertificates = 10;

/** The name at which an address's certificates are published: a hash of what stands before the @, which counts as written. */
export async function smimeaName(address: string): Promise<string> {
  const at = address.lastIndexOf('@');
  const local = new TextEncoder().encode(address.slice(0, at));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', local)).subarray(0, hashOctets);
  const label = Array.from(hash, (octet) => octet.toString(16).padStart(2, '0')).join('');
  return `${label}._smimecert.${address.slice(at + 1)}`;
}

/** The address as typed, and as most who publish one write it. */
const spellings = (address: string): readonly string[] => [
  ...new Set([address, address.toLowerCase()]),
];

async function look(name: string, dns: Dns): Promise<CertificatesFound> {
  const answer = await dns.resolve(name, 'SMIMEA');
  if (answer.state === 'unknown') return answer;
  if (answer.state !== 'records') return { state: 'not-found', code: null };
  if (!answer.authentic) return { state: 'not-found', code: 'smimea-not-authentic' };
  // Only a whole certificate (selector 0, matching 0) can be encrypted with; of the rest one has to have it already.
  const whole = answer.records.filter(
    ({ usage, selector, matching }) =>
      (usage === 1 || usage === 3) && selector === 0 && matching === 0,
  );
  if (whole.length === 0) return { state: 'unknown', code: 'smimea-no-certificate' };
  return {
    state: 'found',
    certificates: whole
      .slice(0, mostCertificates)
      .map(({ usage, data }) => ({ der: Uint8Array.from(data), vouched: usage === 3 })),
  };
}

/** Looks certificates up in DNS. The question discloses a hash of the address to the resolver, so it is for one's own. */
export function smimeaSource(dns: Dns): CertificateSource {
  return {
    name: 'smimea',
    find: async (address) => {
      let last: CertificatesFound = { state: 'not-found', code: null };
      for (const spelling of spellings(address)) {
        last = await look(await smimeaName(spelling), dns);
        if (last.state !== 'not-found') return last;
      }
      return last;
    },
  };
}
