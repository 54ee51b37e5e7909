import 'reflect-metadata';
import { X509Certificates } from '@peculiar/x509';
import { readCertificate } from './certificate.ts';
import type { X509Certificate } from '@peculiar/x509';

/** Files that certificates come in: `.cer .crt .pem .p7b .p7c .vcf .ldif`. What a file is shows in its content; its name is not asked. */

type Octets = Uint8Array<ArrayBuffer>;

export type CertificateFile =
  | {
      readonly state: 'read';
      readonly certificates: readonly X509Certificate[];
      /** Parts that look like certificates and are none. */
      readonly bad: number;
    }
  | { readonly state: 'refused'; readonly code: 'too-large' | 'no-certificate' };

/** Octets. */
export const largestFile = 4 * 1024 * 1024;
const mostCertificates = 10_000;
const signedData = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

function fromBase64(text: string): Octets | null {
  const packed = text.replace(/\s+/g, '');
  if (packed === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return null;
  try {
    return Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Whether DER is PKCS #7 signed data, the bag that `.p7b` files are: its type stands right at the start. */
const isBag = (der: Octets): boolean => {
  const length = der[1] ?? 0;
  const start = 2 + (length > 0x80 ? length - 0x80 : 0);
  return signedData.every((octet, i) => der[start + i] === octet);
};

/** The certificates in one piece of DER: itself, or those in a bag. */
function fromDer(der: Octets | null): readonly (X509Certificate | null)[] {
  if (der === null) return [null];
  if (!isBag(der)) return [readCertificate(der)];
  try {
    return [...new X509Certificates(der)].map(({ rawData }) =>
      readCertificate(new Uint8Array(rawData)),
    );
  } catch {
    return [null];
  }
}

const pemBlock =
  /-----BEGIN (?:X509 |TRUSTED )?(?:CERTIFICATE|PKCS7)-----([A-Za-z0-9+/=\s]*)-----END /g;
/** vCard (RFC 6350 section 6.8.1 and its older forms), LDIF (RFC 2849): base64 behind the name of the property. */
const cardKey = /^(?:[\w-]+\.)?KEY(?:;[^:\r\n]*)?:(?:data:[^,\r\n]*,)?([A-Za-z0-9+/= \t]+)$/gim;
const ldifValue = /^(?:userCertificate|userSMIMECertificate|cACertificate)(?:;[\w-]+)*::(.*)$/gim;

/** Long lines are folded in both formats: what begins with a blank belongs to the line before. */
const unfold = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '');

function fromText(text: string): readonly (X509Certificate | null)[] {
  const blocks = [...text.matchAll(pemBlock)];
  const values =
    blocks.length > 0
      ? blocks
      : /^BEGIN:VCARD/im.test(text)
        ? [...unfold(text).matchAll(cardKey)]
        : /^(?:dn|version):/im.test(text)
          ? [...unfold(text).matchAll(ldifValue)]
          : // A `.cer` file may be the base64 alone.
            [['', text]];
  return values.slice(0, mostCertificates).flatMap((match) => fromDer(fromBase64(match[1] ?? '')));
}

/** The certificates in a file, each once. Never throws, and follows no reference to another file or place. */
export function readCertificateFile(octets: Octets): CertificateFile {
  if (octets.length > largestFile) return { state: 'refused', code: 'too-large' };
  const found =
    octets[0] === 0x30 ? fromDer(octets) : fromText(new TextDecoder('utf-8').decode(octets));
  const certificates = found.filter((certificate) => certificate !== null);
  const bad = found.length - certificates.length;
  return certificates.length === 0
    ? { state: 'refused', code: 'no-certificate' }
    : { state: 'read', certificates, bad };
}
