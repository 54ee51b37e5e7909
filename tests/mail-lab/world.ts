/**
 * The world of the mail lab, from inside its namespaces: started by lab.ts as process 1 of a process, network, mount and
 * host-name namespace of its own, so that whatever is started here ends with this process. It builds the world, says so,
 * and runs programs in it for lab.ts until lab.ts goes away.
 */
import { X509Certificate } from 'node:crypto';
import { cp, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { createServer as createHttpsServer } from 'node:https';
import { createSocket } from 'node:dgram';
import { join } from 'node:path';
import { listen } from '../ports.ts';
import { scriptedServer, startDns, type KeyPair } from '../unit/recipient/lab.ts';
import { casesOverTime } from './cases-over-time.ts';
import { cases } from './cases.ts';
import { responder } from './dns-answers.ts';
import { prepareKnot, prepareUnbound, type ServedZone } from './dns-daemons.ts';
import { directoryBase, preparePostfix, prepareSlapd, type Person } from './mail-daemons.ts';
import { makeIssuer, smimeaName } from './people.ts';
import {
  makeAuthorities,
  planAll,
  type AddressBook,
  type PlannedCase,
  type PlannedPolicyHost,
  type WholeRecord,
} from './plan.ts';
import { daemon, must, run, until } from './processes.ts';
import { scriptOf } from './scripts.ts';
import type { FromWorld, ToWorld, WorldFacts } from './lab.ts';

/**
 * Public-looking, so that the guard against private networks stays as it is. Nothing leaves the namespace: it has no
 * other interface than loopback and a pair that swallows what is sent to it.
 */
const self = '45.25.0.1';
const nameServer = '45.25.0.2';
const resolverAddress = '45.25.0.53';
const httpsResolvers = { http2: '45.25.0.54', http1: '45.25.0.55' } as const;
const self6 = '2a02:25::1';

/** A file system in memory over a directory that every Debian has; it goes with the mount namespace. */
const home = '/mnt';

async function makeNetwork(addresses6: readonly string[]): Promise<void> {
  const ip = (...args: readonly string[]): Promise<string> => must('ip', args);
  await ip('link', 'set', 'lo', 'up');
  await ip('addr', 'add', `${self}/16`, 'dev', 'lo');
  await ip('link', 'add', 'drop0', 'type', 'veth', 'peer', 'name', 'drop1');
  await ip('link', 'set', 'drop0', 'up');
  await ip('link', 'set', 'drop1', 'up');
  await ip('route', 'add', '45.26.0.0/16', 'dev', 'drop0');
  await ip('route', 'add', 'unreachable', '45.27.0.0/16');
  const batch = [
    ...[self6, ...addresses6].map((address) => `addr add ${address}/128 dev lo nodad`),
    // A neighbour that is not there: packets leave, and nobody takes them.
    ...Array.from(
      { length: 32 },
      (_, index) =>
        `neigh add 45.26.0.${index + 1} lladdr 02:00:00:00:00:01 dev drop0 nud permanent`,
    ),
  ];
  await must('ip', ['-batch', '-'], { input: `${batch.join('\n')}\n` });
}

function addressBook(): AddressBook & { readonly given6: readonly string[] } {
  const counts = { v4: 0, v6: 0, dropped: 0, unreachable: 0 };
  const given6: string[] = [];
  return {
    given6,
    next: (place) => {
      counts[place] += 1;
      const number = counts[place];
      switch (place) {
        case 'v4':
          return `45.25.${1 + Math.floor(number / 200)}.${(number % 200) + 10}`;
        case 'v6': {
          const address = `2a02:25::1:${number.toString(16)}`;
          given6.push(address);
          return address;
        }
        case 'dropped':
          return `45.26.0.${number}`;
        case 'unreachable':
          return `45.27.0.${number}`;
      }
    },
  };
}

/** How often each scripted host was connected to, by address, and what it was told. */
const connections = new Map<string, number>();
const heard = new Map<string, string[]>();

async function startScripts(planned: readonly PlannedCase[]): Promise<void> {
  for (const { hosts } of planned) {
    for (const { addresses, server, pair } of hosts) {
      if (server.by !== 'script') continue;
      const script = scriptOf(server, pair);
      for (const address of addresses) {
        const lines: string[] = [];
        heard.set(address, lines);
        const listener = scriptedServer(script, (line) => lines.push(line));
        listener.on('connection', () =>
          connections.set(address, (connections.get(address) ?? 0) + 1),
        );
        await listen(listener, 25, address);
      }
    }
  }
}

async function startPolicyHost({
  addresses,
  spec,
  pair,
  policy,
}: PlannedPolicyHost): Promise<void> {
  let requests = 0;
  const server = createHttpsServer(pair, (request, response) => {
    if (spec.silent === true) return;
    const found = request.url === '/.well-known/mta-sts.txt';
    requests += 1;
    const said = requests > 1 ? { ...spec, policy, ...spec.later } : { ...spec, policy };
    response.writeHead(found ? (said.status ?? 200) : 404, {
      'content-type': 'text/plain',
      ...spec.headers,
    });
    response.end(found ? said.policy : '');
  });
  server.on('tlsClientError', () => undefined);
  for (const address of addresses) await listen(server, 443, address);
}

/** DNS over HTTPS with HTTP/1.1, which unbound does not speak: each question is handed on to it by UDP. */
async function startHttp1Resolver(pair: KeyPair): Promise<void> {
  const server = createHttpsServer(
    { ...pair, ALPNProtocols: ['http/1.1'] },
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const socket = createSocket('udp4');
        const end = (status: number, body?: Buffer): void => {
          clearTimeout(timer);
          socket.close();
          response.writeHead(status, { 'content-type': 'application/dns-message' }).end(body);
        };
        const timer = setTimeout(() => end(504), 10_000);
        socket.once('message', (answer) => end(200, answer));
        socket.send(Buffer.concat(chunks), 53, '127.0.0.1');
      });
    },
  );
  await listen(server, 443, httpsResolvers.http1);
}

