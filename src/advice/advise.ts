import type { DataClass, Identifiable } from '../classifier/types.ts';
import type { Fact, Report, Status } from '../recipient/report.ts';
import { channelRules } from './channels.ts';
import { protections } from './policy.ts';
import type { Channel, Policy, Protection } from './policy.ts';

export type RecipientKind = 'citizen' | 'company' | 'authority' | 'colleague';

export interface RecipientFacts {
  readonly kind: RecipientKind;
  readonly status: Status;
  readonly tunnel: Fact;
  readonly certificate: Fact;
  /** `yes` only when the host proved who it is, or the organisation accepts encryption without proof. */
  readonly tls: Fact;
}

export interface Situation {
  readonly dataClass: DataClass;
  readonly identifiable: Identifiable;
  /** How many different persons the draft tells of. */
  readonly persons: number;
  /** Everyone in To, Cc and Bcc; empty while nobody is known. */
  readonly recipients: readonly RecipientFacts[];
  readonly answers?: SituationAnswers;
}

export interface SituationAnswers {
  /** The recipient is exempt from Digital Post and gets letters on paper. */
  readonly digitalPostExempt?: 'yes' | 'no';
}

export const reasons = [
  'nothing-to-protect',
  'all-internal',
  'all-tunnel',
  'all-certificate',
  'all-tls',
  'code-for-recipient',
  'outside-mail',
  'needs-no-mail',
  'removes-the-need',
  'not-reachable-safely',
] as const;
export type Reason = (typeof reasons)[number];

export const blockedReasons = [
  'below-policy',
  'recipients-unknown',
  'not-all-internal',
  'not-all-tunnel',
  'not-all-certificate',
  'not-all-tls',
  'sender-does-not-enforce-tls',
  'sender-not-public',
  'recipient-is-colleague',
  'recipient-exempt',
  'recipients-reachable',
  'not-needed',
] as const;
export type BlockedReason = (typeof blockedReasons)[number];

export interface RankedChannel {
  readonly channel: Channel;
  /** 1 is what to do; the rest are alternatives in order. */
  readonly rank: number;
  readonly reason: Reason;
}

export interface BlockedChannel {
  readonly channel: Channel;
  readonly reason: BlockedReason;
}

export interface Advice {
  readonly required: Protection;
  readonly channels: readonly RankedChannel[];
  readonly blocked: readonly BlockedChannel[];
}

type Judgement = { readonly reason: Reason } | { readonly blocked: BlockedReason };

/**
 * The ranked ways to send, never empty for a policy that offers a way outside mail, each with its reason, and what was
 * ruled out and why. The worst recipient decides. Pure and total; the law behind it: GDPR art. 32 and the policy's owner.
 */
export function advise(situation: Situation, policy: Policy): Advice {
  const required = requiredProtection(situation, policy);
  const judged = policy.channels.map((channel) => ({
    channel,
    judgement: judge(channel, required, situation, policy),
  }));
  const allowed = judged.flatMap(({ channel, judgement }) =>
    'reason' in judgement ? [{ channel, reason: judgement.reason }] : [],
  );
  return {
    required,
    channels: allowed.map((entry, index) => ({ ...entry, rank: index + 1 })),
    blocked: judged.flatMap(({ channel, judgement }) =>
      'blocked' in judgement ? [{ channel, reason: judgement.blocked }] : [],
    ),
  };
}

/** A threshold for a class holds for every more protected one too. */
const severity: Readonly<Record<DataClass, number>> = {
  none: 0,
  ordinary: 1,
  confidential: 2,
  criminal: 3,
  special: 4,
};

/** The least protection that the policy asks for; anonymous content asks for none. */
export function requiredProtection(situation: Situation, policy: Policy): Protection {
  if (situation.identifiable === 'none') return 'none';
  const thresholds = policy.thresholds.filter(
    (threshold) =>
      severity[situation.dataClass] >= severity[threshold.dataClass] &&
      (threshold.persons === undefined || situation.persons >= threshold.persons) &&
      (threshold.recipients === undefined || situation.recipients.length >= threshold.recipients),
  );
  return thresholds
    .map((threshold) => threshold.least)
    .reduce(strongest, policy.least[situation.dataClass]);
}

/** What the decision needs of a look-up. Anyone outside the house is taken for a citizen until someone says otherwise. */
export function recipientFacts(report: Report): RecipientFacts {
  return {
    kind: report.status === 'internal' ? 'colleague' : 'citizen',
    status: report.status,
    tunnel: report.tunnel.state,
    certificate: report.certificate.state,
    tls:
      report.status === 'secure' && report.tls.state === 'yes' ? 'yes' : reduced(report.tls.state),
  };
}

