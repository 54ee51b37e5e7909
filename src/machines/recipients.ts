import type { Report } from '../recipient/report.ts';
import { parseRecipientList } from '../recipient/address.ts';
import { suspicionsOf } from '../recipient/suspect.ts';
import type { KnownDomains, Suspicion } from '../recipient/suspect.ts';

export const recipientFields = ['to', 'cc', 'bcc'] as const;
export type RecipientField = (typeof recipientFields)[number];

/** At most so many different domains in one go: a mail to more is a mass mailing, and the look-up is no scanner. */
export const mostDomains = 50;

export type LookUpFailure = 'offline' | 'service-down' | 'rate-limited';

export interface Recipient {
  readonly field: RecipientField;
  /** As written, without the address's CPR number; only ever shown on this page. */
  readonly shown: string;
  readonly cprInAddress: boolean;
  /** ASCII form. */
  readonly domain: string;
  readonly report: Report | null;
  readonly failure: LookUpFailure | null;
}

export interface LookUpInput {
  readonly domains: readonly string[];
  /** Look again, though an answer is remembered: "Tjek igen". */
  readonly refresh: boolean;
}

/** What was said to "Er det den rigtige modtager?"; null while nothing was. */
export type RightRecipient = 'right' | 'doubtful' | null;

export type LookUpEvent =
  | { type: 'REPORTED'; domain: string; report: Report }
  | { type: 'NOT_REPORTED'; domain: string; failure: LookUpFailure }
  | { type: 'LOOKED_UP' };

export interface ReadRecipients {
  readonly recipients: readonly Recipient[];
  /** Pieces of the input that are no address or domain, as written. */
  readonly bad: readonly string[];
  readonly problem: 'no-recipients' | 'bad-recipients' | 'too-many-recipients' | null;
}

/** Everyone in the three fields, in order; nobody is looked up while one of them cannot be read. */
export function readRecipients(fields: Readonly<Record<RecipientField, string>>): ReadRecipients {
  const entries = recipientFields.flatMap((field) =>
    parseRecipientList(fields[field]).map((entry) => ({ field, entry })),
  );
  const recipients = entries.flatMap(({ field, entry }) =>
    entry.ok
      ? [
          {
            field,
            // The number itself must not stay on the screen, or on the print of it.
            shown: entry.cprInAddress
              ? `••••••-••••@${entry.domain}`
              : (entry.address ?? entry.domain),
            cprInAddress: entry.cprInAddress,
            domain: entry.domain,
            report: null,
            failure: null,
          },
        ]
      : [],
  );
  const bad = entries.flatMap(({ entry }) => (entry.ok ? [] : [entry.original]));
  return { recipients, bad, problem: problemOf(recipients, bad) };
}

function problemOf(
  recipients: readonly Recipient[],
  bad: readonly string[],
): ReadRecipients['problem'] {
  if (bad.length > 0) return 'bad-recipients';
  if (recipients.length === 0) return 'no-recipients';
  return domainsOf(recipients).length > mostDomains ? 'too-many-recipients' : null;
}

/** The different domains there are to look up. */
export function domainsOf(recipients: readonly Recipient[]): readonly string[] {
  return [...new Set(recipients.map((recipient) => recipient.domain))];
}

/** What is odd about them, by what the page knows and what the server told. */
export function oddities(
  recipients: readonly Recipient[],
  known: KnownDomains,
): readonly Suspicion[] {
  return suspicionsOf(
    recipients.map((recipient) => ({ ...recipient, likeOf: likeOf(recipient) })),
    known,
  );
}

const likeOf = ({ report }: Recipient): string | null =>
  report?.warnings.find(({ code }) => code === 'look-alike')?.of ?? null;

/** Whether there is an answer, good or bad, for this recipient. */
export function isAnswered(recipient: Recipient): boolean {
  return recipient.report !== null || recipient.failure !== null;
}

/** The recipients after what the look-up told of one domain. */
export function withAnswer(
  recipients: readonly Recipient[],
  event: LookUpEvent,
): readonly Recipient[] {
  if (event.type === 'LOOKED_UP') return recipients;
  const answer =
    event.type === 'REPORTED'
      ? { report: event.report, failure: null }
      : { report: null, failure: event.failure };
  return recipients.map((recipient) =>
    recipient.domain === event.domain ? { ...recipient, ...answer } : recipient,
  );
}
