/** What the recipient check says of one recipient. Stable machine words only; the sentences are content. */

export type Fact = 'yes' | 'no' | 'unknown' | 'not-applicable';
export type Status = 'internal' | 'secure' | 'insecure' | 'unknown';
export type SecuredBy = 'internal' | 'tunnel' | 'certificate' | 'tls';

export interface HostReport {
  readonly host: string;
  readonly preference: number;
  readonly startTls: Fact;
  readonly version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3' | null;
  readonly chain: Fact;
  readonly name: Fact;
  readonly dane: Fact;
  readonly code: string | null;
}

export interface TlsReport {
  readonly state: Fact;
  readonly authenticated: Fact;
  /** `observed`: we connected. `policy`: only what DNS and published policies say. */
  readonly level: 'observed' | 'policy';
  readonly dane: Fact;
  readonly mtaSts: Fact;
  readonly hosts: readonly HostReport[];
  /** Why `state` is not `yes`; null when it is. */
  readonly code: string | null;
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
  readonly internal: { readonly state: Fact };
  readonly tunnel: { readonly state: Fact; readonly listDate: string | null };
  readonly certificate: { readonly state: Fact };
  /** `no` for a null MX or a domain that does not exist; `reason` says which. */
  readonly mail: {
    readonly state: Fact;
    readonly reason?: 'null-mx' | 'no-such-domain' | 'no-mail-host';
  };
  readonly tls: TlsReport;
  readonly warnings: readonly Warning[];
}
