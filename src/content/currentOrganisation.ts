import { getCollection } from 'astro:content';
import type { Policy } from '../advice/policy.ts';
import { rulesOf } from './channel.schema.ts';
import type { ChannelPage } from './channel.schema.ts';
import { readOrganisation, readPolicy } from './organisation.ts';
import type { Asking } from '../recipient/question.ts';
import type { KnownDomains } from '../recipient/suspect.ts';
import type { Organisation } from './organisation.schema.ts';

/** Id of the profile this site is built for; the same variable that the server reads. */
const id: string = process.env['ORGANISATION'] ?? 'standard';

const files = new Map(
  Object.entries(
    import.meta.glob<string>('./organisations/*.yaml', {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  ).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text]),
);

/** The profile this site is built for. An unknown id, or one that is wrong, stops the build with a sentence for each fault. */
export const currentOrganisation = (): Organisation => readOrganisation(id, files);

/** Its policy with the rules of the channels' pages. */
export async function currentPolicy(): Promise<Policy> {
  const pages = await getCollection('channels');
  return readPolicy(id, files, rulesOf(pages.map(({ data }) => data)));
}

/** A channel's page in the organisation's own words, where it has any. */
export const inOwnWords = (page: ChannelPage, { channelTexts }: Organisation): ChannelPage => ({
  ...page,
  ...channelTexts[page.id],
});

/** What a page may know of the domains one writes to. The tunnel list stays on the server: a page is public, a list need not be. */
export const knownDomains = ({ internalDomains, tlsPartners }: Organisation): KnownDomains => ({
  internal: internalDomains,
  partners: tlsPartners,
});

/** What the site tells its server of a recipient: the address only where a certificate may be found for it. */
export const askingOf = ({ certificates }: Organisation): Asking =>
  certificates === undefined ? 'domains' : 'addresses';
