import { memoryCache } from '../../cache.ts';
import { cachingDns } from '../../dns-cache.ts';
import type { Clock, Limits, Ports } from '../../ports.ts';
import { nodeDns } from './dns.ts';
import { isLocalServer, type Environment } from './environment.ts';
import { nodeHttps } from './https.ts';
import { nodeLimits } from './limits.ts';
import { redisCache } from './redis.ts';
import { nodeSmtp } from './smtp.ts';

export const systemClock: Clock = { now: () => Date.now() };

export interface NodePorts extends Ports {
  readonly limits: Limits;
  /** Lets the process end: a connection to a shared cache would hold it. */
  readonly close: () => void;
}

/**
 * The ports of a server or a command line on Node, from its environment. Make them once: they hold the cache and count
 * for the limits.
 */
export function nodePorts({
  dns,
  dnsTrusted,
  allowNetworks,
  ehlo,
  cache,
  smtpPort,
  limits,
}: Environment): NodePorts {
  const shared = cache.kind === 'redis' ? redisCache(cache.url) : null;
  return {
    dns: cachingDns(
      nodeDns({
        servers: dns,
        trusted: (server) => dnsTrusted ?? (server.kind === 'https' || isLocalServer(server)),
      }),
      systemClock,
    ),
    smtp: nodeSmtp({ ehlo, allowed: allowNetworks, port: smtpPort }),
    https: nodeHttps({ allowed: allowNetworks }),
    cache: shared ?? memoryCache(systemClock),
    clock: systemClock,
    limits: nodeLimits(limits, shared?.client ?? null),
    close: () => shared?.close(),
  };
}
