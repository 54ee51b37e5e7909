import type { da } from '../content/da.ts';
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
