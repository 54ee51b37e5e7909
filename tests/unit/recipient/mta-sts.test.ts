import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { after, before, describe, it } from 'node:test';
import * as tls from 'node:tls';
import { nodeHttps } from '../../../src/recipient/adapters/node/https.ts';
import { memoryCache } from '../../../src/recipient/cache.ts';
import type { Cache, Dns, HttpsAnswer, HttpsFetcher } from '../../../src/recipient/ports.ts';
import {
  announcedId,
  checkMtaSts,
  checkTlsRpt,
  parseStsPolicy,
} from '../../../src/recipient/tls/mta-sts.ts';
import { matchesName } from '../../../src/recipient/tls/names.ts';
import { listen } from '../../ports.ts';
import { loopback, makeAuthority, type KeyPair } from './lab.ts';

const clock = { now: () => Date.now() };
const enforce = 'version: STSv1\nmode: enforce\nmx: *.x.example\nmax_age: 604800\n';

describe('matchesName', () => {
  const cases: readonly (readonly [pattern: string, name: string, expected: boolean])[] = [
    ['mx.x.example', 'mx.x.example', true],
    ['MX.x.example', 'mx.X.example', true],
    ['*.x.example', 'mx.x.example', true],
    ['*.x.example', 'a.mx.x.example', false],
    ['*.x.example', 'x.example', false],
    ['*.x.example', '.x.example', false],
    ['mx*.x.example', 'mx1.x.example', false],
    ['x.example', 'mx.x.example', false],
    ['*', 'example', false],
  ];
  for (const [pattern, name, expected] of cases) {
    it(`${pattern} ${expected ? 'means' : 'does not mean'} ${name}`, () => {
      assert.equal(matchesName(pattern, name), expected);
    });
  }
});

describe('parseStsPolicy', () => {
  const good: readonly (readonly [
    text: string,
    mode: string,
    mx: readonly string[],
    maxAge: number,
  ])[] = [
    [enforce, 'enforce', ['*.x.example'], 604_800],
    [enforce.replaceAll('\n', '\r\n'), 'enforce', ['*.x.example'], 604_800],
    [
      'version:STSv1\nmode:testing\nmx:a.x.example\nmx:b.x.example\nmax_age:0',
      'testing',
      ['a.x.example', 'b.x.example'],
      0,
    ],
    ['version: STSv1\nmode: none\nmax_age: 86400', 'none', [], 86_400],
    [`${enforce}new_key: whatever\n`, 'enforce', ['*.x.example'], 604_800],
    [`${enforce}mode: none\n`, 'enforce', ['*.x.example'], 604_800],
  ];
  for (const [text, mode, mx, maxAge] of good) {
    it(`reads ${JSON.stringify(text).slice(0, 70)}`, () => {
      assert.deepEqual(parseStsPolicy(text), { mode, mx, maxAge });
    });
  }
  const bad: readonly (readonly [title: string, text: string])[] = [
    ['nothing', ''],
    ['HTML', '<!doctype html><title>Not found</title>'],
    ['no version', enforce.replace('version: STSv1\n', '')],
    ['another version', enforce.replace('STSv1', 'STSv2')],
    ['no mode', enforce.replace('mode: enforce\n', '')],
    ['another mode', enforce.replace('enforce', 'force')],
    ['no mx', enforce.replace('mx: *.x.example\n', '')],
    ['an mx that is an address', enforce.replace('*.x.example', '192.0.2.1')],
    ['an mx with a star inside', enforce.replace('*.x', 'mx*.x')],
    ['an mx with two stars', enforce.replace('*.x', '*.*.x')],
    ['no max_age', enforce.replace('max_age: 604800\n', '')],
    ['a max_age that is no number', enforce.replace('604800', 'long')],
    ['a max_age above a year', enforce.replace('604800', '31557601')],
    ['a line without a colon', `${enforce}hello\n`],
  ];
  for (const [title, text] of bad) {
    it(`refuses ${title}`, () => {
      assert.equal(parseStsPolicy(text), null);
    });
  }
  it('never throws, and ends', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('mx: ', '*.', 'a.', 'version: STSv1\n', '\n', 'mode: enforce\n'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        parseStsPolicy(pieces.join(''));
        announcedId([pieces.join('')]);
      }),
    );
    const start = performance.now();
    for (const piece of ['a', 'a.', 'a-', '\n', ':', 'mx: a\n']) {
      parseStsPolicy(`mx: ${piece.repeat(Math.floor(65_000 / piece.length))}!`);
      announcedId([`v=STSv1;${piece.repeat(60_000)}`]);
    }
    assert.ok(performance.now() - start < 3_000);
  });
});

