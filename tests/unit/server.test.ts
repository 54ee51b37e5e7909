import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { chooseEncoding, logLine } from '../../bin/serve.ts';
import { headersFile, headersFor } from '../../src/headers.ts';
import { freePort, listen } from '../ports.ts';

const policyOf = (path: string, contentType?: string, inlineScriptHashes: string[] = []): string =>
  headersFor({ path, ...(contentType !== undefined && { contentType }), inlineScriptHashes })[
    'Content-Security-Policy'
  ] ?? '';

const directive = (policy: string, name: string): string | undefined =>
  policy
    .split('; ')
    .find((part) => part.startsWith(`${name} `))
    ?.slice(name.length + 1);

describe('the table of headers', () => {
  const html = 'text/html; charset=utf-8';
  const js = 'text/javascript; charset=utf-8';
  const cases: [
    path: string,
    type: string | undefined,
    name: string,
    sources: string | undefined,
  ][] = [
    ['/', html, 'connect-src', "'none'"],
    ['/', html, 'frame-src', "'none'"],
    ['/guider/x/', html, 'connect-src', "'none'"],
    ['/404.html', html, 'connect-src', "'none'"],
    ['/tjek/', html, 'connect-src', "'none'"],
    ['/tjek/', html, 'frame-src', "'self'"],
    ['/tjek/', html, 'form-action', "'none'"],
    ['/tjek/', html, 'script-src', "'self'"],
    ['/modtager/', html, 'connect-src', "'none'"],
    ['/modtager/', html, 'frame-src', "'self'"],
    ['/modtager-ramme/', html, 'connect-src', "'self'"],
    ['/modtager-ramme/', html, 'frame-ancestors', "'self'"],
    ['/modtager-ramme/', html, 'img-src', undefined],
    ['/soeg/', html, 'connect-src', "'self'"],
    ['/soeg/', html, 'script-src', "'self' 'wasm-unsafe-eval'"],
    ['/_astro/worker.js', js, 'connect-src', "'none'"],
    ['/_astro/worker.js', js, 'default-src', "'none'"],
    ['/other.js', js, 'connect-src', "'none'"],
    ['/pagefind/pagefind-worker.js', js, 'connect-src', "'self'"],
    ['/pagefind/pagefind-worker.js', js, 'script-src', "'self' 'wasm-unsafe-eval'"],
    ['/api/recipients/', undefined, 'script-src', undefined],
    ['/favicon.svg', 'image/svg+xml', 'script-src', undefined],
    ['/favicon.svg', 'image/svg+xml', 'frame-ancestors', "'none'"],
  ];
  for (const [path, type, name, sources] of cases)
    it(`gives ${path} ${name} ${sources ?? '(nothing)'}`, () => {
      assert.equal(directive(policyOf(path, type), name), sources);
    });

  const everywhere = [
    '/',
    '/tjek/',
    '/modtager-ramme/',
    '/soeg/',
    '/_astro/a.js',
    '/api/x',
    '/a.png',
  ];
  for (const path of everywhere)
    it(`allows nothing by default, no base, no plug-in at ${path}`, () => {
      const policy = policyOf(path, path.endsWith('/') ? html : undefined);
      for (const name of ['default-src', 'base-uri', 'object-src'])
        assert.equal(directive(policy, name), "'none'");
      assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:|data:|blob:/);
    });

  it('lets only the broker frame be framed', () => {
    const framed = everywhere.filter(
      (path) => directive(policyOf(path, html), 'frame-ancestors') !== "'none'",
    );
    assert.deepEqual(framed, ['/modtager-ramme/']);
  });

  it('adds the hashes of inline scripts', () => {
    assert.equal(
      directive(policyOf('/tjek/', html, ['sha256-A=']), 'script-src'),
      "'self' 'sha256-A='",
    );
  });

  const caches: [string, string][] = [
    ['/_astro/a.hash.css', 'public, max-age=31536000, immutable'],
    ['/api/recipients/', 'no-store'],
    ['/', 'no-cache'],
  ];
  for (const [path, expected] of caches)
    it(`caches ${path}: ${expected}`, () => {
      assert.equal(headersFor({ path })['Cache-Control'], expected);
    });

  it('writes a _headers file whose block for everything is no narrower than any page', () => {
    const hashes = {
      '/': [],
      '/tjek/': ['sha256-A='],
      '/modtager-ramme/': [],
      '/soeg/': [],
      '/404.html': [],
    };
    const blocks = headersFile(hashes).split(/\n(?=\S)/);
    const policies = blocks.map((block) => /Content-Security-Policy: (.*)/.exec(block)?.[1] ?? '');
    const [floor = '', ...narrower] = policies;
    assert.deepEqual(
      blocks.map((block) => block.split('\n')[0]),
      ['/*', '/_astro/*', '/pagefind/*', '/api/*', '/', '/tjek/', '/modtager-ramme/', '/soeg/'],
    );
    for (const policy of narrower)
      for (const part of policy.split('; ')) {
        const [name = '', ...sources] = part.split(' ');
        const allowed = directive(floor, name)?.split(' ') ?? [];
        for (const source of sources.filter((each) => each !== "'none'"))
          assert.ok(allowed.includes(source), `${name} ${source} is missing from the block for /*`);
      }
  });
});

