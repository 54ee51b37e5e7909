import type { DataClass } from '../classifier/types.ts';

/** Ways to get a message across; what each is, its rule, its steps and its proof stand in src/content/channels/<id>.mdx. */
export const channels = [
  'ordinary-mail',
  'internal-mail',
  'tunnel',
  'certificate',
  'enforced-tls',
  'portal',
  'sms-code',
  'agreed-code',
  'password-file',
  'digital-post',
  'e-boks',
  'anonymise',
  'telephone',
  'other-address',
  'letter',
] as const;
export type Channel = (typeof channels)[number];

/** The ladder that a policy asks for, weakest first. */
export const protections = [
  'none',
  'opportunistic-tls',
  'checked-tls',
  'enforced-tls',
  'portal',
  'tunnel',
  'end-to-end',
] as const;
export type Protection = (typeof protections)[number];

export const senders = ['public', 'private'] as const;
export type Sender = (typeof senders)[number];

export const recipientKinds = ['citizen', 'company', 'authority', 'colleague'] as const;
export type RecipientKind = (typeof recipientKinds)[number];

/** Towards whom the organisation's own mail system refuses to send when TLS cannot be had. */
export const tlsEnforcements = ['everyone', 'partners', 'nobody'] as const;
export type TlsEnforcement = (typeof tlsEnforcements)[number];

/** What the look-up must have shown before a channel can be used. */
export const needs = [
  'nothing',
  'internal-recipients',
  'recipient-certificates',
  'recipient-tunnels',
  'recipient-tls',
  'unreachable-recipient',
] as const;
export type Need = (typeof needs)[number];

/** What the sender must know of the recipient, or the recipient have said yes to; only a plain no rules a channel out. */
export const asks = ['cpr-or-cvr', 'digital-mailbox', 'mailbox-consent', 'mobile-number'] as const;
export type Ask = (typeof asks)[number];

/**
 * Where a channel goes: to the mail address that was typed, to the person past that address, or to nobody (it changes the
 * content or the address instead).
 */
export const destinations = ['address', 'person', 'nobody'] as const;
export type Destination = (typeof destinations)[number];

/** When a channel may be used and what it is worth: the front matter of its page. Preference is the policy's own. */
export interface ChannelRule {
  readonly senders: readonly Sender[];
  readonly recipients: readonly RecipientKind[];
  readonly needs: Need;
  readonly asks: readonly Ask[];
  readonly reaches: Destination;
  /** What it gives the content on its way; `outside` when that does not travel by open mail, or is taken out of it. */
  readonly gives: Protection | 'outside';
}

/** From how many persons in one mail, or recipients of it, the policy asks for more. */
export interface Threshold {
  readonly dataClass: DataClass;
  readonly persons?: number | undefined;
  readonly recipients?: number | undefined;
  readonly least: Protection;
}

export interface Policy {
  /** Shown on the receipt, so that a decision can be held against the policy of its day. */
  readonly version: string;
  readonly least: Readonly<Record<DataClass, Protection>>;
  readonly thresholds: readonly Threshold[];
  /** What the organisation can use, most preferred first. */
  readonly channels: readonly Channel[];
  readonly rules: Readonly<Record<Channel, ChannelRule>>;
  /** Only public authorities may send Digital Post (LBK nr. 686 af 15/04/2021). */
  readonly sender: Sender;
  readonly enforcesTls: TlsEnforcement;
  /** The domains of those partners, where it is enforced towards partners alone; exact, as with tunnels. */
  readonly tlsPartners: readonly string[];
}

const order = (protection: Protection): number => protections.indexOf(protection);

/** Whether the first protection is no weaker than the second. */
export const isAtLeast = (given: Protection, asked: Protection): boolean =>
  order(given) >= order(asked);

/** A threshold for a class holds for every more protected one too. */
export const severity: Readonly<Record<DataClass, number>> = {
  none: 0,
  ordinary: 1,
  confidential: 2,
  criminal: 3,
  special: 4,
};
