/**
 * The mail world of `npm run bench:recipient`, in a process of its own so that it takes no time from what is measured.
 * Its arguments are the ports for DNS and SMTP (0: any free one), and a directory for a real Postfix, which then is the
 * host of quick.example; it sends a `World` to its parent.
 */
import type { Answer } from 'dns-packet';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listen } from '../tests/ports.ts';
import {
  answerFrom,
  makeAuthority,
  scriptedServer,
  startDns,
  tlsaDigest,
  type KeyPair,
  type Script,
  type Zone,
} from '../tests/unit/recipient/lab.ts';

export interface World {
  readonly dnsPort: number;
  readonly smtpPort: number;
  /** The authority's certificate, PEM. */
  readonly ca: string;
  /** Whether the host of quick.example is a real Postfix. */
  readonly isPostfix: boolean;
}

/** Distinct domains whose hosts greet late. */
export const slowDomains = 100;
/** Milliseconds before they greet. */
export const delay = 50;
/** Hosts that the many domains of the memory test share. */
const sharedHosts = 40;

export const addressOf = { quick: '127.0.40.1', slow: (i: number) => `127.0.41.${String(i + 1)}` };

const record = (type: 'MX' | 'A', name: string, data: unknown): Answer =>
  ({ type, name, ttl: 60, data }) as Answer;

/** Starts Postfix on port 25 of an address, with as little of it as smtpd can live with. Ends with the process namespace. */
function startPostfix(directory: string, address: string, { key, cert }: KeyPair): void {
  for (const name of ['etc', 'spool', 'data']) mkdirSync(join(directory, name));
  const chain = join(directory, 'etc', 'chain.pem');
  writeFileSync(chain, `${key}\n${cert}\n`, { mode: 0o600 });
  writeFileSync(
    join(directory, 'etc', 'main.cf'),
    [
      'compatibility_level = 3.6',
      'myhostname = mx.quick.example',
      'mydestination =',
      'alias_maps =',
      'alias_database =',
      'local_recipient_maps =',
      `queue_directory = ${join(directory, 'spool')}`,
      `data_directory = ${join(directory, 'data')}`,
      `maillog_file = ${join(directory, 'log')}`,
      `maillog_file_prefixes = ${directory}`,
      'smtpd_tls_security_level = may',
      `smtpd_tls_chain_files = ${chain}`,
      '',
    ].join('\n'),
  );
  writeFileSync(
    join(directory, 'etc', 'master.cf'),
    [
      `${address}:25 inet n - n - - smtpd`,
      'rewrite unix - - n - - trivial-rewrite',
      'cleanup unix n - n - 0 cleanup',
      'anvil unix - - n - 1 anvil',
      'tlsmgr unix - - n 1000? 1 tlsmgr',
      'postlog unix-dgram n - n - 1 postlogd',
      '',
    ].join('\n'),
  );
  for (const [program, args] of [
    ['chown', ['postfix', join(directory, 'data')]],
    ['postfix', ['-c', join(directory, 'etc'), 'start']],
  ] as const) {
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  }
}

async function main(): Promise<void> {
  const [dnsPort = 0, wantedSmtpPort = 0] = process.argv.slice(2, 4).map(Number);
  const postfixDirectory = process.argv[4];
  const authority = await makeAuthority();
  const names = [
    'mx.quick.example',
    ...Array.from({ length: slowDomains }, (_, i) => `mx.slow${String(i)}.example`),
    ...Array.from({ length: sharedHosts }, (_, i) => `mx${String(i)}.shared.example`),
  ];
  const pair = await authority.issue(names);
  const zones = new Map<string, Zone>();
  let smtpPort = wantedSmtpPort;
  const host = async (name: string, address: string, script: Script | null): Promise<void> => {
    zones.set(name, { records: [record('A', name, address)], signed: true });
    zones.set(`_25._tcp.${name}`, {
      records: [
        {
          type: 'TLSA',
          name: `_25._tcp.${name}`,
          ttl: 60,
          data: { usage: 3, selector: 1, matchingType: 1, certificate: tlsaDigest(pair.cert, 1) },
        },
      ],
      signed: true,
    });
    if (script === null) return;
    const server = scriptedServer(script, () => undefined);
    smtpPort = await listen(server, smtpPort, address);
  };
  const domain = (name: string, exchange: string): void => {
    const data = { preference: 1, exchange };
    zones.set(name, { records: [record('MX', name, data)], signed: true });
  };
  const late: Script = {
    tls: pair,
    at: {
      step: 'connect',
      act: (socket) => setTimeout(() => socket.write('220 mx.example\r\n'), delay),
    },
  };
  const isPostfix = postfixDirectory !== undefined;
  if (isPostfix) startPostfix(postfixDirectory, addressOf.quick, pair);
  await host('mx.quick.example', addressOf.quick, isPostfix ? null : { tls: pair });
  domain('quick.example', 'mx.quick.example');
  for (let i = 0; i < slowDomains; i += 1) {
    await host(`mx.slow${String(i)}.example`, addressOf.slow(i), late);
    domain(`slow${String(i)}.example`, `mx.slow${String(i)}.example`);
  }
  for (let i = 0; i < sharedHosts; i += 1) {
    await host(`mx${String(i)}.shared.example`, `127.0.42.${String(i + 1)}`, { tls: pair });
  }
  const known = { records: [], signed: true };
  const dns = await startDns((query, udp) => {
    const name = query.questions?.[0]?.name.toLowerCase() ?? '';
    // Any number of domains for the memory test, none of which has to be kept here.
    const many = /^d(\d+)\.many\.example$/.exec(name);
    if (many === null) return [answerFrom(zones, query, udp)];
    const exchange = `mx${String(Number(many[1]) % sharedHosts)}.shared.example`;
    const zone = {
      ...known,
      records: [record('MX', name, { preference: 1, exchange })],
    };
    return [answerFrom(new Map([[name, zone]]), query, udp)];
  }, dnsPort);
  const world: World = { dnsPort: dns.port, smtpPort, ca: authority.cert, isPostfix };
  process.send?.(world);
}

if (import.meta.main) {
  process.on('disconnect', () => process.exit(0));
  await main();
}
