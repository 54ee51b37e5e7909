/**
 * `npm run bench:recipient`: how fast the recipient check is, as ratios to what is measured beside it in the same run:
 * a bare connect–greeting–STARTTLS–handshake, and `posttls-finger` where that is installed. Fails when a target is missed.
 * As root it makes itself a network namespace, since posttls-finger knows no port but 25 and no resolver but the system's;
 * otherwise it says what it leaves out.
 */
import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { fileURLToPath } from 'node:url';
import { nodeDns } from '../src/recipient/adapters/node/dns.ts';
import { systemClock } from '../src/recipient/adapters/node/ports.ts';
import { nodeSmtp } from '../src/recipient/adapters/node/smtp.ts';
import { memoryCache } from '../src/recipient/cache.ts';
import { cachingDns } from '../src/recipient/dns-cache.ts';
import { checkRecipient } from '../src/recipient/check.ts';
import type { CheckingOrganisation, Ports } from '../src/recipient/ports.ts';
import type { Report } from '../src/recipient/report.ts';
import { isInstalled, namespaces, path } from '../tests/mail-lab/lab.ts';
import { freePort } from '../tests/ports.ts';
import { loopback } from '../tests/unit/recipient/lab.ts';
import { addressOf, delay, slowDomains, type World } from './bench-world.ts';
import { root } from './run.ts';

const inside = 'KUVERT_BENCH_INSIDE';

interface Result {
  readonly what: string;
  readonly measured: number;
  readonly most: number;
  readonly note: string;
}

/** A quarter took less: what it takes when little else is in the way. A machine's noise only ever adds. */
const quartile = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 4)] ?? NaN;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const organisation: CheckingOrganisation = {
  internalDomains: new Set(),
  tunnel: null,
  certificateSource: false,
  acceptEncryptedOnly: false,
};

/** Ports as the server has them. */
function portsFor({ dnsPort, smtpPort }: World): Ports {
  return {
    dns: cachingDns(
      nodeDns({
        servers: [{ kind: 'plain', address: '127.0.0.1', port: dnsPort }],
        trusted: () => true,
      }),
      systemClock,
    ),
    smtp: nodeSmtp({
      ehlo: 'bench.example',
      allowed: [loopback],
      port: smtpPort,
    }),
    cache: memoryCache(systemClock),
    clock: systemClock,
  };
}

/** The same, having forgotten what it found, but not what DNS said within its TTL: a warm check. */
const forgetful = (ports: Ports): Ports => ({ ...ports, cache: memoryCache(systemClock) });

async function check(domain: string, ports: Ports, refresh = false): Promise<Report> {
  const recipient = { domain, address: null, cprInAddress: false };
  const report = await checkRecipient(recipient, organisation, ports, refresh);
  if (report.status !== 'secure' || report.tls.dane !== 'yes')
    throw new Error(`${domain}: ${JSON.stringify(report.tls)}`);
  return report;
}

/** The least that anybody has to do who wants to see a host's certificate: no DNS, no judging, no goodbye. */
function floor(address: string, port: number, secureContext: tls.SecureContext): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: address, port });
    const say = ['EHLO bench.example\r\n', 'STARTTLS\r\n'];
    socket.on('error', reject);
    const onData = (chunk: Buffer): void => {
      // The last line of a reply has a blank behind its code.
      if (!/(?:^|\n)\d{3} [^\n]*\n$/.test(chunk.toString('latin1'))) return;
      const next = say.shift();
      if (next !== undefined) {
        socket.write(next);
        return;
      }
      socket.off('data', onData);
      const secure = tls.connect({ socket, secureContext, rejectUnauthorized: false }, () => {
        secure.getPeerX509Certificate();
        secure.destroy();
        resolve();
      });
      secure.on('error', reject);
    };
    socket.on('data', onData);
  });
}

const hasFinger = isInstalled('posttls-finger');

