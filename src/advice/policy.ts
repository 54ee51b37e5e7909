import type { DataClass } from '../classifier/types.ts';

/** Ways to get a message across; what each is, its steps and its proof stand in src/content/channels/<id>.mdx. */
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
  /** Only public authorities may send Digital Post (LBK nr. 686 af 15/04/2021). */
  readonly sender: 'public' | 'private';
  /** Whether the organisation's own mail system refuses to send when TLS cannot be had. */
  readonly enforcesTls: boolean;
}
