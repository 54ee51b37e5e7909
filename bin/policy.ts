import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Policy } from '../src/advice/policy.ts';
import { readChannels, rulesOf } from '../src/content/channel.schema.ts';
import { readPolicy } from '../src/content/organisation.ts';
import { readProfileFiles } from '../src/recipient/adapters/node/organisation.ts';

/** The channels' pages by file name, as `readChannels` takes them; from the directory that the process runs in. */
export async function readChannelFiles(): Promise<ReadonlyMap<string, string>> {
  const directory = join(process.cwd(), 'src', 'content', 'channels');
  const names = (await readdir(directory)).filter((name) => name.endsWith('.mdx')).sort();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(directory, name), 'utf8')] as const),
    ),
  );
}

/** What the advice asks for of an organisation. Throws an Error that names the file and what is wrong in it. */
export async function loadPolicy(id: string): Promise<Policy> {
  const [profiles, channels] = await Promise.all([readProfileFiles(), readChannelFiles()]);
  return readPolicy(id, profiles, rulesOf(readChannels(channels)));
}
