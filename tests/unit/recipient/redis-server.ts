import { createServer, type Socket } from 'node:net';
import { listen } from '../../ports.ts';

/** Speaks as much of the Redis protocol as a cache and a limiter need: arrays of bulk strings in, RESP2 out. */
export async function startRedis(): Promise<{
  readonly url: string;
  readonly store: Map<string, { readonly value: string; readonly seconds: number }>;
  readonly state: { silent: boolean };
  stop(): Promise<void>;
}> {
  const store = new Map<string, { readonly value: string; readonly seconds: number }>();
  const state = { silent: false };
  const sockets = new Set<Socket>();
  const run = (parts: readonly string[]): string => {
    const [verb = '', key = '', value = '', , seconds = '0'] = parts;
    switch (verb.toUpperCase()) {
      case 'GET': {
        const found = store.get(key)?.value;
        return found === undefined ? '$-1\r\n' : `$${Buffer.byteLength(found)}\r\n${found}\r\n`;
      }
      case 'SET':
        store.set(key, { value, seconds: Number(seconds) });
        return '+OK\r\n';
      case 'EVAL': {
        // The one script there is: counts up, and says the count and the milliseconds left.
        const [, , , counter = '', points = '0', limitSeconds = '0'] = parts;
        const count = Number(store.get(counter)?.value ?? 0) + Number(points);
        store.set(counter, { value: String(count), seconds: Number(limitSeconds) });
        return `*2\r\n:${String(count)}\r\n:${String(Number(limitSeconds) * 1000)}\r\n`;
      }
      case 'HELLO':
        return '-ERR unknown command\r\n';
      default:
        return '+OK\r\n';
    }
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      for (;;) {
        const count = /^\*(\d+)\r\n/.exec(text);
        if (count === null) return;
        let rest = text.slice(count[0].length);
        const parts: string[] = [];
        for (let i = 0; i < Number(count[1]); i += 1) {
          const length = /^\$(\d+)\r\n/.exec(rest);
          if (length === null) return;
          const start = length[0].length;
          const size = Number(length[1]);
          if (rest.length < start + size + 2) return;
          parts.push(rest.slice(start, start + size));
          rest = rest.slice(start + size + 2);
        }
        text = rest;
        if (!state.silent) socket.write(run(parts));
      }
    });
  });
  const port = await listen(server);
  return {
    url: `redis://127.0.0.1:${port}`,
    store,
    state,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
