import type { Cache, Clock, Limiter } from './ports.ts';

/** How long a finding is believed, in seconds. What is unknown is asked again soon. */
export const lifetime = { good: 6 * 3600, bad: 3600, unknown: 300 } as const;

/** A cache in memory: bounded, the entry set longest ago goes first. */
export function memoryCache(clock: Clock, limit = 10_000): Cache {
  const entries = new Map<string, { readonly value: string; readonly until: number }>();
  return {
    get: async (key) => {
      const found = entries.get(key);
      if (found === undefined) return null;
      if (found.until > clock.now()) return found.value;
      entries.delete(key);
      return null;
    },
    set: async (key, value, seconds) => {
      entries.delete(key);
      if (entries.size >= limit) {
        const oldest = entries.keys().next();
        if (oldest.done !== true) entries.delete(oldest.value);
      }
      entries.set(key, { value, until: clock.now() + seconds * 1000 });
    },
  };
}

/** Milliseconds that anybody waits for a cache, whatever it is made of. */
const cachePatience = 1_000;

/** What is kept under a key; null when there is nothing, nothing of this kind, or no cache that answers. */
export async function recall<T>(
  cache: Cache,
  key: string,
  read: (text: string) => T | null,
): Promise<T | null> {
  const text = await within(cachePatience, cache.get(key), () => null);
  return text === null ? null : read(text);
}

/** Keeps a value, if there is a cache that takes it. */
export async function keep(
  cache: Cache,
  key: string,
  value: unknown,
  seconds: number,
): Promise<void> {
  const kept = cache.set(key, JSON.stringify(value), Math.max(1, Math.floor(seconds)));
  await within(cachePatience, kept, () => undefined);
}

/** When to look again, and what to say when that would be too often. */
export interface Again<T> {
  /** Look, though an answer is remembered. */
  readonly refresh: boolean;
  readonly limiter: Limiter | undefined;
  readonly limited: () => T;
}

const underWay = new WeakMap<Cache, Map<string, Promise<unknown>>>();

/**
 * The cached value of `key`, or what `find` finds; calls for the same key at the same time share one search.
 * A cache that fails is a miss: it may slow the check down, never stop it.
 * `read` gives null for text that is not (or no longer) a value of this kind.
 * With `again`, a search that the limit forbids is answered from the cache, or with what `limited` gives, which is not kept.
 */
export function remember<T>(
  cache: Cache,
  key: string,
  read: (text: string) => T | null,
  find: () => Promise<T>,
  seconds: (value: T) => number,
  again?: Again<T>,
): Promise<T> {
  const running = underWay.get(cache) ?? new Map<string, Promise<unknown>>();
  underWay.set(cache, running);
  const shared = running.get(key);
  // Keys carry the kind of value in front, so one key never means two types.
  if (shared !== undefined) return shared as Promise<T>;
  const search = (async (): Promise<T> => {
    try {
      const cached = await recall(cache, key, read);
      if (cached !== null && again?.refresh !== true) return cached;
      const wait = (await again?.limiter?.take(key, 1)) ?? null;
      if (again !== undefined && wait !== null) return cached ?? again.limited();
      const found = await find();
      await keep(cache, key, found, seconds(found));
      return found;
    } finally {
      running.delete(key);
    }
  })();
  running.set(key, search);
  return search;
}

/** What `work` gives, or `otherwise` after `milliseconds` or when it fails. The work itself goes on and may fill the cache. */
export async function within<T>(
  milliseconds: number,
  work: Promise<T>,
  otherwise: (failed: boolean) => T,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise(false)), Math.max(0, milliseconds));
  });
  try {
    return await Promise.race([work, late]);
  } catch {
    return otherwise(true);
  } finally {
    clearTimeout(timer);
  }
}
