/** Made-up people with S/MIME certificates, for the directory and for SMIMEA records. */
import * as x509 from '@peculiar/x509';
import { createHash, webcrypto } from 'node:crypto';

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const day = 86_400_000;
const { digitalSignature, keyEncipherment, keyAgreement } = x509.KeyUsageFlags;
const signAndEncrypt: x509.KeyUsageFlags = digitalSignature | keyEncipherment | keyAgreement;

export interface Issuer {
  /** A certificate for this address, DER. */
  issue(
    mail: string,
    how?: { readonly expired?: boolean; readonly signOnly?: boolean },
  ): Promise<Buffer>;
}

/** An authority for people, named as the one behind OCES3 organisation certificates is. `test` as its test system. */
export async function makeIssuer(test: boolean): Promise<Issuer> {
  x509.cryptoProvider.set(webcrypto as Crypto);
  const keys = await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
  const issuer = `CN=Den Danske Stat OCES udstedende-CA 1${test ? ', OU=Test - cti' : ''}, O=Den Danske Stat, C=DK`;
  return {
    issue: async (mail, { expired = false, signOnly = false } = {}) => {
      const own = await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
      const certificate = await x509.X509CertificateGenerator.create({
        subject: `CN=Opdigtet Kommune, 2.5.4.97=NTRDK-12345678, O=Opdigtet Kommune, C=DK`,
        issuer,
        publicKey: own.publicKey as CryptoKey,
        signingKey: keys.privateKey as CryptoKey,
        signingAlgorithm: ecdsa,
        notBefore: new Date(Date.now() - 2 * day),
        notAfter: new Date(Date.now() + (expired ? -day : 30 * day)),
        extensions: [
          new x509.SubjectAlternativeNameExtension([{ type: 'email', value: mail }]),
          new x509.KeyUsagesExtension(signOnly ? digitalSignature : signAndEncrypt, true),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.emailProtection]),
        ],
      });
      return Buffer.from(certificate.rawData);
    },
  };
}

/** The name of an address's SMIMEA record (RFC 8162 section 3): the local part's SHA-256, its first 28 octets. */
export function smimeaName(mail: string): string {
  const at = mail.lastIndexOf('@');
  const digest = createHash('sha256').update(mail.slice(0, at)).digest('hex').slice(0, 56);
  return `${digest}._smimecert.${mail.slice(at + 1)}`;
}
