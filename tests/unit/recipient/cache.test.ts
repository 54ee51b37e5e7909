import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startRedis } from './redis-server.ts';
import { redisCache } from '../../../src/recipient/adapters/node/redis.ts';
import { memoryCache, remember } from '../../../src/recipient/cache.ts';
import type { Cache } from '../../../src/recipient/ports.ts';

describe('memoryCache', () => {
  it('keeps a value for as long as it was told', async () => {
    let now = 0;
    const cache = memoryCache({ now: () => now });
    await cache.set('a', '1', 10);
    now = 9_999;
    assert.equal(await cache.get('a'), '1');
    now = 10_000;
    assert.equal(await cache.get('a'), null);
    assert.equal(await cache.get('b'), null);
  });

  it('is bounded: what was set longest ago goes first', async () => {
    const cache = memoryCache({ now: () => 0 }, 3);
    for (const key of ['a', 'b', 'c', 'a', 'd']) await cache.set(key, key, 10);
    assert.deepEqual(await Promise.all(['a', 'b', 'c', 'd'].map((key) => cache.get(key))), [
      'a',
      null,
      'c',
      'd',
    ]);
  });
});

describe('remember', () => {
  const read = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : null);

  it('searches once for calls at the same time and later ones', async () => {
    const cache = memoryCache({ now: () => 0 });
    let searches = 0;
    const find = async (): Promise<number> => {
      searches += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return 7;
    };
    const call = (): Promise<number> => remember(cache, 'k', read, find, () => 10);
    assert.deepEqual(await Promise.all([call(), call(), call()]), [7, 7, 7]);
    assert.equal(await call(), 7);
    assert.equal(searches, 1);
  });

  it('searches again after a failure, and does not keep it', async () => {
    const cache = memoryCache({ now: () => 0 });
    await assert.rejects(
      remember(
        cache,
        'k',
        read,
        () => Promise.reject(new Error('no')),
        () => 10,
      ),
    );
    assert.equal(
      await remember(
        cache,
        'k',
        read,
        () => Promise.resolve(8),
        () => 10,
      ),
      8,
    );
  });

  it('takes what it cannot read for nothing', async () => {
    const cache: Cache = { get: () => Promise.resolve('x'), set: () => Promise.resolve() };
    assert.equal(
      await remember(
        cache,
        'k',
        read,
        () => Promise.resolve(9),
        () => 10,
      ),
      9,
    );
  });
});

describe('redisCache', () => {
  it('keeps values with their lifetime under a prefix of its own', async (t) => {
    const redis = await startRedis();
    const cache = redisCache(redis.url);
    t.after(async () => {
      cache.close();
      await redis.stop();
    });
    assert.equal(await cache.get('domain:x.example'), null);
    await cache.set('domain:x.example', '{"a":1}', 300);
    assert.equal(await cache.get('domain:x.example'), '{"a":1}');
    assert.deepEqual(
      [...redis.store],
      [['kuvert:domain:x.example', { value: '{"a":1}', seconds: 300 }]],
    );
  });

  it('is empty, soon, while the server does not answer', async (t) => {
    const redis = await startRedis();
    const cache = redisCache(redis.url);
    t.after(async () => {
      cache.close();
      await redis.stop();
    });
    await cache.set('a', '1', 10);
    redis.state.silent = true;
    const start = performance.now();
    assert.equal(await cache.get('a'), null);
    await cache.set('b', '2', 10);
    assert.ok(performance.now() - start < 2_000);
  });

  it('is a miss, soon, when there is no server', async () => {
    const cache = redisCache('redis://127.0.25.1:9');
    const start = performance.now();
    const found = await remember(
      cache,
      'k',
      () => null,
      () => Promise.resolve(3),
      () => 10,
    );
    assert.equal(found, 3);
    assert.ok(performance.now() - start < 3_000);
    cache.close();
  });
});
