import type { Dns, DnsAnswer, DnsType } from '../../ports.ts';
import { askHttps } from '../http.ts';
import type { EdgeEnvironment } from './environment.ts';

/** Milliseconds for one question. */
const patience = 2_000;
/** One lost answer is not an unknown domain. */
const rounds = 2;

/** Asks one resolver over HTTPS with the platform's fetch; without one, every answer is `dns-unreachable`. Never throws. */
export const edgeDns = (server: EdgeEnvironment['dns']): Dns => ({
  resolve: async <T extends DnsType>(name: string, type: T): Promise<DnsAnswer<T>> => {
    let last: DnsAnswer<T> = { state: 'unknown', code: 'dns-unreachable' };
    if (server === null) return last;
    for (let round = 0; round < rounds; round += 1) {
      last = await askHttps({ name, type, trusted: server.trusted }, (request) =>
        // Not `error`, which workerd does not know; a redirect is then an answer that is not 200.
        fetch(server.url, {
          ...request,
          redirect: 'manual',
          signal: AbortSignal.timeout(patience),
        }),
      );
      if (last.state !== 'unknown' || last.code === 'dns-bogus') return last;
    }
    return last;
  },
});
