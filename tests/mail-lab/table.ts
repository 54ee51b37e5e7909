/** The shape of the table of cases: what a row gives the world, and what must be found out about it. Data only. */
import type { Fact, HostReport, Report, TlsReport } from '../../src/recipient/report.ts';
import type { Script } from '../unit/recipient/lab.ts';

/**
 * Where a row's domain lies, which is `<id>.<zone>.example`: signed; delegated without DS; delegated with a DS that fits
 * no key; unsigned at a name server that misbehaves, or at one that is not there.
 */
export type ZoneName = 'signed' | 'unsigned' | 'bogus' | 'broken' | 'dead';

/** Names without a dot at their end are relative to the row's domain, and `@` is the domain itself, as in a zone file. */
export type DnsRecord = readonly [
  name: string,
  type: 'A' | 'AAAA' | 'CNAME' | 'MX' | 'TXT',
  data: string,
];

export interface CertificateSpec {
  /** The lab's authority; one that nobody trusts; or the certificate itself. */
  readonly by: 'root' | 'other' | 'self';
  /** Default: the host that serves it. */
  readonly names?: readonly string[];
  readonly expired?: boolean;
  readonly weak?: boolean;
  /** Sends the authority's certificate too. */
  readonly sendRoot?: boolean;
}

export type MailServer =
  | {
      readonly by: 'postfix';
      /** Null: a host without a certificate, so without STARTTLS. */
      readonly certificate: CertificateSpec | null;
      /** Of main.cf, for this host alone. */
      readonly options?: Readonly<Record<string, string>>;
      /** Postfix's own doorkeeper in front: part of the greeting at once, the rest when the client has shown patience. */
      readonly postscreen?: boolean;
    }
  | {
      readonly by: 'script';
      readonly certificate?: CertificateSpec;
      readonly script?: Omit<Script, 'tls'>;
      readonly versions?: { readonly min: TlsVersion; readonly max: TlsVersion };
    };

type TlsVersion = NonNullable<HostReport['version']>;

/**
 * `v4`, `v6`: an address where the server listens; `-closed`: one where nobody does; `dropped`: packets vanish;
 * `unreachable`: no route. Anything else is an address as it stands.
 */
export type Place =
  | 'v4'
  | 'v6'
  | 'v4-closed'
  | 'v6-closed'
  | 'dropped'
  | 'unreachable'
  | `${string}${'.' | ':'}${string}`;

export interface MailHost {
  /** Default `mx`; `@`: the domain itself. */
  readonly name?: string;
  /** Null: no MX record of this row names it. Default 10. */
  readonly preference?: number | null;
  /** Default one IPv4 address. */
  readonly at?: readonly Place[];
  /** Null: nobody listens. */
  readonly server: MailServer | null;
  /** `usage selector matching what`, where what is `leaf`, `root`, `other` (a key nobody has here) or hexadecimal. */
  readonly tlsa?: readonly string[];
  /** Delegates `_tcp.<host>` to a zone with a false DS, so that the TLSA question alone fails. */
  readonly tlsaBogus?: boolean;
}

export interface StsSpec {
  /** At `_mta-sts`. Default one good announcement. */
  readonly announcements?: readonly string[];
  /** Default: enforced, for `mx.<domain>`. */
  readonly policy?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: by the lab's authority for the policy host. */
  readonly certificate?: CertificateSpec;
  /** Default `v4`. */
  readonly at?: readonly Place[];
  /** Takes the request and never answers. */
  readonly silent?: boolean;
  /** What it says from the second request on. */
  readonly later?: { readonly policy?: string; readonly status?: number };
}

/** What the broken name server does with questions. */
export interface DnsFault {
  readonly name: string;
  readonly type: string;
  readonly rcode: 'SERVFAIL' | 'NOTIMP' | 'REFUSED';
}

type HostFacts = Pick<HostReport, 'startTls' | 'version' | 'chain' | 'name' | 'dane' | 'code'>;

type MailFacts = Pick<Report['mail'], 'state' | 'reason'>;

/** All that is said of a recipient, less the times and what is evidence only. */
export interface Expected {
  readonly status: Report['status'];
  readonly by?: Report['by'];
  readonly internal?: Fact;
  readonly tunnel?: Fact;
  readonly mail?: MailFacts;
  readonly tls: {
    readonly state: Fact;
    readonly authenticated: Fact;
    readonly dane: Fact;
    readonly mtaSts: Fact;
    readonly code?: TlsReport['code'];
  };
  /** In the order of the report; `host` is relative like every name. Default: one `mx` at 10. */
  readonly hosts?: readonly (Partial<HostFacts> & {
    readonly host?: string;
    readonly preference?: number;
  })[];
  readonly warnings?: readonly string[];
}

