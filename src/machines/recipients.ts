import type { Report } from '../recipient/report.ts';
import { parseRecipientList } from '../recipient/address.ts';
import { askedOf, type Asking } from '../recipient/question.ts';
import { shownDomain, suspicionsOf } from '../recipient/suspect.ts';
import type { KnownDomains, Suspicion } from '../recipient/suspect.ts';

export const recipientFields = ['to', 'cc', 'bcc'] as const;
export type RecipientField = (typeof recipientFields)[number];

/** At most so many look-ups in one go: a mail to more is a mass mailing, and the look-up is no scanner. */
export const mostLookUps = 50;

export type LookUpFailure = 'offline' | 'service-down' | 'rate-limited';

export interface Recipient {
  readonly field: RecipientField;
  /** As written, without the address's CPR number; only ever shown on this page. */
  readonly shown: string;
  readonly cprInAddress: boolean;
  /** ASCII form. */
  readonly domain: string;
  /** Domain in ASCII form; null when only a domain was given. */
  readonly address: string | null;
  /** What the server is asked about: the address or the domain (recipient/question.ts). */
  readonly asked: string;
  readonly report: Report | null;
  readonly failure: LookUpFailure | null;
}

export interface LookUpInput {
  /** Addresses or domains. */
  readonly asked: readonly string[];
  /** Look again, though an answer is remembered: "Tjek igen". */
  readonly refresh: boolean;
}

/** What was said to "Er det den rigtige modtager?"; null while nothing was. */
export type RightRecipient = 'right' | 'doubtful' | null;

export type LookUpEvent =
  | { type: 'REPORTED'; asked: string; report: Report }
  | { type: 'NOT_REPORTED'; asked: string; failure: LookUpFailure }
  | { type: 'LOOKED_UP' };

/** What decides on what the server is asked. */
export interface LookUpRules {
  readonly known: KnownDomains;
  readonly asking: Asking;
}

export interface ReadRecipients {
  readonly recipients: readonly Recipient[];
  /** Pieces of the input that are no address or domain, as written. */
  readonly bad: readonly string[];
  readonly problem: 'no-recipients' | 'bad-recipients' | 'too-many-recipients' | null;
}

/** Everyone in the three fields, in order; nobody is looked up while one of them cannot be read. */
export function readRecipients(
  fields: Readonly<Record<RecipientField, string>>,
  { known, asking }: LookUpRules,
): ReadRecipients {
  const entries = recipientFields.flatMap((field) =>
    parseRecipientList(fields[field]).map((entry) => ({ field, entry })),
  );
  const recipients = entries.flatMap(({ field, entry }) =>
    entry.ok
      ? [
          {
            field,
            // The number itself must not stay on the screen, or on the print of it.
            shown: entry.cprInAddress ? `••••••-••••@${shownDomain(entry.domain)}` : shownAs(entry),
            cprInAddress: entry.cprInAddress,
            domain: entry.domain,
            address: entry.address,
            asked: askedOf(entry, asking, known.internal),
            report: null,
            failure: null,
          },
        ]
      : [],
  );
  const bad = entries.flatMap(({ entry }) => (entry.ok ? [] : [entry.original]));
  return { recipients, bad, problem: problemOf(recipients, bad) };
}

/** With the domain as people write it; what the parser gives back is for machines. */
const shownAs = ({ address, domain }: Pick<Recipient, 'address' | 'domain'>): string =>
  `${address?.slice(0, -domain.length) ?? ''}${shownDomain(domain)}`;

function problemOf(
  recipients: readonly Recipient[],
  bad: readonly string[],
): ReadRecipients['problem'] {
  if (bad.length > 0) return 'bad-recipients';
  if (recipients.length === 0) return 'no-recipients';
  return lookUpsOf(recipients).length > mostLookUps ? 'too-many-recipients' : null;
}

/** What there is to ask about, each once. */
export function lookUpsOf(recipients: readonly Recipient[]): readonly string[] {
  return [...new Set(recipients.map(({ asked }) => asked))];
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

/** The recipients after what the look-up told of one address or domain. */
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
    recipient.asked === event.asked ? { ...recipient, ...answer } : recipient,
  );
}
