import { reachesSafely } from '../advice/advise.ts';
import type { Means } from '../advice/advise.ts';
import type { Recipient } from '../machines/recipients.ts';
import type { Report } from '../recipient/report.ts';

/** Ids of the entries in src/content/recipients/: one sentence for each reason a recipient has its colour. */
export const recipientReasons = [
  'internal',
  'tunnel',
  'certificate',
  'certificate-unknown',
  'tls',
  'tls-encrypted-only',
  'out-of-reach',
  'no-starttls',
  'tls-too-old',
  'no-name',
  'dane-mismatch',
  'null-mx',
  'no-such-domain',
  'no-mail-host',
  'greeting-4xx',
  'greeting-5xx',
  'timeout',
  'tunnel-list-old',
  'refused',
  'dns-failed',
  'tls-handshake',
  'not-public-address',
  'not-probed',
  'rate-limited',
  'offline',
  'service-down',
  'unknown',
] as const;
export type RecipientReason = (typeof recipientReasons)[number];

/** Codes for experts that a person need not tell apart. */
const alike: Readonly<Record<string, RecipientReason>> = {
  'connection-failed': 'refused',
  unreachable: 'refused',
  reset: 'refused',
  closed: 'refused',
  'ehlo-4xx': 'greeting-4xx',
  'ehlo-5xx': 'greeting-5xx',
  'starttls-refused': 'tls-handshake',
  'starttls-injection': 'tls-handshake',
};

const isReason = (code: string): code is RecipientReason =>
  (recipientReasons as readonly string[]).includes(code);

/** Which sentence explains the colour. A code without a sentence of its own gets the general one, never a wrong one. */
export function reasonOf(
  { report, failure }: Pick<Recipient, 'report' | 'failure'>,
  means: Means,
): RecipientReason {
  if (failure !== null) return failure;
  if (report === null) return 'unknown';
  if (report.status !== 'secure' || reachesSafely(report, means)) return reasonOfReport(report);
  return report.certificate.state === 'unknown' ? 'certificate-unknown' : 'out-of-reach';
}

function reasonOfReport(report: Report): RecipientReason {
  const { status, by, tunnel, mail, tls } = report;
  if (status === 'internal') return 'internal';
  if (status === 'secure')
    return by === 'tls' && tls.authenticated !== 'yes' ? 'tls-encrypted-only' : (by ?? 'unknown');
  if (tunnel.state === 'unknown') return 'tunnel-list-old';
  if (mail.state === 'no') return mail.reason ?? 'no-mail-host';
  if (status === 'unknown' && hangsOnCertificate(report)) return 'certificate-unknown';
  const codes = [tls.code, ...tls.hosts.map(({ code }) => code)].filter((code) => code !== null);
  for (const code of codes) {
    if (code.startsWith('dns-')) return 'dns-failed';
    const reason = alike[code] ?? code;
    if (isReason(reason)) return reason;
  }
  return tls.state === 'yes' ? 'no-name' : 'unknown';
}

/** Everything else is known and is not enough. */
const hangsOnCertificate = ({ certificate, mail, tls }: Report): boolean =>
  certificate.state === 'unknown' &&
  mail.state === 'yes' &&
  (tls.state === 'no' || (tls.state === 'yes' && tls.authenticated === 'no'));