/** TLS that did not make the recipient green is no more than an open question. */
const reduced = (state: Fact): Fact => (state === 'yes' ? 'unknown' : state);

const rung = (protection: Protection): number => protections.indexOf(protection);
const strongest = (a: Protection, b: Protection): Protection => (rung(a) >= rung(b) ? a : b);

function judge(
  channel: Channel,
  required: Protection,
  situation: Situation,
  policy: Policy,
): Judgement {
  if (required === 'none')
    return channel === 'ordinary-mail'
      ? { reason: 'nothing-to-protect' }
      : { blocked: 'not-needed' };
  const { needs, gives } = channelRules[channel];
  const offered = channel === 'ordinary-mail' ? ordinaryMailGives(situation) : gives;
  const obstacle = obstacles[needs](situation, policy);
  if (obstacle) return { blocked: obstacle };
  if (channel === 'digital-post' || channel === 'e-boks') {
    const closed = closedToDigitalMailbox(situation);
    if (closed) return { blocked: closed };
  }
  if (offered !== 'outside' && rung(offered) < rung(required)) return { blocked: 'below-policy' };
  return { reason: reasonFor[channel] };
}

const reasonFor: Readonly<Record<Channel, Reason>> = {
  'ordinary-mail': 'all-tls',
  'internal-mail': 'all-internal',
  tunnel: 'all-tunnel',
  certificate: 'all-certificate',
  'enforced-tls': 'all-tls',
  portal: 'code-for-recipient',
  'sms-code': 'code-for-recipient',
  'agreed-code': 'code-for-recipient',
  'password-file': 'code-for-recipient',
  'digital-post': 'outside-mail',
  'e-boks': 'outside-mail',
  anonymise: 'removes-the-need',
  telephone: 'needs-no-mail',
  'other-address': 'not-reachable-safely',
  letter: 'outside-mail',
};

const internal = (recipient: RecipientFacts): boolean => recipient.status === 'internal';
const byCertificate = (recipient: RecipientFacts): boolean =>
  internal(recipient) || recipient.certificate === 'yes';
const byTunnel = (recipient: RecipientFacts): boolean =>
  byCertificate(recipient) || recipient.tunnel === 'yes';
const byTls = (recipient: RecipientFacts): boolean =>
  byTunnel(recipient) || (recipient.status === 'secure' && recipient.tls === 'yes');

function ordinaryMailGives({ recipients }: Situation): Protection {
  return recipients.length > 0 && recipients.every(byTls) ? 'checked-tls' : 'none';
}

type Obstacle = (situation: Situation, policy: Policy) => BlockedReason | undefined;

/** Everyone can be reached that way or a stronger one, and someone needs this one. */
const everyRecipient =
  (
    fits: (recipient: RecipientFacts) => boolean,
    someone: (recipient: RecipientFacts) => boolean,
    otherwise: BlockedReason,
  ): Obstacle =>
  ({ recipients }) => {
    if (recipients.length === 0) return 'recipients-unknown';
    if (!recipients.every(fits)) return otherwise;
    if (recipients.some(someone)) return undefined;
    return recipients.every(internal) ? 'not-needed' : otherwise;
  };

const obstacles: Readonly<Record<(typeof channelRules)[Channel]['needs'], Obstacle>> = {
  nothing: () => undefined,
  'internal-recipients': everyRecipient(internal, internal, 'not-all-internal'),
  'recipient-certificates': everyRecipient(
    byCertificate,
    (recipient) => recipient.certificate === 'yes',
    'not-all-certificate',
  ),
  'recipient-tunnels': everyRecipient(
    byTunnel,
    (recipient) => recipient.tunnel === 'yes',
    'not-all-tunnel',
  ),
  'recipient-tls': (situation, policy) =>
    policy.enforcesTls
      ? everyRecipient(
          byTls,
          (recipient) => recipient.tls === 'yes',
          'not-all-tls',
        )(situation, policy)
      : 'sender-does-not-enforce-tls',
  'public-sender': (_, policy) => (policy.sender === 'public' ? undefined : 'sender-not-public'),
  'unreachable-recipient': ({ recipients }) =>
    recipients.length > 0 && recipients.every(byTls) ? 'recipients-reachable' : undefined,
};

function closedToDigitalMailbox({ recipients, answers }: Situation): BlockedReason | undefined {
  if (answers?.digitalPostExempt === 'yes') return 'recipient-exempt';
  // A colleague's own e-Boks is private; matters of work do not belong there. One among others gets the mail instead.
  if (recipients.length > 0 && recipients.every((recipient) => recipient.kind === 'colleague'))
    return 'recipient-is-colleague';
  return undefined;
}
