import type * as v from 'valibot';
import type { problemSchema } from './schema.ts';

export type Problem = v.InferOutput<typeof problemSchema>;

/** What can be wrong with a request as a whole; the word ends the problem's `type`. */
const titles = {
  'method-not-allowed': [405, 'Use POST'],
  'cross-origin': [403, 'Requests from other sites are refused'],
  'unsupported-media-type': [415, 'Send application/json'],
  'too-large': [413, 'The body is larger than 32 kB'],
  'malformed-json': [400, 'The body is not JSON'],
  'wrong-shape': [400, 'The body has another shape than the API asks for'],
  'number-of-recipients': [422, 'Ask for 1 to 50 recipients'],
  'too-many-requests': [429, 'Too many look-ups; wait and try again'],
  'bad-recipients': [422, 'Some recipients are not a domain or an address'],
  internal: [500, 'Something went wrong here'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;
export type ProblemCode = keyof typeof titles;

/** An RFC 9457 answer. It never repeats what was sent, which may hold an address. */
export function problem(
  code: ProblemCode,
  extra: Pick<Problem, 'errors'> = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  const [status, title] = titles[code];
  const body: Problem = { type: `urn:kuvert:problem:${code}`, title, status, ...extra };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...headers,
    },
  });
}
