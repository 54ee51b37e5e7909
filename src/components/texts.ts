import { reachesSafely } from '../advice/advise.ts';
import type { Means } from '../advice/advise.ts';
import type { da } from '../content/da.ts';
import type { Report, Status } from '../recipient/report.ts';
import type { FindingText } from './findings.ts';

/** What the islands get of the strings file, and the titles of the findings; passed as props by the pages. */
export interface Texts {
  readonly check: typeof da.check;
  readonly recipient: typeof da.recipient;
  readonly status: Readonly<Record<keyof typeof da.status, string>>;
  readonly evidence: typeof da.evidence;
  readonly certificateFile: typeof da.certificateFile;
  readonly rightRecipient: typeof da.rightRecipient;
  readonly problem: typeof da.problem;
  readonly reason: typeof da.reason;
  readonly blocked: typeof da.blocked;
  readonly note: typeof da.note;
  readonly situation: typeof da.situation;
  readonly dataClass: typeof da.dataClass;
  /** What the organisation's own mail can do: a recipient is only as green as that makes it. */
  readonly means: Means;
  /** The heading over whom to ask. */
  readonly stuck: string;
  readonly site: { readonly back: string };
  readonly kinds: Readonly<Record<FindingText, string>>;
  /** The title of each rule, by its id. */
  readonly rules: Readonly<Partial<Record<string, string>>>;
  /** Version of Kuvert and fingerprint of its rules, for a report. */
  readonly engine: string;
}

/** A sentence with its `{places}` filled. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/**
 * The colour to show for a recipient. Green promises that this organisation can reach it, so one whom only TLS would
 * protect is red where the organisation does not insist on TLS towards it, and grey while there may be a certificate. The
 * report itself stays as it is.
 */
export function statusOf(report: Report | null, { means }: Pick<Texts, 'means'>): Status {
  if (report === null) return 'unknown';
  if (report.status !== 'secure' || reachesSafely(report, means)) return report.status;
  return report.certificate.state === 'unknown' ? 'unknown' : 'insecure';
}
