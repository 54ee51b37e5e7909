import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CheckingOrganisation } from '../../ports.ts';
import { parseTunnelList } from '../../tunnel.ts';

/** What this reads of an organisation's profile; src/content/organisation.schema.ts says what else stands there. */
interface Profile {
  readonly internalDomains: readonly string[];
  readonly tunnel?:
    { readonly file: string; readonly date: string; readonly maxAgeDays: number } | undefined;
  readonly certificates?: CertificateProfile | undefined;
  readonly acceptEncryptedOnly: boolean;
}

/** Where the organisation has certificates looked up. */
export interface CertificateProfile {
  readonly smimea: boolean;
  readonly ldap?:
    | {
        readonly url?: string | undefined;
        readonly base: string;
        readonly filter: string;
        readonly attributes: readonly string[];
        readonly bindDn?: string | undefined;
      }
    | undefined;
  readonly folder?: string | undefined;
}

/** Reads a profile out of the files beside it, by name; handed in because this part may not import the content. */
type ReadProfile<P extends Profile> = (id: string, files: ReadonlyMap<string, string>) => P;

export interface LoadedOrganisation<P extends Profile> {
  readonly profile: P;
  /** The part that the recipient check asks for. */
  readonly checking: CheckingOrganisation;
}

/** Where the profiles lie. The built server runs from the root of the repository too, so both find them here. */
export const profileDirectory = (): string =>
  join(process.cwd(), 'src', 'content', 'organisations');

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new Error(`The file ${basename(file)} is missing in src/content/organisations.`);
  }
}

/** Every profile and every layer of one, by file name. */
export async function readProfileFiles(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(profileDirectory())).filter((name) => name.endsWith('.yaml')).sort();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readText(join(profileDirectory(), name))] as const),
    ),
  );
}

/** An organisation's profile with its tunnel list. Throws an Error that names the file and what is wrong in it. */
export async function loadOrganisation<P extends Profile>(
  id: string,
  read: ReadProfile<P>,
): Promise<LoadedOrganisation<P>> {
  const profile = read(id, await readProfileFiles());
  return {
    profile,
    checking: {
      internalDomains: new Set(profile.internalDomains),
      tunnel: profile.tunnel === undefined ? null : await loadTunnel(profile.tunnel),
      certificateSource: profile.certificates !== undefined,
      acceptEncryptedOnly: profile.acceptEncryptedOnly,
    },
  };
}

async function loadTunnel(
  tunnel: NonNullable<Profile['tunnel']>,
): Promise<NonNullable<CheckingOrganisation['tunnel']>> {
  if (basename(tunnel.file) !== tunnel.file) {
    throw new Error(`The tunnel list "${tunnel.file}" must lie beside the profile.`);
  }
  const { domains, errors } = parseTunnelList(
    await readText(join(profileDirectory(), tunnel.file)),
  );
  if (errors.length > 0) {
    const faults = errors.map(({ line, code }) => `${tunnel.file}, line ${line}: ${code}`);
    throw new Error(faults.join('\n'));
  }
  return { domains, date: tunnel.date, maxAgeDays: tunnel.maxAgeDays };
}