export interface Case {
  readonly id: string;
  /** Where the organisation that asks names the domain itself; it then lies in the signed zone `example`. */
  readonly domain?: string;
  /** Number in the pitfall list, or the part of the issue it stands for. */
  readonly pitfall: string;
  readonly why: string;
  readonly zone?: ZoneName;
  /** What is asked for, when it is not the domain itself. */
  readonly ask?: { readonly domain: string } | { readonly address: string };
  /** Default none. */
  readonly hosts?: readonly MailHost[];
  readonly records?: readonly DnsRecord[];
  readonly faults?: readonly DnsFault[];
  readonly sts?: StsSpec;
  /** Somebody waits in it for seconds; asked first, and in the first run only. */
  readonly slow?: boolean;
  readonly expected: Expected;
}

/** Input that is no domain or address at all: refused with a code, and nothing is looked up. */
export interface Refused {
  readonly ask: { readonly domain: string } | { readonly address: string };
  readonly code: string;
  readonly why: string;
}

export const domainOf = ({ id, domain, zone = 'unsigned' }: Case): string =>
  domain ?? `${id}.${zone}.example`;

/** A name of a zone file made whole, without the dot at its end. */
export const absolute = (name: string, origin: string): string =>
  name === '@' ? origin : name.endsWith('.') ? name.slice(0, -1) : `${name}.${origin}`;

const seen: HostFacts = {
  startTls: 'yes',
  version: 'TLSv1.3',
  chain: 'yes',
  name: 'yes',
  dane: 'not-applicable',
  code: null,
};

export interface Facts extends Pick<Report, 'domain' | 'status' | 'by'> {
  readonly internal: Pick<Report['internal'], 'state'>;
  readonly tunnel: Pick<Report['tunnel'], 'state' | 'listDate'>;
  readonly certificate: Pick<Report['certificate'], 'state'>;
  readonly mail: MailFacts;
  readonly tls: Pick<TlsReport, 'state' | 'authenticated' | 'level' | 'dane' | 'mtaSts' | 'code'>;
  readonly hosts: readonly (HostFacts & Pick<HostReport, 'host' | 'preference'>)[];
  readonly warnings: readonly string[];
}

/** The facts that a row expects, whole. `listDate` of the tunnel is that of the organisation that asks. */
export function expectedFacts(row: Case, listDate: string | null): Facts {
  const { expected } = row;
  const domain = domainOf(row);
  return {
    domain,
    status: expected.status,
    by: expected.by ?? (expected.status === 'secure' ? 'tls' : null),
    internal: { state: expected.internal ?? 'no' },
    tunnel: { state: expected.tunnel ?? 'no', listDate },
    certificate: { state: 'not-applicable' },
    mail: expected.mail ?? { state: 'yes' },
    tls: { level: 'observed', code: null, ...expected.tls },
    hosts: (expected.hosts ?? [{}]).map(({ host = 'mx', preference = 10, ...facts }) => ({
      host: absolute(host, domain),
      preference,
      ...seen,
      ...facts,
    })),
    warnings: expected.warnings ?? [],
  };
}

/** The same facts of a report as it came. What a later version adds as evidence is left out, what is missing shows. */
export function factsOf(report: Report): Facts {
  const { domain, status, by, internal, tunnel, certificate, mail, tls, warnings } = report;
  return {
    domain,
    status,
    by,
    internal: { state: internal.state },
    tunnel: { state: tunnel.state, listDate: tunnel.listDate },
    certificate: { state: certificate.state },
    mail:
      mail.reason === undefined
        ? { state: mail.state }
        : { state: mail.state, reason: mail.reason },
    tls: {
      state: tls.state,
      authenticated: tls.authenticated,
      level: tls.level,
      dane: tls.dane,
      mtaSts: tls.mtaSts,
      code: tls.code,
    },
    hosts: tls.hosts.map(({ host, preference, startTls, version, chain, name, dane, code }) => ({
      host,
      preference,
      startTls,
      version,
      chain,
      name,
      dane,
      code,
    })),
    warnings: warnings.map(({ code }) => code),
  };
}
