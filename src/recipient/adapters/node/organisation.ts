import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
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

/** The profile's zod schema, handed in because this part may not import the content. */
interface ProfileSchema<P extends Profile> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: P }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly {
            readonly path: readonly PropertyKey[];
            readonly message: string;
          }[];
        };
      };
}

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

/** An organisation's profile with its tunnel list. Throws an Error that names the file and what is wrong in it. */
export async function loadOrganisation<P extends Profile>(
  id: string,
  schema: ProfileSchema<P>,
): Promise<LoadedOrganisation<P>> {
  const file = `${id}.yaml`;
  const text = await readText(join(profileDirectory(), file));
  const result = schema.safeParse(readYaml(file, text));
  if (!result.success) {
    const faults = result.error.issues.map(
      ({ path, message }) => `${file}: ${path.map(String).join('.') || 'file'}: ${message}`,
    );
    throw new Error(faults.join('\n'));
  }
  const profile = result.data;
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

function readYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : 'not YAML'}`);
  }
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