describe('announcedId', () => {
  const cases: readonly (readonly [texts: readonly string[], expected: boolean])[] = [
    [['v=STSv1; id=20260101T000000'], true],
    [['v=STSv1;id=a1;'], true],
    [['v=STSv1; id=a1; ext=x'], true],
    [['v=spf1 -all', 'v=STSv1; id=a1'], true],
    [[], false],
    [['v=STSv1; id=a1', 'v=STSv1; id=a2'], false],
    [['v=STSv1'], false],
    [['v=STSv1;'], false],
    [['v=STSv1; id='], false],
    [['v=STSv1; id=a-1'], false],
    [[`v=STSv1; id=${'a'.repeat(33)}`], false],
    [['v=STSv1; id=a1; nonsense'], false],
    [['v=STSv10; id=a1'], false],
    [[' v=STSv1; id=a1'], false],
  ];
  for (const [texts, expected] of cases) {
    it(`${expected ? 'believes' : 'does not believe'} ${JSON.stringify(texts)}`, () => {
      assert.equal(announcedId(texts) !== null, expected);
    });
  }
});

const dnsWith = (txt: unknown, addresses: unknown = ['127.0.0.1']): Dns => {
  const records = (list: unknown): unknown =>
    Array.isArray(list) ? { state: 'records', records: list, name: 'x', authentic: false } : list;
  return {
    resolve: (name, type) =>
      Promise.resolve(
        (type === 'TXT' && name === '_mta-sts.x.example'
          ? records(txt)
          : type === 'A' && name === 'mta-sts.x.example'
            ? records(addresses)
            : { state: 'no-data', authentic: false }) as never,
      ),
  };
};

describe('checkMtaSts', () => {
  const announced = dnsWith(['v=STSv1; id=1']);
  const response = (body: string, status = 200, contentType = 'text/plain'): HttpsAnswer => ({
    state: 'response',
    status,
    contentType,
    body,
  });
  const cases: readonly (readonly [
    title: string,
    dns: Dns,
    answer: HttpsAnswer | null,
    expected: string,
    hosts?: readonly string[],
  ])[] = [
    ['an enforced policy', announced, response(enforce), 'yes'],
    ['a charset', announced, response(enforce, 200, 'text/plain; charset=utf-8'), 'yes'],
    [
      'a host that the policy does not name',
      announced,
      response(enforce),
      'no',
      ['mx.x.example', 'mx.y.example'],
    ],
    ['a policy that only tests', announced, response(enforce.replace('enforce', 'testing')), 'no'],
    ['a policy of none', announced, response('version: STSv1\nmode: none\nmax_age: 1'), 'no'],
    ['no record', dnsWith({ state: 'no-such-name', authentic: false }), response(enforce), 'no'],
    ['two records', dnsWith(['v=STSv1; id=1', 'v=STSv1; id=2']), response(enforce), 'no'],
    [
      'no answer about the record',
      dnsWith({ state: 'unknown', code: 'dns-servfail' }),
      response(enforce),
      'unknown',
    ],
    [
      'no policy host',
      dnsWith(['v=STSv1; id=1'], { state: 'no-such-name', authentic: false }),
      response(enforce),
      'no',
    ],
    [
      'no answer about the host',
      dnsWith(['v=STSv1; id=1'], { state: 'unknown', code: 'dns-timeout' }),
      response(enforce),
      'unknown',
    ],
    ['no fetcher', announced, null, 'unknown'],
    ['a time-out', announced, { state: 'unknown', code: 'timeout' }, 'unknown'],
    [
      'a certificate that does not hold',
      announced,
      { state: 'invalid', code: 'certificate' },
      'no',
    ],
    ['too much', announced, { state: 'invalid', code: 'too-large' }, 'no'],
    ['404', announced, response('', 404), 'no'],
    ['a redirect', announced, response(enforce, 302), 'no'],
    ['503', announced, response('', 503), 'unknown'],
    ['HTML', announced, response(enforce, 200, 'text/html'), 'no'],
    ['nonsense', announced, response('hello'), 'no'],
  ];
  for (const [title, dns, answer, expected, hosts] of cases) {
    it(`judges ${title} as ${expected}`, async () => {
      const https = answer === null ? undefined : { get: () => Promise.resolve(answer) };
      const ports = { dns, cache: memoryCache(clock), clock, ...(https && { https }) };
      const found = await checkMtaSts('x.example', hosts ?? ['mx.x.example'], ports);
      assert.equal(found.state, expected);
      assert.equal(found.code === null, expected === 'yes');
    });
  }

  it('asks for the well-known address at the address of the policy host', async () => {
    const asked: unknown[] = [];
    const https: HttpsFetcher = {
      get: (url, addresses) => {
        asked.push(url.href, addresses);
        return Promise.resolve(response(enforce));
      },
    };
    await checkMtaSts('x.example', [], { dns: announced, https, cache: memoryCache(clock), clock });
    assert.deepEqual(asked, ['https://mta-sts.x.example/.well-known/mta-sts.txt', ['127.0.0.1']]);
  });
});

