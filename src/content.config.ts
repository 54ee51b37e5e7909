import { glob } from 'astro/loaders';
import { defineCollection, reference } from 'astro:content';
import { z } from 'astro/zod';
import { channelPage } from './content/channel.schema.ts';

const date = z.iso.date();
const source = z.strictObject({ title: z.string(), url: z.url({ protocol: /^https$/ }) });

const guides = defineCollection({
  loader: glob({ base: 'src/content/guides', pattern: '*.mdx' }),
  schema: z.strictObject({
    title: z.string().max(70),
    /** One sentence: the answer, for lists and search results. */
    summary: z.string().max(180),
    audience: z.array(z.enum(['medarbejder', 'partner', 'underviser'])).min(1),
    /** Place in the list of guides. */
    order: z.number().int(),
    /** Words people search with that the text itself does not use. */
    searchTerms: z.array(z.string()).default([]),
    reviewed: date,
    reviewBy: date,
    sources: z.array(source).min(1),
  }),
});

const channels = defineCollection({
  loader: glob({ base: 'src/content/channels', pattern: '*.mdx' }),
  schema: channelPage,
});

const questions = defineCollection({
  loader: glob({ base: 'src/content/questions', pattern: '*.mdx' }),
  schema: z.strictObject({
    title: z.string(),
    hint: z.string().optional(),
    options: z.strictObject({ yes: z.string(), no: z.string(), unsure: z.string() }),
    error: z.string(),
  }),
});

/** One entry per kind of finding: what it is and why it counts. */
const findings = defineCollection({
  loader: glob({ base: 'src/content/findings', pattern: '*.yaml' }),
  schema: z.strictObject({
    title: z.string(),
    why: z.string(),
    law: reference('law'),
    /** Further law on the same, for those who want it all. */
    alsoLaw: z.array(reference('law')).default([]),
  }),
});

/** One file per category: by the id of each rule, what it is called and what it looks for. */
const rules = defineCollection({
  loader: glob({ base: 'src/content/rules', pattern: '*.yaml' }),
  schema: z.record(
    z.string(),
    z.strictObject({ title: z.string().max(60), seeks: z.string().max(260) }),
  ),
});

const law = defineCollection({
  loader: glob({ base: 'src/content/law', pattern: '*.yaml' }),
  schema: z.strictObject({
    name: z.string(),
    paragraph: z.string(),
    plain: z.string(),
    url: z.url({ protocol: /^https$/ }),
    checkedOn: date,
  }),
});

/** A verdict, or the reason for a recipient's colour: headline, one sentence, and what to do as the body. */
const message = z.strictObject({ title: z.string(), summary: z.string() });

const outcomes = defineCollection({
  loader: glob({ base: 'src/content/outcomes', pattern: '*.mdx' }),
  schema: message.extend({
    /** Says how the reading of a draft goes: nothing to read where no script runs. */
    onlyWithScript: z.boolean().default(false),
  }),
});

const recipients = defineCollection({
  loader: glob({ base: 'src/content/recipients', pattern: '*.mdx' }),
  schema: message,
});

const pages = defineCollection({
  loader: glob({ base: 'src/content/pages', pattern: '*.mdx' }),
  schema: message.extend({
    /** In its place where whole addresses are looked up. */
    summaryWithAddresses: z.string().optional(),
    reviewed: date,
  }),
});

const terms = defineCollection({
  loader: glob({ base: 'src/content/terms', pattern: '*.yaml' }),
  schema: z.strictObject({
    term: z.string(),
    meaning: z.string(),
    searchTerms: z.array(z.string()).default([]),
  }),
});

/** A sentence in which only these `{places}` are filled in (components/places.ts). */
const withPlaces = (...places: readonly string[]) =>
  z
    .string()
    .regex(
      new RegExp(`^(?:[^{}]|\\{(?:${places.join('|')})\\})+$`),
      'holds a place that nobody fills in',
    );

/** A text to copy. One that comes with a note of the advice has that note's name (advice/advise.ts). */
const texts = defineCollection({
  loader: glob({ base: 'src/content/texts', pattern: '*.yaml' }),
  schema: z.strictObject({
    title: z.string(),
    text: withPlaces('signature', 'ways', 'safeWay'),
  }),
});

/** How someone outside writes safely to the organisation, by the channel that it needs there. */
const waysIn = defineCollection({
  loader: glob({ base: 'src/content/ways-in', pattern: '*.yaml' }),
  schema: z.strictObject({
    title: z.string(),
    summary: z.string(),
    /** What a partner asks its IT department for, inside a sentence; null when there is nothing to set up. */
    inShort: z.string().nullable(),
    /** What to tell a private person, as a sentence; null when it takes an IT department. */
    forAnyone: withPlaces('organisation').nullable(),
    steps: z.array(withPlaces('organisation', 'domains')).min(1),
    /** How they see that it works. */
    check: z.string(),
  }),
});

export const collections = {
  guides,
  channels,
  questions,
  outcomes,
  recipients,
  findings,
  rules,
  law,
  terms,
  pages,
  texts,
  waysIn,
};
