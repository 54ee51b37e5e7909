/** Servers and ports on this machine, for tests and benchmarks. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Starts a server on a port (0: any free one) and gives the port. Rejects when it cannot. */
export async function listen(server: Server, port = 0, address = '127.0.0.1'): Promise<number> {
  server.listen(port, address);
  await once(server, 'listening');
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : port;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe);
  probe.close();
  await once(probe, 'close');
  return port;
}
