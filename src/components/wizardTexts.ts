import { getCollection } from 'astro:content';
import { currentOrganisation } from '../content/currentOrganisation.ts';
import { da } from '../content/da.ts';
import type { FindingText } from './findings.ts';
import type { Texts } from './texts.ts';

/** The texts that the islands get as props. Runs at build time only. */
export async function wizardTexts(): Promise<Texts> {
  const { check, recipient, status, evidence, problem, reason, blocked, note, dataClass, site } =
    da;
  const findings = await getCollection('findings');
  return {
    check,
    recipient,
    status: { ...status, ...currentOrganisation().wording.status },
    evidence,
    problem,
    reason,
    blocked,
    note,
    dataClass,
    site: { back: site.back },
    kinds: Object.fromEntries(findings.map(({ id, data }) => [id, data.title])) as Record<
      FindingText,
      string
    >,
  };
}