describe('the choice of encoding', () => {
  const all = ['br', 'gzip', 'identity'] as const;
  const cases: [string, readonly (typeof all)[number][], string][] = [
    ['gzip, deflate, br, zstd', all, 'br'],
    ['gzip;q=1.0, br;q=0', all, 'gzip'],
    ['br;q=0.000, gzip', all, 'gzip'],
    ['br;q=0.5', all, 'br'],
    ['BR', all, 'br'],
    ['br', ['identity'], 'identity'],
    ['broken', all, 'identity'],
    ['', all, 'identity'],
  ];
  for (const [accepted, available, expected] of cases)
    it(`answers "${accepted}" of ${available.join(', ')} with ${expected}`, () => {
      assert.equal(chooseEncoding(accepted, available), expected);
    });
});

it('writes a log line of seven words at most, and nothing of the client', () => {
  const time = new Date('2026-11-21T12:00:00Z');
  const entry = { time, method: 'GET', status: 404, bytes: 12, milliseconds: 1.26 };
  assert.equal(logLine({ ...entry, path: undefined }), '2026-11-21T12:00:00.000Z GET - 404 12 1.3');
  assert.equal(
    logLine({ ...entry, path: '/tjek/' }),
    '2026-11-21T12:00:00.000Z GET /tjek/ 404 12 1.3',
  );
});

const serveFile = fileURLToPath(new URL('../../bin/serve.ts', import.meta.url));
const longText = 'Kuvert '.repeat(400);

/** A small finished build in a temporary directory. */
function makeBuild(): string {
  const build = mkdtempSync(join(tmpdir(), 'kuvert-serve-'));
  const files: Record<string, string | Buffer> = {
    'headers.json': JSON.stringify({ '/': [], '/tjek/': ['sha256-A='], '/404.html': [] }),
    'client/index.html': '<p>Forside',
    'client/tjek/index.html': longText,
    'client/tjek/index.html.br': brotliCompressSync(longText),
    'client/tjek/index.html.gz': gzipSync(longText),
    'client/404.html': '<p>Findes ikke',
    'client/_astro/a.js': 'export {}',
    'client/_headers': 'not for visitors',
    'client/favicon.svg': '<svg/>',
    'server/entry.mjs': `
      export const handler = async (request, response) => {
        for await (const part of request) void part;
        if (request.headers['x-slow']) await new Promise((done) => setTimeout(done, 30_000));
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ url: request.url }));
      };`,
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(build, name)), { recursive: true });
    writeFileSync(join(build, name), content);
  }
  return build;
}

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  readonly lines: string[];
}

/** Starts the real server on a free port and waits for its address line. */
async function start(build: string): Promise<Running> {
  const child = spawn(process.execPath, [serveFile, build], {
    env: { ...process.env, PORT: String(await freePort()), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    let text = '';
    child.once('exit', (code) => {
      reject(new Error(`The server ended with ${String(code)}`));
    });
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString();
      lines.splice(0, lines.length, ...text.split('\n').slice(0, -1));
      const address = /^Kuvert: http:\/\/127\.0\.0\.1:(\d+)\/$/.exec(lines[0] ?? '');
      if (address !== null) resolve(Number(address[1]));
    });
  });
  return { child, port, lines };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const ask = (
  port: number,
  path: string,
  options: { readonly method?: string; readonly headers?: Record<string, string> } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = httpRequest({ port, path, agent: false, ...options }, (incoming) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part));
      incoming.on('end', () => {
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(parts),
        });
      });
    });
    outgoing.once('error', reject);
    outgoing.end();
  });

/** Writes bytes as they are; resolves to everything that comes back until the server closes. */
const speak = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (part: Buffer) => (answer += part.toString()));
    socket.once('close', () => {
      resolve(answer);
    });
    socket.once('error', reject);
    socket.end(text);
  });

