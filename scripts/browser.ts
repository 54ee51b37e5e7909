/** Finds a Chromium for the browser tests, and gets one where there is none. */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { run } from './run.ts';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of the browser to use: CHROMIUM_PATH, the system's, Playwright's own; undefined when there is none. */
export const findBrowser = (): string | undefined =>
  [process.env['CHROMIUM_PATH'], ...installed, chromium.executablePath()].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );

const canUseApt = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** As findBrowser; installs one first where there is none (Debian's as root, else Playwright's). Throws when that fails. */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser();
  if (found !== undefined) return found;
  const steps: readonly (readonly [string, string[]])[] = canUseApt()
    ? [
        ['apt-get', ['update', '-qq']],
        ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']],
      ]
    : [['playwright', ['install', 'chromium']]];
  for (const [program, args] of steps) {
    process.stdout.write(`No Chromium here: ${program} ${args.join(' ')}\n`);
    const { code, output } = await run(program, {
      args,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (code !== 0) throw new Error(`${output}\n${program} ${args.join(' ')} failed.`);
  }
  const got = findBrowser();
  if (got === undefined)
    throw new Error('No Chromium was found after installing one. Set CHROMIUM_PATH to yours.');
  return got;
}
