import type { TlsReport, Warning } from './report.ts';

/** Letters that only a host with SMTPUTF8 (RFC 6531) takes before the @. */
const needsSmtpUtf8 = (address: string): boolean =>
  /[^\x20-\x7e]/.test(address.slice(0, address.lastIndexOf('@')));

/**
 * What to warn of when the address has letters outside ASCII before the @: a host that answered said that it does not take
 * them, or none said that it does. Null when there is nothing to warn of. The page asks this as well, since it knows the
 * address also where the server is told the domain alone.
 */
export function smtpUtf8Warning(
  address: string | null,
  { hosts }: Pick<TlsReport, 'hosts'>,
): Warning | null {
  if (address === null || !needsSmtpUtf8(address)) return null;
  if (hosts.some(({ smtpUtf8 }) => smtpUtf8 === 'no')) return { code: 'smtputf8-not-offered' };
  return hosts.some(({ smtpUtf8 }) => smtpUtf8 === 'yes') ? null : { code: 'smtputf8-unknown' };
}
