import { createClient } from 'redis';
import { within } from '../../cache.ts';
import type { Cache } from '../../ports.ts';

/** Milliseconds that a check waits for the cache before it goes on without. */
const patience = 500;
const prefix = 'kuvert:';

const newClient = (url: string) =>
  createClient({
    url,
    // The older protocol, which every server and its kin speak.
    RESP: 2,
    disableOfflineQueue: true,
    // A server that takes commands and never answers must not fill our memory.
    commandsQueueMaxLength: 1_000,
    socket: {
      connectTimeout: patience,
      reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, 30_000),
    },
  });
export type RedisClient = ReturnType<typeof newClient>;

export interface RedisCache extends Cache {
  /** For the limits, which share the connection. */
  readonly client: RedisClient;
  close(): void;
}

/**
 * A cache shared by several servers. Keys are domains and host names, never addresses. It connects at once and again
 * when the server comes back; while the server is away or slow there is nothing in it, and nobody waits for it.
 */
export function redisCache(url: string): RedisCache {
  const client = newClient(url);
  // Without a listener a lost connection would end the process.
  client.on('error', () => undefined);
  const started = within<unknown>(patience, client.connect(), () => null);
  const isReady = async (): Promise<boolean> => {
    await started;
    return client.isReady;
  };
  return {
    client,
    get: async (key) =>
      (await isReady()) ? within(patience, client.get(prefix + key), () => null) : null,
    set: async (key, value, seconds) => {
      if (!(await isReady())) return;
      const kept = client.set(prefix + key, value, { expiration: { type: 'EX', value: seconds } });
      await within<unknown>(patience, kept, () => null);
    },
    close: () => {
      if (client.isOpen) client.destroy();
    },
  };
}
