import type { AddressReport, CertificateSourceName, Fact, HostReport } from './report.ts';

/** What the recipient check needs from the world. Adapters supply it; no port may throw for what a stranger's server does. */

export interface MxRecord {
  readonly preference: number;
  /** As answered; empty for the root, that is a null MX (RFC 7505). */
  readonly exchange: string;
}

/** RFC 6698 section 2.1. */
export interface TlsaRecord {
  readonly usage: number;
  readonly selector: number;
  readonly matching: number;
  readonly data: Uint8Array;
}

export interface DnsRecords {
  A: string;
  AAAA: string;
  MX: MxRecord;
  TXT: string;
  TLSA: TlsaRecord;
  /** RFC 8162 section 2: of the same form as TLSA. */
  SMIMEA: TlsaRecord;
}
export type DnsType = keyof DnsRecords;

export type DnsFailure =
  | 'dns-timeout'
  | 'dns-servfail'
  | 'dns-bogus'
  | 'dns-refused'
  | 'dns-malformed'
  | 'dns-unreachable';

export type DnsAnswer<T extends DnsType> =
  | {
      readonly state: 'records';
      readonly records: readonly DnsRecords[T][];
      /** Where CNAME records led; the name that was asked for when there were none. */
      readonly name: string;
      /** Validated with DNSSEC by a resolver that we trust to say so. */
      readonly authentic: boolean;
      /** Seconds that the answer may be remembered; 0 when nothing is said of it. */
      readonly ttl?: number;
    }
  | { readonly state: 'no-data'; readonly authentic: boolean; readonly ttl?: number }
  | { readonly state: 'no-such-name'; readonly authentic: boolean; readonly ttl?: number }
  | { readonly state: 'unknown'; readonly code: DnsFailure };

export interface Dns {
  resolve<T extends DnsType>(name: string, type: T): Promise<DnsAnswer<T>>;
}

/** One certificate of the chain as presented, leaf first. */
export interface PresentedCertificate {
  /**
   * What a DANE record is compared with (RFC 6698 section 2.1): the certificate (selector 0) or its SubjectPublicKeyInfo
   * (1) in DER, as it is (matching 0), its SHA-256 (1) or its SHA-512 (2).
   */
  readonly selected: (selector: 0 | 1, matching: 0 | 1 | 2) => Uint8Array;
  /** Its signature was made with the key of the next one, which may issue certificates. */
  readonly issuedByNext: boolean;
  /** Its signature was made with the key of one of the target's anchors. */
  readonly issuedByAnchor: boolean;
  /** Within its dates at the time of the probe. */
  readonly current: boolean;
  /** The distinguished name of its issuer, in the form of RFC 4514. */
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
}

export interface Probe {
  readonly startTls: Fact;
  readonly version: HostReport['version'];
  /** Whether EHLO, before TLS, offered SMTPUTF8. */
  readonly smtpUtf8: Fact;
  readonly chain: Fact;
  /** Whether the certificate names the host that was asked for. */
  readonly name: Fact;
  readonly code: string | null;
  readonly certificates: readonly PresentedCertificate[];
  /** DNS names in the leaf certificate. */
  readonly names: readonly string[];
  /** Every address of the target, in order. */
  readonly addresses: readonly AddressReport[];
}

export interface ProbeTarget {
  /** The name in the MX record, which the certificate should name. */
  readonly host: string;
  /**
   * What TLS asks for (SNI): the host, or with DANE the TLSA base domain (RFC 7672 section 2.2.3). It may still be looked
   * up while the conversation begins in clear.
   */
  readonly serverName: string | Promise<string>;
  /** DANE records that give an authority's certificate or key in full: it may be missing from what the server sends (RFC 7671 section 5.2.2). */
  readonly anchors?: readonly TlsaRecord[] | Promise<readonly TlsaRecord[]>;
  readonly addresses: readonly string[];
}

export interface SmtpProber {
  /** Speaks SMTP with the first of the addresses that answers. */
  probe(target: ProbeTarget): Promise<Probe>;
}

export type HttpsAnswer =
  | {
      readonly state: 'response';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
    }
  /** It answered in a way that no retry mends: a certificate that does not hold, or too much. */
  | { readonly state: 'invalid'; readonly code: 'certificate' | 'too-large' }
  | {
      readonly state: 'unknown';
      readonly code: 'timeout' | 'refused' | 'not-public-address' | 'failed';
    };

export interface HttpsFetcher {
  /** GET without following redirects, from one of the given addresses and no other, at most 64 KiB. */
  get(url: URL, addresses: readonly string[]): Promise<HttpsAnswer>;
}

export interface Cache {
  /** Null when there is nothing, or nothing fresh. */
  get(key: string): Promise<string | null>;
  set(key: string, value: string, seconds: number): Promise<void>;
}

export type CertificatesFound =
  | {
      readonly state: 'found';
      readonly certificates: readonly {
        /** DER. */
        readonly der: Uint8Array<ArrayBuffer>;
        /** DNSSEC says that this very certificate is the address's (RFC 8162, usage 3); who issued it does not matter then. */
        readonly vouched: boolean;
      }[];
    }
  /** Nothing there; `code` says when that proves less than usual. */
  | { readonly state: 'not-found'; readonly code: string | null }
  | { readonly state: 'unknown'; readonly code: string };

/** A place where certificates can be looked up. */
export interface CertificateSource {
  readonly name: CertificateSourceName;
  /** Certificates that may be for an address; whether they are is judged afterwards. Keeps no record of who was asked for. */
  find(address: string): Promise<CertificatesFound>;
}

/** Where certificates are looked up for the organisation, and whom they may be issued by. */
export interface Certificates {
  readonly sources: readonly CertificateSource[];
  /** Certificates of issuers that the organisation has laid beside its own, DER. */
  readonly authorities: readonly Uint8Array<ArrayBuffer>[];
}

export interface Limiter {
  /** Takes `points` from what `key` has left; null when there was enough, else the seconds until there is. Never rejects. */
  take(key: string, points: number): Promise<number | null>;
}

export interface Limits {
  /** Recipients that one client may ask for. */
  readonly client: Limiter;
  /** Times that one mail host or domain is looked at anew. */
  readonly target: Limiter;
}

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export interface Ports {
  readonly dns: Dns;
  /** Absent where port 25 is closed; the report then says `policy` instead of `observed`. */
  readonly smtp?: SmtpProber;
  readonly https?: HttpsFetcher;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly certificates?: Certificates;
  /** Absent on the command line, whose user answers for himself. */
  readonly limits?: Limits;
  /** Milliseconds from the first question to the last answer; by default what a person waits. */
  readonly budget?: number;
}

/** What the check needs to know of the organisation that asks. */
export interface CheckingOrganisation {
  /** Exact matches; a sub-domain counts only when it is listed. */
  readonly internalDomains: ReadonlySet<string>;
  /** Null when the organisation has no tunnel. `date` is ISO 8601. */
  readonly tunnel: {
    readonly domains: ReadonlySet<string>;
    readonly date: string;
    readonly maxAgeDays: number;
  } | null;
  /** Whether `Ports.certificates` is to be asked for the addresses. */
  readonly certificateSource: boolean;
  readonly acceptEncryptedOnly: boolean;
}
