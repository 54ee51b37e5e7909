import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { limitWindow } from '../../limits.ts';
import type { Limiter, Limits } from '../../ports.ts';
import type { RedisClient } from './redis.ts';

export interface LimitOptions {
  /** Recipients that one client may ask for in a minute. */
  readonly client: number;
  /** Times that one mail host or domain is looked at anew in a minute. */
  readonly target: number;
}

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
  return {
    take: async (key, taken) => {
      try {
        await store.consume(hashed(key), taken);
        return null;
      } catch (refusal) {
        // Anything else than a refusal is a fault of ours, for which nobody is to wait.
        return refusal instanceof RateLimiterRes ? refusal.msBeforeNext / 1000 : null;
      }
    },
  };
}

/** Limits in memory, or in the Redis that several instances share. */
export function nodeLimits(options: LimitOptions, redis: RedisClient | null): Limits {
  return {
    client: limiter('client', options.client, redis),
    target: limiter('target', options.target, redis),
  };
}
