/** `npm run check`: content types, format, lint, types, borders, content. Runs them all, a line each; what a failing one says follows. */
import { run, secondsSince } from './run.ts';

const checks: readonly {
  readonly name: string;
  readonly program: string;
  readonly args: string[];
}[] = [
  // The types of the content, which lint reads too.
  { name: 'sync', program: 'astro', args: ['sync'] },
  { name: 'format', program: 'prettier', args: ['--check', '.'] },
  { name: 'lint', program: 'eslint', args: ['.', '--max-warnings=0'] },
  { name: 'types', program: 'astro', args: ['check', '--minimumFailingSeverity', 'warning'] },
  {
    name: 'borders',
    program: process.execPath,
    args: ['--test', '--test-reporter=dot', 'tests/unit/borders.test.ts'],
  },
  { name: 'content', program: process.execPath, args: ['scripts/content.ts'] },
  { name: 'profiles', program: process.execPath, args: ['scripts/organisation.ts', 'check'] },
];

let failed = 0;
for (const { name, program, args } of checks) {
  const start = performance.now();
  const { code, output } = await run(program, { args });
  process.stdout.write(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${secondsSince(start)}\n`,
  );
  if (code !== 0) {
    failed += 1;
    process.stdout.write(output);
  }
}
process.exitCode = failed === 0 ? 0 : 1;
