import type { Channel, Protection } from './policy.ts';

/** What a channel asks of sender and recipients before it can be used. */
export type Need =
  | 'nothing'
  | 'internal-recipients'
  | 'recipient-certificates'
  | 'recipient-tunnels'
  | 'recipient-tls'
  | 'public-sender'
  | 'unreachable-recipient';

export interface ChannelRule {
  readonly needs: Need;
  /** What it gives the content on its way; `outside` when the content does not travel as mail, or is taken out of it. */
  readonly gives: Protection | 'outside';
}

/**
 * The decision table's columns: order of preference is the organisation's (Policy.channels), possibility is decided here.
 * Ordinary mail to a domain with checked TLS is still the weakest rung that needs no one to press another button.
 */
export const channelRules: Readonly<Record<Channel, ChannelRule>> = {
  'ordinary-mail': { needs: 'nothing', gives: 'none' },
  'internal-mail': { needs: 'internal-recipients', gives: 'outside' },
  tunnel: { needs: 'recipient-tunnels', gives: 'tunnel' },
  certificate: { needs: 'recipient-certificates', gives: 'end-to-end' },
  'enforced-tls': { needs: 'recipient-tls', gives: 'enforced-tls' },
  portal: { needs: 'nothing', gives: 'portal' },
  'sms-code': { needs: 'nothing', gives: 'portal' },
  'agreed-code': { needs: 'nothing', gives: 'portal' },
  'password-file': { needs: 'nothing', gives: 'portal' },
  'digital-post': { needs: 'public-sender', gives: 'outside' },
  'e-boks': { needs: 'nothing', gives: 'outside' },
  anonymise: { needs: 'nothing', gives: 'outside' },
  telephone: { needs: 'nothing', gives: 'outside' },
  'other-address': { needs: 'unreachable-recipient', gives: 'outside' },
  letter: { needs: 'nothing', gives: 'outside' },
};
