import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nodeLimits } from '../../../src/recipient/adapters/node/limits.ts';
import { redisCache } from '../../../src/recipient/adapters/node/redis.ts';
import { memoryCache } from '../../../src/recipient/cache.ts';
import { parseNetwork, type Network } from '../../../src/recipient/guard.ts';
import { handle } from '../../../src/recipient/handle.ts';
import { clientKey } from '../../../src/recipient/limits.ts';
import type { CheckingOrganisation, Limits, Ports } from '../../../src/recipient/ports.ts';
import type { Report } from '../../../src/recipient/report.ts';
import { startRedis } from './redis-server.ts';

const network = (text: string): Network => parseNetwork(text) ?? assert.fail(text);

describe('clientKey', () => {
  const proxies = [network('10.0.0.0/8'), network('fd00::/8')];
  const cases: readonly (readonly [
    title: string,
    connection: string,
    forwarded: string | null,
    expected: string,
  ])[] = [
    ['a connection', '192.0.2.1', null, '192.0.2.1'],
    ['a stranger who writes the header', '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['a proxy', '10.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['a proxy that says nothing', '10.0.0.1', null, '10.0.0.1'],
    ['a proxy that says nonsense', '10.0.0.1', 'unknown', '10.0.0.1'],
    [
      'what the client wrote before the proxy did',
      '10.0.0.1',
      '1.1.1.1, 198.51.100.7',
      '198.51.100.7',
    ],
    ['two proxies', '10.0.0.1', '1.1.1.1, 198.51.100.7, 10.0.0.2', '198.51.100.7'],
    ['nonsense before two proxies', '10.0.0.1', 'x, 10.0.0.2', '10.0.0.2'],
    ['IPv4 in IPv6', '::ffff:192.0.2.1', null, '192.0.2.1'],
    ['IPv6, by its network', '2001:db8:1:2:3:4:5:6', null, '2001:db8:1:2::/64'],
    ['IPv6 behind IPv6', 'fd00::1', '2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['no address at all', '', '198.51.100.7', ''],
  ];
  for (const [title, connection, forwarded, expected] of cases) {
    it(`knows ${title}`, () => {
      assert.equal(clientKey(connection, forwarded, proxies), expected);
    });
  }
});

const organisation: CheckingOrganisation = {
  internalDomains: new Set(['us.example']),
  tunnel: null,
  certificateSource: false,
  acceptEncryptedOnly: false,
};
const clock = { now: () => Date.now() };

function portsWith(limits: Limits): { readonly ports: Ports; readonly asked: string[] } {
  const asked: string[] = [];
  const ports: Ports = {
    dns: {
      resolve: (name) => {
        asked.push(name);
        return Promise.resolve({ state: 'no-such-name', authentic: false });
      },
    },
    cache: memoryCache(clock),
    clock,
    limits,
  };
  return { ports, asked };
}

const ask = (domains: readonly string[], refresh?: boolean): Request =>
  new Request('https://kuvert.example/api/recipients/', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      recipients: domains.map((domain) => ({ domain })),
      ...(refresh !== undefined && { refresh }),
    }),
  });

describe('limits', () => {
  const variants: readonly (readonly [
    name: string,
    run: (test: (limits: Limits) => Promise<void>) => Promise<void>,
  ])[] = [
    ['in memory', (test) => test(nodeLimits({ client: 3, target: 2 }, null))],
    [
      'in Redis',
      async (test) => {
        const redis = await startRedis();
        const cache = redisCache(redis.url);
        await cache.get('x');
        try {
          await test(nodeLimits({ client: 3, target: 2 }, cache.client));
          const keys = [...redis.store.keys()];
          assert.ok(keys.some((key) => key.startsWith('kuvert:limit:client:')));
          assert.ok(!keys.join(' ').includes('192.0.2'), 'a client in clear');
        } finally {
          cache.close();
          await redis.stop();
        }
      },
    ],
    [
      'in a Redis that answers nothing',
      async (test) => {
        const redis = await startRedis();
        const cache = redisCache(redis.url);
        await cache.get('x');
        redis.state.silent = true;
        try {
          await test(nodeLimits({ client: 3, target: 2 }, cache.client));
        } finally {
          cache.close();
          await redis.stop();
        }
      },
    ],
    [
      'in a Redis that is away',
      async (test) => {
        const cache = redisCache('redis://127.0.25.1:9');
        await test(nodeLimits({ client: 3, target: 2 }, cache.client));
        cache.close();
      },
    ],
  ];
  for (const [name, run] of variants) {
    it(`hold one client back, and no other, ${name}`, () =>
      run(async (limits) => {
        const { ports } = portsWith(limits);
        const two = ['us.example', 'us.example'];
        const send = (client: string, domains: readonly string[]): Promise<Response> =>
          handle(ask(domains), organisation, ports, client);
        assert.equal((await send('192.0.2.1', two)).status, 200);
        const refused = await send('192.0.2.1', two);
        assert.equal(refused.status, 429);
        assert.equal(refused.headers.get('content-type'), 'application/problem+json');
        const seconds = Number(refused.headers.get('retry-after'));
        assert.ok(Number.isInteger(seconds) && seconds >= 1 && seconds <= 60, String(seconds));
        assert.equal((await send('192.0.2.2', two)).status, 200);
      }));
  }

  it('look at a domain anew only so often, and then say what is remembered', async () => {
    const { ports, asked } = portsWith(nodeLimits({ client: 100, target: 2 }, null));
    const send = async (refresh?: boolean): Promise<readonly Report[]> => {
      const response = await handle(ask(['gone.example'], refresh), organisation, ports, 'x');
      assert.equal(response.status, 200);
      return (await response.json()) as readonly Report[];
    };
    await send();
    await send();
    assert.equal(asked.length, 1);
    await send(true);
    assert.equal(asked.length, 2);
    assert.equal((await send(true))[0]?.status, 'insecure');
    assert.equal(asked.length, 2);
  });

  it('answer 429 when nothing else can be said, and an unknown beside something that can', async () => {
    const { ports } = portsWith(nodeLimits({ client: 100, target: 2 }, null));
    const forgetful = {
      ...ports,
      cache: { get: () => Promise.resolve(null), set: () => Promise.resolve() },
    };
    const send = (...domains: string[]): Promise<Response> =>
      handle(ask(domains), organisation, forgetful, 'x');
    assert.equal((await send('gone.example')).status, 200);
    assert.equal((await send('gone.example')).status, 200);
    const refused = await send('gone.example');
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '60']);
    const mixed = (await (await send('gone.example', 'us.example')).json()) as readonly Report[];
    assert.deepEqual(
      mixed.map(({ status, tls }) => [status, tls.code]),
      [
        ['unknown', 'rate-limited'],
        ['internal', 'internal'],
      ],
    );
  });
});
