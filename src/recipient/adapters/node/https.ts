import { isIP } from 'node:net';
import { Agent, fetch } from 'undici';
import { mayConnect, type Network } from '../../guard.ts';
import type { HttpsAnswer, HttpsFetcher } from '../../ports.ts';
import { textAnswer } from '../http.ts';

export interface HttpsOptions {
  readonly allowed: readonly Network[];
  /** 443, except in tests that may not listen there. */
  readonly port?: number;
  /** Milliseconds from start to end. */
  readonly patience?: number;
}

const defaultPatience = 5_000;

/** OpenSSL's and Node's words for a certificate that does not hold. */
const certificateError =
  /^(?:ERR_TLS_CERT_ALTNAME_INVALID|CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)/;

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (error.name === 'TimeoutError') return 'TimeoutError';
  const own = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return codeOf(error.cause) || own;
}

function judgeError(error: unknown): HttpsAnswer {
  const code = codeOf(error);
  if (certificateError.test(code)) return { state: 'invalid', code: 'certificate' };
  if (code === 'TimeoutError' || code === 'UND_ERR_CONNECT_TIMEOUT') {
    return { state: 'unknown', code: 'timeout' };
  }
  return { state: 'unknown', code: code === 'ECONNREFUSED' ? 'refused' : 'failed' };
}

/**
 * Fetches with undici, bound to the very addresses that passed the guard: there is no second look-up that could
 * answer differently. The host is a name, never an address, since undici asks no look-up for those.
 */
export function nodeHttps({
  allowed,
  port = 443,
  patience = defaultPatience,
}: HttpsOptions): HttpsFetcher {
  return {
    get: async (url, addresses) => {
      const address = addresses.find((candidate) => mayConnect(candidate, allowed));
      if (address === undefined || isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) {
        return { state: 'unknown', code: 'not-public-address' };
      }
      const family = address.includes(':') ? 6 : 4;
      const agent = new Agent({
        connect: {
          timeout: patience,
          lookup: (_name, options, done) => {
            if (options.all === true) done(null, [{ address, family }]);
            else done(null, address, family);
          },
        },
      });
      const target = new URL(url);
      target.port = String(port);
      try {
        const response = await fetch(target, {
          dispatcher: agent,
          redirect: 'manual',
          headers: { accept: 'text/plain' },
          signal: AbortSignal.timeout(patience),
        });
        return await textAnswer(response);
      } catch (error) {
        return judgeError(error);
      } finally {
        // Not `close`, which would wait for a server that never ends its answer.
        await agent.destroy().catch(() => undefined);
      }
    },
  };
}
