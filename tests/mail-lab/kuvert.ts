/** Kuvert's own command line and server, run in the lab. */
import assert from 'node:assert/strict';
import { root } from '../../scripts/run.ts';
import { readOrganisation } from '../../src/content/organisation.ts';
import { loadOrganisation } from '../../src/recipient/adapters/node/organisation.ts';
import type { Report } from '../../src/recipient/report.ts';
import type { MailLab } from './lab.ts';
import { domainOf, expectedFacts, factsOf, type Case, type Refused } from './table.ts';

export type Line = { readonly id: string } & Refused['ask'];

/** A line for `kuvert recipient`, and without the id an entry for the endpoint. */
export const lineOf = (row: Case): Line => ({
  id: row.id,
  ...(row.ask ?? { domain: domainOf(row) }),
});

/** The environment of a Kuvert that lives in the lab; RECIPIENT_ALLOW_NETWORKS is not in it, for nothing is loosened. */
export const environmentOf = (lab: MailLab, dns: string): Readonly<Record<string, string>> => ({
  ORGANISATION: 'standard',
  RECIPIENT_DNS: dns,
  RECIPIENT_EHLO: lab.facts.ehlo,
  NODE_EXTRA_CA_CERTS: lab.facts.caFile,
});

export type Answer =
  | ({ readonly id: string } & Report)
  | { readonly id: string; readonly error: { readonly code: string } };

/**
 * What `kuvert recipient` answers, by id; `run` starts a program with this input and environment. It finds the
 * organisations' profiles below `cwd`, by default the root of the repository.
 */
export async function kuvertRecipient(
  run: MailLab['run'],
  env: Readonly<Record<string, string>>,
  lines: readonly Line[],
  cwd?: string,
): Promise<ReadonlyMap<string, Answer>> {
  const { output, errors } = await run(process.execPath, [`${root}bin/kuvert.ts`, 'recipient'], {
    env,
    ...(cwd !== undefined && { cwd }),
    input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
  });
  const answers = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);
  if (answers.length !== lines.length) {
    throw new Error(`${answers.length} answers to ${lines.length} lines: ${errors}`);
  }
  return new Map(answers.map((answer) => [answer.id, answer]));
}

/** The date of the tunnel list of the organisation that asks. */
export async function tunnelListDate(): Promise<string | null> {
  const { checking } = await loadOrganisation('standard', readOrganisation);
  return checking.tunnel?.date ?? null;
}

/** Fails unless an answer says all that its row expects. */
export function assertAnswer(row: Case, answer: Answer | undefined, listDate: string | null): void {
  assert.ok(answer !== undefined, 'no answer');
  if ('error' in answer) assert.fail(`refused: ${answer.error.code}`);
  assert.deepEqual(factsOf(answer), expectedFacts(row, listDate));
}
