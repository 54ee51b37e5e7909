import type { Fact, FactReport, TlsReport } from '../report.ts';
import type { CheckedHost } from './hosts.ts';
import { isCovered, type StsFinding } from './mta-sts.ts';

/** What the findings about single hosts say of a domain. Pure, so that the rules can be read and tested as a table. */

type Observed = CheckedHost['report'];

const answered = ({ startTls }: Observed): boolean => startTls === 'yes' || startTls === 'no';

const isModern = ({ startTls, version }: Observed): boolean =>
  startTls === 'yes' && (version === 'TLSv1.2' || version === 'TLSv1.3');

const fails = (host: Observed): boolean =>
  answered(host) && (!isModern(host) || host.dane === 'no');

export interface Findings {
  readonly hosts: readonly CheckedHost[];
  /** Hosts that the domain lists beyond those that were looked at. */
  readonly unchecked: number;
  /** The list of hosts was validated with DNSSEC. */
  readonly authenticList: boolean;
  readonly mtaSts: StsFinding;
  readonly tlsRpt: FactReport;
  /** ISO 8601. */
  readonly checkedAt: string;
  readonly level: TlsReport['level'];
}

/**
 * `yes` only when a sender that follows RFC 7672 would insist on it for every host: signed list, usable records everywhere,
 * and a match at each host that answered. Without a probe there is nothing to match, and the published records must do.
 */
function daneOf({ hosts, unchecked, authenticList, level }: Findings): {
  readonly dane: Fact;
  readonly daneCode: string | null;
} {
  const told = (dane: Fact, daneCode: string | null) => ({ dane, daneCode });
  if (!authenticList) return told('no', 'mx-not-authentic');
  if (hosts.some(({ report }) => report.dane === 'no')) return told('no', 'dane-mismatch');
  if (hosts.some(({ tlsa, tlsaUnknown }) => !tlsa && !tlsaUnknown)) {
    return told('no', 'no-usable-tlsa');
  }
  if (unchecked > 0) return told('unknown', 'mx-not-all-checked');
  const doubtful = hosts.find(({ tlsaUnknown }) => tlsaUnknown);
  if (doubtful !== undefined) return told('unknown', doubtful.report.code ?? 'tlsa-unknown');
  if (level === 'policy') return told('yes', null);
  const reached = hosts.filter(({ report }) => answered(report));
  if (reached.length === 0) return told('unknown', 'not-reached');
  const doubted = reached.find(({ report }) => report.dane !== 'yes');
  return doubted === undefined
    ? told('yes', null)
    : told('unknown', doubted.report.code ?? 'dane-unknown');
}

/** What a sender may hold the domain to without having seen a host. A policy never stands in for DANE that is in doubt. */
const isPromised = ({ mtaSts }: Findings, dane: Fact): boolean =>
  dane === 'yes' || (dane !== 'unknown' && mtaSts.state === 'yes');

function authenticatedOf(findings: Findings, dane: Fact): Fact {
  if (findings.level === 'policy') return isPromised(findings, dane) ? 'yes' : 'unknown';
  const reached = findings.hosts.filter(({ report }) => answered(report));
  if (reached.length === 0) return 'unknown';
  if (dane === 'yes') return 'yes';
  const proven = reached.every(
    ({ report }) => report.chain === 'yes' && report.name === 'yes' && report.dane !== 'no',
  );
  if (!proven) return 'no';
  // DANE records that could not be had or judged may be ones that this certificate does not match: in doubt, not proven.
  return reached.some(({ report }) => report.dane === 'unknown') ? 'unknown' : 'yes';
}

function stateOf(findings: Findings, dane: Fact): Fact {
  if (findings.level === 'policy') return isPromised(findings, dane) ? 'yes' : 'unknown';
  const reports = findings.hosts.map(({ report }) => report);
  if (reports.some(fails)) return 'no';
  return reports.some(answered) ? 'yes' : 'unknown';
}

/** The TLS part of a report; `code` is the first failing host, or where nothing was learnt the most preferred one. */
export function judgeTls(findings: Findings): TlsReport {
  const { mtaSts } = findings;
  const { dane, daneCode } = daneOf(findings);
  const state = stateOf(findings, dane);
  const observed = findings.hosts.map(({ report }) => report);
  const reason = state === 'no' ? observed.find(fails) : observed[0];
  return {
    state,
    authenticated: authenticatedOf(findings, dane),
    level: findings.level,
    dane,
    daneCode,
    mtaSts: mtaSts.state,
    mtaStsCode: mtaSts.code,
    mtaStsPolicy: mtaSts.policy,
    tlsRpt: findings.tlsRpt,
    hosts: observed.map((host) => ({ ...host, mtaSts: isCovered(mtaSts, host.host) })),
    code: state === 'yes' ? null : (reason?.code ?? 'not-probed'),
    checkedAt: findings.checkedAt,
  };
}
