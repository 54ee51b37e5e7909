/**
 * The cases that need no more than servers in one process on loopback, so also without root: those whose hosts are
 * scripted, or a Postfix that does nothing but offer its certificate, and that ask for no HTTPS and no network of their own.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { listen } from '../ports.ts';
import { scriptedServer, startDns, type DnsServerHandle } from '../unit/recipient/lab.ts';
import { cases } from './cases.ts';
import { responder } from './dns-answers.ts';
import { assertAnswer, kuvertRecipient, lineOf, tunnelListDate, type Answer } from './kuvert.ts';
import { makeAuthorities, planAll, type PlannedHost } from './plan.ts';
import { run } from './processes.ts';
import { scriptOf } from './scripts.ts';
import type { Case, MailHost, MailServer, Place } from './table.ts';

const isPlain = (server: MailServer): boolean =>
  server.by === 'script' ||
  (server.postscreen !== true && Object.keys(server.options ?? {}).length === 0);

const special: readonly Place[] = ['v6', 'v6-closed', 'dropped', 'unreachable'];

const fits = ({ server, at = [] }: MailHost): boolean =>
  (server === null || isPlain(server)) && !at.some((place) => special.includes(place));

const runsHere = ({ hosts = [], sts }: Case): boolean => sts === undefined && hosts.every(fits);

const rows = cases.filter(runsHere);

let number = 0;
/** Each host has an address, all share a port: none below 1024 is open to everybody. */
const book = {
  next: (): string => {
    number += 1;
    return `127.25.${1 + Math.floor(number / 200)}.${(number % 200) + 10}`;
  },
};

const servers: Server[] = [];
let smtpPort = 0;
async function start({ addresses, server, pair }: PlannedHost): Promise<void> {
  for (const address of addresses) {
    const listener = scriptedServer(scriptOf(server, pair), () => undefined);
    smtpPort = await listen(listener, smtpPort, address);
    servers.push(listener);
  }
}

let dns: DnsServerHandle;
let scratch: string;
let answers: ReadonlyMap<string, Answer>;
let listDate: string | null;

before(async () => {
  const authorities = await makeAuthorities();
  const planned = await planAll(rows, book, authorities);
  for (const { hosts } of planned) for (const host of hosts) await start(host);
  dns = await startDns(responder(planned, false));
  scratch = await mkdtemp(join(tmpdir(), 'kuvert-lab-'));
  const caFile = join(scratch, 'ca.pem');
  await writeFile(caFile, authorities.root.cert);
  const environment = {
    ORGANISATION: 'standard',
    RECIPIENT_DNS: `127.0.0.1:${dns.port}`,
    RECIPIENT_ALLOW_NETWORKS: '127.25.0.0/16',
    RECIPIENT_TEST_SMTP_PORT: String(smtpPort),
    NODE_EXTRA_CA_CERTS: caFile,
  };
  listDate = await tunnelListDate();
  answers = await kuvertRecipient(run, environment, rows.map(lineOf));
});
after(async () => {
  await dns.stop();
  await Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
  );
  await rm(scratch, { recursive: true });
});

describe('kuvert recipient with servers in this process', () => {
  it('runs more than half of the cases', () => {
    assert.ok(rows.length > cases.length / 2, `only ${rows.length} of ${cases.length}`);
  });
  for (const row of rows)
    it(`${row.id} (${row.pitfall}): ${row.why}`, () =>
      assertAnswer(row, answers.get(row.id), listDate));
});
