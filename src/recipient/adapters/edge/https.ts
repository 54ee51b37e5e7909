import { mayConnect, type Network } from '../../guard.ts';
import type { HttpsFetcher } from '../../ports.ts';
import { textAnswer } from '../http.ts';

/** Milliseconds from start to end. */
const patience = 5_000;

const isName = (host: string): boolean => !host.startsWith('[') && !/(?:^|\.)\d+$/.test(host);

/**
 * Fetches with the platform's fetch. It resolves the name once more and connects where it likes, so the guard can only
 * look beforehand: every address that our resolver gave must be one that we may connect to. What the platform's own
 * resolver answers a moment later, and that it checks the certificate, has to be the platform's care
 * (docs/decisions/0011-edge.md). It does not say why a fetch failed either, so a bad certificate is `failed` here.
 */
export const edgeHttps = (allowed: readonly Network[]): HttpsFetcher => ({
  get: async (url, addresses) => {
    const isPublic = addresses.length > 0 && addresses.every((one) => mayConnect(one, allowed));
    if (!isPublic || url.protocol !== 'https:' || url.port !== '' || !isName(url.hostname)) {
      return { state: 'unknown', code: 'not-public-address' };
    }
    try {
      return await textAnswer(
        await fetch(url, {
          redirect: 'manual',
          headers: { accept: 'text/plain' },
          signal: AbortSignal.timeout(patience),
        }),
      );
    } catch (error) {
      const isTimeout = error instanceof Error && error.name === 'TimeoutError';
      return { state: 'unknown', code: isTimeout ? 'timeout' : 'failed' };
    }
  },
});
