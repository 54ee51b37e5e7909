import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate,
} from '@peculiar/x509';
import { parseRecipient } from './address.ts';
import type { CertificateReport, Fact } from './report.ts';
import { shownText } from './tls/names.ts';

/**
 * Reads and judges certificates for encrypted mail (S/MIME). Runs wherever WebCrypto does, so that a file dropped on the
 * page is judged in the browser. Whether a certificate has been revoked is not looked up.
 */

type Octets = Uint8Array<ArrayBuffer>;

const largestCertificate = 64 * 1024;
const smallestRsaKey = 2_048;
const subjectAlternativeName = '2.5.29.17';
const emailProtection = '1.3.6.1.5.5.7.3.4';
const anyPurpose = '2.5.29.37.0';
/** id-on-SmtpUTF8Mailbox (RFC 9598), 1.3.6.1.5.5.7.8.9, DER. */
const smtpUtf8Mailbox = [0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x08, 0x09];

/** A certificate in DER; null when the octets are none. Never throws. */
export function readCertificate(der: Octets): X509Certificate | null {
  if (der.length === 0 || der.length > largestCertificate) return null;
  try {
    const certificate = new X509Certificate(der);
    // Read once here, so that what is broken inside shows now and not later. Trailing octets would go unnoticed too.
    return certificate.rawData.byteLength === der.length && isReadable(certificate)
      ? certificate
      : null;
  } catch {
    return null;
  }
}

const isReadable = ({
  notBefore,
  notAfter,
  subject,
  issuer,
  publicKey,
  extensions,
}: X509Certificate): boolean =>
  !Number.isNaN(notBefore.getTime()) &&
  !Number.isNaN(notAfter.getTime()) &&
  [subject, issuer, publicKey.algorithm.name].every((name) => typeof name === 'string') &&
  Array.isArray(extensions);

/** Whether it is the certificate of somebody who issues certificates. */
export const isAuthority = (certificate: X509Certificate): boolean =>
  certificate.getExtension(BasicConstraintsExtension)?.ca === true;

/** The values of one level of DER: tag and content. Stops at what is malformed. */
function* elements(der: Octets): Generator<{ readonly tag: number; readonly content: Octets }> {
  let at = 0;
  while (at + 2 <= der.length) {
    const tag = der[at] ?? 0;
    let length = der[at + 1] ?? 0;
    at += 2;
    if (length > 0x82) return;
    if (length > 0x80) {
      const size = length - 0x80;
      length = 0;
      for (let i = 0; i < size; i += 1) length = length * 256 + (der[at + i] ?? 0);
      at += size;
    }
    if (length === 0x80 || at + length > der.length) return;
    yield { tag, content: der.subarray(at, at + length) };
    at += length;
  }
}

const text = (octets: Octets): string => new TextDecoder().decode(octets);

const first = (der: Octets): Octets => {
  for (const { content } of elements(der)) return content;
  return new Uint8Array();
};

/** The mail address of an otherName, when it is of the kind that may hold one outside ASCII. */
function smtpUtf8Name(otherName: Octets): string | null {
  if (!smtpUtf8Mailbox.every((octet, i) => otherName[i] === octet)) return null;
  const tagged = otherName.subarray(smtpUtf8Mailbox.length);
  return text(first(first(tagged)));
}

/** Every mail address in a certificate: alternative names (RFC 5280 section 4.2.1.6, RFC 9598), and the subject as older ones have it. */
export function mailAddresses(certificate: X509Certificate): readonly string[] {
  const found = new Set<string>();
  const add = (written: string | null): void => {
    const parsed = written === null ? null : parseRecipient(written);
    if (parsed?.ok === true && parsed.address !== null) found.add(parsed.address);
  };
  const extension = certificate.getExtension(subjectAlternativeName);
  if (extension !== null) {
    for (const { tag, content } of elements(first(new Uint8Array(extension.value)))) {
      if (tag === 0x81) add(text(content));
      else if (tag === 0xa0) add(smtpUtf8Name(content));
    }
  }
  for (const field of ['E', '1.2.840.113549.1.9.1']) {
    for (const value of certificate.subjectName.getField(field)) add(value);
  }
  return [...found];
}

/**
 * Case before the @ does not count here: RFC 5280 says it does, but no mail system in use tells `Anne` from `anne`,
 * and people type it as they like.
 */
const sameAddress = (one: string, other: string): boolean =>
  one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();

/** Whether the key may be used to encrypt mail: RFC 8550 sections 4.4.2 and 4.4.4. Absent extensions forbid nothing. */
function keyUsageOf(certificate: X509Certificate): Fact {
  if (isAuthority(certificate)) return 'no';
  const { name } = certificate.publicKey.algorithm;
  const needed = name.startsWith('RSA')
    ? KeyUsageFlags.keyEncipherment
    : name.startsWith('EC') || name.startsWith('X')
      ? KeyUsageFlags.keyAgreement
      : null;
  if (needed === null) return 'unknown';
  const usages = certificate.getExtension(KeyUsagesExtension)?.usages;
  if (usages !== undefined && (usages & needed) === 0) return 'no';
  const purposes = certificate.getExtension(ExtendedKeyUsageExtension)?.usages;
  const mayMail =
    purposes === undefined ||
    purposes.some((purpose) => purpose === emailProtection || purpose === anyPurpose);
  return mayMail ? 'yes' : 'no';
}

