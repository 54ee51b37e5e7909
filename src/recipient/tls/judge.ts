import type { Fact, HostReport, TlsReport } from '../report.ts';
import type { CheckedHost } from './hosts.ts';

/** What the findings about single hosts say of a domain. Pure, so that the rules can be read and tested as a table. */

const answered = ({ startTls }: HostReport): boolean => startTls === 'yes' || startTls === 'no';

const isModern = ({ startTls, version }: HostReport): boolean =>
  startTls === 'yes' && (version === 'TLSv1.2' || version === 'TLSv1.3');

const fails = (host: HostReport): boolean =>
  answered(host) && (!isModern(host) || host.dane === 'no');

export interface Findings {
  readonly hosts: readonly CheckedHost[];
  /** Hosts that the domain lists beyond those that were looked at. */
  readonly unchecked: number;
  /** The list of hosts was validated with DNSSEC. */
  readonly authenticList: boolean;
  readonly mtaSts: Fact;
  readonly level: TlsReport['level'];
}

/**
 * `yes` only when a sender that follows RFC 7672 would insist on it for every host: signed list, usable records everywhere,
 * and a match at each host that answered. Without a probe there is nothing to match, and the published records must do.
 */
function daneOf({ hosts, unchecked, authenticList, level }: Findings): Fact {
  if (!authenticList) return 'no';
  if (hosts.some(({ report }) => report.dane === 'no')) return 'no';
  if (hosts.some(({ tlsa, tlsaUnknown }) => !tlsa && !tlsaUnknown)) return 'no';
  if (unchecked > 0 || hosts.some(({ tlsaUnknown }) => tlsaUnknown)) return 'unknown';
  if (level === 'policy') return 'yes';
  const reached = hosts.filter(({ report }) => answered(report));
  return reached.length > 0 && reached.every(({ report }) => report.dane === 'yes')
    ? 'yes'
    : 'unknown';
}

/** What a sender may hold the domain to without having seen a host. A policy never stands in for DANE that is in doubt. */
const isPromised = ({ mtaSts }: Findings, dane: Fact): boolean =>
  dane === 'yes' || (dane !== 'unknown' && mtaSts === 'yes');

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
  const dane = daneOf(findings);
  const state = stateOf(findings, dane);
  const reports = findings.hosts.map(({ report }) => report);
  const reason = state === 'no' ? reports.find(fails) : reports[0];
  return {
    state,
    authenticated: authenticatedOf(findings, dane),
    level: findings.level,
    dane,
    mtaSts: findings.mtaSts,
    hosts: reports,
    code: state === 'yes' ? null : (reason?.code ?? 'not-probed'),
  };
}
