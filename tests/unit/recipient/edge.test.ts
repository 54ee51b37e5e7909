/**
 * The built worker in workerd, in a world on loopback: a resolver that answers over HTTPS and hosts of MTA-STS policies.
 * Everything that the worker fetches goes through `outbound`, which leads each name to this world and writes it down.
 * Needs `npm run build:edge`, which `npm test` does first.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createSecureContext, type SecureContext } from 'node:tls';
import { decode, type Answer } from 'dns-packet';
import type * as MiniflareModule from 'miniflare';
import { Agent, fetch as fetchThrough } from 'undici';
import type * as WranglerModule from 'wrangler';
import {
  edgeDirectory,
  edgeServer,
  whyNoWorkerd,
  workerModules,
} from '../../../scripts/build-edge.ts';
import { root } from '../../../scripts/run.ts';
import { client, filesUnder } from '../../../scripts/site.ts';
import { headersFor } from '../../../src/headers.ts';
import { openApi } from '../../../src/recipient/openapi.ts';
import type { Report } from '../../../src/recipient/report.ts';
import { smimeaName } from '../../../src/recipient/smimea.ts';
import { judge } from './contract.ts';
import { a, answerFrom, makeAuthority, mx, type Authority, type Zone } from './lab.ts';
import { makeCertificate } from './smime.ts';

const skip = whyNoWorkerd();

/* The world */

const zones = new Map<string, Zone>();
const add = (name: string, signed: boolean, ...records: Answer[]): void => {
  zones.set(name, { signed, records: [...(zones.get(name)?.records ?? []), ...records] });
};
const address = (name: string, data: string, signed = false): void =>
  add(name, signed, a(name, data));
const text = (name: string, data: string): void =>
  add(name, false, { type: 'TXT', name, ttl: 60, data });

/** A domain with one mail host. The address is a real one, which a worker that connected would try. */
function mailDomain(domain: string, signed = false): void {
  const exchange = `mx.${domain}`;
  add(domain, signed, mx(domain, exchange));
  address(exchange, '127.0.25.9', signed);
}

/** How the host of a policy answers. */
type PolicyHost = (response: ServerResponse) => void;
const hosts = new Map<string, PolicyHost>();

function stsDomain(domain: string, answer: PolicyHost, at = '127.0.0.1'): void {
  mailDomain(domain);
  text(`_mta-sts.${domain}`, 'v=STSv1; id=1;');
  address(`mta-sts.${domain}`, at);
  hosts.set(`mta-sts.${domain}`, answer);
}
const policy = (domain: string, mode: string): string =>
  `version: STSv1\nmode: ${mode}\nmx: mx.${domain}\nmax_age: 86400\n`;
const sends =
  (body: string, type = 'text/plain'): PolicyHost =>
  (response) => {
    response.setHeader('content-type', type).end(body);
  };

mailDomain('plain.example');
mailDomain('dane.example', true);
add('_25._tcp.mx.dane.example', true, {
  type: 'TLSA',
  name: '_25._tcp.mx.dane.example',
  ttl: 60,
  data: { usage: 3, selector: 1, matchingType: 1, certificate: Buffer.alloc(32, 7) },
});
mailDomain('dane-unknown.example', true);
zones.set('_25._tcp.mx.dane-unknown.example', { records: [], rcode: 2 });
const neighbours = Array.from({ length: 8 }, (_, i) => `neighbour-${String(i)}.example`);
for (const name of neighbours) {
  add(name, false, {
    type: 'MX',
    name,
    ttl: 60,
    data: { preference: 10, exchange: 'mx.shared.example' },
  });
}
address('mx.shared.example', '127.0.25.10');
stsDomain('sts.example', sends(policy('sts.example', 'enforce')));
stsDomain('sts-testing.example', sends(policy('sts-testing.example', 'testing')));
stsDomain('sts-other.example', sends(policy('sts.example', 'enforce')));
stsDomain('sts-html.example', sends(policy('sts-html.example', 'enforce'), 'text/html'));
stsDomain('sts-large.example', sends('x'.repeat(70_000)));
stsDomain('sts-moved.example', (response) => {
  response
    .writeHead(302, { location: 'https://mta-sts.sts.example/.well-known/mta-sts.txt' })
    .end();
});
stsDomain('sts-private.example', sends(policy('sts-private.example', 'enforce')), '10.0.0.1');
stsDomain('sts-drips.example', (response) => {
  response.setHeader('content-type', 'text/plain').write('version: STSv1\n');
  const drip = setInterval(() => response.write(' '), 200);
  response.on('close', () => clearInterval(drip));
});
stsDomain('sts-false.example', sends(policy('sts-false.example', 'enforce')));
add('null.example', false, {
  type: 'MX',
  name: 'null.example',
  ttl: 60,
  data: { preference: 0, exchange: '.' },
});
zones.set('bogus.example', { records: [], rcode: 2, extendedError: 6 });
zones.set('broken.example', { records: [], rcode: 2 });

