import type { DataClass, Identifiable } from '../classifier/types.ts';
import type { Fact, Report, Status } from '../recipient/report.ts';
import { isAtLeast, severity } from './policy.ts';
import type {
  Ask,
  Channel,
  ChannelRule,
  Need,
  Policy,
  Protection,
  RecipientKind,
} from './policy.ts';

export interface RecipientFacts {
  readonly kind: RecipientKind;
  readonly status: Status;
  readonly tunnel: Fact;
  readonly certificate: Fact;
  /** `yes` only when the host proved who it is, or the organisation accepts encryption without proof. */
  readonly tls: Fact;
  /** The organisation's system insists on TLS to this domain; asked only where it insists towards partners alone. */
  readonly tlsAgreed?: 'yes' | 'no';
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

/** What no draft and no look-up can tell. Each may be left open. */
export const situationQuestions = [
  /** The recipient is exempt from Digital Post and gets letters on paper. */
  'digitalPostExempt',
  /** It answers a mail that should not have come as an ordinary one. */
  'replyToUnsafeMail',
  /** They write to each other again and again. */
  'recurring',
  'urgent',
  /** Someone in it, or who gets it, has name and address protection. */
  'protectedAddress',
  /** A file with a password is attached, which nobody has read. */
  'lockedAttachment',
  /** It goes to the writer's own private mailbox. */
  'ownPrivateAddress',
  /** The address may belong to someone else: auto-complete, a look-alike. */
  'wrongRecipientSuspected',
  'cprOrCvrKnown',
  'mobileNumberKnown',
  /** The recipient takes post from this sender in e-Boks or mit.dk. */
  'mailboxAccepted',
] as const;
export type SituationQuestion = (typeof situationQuestions)[number];
export type SituationAnswers = { readonly [Question in SituationQuestion]?: 'yes' | 'no' };

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
  'urgent',
  'already-locked',
  'instead-of-digital-post',
  'right-address-first',
  'own-work-address',
] as const;
export type Reason = (typeof reasons)[number];

export const blockedReasons = [
  'below-policy',
  'recipients-unknown',
  'not-all-internal',
  'not-all-tunnel',
  'not-all-certificate',
  'not-all-tls',
  'no-tls-agreement',
  'sender-does-not-enforce-tls',
  'sender-not-public',
  'sender-not-private',
  'recipient-is-colleague',
  'not-for-these-recipients',
  'recipient-exempt',
  'no-cpr-or-cvr',
  'no-mobile-number',
  'mailbox-not-accepted',
  'recipient-doubtful',
  'own-private-address',
  'recipients-reachable',
  'not-needed',
] as const;
export type BlockedReason = (typeof blockedReasons)[number];

/** What to mind beside the channel, the most pressing first. */
export const notes = [
  'check-the-recipient',
  'work-stays-at-work',
  'protected-address',
  'clean-the-reply',
  'tell-the-writer',
  'say-only-what-is-needed',
  'code-another-way',
  'many-persons',
  'split-the-mail',
  'invite-the-partner',
] as const;
export type Note = (typeof notes)[number];

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

/** Some of the recipients, and the way to them when they get a mail of their own. */
export interface Part {
  /** Places in the situation's list of recipients. */
  readonly recipients: readonly number[];
  readonly channel: Channel;
  readonly reason: Reason;
}

export interface Advice {
  readonly required: Protection;
  readonly channels: readonly RankedChannel[];
  readonly blocked: readonly BlockedChannel[];
  /** When no mail can carry it to everyone but one can to some: who gets it how. Empty when one way fits all. */
  readonly split: readonly Part[];
  readonly notes: readonly Note[];
}

type Judgement = { readonly reason: Reason } | { readonly blocked: BlockedReason };
interface Allowed {
  readonly channel: Channel;
  readonly reason: Reason;
}

/**
 * The ranked ways to send, each with its reason, and what was ruled out and why; never empty for a policy that offers
 * `anonymise`. The worst recipient decides. Pure and total; the law behind it: GDPR art. 32 and the policy's owner.
 */
