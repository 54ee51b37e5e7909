import type { Network } from '../../guard.ts';
import {
  parseHttpsUrl,
  readLimits,
  variableReader,
  type LimitNumbers,
  type Variables,
} from '../variables.ts';

export interface EdgeEnvironment {
  /** Null when none is named: then nobody is asked, and only lists can say anything. */
  readonly dns: { readonly url: string; readonly trusted: boolean } | null;
  readonly allowNetworks: readonly Network[];
  readonly limits: LimitNumbers;
}

/** What only Node can do; somebody who sets one of these believes that it does something here. */
const onlyOnNode = [
  'RECIPIENT_CACHE',
  'RECIPIENT_EHLO',
  'RECIPIENT_LDAP_PASSWORD',
  'RECIPIENT_LDAP_URL',
  'RECIPIENT_TEST_SMTP_PORT',
  'RECIPIENT_TRUSTED_PROXIES',
] as const;

/**
 * More than on Node: nobody connects to a mail host from here, and requests at the same time cannot share a look at one
 * that serves many domains.
 */
const targetLimit = 60;

/**
 * Reads and checks the variables that a worker knows; they have the names and meanings that they have on Node.
 * Throws one Error whose message has one sentence for each wrong value.
 */
export function readEdgeEnvironment(variables: Variables): EdgeEnvironment {
  const reader = variableReader(variables);
  const { problems } = reader;
  const url = reader.read<string | null>(
    'RECIPIENT_DNS',
    null,
    parseHttpsUrl,
    'the https:// address of a resolver (RFC 8484)',
  );
  // Named by whoever runs this and asked over HTTPS: its word on DNSSEC counts, unless they say that it must not.
  const trusted = reader.flag('RECIPIENT_DNS_TRUSTED') ?? true;
  const environment: EdgeEnvironment = {
    dns: url === null ? null : { url, trusted },
    allowNetworks: reader.networks('RECIPIENT_ALLOW_NETWORKS'),
    limits: readLimits(reader, targetLimit),
  };
  for (const name of onlyOnNode) {
    if ((variables[name] ?? '') !== '') problems.push(`${name} has no meaning on this platform.`);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return environment;
}
