import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { nodeSmtp, type SmtpOptions } from '../../../src/recipient/adapters/node/smtp.ts';
import type { Probe } from '../../../src/recipient/ports.ts';
import { listen } from '../../ports.ts';
import {
  drip,
  flood,
  loopback,
  makeAuthority,
  reset,
  scriptedServer,
  type KeyPair,
  type Script,
} from './lab.ts';

const patience = {
  connect: 1_000,
  greeting: 1_000,
  command: 1_000,
  handshake: 1_000,
  goodbye: 200,
  total: 2_500,
};

let good: KeyPair;
before(async () => {
  good = await (await makeAuthority()).issue(['mx.example']);
});

async function probe(
  script: Script,
  options: Partial<SmtpOptions> = {},
): Promise<Probe & { readonly heard: readonly string[]; readonly took: number }> {
  const heard: string[] = [];
  const server = scriptedServer(script, (line) => heard.push(line));
  const port = await listen(server);
  const start = performance.now();
  const found = await nodeSmtp({
    ehlo: 'check.example',
    allowed: [loopback],
    patience,
    port,
    ...options,
  }).probe({
    host: 'mx.example',
    serverName: 'mx.example',
    addresses: ['127.0.0.1'],
  });
  const took = performance.now() - start;
  // The goodbye is said when the answer is known already.
  const patient = options.patience ?? patience;
  for (let waited = 0; waited < (patient.goodbye ?? 0) && heard.at(-1) !== 'QUIT'; waited += 5) {
    await new Promise((done) => setTimeout(done, 5));
  }
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return { ...found, heard, took };
}