const until = async (holds: () => boolean): Promise<void> => {
  for (let left = 100; !holds(); left -= 1) {
    if (left === 0) throw new Error('waited in vain');
    await new Promise((done) => setTimeout(done, 20));
  }
};

describe('the running server', () => {
  const build = makeBuild();
  let server: Running;
  before(async () => {
    server = await start(build);
  });
  after(async () => {
    const ended = once(server.child, 'exit');
    server.child.kill('SIGKILL');
    await ended;
    rmSync(build, { recursive: true });
  });

  const statuses: [method: string, path: string, status: number][] = [
    ['GET', '/', 200],
    ['HEAD', '/tjek/', 200],
    ['GET', '/tjek/?a=b', 200],
    ['GET', '/%74jek/', 200],
    ['GET', '/tjek', 308],
    ['POST', '/api/recipients', 308],
    ['POST', '/api/recipients/', 200],
    ['POST', '/', 405],
    ['DELETE', '/tjek/', 405],
    ['OPTIONS', '/favicon.svg', 405],
    ['GET', '/findes/ikke', 404],
    ['POST', '/findes/ikke', 404],
    ['GET', '/404.html', 404],
    ['GET', '/_headers', 404],
    ['GET', '/headers.json', 404],
    ['GET', '/tjek/index.html.br', 404],
    ['GET', '/../headers.json', 404],
    ['GET', '/%2e%2e/headers.json', 404],
    ['GET', '/..%2fheaders.json', 404],
    ['GET', '//example.com/', 404],
    ['GET', '//example.com', 404],
    ['GET', '/%00', 404],
    ['GET', '/%', 400],
    ['GET', '/%ff', 400],
    ['GET', 'http://example.com/', 400],
    ['OPTIONS', '*', 400],
    ['GET', `/${'a'.repeat(3000)}`, 414],
    ['GET', `/${'a'.repeat(20_000)}`, 431],
  ];
  for (const [method, path, status] of statuses)
    it(`answers ${method} ${path.slice(0, 40)} with ${String(status)} and a policy`, async () => {
      const answer = await ask(server.port, path, { method });
      assert.equal(answer.status, status);
      assert.match(String(answer.headers['content-security-policy']), /^default-src 'none'/);
      assert.equal(answer.headers['x-content-type-options'], 'nosniff');
      assert.equal(answer.headers['set-cookie'], undefined);
    });

  it('redirects to the slash form on this site, with the query', async () => {
    const { headers } = await ask(server.port, '/tjek?x=1');
    assert.equal(headers.location, '/tjek/?x=1');
  });

  it('says which methods a page knows', async () => {
    assert.equal((await ask(server.port, '/', { method: 'POST' })).headers.allow, 'GET, HEAD');
  });

  it('gives a page the hashes of its scripts', async () => {
    const { headers } = await ask(server.port, '/tjek/');
    assert.match(String(headers['content-security-policy']), /script-src 'self' 'sha256-A='/);
  });

  it('hides the query from the look-up', async () => {
    const { body } = await ask(server.port, '/api/recipients/?q=x', { method: 'POST' });
    assert.deepEqual(JSON.parse(body.toString()), { url: '/api/recipients/' });
  });

  const encodings: [string, string | undefined, (body: Buffer) => Buffer][] = [
    ['gzip, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (body) => body],
  ];
  for (const [accepted, used, decode] of encodings)
    it(`serves ${accepted} as ${used ?? 'plain'}`, async () => {
      const headers = { 'Accept-Encoding': accepted };
      const answer = await ask(server.port, '/tjek/', { headers });
      assert.equal(answer.headers['content-encoding'], used);
      assert.equal(answer.headers.vary, 'Accept-Encoding');
      assert.equal(decode(answer.body).toString(), longText);
    });

  it('answers a known ETag with 304, a policy and no body', async () => {
    const etag = String((await ask(server.port, '/tjek/')).headers.etag);
    const answer = await ask(server.port, '/tjek/', {
      headers: { 'If-None-Match': `"x", ${etag}` },
    });
    assert.equal(answer.status, 304);
    assert.match(String(answer.headers['content-security-policy']), /connect-src 'none'/);
    assert.equal(answer.body.length, 0);
  });

  it('shows its own page for an address that does not exist', async () => {
    const { body, headers } = await ask(server.port, '/findes/ikke');
    assert.equal(body.toString(), '<p>Findes ikke');
    assert.match(String(headers['content-type']), /^text\/html/);
  });

  const rude: [string, string, RegExp][] = [
    ['no HTTP at all', 'hello\r\n\r\n', /^HTTP\/1\.1 400 /],
    [
      'an impossible range',
      'GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=5-2\r\nConnection: close\r\n\r\n',
      /^HTTP\/1\.1 200 /,
    ],
    [
      'a broken Host',
      'GET / HTTP/1.1\r\nHost: ]/[\r\nConnection: close\r\n\r\n',
      /^HTTP\/1\.1 200 /,
    ],
    ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 400 /],
  ];
  for (const [what, text, expected] of rude)
    it(`survives ${what}`, async () => {
      const answer = await speak(server.port, text);
      assert.match(answer, expected);
      assert.equal((await ask(server.port, '/')).status, 200);
    });

  it('logs known paths, and neither an unknown one nor a query', async () => {
    await ask(server.port, '/tjek/?cpr=x');
    await ask(server.port, '/Jens.Hansen@example.dk');
    const lastTwo = (): string[] =>
      server.lines.slice(-2).map((line) => line.replace(/^\S+Z /, ''));
    await until(() => lastTwo()[1]?.startsWith('GET - 404') ?? false);
    const rest = lastTwo();
    assert.match(rest[0] ?? '', /^GET \/tjek\/ 200 \d+ \d+\.\d$/);
    assert.match(rest[1] ?? '', /^GET - 404 \d+ \d+\.\d$/);
  });

  it('has written no canary of these tests into its log', () => {
    assert.doesNotMatch(
      server.lines.join('\n'),
      /cpr|Hansen|127\.0\.0\.1(?!:\d+\/$)|headers\.json/m,
    );
  });
});