export function advise(situation: Situation, policy: Policy): Advice {
  const required = requiredProtection(situation, policy);
  const allowed: Allowed[] = [];
  const blocked: BlockedChannel[] = [];
  for (const channel of inOrder(situation, policy)) {
    const judgement = judge(channel, required, situation, policy);
    if ('blocked' in judgement) blocked.push({ channel, reason: judgement.blocked });
    else allowed.push({ channel, reason: judgement.reason });
  }
  const channels = promoted(allowed, required, situation, policy).map((entry, index) => ({
    ...entry,
    rank: index + 1,
  }));
  const split = splitOf(channels, required, situation, policy);
  return {
    required,
    channels,
    blocked,
    split,
    notes: notesOf(channels, split, required, situation, policy),
  };
}

/** The least protection that the policy asks for; anonymous content asks for none. */
export function requiredProtection(situation: Situation, policy: Policy): Protection {
  const { dataClass, identifiable } = contentOf(situation);
  if (identifiable === 'none') return 'none';
  let required = policy.least[dataClass];
  for (const threshold of policy.thresholds)
    if (isOver(threshold, dataClass, situation) && isAtLeast(threshold.least, required))
      required = threshold.least;
  return required;
}

const isOver = (
  threshold: Policy['thresholds'][number],
  dataClass: DataClass,
  { persons, recipients }: Situation,
): boolean =>
  severity[dataClass] >= severity[threshold.dataClass] &&
  (threshold.persons === undefined || persons >= threshold.persons) &&
  (threshold.recipients === undefined || recipients.length >= threshold.recipients);

/** A protected address, and a file that nobody could read, count as confidential whatever the draft says. */
function contentOf({
  dataClass,
  identifiable,
  answers,
}: Situation): Pick<Situation, 'dataClass' | 'identifiable'> {
  if (answers?.protectedAddress !== 'yes' && answers?.lockedAttachment !== 'yes')
    return { dataClass, identifiable };
  return {
    dataClass: severity[dataClass] < severity.confidential ? 'confidential' : dataClass,
    identifiable: identifiable === 'none' ? 'indirect' : identifiable,
  };
}

/** What the decision needs of a look-up. Anyone outside the house is taken for a citizen until someone says otherwise. */
export function recipientFacts(
  report: Report,
  { tlsPartners }: Pick<Policy, 'tlsPartners'>,
): RecipientFacts {
  return {
    kind: report.status === 'internal' ? 'colleague' : 'citizen',
    status: report.status,
    tunnel: report.tunnel.state,
    certificate: report.certificate.state,
    tls:
      report.status === 'secure' && report.tls.state === 'yes' ? 'yes' : reduced(report.tls.state),
    tlsAgreed: tlsPartners.includes(report.domain) ? 'yes' : 'no',
  };
}

/** TLS that did not make the recipient green is no more than an open question. */
const reduced = (state: Fact): Fact => (state === 'yes' ? 'unknown' : state);

/** The policy's order; for someone exempt from Digital Post, the letter stands where that stood. */
function inOrder(situation: Situation, policy: Policy): readonly Channel[] {
  const { channels } = policy;
  if (!isLetterInstead(situation, policy)) return channels;
  return channels
    .filter((channel) => channel !== 'letter')
    .flatMap((channel): readonly Channel[] =>
      channel === 'digital-post' && channels.includes('letter') ? ['letter', channel] : [channel],
    );
}

const isLetterInstead = (situation: Situation, { channels, rules }: Policy): boolean =>
  situation.answers?.digitalPostExempt === 'yes' &&
  channels.includes('digital-post') &&
  closedToRecipients(rules['digital-post'], situation) === undefined;

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
  const rule = policy.rules[channel];
  const blocked =
    closedToSender(rule, policy) ??
    closedByAnswers(rule, situation) ??
    closedToRecipients(rule, situation) ??
    obstacles[rule.needs](situation, policy);
  if (blocked) return { blocked };
  const gives = channel === 'ordinary-mail' ? ordinaryMailGives(situation, policy) : rule.gives;
  if (gives !== 'outside' && !isAtLeast(gives, required)) return { blocked: 'below-policy' };
  return { reason: reasonFor(channel, situation, policy) };
}

