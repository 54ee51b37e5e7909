/** What an answer of the endpoint is held against: its own description. */
import { openApi } from '../../../src/recipient/openapi.ts';

type Schema = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const object = (value: unknown): Schema => (isObject(value) ? value : {});

/** Follows a path of keys through the description. */
const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((inner, key) => object(inner)[key], value);

/**
 * What of a value goes against a JSON Schema, in words. Knows the keywords that the description uses and fails on others,
 * so that no new one passes unheeded.
 */
export function faults(
  value: unknown,
  schema: unknown,
  document: unknown,
  place = '$',
): readonly string[] {
  const wrong = (what: string): readonly string[] => [`${place}: ${what}`];
  const rest = object(schema);
  const known = new Set([
    '$ref',
    'type',
    'enum',
    'anyOf',
    'oneOf',
    'items',
    'properties',
    'required',
    'additionalProperties',
    'minItems',
    'maxItems',
    'minimum',
  ]);
  const strange = Object.keys(rest).filter((key) => !known.has(key));
  if (strange.length > 0) return wrong(`keyword ${strange.join()}`);
  if (typeof rest['$ref'] === 'string') {
    return faults(value, at(document, ...rest['$ref'].slice(2).split('/')), document, place);
  }
  if (rest['anyOf'] !== undefined || rest['oneOf'] !== undefined) {
    const options = list(rest['anyOf'] ?? rest['oneOf']);
    const fitting = options.filter((each) => faults(value, each, document, place).length === 0);
    const fits = rest['oneOf'] === undefined ? fitting.length > 0 : fitting.length === 1;
    return fits ? [] : wrong(`fits ${String(fitting.length)} of ${String(options.length)} options`);
  }
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const wanted = rest['type'] === 'integer' ? 'number' : rest['type'];
  if (type !== wanted) return wrong(`${type}, not ${String(rest['type'])}`);
  if (rest['type'] === 'integer' && !Number.isInteger(value)) return wrong('not whole');
  if (rest['enum'] !== undefined && !list(rest['enum']).includes(value)) {
    return wrong(`${JSON.stringify(value)} is not listed`);
  }
  if (Array.isArray(value)) {
    const { minItems = 0, maxItems = Infinity } = rest;
    if (value.length < Number(minItems) || value.length > Number(maxItems)) return wrong('length');
    return value.flatMap((each, i) =>
      faults(each, rest['items'], document, `${place}[${String(i)}]`),
    );
  }
  if (!isObject(value)) return [];
  const properties = object(rest['properties']);
  return [
    ...list(rest['required']).flatMap((name) =>
      String(name) in value ? [] : wrong(`lacks ${String(name)}`),
    ),
    ...Object.entries(value).flatMap(([name, inner]) =>
      name in properties
        ? faults(inner, properties[name], document, `${place}.${name}`)
        : wrong(`has ${name}`),
    ),
  ];
}

/** Faults of an answer against what the description says of its status. */
export async function judge(response: Response): Promise<readonly string[]> {
  const document = openApi();
  const told = at(
    document,
    'paths',
    '/api/recipients/',
    'post',
    'responses',
    String(response.status),
  );
  if (told === undefined) return [`status ${String(response.status)} is not described`];
  const media = response.headers.get('content-type')?.split(';')[0] ?? '';
  const schema = at(told, 'content', media, 'schema');
  if (schema === undefined) return [`${media} is not described for ${String(response.status)}`];
  const missing = Object.keys(object(at(told, 'headers'))).filter(
    (name) => !response.headers.has(name),
  );
  return [
    ...missing.map((name) => `no ${name}`),
    ...faults(await response.json(), schema, document),
  ];
}
