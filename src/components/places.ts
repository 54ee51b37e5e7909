import { getCollection, getEntry } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import { currentOrganisation } from '../content/currentOrganisation.ts';
import { da } from '../content/da.ts';
import { fill } from './texts.ts';

/** What stands in the `{places}` of the texts to copy and the ways in. Runs at build time only, as all of this file. */
interface Places {
  readonly organisation: string;
  /** Who signs a text; the organisation itself for most. */
  readonly signature: string;
  readonly domains: string;
  readonly ways: string;
  readonly safeWay: string;
}

const either = new Intl.ListFormat('da', { type: 'disjunction' });

/** The ways to write to the organisation that its channels allow, the letters' and telephone's own order kept. */
async function offeredWaysIn(): Promise<readonly CollectionEntry<'waysIn'>['data'][]> {
  const { channels } = currentOrganisation().policy;
  const entries = new Map((await getCollection('waysIn')).map(({ id, data }) => [id, data]));
  return channels.flatMap((channel) => entries.get(channel) ?? []);
}

async function placesOfSite(): Promise<Places> {
  const { name, shortName = name, internalDomains, wording } = currentOrganisation();
  const offered = await offeredWaysIn();
  const safeWay = offered.find(({ forAnyone }) => forAnyone !== null)?.forAnyone;
  // The telephone is in every policy, and its way in is for anyone.
  if (safeWay === undefined || safeWay === null)
    throw new Error('No way in of src/content/ways-in/ is for anyone.');
  const setUp = offered.flatMap(({ inShort }) => inShort ?? []);
  return {
    organisation: shortName,
    signature: wording.signature ?? shortName,
    domains: either.format(internalDomains.map((domain) => `@${domain}`)),
    ways: either.format(setUp.length > 0 ? setUp : [da.copyTexts.anyWay]),
    safeWay: fill(safeWay, { organisation: shortName }),
  };
}

/** How to write to the organisation, in its own order, every place filled in. */
export async function waysIn(): Promise<readonly CollectionEntry<'waysIn'>['data'][]> {
  const places = { ...(await placesOfSite()) };
  return (await offeredWaysIn()).map((way) => ({
    ...way,
    steps: way.steps.map((step) => fill(step, places)),
  }));
}

export interface TextToCopy {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A text of src/content/texts/, every place filled in. Throws when there is no such text. */
export async function textToCopy(id: string): Promise<TextToCopy> {
  const entry = await getEntry('texts', id);
  if (!entry) throw new Error(`No text src/content/texts/${id}.yaml`);
  const { title, text } = entry.data;
  const places = await placesOfSite();
  return { id, title, text: fill(text, { ...places }) };
}