function closedToSender(rule: ChannelRule, { sender }: Policy): BlockedReason | undefined {
  if (rule.senders.includes(sender)) return undefined;
  return sender === 'private' ? 'sender-not-public' : 'sender-not-private';
}

function closedByAnswers(rule: ChannelRule, { answers }: Situation): BlockedReason | undefined {
  if (answers === undefined) return undefined;
  if (answers.ownPrivateAddress === 'yes' && rule.reaches !== 'nobody')
    return 'own-private-address';
  if (answers.wrongRecipientSuspected === 'yes' && rule.reaches === 'address')
    return 'recipient-doubtful';
  for (const ask of rule.asks) {
    const missing = missingFor[ask];
    if (answers[missing.question] === missing.answer) return missing.reason;
  }
  return undefined;
}

const missingFor: Readonly<
  Record<
    Ask,
    {
      readonly question: SituationQuestion;
      readonly answer: 'yes' | 'no';
      readonly reason: BlockedReason;
    }
  >
> = {
  'cpr-or-cvr': { question: 'cprOrCvrKnown', answer: 'no', reason: 'no-cpr-or-cvr' },
  'digital-mailbox': { question: 'digitalPostExempt', answer: 'yes', reason: 'recipient-exempt' },
  'mailbox-consent': { question: 'mailboxAccepted', answer: 'no', reason: 'mailbox-not-accepted' },
  'mobile-number': { question: 'mobileNumberKnown', answer: 'no', reason: 'no-mobile-number' },
};

const asked = new Set(Object.values(missingFor).map(({ question }) => question));

/** The questions whose answer can change something for this policy; what only another channel asks for is left out. */
export const questionsFor = ({ channels, rules }: Policy): readonly SituationQuestion[] =>
  situationQuestions.filter(
    (question) =>
      !asked.has(question) ||
      channels.some((channel) =>
        rules[channel].asks.some((ask) => missingFor[ask].question === question),
      ),
  );

/** The answer that changes something: yes to a situation, no to something known of the recipient. */
export const tellingAnswer = (question: SituationQuestion): 'yes' | 'no' =>
  Object.values(missingFor).find((missing) => missing.question === question)?.answer ?? 'yes';

/** Closed when it reaches nobody on the list; one among others whom it does not reach gets the mail another way. */
function closedToRecipients(
  rule: ChannelRule,
  { recipients }: Situation,
): BlockedReason | undefined {
  if (recipients.length === 0 || recipients.some(({ kind }) => rule.recipients.includes(kind)))
    return undefined;
  return recipients.every(({ kind }) => kind === 'colleague')
    ? 'recipient-is-colleague'
    : 'not-for-these-recipients';
}

