/**
 * `npm run organisation:check [-- <id>…]`, `:new -- <id> <sector>`, `:show -- <id>`: the profiles of organisations. `check`
 * says what is wrong with each, one sentence a fault; `show` prints the merged profile and which layer set each value.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChannelFiles } from '../bin/policy.ts';
import { readChannels, rulesOf } from '../src/content/channel.schema.ts';
import { fault, isRecord } from '../src/content/faults.ts';
import {
  layersOf,
  newProfile,
  overdueFaults,
  profileIds,
  readOrganisation,
  readPolicy,
} from '../src/content/organisation.ts';
import type { ProfileFiles } from '../src/content/organisation.ts';
import type { Policy } from '../src/advice/policy.ts';
import { loadOrganisation, readProfileFiles } from '../src/recipient/adapters/node/organisation.ts';
import { carryOut, root } from './run.ts';

const directory = join(root, 'src', 'content', 'organisations');

/** Everything that is wrong with a profile, in sentences. `today` is an ISO date. */
export async function complaintsAbout(
  id: string,
  files: ProfileFiles,
  rules: Policy['rules'],
  today: string,
): Promise<string[]> {
  try {
    readPolicy(id, files, rules);
    const { profile } = await loadOrganisation(id, () => readOrganisation(id, files));
    return overdueFaults(profile, today).map(({ field, sentence }) =>
      fault(`${id}.yaml`, field, sentence),
    );
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n');
  }
}

/** A merged profile, a line a field, with the file that set it: `policy.version  '2026-11-21'  standard.yaml`. */
export function shown(id: string, files: ProfileFiles): string[] {
  const { value, origin } = layersOf(id, files);
  const lines: string[] = [];
  const walk = (inside: unknown, path: string): void => {
    if (isRecord(inside))
      for (const [key, each] of Object.entries(inside))
        walk(each, path === '' ? key : `${path}.${key}`);
    else lines.push(`${path}: ${JSON.stringify(inside)}  (${origin.get(path) ?? ''})`);
  };
  walk(value, '');
  return lines;
}

async function check(ids: readonly string[]): Promise<number> {
  const files = await readProfileFiles();
  const rules = rulesOf(readChannels(await readChannelFiles()));
  const today = new Date().toISOString().slice(0, 10);
  const all = ids.length > 0 ? ids : profileIds(files.keys());
  const complaints = (
    await Promise.all(all.map((id) => complaintsAbout(id, files, rules, today)))
  ).flat();
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  if (complaints.length === 0) process.stdout.write(`Right: ${all.join(', ')}\n`);
  return complaints.length === 0 ? 0 : 1;
}

function create(id: string, sector: string): number {
  const file = join(directory, `${id}.yaml`);
  const sectors = readdirSync(directory)
    .filter((name) => /^_[a-z]+\.yaml$/.test(name) && name !== '_base.yaml')
    .map((name) => name.slice(1, -'.yaml'.length));
  const refusal = !/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(id)
    ? `"${id}" is no id: small letters, digits and hyphens.`
    : existsSync(file)
      ? `${id}.yaml is there already.`
      : !sectors.includes(sector)
        ? `"${sector}" is no sector: ${sectors.join(', ')}.`
        : undefined;
  if (refusal !== undefined) {
    process.stderr.write(`${refusal}\n`);
    return 1;
  }
  writeFileSync(file, newProfile(id, sector, new Date().toISOString().slice(0, 10)));
  process.stdout.write(
    `src/content/organisations/${id}.yaml is written. Fill it in, then check it.\n`,
  );
  return 0;
}

async function main(): Promise<number> {
  const [verb, ...rest] = process.argv.slice(2);
  const [id, sector] = rest;
  if (verb === 'check') return check(rest);
  if (verb === 'new' && id !== undefined && sector !== undefined) return create(id, sector);
  if (verb === 'show' && id !== undefined) {
    for (const line of shown(id, await readProfileFiles())) process.stdout.write(`${line}\n`);
    return 0;
  }
  process.stderr.write(
    'Usage: npm run organisation:check [-- <id>…] | organisation:new -- <id> <sector> | organisation:show -- <id>\n',
  );
  return 2;
}

if (import.meta.main) {
  process.chdir(root);
  await carryOut(async () => {
    process.exitCode = await main();
  });
}