describe('the last good policy', () => {
  const signal = (txt: unknown): Dns => dnsWith(txt);
  const announced = signal(['v=STSv1; id=1']);
  const good = {
    state: 'response',
    status: 200,
    contentType: 'text/plain',
    body: enforce,
  } as const;
  const week = 604_800_000;
  /** What is said `later` milliseconds after a good policy was fetched. */
  async function afterwards(
    later: number,
    dns: Dns,
    answer: HttpsAnswer,
    first: HttpsAnswer = good,
    cache?: Cache,
  ) {
    let now = 1_000_000;
    const moving = { now: () => now };
    const ports = { cache: cache ?? memoryCache(moving), clock: moving };
    const get = (given: HttpsAnswer): HttpsFetcher => ({ get: () => Promise.resolve(given) });
    await checkMtaSts('x.example', ['mx.x.example'], {
      ...ports,
      dns: announced,
      https: get(first),
    });
    now += later;
    return checkMtaSts('x.example', ['mx.x.example'], { ...ports, dns, https: get(answer) });
  }
  const timeout = { state: 'unknown', code: 'timeout' } as const;
  const cases: readonly (readonly [
    title: string,
    run: () => ReturnType<typeof afterwards>,
    told: readonly [state: string, code: string | null, kept: boolean | undefined],
  ])[] = [
    ['holds through a time-out', () => afterwards(1, announced, timeout), ['yes', null, true]],
    [
      'holds through a certificate that does not',
      () => afterwards(1, announced, { state: 'invalid', code: 'certificate' }),
      ['yes', null, true],
    ],
    [
      'holds through a file that is gone',
      () => afterwards(1, announced, { ...good, status: 404 }),
      ['yes', null, true],
    ],
    [
      'holds though the announcement is gone',
      () => afterwards(1, signal({ state: 'no-such-name', authentic: false }), good),
      ['yes', null, true],
    ],
    [
      'holds through a failing resolver',
      () => afterwards(1, signal({ state: 'unknown', code: 'dns-servfail' }), good),
      ['yes', null, true],
    ],
    [
      'holds to its last second',
      () => afterwards(week - 1, announced, timeout),
      ['yes', null, true],
    ],
    ['ends', () => afterwards(week, announced, timeout), ['unknown', 'sts-timeout', undefined]],
    [
      'gives way to one of none',
      () => afterwards(1, announced, { ...good, body: 'version: STSv1\nmode: none\nmax_age: 1' }),
      ['no', 'sts-mode-none', false],
    ],
    [
      'is not kept when it ends at once',
      () => afterwards(0, announced, timeout, { ...good, body: enforce.replace('604800', '0') }),
      ['unknown', 'sts-timeout', undefined],
    ],
    [
      'is not needed from a cache that is broken',
      () =>
        afterwards(1, announced, timeout, good, {
          get: () => Promise.resolve('{"mode":"enforce"}'),
          set: () => Promise.reject(new Error('no')),
        }),
      ['unknown', 'sts-timeout', undefined],
    ],
  ];
  for (const [title, run, told] of cases) {
    it(title, async () => {
      const { state, code, policy } = await run();
      assert.deepEqual([state, code, policy?.kept], told);
    });
  }
});

