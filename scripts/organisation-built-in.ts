import type { Plugin } from 'vite';
import { readOrganisation } from '../src/content/organisation.ts';
import { builtIn } from '../src/recipient/adapters/edge/organisation.ts';
import { readEnvironment } from '../src/recipient/adapters/node/environment.ts';
import { loadOrganisation } from '../src/recipient/adapters/node/organisation.ts';

const name = 'virtual:organisation';
const resolved = `\0${name}`;

/**
 * Gives a worker what the look-up needs of the organisation (`ORGANISATION`) at build, since there is no file system
 * where it runs; and no more than that: no other organisation, no directory's address.
 */
export const organisationBuiltIn = (): Plugin => ({
  name: 'kuvert:organisation-built-in',
  resolveId: (id) => (id === name ? resolved : null),
  load: async (id) => {
    if (id !== resolved) return null;
    const { organisation } = readEnvironment(process.env);
    const { profile, checking } = await loadOrganisation(organisation, readOrganisation);
    return `export default ${JSON.stringify(builtIn(checking, profile.certificates))};`;
  },
});
