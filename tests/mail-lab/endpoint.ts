/**
 * Asks the built server for everything on standard input (a JSON list of recipients) and writes the reports as JSON.
 * Run inside the lab, with the environment the server is to have.
 */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { root } from '../../scripts/run.ts';

const port = '4321';
const most = 50;

const recipients = JSON.parse(await text(process.stdin)) as readonly unknown[];
const server = spawn(process.execPath, [`${root}bin/serve.ts`], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, HOST: '127.0.0.1', PORT: port },
});
await new Promise<void>((resolve, reject) => {
  server.once('exit', (code) => reject(new Error(`The server ended with ${String(code)}`)));
  server.stdout.once('data', () => resolve());
});
server.stdout.resume();
const reports: unknown[] = [];
for (let start = 0; start < recipients.length; start += most) {
  const response = await fetch(`http://127.0.0.1:${port}/api/recipients/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ recipients: recipients.slice(start, start + most) }),
  });
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  reports.push(...((await response.json()) as readonly unknown[]));
}
process.stdout.write(JSON.stringify(reports));
server.removeAllListeners('exit');
server.kill('SIGKILL');
