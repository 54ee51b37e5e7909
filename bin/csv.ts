import type { Report } from '../src/recipient/report.ts';

/** Reports as CSV (RFC 4180) for a spreadsheet. */

/** A cell that begins like this is a formula to Excel, LibreOffice or Google Sheets; somebody else chose the text in it. */
const formula = /^[\s]*[=+\-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]|^[\t\r\n]/u;

/** One cell: never a formula, quoted where it must be. */
export function csvCell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : value;
  const plain = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** One record with its line end. */
const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`;

const columns: Readonly<Record<string, (report: Report) => string>> = {
  domain: ({ domain }) => domain,
  status: ({ status }) => status,
  by: ({ by }) => by ?? '',
  internal: ({ internal }) => internal.state,
  tunnel: ({ tunnel }) => tunnel.state,
  tunnelListDate: ({ tunnel }) => tunnel.listDate ?? '',
  certificate: ({ certificate }) => certificate.state,
  certificateCode: ({ certificate }) => certificate.code ?? '',
  mail: ({ mail }) => mail.state,
  tls: ({ tls }) => tls.state,
  tlsCode: ({ tls }) => tls.code ?? '',
  authenticated: ({ tls }) => tls.authenticated,
  level: ({ tls }) => tls.level,
  dane: ({ tls }) => tls.dane,
  daneCode: ({ tls }) => tls.daneCode ?? '',
  mtaSts: ({ tls }) => tls.mtaSts,
  mtaStsCode: ({ tls }) => tls.mtaStsCode ?? '',
  tlsRpt: ({ tls }) => tls.tlsRpt.state,
  hosts: ({ tls }) =>
    tls.hosts
      .map(({ host, version, code }) => [host, version, code].filter(Boolean).join(' '))
      .join('; '),
  warnings: ({ warnings }) => warnings.map(({ code }) => code).join('; '),
  checkedAt: ({ checkedAt }) => checkedAt,
};

export const csvHeader = csvLine(['id', ...Object.keys(columns), 'error']);

/** The record of one line's answer; `error` is a code where there is no report. */
export const csvRecord = (
  id: string | number,
  answer: { readonly report: Report } | { readonly error: string },
): string =>
  csvLine([
    id,
    ...Object.values(columns).map((cell) => ('report' in answer ? cell(answer.report) : '')),
    'error' in answer ? answer.error : '',
  ]);
