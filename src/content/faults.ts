import { parse } from 'yaml';
import type { z } from 'astro/zod';

/** One thing that is wrong with a file of the content, as one sentence. */
export const fault = (file: string, field: string, sentence: string): string =>
  `${file}: ${field === '' ? '' : `${field}: `}${sentence}`;

/** The value of a YAML text. Throws an Error that names the file. */
export function readYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(fault(file, '', error instanceof Error ? error.message : 'This is no YAML.'));
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A path as one reads it: `policy.channels.0`. */
const fieldOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, key) =>
      Array.isArray(inside)
        ? (inside as readonly unknown[])[Number(key)]
        : isRecord(inside)
          ? inside[String(key)]
          : undefined,
    value,
  );
}

/** What a schema found wrong with a value: one sentence each, with the file that `fileOf` names for the field. */
export function sentences(
  file: string | ((field: string) => string),
  error: z.ZodError,
  value: unknown,
): string[] {
  const fileOf = typeof file === 'string' ? (): string => file : file;
  return error.issues.flatMap((issue) => {
    const field = fieldOf(issue.path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => {
        const whole = fieldOf([...issue.path, key]);
        return fault(fileOf(whole), whole, 'there is no such field.');
      });
    const sentence = valueAt(value, issue.path) === undefined ? 'is missing.' : `${issue.message}.`;
    return [fault(fileOf(field), field, sentence)];
  });
}
