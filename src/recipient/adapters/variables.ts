import { parseNetwork, type Network } from '../guard.ts';

/** Environment variables as every platform reads them. */

export type Variables = Readonly<Record<string, string | undefined>>;

/** `https:` without a user or a fragment, as it is asked; null when it is none. */
export function parseHttpsUrl(text: string): string | null {
  const url = text.startsWith('https://') ? URL.parse(text) : null;
  return url === null || url.username !== '' || url.hash !== '' ? null : url.href;
}

export interface VariableReader {
  /** One sentence for each wrong value so far. */
  readonly problems: string[];
  /** An empty variable counts as unset, as in a line `RECIPIENT_DNS=` of an environment file. `want` ends "must be …". */
  readonly read: <T>(
    name: string,
    otherwise: T,
    parse: (text: string) => T | null,
    want: string,
  ) => T;
  readonly networks: (name: string) => readonly Network[];
  /** A whole number from 1. */
  readonly count: (name: string, otherwise: number) => number;
  readonly flag: (name: string) => boolean | null;
}

export function variableReader(variables: Variables): VariableReader {
  const problems: string[] = [];
  const read: VariableReader['read'] = (name, otherwise, parse, want) => {
    const text = variables[name]?.trim() ?? '';
    if (text === '') return otherwise;
    const value = parse(text);
    if (value !== null) return value;
    // The value is not repeated: it may hold a password.
    problems.push(`${name} must be ${want}.`);
    return otherwise;
  };
  return {
    problems,
    read,
    networks: (name) =>
      read<readonly Network[]>(
        name,
        [],
        (text) => {
          const parsed = text.split(',').map((part) => parseNetwork(part.trim()));
          return parsed.some((network) => network === null)
            ? null
            : parsed.filter((network) => network !== null);
        },
        'a comma-separated list of networks such as 127.0.0.0/8,fd00::/8',
      ),
    count: (name, otherwise) =>
      read(
        name,
        otherwise,
        (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null),
        'a whole number from 1',
      ),
    flag: (name) =>
      read<boolean | null>(
        name,
        null,
        (text) => (text === 'true' ? true : text === 'false' ? false : null),
        'true or false',
      ),
  };
}

/** How many recipients a client may ask for in a minute, and how often a mail host or domain is looked at anew. */
export interface LimitNumbers {
  readonly client: number;
  readonly target: number;
}

/** Both limits; `target` is what holds for a mail host when nothing is said. */
export const readLimits = ({ count }: VariableReader, target: number): LimitNumbers => ({
  client: count('RECIPIENT_CLIENT_LIMIT', 600),
  target: count('RECIPIENT_TARGET_LIMIT', target),
});
