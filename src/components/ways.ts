import { getEntry } from 'astro:content';
import type { Channel, Policy } from '../advice/policy.ts';
import type { ChannelPage } from '../content/channel.schema.ts';
import { currentOrganisation, inOwnWords } from '../content/currentOrganisation.ts';
import { da } from '../content/da.ts';
import { loadOf } from './carries.ts';
import { fill } from './texts.ts';

/** A channel's page in this organisation's own words. Runs at build time only, as all of this file. */
export async function channelOf(id: Channel): Promise<ChannelPage> {
  const entry = await getEntry('channels', id);
  if (!entry) throw new Error(`No text src/content/channels/${id}.mdx`);
  return inOwnWords(entry.data, currentOrganisation());
}

/**
 * What the one who gets it is called. The organisation's own word is for those it writes to outside: no citizen is reached
 * through a tunnel or by internal mail.
 */
export const recipientWord = ({ use }: Pick<ChannelPage, 'use'>): string =>
  use.needs === 'nothing' && use.recipients.includes('citizen') && use.reaches !== 'nobody'
    ? currentOrganisation().wording.recipient
    : da.check.anyRecipient;

const joined = new Intl.ListFormat('da');
const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** When a channel can be used: what the look-up must have shown, and what has to be known. */
export function whenOf({ use }: ChannelPage): string {
  const { enforcesTls } = currentOrganisation();
  const { needs, asks } = da.ways;
  const need =
    use.needs === 'recipient-tls' && enforcesTls === 'partners'
      ? needs['recipient-tls-agreed']
      : needs[use.needs];
  if (use.asks.length === 0) return need;
  const known = joined.format(use.asks.map((ask) => asks[ask]));
  return use.needs === 'nothing' ? capitalised(known) : `${need}, ${known}`;
}

/** Whom it is for: "Borgere, virksomheder og myndigheder". */
export const recipientsOf = ({ use }: ChannelPage): string =>
  capitalised(joined.format(use.recipients.map((kind) => da.ways.recipients[kind])));

/** What a channel may carry under a policy, in sentences. */
export function carriedBy(channel: Channel, policy: Policy): readonly string[] {
  const { classes, notFrom } = loadOf(channel, policy);
  const { carries } = da.ways;
  const limits = notFrom.flatMap(({ persons, recipients, dataClass }) => {
    const what = { dataClass: da.dataClass[dataClass] };
    return [
      ...(persons === undefined ? [] : [fill(carries.fromPersons, { ...what, persons })]),
      ...(recipients === undefined ? [] : [fill(carries.fromRecipients, { ...what, recipients })]),
    ];
  });
  const most = classes.at(-1);
  return [most === undefined ? carries.nothing : carries[most], ...limits];
}

/** The ways that are left when a recipient is red, in the policy's order. */
export const waysPastRed = ({ channels, rules }: Policy): readonly Channel[] =>
  channels.filter(
    (channel) =>
      channel !== 'ordinary-mail' &&
      (rules[channel].needs === 'nothing' || rules[channel].needs === 'unreachable-recipient'),
  );

/** The ways that make a recipient green. */
export const waysToGreen = ({ channels, rules }: Policy): readonly Channel[] =>
  channels.filter((channel) => /^recipient-/.test(rules[channel].needs));
