import { getCollection } from 'astro:content';

/** What a rule is called and what it looks for, in Danish. */
export interface RuleText {
  readonly title: string;
  readonly seeks: string;
}

/** The text of each rule, by its id. Runs at build time only. */
export async function ruleTexts(): Promise<ReadonlyMap<string, RuleText>> {
  const files = await getCollection('rules');
  return new Map(files.flatMap(({ data }) => Object.entries(data)));
}
