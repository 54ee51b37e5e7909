import * as v from 'valibot';
import type { Report } from './report.ts';

/** The shapes that come in and go out; the OpenAPI document is written from them. */

export const mostRecipients = 50;

/** Whether the texts are a domain and an address is judged by address.ts, which says what is wrong with which. */
const recipientRequest = v.union([
  v.strictObject({ domain: v.string() }),
  v.strictObject({ address: v.string() }),
]);

export const requestSchema = v.strictObject({ recipients: v.array(recipientRequest) });

export const fact = v.picklist(['yes', 'no', 'unknown', 'not-applicable']);

export const hostSchema = v.strictObject({
  host: v.string(),
  preference: v.number(),
  startTls: fact,
  version: v.nullable(v.picklist(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'])),
  chain: fact,
  name: fact,
  dane: fact,
  code: v.nullable(v.string()),
});

export const tlsSchema = v.strictObject({
  state: fact,
  authenticated: fact,
  level: v.picklist(['observed', 'policy']),
  dane: fact,
  mtaSts: fact,
  hosts: v.array(hostSchema),
  code: v.nullable(v.string()),
});

export const mailSchema = v.strictObject({
  state: fact,
  reason: v.exactOptional(v.picklist(['null-mx', 'no-such-domain', 'no-mail-host'])),
});

export const warningSchema = v.strictObject({
  code: v.string(),
  of: v.exactOptional(v.string()),
});

export const reportSchema = v.strictObject({
  domain: v.string(),
  status: v.picklist(['internal', 'secure', 'insecure', 'unknown']),
  by: v.nullable(v.picklist(['internal', 'tunnel', 'certificate', 'tls'])),
  checkedAt: v.string(),
  expiresAt: v.string(),
  internal: v.strictObject({ state: fact }),
  tunnel: v.strictObject({ state: fact, listDate: v.nullable(v.string()) }),
  certificate: v.strictObject({ state: fact }),
  mail: mailSchema,
  tls: tlsSchema,
  warnings: v.array(warningSchema),
});

export const problemSchema = v.strictObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.exactOptional(v.string()),
  errors: v.exactOptional(v.array(v.strictObject({ index: v.number(), code: v.string() }))),
});

/** What schema.ts accepts is what report.ts says, and the other way round; a difference fails the type check. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Frozen<T> = T extends readonly (infer E)[]
  ? readonly Frozen<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;
true satisfies Same<Frozen<v.InferOutput<typeof reportSchema>>, Report>;

/** Reads JSON text of a shape; null when it is not JSON or has another shape. */
export function readJson<T>(schema: v.GenericSchema<unknown, T>, text: string): T | null {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
