import { z } from 'astro/zod';
import {
  asks,
  channels,
  destinations,
  needs,
  protections,
  recipientKinds,
  senders,
} from '../advice/policy.ts';
import type { Channel, ChannelRule, Policy } from '../advice/policy.ts';
import { readYaml, sentences } from './faults.ts';

const sentencesOf = z.array(z.string().min(1));

/** The rule that the advice reads (advice/policy.ts, ChannelRule). */
const rule = z.strictObject({
  senders: z.array(z.enum(senders)).min(1),
  recipients: z.array(z.enum(recipientKinds)).min(1),
  needs: z.enum(needs),
  asks: z.array(z.enum(asks)),
  reaches: z.enum(destinations),
  gives: z.enum([...protections, 'outside']),
});

/** One way to get a message across. */
export const channelPage = z.strictObject({
  id: z.enum(channels),
  title: z.string(),
  /** The button's or the action's name in one short imperative: "Send som Digital Post". */
  action: z.string(),
  /** Why this one, in one sentence. */
  summary: z.string(),
  use: rule,
  steps: sentencesOf.min(1),
  recipientSees: z.string(),
  recipientDoes: z.string(),
  proof: z.string(),
  limits: sentencesOf.default([]),
  ifItFails: sentencesOf.min(1),
  reviewed: z.iso.date(),
  reviewBy: z.iso.date(),
});
export type ChannelPage = z.infer<typeof channelPage>;

/**
 * The pages' front matter, from the files of src/content/channels/ by name. Throws an Error that names the file and the
 * field.
 */
export const readChannels = (files: ReadonlyMap<string, string>): ChannelPage[] =>
  [...files].map(([file, text]) => {
    const data = readYaml(file, /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '');
    const result = channelPage.safeParse(data);
    if (!result.success) throw new Error(sentences(file, result.error, data).join('\n'));
    return result.data;
  });

/** What the advice asks for of the pages. Throws an Error that names a channel without a page. */
export function rulesOf(pages: readonly ChannelPage[]): Policy['rules'] {
  const rules = new Map(pages.map(({ id, use }) => [id, use]));
  const ruleOf = (channel: Channel): ChannelRule => {
    const rule = rules.get(channel);
    if (rule === undefined) throw new Error(`${channel}.mdx is missing in src/content/channels.`);
    return rule;
  };
  return Object.fromEntries(channels.map((channel) => [channel, ruleOf(channel)])) as Record<
    Channel,
    ChannelRule
  >;
}
