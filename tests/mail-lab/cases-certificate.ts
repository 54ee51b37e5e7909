/**
 * The cases of the certificate look-up, at the directory and the SMIMEA records of people.ts and world.ts. Their mail hosts
 * offer no TLS, so a certificate is all that can make them secure. Expectations are the issue's: not found is `no` with a
 * code of its own, never "has none"; what could not be asked is unknown.
 */
export interface CertificateCase {
  readonly address: string;
  readonly why: string;
  /** Instead of the lab's directory, one where nobody listens. */
  readonly directoryDown?: boolean;
  readonly expected: {
    readonly status: 'secure' | 'insecure' | 'unknown';
    readonly state: 'yes' | 'no' | 'unknown';
    readonly code: string | null;
    readonly source: 'smimea' | 'ldap' | null;
  };
}

const found = (source: 'smimea' | 'ldap'): CertificateCase['expected'] => ({
  status: 'secure',
  state: 'yes',
  code: null,
  source,
});
const none = (code: string): CertificateCase['expected'] => ({
  status: 'insecure',
  state: 'no',
  code,
  source: null,
});
const unknown = (code: string): CertificateCase['expected'] => ({
  status: 'unknown',
  state: 'unknown',
  code,
  source: null,
});

const inDirectory = (name: string): string => `${name}@directory.unsigned.example`;

export const certificateCases: readonly CertificateCase[] = [
  {
    address: 'anne@smimea.signed.example',
    why: 'a certificate in DNS, signed (RFC 8162)',
    expected: found('smimea'),
  },
  {
    address: 'Anne@smimea.signed.example',
    why: 'what stands before the @ is tried as typed, then in small letters',
    expected: found('smimea'),
  },
  {
    address: 'bo@smimea.signed.example',
    why: 'nothing at this name',
    expected: none('certificate-not-found'),
  },
  {
    address: 'anne@smimea.unsigned.example',
    why: 'without DNSSEC anybody could have put it there',
    expected: none('smimea-not-authentic'),
  },
  {
    address: 'anne@smimea.bogus.example',
    why: 'validation fails: nobody knows',
    expected: unknown('dns-bogus'),
  },
  {
    address: 'anne@smimea-null-mx.signed.example',
    why: 'a certificate does not bring a mail to a domain that takes none (RFC 7505)',
    expected: { ...found('smimea'), status: 'insecure' },
  },
  { address: inDirectory('anne'), why: 'in the directory', expected: found('ldap') },
  {
    address: inDirectory('zoe'),
    why: 'not in the directory',
    expected: none('certificate-not-found'),
  },
  {
    address: inDirectory('bo'),
    why: 'in the directory, without a certificate',
    expected: none('certificate-not-found'),
  },
  {
    address: inDirectory('carla'),
    why: 'a certificate past its date',
    expected: none('certificate-expired'),
  },
  {
    address: inDirectory('dan'),
    why: 'issued by the test system',
    expected: none('certificate-test-issuer'),
  },
  {
    address: inDirectory('eva'),
    why: 'the certificate in her entry names somebody else',
    expected: none('certificate-not-found'),
  },
  {
    address: inDirectory('finn'),
    why: 'good for signing, not for encrypting',
    expected: none('certificate-key-usage'),
  },
  {
    address: inDirectory('*'),
    why: 'an asterisk is a letter here, and finds nobody',
    expected: none('certificate-not-found'),
  },
  {
    address: inDirectory('anne'),
    why: 'the directory cannot be reached',
    directoryDown: true,
    expected: unknown('ldap-failed'),
  },
];