function isWeak({ publicKey: { algorithm } }: X509Certificate): boolean {
  return (
    'modulusLength' in algorithm &&
    typeof algorithm.modulusLength === 'number' &&
    algorithm.modulusLength < smallestRsaKey
  );
}

/**
 * Who issued it, by the name it gives: the Danish state's OCES3, its test system (which says so in the name), the OCES of
 * NemID, which is closed, or somebody else.
 */
function issuerKindOf({ issuerName, issuer }: X509Certificate): CertificateReport['issuerKind'] {
  const field = (name: string): string => issuerName.getField(name).join(' ');
  if (/TRUST2408|TDC OCES|Nets DanID/i.test(issuer)) return 'closed';
  const isState = /^Den Danske Stat$/i.test(field('O')) && /OCES/.test(field('CN'));
  if (!isState) return 'other';
  const isProduction =
    /^Den Danske Stat OCES udstedende-CA \d{1,3}$/.test(field('CN')) &&
    field('C') === 'DK' &&
    !/test/i.test(issuer);
  return isProduction ? 'oces3' : 'oces3-test';
}

/** Whether one of the authorities at hand that bears the issuer's name signed it. Unknown when none bears it. */
async function signatureOf(
  certificate: X509Certificate,
  authorities: readonly X509Certificate[],
  now: number,
): Promise<Fact> {
  const named = authorities.filter(({ subject }) => subject === certificate.issuer);
  if (named.length === 0) return 'unknown';
  for (const authority of named) {
    const current = authority.notBefore.getTime() <= now && now <= authority.notAfter.getTime();
    if (!current || !isAuthority(authority)) continue;
    const verified = await certificate
      .verify({ publicKey: authority.publicKey, signatureOnly: true }, crypto)
      .catch(() => false);
    if (verified) return 'yes';
  }
  return 'no';
}

const hex = (octets: Uint8Array): string =>
  Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');

type Facts = Pick<CertificateReport, 'address' | 'keyUsage' | 'issuerKind' | 'signature'> & {
  readonly weak: boolean;
  readonly dates: 'current' | 'certificate-expired' | 'certificate-not-yet-valid';
  readonly vouched: boolean;
};

/** The verdict, and why it is not `yes`. The table to read when somebody asks why. */
function verdictOf(facts: Facts): Pick<CertificateReport, 'state' | 'code'> {
  const { address, dates, keyUsage, weak, signature, vouched, issuerKind } = facts;
  const no = (code: string) => ({ state: 'no', code }) as const;
  const unknown = (code: string) => ({ state: 'unknown', code }) as const;
  if (address === 'no') return no('certificate-other-address');
  if (dates !== 'current') return no(dates);
  if (keyUsage === 'no') return no('certificate-key-usage');
  if (weak) return no('certificate-weak-key');
  if (signature === 'no') return no('certificate-forged');
  if (issuerKind === 'oces3-test') return no('certificate-test-issuer');
  if (issuerKind === 'closed') return no('certificate-closed-issuer');
  if (keyUsage === 'unknown') return unknown('certificate-key-unknown');
  if (vouched || issuerKind === 'oces3' || signature === 'yes') return { state: 'yes', code: null };
  return unknown('certificate-issuer-unknown');
}

export interface Judging {
  /** In the form that address.ts gives; null to read a certificate for nobody in particular. */
  readonly address: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Certificates of issuers that are trusted. */
  readonly authorities: readonly X509Certificate[];
  /** DNSSEC vouches for this very certificate. */
  readonly vouched: boolean;
}

/** What a certificate says and whether a mail to the address can be encrypted with it. Does not throw for one that `readCertificate` gave. */
export async function judgeCertificate(
  certificate: X509Certificate,
  { address, now, authorities, vouched }: Judging,
): Promise<CertificateReport> {
  const { notBefore, notAfter, subjectName } = certificate;
  const [fingerprint, signature] = await Promise.all([
    crypto.subtle.digest('SHA-256', certificate.rawData),
    signatureOf(certificate, authorities, now),
  ]);
  const facts = {
    address:
      address === null
        ? 'not-applicable'
        : mailAddresses(certificate).some((each) => sameAddress(each, address))
          ? 'yes'
          : 'no',
    keyUsage: keyUsageOf(certificate),
    issuerKind: issuerKindOf(certificate),
    signature,
  } as const;
  const dates =
    now > notAfter.getTime()
      ? 'certificate-expired'
      : now < notBefore.getTime()
        ? 'certificate-not-yet-valid'
        : 'current';
  const identifiers = ['2.5.4.97', 'organizationIdentifier'].flatMap((name) =>
    subjectName.getField(name),
  );
  const cvr = identifiers.map((value) => /^NTRDK-(\d{8})$/.exec(value)?.[1]).find(Boolean);
  const organisation = subjectName.getField('O')[0];
  return {
    ...verdictOf({ ...facts, dates, weak: isWeak(certificate), vouched }),
    ...facts,
    validity: dates === 'current' ? 'yes' : 'no',
    subject: shownText(certificate.subject),
    issuer: shownText(certificate.issuer),
    organisation: organisation === undefined ? null : shownText(organisation),
    cvr: cvr ?? null,
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    fingerprint: hex(new Uint8Array(fingerprint)),
  };
}
