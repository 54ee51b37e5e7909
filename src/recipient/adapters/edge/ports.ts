import { memoryCache } from '../../cache.ts';
import { cachingDns } from '../../dns-cache.ts';
import type { Clock, Ports } from '../../ports.ts';
import { edgeDns } from './dns.ts';
import type { EdgeEnvironment } from './environment.ts';
import { edgeHttps } from './https.ts';
import { edgeLimits } from './limits.ts';

const clock: Clock = { now: () => Date.now() };

/**
 * The ports of a worker, from its environment: no SMTP, so every report is of level `policy`. Make the maker once, for
 * it holds what is remembered; make ports for each request, for a worker may not await what another request began, and
 * searches are shared among those with the same cache object.
 */
export function edgePorts({ dns, allowNetworks, limits }: EdgeEnvironment): () => Ports {
  const cache = memoryCache(clock);
  const shared = {
    dns: cachingDns(edgeDns(dns), clock),
    https: edgeHttps(allowNetworks),
    clock,
    limits: edgeLimits(limits, clock),
  };
  return () => ({ ...shared, cache: { ...cache } });
}
