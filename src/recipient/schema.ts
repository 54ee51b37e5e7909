import * as v from 'valibot';
import type { Report } from './report.ts';

/** The shapes that come in and go out; the OpenAPI document is written from them. */

export const mostRecipients = 50;

/** Whether the texts are a domain and an address is judged by address.ts, which says what is wrong with which. */
const recipientRequest = v.union([
  v.strictObject({ domain: v.string() }),
  v.strictObject({ address: v.string() }),
]);

export const requestSchema = v.strictObject({
  recipients: v.array(recipientRequest),
  /** Look again, though an answer is remembered: "Tjek igen". */
  refresh: v.exactOptional(v.boolean()),
});

export const fact = v.picklist(['yes', 'no', 'unknown', 'not-applicable']);
const code = v.nullable(v.string());
const time = v.string();

const factEntries = { state: fact, code, checkedAt: time };
const factSchema = v.strictObject(factEntries);

export const hostSchema = v.strictObject({
  host: v.string(),
  preference: v.number(),
  startTls: fact,
  version: v.nullable(v.picklist(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'])),
  chain: fact,
  name: fact,
  dane: fact,
  mtaSts: fact,
  smtpUtf8: fact,
  addresses: v.array(v.strictObject({ address: v.string(), code })),
  certificate: v.nullable(
    v.strictObject({
      names: v.array(v.string()),
      issuer: v.string(),
      notBefore: time,
      notAfter: time,
    }),
  ),
  checkedAt: time,
  code,
});

const stsModes = v.picklist(['enforce', 'testing', 'none']);

export const tlsSchema = v.strictObject({
  state: fact,
  authenticated: fact,
  level: v.picklist(['observed', 'policy']),
  dane: fact,
  daneCode: code,
  mtaSts: fact,
  mtaStsCode: code,
  mtaStsPolicy: v.nullable(
    v.strictObject({
      mode: stsModes,
      mx: v.array(v.string()),
      fetchedAt: time,
      expiresAt: time,
      kept: v.boolean(),
    }),
  ),
  tlsRpt: factSchema,
  hosts: v.array(hostSchema),
  code,
  checkedAt: time,
});

export const mailSchema = v.strictObject({
  ...factEntries,
  reason: v.exactOptional(v.picklist(['null-mx', 'no-such-domain', 'no-mail-host'])),
});

export const warningSchema = v.strictObject({
  code: v.string(),
  of: v.exactOptional(v.string()),
});

const certificateSources = v.picklist(['smimea', 'ldap', 'files']);

const certificateSchema = v.strictObject({
  ...factEntries,
  source: v.nullable(certificateSources),
  sources: v.array(
    v.strictObject({
      source: certificateSources,
      state: fact,
      code,
      certificates: v.array(
        v.strictObject({
          state: fact,
          code,
          address: fact,
          validity: fact,
          keyUsage: fact,
          issuerKind: v.picklist(['oces3', 'oces3-test', 'closed', 'other']),
          signature: fact,
          subject: v.string(),
          issuer: v.string(),
          organisation: v.nullable(v.string()),
          cvr: v.nullable(v.string()),
          notBefore: time,
          notAfter: time,
          fingerprint: v.string(),
        }),
      ),
    }),
  ),
});

export const reportSchema = v.strictObject({
  domain: v.string(),
  status: v.picklist(['internal', 'secure', 'insecure', 'unknown']),
  by: v.nullable(v.picklist(['internal', 'tunnel', 'certificate', 'tls'])),
  checkedAt: time,
  expiresAt: time,
  internal: factSchema,
  tunnel: v.strictObject({ ...factEntries, listDate: v.nullable(v.string()) }),
  certificate: certificateSchema,
  mail: mailSchema,
  tls: tlsSchema,
  warnings: v.array(warningSchema),
});

/** A policy as kept in the cache until it ends; times in milliseconds since 1970. */
export const keptPolicySchema = v.strictObject({
  id: v.string(),
  mode: stsModes,
  mx: v.array(v.string()),
  fetchedAt: v.number(),
  expiresAt: v.number(),
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
export type Frozen<T> = T extends readonly (infer E)[]
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
