/**
 * The mail world of `npm run bench:recipient`, in a process of its own so that it takes no time from what is measured.
 * Its arguments are the ports for DNS and SMTP (0: any free one), and a directory for a real Postfix, which then is the
 * host of quick.example; it sends a `World` to its parent.
 */
import { preparePostfix } from '../tests/mail-lab/mail-daemons.ts';
import { must } from '../tests/mail-lab/processes.ts';
import { listen } from '../tests/ports.ts';
import {
  a,
  answerFrom,
  makeAuthority,
  mx,
  scriptedServer,
  startDns,
  tlsa,
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
    for (const record of [a(name, address), tlsa(name, 3, 1, pair.cert)])
      zones.set(record.name, { records: [record], signed: true });
    if (script === null) return;
    const server = scriptedServer(script, () => undefined);
    smtpPort = await listen(server, smtpPort, address);
  };
  const domain = (name: string, exchange: string): void => {
    zones.set(name, { records: [mx(name, exchange)], signed: true });
  };
  const late: Script = {
    tls: pair,
    at: {
      step: 'connect',
      act: (socket) => setTimeout(() => socket.write('220 mx.example\r\n'), delay),
    },
  };
  const isPostfix = postfixDirectory !== undefined;
  if (isPostfix) {
    const configuration = await preparePostfix(postfixDirectory, [
      {
        name: 'mx.quick.example',
        addresses: [addressOf.quick],
        server: {
          by: 'postfix',
          certificate: { by: 'root' },
          // A line in a log for each handshake would count as the time of whoever shakes hands.
          options: { smtpd_tls_loglevel: '0' },
        },
        pair,
      },
    ]);
    // Ends with the process namespace.
    await must('postfix', ['-c', configuration, 'start']);
  }
  await host('mx.quick.example', addressOf.quick, isPostfix ? null : { tls: pair });
  domain('quick.example', 'mx.quick.example');
  for (let i = 0; i < slowDomains; i += 1) {
    await host(`mx.slow${String(i)}.example`, addressOf.slow(i), late);
    domain(`slow${String(i)}.example`, `mx.slow${String(i)}.example`);
  }
  for (let i = 0; i < sharedHosts; i += 1) {
    await host(`mx${String(i)}.shared.example`, `127.0.42.${String(i + 1)}`, { tls: pair });
  }
  const dns = await startDns((query, udp) => {
    const name = query.questions?.[0]?.name.toLowerCase() ?? '';
    // Any number of domains for the memory test, none of which has to be kept here.
    const many = /^d(\d+)\.many\.example$/.exec(name);
    if (many === null) return [answerFrom(zones, query, udp)];
    const exchange = `mx${String(Number(many[1]) % sharedHosts)}.shared.example`;
    const zone = { records: [mx(name, exchange)], signed: true };
    return [answerFrom(new Map([[name, zone]]), query, udp)];
  }, dnsPort);
  const world: World = { dnsPort: dns.port, smtpPort, ca: authority.cert, isPostfix };
  process.send?.(world);
}

if (import.meta.main) {
  process.on('disconnect', () => process.exit(0));
  await main();
}
