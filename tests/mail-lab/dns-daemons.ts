/**
 * Knot as the name server of a world of its own, from a signed root down, and unbound as the validating resolver that has
 * that root's key as its anchor and nothing else.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WholeRecord } from './plan.ts';
import { must } from './processes.ts';

export interface ServedZone {
  /** `.` for the root. */
  readonly name: string;
  /** `bogus`: signed, but its parent has a DS that fits no key. */
  readonly kind: 'signed' | 'unsigned' | 'bogus';
  readonly records: readonly WholeRecord[];
}

const dotted = (name: string): string => (name === '.' ? '.' : `${name}.`);

/** The zone that a zone is delegated from: the longest other one that it ends in. */
function parentOf(name: string, zones: readonly ServedZone[]): string {
  const above = zones
    .filter((zone) => zone.name !== name && (zone.name === '.' || name.endsWith(`.${zone.name}`)))
    .map((zone) => zone.name);
  return above.reduce((longest, each) => (each.length > longest.length ? each : longest), '.');
}

/** TXT in pieces of at most 255 octets (RFC 1035 section 3.3.14). */
function rdata({ type, data }: WholeRecord): string {
  if (type !== 'TXT') return data;
  const pieces = data.match(/.{1,255}/gs) ?? [''];
  return pieces.map((piece) => `"${piece}"`).join(' ');
}

const falseDs = `12345 13 2 ${'ab'.repeat(32)}`;

/** A DNSSEC key for a zone, ahead of its first start; gives the DS of it. */
async function makeKey(configuration: string, zone: string): Promise<string> {
  const keymgr = (...args: readonly string[]): Promise<string> =>
    must('keymgr', ['-c', configuration, dotted(zone), ...args]);
  await keymgr('generate', 'algorithm=ecdsap256sha256', 'ksk=true', 'zsk=true');
  const sha256 = / DS (\d+ \d+ 2 [0-9a-f]+)$/m.exec(await keymgr('ds'))?.[1];
  if (sha256 === undefined) throw new Error(`keymgr gave no DS for ${zone}`);
  return sha256;
}

/** Writes the zones and the configuration of knot below `directory`; gives the file for `knotd -c` and the root's DS. */
export async function prepareKnot(
  directory: string,
  address: string,
  zones: readonly ServedZone[],
): Promise<{ readonly configuration: string; readonly rootDs: string }> {
  await mkdir(join(directory, 'keys'), { recursive: true });
  const configuration = join(directory, 'knot.conf');
  const fileOf = (name: string): string => `${name === '.' ? 'root' : name}.zone`;
  await writeFile(
    configuration,
    [
      `server:\n  listen: ${address}@53\n  rundir: ${directory}\n  tcp-workers: 1\n  udp-workers: 1\n  background-workers: 1`,
      `database:\n  storage: ${join(directory, 'keys')}\n  journal-db-max-size: 32M\n  kasp-db-max-size: 32M`,
      'log:\n  - target: stderr\n    any: warning',
      'policy:\n  - id: lab\n    algorithm: ecdsap256sha256\n    single-type-signing: on',
      `template:\n  - id: default\n    storage: ${directory}\n    zonefile-sync: -1\n    zonefile-load: whole\n    journal-content: none`,
      'zone:',
      ...zones.map(
        ({ name, kind }) =>
          `  - domain: ${dotted(name)}\n    file: ${fileOf(name)}` +
          (kind === 'unsigned' ? '' : '\n    dnssec-signing: on\n    dnssec-policy: lab'),
      ),
      '',
    ].join('\n'),
  );
  const delegations: { readonly parent: string; readonly line: string }[] = [];
  let rootDs = '';
  for (const { name, kind } of zones) {
    const ds = kind === 'unsigned' ? null : await makeKey(configuration, name);
    if (name === '.') {
      rootDs = ds ?? '';
      continue;
    }
    const parent = parentOf(name, zones);
    delegations.push({ parent, line: `${dotted(name)} 60 NS ns.example.` });
    if (ds !== null) {
      const shown = kind === 'bogus' ? falseDs : ds;
      delegations.push({ parent, line: `${dotted(name)} 60 DS ${shown}` });
    }
  }
  for (const { name, records } of zones) {
    const lines = [
      `${dotted(name)} 60 SOA ns.example. hostmaster.example. 1 3600 600 86400 60`,
      `${dotted(name)} 60 NS ns.example.`,
      ...(name === '.' || name === 'example' ? [`ns.example. 60 A ${address}`] : []),
      ...delegations.filter(({ parent }) => parent === name).map(({ line }) => line),
      ...records.map((record) => `${dotted(record.name)} 60 ${record.type} ${rdata(record)}`),
      '',
    ];
    await writeFile(join(directory, fileOf(name)), lines.join('\n'));
  }
  return { configuration, rootDs };
}

export interface ResolverOptions {
  readonly directory: string;
  readonly rootServer: string;
  readonly rootDs: string;
  readonly addresses: readonly string[];
  /** Where it also answers DNS over HTTPS. */
  readonly https: { readonly address: string; readonly keyFile: string; readonly certFile: string };
  /** Zones at name servers of the lab's own. */
  readonly stubs: readonly { readonly zone: string; readonly address: string }[];
}

/** Writes the configuration of unbound; gives the file for `unbound -d -c`. */
export async function prepareUnbound(options: ResolverOptions): Promise<string> {
  const { directory, rootServer, rootDs, addresses, https, stubs } = options;
  await mkdir(directory, { recursive: true });
  await writeFile(
    join(directory, 'hints'),
    `. 60 NS ns.example.\nns.example. 60 A ${rootServer}\n`,
  );
  await writeFile(join(directory, 'anchor'), `. IN DS ${rootDs}\n`);
  const configuration = join(directory, 'unbound.conf');
  const settings = [
    ...addresses.map((address) => `interface: ${address}@53`),
    `interface: ${https.address}@443`,
    'https-port: 443',
    `tls-service-key: "${https.keyFile}"`,
    `tls-service-pem: "${https.certFile}"`,
    'access-control: 0.0.0.0/0 allow',
    'do-daemonize: no',
    'chroot: ""',
    'username: ""',
    'pidfile: ""',
    `directory: "${directory}"`,
    'use-syslog: no',
    'num-threads: 1',
    'module-config: "validator iterator"',
    'ede: yes',
    `root-hints: "${join(directory, 'hints')}"`,
    `trust-anchor-file: "${join(directory, 'anchor')}"`,
    'trust-anchor-signaling: no',
    'do-not-query-localhost: no',
  ];
  await writeFile(
    configuration,
    [
      'server:',
      ...settings.map((line) => `  ${line}`),
      ...stubs.map(
        ({ zone, address }) => `stub-zone:\n  name: "${zone}."\n  stub-addr: ${address}`,
      ),
      'remote-control:\n  control-enable: no',
      '',
    ].join('\n'),
  );
  return configuration;
}