/** People with and without certificates, in the directory and in DNS. */
async function people(): Promise<{
  readonly entries: readonly Person[];
  readonly records: readonly (WholeRecord & { readonly zone: string })[];
}> {
  const [oces, ocesTest] = await Promise.all([makeIssuer(false), makeIssuer(true)]);
  const inDirectory = (name: string): string => `${name}@directory.unsigned.example`;
  const entries: readonly Person[] = [
    {
      name: 'Anne Opdigt',
      mail: inDirectory('anne'),
      certificate: await oces.issue(inDirectory('anne')),
    },
    { name: 'Bo Opdigt', mail: inDirectory('bo'), certificate: null },
    {
      name: 'Carla Opdigt',
      mail: inDirectory('carla'),
      certificate: await oces.issue(inDirectory('carla'), { expired: true }),
    },
    {
      name: 'Dan Opdigt',
      mail: inDirectory('dan'),
      certificate: await ocesTest.issue(inDirectory('dan')),
    },
    {
      name: 'Eva Opdigt',
      mail: inDirectory('eva'),
      certificate: await oces.issue(inDirectory('anden')),
    },
    {
      name: 'Finn Opdigt',
      mail: inDirectory('finn'),
      certificate: await oces.issue(inDirectory('finn'), { signOnly: true }),
    },
  ];
  // Hosts without TLS, so that nothing but a certificate makes anybody secure; and one domain that takes no mail.
  const inClear = (name: string, zone: string): WholeRecord & { readonly zone: string } => ({
    zone,
    name,
    type: 'MX',
    data: '10 mx.no-starttls.unsigned.example.',
  });
  const records = [inClear('directory.unsigned.example', 'unsigned.example')];
  const withSmimea = async (domain: string, zone: string): Promise<void> => {
    const mail = `anne@${domain}`;
    const certificate = await oces.issue(mail);
    const data = `3 0 0 ${certificate.toString('hex')}`;
    records.push({ zone, name: smimeaName(mail), type: 'SMIMEA', data });
  };
  for (const zone of ['signed.example', 'unsigned.example', 'bogus.example']) {
    const domain = `smimea.${zone}`;
    records.push(inClear(domain, zone));
    await withSmimea(domain, zone);
  }
  await withSmimea('smimea-null-mx.signed.example', 'signed.example');
  records.push({
    zone: 'signed.example',
    name: 'smimea-null-mx.signed.example',
    type: 'MX',
    data: '0 .',
  });
  return { entries, records };
}

