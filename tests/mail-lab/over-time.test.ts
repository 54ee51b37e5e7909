import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { casesOverTime } from './cases-over-time.ts';
import {
  assertAnswer,
  environmentOf,
  kuvertRecipient,
  lineOf,
  tunnelListDate,
  type Answer,
} from './kuvert.ts';
import { startMailLab, whyNoLab, type MailLab } from './lab.ts';

const skip = whyNoLab() ?? false;

let lab: MailLab;
let listDate: string | null;
let looks: readonly ReadonlyMap<string, Answer>[];
before(async () => {
  if (skip !== false) return;
  [lab, listDate] = await Promise.all([startMailLab(), tunnelListDate()]);
  const look = (): Promise<ReadonlyMap<string, Answer>> =>
    kuvertRecipient(
      lab.run,
      {
        ...environmentOf(lab, lab.facts.resolver.local),
        RECIPIENT_CACHE: lab.facts.redis,
      },
      casesOverTime.map(({ row }) => lineOf(row)),
    );
  const first = await look();
  // As if the finding had grown old; the policy, which lives longer, stays.
  const forget = `redis-cli --scan --pattern 'kuvert:domain:*' | xargs redis-cli del`;
  const { output } = await lab.run('bash', ['-c', forget]);
  assert.equal(output.trim(), String(casesOverTime.length));
  looks = [first, await look()];
});
after(async () => {
  if (skip === false) await lab.stop();
});

describe('an MTA-STS policy over time, in the mail lab', () => {
  for (const { row, later } of casesOverTime)
    it(`${row.id}: ${row.why}`, { skip }, () => {
      assertAnswer(row, looks[0]?.get(row.id), listDate);
      const answer = looks[1]?.get(row.id);
      assert.ok(answer !== undefined && !('error' in answer));
      const { mtaSts, mtaStsCode: code, mtaStsPolicy } = answer.tls;
      assert.deepEqual({ mtaSts, code, kept: mtaStsPolicy?.kept }, later);
    });
});
