/**
 * The site of an organisation that looks certificates up in DNS and in a folder: its profile laid beside the others in a
 * copy of the sources, built and served as any organisation would, with the mail lab behind it.
 */
import type { Answer } from 'dns-packet';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/run.ts';
import { smimeaName } from '../../src/recipient/smimea.ts';
import { startLab, type Lab, type Zone } from '../unit/recipient/lab.ts';

export interface CertificateSite {
  /** Its address. */
  readonly url: string;
  readonly lab: Lab;
  /** Everything that the server wrote so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** What is found in DNS for an address: a certificate that the zone vouches for, or nothing but a failure. */
export type InDns = ReadonlyMap<string, Uint8Array | 'failure'>;

const sources = ['src', 'bin', 'scripts', 'public', 'package.json', 'astro.config.mjs'] as const;

/** A checkout whose only profile beside the layers is `standard` with certificates. */
function copySources(directory: string, folder: string): void {
  for (const name of [...sources, 'tsconfig.json'])
    cpSync(join(root, name), join(directory, name), { recursive: true });
  // Link by link, so that what Astro keeps in node_modules is not the checkout's own.
  const packages = join(root, 'node_modules');
  mkdirSync(join(directory, 'node_modules'));
  for (const name of readdirSync(packages).filter((each) => !/^\.(?!bin$)/.test(each)))
    symlinkSync(join(packages, name), join(directory, 'node_modules', name));
  appendFileSync(
    join(directory, 'src/content/organisations/standard.yaml'),
    `certificates:\n  smimea: true\n  folder: ${folder}\n`,
  );
}

async function zonesOf(inDns: InDns): Promise<ReadonlyMap<string, Zone>> {
  const zones = new Map<string, Zone>();
  for (const [address, found] of inDns) {
    const name = await smimeaName(address);
    if (found === 'failure') zones.set(name, { records: [], rcode: 2 });
    else {
      // Usage 3, the whole certificate (RFC 8162). dns-packet knows the type by its number only, and its types not at all.
      const data = Buffer.from([3, 0, 0, ...found]);
      const record = { type: 'UNKNOWN_53', name, ttl: 60, data } as unknown as Answer;
      zones.set(name, { records: [record], signed: true });
    }
  }
  return zones;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Runs a script of the copy; what it writes is handed to `hear`. */
function start(
  directory: string,
  script: string,
  env: NodeJS.ProcessEnv,
  hear: (text: string) => void,
): ChildProcess {
  const child = spawn(process.execPath, [script], {
    cwd: directory,
    env: { ...process.env, ORGANISATION: 'standard', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      hear(part.toString());
    });
  return child;
}

/** Builds and starts it; `files` are those of the folder. Throws with what the build or the server said, and leaves nothing. */
export async function startCertificateSite(
  files: Readonly<Record<string, Uint8Array>>,
  inDns: InDns,
): Promise<CertificateSite> {
  const directory = mkdtempSync(join(tmpdir(), 'kuvert-site-'));
  let output = '';
  const hear = (text: string): void => {
    output += text;
  };
  let lab: Lab | undefined;
  let server: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    if (server?.exitCode === null) {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    }
    await lab?.stop();
    rmSync(directory, { recursive: true });
  };
  try {
    const folder = join(directory, 'certificates');
    mkdirSync(folder);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    copySources(directory, folder);
    const [code] = (await once(start(directory, 'scripts/build.ts', {}, hear), 'close')) as [
      number | null,
    ];
    if (code !== 0) throw new Error(output);
    lab = await startLab(await zonesOf(inDns));
    const port = await freePort();
    const env = {
      HOST: '127.0.0.1',
      PORT: String(port),
      RECIPIENT_DNS: lab.dns,
      RECIPIENT_ALLOW_NETWORKS: '127.0.0.0/8',
      RECIPIENT_TEST_SMTP_PORT: String(lab.smtpPort),
      NODE_EXTRA_CA_CERTS: lab.caFile,
    };
    server = start(directory, 'bin/serve.ts', env, hear);
    for (let left = 400; !output.includes('Kuvert: http'); left -= 1) {
      if (left === 0 || server.exitCode !== null) throw new Error(output);
      await new Promise((done) => setTimeout(done, 50));
    }
    return { url: `http://127.0.0.1:${String(port)}`, lab, output: () => output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