const isUp = async (port: number, address: string): Promise<boolean> => {
  const { code } = await run('bash', ['-c', `exec 3<>/dev/tcp/${address}/${port}`]);
  return code === 0;
};

/** The standard organisation with certificate sources, below a directory of its own; gives that directory. */
async function writeProfile(): Promise<string> {
  const [below, where] = [join('src', 'content', 'organisations'), join(home, 'organisation')];
  await cp(below, join(where, below), { recursive: true });
  const sources = `certificates:\n  smimea: true\n  ldap:\n    base: ${directoryBase}\n`;
  const standard = await readFile(join(below, 'standard.yaml'), 'utf8');
  await writeFile(join(where, below, 'certificates.yaml'), standard + sources);
  return where;
}

async function resolves(server: string): Promise<boolean> {
  const wait = ['+time=1', '+retry=0'];
  const { output } = await run('kdig', [`@${server}`, '+short', ...wait, 'client.example', 'A']);
  return output.trim() === self;
}

async function build(fail: (why: string) => void): Promise<WorldFacts> {
  // Postfix reads its files as a user of its own, whatever mask the caller has.
  process.umask(0o022);
  await must('mount', ['-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', home]);
  await must('hostname', ['client.example']);
  const book = addressBook();
  const authorities = await makeAuthorities();
  const planned = await planAll(
    [...cases, ...casesOverTime.map(({ row }) => row)],
    book,
    authorities,
  );
  await makeNetwork(book.given6);

  const caFile = join(home, 'ca.pem');
  await writeFile(caFile, authorities.root.cert);
  const resolverPair = await authorities.root.issue(['doh.example', 'doh1.example']);
  const [keyFile, certFile] = [join(home, 'doh.key'), join(home, 'doh.pem')];
  await writeFile(keyFile, resolverPair.key);
  await writeFile(certFile, resolverPair.cert);

  const { entries, records: personRecords } = await people();
  const recordsOf = (zone: string): readonly WholeRecord[] => [
    ...planned.filter((each) => each.zone === zone).flatMap(({ records }) => records),
    ...personRecords.filter((each) => each.zone === zone),
  ];
  const zones: readonly ServedZone[] = [
    { name: '.', kind: 'signed', records: [] },
    {
      name: 'example',
      kind: 'signed',
      records: [
        ...recordsOf('example'),
        { name: 'client.example', type: 'A', data: self },
        { name: 'client.example', type: 'AAAA', data: self6 },
        { name: 'doh.example', type: 'A', data: httpsResolvers.http2 },
        { name: 'doh1.example', type: 'A', data: httpsResolvers.http1 },
        // Unsigned, as the zones of the lab's own misbehaving name server are.
        { name: 'broken.example', type: 'NS', data: 'ns.example.' },
        // Of a name server that does not exist.
        { name: 'dead.example', type: 'NS', data: 'ns.dead.nowhere.example.' },
      ],
    },
    { name: 'signed.example', kind: 'signed', records: recordsOf('signed.example') },
    { name: 'unsigned.example', kind: 'unsigned', records: recordsOf('unsigned.example') },
    { name: 'bogus.example', kind: 'bogus', records: recordsOf('bogus.example') },
    {
      name: '25.45.in-addr.arpa',
      kind: 'unsigned',
      records: [{ name: '1.0.25.45.in-addr.arpa', type: 'PTR', data: 'client.example.' }],
    },
    ...planned.flatMap(({ bogusBelow }) =>
      bogusBelow.map((name) => ({
        name,
        kind: 'bogus' as const,
        records: [{ name: `_25.${name}`, type: 'TLSA', data: `3 1 1 ${'cd'.repeat(32)}` }],
      })),
    ),
  ];
  const isBroken = ({ zone }: PlannedCase): boolean => zone === 'broken.example';
  const brokenServer = await startDns(responder(planned.filter(isBroken), true));

  const [knot, postfix, slapd] = await Promise.all([
    prepareKnot(join(home, 'knot'), nameServer, zones),
    preparePostfix(
      join(home, 'postfix'),
      planned.flatMap(({ hosts }) => hosts),
    ),
    prepareSlapd(join(home, 'slapd'), entries),
  ]);
  const unbound = await prepareUnbound({
    directory: join(home, 'unbound'),
    rootServer: nameServer,
    rootDs: knot.rootDs,
    addresses: ['127.0.0.1', resolverAddress],
    https: { address: httpsResolvers.http2, keyFile, certFile },
    stubs: [{ zone: 'broken.example', address: `127.0.0.1@${brokenServer.port}` }],
  });
  // Postfix, the peers and the look-up of a DoH host's own address ask the system's resolver, which here is ours.
  const resolvConf = join(home, 'resolv.conf');
  await writeFile(resolvConf, 'nameserver 127.0.0.1\noptions edns0 trust-ad\n');
  await must('mount', ['--bind', resolvConf, await realpath('/etc/resolv.conf')]);

  daemon('knotd', ['-c', knot.configuration], fail);
  await until('knot', () => resolves(nameServer));
  // Not before: it would remember for long that its only name server is dead.
  daemon('unbound', ['-d', '-c', unbound], fail);
  // The others look up their own host's name when they start, and would wait long for a resolver that is not there yet.
  await until('unbound', () => resolves('127.0.0.1'));
  daemon('slapd', ['-f', slapd, '-h', 'ldap://127.0.0.1:389', '-d', '0'], fail);
  await mkdir(join(home, 'redis'));
  daemon(
    'redis-server',
    [
      '--port',
      '6379',
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      join(home, 'redis'),
    ],
    fail,
  );
  const startPostfix = must('postfix', ['-c', postfix, 'start']);
  await startScripts(planned);
  await startHttp1Resolver(resolverPair);
  for (const { policyHost } of planned) if (policyHost !== null) await startPolicyHost(policyHost);
  await startPostfix;

  const firstPostfix = planned
    .flatMap(({ hosts }) => hosts)
    .find(({ server }) => server.by === 'postfix');
  await Promise.all([
    until('Postfix', () => isUp(25, firstPostfix?.addresses[0] ?? '')),
    until('slapd', () => isUp(389, '127.0.0.1')),
    until('Redis', () => isUp(6379, '127.0.0.1')),
  ]);
  const fingerprint = new X509Certificate(authorities.root.cert).fingerprint256;
  return {
    caFile,
    caFingerprint: fingerprint,
    resolver: {
      local: '127.0.0.1:53',
      lan: `${resolverAddress}:53`,
      https2: 'https://doh.example/dns-query',
      https1: 'https://doh1.example/dns-query',
    },
    redis: 'redis://127.0.0.1:6379',
    directory: { url: 'ldap://127.0.0.1:389', base: directoryBase },
    withCertificates: await writeProfile(),
    ehlo: 'client.example',
    rootDs: knot.rootDs,
    rootKeyFile: join(home, 'unbound', 'anchor'),
    seconds: performance.now() / 1000,
  };
}

/* What lab.ts asks for. */

const send = (message: FromWorld): void => {
  process.send?.(message);
};

const fail = (why: string): void => {
  send({ kind: 'failed', why });
};

async function obey(message: ToWorld): Promise<void> {
  if (message.kind === 'state') {
    send({
      kind: 'state',
      id: message.id,
      state: { connections: [...connections], heard: [...heard] },
    });
    return;
  }
  const { id, program, args, options } = message;
  try {
    send({ kind: 'ran', id, ran: await run(program, args, options) });
  } catch (error) {
    send({ kind: 'failed', id, why: String(error) });
  }
}

// Whoever started us is gone: as process 1 we take every daemon with us.
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToWorld) => void obey(message));
try {
  send({ kind: 'ready', facts: await build(fail) });
} catch (error) {
  fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}
