import * as v from 'valibot';
import { situationQuestions } from '../src/advice/advise.ts';
import type { Situation } from '../src/advice/advise.ts';
import { recipientKinds } from '../src/advice/policy.ts';
import { dataClasses } from '../src/classifier/types.ts';
import { parseAddress, parseDomain } from '../src/recipient/address.ts';
import type { Recipient } from '../src/recipient/address.ts';
import { fact } from '../src/recipient/schema.ts';

/** A line of input that cannot be answered: a stable code and one English sentence, without the line's content. */
export class BadLine extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const id = v.union([v.string(), v.number()]);

const classifyLine = v.object({ id, text: v.string() });

const recipientLine = v.union([
  v.strictObject({ id, domain: v.string() }),
  v.strictObject({ id, address: v.string() }),
]);

const adviseLine = v.object({
  id,
  organisation: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/)), 'standard'),
  dataClass: v.picklist(dataClasses),
  identifiable: v.picklist(['none', 'indirect', 'direct']),
  persons: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 1),
  recipients: v.array(
    v.object({
      kind: v.picklist(recipientKinds),
      status: v.picklist(['internal', 'secure', 'insecure', 'unknown']),
      tunnel: v.optional(fact, 'unknown'),
      certificate: v.optional(fact, 'unknown'),
      tls: v.optional(fact, 'unknown'),
      tlsAgreed: v.optional(v.picklist(['yes', 'no']), 'no'),
    }),
  ),
  // A misspelt question would otherwise be a question left open, and the advice another one.
  answers: v.optional(v.record(v.picklist(situationQuestions), v.picklist(['yes', 'no'])), {}),
});

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  line: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, line);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? 'line';
  throw new BadLine('shape', `Wrong or missing: ${path}.`);
}

/** Throws BadLine. */
export function readClassifyLine(line: unknown): v.InferOutput<typeof classifyLine> {
  return read(classifyLine, line);
}

/** Throws BadLine; its code is that of address.ts when the domain or address cannot be read. */
export function readRecipientLine(line: unknown): {
  readonly id: string | number;
  readonly recipient: Recipient;
} {
  const asked = read(recipientLine, line);
  const recipient = 'domain' in asked ? parseDomain(asked.domain) : parseAddress(asked.address);
  if (!recipient.ok) throw new BadLine(recipient.code, 'The recipient is no domain or address.');
  return { id: asked.id, recipient };
}

/** Throws BadLine. */
export function readAdviseLine(line: unknown): {
  readonly id: string | number;
  readonly organisation: string;
  readonly situation: Situation;
} {
  const { id: lineId, organisation, ...situation } = read(adviseLine, line);
  return { id: lineId, organisation, situation };
}