const usualReason: Readonly<Record<Channel, Reason>> = {
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

function reasonFor(channel: Channel, situation: Situation, policy: Policy): Reason {
  const { answers } = situation;
  if (channel === 'other-address' && answers?.ownPrivateAddress === 'yes')
    return 'own-work-address';
  if (channel === 'other-address' && answers?.wrongRecipientSuspected === 'yes')
    return 'right-address-first';
  if (channel === 'letter' && isLetterInstead(situation, policy)) return 'instead-of-digital-post';
  return usualReason[channel];
}

/** What the organisation's own mail can do, whatever it asks of a mail. */
export type Means = Pick<Policy, 'channels' | 'enforcesTls' | 'tlsPartners'>;

type Fits = (recipient: RecipientFacts, means: Means) => boolean;

const isInternal: Fits = ({ status }) => status === 'internal';
const hasTls: Fits = ({ status, tls }) => status === 'secure' && tls === 'yes';
const hasAgreedTls: Fits = (recipient, policy) =>
  hasTls(recipient, policy) && recipient.tlsAgreed === 'yes';

/** What the recipient can do counts only when the organisation can do it too. */
const byCertificate: Fits = (recipient, policy) =>
  isInternal(recipient, policy) ||
  (recipient.certificate === 'yes' && policy.channels.includes('certificate'));
const byTunnel: Fits = (recipient, policy) =>
  byCertificate(recipient, policy) ||
  (recipient.tunnel === 'yes' && policy.channels.includes('tunnel'));
const byTls: Fits = (recipient, policy) => byTunnel(recipient, policy) || hasTls(recipient, policy);
const byAgreedTls: Fits = (recipient, policy) =>
  byTunnel(recipient, policy) || hasAgreedTls(recipient, policy);

function ordinaryMailGives({ recipients }: Situation, policy: Policy): Protection {
  return recipients.length > 0 && recipients.every((recipient) => byTls(recipient, policy))
    ? 'checked-tls'
    : 'none';
}

type Obstacle = (situation: Situation, policy: Policy) => BlockedReason | undefined;

/** Everyone can be reached that way or a stronger one, and someone needs this one. */
const everyRecipient =
  (fits: Fits, someone: Fits, otherwise: BlockedReason): Obstacle =>
  ({ recipients }, policy) => {
    if (recipients.length === 0) return 'recipients-unknown';
    if (!recipients.every((recipient) => fits(recipient, policy))) return otherwise;
    if (recipients.some((recipient) => someone(recipient, policy))) return undefined;
    return recipients.every((recipient) => isInternal(recipient, policy))
      ? 'not-needed'
      : otherwise;
  };

const toEveryone = everyRecipient(byTls, hasTls, 'not-all-tls');
const toPartners = everyRecipient(byAgreedTls, hasAgreedTls, 'no-tls-agreement');

const obstacles: Readonly<Record<Need, Obstacle>> = {
  nothing: () => undefined,
  'internal-recipients': everyRecipient(isInternal, isInternal, 'not-all-internal'),
  'recipient-certificates': everyRecipient(
    byCertificate,
    ({ certificate }) => certificate === 'yes',
    'not-all-certificate',
  ),
  'recipient-tunnels': everyRecipient(byTunnel, ({ tunnel }) => tunnel === 'yes', 'not-all-tunnel'),
  'recipient-tls': (situation, policy) => {
    switch (policy.enforcesTls) {
      case 'everyone':
        return toEveryone(situation, policy);
      case 'partners':
        // Where TLS itself is missing, that is what to say; an agreement would not help.
        return toEveryone(situation, policy) ?? toPartners(situation, policy);
      case 'nobody':
        return 'sender-does-not-enforce-tls';
    }
  },
  'unreachable-recipient': ({ recipients, answers }, policy) =>
    answers?.ownPrivateAddress !== 'yes' &&
    answers?.wrongRecipientSuspected !== 'yes' &&
    recipients.length > 0 &&
    recipients.every((recipient) => isReachable(recipient, policy))
      ? 'recipients-reachable'
      : undefined,
};

/** Whether the organisation can get a protected mail into the recipient's own mailbox. */
const isReachable: Fits = (recipient, policy) =>
  byTunnel(recipient, policy) ||
  (policy.channels.includes('enforced-tls') &&
    ((policy.enforcesTls === 'everyone' && hasTls(recipient, policy)) ||
      (policy.enforcesTls === 'partners' && hasAgreedTls(recipient, policy))));

/**
 * Whether a protected mail from this organisation can reach the mailbox that a report is of. A recipient whom the look-up
 * finds secure need not be: what only TLS protects is worth nothing to a sender that does not insist on it.
 */
export const reachesSafely = (report: Report, means: Means): boolean =>
  isReachable(recipientFacts(report, means), means);

/** A mail that the recipients' own systems can take, without a code or an account. */
const isPlainDelivery = (channel: Channel, { rules }: Policy): boolean =>
  channel === 'ordinary-mail' ||
  (rules[channel].reaches === 'address' && rules[channel].needs !== 'nothing');

/** The order for what cannot wait, and for what is already locked or must not leave. */
function promoted(
  allowed: readonly Allowed[],
  required: Protection,
  { dataClass, identifiable, answers }: Situation,
  policy: Policy,
): readonly Allowed[] {
  if (answers === undefined || required === 'none') return allowed;
  const toFront = (channel: Channel, reason: Reason): readonly Allowed[] =>
    allowed.some((entry) => entry.channel === channel)
      ? [{ channel, reason }, ...allowed.filter((entry) => entry.channel !== channel)]
      : allowed;
  if (answers.ownPrivateAddress === 'yes') return toFront('other-address', 'own-work-address');
  if (answers.urgent === 'yes' && !allowed.some(({ channel }) => isPlainDelivery(channel, policy)))
    return toFront('telephone', 'urgent');
  const onlyTheFile =
    answers.protectedAddress !== 'yes' &&
    (identifiable === 'none' || policy.least[dataClass] === 'none');
  if (answers.lockedAttachment === 'yes' && onlyTheFile)
    return toFront('password-file', 'already-locked');
  return allowed;
}

/** Who gets the mail how, when it has to be more than one. The whole list's requirement holds for each part. */
function splitOf(
  channels: readonly RankedChannel[],
  required: Protection,
  situation: Situation,
  policy: Policy,
): readonly Part[] {
  const [first] = channels;
  const { recipients, answers } = situation;
  if (first === undefined || required === 'none' || recipients.length < 2) return [];
  if (channels.some(({ channel }) => policy.rules[channel].reaches === 'address')) return [];
  const parts = new Map<Channel, { readonly recipients: number[]; readonly reason: Reason }>();
  recipients.forEach((recipient, index) => {
    const alone = { ...situation, recipients: [recipient] };
    const own = policy.channels
      .filter((channel) => policy.rules[channel].reaches === 'address')
      .map((channel) => ({ channel, judgement: judge(channel, required, alone, policy) }))
      .find(({ judgement }) => 'reason' in judgement);
    const { channel, reason } =
      own && 'reason' in own.judgement
        ? { channel: own.channel, reason: own.judgement.reason }
        : first;
    const part = parts.get(channel) ?? { recipients: [], reason };
    part.recipients.push(index);
    parts.set(channel, part);
  });
  if (answers?.wrongRecipientSuspected === 'yes' || parts.size < 2) return [];
  return [...parts].map(([channel, part]) => ({ channel, ...part }));
}

function notesOf(
  [first]: readonly RankedChannel[],
  split: readonly Part[],
  required: Protection,
  situation: Situation,
  policy: Policy,
): readonly Note[] {
  const { answers = {}, recipients } = situation;
  const isProtected = required !== 'none';
  const applies: Readonly<Record<Note, boolean>> = {
    'check-the-recipient': answers.wrongRecipientSuspected === 'yes',
    'work-stays-at-work': isProtected && answers.ownPrivateAddress === 'yes',
    'protected-address': answers.protectedAddress === 'yes',
    'clean-the-reply': answers.replyToUnsafeMail === 'yes',
    'tell-the-writer': answers.replyToUnsafeMail === 'yes',
    'say-only-what-is-needed': first?.channel === 'telephone',
    'code-another-way': answers.lockedAttachment === 'yes',
    'many-persons': isProtected && overPersons(situation, policy),
    'split-the-mail': split.length > 0,
    'invite-the-partner':
      isProtected &&
      answers.ownPrivateAddress !== 'yes' &&
      answers.wrongRecipientSuspected !== 'yes' &&
      answers.recurring !== 'no' &&
      recipients.some(
        (recipient) =>
          !isReachable(recipient, policy) &&
          (answers.recurring === 'yes' ||
            recipient.kind === 'company' ||
            recipient.kind === 'authority'),
      ),
  };
  return notes.filter((note) => applies[note]);
}

function overPersons(situation: Situation, { thresholds }: Policy): boolean {
  const { dataClass } = contentOf(situation);
  return thresholds.some(
    (threshold) => threshold.persons !== undefined && isOver(threshold, dataClass, situation),
  );
}