/** What the worker says of each: status, by what, `tls.dane`, `tls.mtaSts`, `tls.code`. */
const cases: readonly (readonly [
  domain: string,
  status: Report['status'],
  by: Report['by'],
  dane: string,
  mtaSts: string,
  code: string | null,
])[] = [
  [
    'standard-kommune.example',
    'internal',
    'internal',
    'not-applicable',
    'not-applicable',
    'internal',
  ],
  [
    'nabo-kommune.example',
    'secure',
    'tunnel',
    'not-applicable',
    'not-applicable',
    'no-such-domain',
  ],
  ['dane.example', 'secure', 'tls', 'yes', 'no', null],
  ['dane-unknown.example', 'unknown', null, 'unknown', 'no', 'dns-servfail'],
  ['sts.example', 'secure', 'tls', 'no', 'yes', null],
  ['sts-testing.example', 'unknown', null, 'no', 'no', 'not-probed'],
  ['sts-other.example', 'unknown', null, 'no', 'no', 'not-probed'],
  ['sts-html.example', 'unknown', null, 'no', 'no', 'not-probed'],
  ['sts-large.example', 'unknown', null, 'no', 'no', 'not-probed'],
  ['sts-moved.example', 'unknown', null, 'no', 'no', 'not-probed'],
  ['sts-private.example', 'unknown', null, 'no', 'unknown', 'not-probed'],
  ['sts-drips.example', 'unknown', null, 'no', 'unknown', 'not-probed'],
  ['sts-false.example', 'unknown', null, 'no', 'unknown', 'not-probed'],
  ['plain.example', 'unknown', null, 'no', 'no', 'not-probed'],
  ['null.example', 'insecure', null, 'not-applicable', 'not-applicable', 'null-mx'],
  ['missing.example', 'insecure', null, 'not-applicable', 'not-applicable', 'no-such-domain'],
  ['bogus.example', 'unknown', null, 'unknown', 'unknown', 'dns-bogus'],
  ['broken.example', 'unknown', null, 'unknown', 'unknown', 'dns-servfail'],
];
const stsCodes: Readonly<Record<string, string>> = {
  'sts-testing.example': 'sts-mode-testing',
  'sts-other.example': 'sts-mx-mismatch',
  'sts-html.example': 'sts-media-type',
  'sts-large.example': 'sts-too-large',
  'sts-moved.example': 'sts-redirect',
  'sts-private.example': 'sts-not-public-address',
  'sts-drips.example': 'sts-timeout',
  'sts-false.example': 'sts-server-error',
  'plain.example': 'sts-none',
};

const resolver = 'dns.example';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = request.headers.host?.split(':')[0] ?? '';
  if (host !== resolver) {
    const answer = hosts.get(host);
    if (answer === undefined || request.url !== '/.well-known/mta-sts.txt')
      response.writeHead(404).end();
    else answer(response);
    return;
  }
  assert.equal(request.method, 'POST');
  const answer = answerFrom(zones, decode(await bodyOf(request)), false);
  response.setHeader('content-type', 'application/dns-message').end(answer);
}