describe('checkTlsRpt', () => {
  const cases: readonly (readonly [txt: unknown, state: string, code: string | null])[] = [
    [['v=TLSRPTv1; rua=mailto:tls@x.example'], 'yes', null],
    [['v=spf1', 'v=TLSRPTv1;rua=https://x.example/r'], 'yes', null],
    [['v=TLSRPTv1; rua='], 'no', 'tlsrpt-invalid'],
    [['v=TLSRPTv1; rua=ftp://x.example'], 'no', 'tlsrpt-invalid'],
    [
      ['v=TLSRPTv1; rua=mailto:a@x.example', 'v=TLSRPTv1; rua=mailto:b@x.example'],
      'no',
      'tlsrpt-invalid',
    ],
    [['v=TLSRPTv10; rua=mailto:a@x.example'], 'no', 'tlsrpt-none'],
    [{ state: 'no-such-name', authentic: false }, 'no', 'tlsrpt-none'],
    [{ state: 'unknown', code: 'dns-timeout' }, 'unknown', 'dns-timeout'],
  ];
  for (const [txt, state, code] of cases) {
    it(`says ${state} of ${JSON.stringify(txt)}`, async () => {
      const dns: Dns = {
        resolve: (name) =>
          Promise.resolve(
            (name !== '_smtp._tls.x.example'
              ? assert.fail(name)
              : Array.isArray(txt)
                ? { state: 'records', records: txt, name, authentic: false }
                : txt) as never,
          ),
      };
      const found = await checkTlsRpt('x.example', { dns, clock });
      assert.deepEqual([found.state, found.code], [state, code]);
    });
  }
});

describe('nodeHttps', () => {
  let right: KeyPair;
  let wrong: KeyPair;
  before(async () => {
    const authority = await makeAuthority();
    right = await authority.issue(['mta-sts.x.example']);
    wrong = await authority.issue(['mta-sts.y.example']);
    tls.setDefaultCACertificates([...tls.getCACertificates('bundled'), authority.cert]);
  });
  after(() => {
    tls.setDefaultCACertificates(tls.getCACertificates('bundled'));
  });

  type Handler = (request: IncomingMessage, response: ServerResponse) => void;
  async function get(
    handler: Handler,
    pair: () => KeyPair = () => right,
    addresses: readonly string[] = ['127.0.0.1'],
    allowed = [loopback],
  ): Promise<HttpsAnswer> {
    const server = createServer(pair(), handler);
    const port = await listen(server);
    const url = new URL('https://mta-sts.x.example/.well-known/mta-sts.txt');
    const answer = await nodeHttps({ allowed, port, patience: 1_000 }).get(url, addresses);
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    return answer;
  }
  const policy: Handler = (_request, response) =>
    response.setHeader('content-type', 'text/plain').end(enforce);
  const unknown = (code: string): unknown => ({ state: 'unknown', code });
  const invalid = (code: string): unknown => ({ state: 'invalid', code });
  const self = (): KeyPair => wrong;

  it('gets from the address it was given, under the name that was asked for', async () => {
    let seen: unknown;
    const answer = await get((request, response) => {
      seen = [request.method, request.url, request.headers.host?.split(':')[0]];
      policy(request, response);
    });
    assert.deepEqual(answer, {
      state: 'response',
      status: 200,
      contentType: 'text/plain',
      body: enforce,
    });
    assert.deepEqual(seen, ['GET', '/.well-known/mta-sts.txt', 'mta-sts.x.example']);
  });

  const cases: readonly (readonly [
    title: string,
    run: () => Promise<HttpsAnswer>,
    expected: unknown,
  ])[] = [
    ["somebody else's certificate", () => get(policy, self), invalid('certificate')],
    [
      '64 KiB and one',
      () => get((_r, response) => response.end('x'.repeat(65_537))),
      invalid('too-large'),
    ],
    [
      'an answer without end',
      () => get((_r, response) => void setInterval(() => response.write('x'), 20).unref()),
      unknown('timeout'),
    ],
    ['silence', () => get(() => undefined), unknown('timeout')],
    ['a broken connection', () => get((request) => request.socket.destroy()), unknown('failed')],
    [
      'an address that is not public',
      () => get(policy, undefined, ['127.0.0.1'], []),
      unknown('not-public-address'),
    ],
    ['no address', () => get(policy, undefined, []), unknown('not-public-address')],
    [
      'an address where nobody listens',
      () => get(policy, undefined, ['127.0.25.250']),
      unknown('refused'),
    ],
  ];
  for (const [title, run, expected] of cases) {
    it(`judges ${title}`, async () => {
      assert.deepEqual(await run(), expected);
    });
  }

  it('follows no redirect', async () => {
    let requests = 0;
    const answer = await get((_request, response) => {
      requests += 1;
      response.writeHead(302, { location: 'https://mta-sts.x.example/elsewhere' }).end();
    });
    assert.equal(answer.state === 'response' && answer.status, 302);
    assert.equal(requests, 1);
  });

  it('takes no address for a name', async () => {
    const https = nodeHttps({ allowed: [], patience: 100 });
    for (const url of ['https://127.0.0.1/', 'https://2130706433/', 'https://[::1]/']) {
      assert.deepEqual(await https.get(new URL(url), ['8.8.8.8']), unknown('not-public-address'));
    }
  });
});
