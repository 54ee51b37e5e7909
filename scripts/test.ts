/**
 * `npm test [-- unit|browser] [part of a file name]…`: builds, runs the unit tests and the browser tests, and says last
 * how many passed, failed and were skipped. Fails when one failed, when none ran, when a page is too heavy, and, with
 * CI=true, when one was skipped.
 */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run as runNodeTests } from 'node:test';
import { spec } from 'node:test/reporters';
import { ensureBrowser } from './browser.ts';
import { buildEdge, whyNoWorkerd } from './build-edge.ts';
import { build } from './build.ts';
import { root, run } from './run.ts';
import { weighSite } from './weight.ts';

/** Milliseconds. */
const longestTest = 60_000;
const longestSilence = 300_000;

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Names of the tests, with the reason where one was given. */
  readonly skipped: readonly string[];
}

const none: Counts = { passed: 0, failed: 0, skipped: [] };

const sum = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: [...one.skipped, ...other.skipped],
});

/** Runs tests of node:test and shows them. A test marked "todo" counts as skipped: it could not fail. */
async function unitTests(filters: readonly string[]): Promise<Counts> {
  const files = globSync('tests/{unit,paths,mail-lab}/**/*.test.ts', { cwd: root })
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
    .sort()
    .map((file) => join(root, file));
  if (files.length === 0) return none;
  let counts = none;
  // A file that leaves a server open never ends, and node:test waits for it; its forceExit is no help, since it loses
  // results that are still on their way.
  const silence = new AbortController();
  const giveUp = setTimeout(() => silence.abort(), longestSilence);
  const stream = runNodeTests({
    files,
    concurrency: true,
    timeout: longestTest,
    signal: silence.signal,
  });
  stream.on('data', () => giveUp.refresh());
  const count = (kind: 'passed' | 'failed') => (event: TestEvent) => {
    const { details, skip, todo, name, file } = event;
    if (isSet(skip) || isSet(todo)) {
      const why = typeof skip === 'string' && skip !== '' ? ` (${skip})` : '';
      const test = `${file ?? ''}: ${name}${why}`.replace(root, '');
      counts = sum(counts, { ...none, skipped: [test] });
      return;
    }
    // A suite counts only when it failed by itself (in its body or a hook), not for its tests.
    if (details.type === 'suite' && (kind === 'passed' || isOfItsTests(details.error))) return;
    if (kind === 'passed' && file !== undefined && resolve(root, name) === file) {
      // node:test passes a file that holds no test at all.
      process.stdout.write(`No test in ${name}\n`);
      counts = sum(counts, { ...none, failed: 1 });
      return;
    }
    counts = sum(counts, { ...none, [kind]: 1 });
  };
  stream.on('test:pass', count('passed'));
  stream.on('test:fail', count('failed'));
  for await (const part of stream.compose(spec)) process.stdout.write(part);
  clearTimeout(giveUp);
  return counts;
}

const isOfItsTests = (error: unknown): boolean =>
  error instanceof Error && 'failureType' in error && error.failureType === 'subtestsFailed';

interface TestEvent {
  readonly name: string;
  readonly file?: string | undefined;
  readonly details: { readonly type?: string | undefined; readonly error?: unknown };
  readonly skip?: string | boolean | undefined;
  readonly todo?: string | boolean | undefined;
}

const isSet = (mark: string | boolean | undefined): boolean => mark !== undefined && mark !== false;

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly { readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[];
  }[];
}

/** The counts of a report of Playwright's json reporter; an error outside the tests counts as one that failed. */
export function countsOf(report: {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly unknown[];
}): Counts {
  const ofSuite = (suite: PlaywrightSuite): Counts =>
    [
      ...(suite.suites ?? []).map(ofSuite),
      ...suite.specs.flatMap(({ title, file, tests }) =>
        tests.map(({ status }): Counts => {
          if (status === 'skipped')
            return { ...none, skipped: [`tests/browser/${file}: ${title}`] };
          return { ...none, [status === 'expected' ? 'passed' : 'failed']: 1 };
        }),
      ),
    ].reduce(sum, none);
  return [{ ...none, failed: report.errors.length }, ...report.suites.map(ofSuite)].reduce(
    sum,
    none,
  );
}

/** Runs the Playwright tests and shows them. */
async function browserTests(filters: readonly string[]): Promise<Counts> {
  const scratch = mkdtempSync(join(tmpdir(), 'kuvert-test-'));
  const report = join(scratch, 'report.json');
  try {
    const CHROMIUM_PATH = await ensureBrowser();
    const { code } = await run('playwright', {
      args: ['test', '--reporter=list,json', '--pass-with-no-tests', ...filters],
      show: true,
      env: { CHROMIUM_PATH, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    });
    const counts = countsOf(
      JSON.parse(readFileSync(report, 'utf8')) as Parameters<typeof countsOf>[0],
    );
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch (error) {
    process.stderr.write(`The browser tests could not run: ${String(error)}\n`);
    return { ...none, failed: 1 };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The verdict on a whole run: the exit code. */
export const exitCode = (counts: Counts, ci: boolean): 0 | 1 =>
  counts.failed > 0 || counts.passed === 0 || (ci && counts.skipped.length > 0) ? 1 : 0;

async function main(): Promise<void> {
  const [first, ...rest] = process.argv.slice(2);
  const half = first === 'unit' || first === 'browser' ? first : undefined;
  const filters = half === undefined && first !== undefined ? [first, ...rest] : rest;

  let counts = none;
  let complaints: readonly string[] = [];
  try {
    await build();
    // Its tools need workerd too; without it, the tests of it are skipped and say so.
    if (half !== 'browser' && whyNoWorkerd() === false) await buildEdge();
    // A filter looks at one thing; the weight is everything's.
    if (filters.length === 0) complaints = weighSite().complaints;
    if (half !== 'browser') counts = sum(counts, await unitTests(filters));
    if (half !== 'unit') counts = sum(counts, await browserTests(filters));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    counts = sum(counts, { ...none, failed: 1 });
  }
  for (const complaint of complaints) process.stdout.write(`Too heavy: ${complaint}\n`);
  for (const name of counts.skipped) process.stdout.write(`Skipped: ${name}\n`);
  const { passed, failed, skipped } = counts;
  const ci = process.env['CI'] === 'true';
  if (ci && skipped.length > 0)
    process.stdout.write('With CI=true, a test that was skipped has failed.\n');
  process.stdout.write(
    `${String(passed)} passed, ${String(failed)} failed, ${String(skipped.length)} skipped\n`,
  );
  process.exitCode = complaints.length > 0 ? 1 : exitCode(counts, ci);
}

if (import.meta.main) await main();