/** One server for all names, each with a certificate of the authority; `sts-false.example` has another's. */
async function startWorld(authority: Authority): Promise<Server> {
  const contexts = new Map<string, SecureContext>();
  const contextFor = async (name: string): Promise<SecureContext> => {
    const certified = name === 'mta-sts.sts-false.example' ? 'mta-sts.sts.example' : name;
    const known = contexts.get(name) ?? createSecureContext(await authority.issue([certified]));
    contexts.set(name, known);
    return known;
  };
  const server = createServer(
    {
      SNICallback: (name, done) => {
        contextFor(name).then(
          (context) => done(null, context),
          (error: unknown) => done(error as Error),
        );
      },
    },
    (request, response) => void respond(request, response),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('the built worker in workerd', { skip }, () => {
  let world: Server;
  // Both fail on import where workerd does not run.
  let miniflare: typeof MiniflareModule;
  let wrangler: typeof WranglerModule;
  let agent: Agent;
  const workers: MiniflareModule.Miniflare[] = [];
  const fetched: string[] = [];
  let base = '';

  async function outbound(request: MiniflareModule.Request): Promise<MiniflareModule.Response> {
    const url = new URL(request.url);
    fetched.push(url.href);
    const { port } = world.address() as AddressInfo;
    const target = new URL(url);
    target.port = String(port);
    let answer: Awaited<ReturnType<typeof fetchThrough>>;
    try {
      answer = await fetchThrough(target, {
        method: request.method,
        headers: [...request.headers].filter(([name]) => /^(?:accept|content-type)$/.test(name)),
        body: request.method === 'POST' ? await request.arrayBuffer() : null,
        redirect: 'manual',
        dispatcher: agent,
      });
    } catch {
      // What Cloudflare says of a host whose certificate does not hold.
      return new miniflare.Response(null, { status: 526 });
    }
    return new miniflare.Response(answer.body, {
      status: answer.status,
      headers: [...answer.headers],
    });
  }

  /** The worker as `npm run build:edge` left it, with these variables; `edit` stands for another organisation built in. */
  async function start(
    variables: Readonly<Record<string, string>>,
    edit: (code: string) => string = (code) => code,
  ): Promise<string> {
    const { workerOptions: options } = wrangler.unstable_getMiniflareWorkerOptions(
      join(edgeServer, 'wrangler.json'),
    );
    const entry = join(edgeServer, 'entry.mjs');
    const worker = new miniflare.Miniflare(
      miniflare.convertV4MiniflareOptions({
        ...options,
        modulesRoot: edgeServer,
        modules: [entry, ...workerModules().filter((file) => file !== entry)].map((path) => ({
          type: 'ESModule',
          path,
          contents: edit(readFileSync(path, 'utf8')),
        })),
        bindings: { RECIPIENT_ALLOW_NETWORKS: '127.0.0.0/8', ...variables },
        outboundService: outbound,
        // Else it asks Cloudflare where it is.
        cf: false,
        host: '127.0.0.1',
        port: 0,
      }),
    );
    workers.push(worker);
    return (await worker.ready).origin;
  }

  before(async () => {
    assert.ok(
      existsSync(join(edgeServer, 'wrangler.json')),
      'There is no build for the edge: run "npm run build:edge".',
    );
    // Else wrangler, asked for its settings, keeps a log in the home directory.
    process.env['WRANGLER_WRITE_LOGS'] = 'false';
    [miniflare, wrangler] = await Promise.all([import('miniflare'), import('wrangler')]);
    const authority = await makeAuthority();
    world = await startWorld(authority);
    agent = new Agent({
      connect: {
        ca: authority.cert,
        lookup: (_name, { all }, done) => {
          if (all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
          else done(null, '127.0.0.1', 4);
        },
      },
    });
    base = await start({ RECIPIENT_DNS: `https://${resolver}/dns-query` });
  });
  after(async () => {
    await Promise.all(workers.map((worker) => worker.dispose()));
    await agent.destroy();
    world.closeAllConnections();
    world.close();
  });

  const send = (
    recipients: readonly string[],
    at = base,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> =>
    fetch(`${at}/api/recipients/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({
        recipients: recipients.map((one) =>
          one.includes('@') ? { address: one } : { domain: one },
        ),
      }),
    });
  const reportsOf = async (response: Response): Promise<readonly Report[]> => {
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as readonly Report[];
  };

  it('answers all of them at once, as described', async () => {
    const response = await send(cases.map(([domain]) => domain));
    assert.deepEqual(await judge(response.clone()), []);
    for (const [index, report] of (await reportsOf(response)).entries()) {
      const { domain, status, by, tls } = report;
      assert.deepEqual([domain, status, by, tls.dane, tls.mtaSts, tls.code], cases[index]);
      const sts = stsCodes[domain];
      if (sts !== undefined) assert.equal(tls.mtaStsCode, sts, domain);
    }
  });

  it('says of no host what only a connection could tell, and of each why', async () => {
    const reports = await reportsOf(await send(cases.map(([domain]) => domain)));
    const looked = reports.flatMap(({ tls }) => tls.hosts);
    assert.ok(looked.length > 5);
    for (const { tls } of reports) assert.equal(tls.level, 'policy');
    for (const host of looked) {
      const { startTls, version, chain, name, smtpUtf8, certificate, code } = host;
      assert.deepEqual(
        { startTls, version, chain, name, smtpUtf8, certificate },
        {
          startTls: 'unknown',
          version: null,
          chain: 'unknown',
          name: 'unknown',
          smtpUtf8: 'unknown',
          certificate: null,
        },
        host.host,
      );
      assert.match(code ?? '', /^(?:not-probed|dns-servfail)$/);
      assert.ok(host.addresses.every((each) => each.code === 'not-tried'));
    }
  });

  it('answers many at the same time about domains with one mail host', async () => {
    const asked = [...neighbours, ...neighbours];
    const answers = await Promise.all(asked.map(async (name) => reportsOf(await send([name]))));
    for (const [report] of answers) {
      assert.deepEqual([report?.status, report?.tls.code], ['unknown', 'not-probed']);
    }
  });

  it('asks the named resolver and the hosts of policies, and nobody else', async () => {
    await send(['hemmelig.person@plain.example']);
    for (const url of fetched) {
      assert.match(
        url,
        /^https:\/\/(?:dns\.example\/dns-query|mta-sts\.[a-z-]+\.example\/\.well-known\/mta-sts\.txt)$/,
      );
    }
    assert.ok(fetched.includes('https://mta-sts.sts.example/.well-known/mta-sts.txt'));
    assert.ok(!fetched.some((url) => url.includes('sts-private')));
  });

  it('has no way to a socket, to files or to another program in it', () => {
    const named = workerModules().flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/["']((?:cloudflare|node):[a-z/_]+)["']/g),
    ]);
    assert.deepEqual([...new Set(named.map(([, name]) => name))], ['cloudflare:workers']);
  });

  it('holds no other organisation and nothing of this one that the look-up does not need', () => {
    const code = workerModules()
      .map((file) => readFileSync(file, 'utf8'))
      .join('');
    assert.match(code, /nabo-kommune\.example/);
    assert.doesNotMatch(code, /it@standard-kommune\.example|broendby|vandvaerker/i);
  });

  it('believes nobody on DNSSEC when it is told not to', async () => {
    const at = await start({
      RECIPIENT_DNS: `https://${resolver}/dns-query`,
      RECIPIENT_DNS_TRUSTED: 'false',
    });
    const [dane, sts] = await reportsOf(await send(['dane.example', 'sts.example'], at));
    assert.deepEqual([dane?.status, dane?.tls.daneCode], ['unknown', 'mx-not-authentic']);
    assert.deepEqual([sts?.status, sts?.by], ['secure', 'tls']);
  });

  it('reads a certificate that stands in DNS, where the organisation asks for that', async () => {
    const address = 'sikkermail@firma.example';
    const name = await smimeaName(address);
    const data = Buffer.from([3, 0, 0, ...(await makeCertificate())]);
    // dns-packet knows the type by its number only, and its types do not.
    add(name, true, { type: 'UNKNOWN_53', name, ttl: 60, data } as unknown as Answer);
    mailDomain('firma.example');
    const edits = new Map([
      ['"certificateSource": false', '"certificateSource": true'],
      ['"certificateSources": []', '"certificateSources": ["smimea"]'],
    ]);
    let edited = 0;
    const edit = (code: string): string =>
      [...edits].reduce((text, [from, to]) => {
        if (text.includes(from)) edited += 1;
        return text.replace(from, to);
      }, code);
    const at = await start({ RECIPIENT_DNS: `https://${resolver}/dns-query` }, edit);
    assert.equal(edited, edits.size);
    const reports = await reportsOf(await send([address, 'anden@firma.example'], at));
    assert.deepEqual(
      reports.map(({ status, by, certificate }) => [
        status,
        by,
        certificate.state,
        certificate.code,
      ]),
      [
        ['secure', 'certificate', 'yes', null],
        ['unknown', null, 'no', 'certificate-not-found'],
      ],
    );
    assert.equal(reports[0]?.certificate.sources[0]?.certificates[0]?.cvr, '12345678');
  });

  it('knows the lists and nothing else without a resolver', async () => {
    const before = fetched.length;
    const at = await start({});
    const domains = ['standard-kommune.example', 'nabo-kommune.example', 'dane.example'];
    const reports = await reportsOf(await send(domains, at));
    assert.deepEqual(
      reports.map(({ status, tls }) => [status, tls.code]),
      [
        ['internal', 'internal'],
        ['secure', 'dns-unreachable'],
        ['unknown', 'dns-unreachable'],
      ],
    );
    assert.equal(fetched.length, before);
  });

  it('answers nobody with a wrong variable, and does not repeat it', async () => {
    const at = await start({ RECIPIENT_DNS: '192.0.2.53' });
    const response = await send(['sts.example'], at);
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /192\.0\.2/);
  });

  it('holds a client back that asks too much, as described, and nobody else', async () => {
    const at = await start({ RECIPIENT_CLIENT_LIMIT: '3' });
    const many = ['standard-kommune.example', 'nabo-kommune.example'];
    const responses: Response[] = [];
    for (const client of ['198.51.100.1', '198.51.100.1', '198.51.100.2']) {
      responses.push(await send(many, at, { 'cf-connecting-ip': client }));
    }
    assert.deepEqual(
      responses.map(({ status }) => status),
      [200, 429, 200],
    );
    for (const response of responses) assert.deepEqual(await judge(response), []);
  });

  const wrong: readonly (readonly [
    title: string,
    init: { readonly method: string; readonly body?: string },
    status: number,
    headers?: Readonly<Record<string, string>>,
  ])[] = [
    ['GET', { method: 'GET' }, 405],
    ['a form', { method: 'POST', body: 'a=b' }, 415, { 'content-type': 'text/plain' }],
    ['another site', { method: 'POST', body: '{}' }, 403, { 'sec-fetch-site': 'cross-site' }],
    ['half a body', { method: 'POST', body: '{"recipients":[' }, 400],
    ['a large body', { method: 'POST', body: ' '.repeat(40_000) }, 413],
    ['nobody', { method: 'POST', body: '{"recipients":[]}' }, 422],
  ];
  for (const [title, init, status, headers] of wrong) {
    it(`answers ${title} with ${String(status)}, as described, under the headers of the table`, async () => {
      const response = await fetch(`${base}/api/recipients/`, {
        ...init,
        headers: { 'content-type': 'application/json', ...headers },
      });
      assert.equal(response.status, status);
      assertHeaders(response, headersFor({ path: '/api/recipients/' }));
      assert.deepEqual(await judge(response), []);
    });
  }

  it('serves the same description', async () => {
    const response = await fetch(`${base}/api/openapi.json`);
    assert.deepEqual(await response.json(), JSON.parse(JSON.stringify(openApi())));
  });

  it('serves each page under the headers of the table', async () => {
    const pages = JSON.parse(
      readFileSync(join(root, edgeDirectory, 'headers.json'), 'utf8'),
    ) as Readonly<Record<string, readonly string[]>>;
    const paths = Object.keys(pages).filter((path) => path !== '/404.html');
    assert.ok(paths.length > 10);
    for (const path of paths) {
      const response = await fetch(base + path, { redirect: 'manual' });
      assert.equal(response.status, 200, path);
      const inlineScriptHashes = pages[path] ?? [];
      assertHeaders(response, headersFor({ path, contentType: 'text/html', inlineScriptHashes }));
      await response.body?.cancel();
    }
  });

  const lost: readonly (readonly [path: string, status: number])[] = [
    ['/findes-ikke/', 404],
    ['/404.html', 404],
    ['/404', 404],
    ['/_image?href=https://mta-sts.sts.example/', 404],
    ['/_headers', 404],
    ['/api/recipients', 308],
    ['/modtager', 307],
  ];
  for (const [path, status] of lost) {
    it(`answers ${path} with ${String(status)} under the headers of the table`, async () => {
      const response = await fetch(base + path, {
        redirect: 'manual',
        headers: { 'sec-fetch-mode': 'navigate', accept: 'text/html' },
      });
      assert.equal(response.status, status);
      const page = { path: '/404.html', contentType: 'text/html' };
      if (status === 404) assertHeaders(response, headersFor(page));
      else
        assert.match(response.headers.get('location') ?? '', /^\/(?:api\/recipients|modtager)\/$/);
      await response.body?.cancel();
    });
  }
});

/**
 * The platform joins the values of all blocks of `_headers` that fit, and a browser enforces each of the policies: so ours
 * must be one of them.
 */
function assertHeaders(response: Response, table: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(table)) {
    const values = (response.headers.get(name) ?? '').split(
      name === 'Content-Security-Policy' ? /,\s*/ : /\n/,
    );
    assert.ok(
      values.includes(value),
      `${response.url} ${name}: ${values.join(' | ')}\nwanted ${value}`,
    );
  }
}

describe('the build for the edge', { skip }, () => {
  it('has the very pages of the normal build', () => {
    const contents = (directory: string): ReadonlyMap<string, string> =>
      new Map(
        filesUnder(directory)
          .filter((file) => !/\.(?:br|gz)$|\/\.assetsignore$/.test(file))
          .map((file) => [relative(directory, file), readFileSync(file, 'base64')]),
      );
    const [normal, edge] = [contents(client), contents(join(root, edgeDirectory, 'client'))];
    assert.ok(normal.size > 30);
    assert.deepEqual([...edge.keys()], [...normal.keys()]);
    for (const [name, content] of normal) assert.ok(edge.get(name) === content, name);
  });
});
