import { getCollection } from 'astro:content';
import packageJson from '../../package.json' with { type: 'json' };
import { fingerprint } from '../classifier/engine.ts';
import { model } from '../classifier/model.ts';
import { rules } from '../classifier/rules/index.ts';
import { currentOrganisation } from '../content/currentOrganisation.ts';
import { da } from '../content/da.ts';
import type { FindingText } from './findings.ts';
import { ruleTexts } from './ruleTexts.ts';
import type { Texts } from './texts.ts';

/** The texts that the islands get as props. Runs at build time only. */
export async function wizardTexts(): Promise<Texts> {
  const findings = await getCollection('findings');
  const { policy, enforcesTls, tlsPartners, wording } = currentOrganisation();
  return {
    check: da.check,
    recipient: da.recipient,
    status: { ...da.status, ...wording.status },
    evidence: da.evidence,
    certificateFile: da.certificateFile,
    rightRecipient: da.rightRecipient,
    problem: da.problem,
    reason: da.reason,
    blocked: da.blocked,
    note: da.note,
    situation: da.situation,
    dataClass: da.dataClass,
    means: { channels: policy.channels, enforcesTls, tlsPartners },
    stuck: da.ways.stuck,
    site: { back: da.site.back },
    kinds: Object.fromEntries(findings.map(({ id, data }) => [id, data.title])) as Record<
      FindingText,
      string
    >,
    rules: Object.fromEntries(
      [...(await ruleTexts())].map(([id, { title }]): [string, string] => [id, title]),
    ),
    engine: `${packageJson.version}, ${fingerprint(rules, model)}`,
  };
}
