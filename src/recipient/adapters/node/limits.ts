import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { within } from '../../cache.ts';
import { limitWindow } from '../../limits.ts';
import type { Limiter, Limits } from '../../ports.ts';
import type { LimitNumbers } from '../variables.ts';
import type { RedisClient } from './redis.ts';

/** Milliseconds that anybody waits for a shared store. */
const patience = 500;

/** Keys are hashed: a store that others may read is to hold no client's address. */
const hashed = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, 22);

function limiter(name: string, points: number, redis: RedisClient | null): Limiter {
  const inMemory = new RateLimiterMemory({ keyPrefix: name, points, duration: limitWindow });
  const store =
    redis === null
      ? inMemory
      : new RateLimiterRedis({
          storeClient: redis,
          useRedisPackage: true,
          rejectIfRedisNotReady: true,
          // While the shared store is away each instance counts for itself: the limits stay, only looser.
          insuranceLimiter: inMemory,
          keyPrefix: `kuvert:limit:${name}`,
          points,
          duration: limitWindow,
        });
  const takeFrom = (
    from: RateLimiterMemory | RateLimiterRedis,
    key: string,
    taken: number,
  ): Promise<number | null> =>
    from.consume(hashed(key), taken).then(
      () => null,
      // Anything else than a refusal is a fault of ours, for which nobody is to wait.
      (refusal: unknown) =>
        refusal instanceof RateLimiterRes ? refusal.msBeforeNext / 1000 : null,
    );
  return {
    take: async (key, taken) => {
      const answer = await within<number | null | 'late'>(
        patience,
        takeFrom(store, key, taken),
        () => 'late',
      );
      return answer === 'late' ? takeFrom(inMemory, key, taken) : answer;
    },
  };
}

/** Limits in memory, or in the Redis that several instances share. */
export function nodeLimits(options: LimitNumbers, redis: RedisClient | null): Limits {
  return {
    client: limiter('client', options.client, redis),
    target: limiter('target', options.target, redis),
  };
}