/** One fresh process, as somebody at a prompt would run it. Throws unless it verified the host by DANE. */
async function fingerOnce(config: string): Promise<void> {
  const child = spawn('posttls-finger', ['-c', '-l', 'dane', '-L', 'summary', 'quick.example'], {
    env: { ...process.env, MAIL_CONFIG: config },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (output += part.toString()));
  await once(child, 'close');
  if (!output.includes('Verified TLS connection')) throw new Error(`posttls-finger: ${output}`);
}

async function single(
  world: World,
  scratch: string,
  withFinger: boolean,
): Promise<readonly Result[]> {
  const config = join(scratch, 'finger');
  if (withFinger) {
    mkdirSync(config);
    writeFileSync(join(config, 'main.cf'), 'compatibility_level = 3.6\ninet_protocols = ipv4\n');
  }
  const warm = portsFor(world);
  const secureContext = tls.createSecureContext();
  const times = { kuvert: [] as number[], floor: [] as number[], finger: [] as number[] };
  // The first rounds warm up code and connections of the measuring process; then by turns, so that noise hits all alike.
  for (let round = -60; round < 120; round += 1) {
    const kuvert = await timed(() => check('quick.example', forgetful(warm)));
    const bare = await timed(() => floor(addressOf.quick, world.smtpPort, secureContext));
    const fresh =
      withFinger && round >= 0 && round % 4 === 0 ? await timed(() => fingerOnce(config)) : null;
    if (round < 0) continue;
    times.kuvert.push(kuvert);
    times.floor.push(bare);
    if (fresh !== null) times.finger.push(fresh);
  }
  const [kuvert, bare] = [quartile(times.kuvert), quartile(times.floor)];
  const results: Result[] = [
    {
      what: 'one warm check / bare handshake',
      measured: kuvert / bare,
      // A server in a few lines of script shakes hands in no time, which no mail server does: all else would look slow.
      most: world.isPostfix ? 1.3 : Infinity,
      note: `${kuvert.toFixed(2)} ms / ${bare.toFixed(2)} ms`,
    },
  ];
  if (withFinger) {
    const other = quartile(times.finger);
    results.push({
      what: 'one warm check / posttls-finger -l dane',
      measured: kuvert / other,
      most: 1,
      note: `${kuvert.toFixed(2)} ms / ${other.toFixed(2)} ms`,
    });
  }
  return results;
}

async function parallel(world: World): Promise<Result> {
  const warm = portsFor(world);
  const one: number[] = [];
  const all: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    one.push(await timed(() => check('slow0.example', forgetful(warm))));
    const ports = forgetful(warm);
    const domains = Array.from({ length: slowDomains }, (_, i) => `slow${String(i)}.example`);
    all.push(await timed(() => Promise.all(domains.map((domain) => check(domain, ports)))));
  }
  return {
    what: `${String(slowDomains)} domains at once, ${String(delay)} ms each / one`,
    measured: quartile(all) / quartile(one),
    most: 5,
    note: `${quartile(all).toFixed(0)} ms / ${quartile(one).toFixed(0)} ms`,
  };
}

async function post(port: number, agent: Agent, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        port,
        host: '127.0.0.1',
        path: '/api/recipients/',
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (incoming) => {
        incoming.on('end', () => resolve(incoming.statusCode ?? 0));
        incoming.resume();
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Cached answers in a second from the built server, one recipient a request. */
async function cached(world: World, scratch: string): Promise<Result> {
  if (!existsSync(join(root, 'dist', 'headers.json')))
    throw new Error('There is no build: run "npm run build" first.');
  const port = await freePort();
  const caFile = join(scratch, 'ca.pem');
  writeFileSync(caFile, world.ca);
  const server = spawn(process.execPath, [join(root, 'bin', 'serve.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ORGANISATION: 'standard',
      HOST: '127.0.0.1',
      PORT: String(port),
      RECIPIENT_DNS: `127.0.0.1:${String(world.dnsPort)}`,
      RECIPIENT_ALLOW_NETWORKS: '127.0.0.0/8',
      ...(world.smtpPort !== 25 && { RECIPIENT_TEST_SMTP_PORT: String(world.smtpPort) }),
      RECIPIENT_CLIENT_LIMIT: '100000000',
      NODE_EXTRA_CA_CERTS: caFile,
    },
  });
  try {
    await once(server.stdout, 'data');
    server.stdout.resume();
    const agent = new Agent({ keepAlive: true, maxSockets: 16 });
    const body = JSON.stringify({ recipients: [{ domain: 'quick.example' }] });
    const requests = 3_000;
    const run = async (): Promise<void> => {
      let left = requests;
      await Promise.all(
        Array.from({ length: 16 }, async () => {
          while (left > 0) {
            left -= 1;
            const status = await post(port, agent, body);
            if (status !== 200) throw new Error(`status ${String(status)}`);
          }
        }),
      );
    };
    await run();
    const milliseconds = quartile([await timed(run), await timed(run), await timed(run)]);
    agent.destroy();
    const rate = requests / (milliseconds / 1000);
    return {
      what: '1,000 cached answers a second / over HTTP',
      measured: 1_000 / rate,
      most: 1,
      note: `${rate.toFixed(0)} a second`,
    };
  } finally {
    server.kill('SIGKILL');
  }
}

/** Octets of heap in use after everything that can go is gone. */
function heap(): number {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/** The heap after 20,000 checks of different domains, one in ten of which looks at its host anew, to that after 10,000. */
async function memory(world: World): Promise<Result> {
  // Smaller than a server's, so that it is full long before the first look at the heap.
  const ports = { ...portsFor(world), cache: memoryCache(systemClock, 2_000) };
  let next = 0;
  const run = async (until: number): Promise<void> => {
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        while (next < until) {
          const i = (next += 1);
          await check(`d${String(i)}.many.example`, ports, i % 10 === 0);
        }
      }),
    );
  };
  await run(10_000);
  const before = heap();
  await run(20_000);
  const after = heap();
  const megabytes = (octets: number): string => (octets / 2 ** 20).toFixed(1);
  return {
    what: 'heap after 20,000 checks / after 10,000',
    measured: after / before,
    most: 1.1,
    note: `${megabytes(after)} MB / ${megabytes(before)} MB`,
  };
}

