import { getEntry } from 'astro:content';
import type { Organisation } from '../content/organisation.schema.ts';

/** Id of the profile this site is built for; the same variable that the server reads. */
export const organisationId: string = process.env['ORGANISATION'] ?? 'standard';

/** The profile this site is built for; an unknown id stops the build. */
export async function currentOrganisation(): Promise<Organisation> {
  const entry = await getEntry('organisations', organisationId);
  if (!entry)
    throw new Error(`ORGANISATION=${organisationId}: no such profile in src/content/organisations`);
  return entry.data;
}
