import { isAuthority, judgeCertificate, mailAddresses } from '../recipient/certificate.ts';
import { largestFile, readCertificateFile } from '../recipient/certificate-file.ts';
import type { CertificateReport } from '../recipient/report.ts';

/** Reads and judges a certificate file in the browser. Loaded only when somebody has one: the library is large. */

export interface Certificate {
  readonly report: CertificateReport;
  /** The mail addresses in it. */
  readonly addresses: readonly string[];
}

export type CertificateAnswer =
  | {
      readonly state: 'judged';
      readonly certificates: readonly Certificate[];
      /** Pieces that look like certificates and are none. */
      readonly bad: number;
      /** Certificates beyond those that are shown. */
      readonly more: number;
    }
  | {
      readonly state: 'refused';
      readonly code: 'too-large' | 'no-certificate' | 'only-issuers' | 'unreadable';
    };

const mostShown = 20;

/** What a file holds for an address, or for nobody in particular. */
export async function judgeFile(
  file: Blob,
  address: string | null,
  now: number,
): Promise<CertificateAnswer> {
  // Before it is read: a film dropped by mistake would fill the memory.
  if (file.size > largestFile) return { state: 'refused', code: 'too-large' };
  const read = readCertificateFile(new Uint8Array(await file.arrayBuffer()));
  if (read.state === 'refused') return read;
  const own = read.certificates.filter((certificate) => !isAuthority(certificate));
  if (own.length === 0) return { state: 'refused', code: 'only-issuers' };
  // An issuer that comes in the same file vouches for nothing: whoever made the one could make the other.
  const judging = { address, now, authorities: [], vouched: false };
  const certificates = await Promise.all(
    own.slice(0, mostShown).map(async (certificate) => ({
      report: await judgeCertificate(certificate, judging),
      addresses: mailAddresses(certificate),
    })),
  );
  const more = own.length - certificates.length;
  return { state: 'judged', certificates, bad: read.bad, more };
}