async function startWorld(
  ...args: readonly string[]
): Promise<{ readonly world: World; readonly child: ChildProcess }> {
  const file = fileURLToPath(new URL('bench-world.ts', import.meta.url));
  const child = fork(file, args, { execArgv: [] });
  const [world] = (await once(child, 'message')) as [World];
  return { world, child };
}

function show({ what, measured, most, note }: Result): boolean {
  const good = measured <= most;
  process.stdout.write(
    `${good ? 'ok    ' : 'FAILED'} ${what.padEnd(46)} ${measured.toFixed(2)} (at most ${String(most)})  ${note}\n`,
  );
  return good;
}

async function main(isNamespace: boolean): Promise<boolean> {
  const scratch = mkdtempSync(join(tmpdir(), 'kuvert-bench-'));
  const postfix = isNamespace && isInstalled('postfix') ? join(scratch, 'postfix') : null;
  // Postfix's own user has to get at its directory.
  chmodSync(scratch, 0o755);
  const ports = isNamespace ? ['53', '25'] : ['0', '0'];
  const { world, child } = await startWorld(...ports, ...(postfix === null ? [] : [postfix]));
  try {
    tls.setDefaultCACertificates([...tls.getCACertificates('bundled'), world.ca]);
    if (!isNamespace || !hasFinger) {
      const why = hasFinger ? 'that needs root' : 'it is not installed';
      process.stdout.write(`left out: posttls-finger; ${why}\n`);
    }
    if (!world.isPostfix) {
      process.stdout.write('not judged: the bare handshake; that needs root and a real Postfix\n');
    }
    const results = [
      ...(await single(world, scratch, isNamespace && hasFinger)),
      await parallel(world),
      await cached(world, scratch),
      await memory(world),
    ];
    return results.map(show).every(Boolean);
  } finally {
    child.kill('SIGKILL');
    rmSync(scratch, { recursive: true });
  }
}

/** Runs this file again in a network of its own, where ports 25 and 53 are free and the system's resolver is the world's. */
function inNamespace(): number | null {
  if (process.getuid?.() !== 0) return null;
  const scratch = mkdtempSync(join(tmpdir(), 'kuvert-bench-'));
  const resolver = join(scratch, 'resolv.conf');
  writeFileSync(resolver, 'nameserver 127.0.0.1\noptions trust-ad\n');
  const prepare = 'ip link set lo up && mount --bind "$0" /etc/resolv.conf && exec "$@"';
  const file = fileURLToPath(import.meta.url);
  try {
    const start = [...namespaces, 'sh', '-c', prepare, resolver];
    if (spawnSync('unshare', [...start, 'true']).status !== 0) return null;
    const { status } = spawnSync('unshare', [...start, process.execPath, '--expose-gc', file], {
      stdio: 'inherit',
      env: {
        ...process.env,
        PATH: path,
        [inside]: 'yes',
      },
    });
    return status ?? 1;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

const isInside = process.env[inside] === 'yes';
const status = isInside ? null : inNamespace();
process.exitCode = status ?? ((await main(isInside)) ? 0 : 1);
