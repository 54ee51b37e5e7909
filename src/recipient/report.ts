/** What the recipient check says of one recipient. Stable machine words only; the sentences are content. */

export type Fact = 'yes' | 'no' | 'unknown' | 'not-applicable';
export type Status = 'internal' | 'secure' | 'insecure' | 'unknown';
export type SecuredBy = 'internal' | 'tunnel' | 'certificate' | 'tls';

/** A fact with why it is so and since when. */
export interface FactReport {
  readonly state: Fact;
  /** Why; null when `state` says it all. */
  readonly code: string | null;
  /** When it was found out; ISO 8601, UTC. */
  readonly checkedAt: string;
}

/** One address of a mail host, and how talking to it went. */
export interface AddressReport {
  readonly address: string;
  /** Null when the conversation went as it should; `not-tried` when another address had answered already. */
  readonly code: string | null;
}

/** What a mail host's certificate says. Text from a stranger, cut and cleaned of invisible characters; still to be shown as text only. */
export interface HostCertificate {
  /** The names it is for; the first few of them. */
  readonly names: readonly string[];
  readonly issuer: string;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
}

export interface HostReport {
  readonly host: string;
  readonly preference: number;
  readonly startTls: Fact;
  readonly version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3' | null;
  readonly chain: Fact;
  readonly name: Fact;
  readonly dane: Fact;
  /** Whether the domain's enforced MTA-STS policy names this host. */
  readonly mtaSts: Fact;
  /** Whether it takes addresses with other letters than ASCII before the @ (RFC 6531). */
  readonly smtpUtf8: Fact;
  readonly addresses: readonly AddressReport[];
  readonly certificate: HostCertificate | null;
  /** When the host was looked at, which may be before this domain was asked for; ISO 8601, UTC. */
  readonly checkedAt: string;
  readonly code: string | null;
}

/** The MTA-STS policy that was judged. */
export interface StsReport {
  readonly mode: 'enforce' | 'testing' | 'none';
  readonly mx: readonly string[];
  /** When it was fetched and when it ends; ISO 8601, UTC. */
  readonly fetchedAt: string;
  readonly expiresAt: string;
  /** It could not be fetched just now, and an older one that has not ended holds (RFC 8461 section 5.1). */
  readonly kept: boolean;
}

export interface TlsReport {
  readonly state: Fact;
  readonly authenticated: Fact;
  /** `observed`: we connected. `policy`: only what DNS and published policies say. */
  readonly level: 'observed' | 'policy';
  readonly dane: Fact;
  /** Why `dane` is not `yes`; null when it is. */
  readonly daneCode: string | null;
  readonly mtaSts: Fact;
  /** Why `mtaSts` is not `yes`; null when it is. */
  readonly mtaStsCode: string | null;
  readonly mtaStsPolicy: StsReport | null;
  /** Whether the domain asks for reports on TLS (RFC 8460). Information only: it protects nothing. */
  readonly tlsRpt: FactReport;
  readonly hosts: readonly HostReport[];
  /** Why `state` is not `yes`; null when it is. */
  readonly code: string | null;
  readonly checkedAt: string;
}

export type CertificateSourceName = 'smimea' | 'ldap' | 'files';

/** One certificate, judged for one address. */
export interface CertificateReport {
  /** Whether a mail to the address can be encrypted with it. */
  readonly state: Fact;
  readonly code: string | null;
  /** The address stands in the certificate. */
  readonly address: Fact;
  /** Within its dates. */
  readonly validity: Fact;
  /** May be used to encrypt mail. */
  readonly keyUsage: Fact;
  /** Who issued it, by the name it gives. */
  readonly issuerKind: 'oces3' | 'oces3-test' | 'closed' | 'other';
  /** Whether the issuer's signature was verified with the issuer's own certificate. */
  readonly signature: Fact;
  /** Distinguished names as in RFC 4514, cut and cleaned. */
  readonly subject: string;
  readonly issuer: string;
  readonly organisation: string | null;
  /** Eight digits, from an organizationIdentifier `NTRDK-…`. */
  readonly cvr: string | null;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** SHA-256 of the certificate, hex. */
  readonly fingerprint: string;
}

/** `no` means that none was found where we looked, never that there is none. */
export interface CertificateFact extends FactReport {
  /** Where the certificate was found that `state` rests on. */
  readonly source: CertificateSourceName | null;
  readonly sources: readonly {
    readonly source: CertificateSourceName;
    readonly state: Fact;
    readonly code: string | null;
    readonly certificates: readonly CertificateReport[];
  }[];
}

export interface Warning {
  readonly code: string;
  readonly of?: string;
}

export interface Report {
  /** In ASCII (punycode) form, lower case. */
  readonly domain: string;
  readonly status: Status;
  readonly by: SecuredBy | null;
  /** ISO 8601, UTC. */
  readonly checkedAt: string;
  readonly expiresAt: string;
  readonly internal: FactReport;
  readonly tunnel: FactReport & { readonly listDate: string | null };
  readonly certificate: CertificateFact;
  /** `no` for a null MX or a domain that does not exist; `reason` says which. */
  readonly mail: FactReport & {
    readonly reason?: 'null-mx' | 'no-such-domain' | 'no-mail-host';
  };
  readonly tls: TlsReport;
  readonly warnings: readonly Warning[];
}
