import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../scripts/run.ts';
import type { Report } from '../../src/recipient/report.ts';
import { cases } from './cases.ts';
import {
  assertAnswer,
  environmentOf,
  kuvertRecipient,
  lineOf,
  tunnelListDate,
  type Answer,
} from './kuvert.ts';
import { startMailLab, whyNoLab, type MailLab } from './lab.ts';
import { factsOf } from './table.ts';

const skip = whyNoLab() ?? false;
const quick = cases.filter(({ slow }) => slow !== true);

let lab: MailLab;
let listDate: string | null;
before(async () => {
  if (skip === false) [lab, listDate] = await Promise.all([startMailLab(), tunnelListDate()]);
});
after(async () => {
  if (skip === false) await lab.stop();
});

describe('kuvert recipient in the mail lab, by other ways', () => {
  const ask = (dns: string): Promise<ReadonlyMap<string, Answer>> =>
    kuvertRecipient(lab.run, environmentOf(lab, dns), quick.map(lineOf));
  const failures = (answers: ReadonlyMap<string, Answer>): readonly string[] =>
    quick.flatMap((row) => {
      try {
        assertAnswer(row, answers.get(row.id), listDate);
        return [];
      } catch (error) {
        return [`${row.id}: ${String(error)}`];
      }
    });

  for (const [version, of] of [
    ['HTTP/2 (unbound)', 'https2'],
    ['HTTP/1.1', 'https1'],
  ] as const)
    it(`every quick case by DNS over HTTPS, ${version}`, { skip }, async () => {
      assert.deepEqual(failures(await ask(lab.facts.resolver[of])), []);
    });

  it('a resolver somewhere in the network is not believed about DNSSEC', { skip }, async () => {
    const answers = await ask(lab.facts.resolver.lan);
    const believed = quick.filter(({ id }) => {
      const answer = answers.get(id);
      return (
        answer === undefined ||
        'error' in answer ||
        answer.tls.dane === 'yes' ||
        answer.tls.hosts.some(({ dane }) => dane === 'yes' || dane === 'no')
      );
    });
    assert.deepEqual(believed, []);
    // Self-signed hosts that DANE alone vouches for.
    const proven = answers.get('dane-311');
    assert.ok(proven !== undefined && 'status' in proven);
    assert.equal(proven.status, 'insecure');
  });

  it('a resolver that is dead makes everybody unknown', { skip }, async () => {
    const rows = [...cases.filter(({ id }) => ['wildcard', 'null-mx', 'tunnel'].includes(id))];
    const env = environmentOf(lab, '45.26.0.1:53');
    const answers = await kuvertRecipient(lab.run, env, rows.map(lineOf));
    const said = rows.map(({ id }) => {
      const answer = answers.get(id);
      assert.ok(answer !== undefined && 'status' in answer);
      return [id, answer.status, answer.tls.code];
    });
    assert.deepEqual(said, [
      ['wildcard', 'unknown', 'dns-timeout'],
      ['null-mx', 'unknown', 'dns-timeout'],
      ['tunnel', 'secure', 'dns-timeout'],
    ]);
  });

  it('every quick case at the endpoint, and again from the shared cache', { skip }, async () => {
    assert.ok(existsSync(join(root, 'dist', 'headers.json')), 'run "npm run build" first');
    const endpoint = async (): Promise<readonly Report[]> => {
      const { code, output, errors } = await lab.run(
        process.execPath,
        [join(root, 'tests', 'mail-lab', 'endpoint.ts')],
        {
          env: {
            ...environmentOf(lab, lab.facts.resolver.local),
            RECIPIENT_CACHE: lab.facts.redis,
          },
          input: JSON.stringify(quick.map(lineOf).map(({ id: _id, ...ask }) => ask)),
        },
      );
      assert.equal(code, 0, errors);
      return JSON.parse(output) as readonly Report[];
    };
    const answered = await endpoint();
    const byId = new Map(
      quick.map((row, index) => {
        const report = answered[index];
        assert.ok(report !== undefined);
        return [row.id, { id: row.id, ...report }];
      }),
    );
    assert.deepEqual(failures(byId), []);
    const asked = await lab.state();
    // Another process: what it knows, it has from Redis.
    const again = await endpoint();
    assert.deepEqual(again.map(factsOf), answered.map(factsOf));
    assert.deepEqual((await lab.state()).connections, asked.connections);
  });
});
