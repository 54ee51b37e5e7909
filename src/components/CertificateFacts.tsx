import type { CertificateReport } from '../recipient/report.ts';
import { danishDate } from './dates.ts';
import type { Texts } from './texts.ts';

/** What one certificate says, as it stands in it. Names come from strangers: shown as text. */
export function CertificateFacts({
  report,
  addresses,
  texts: { certificateFile: words, evidence },
}: {
  readonly report: CertificateReport;
  /** The mail addresses in it, where they are known; what the server found is for the address that was asked about. */
  readonly addresses?: readonly string[];
  readonly texts: Texts;
}) {
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    [words.addresses, addresses === undefined ? null : addresses.join(', ') || words.noAddress],
    [words.organisation, report.organisation],
    [words.cvr, report.cvr],
    [words.subject, report.subject],
    [words.issuer, `${report.issuer} (${words.issuerKind[report.issuerKind]})`],
    [words.signature, evidence.fact[report.signature]],
    [words.validity, `${danishDate(report.notBefore)} – ${danishDate(report.notAfter)}`],
    [words.keyUsage, evidence.fact[report.keyUsage]],
    [words.fingerprint, report.fingerprint],
  ];
  return (
    <dl>
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
