import { defineConfig, devices } from '@playwright/test';
import { cpus } from 'node:os';
import { findBrowser } from './scripts/browser.ts';

const executablePath = findBrowser();
const port = 4399;

/** Quiet: the browser itself may call nobody, so that what the sink hears comes from a page. */
const quiet = [
  '--no-sandbox',
  // A call finds its way to the sink also on a machine that has no other network.
  '--allow-loopback-in-peer-connection',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'tests/browser',
  forbidOnly: process.env['CI'] === 'true',
  fullyParallel: true,
  // Each worker is a browser; the server and the mail lab want a core too.
  workers: Math.max(1, cpus().length - 1),
  retries: 0,
  // Long, for a machine that is busy with something else; what comes soon is not waited for longer.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://127.0.0.1:${String(port)}`,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    launchOptions: { args: quiet, ...(executablePath !== undefined && { executablePath }) },
  },
  webServer: {
    command: `"${process.execPath}" tests/browser/serve-with-lab.ts`,
    env: { PORT: String(port), HOST: '127.0.0.1' },
    url: `http://127.0.0.1:${String(port)}/`,
    reuseExistingServer: false,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 7_000 },
  },
});
