import * as v from 'valibot';
import { parseAddress, parseDomain, type Recipient, type RecipientError } from './address.ts';
import { checkRecipient } from './check.ts';
import { limitWindow } from './limits.ts';
import type { CheckingOrganisation, Ports } from './ports.ts';
import { problem } from './problem.ts';
import { mostRecipients, requestSchema } from './schema.ts';

const largestBody = 32 * 1024;
/** Milliseconds for the whole body to arrive. */
const bodyPatience = 10_000;

/** The body as text; null when it is larger than allowed. Reads no further than the limit. */
async function readBody(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > largestBody) return null;
  if (request.body === null) return '';
  const reader = request.body.getReader();
  const timer = setTimeout(() => void reader.cancel().catch(() => undefined), bodyPatience);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let received = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      received += value.length;
      if (received > largestBody) {
        await reader.cancel().catch(() => undefined);
        return null;
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    clearTimeout(timer);
  }
}

/** `undefined` stands for text that is not JSON, which no JSON text can mean. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** RFC 9110 section 10.2.3: whole seconds, at least one. */
const tooMany = (seconds: number): Response =>
  problem('too-many-requests', {}, { 'retry-after': String(Math.max(1, Math.ceil(seconds))) });

async function answer(
  request: Request,
  organisation: CheckingOrganisation,
  ports: Ports,
  client: string,
): Promise<Response> {
  if (request.method !== 'POST') return problem('method-not-allowed', {}, { allow: 'POST' });
  // Browsers always send it; without it the caller is a program, which can be no one's tool against his will.
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return problem('cross-origin');
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return problem('unsupported-media-type');
  const text = await readBody(request).catch(() => '');
  if (text === null) return problem('too-large');
  const json = parseJson(text);
  if (json === undefined) return problem('malformed-json');
  const body = v.safeParse(requestSchema, json, { abortEarly: true });
  if (!body.success) return problem('wrong-shape');
  const { recipients, refresh = false } = body.output;
  if (recipients.length === 0 || recipients.length > mostRecipients) {
    return problem('number-of-recipients');
  }
  const parsed: Recipient[] = [];
  const errors: { index: number; code: RecipientError }[] = [];
  for (const [index, recipient] of recipients.entries()) {
    const result =
      'domain' in recipient ? parseDomain(recipient.domain) : parseAddress(recipient.address);
    if (result.ok) parsed.push(result);
    else errors.push({ index, code: result.code });
  }
  if (errors.length > 0) return problem('bad-recipients', { errors });
  const wait = (await ports.limits?.client.take(client, parsed.length)) ?? null;
  if (wait !== null) return tooMany(wait);
  const reports = await Promise.all(
    parsed.map((recipient) => checkRecipient(recipient, organisation, ports, refresh)),
  );
  // With anything to tell of anybody, the rest says `rate-limited` for itself.
  if (reports.every(({ tls }) => tls.code === 'rate-limited')) return tooMany(limitWindow);
  return Response.json(reports, { headers: { 'cache-control': 'no-store' } });
}

/**
 * Answers one request to the recipient check: 200 with a JSON array of one report for each recipient, in order, or an RFC 9457 problem.
 * `client` stands for who asks, where limits are kept: the connection's address, or what a trusted proxy says it is.
 * Never throws and writes no log: neither addresses nor bodies leave this function in any other way than as the answer.
 */
export async function handle(
  request: Request,
  organisation: CheckingOrganisation,
  ports: Ports,
  client = '',
): Promise<Response> {
  try {
    return await answer(request, organisation, ports, client);
  } catch {
    return problem('internal');
  }
}
