/** Makes certificates for encrypted mail, as they are and as they should not be. Fictitious names and numbers only. */
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { webcrypto } from 'node:crypto';

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const rsa = (modulusLength: number) =>
  ({
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength,
  }) as const;
export const day = 86_400_000;

export const oces3Issuer = 'C=DK, O=Den Danske Stat, CN=Den Danske Stat OCES udstedende-CA 1';
export const oces3TestIssuer =
  'C=DK, O=Den Danske Stat, OU=Test - cti, CN=Den Danske Stat OCES udstedende-CA 1';

export interface Wish {
  /** rfc822Name alternatives. */
  readonly addresses?: readonly string[];
  readonly subject?: string;
  readonly issuer?: string;
  /** Milliseconds from now. */
  readonly from?: number;
  readonly to?: number;
  /** Null: no such extension. */
  readonly keyUsage?: x509.KeyUsageFlags | null;
  readonly purposes?: readonly string[] | null;
  readonly key?: 'ec' | 'rsa1024' | 'rsa2048';
  readonly authority?: boolean;
  /** Signed by these keys instead of keys of nobody. */
  readonly signer?: CryptoKeyPair;
  readonly keys?: CryptoKeyPair;
  readonly extensions?: readonly x509.Extension[];
}

export const { keyAgreement, keyEncipherment, digitalSignature } = x509.KeyUsageFlags;

export const newKeys = async (key: Wish['key'] = 'ec'): Promise<CryptoKeyPair> =>
  (await webcrypto.subtle.generateKey(
    key === 'ec' ? ecdsa : rsa(key === 'rsa1024' ? 1_024 : 2_048),
    true,
    ['sign', 'verify'],
  )) as CryptoKeyPair;

/** The organisation certificate of a made-up company for `sikkermail@firma.example`, except where wished otherwise. */
export async function makeCertificate(wish: Wish = {}): Promise<Uint8Array<ArrayBuffer>> {
  x509.cryptoProvider.set(webcrypto as Crypto);
  const {
    addresses = ['sikkermail@firma.example'],
    subject = 'C=DK, 2.5.4.97=NTRDK-12345678, O=Firma A/S, CN=Firma A/S',
    issuer = oces3Issuer,
    from = -day,
    to = day,
    key = 'ec',
    keyUsage = key === 'ec' ? keyAgreement : keyEncipherment,
    purposes = ['1.3.6.1.5.5.7.3.4'],
    authority = false,
    extensions = [],
  } = wish;
  const keys = wish.keys ?? (await newKeys(key));
  const signer = wish.signer ?? (await newKeys());
  const certificate = await x509.X509CertificateGenerator.create({
    subject,
    issuer,
    publicKey: keys.publicKey,
    signingKey: signer.privateKey,
    signingAlgorithm: ecdsa,
    notBefore: new Date(Date.now() + from),
    notAfter: new Date(Date.now() + to),
    extensions: [
      ...(authority ? [new x509.BasicConstraintsExtension(true, undefined, true)] : []),
      ...(keyUsage === null ? [] : [new x509.KeyUsagesExtension(keyUsage, true)]),
      ...(purposes === null ? [] : [new x509.ExtendedKeyUsageExtension([...purposes])]),
      ...(addresses.length === 0
        ? []
        : [
            new x509.SubjectAlternativeNameExtension(
              addresses.map((value) => ({ type: 'email' as const, value })),
            ),
          ]),
      ...extensions,
    ],
  });
  return new Uint8Array(certificate.rawData);
}

/** PKCS #7 with certificates and nothing else, as `.p7b` files are. */
export function makeBag(...ders: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const certificates = new x509.X509Certificates(ders.map((der) => new x509.X509Certificate(der)));
  return Uint8Array.from(Buffer.from(certificates.export('base64'), 'base64'));
}

export const base64 = (der: Uint8Array): string => Buffer.from(der).toString('base64');

/** Base64 in lines of 64, each after `start`. */
export const folded = (der: Uint8Array, start = ''): string =>
  (base64(der).match(/.{1,64}/g) ?? []).join(`\r\n${start}`);
