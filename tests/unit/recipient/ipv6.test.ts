import 'reflect-metadata';
import assert from 'node:assert/strict';
import { decode } from 'dns-packet';
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, describe, it, type TestContext } from 'node:test';
import { nodeDns } from '../../../src/recipient/adapters/node/dns.ts';
import { systemClock } from '../../../src/recipient/adapters/node/ports.ts';
import { nodeSmtp } from '../../../src/recipient/adapters/node/smtp.ts';
import { memoryCache } from '../../../src/recipient/cache.ts';
import { checkRecipient } from '../../../src/recipient/check.ts';
import { parseNetwork } from '../../../src/recipient/guard.ts';
import type { Report } from '../../../src/recipient/report.ts';
import { listen } from '../../ports.ts';
import { answerFrom, makeAuthority, mx, scriptedServer, type Zone } from './lab.ts';

/** A machine without IPv6, of which there are some, cannot run these; it says so. */
const hasIpv6 = await new Promise<boolean>((resolve) => {
  const probe = createServer();
  probe.once('error', () => resolve(false));
  probe.listen(0, '::1', () => probe.close(() => resolve(true)));
});

describe('over IPv6', () => {
  const zones = new Map<string, Zone>();
  const mailServer = { port: 0, close: (): unknown => undefined };
  let udp: UdpSocket | undefined;
  const mailHost = (domain: string, ...addresses: readonly string[]): void => {
    const host = `mx.${domain}`;
    zones.set(domain, { records: [mx(domain, host)] });
    zones.set(host, {
      records: addresses.map((data) => ({
        type: data.includes(':') ? 'AAAA' : 'A',
        name: host,
        ttl: 60,
        data,
      })),
    });
  };
  before(async () => {
    if (!hasIpv6) return;
    mailHost('six.example', '::1');
    mailHost('both.example', '127.0.25.250', '::1');
    mailHost('mapped.example', '::ffff:127.0.0.1');
    mailHost('nat64.example', '64:ff9b::7f00:1');
    mailHost('local.example', 'fe80::1');
    const pair = await (await makeAuthority()).issue(['mx.six.example', 'mx.both.example']);
    const server = scriptedServer({ tls: pair }, () => undefined);
    mailServer.port = await listen(server, 0, '::1');
    mailServer.close = () => server.close();
    const socket = createSocket('udp6');
    udp = socket;
    socket.bind(0, '::1');
    await once(socket, 'listening');
    socket.on('message', (message, { address, port }) => {
      socket.send(answerFrom(zones, decode(message), true), port, address);
    });
  });
  after(() => {
    mailServer.close();
    udp?.close();
  });

  function check(t: TestContext, domain: string): Promise<Report> | null {
    if (udp === undefined) {
      t.skip('This machine has no IPv6.');
      return null;
    }
    const network = parseNetwork('::1/128') ?? assert.fail();
    const ports = {
      dns: nodeDns({
        servers: [{ kind: 'plain', address: '::1', port: udp.address().port }],
        trusted: () => false,
      }),
      smtp: nodeSmtp({
        ehlo: 'check.example',
        allowed: [network, parseNetwork('127.0.25.250/32') ?? assert.fail()],
        port: mailServer.port,
      }),
      cache: memoryCache(systemClock),
      clock: systemClock,
    };
    const recipient = { domain, address: null, cprInAddress: false };
    const organisation = {
      internalDomains: new Set<string>(),
      tunnel: null,
      certificateSource: false,
      acceptEncryptedOnly: false,
    };
    return checkRecipient(recipient, organisation, ports);
  }

  const cases: readonly (readonly [
    title: string,
    domain: string,
    version: string | null,
    addresses: readonly (readonly [address: string, code: string | null])[],
  ])[] = [
    ['a resolver and a host', 'six.example', 'TLSv1.3', [['::1', null]]],
    [
      'a host that is out of reach by IPv4',
      'both.example',
      'TLSv1.3',
      [
        ['127.0.25.250', 'refused'],
        ['::1', null],
      ],
    ],
    [
      'a private IPv4 address in disguise',
      'mapped.example',
      null,
      [['::ffff:7f00:1', 'not-public-address']],
    ],
    ['one behind a translator', 'nat64.example', null, [['64:ff9b::7f00:1', 'not-public-address']]],
    ['one that means this link only', 'local.example', null, [['fe80::1', 'not-public-address']]],
  ];
  for (const [title, domain, version, addresses] of cases) {
    it(`judges ${title}`, async (t) => {
      const report = await check(t, domain);
      if (report === null) return;
      const [host] = report.tls.hosts;
      assert.ok(host);
      assert.equal(host.version, version);
      assert.deepEqual(
        host.addresses.map(({ address, code }) => [address, code]),
        addresses,
      );
    });
  }
});
