import { situationQuestions } from '../advice/advise.ts';
import type { Channel } from '../advice/policy.ts';
import type { CheckMailContext } from '../machines/checkMail.ts';
import { CopyAndPrint } from './CopyAndPrint.tsx';
import { danishDate, danishTime } from './dates.ts';
import { protectedTitles } from './findings.ts';
import { textFromPage } from './FromPage.tsx';
import { fill, statusOf } from './texts.ts';
import type { Texts } from './texts.ts';

/** What the receipt needs to know of the organisation. */
export interface ReceiptFacts {
  readonly organisation: string;
  readonly tunnelListMaxAgeDays: number;
}

type Line = readonly [label: string, value: string];

/**
 * What was checked and when, for the case file (GDPR art. 5, stk. 2: the sender must be able to show it). No personal
 * data: categories instead of findings, domains instead of addresses.
 */
export function receiptLines(
  {
    classification,
    recipients,
    recipientsSkipped,
    situation,
    policy,
    dismissed,
    added,
  }: CheckMailContext,
  decidedAt: string,
  facts: ReceiptFacts,
  words: { readonly verdict: string; readonly action: string },
  texts: Texts,
): readonly Line[] {
  const { receiptFields: names, corrections } = texts.check;
  const listDate = recipients.find(({ report }) => report?.tunnel.listDate)?.report?.tunnel
    .listDate;
  // Two at one domain may differ, when one has a certificate; the line says both then, and of nobody which.
  const statuses = new Set(
    recipients.map(({ domain, report }) => `${domain}: ${texts.status[statusOf(report, texts)]}`),
  );
  const told = situationQuestions
    .filter((question) => situation[question] !== undefined)
    .map((question) => texts.situation[question]);
  return [
    [names.time, danishTime(decidedAt)],
    [names.verdict, words.verdict],
    [
      names.dataClass,
      classification === null ? names.unread : texts.dataClass[classification.dataClass],
    ],
    [
      names.categories,
      (classification === null ? [] : protectedTitles(classification, texts.kinds)).join(', ') ||
        names.none,
    ],
    [names.advice, words.action],
    [
      names.recipients,
      recipientsSkipped || statuses.size === 0
        ? texts.check.recipientsNotKnown
        : [...statuses].join('; '),
    ],
    ...(listDate ? [[names.tunnelList, danishDate(listDate)] as const] : []),
    ...(dismissed.length + added.length > 0
      ? [
          [
            names.corrections,
            fill(corrections, { dismissed: dismissed.length, added: added.length }),
          ] as const,
        ]
      : []),
    ...(told.length > 0 ? [[names.situation, told.join('; ')] as const] : []),
    [names.policy, policy.version],
    [names.organisation, facts.organisation],
  ];
}

export function Receipt({
  context,
  first,
  decidedAt,
  facts,
  texts,
}: {
  readonly context: CheckMailContext;
  readonly first: Channel;
  readonly decidedAt: string;
  readonly facts: ReceiptFacts;
  readonly texts: Texts;
}) {
  const { check } = texts;
  const lines = receiptLines(
    context,
    decidedAt,
    facts,
    {
      verdict: textFromPage(`svar-${context.classification?.verdict ?? 'unchecked'}`, 'title'),
      action: textFromPage(`kanal-${first}`, 'action'),
    },
    texts,
  );
  return (
    <section class="receipt" aria-labelledby="kvittering">
      <h2 id="kvittering">{check.receipt}</h2>
      <p class="hint no-print">{check.receiptHint}</p>
      <dl>
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <CopyAndPrint
        text={() => lines.map(([label, value]) => `${label}: ${value}`).join('\n')}
        label={check.receiptCopy}
        words={check}
      />
    </section>
  );
}
