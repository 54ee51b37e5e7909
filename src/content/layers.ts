import { isRecord } from './faults.ts';

/** One file of a profile. A stronger layer comes later. */
export interface Layer {
  readonly file: string;
  readonly data: unknown;
}

export interface Merged {
  readonly value: Readonly<Record<string, unknown>>;
  /** Which file set each field that is no mapping, by its dotted path. */
  readonly origin: ReadonlyMap<string, string>;
}

/**
 * Layers laid over each other: mappings are merged key by key, everything else is replaced by the stronger layer, and
 * `null` takes away what a weaker one had set. Changes none of the layers.
 */
export function mergeLayers(layers: readonly Layer[]): Merged {
  const origin = new Map<string, string>();
  const value = layers.reduce<Readonly<Record<string, unknown>>>(
    (below, { file, data }) => (isRecord(data) ? laidOver(below, data, file, '', origin) : below),
    {},
  );
  return { value, origin };
}

function laidOver(
  below: Readonly<Record<string, unknown>>,
  above: Readonly<Record<string, unknown>>,
  file: string,
  path: string,
  origin: Map<string, string>,
): Readonly<Record<string, unknown>> {
  const merged = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const field = path === '' ? key : `${path}.${key}`;
    const had = merged.get(key);
    if (isRecord(value)) {
      if (!isRecord(had)) forget(origin, field);
      merged.set(key, laidOver(isRecord(had) ? had : {}, value, file, field, origin));
      continue;
    }
    forget(origin, field);
    if (value === null) merged.delete(key);
    else {
      merged.set(key, value);
      origin.set(field, file);
    }
  }
  return Object.fromEntries(merged);
}

function forget(origin: Map<string, string>, field: string): void {
  for (const known of origin.keys())
    if (known === field || known.startsWith(`${field}.`)) origin.delete(known);
}