describe('the end of the server', () => {
  const holds: [string, string][] = [
    ['opened ahead of need', ''],
    ['keeps open after an answer', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ];
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    for (const [what, said] of holds)
      it(`comes at once on ${signal}, despite a connection that a browser ${what}`, async () => {
        const build = makeBuild();
        const { child, port } = await start(build);
        const held = connect(port, '127.0.0.1');
        await once(held, 'connect');
        held.on('error', () => undefined);
        if (said !== '') {
          held.write(said);
          await once(held, 'data');
        }
        const started = performance.now();
        child.kill(signal);
        const [code] = (await once(child, 'exit')) as [number | null];
        held.destroy();
        rmSync(build, { recursive: true });
        assert.equal(code, 0);
        // It waits five seconds for what is under way.
        assert.ok(performance.now() - started < 4500);
      });

  it('comes after at most five seconds, though an answer is still due', async () => {
    const build = makeBuild();
    const { child, port } = await start(build);
    const pending = ask(port, '/api/recipients/', { headers: { 'x-slow': '1' }, method: 'POST' });
    const cut = assert.rejects(pending);
    await new Promise((done) => setTimeout(done, 200));
    const started = performance.now();
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    await cut;
    rmSync(build, { recursive: true });
    assert.equal(code, 0);
    assert.ok(performance.now() - started < 15_000);
  });
});

describe('a server that cannot start', () => {
  const fails = async (
    env: Record<string, string>,
    build = 'no-such-build',
  ): Promise<{ code: number | null; errors: string }> => {
    const child = spawn(process.execPath, [serveFile, build], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, errors };
  };

  const cases: [what: string, env: Record<string, string>, sentence: RegExp][] = [
    ['a wrong port', { PORT: 'abc' }, /^PORT must be [^\n]+\n$/],
    ['a port of its own choice', { PORT: '0' }, /^PORT must be [^\n]+\n$/],
    ['an unknown organisation', { ORGANISATION: 'no-such' }, /^[^\n]*no-such[^\n]*\n$/],
    ['a missing build', {}, /^There is no finished build in .*no-such-build\. [^\n]+\n$/],
  ];
  for (const [what, env, sentence] of cases)
    it(`says in one sentence that it was given ${what}`, async () => {
      const { code, errors } = await fails(env);
      assert.equal(code, 1);
      assert.match(errors, sentence);
    });

  it('says that the port is taken', async () => {
    const build = makeBuild();
    const other = createServer();
    const port = await listen(other);
    const { code, errors } = await fails({ PORT: String(port), HOST: '127.0.0.1' }, build);
    other.close();
    rmSync(build, { recursive: true });
    assert.equal(code, 1);
    assert.equal(errors, `Cannot listen: port ${String(port)} on 127.0.0.1 is in use already.\n`);
  });
});
