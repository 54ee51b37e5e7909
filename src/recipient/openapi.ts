import type * as v from 'valibot';
import { mostRecipients, problemSchema, reportSchema, requestSchema } from './schema.ts';

type Schema = v.GenericSchema;
type JsonSchema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';

function part(schema: Schema, key: string): unknown {
  return (schema as unknown as Readonly<Record<string, unknown>>)[key];
}

function inner(schema: Schema, key: string): Schema {
  const value = part(schema, key);
  if (isSchema(value)) return value;
  throw new Error(`A ${schema.type} schema without ${key}.`);
}

const isOptional = (schema: Schema): boolean => schema.type === 'exact_optional';

/**
 * The JSON Schema (2020-12, as OpenAPI 3.1 uses it) of a valibot schema.
 * Throws for a kind of schema that schema.ts did not use so far, so that a new one is noticed when the document is built.
 */
function jsonSchema(schema: Schema): JsonSchema {
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: schema.type };
    case 'picklist':
      return { type: 'string', enum: part(schema, 'options') };
    case 'array':
      return { type: 'array', items: jsonSchema(inner(schema, 'item')) };
    case 'nullable':
      return { anyOf: [jsonSchema(inner(schema, 'wrapped')), { type: 'null' }] };
    case 'exact_optional':
      return jsonSchema(inner(schema, 'wrapped'));
    case 'union': {
      const options = part(schema, 'options');
      if (!Array.isArray(options)) break;
      return { oneOf: options.filter(isSchema).map(jsonSchema) };
    }
    case 'strict_object': {
      const entries = part(schema, 'entries');
      if (typeof entries !== 'object' || entries === null) break;
      const fields = Object.entries(entries).filter((field): field is [string, Schema] =>
        isSchema(field[1]),
      );
      return {
        type: 'object',
        properties: Object.fromEntries(fields.map(([name, field]) => [name, jsonSchema(field)])),
        required: fields.filter(([, field]) => !isOptional(field)).map(([name]) => name),
        additionalProperties: false,
      };
    }
  }
  throw new Error(`No JSON Schema for a ${schema.type} schema.`);
}

const reference = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

const problemAnswer = (description: string): JsonSchema => ({
  description,
  content: { 'application/problem+json': { schema: reference('Problem') } },
});

/** The OpenAPI 3.1 description of the recipient check, written from the schemas that the code checks with. */
export function openApi(): JsonSchema {
  const request = jsonSchema(requestSchema);
  const { recipients } = request['properties'] as { readonly recipients: JsonSchema };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kuvert: recipient check',
      version: '1.0.0',
      description:
        'Says of each recipient whether an ordinary mail to it is protected, and how that was found out. Unknown is never secure.',
    },
    paths: {
      '/api/recipients/': {
        post: {
          operationId: 'checkRecipients',
          summary: 'Look up to 50 recipients up.',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: reference('Request'),
                examples: {
                  domain: { value: { recipients: [{ domain: 'example.dk' }] } },
                  address: { value: { recipients: [{ address: 'navn@example.dk' }] } },
                },
              },
            },
          },
          responses: {
            '200': {
              description: 'One report for each recipient, in the order of the request.',
              content: { 'application/json': { schema: reference('Reports') } },
            },
            '400': problemAnswer('The body is not JSON, or has another shape.'),
            '403': problemAnswer('The request comes from another site.'),
            '405': problemAnswer('Another method than POST.'),
            '413': problemAnswer('The body is larger than 32 kB.'),
            '415': problemAnswer('The body is not application/json.'),
            '422': problemAnswer(
              'No recipients, more than 50, or some that are not a domain or an address; errors names them by index.',
            ),
            '429': {
              ...problemAnswer('Too many look-ups by this client, or of these recipients anew.'),
              headers: {
                'Retry-After': {
                  description: 'Seconds to wait.',
                  required: true,
                  schema: { type: 'integer', minimum: 1 },
                },
              },
            },
            '500': problemAnswer('Something went wrong on the server.'),
          },
        },
      },
    },
    components: {
      schemas: {
        Request: {
          ...request,
          properties: { recipients: { ...recipients, minItems: 1, maxItems: mostRecipients } },
        },
        Reports: { type: 'array', items: reference('Report') },
        Report: jsonSchema(reportSchema),
        Problem: jsonSchema(problemSchema),
      },
    },
  };
}