describe('nodeSmtp', { concurrency: 4 }, () => {
  const cases: readonly (readonly [
    title: string,
    script: () => Script,
    startTls: 'yes' | 'no' | 'unknown',
    code: string,
  ])[] = [
    ['an untrusted certificate', () => ({ tls: good }), 'yes', 'certificate-untrusted'],
    ['421', () => ({ greeting: '421 busy\r\n' }), 'unknown', 'greeting-4xx'],
    ['several lines of 450', () => ({ greeting: '450-a\r\n450 b\r\n' }), 'unknown', 'greeting-4xx'],
    ['554', () => ({ greeting: '554 no\r\n' }), 'unknown', 'greeting-5xx'],
    ['250 as greeting', () => ({ greeting: '250 hi\r\n' }), 'unknown', 'bad-reply'],
    ['HTTP', () => ({ greeting: 'HTTP/1.1 400 Bad Request\r\n' }), 'unknown', 'bad-reply'],
    ['silence', () => ({ greeting: null }), 'unknown', 'timeout'],
    ['a greeting that never ends', () => ({ greeting: '220-mx\r\n' }), 'unknown', 'timeout'],
    [
      'a command before it was asked',
      () => ({ greeting: '220 mx\r\n250 STARTTLS\r\n' }),
      'unknown',
      'bad-reply',
    ],
    ['no EHLO', () => ({ ehlo: '502 what?\r\n' }), 'no', 'no-starttls'],
    ['EHLO refused', () => ({ ehlo: '550 your name is bad\r\n' }), 'unknown', 'ehlo-5xx'],
    ['EHLO put off', () => ({ ehlo: '451 later\r\n' }), 'unknown', 'ehlo-4xx'],
    ['no STARTTLS', () => ({ ehlo: '250-mx\r\n250 SIZE 1\r\n' }), 'no', 'no-starttls'],
    ['STARTTLS put off', () => ({ startTls: '454 not now\r\n' }), 'unknown', 'starttls-refused'],
    ['STARTTLS refused', () => ({ startTls: '501 no\r\n' }), 'no', 'starttls-refused'],
    [
      'octets after STARTTLS',
      () => ({ startTls: '220 go\r\n250 x\r\n', tls: good }),
      'no',
      'starttls-injection',
    ],
    [
      'no TLS after STARTTLS',
      () => ({ at: { step: 'tls', act: (socket) => socket.write('220 hi\r\n') } }),
      'no',
      'tls-handshake',
    ],
    [
      'silence after STARTTLS',
      () => ({ at: { step: 'tls', act: () => undefined } }),
      'unknown',
      'timeout',
    ],
    [
      'an endless banner',
      () => ({ at: { step: 'connect', act: flood('220-x\r\n'.repeat(1_000)) } }),
      'unknown',
      'reply-too-long',
    ],
    [
      'an endless EHLO',
      () => ({ at: { step: 'ehlo', act: flood('250-x\r\n'.repeat(1_000)) } }),
      'unknown',
      'reply-too-long',
    ],
    [
      'a line of 10 MB',
      () => ({
        at: { step: 'connect', act: (socket) => socket.write('220 '.padEnd(10_000_000, 'x')) },
      }),
      'unknown',
      'line-too-long',
    ],
    [
      'a slow drip',
      () => ({ at: { step: 'connect', act: drip('220-x\r\n') } }),
      'unknown',
      'timeout',
    ],
    [
      'a slow drip after EHLO',
      () => ({ at: { step: 'ehlo', act: drip('250-x\r\n') } }),
      'unknown',
      'timeout',
    ],
    [
      'a slow drip instead of TLS',
      () => ({ at: { step: 'tls', act: drip('\u0016\u0003\u0001\u0040\u0000') } }),
      'unknown',
      'timeout',
    ],
    ['a reset at the start', () => ({ at: { step: 'connect', act: reset } }), 'unknown', 'reset'],
    ['a reset at EHLO', () => ({ at: { step: 'ehlo', act: reset } }), 'unknown', 'reset'],
    ['a reset at STARTTLS', () => ({ at: { step: 'starttls', act: reset } }), 'unknown', 'reset'],
    ['a reset in the handshake', () => ({ at: { step: 'tls', act: reset } }), 'unknown', 'reset'],
    [
      'an end at the start',
      () => ({ at: { step: 'connect', act: (socket) => socket.end() } }),
      'unknown',
      'closed',
    ],
    [
      'an end at EHLO',
      () => ({ at: { step: 'ehlo', act: (socket) => socket.end() } }),
      'unknown',
      'closed',
    ],
    [
      'an end after half a reply',
      () => ({ at: { step: 'ehlo', act: (socket) => socket.end('250-x\r\n25') } }),
      'unknown',
      'closed',
    ],
  ];
  for (const [title, script, startTls, code] of cases) {
    it(`judges ${title} as ${code}`, async () => {
      const found = await probe(script());
      assert.deepEqual([found.startTls, found.code], [startTls, code]);
      assert.ok(found.took < patience.total + 1_500, `took ${found.took} ms`);
      assert.ok(found.heard.every((line) => /^(?:EHLO check\.example|STARTTLS|QUIT)$/.test(line)));
    });
  }

  const versions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
  for (const version of versions) {
    it(`reads ${version}`, async () => {
      const found = await probe({
        tls: { ...good, minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' },
      });
      assert.equal(found.version, version);
      const old = version === 'TLSv1' || version === 'TLSv1.1';
      assert.equal(found.code, old ? 'tls-too-old' : 'certificate-untrusted');
    });
  }

  it('waits for the whole greeting before it speaks', async () => {
    let spokeEarly = false;
    const found = await probe({
      at: {
        step: 'connect',
        act: (socket) => {
          socket.write('220-wait\r\n');
          const early = (): void => {
            spokeEarly = true;
          };
          socket.on('data', early);
          setTimeout(() => {
            socket.off('data', early);
            socket.write('220 now\r\n');
          }, 200);
        },
      },
      ehlo: '250 mx\r\n',
    });
    assert.equal(found.code, 'no-starttls');
    assert.equal(spokeEarly, false);
    assert.deepEqual(found.heard, ['EHLO check.example', 'QUIT']);
  });

  const guarded: readonly (readonly [addresses: readonly string[], code: string])[] = [
    [['127.0.0.1'], 'not-public-address'],
    [['10.0.0.1', '::1'], 'not-public-address'],
    [['169.254.169.254'], 'not-public-address'],
    [['::ffff:127.0.0.1', '64:ff9b::7f00:1'], 'not-public-address'],
    [[], 'not-public-address'],
  ];
  for (const [addresses, code] of guarded) {
    it(`does not connect to ${JSON.stringify(addresses)}`, async () => {
      const connected: Socket[] = [];
      const server = createServer((socket) => connected.push(socket));
      const port = await listen(server);
      const found = await nodeSmtp({ ehlo: 'check.example', allowed: [], patience, port }).probe({
        host: 'mx.example',
        serverName: 'mx.example',
        addresses,
      });
      assert.equal(found.code, code);
      assert.equal(connected.length, 0);
      server.close();
    });
  }

  it('tries the second address when nobody listens at the first', async () => {
    const server = scriptedServer({ ehlo: '250 mx\r\n' }, () => undefined);
    const port = await listen(server);
    const prober = nodeSmtp({ ehlo: 'check.example', allowed: [loopback], patience, port });
    const target = { host: 'mx.example', serverName: 'mx.example' };
    const second = await prober.probe({ ...target, addresses: ['127.0.25.250', '127.0.0.1'] });
    assert.equal(second.code, 'no-starttls');
    const neither = await prober.probe({ ...target, addresses: ['127.0.25.250', '127.0.25.251'] });
    assert.equal(neither.code, 'refused');
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('has at most two connections to one address at a time', async () => {
    let now = 0;
    let most = 0;
    const server = createServer((socket) => {
      now += 1;
      most = Math.max(most, now);
      socket.on('error', () => undefined);
      socket.resume();
      setTimeout(() => {
        now -= 1;
        socket.end('421 busy\r\n');
      }, 20);
    });
    const port = await listen(server);
    const prober = nodeSmtp({ ehlo: 'check.example', allowed: [loopback], patience, port });
    const found = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        prober.probe({
          host: `mx${i}.example`,
          serverName: `mx${i}.example`,
          addresses: ['127.0.0.1'],
        }),
      ),
    );
    server.close();
    assert.ok(found.every(({ code }) => code === 'greeting-4xx'));
    assert.equal(most, 2);
  });
});

after(async () => {
  // What the probes leave open would pile up in a server that runs for months.
  await new Promise((resolve) => setTimeout(resolve, 600));
  const left = process.getActiveResourcesInfo().filter((name) => /^(?:TCP|TLS|UDP)/.test(name));
  assert.deepEqual(left, []);
});
