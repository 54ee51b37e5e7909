/** The built server with the mail lab behind it: what it answers, held against its own description; what it logs. Needs `npm run build`, which `npm test` does first. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../../scripts/run.ts';
import { openApi } from '../../../src/recipient/openapi.ts';
import { freePort } from '../../ports.ts';
import { faults, judge } from './contract.ts';
import { startLab, type Lab } from './lab.ts';

describe('the judge of the contract', () => {
  const report = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] };
  const cases: readonly (readonly [value: unknown, count: number])[] = [
    [{ a: 'x' }, 0],
    [{ a: 1 }, 1],
    [{}, 1],
    [{ a: 'x', b: 1 }, 1],
    [[], 1],
    [null, 1],
  ];
  for (const [value, count] of cases) {
    it(`finds ${String(count)} fault(s) in ${JSON.stringify(value)}`, () => {
      assert.equal(faults(value, report, {}).length, count);
    });
  }
});

describe('the running endpoint', () => {
  let lab: Lab;
  let child: ChildProcess;
  let output = '';
  let base = '';
  before(async () => {
    assert.ok(
      existsSync(join(root, 'dist/headers.json')),
      'There is no build: run "npm run build".',
    );
    lab = await startLab();
    const port = await freePort();
    base = `http://127.0.0.1:${String(port)}`;
    child = spawn(process.execPath, ['bin/serve.ts'], {
      cwd: root,
      env: {
        ...process.env,
        ORGANISATION: 'standard',
        HOST: '127.0.0.1',
        PORT: String(port),
        RECIPIENT_DNS: lab.dns,
        RECIPIENT_ALLOW_NETWORKS: '127.0.0.0/8',
        RECIPIENT_TEST_SMTP_PORT: String(lab.smtpPort),
        RECIPIENT_TRUSTED_PROXIES: '127.0.0.0/8',
        RECIPIENT_CLIENT_LIMIT: '120',
        NODE_EXTRA_CA_CERTS: lab.caFile,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (part: Buffer) => (output += part.toString()));
    }
    for (let left = 200; !output.includes('Kuvert: http'); left -= 1) {
      assert.ok(left > 0 && child.exitCode === null, output);
      await new Promise((done) => setTimeout(done, 50));
    }
  });
  after(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    await lab.stop();
  });

  const send = (
    body: unknown,
    client = '198.51.100.1',
    { headers = {}, method = 'POST' }: { headers?: Record<string, string>; method?: string } = {},
  ): Promise<Response> =>
    fetch(`${base}/api/recipients/`, {
      method,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'x-forwarded-for': client, ...headers },
    });

  const recipients = (texts: readonly string[]): unknown => ({
    recipients: texts.map((text) => (text.includes('@') ? { address: text } : { domain: text })),
  });
  const requests: readonly (readonly [
    title: string,
    run: () => Promise<Response>,
    status: number,
  ])[] = [
    ['every domain of the lab', () => send(recipients(Object.keys(lab.domains))), 200],
    [
      'addresses, which nobody else is to see',
      () =>
        send(
          recipients(Object.keys(lab.domains).map((domain) => `hemmelig.person@${domain}`)),
          '198.51.100.2',
        ),
      200,
    ],
    ['an address outside ASCII', () => send(recipients(['hemmelig.søren@good.example'])), 200],
    ['a second look', () => send({ recipients: [{ domain: 'good.example' }], refresh: true }), 200],
    ['half a body', () => send('{"recipients":[{"address":"hemmelig.person@'), 400],
    ['another shape', () => send({ recipients: 'hemmelig.person@good.example' }), 400],
    [
      'another site',
      () =>
        send(recipients(['good.example']), '198.51.100.1', {
          headers: { 'sec-fetch-site': 'cross-site' },
        }),
      403,
    ],
    ['PUT', () => send('{}', '198.51.100.1', { method: 'PUT' }), 405],
    ['a large body', () => send(' '.repeat(40_000)), 413],
    [
      'a form',
      () =>
        send('a=hemmelig.person', '198.51.100.1', { headers: { 'content-type': 'text/plain' } }),
      415,
    ],
    ['nobody', () => send(recipients([])), 422],
    ['bad recipients', () => send({ recipients: [{ address: 'hemmelig.person@127.0.0.1' }] }), 422],
  ];
  for (const [title, run, status] of requests) {
    it(`answers ${title} with ${String(status)}, as described`, async () => {
      const response = await run();
      assert.equal(response.status, status);
      assert.deepEqual(await judge(response), []);
      assert.equal(response.headers.get('cache-control'), 'no-store');
    });
  }

  it('holds a client back that asks too much, as described, and nobody else', async () => {
    const many = recipients(Array.from({ length: 50 }, () => 'standard-kommune.example'));
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      const response = await send(many, '1.1.1.1, 198.51.100.77');
      statuses.push(response.status);
      assert.deepEqual(await judge(response), []);
    }
    assert.deepEqual(statuses, [200, 200, 429, 429]);
    assert.equal((await send(many, '198.51.100.78')).status, 200);
  });

  it('serves the description that it was held against', async () => {
    const response = await fetch(`${base}/api/openapi.json`);
    assert.deepEqual(await response.json(), JSON.parse(JSON.stringify(openApi())));
  });

  it('has logged all of it, and no address of a recipient or client', () => {
    assert.ok(output.split('\n').filter((line) => line.includes('/api/recipients/')).length > 10);
    assert.doesNotMatch(output, /hemmelig|person|@|198\.51\.100|1\.1\.1\.1|\.example/);
  });
});
