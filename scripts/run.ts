import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's directory. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const tools = join(root, 'node_modules', '.bin');

export interface Finished {
  readonly code: number;
  /** Standard output and error in the order they came; empty when they went to the terminal. */
  readonly output: string;
}

/**
 * Runs a program (one of node_modules/.bin before one of the system) in the checkout and waits for its end. Its output
 * is collected, or shown as it comes. The pinned Node comes first on its PATH, also when the caller's shell has an older one.
 */
export function run(
  program: string,
  options: {
    readonly args?: readonly string[];
    readonly show?: boolean;
    readonly env?: NodeJS.ProcessEnv;
  } = {},
): Promise<Finished> {
  const { args = [], show = false, env = {} } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: [tools, process.env['PATH']].join(delimiter),
        ASTRO_TELEMETRY_DISABLED: '1',
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_WRITE_LOGS: 'false',
        ...env,
      },
    });
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => parts.push(part));
    child.once('error', (error) => {
      resolve({ code: 127, output: `${program}: ${error.message}\n` });
    });
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output: Buffer.concat(parts).toString() });
    });
  });
}

/** Does what a script is there for. What it throws is said in its own words, without a trace, and the exit code is 1. */
export async function carryOut(work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** Seconds since `start` (of performance.now()), for a report line. */
export const secondsSince = (start: number): string =>
  `${((performance.now() - start) / 1000).toFixed(1)} s`;
