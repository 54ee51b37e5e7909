import { loadPolicy } from '../bin/policy.ts';
import type { Policy } from '../src/advice/policy.ts';
import { profileIds } from '../src/content/organisation.ts';
import { readProfileFiles } from '../src/recipient/adapters/node/organisation.ts';

/** The files of src/content/organisations/ as they stand. */
export const profileFiles = await readProfileFiles();

export const ids = profileIds(profileFiles.keys());

/** Every profile's policy by id. */
export const policies: ReadonlyMap<string, Policy> = new Map(
  await Promise.all(ids.map(async (id) => [id, await loadPolicy(id)] as const)),
);

/** Throws when there is no such profile. */
export function policyOfProfile(id: string): Policy {
  const policy = policies.get(id);
  if (policy === undefined) throw new Error(`No profile ${id}.`);
  return policy;
}
