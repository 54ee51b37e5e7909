import { memoryCache } from '../../cache.ts';
import type { Clock, Ports } from '../../ports.ts';
import { nodeDns } from './dns.ts';
import { isLocalServer, type Environment } from './environment.ts';
import { nodeHttps } from './https.ts';
import { redisCache } from './redis.ts';
import { nodeSmtp } from './smtp.ts';

export const systemClock: Clock = { now: () => Date.now() };

export interface NodePorts extends Ports {
  /** Lets the process end: a connection to a shared cache would hold it. */
  readonly close: () => void;
}

/** The ports of a server or a command line on Node, from its environment. Make them once: they hold the cache. */
export function nodePorts({
  dns,
  dnsTrusted,
  allowNetworks,
  ehlo,
  cache,
  smtpPort,
}: Environment): NodePorts {
  const shared = cache.kind === 'redis' ? redisCache(cache.url) : null;
  return {
    dns: nodeDns({
      servers: dns,
      trusted: (server) => dnsTrusted ?? (server.kind === 'https' || isLocalServer(server)),
    }),
    smtp: nodeSmtp({ ehlo, allowed: allowNetworks, port: smtpPort }),
    https: nodeHttps({ allowed: allowNetworks }),
    cache: shared ?? memoryCache(systemClock),
    clock: systemClock,
    close: () => shared?.close(),
  };
}
