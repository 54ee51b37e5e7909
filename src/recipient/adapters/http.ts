import type { DnsAnswer, DnsFailure, DnsType, HttpsAnswer } from '../ports.ts';
import { decodeAnswer, encodeQuery } from './dns-message.ts';

/** What both adapters do with an HTTP answer, whichever `fetch` it came from. */

/** The part of a Response that undici's and the platform's have in common. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
      cancel(): Promise<void>;
    };
    cancel(): Promise<void>;
  } | null;
}

/** The body; null when it is longer than allowed, of which no more is read. */
async function readAtMost(
  body: HttpResponse['body'],
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  const reader = body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done || value === undefined) break;
    received += value.length;
    if (received > limit) {
      await reader?.cancel().catch(() => undefined);
      return null;
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(received);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const longestPolicy = 64 * 1024;

/** A page of text as `HttpsFetcher` tells it; what is longer than 64 KiB is `too-large`. */
export async function textAnswer(response: HttpResponse): Promise<HttpsAnswer> {
  const body = await readAtMost(response.body, longestPolicy);
  if (body === null) return { state: 'invalid', code: 'too-large' };
  return {
    state: 'response',
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    body: new TextDecoder().decode(body),
  };
}

export interface DohQuestion<T extends DnsType> {
  readonly name: string;
  readonly type: T;
  /** Whether this resolver's AD bit is believed. */
  readonly trusted: boolean;
}

export interface DohRequest {
  readonly method: 'POST';
  readonly headers: Record<string, string>;
  readonly body: Uint8Array<ArrayBuffer>;
}

const longestMessage = 65_535;
const mediaType = 'application/dns-message';

/**
 * One question over HTTPS: RFC 8484, POST, id 0. `send` must follow no redirect and end in time. Never throws: what
 * `send` throws is `dns-timeout` when it says so by its name, else `dns-unreachable`.
 */
export async function askHttps<T extends DnsType>(
  { name, type, trusted }: DohQuestion<T>,
  send: (request: DohRequest) => Promise<HttpResponse>,
): Promise<DnsAnswer<T>> {
  const failed = (code: DnsFailure): DnsAnswer<T> => ({ state: 'unknown', code });
  try {
    const response = await send({
      method: 'POST',
      headers: { 'content-type': mediaType, accept: mediaType },
      body: Uint8Array.from(encodeQuery(0, name, type)),
    });
    const isMessage = response.headers.get('content-type')?.startsWith(mediaType) === true;
    if (response.status !== 200 || !isMessage || response.body === null) {
      await response.body?.cancel();
      return failed('dns-refused');
    }
    const message = await readAtMost(response.body, longestMessage);
    if (message === null) return failed('dns-malformed');
    const decoded = decodeAnswer(message, 0, name, type, trusted);
    return decoded.kind === 'answer' ? decoded.answer : failed('dns-malformed');
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    return failed(isTimeout ? 'dns-timeout' : 'dns-unreachable');
  }
}
