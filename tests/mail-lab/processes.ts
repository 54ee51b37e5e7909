/** Programs run for the lab. */
import { spawn, type ChildProcess } from 'node:child_process';

export interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly cwd?: string;
  /** Then it is killed. */
  readonly milliseconds?: number;
}

const longestRun = 60_000;
const mostOutput = 1_000_000;

/** Runs a program to its end. Throws when it cannot be started. */
export function run(
  program: string,
  args: readonly string[],
  { env = {}, input = '', cwd, milliseconds = longestRun }: RunOptions = {},
): Promise<Ran> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env } });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    let [output, errors] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      if (output.length < mostOutput) output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (errors.length < mostOutput) errors += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output, errors, milliseconds: performance.now() - start });
    });
    // It may end without having read.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Runs a program that must succeed; gives its output. */
export async function must(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, output, errors } = await run(program, args, options);
  if (code === 0) return output;
  throw new Error(`${program} ${args.join(' ')} ended with ${String(code)}: ${errors}${output}`);
}

/** Starts a daemon in the foreground; `fail` hears when it ends, with the last that it said. */
export function daemon(
  program: string,
  args: readonly string[],
  fail: (why: string) => void,
): ChildProcess {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-4_000)));
  }
  child.once('error', (error) => fail(`${program}: ${error.message}`));
  child.once('exit', (code) => fail(`${program} ended with ${String(code)}: ${said}`));
  return child;
}

const pause = 20;

/** Asks again and again until `look` is content; throws after `milliseconds`. */
export async function until(
  what: string,
  look: () => Promise<boolean>,
  milliseconds = 15_000,
): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`${what} was not ready in time.`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
