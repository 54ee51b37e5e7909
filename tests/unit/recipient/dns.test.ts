import assert from 'node:assert/strict';
import { encode, type Answer, type Packet } from 'dns-packet';
import fc from 'fast-check';
import { createSecureServer } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, before, describe, it } from 'node:test';
import * as tls from 'node:tls';
import { decode } from 'dns-packet';
import { decodeAnswer, encodeQuery } from '../../../src/recipient/adapters/dns-message.ts';
import { nodeDns, type DnsServer } from '../../../src/recipient/adapters/node/dns.ts';
import type { Dns } from '../../../src/recipient/ports.ts';
import { findAddresses, findMailHosts } from '../../../src/recipient/tls/mail-hosts.ts';
import { listen } from '../../ports.ts';
import { a, answerFrom, makeAuthority, mx, startDns, type KeyPair, type Zones } from './lab.ts';

const zones: Zones = new Map([
  ['x.example', { records: [mx('x.example', 'mx.x.example')] }],
  ['signed.example', { records: [a('signed.example', '192.0.2.1')], signed: true }],
  [
    'many.example',
    {
      records: Array.from({ length: 1_000 }, (_, i) =>
        mx('many.example', `mx${i}.many.example`, i),
      ),
    },
  ],
]);

/** Of whoever answers in another's place. */
const forged = mx('x.example', 'evil.example');

/** What the query asks, answered with these records. */
function reply(query: Packet, answers: readonly Answer[], flags = 0x0180): Buffer {
  return encode({
    type: 'response',
    id: query.id ?? 0,
    flags,
    questions: query.questions ?? [],
    answers: [...answers],
  });
}

/** Runs `use` with a resolver for a DNS server that answers in this way. */
async function withServer<T>(
  respond: Parameters<typeof startDns>[0],
  use: (dns: Dns, asked: ReadonlyMap<string, number>) => Promise<T>,
): Promise<T> {
  const server = await startDns(respond);
  try {
    const dns = nodeDns({
      servers: [{ kind: 'plain', address: '127.0.0.1', port: server.port }],
      trusted: () => true,
      patience: 1_000,
    });
    return await use(dns, server.asked);
  } finally {
    await server.stop();
  }
}

const honest = (query: Packet, udp: boolean): readonly Buffer[] => [answerFrom(zones, query, udp)];

describe('nodeDns over UDP and TCP', { concurrency: 4 }, () => {
  it('reads MX, addresses and the AD bit', async () => {
    await withServer(honest, async (dns) => {
      assert.deepEqual(await dns.resolve('x.example', 'MX'), {
        state: 'records',
        records: [{ preference: 10, exchange: 'mx.x.example' }],
        name: 'x.example',
        authentic: false,
        ttl: 60,
      });
      assert.deepEqual(await dns.resolve('signed.example', 'A'), {
        state: 'records',
        records: ['192.0.2.1'],
        name: 'signed.example',
        authentic: true,
        ttl: 60,
      });
    });
  });

  it('asks again over TCP when an answer is cut short', async () => {
    await withServer(honest, async (dns, asked) => {
      const answer = await dns.resolve('many.example', 'MX');
      assert.equal(answer.state === 'records' && answer.records.length, 1_000);
      assert.equal(asked.get('many.example MX'), 2);
    });
  });

  const hostile: readonly (readonly [
    title: string,
    respond: Parameters<typeof startDns>[0],
    expected: unknown,
  ])[] = [
    ['silence', () => [], { state: 'unknown', code: 'dns-timeout' }],
    ['no data', (query) => [reply(query, [])], { state: 'no-data', authentic: false, ttl: 0 }],
    [
      'no such name',
      (query) => [reply(query, [], 0x0183)],
      { state: 'no-such-name', authentic: false, ttl: 0 },
    ],
    ['SERVFAIL', (query) => [reply(query, [], 0x0182)], { state: 'unknown', code: 'dns-servfail' }],
    ['REFUSED', (query) => [reply(query, [], 0x0185)], { state: 'unknown', code: 'dns-refused' }],
    ['NOTIMP', (query) => [reply(query, [], 0x0184)], { state: 'unknown', code: 'dns-refused' }],
    [
      'FORMERR without the question',
      (query) => [encode({ type: 'response', id: query.id ?? 0, flags: 0x0181 })],
      { state: 'unknown', code: 'dns-refused' },
    ],
    [
      'a wrong id',
      (query) => [reply({ ...query, id: ((query.id ?? 0) + 1) % 0x1_0000 }, [forged])],
      { state: 'unknown', code: 'dns-timeout' },
    ],
    [
      'another question',
      (query) => [reply({ ...query, questions: [{ name: 'y.example', type: 'MX' }] }, [forged])],
      { state: 'unknown', code: 'dns-timeout' },
    ],
    [
      'our own query',
      (query) => [encode({ ...query, type: 'query' })],
      { state: 'unknown', code: 'dns-timeout' },
    ],
    [
      'a wrong answer before the right one',
      (query) => [
        reply({ ...query, id: ((query.id ?? 0) + 1) % 0x1_0000 }, [forged]),
        Buffer.from([1]),
        reply(query, [mx('x.example', 'mx.x.example')]),
      ],
      {
        state: 'records',
        records: [{ preference: 10, exchange: 'mx.x.example' }],
        name: 'x.example',
        authentic: false,
        ttl: 60,
      },
    ],
    [
      'records of somebody else',
      (query) => [reply(query, [mx('evil.example', 'evil.example')])],
      { state: 'no-data', authentic: false, ttl: 0 },
    ],
    [
      'a CNAME that leads to itself',
      (query) => [reply(query, [{ type: 'CNAME', name: 'x.example', ttl: 1, data: 'x.example' }])],
      { state: 'unknown', code: 'dns-malformed' },
    ],
    [
      'a compression pointer to itself',
      (query) => {
        const header = reply(query, []);
        header.writeUInt16BE(1, 6);
        return [Buffer.concat([header, Buffer.from([0xc0, header.length, 0, 15, 0, 1])])];
      },
      { state: 'unknown', code: 'dns-malformed' },
    ],
    [
      'more records promised than sent',
      (query) => {
        const header = reply(query, [mx('x.example', 'mx.x.example')]);
        header.writeUInt16BE(0xffff, 6);
        return [header];
      },
      { state: 'unknown', code: 'dns-malformed' },
    ],
    [
      'cut short over TCP too',
      (query) => [reply(query, [], 0x0380)],
      { state: 'unknown', code: 'dns-malformed' },
    ],
    [
      'a TCP answer that is cut off',
      (query, udp) => (udp ? [reply(query, [], 0x0380)] : [new Uint8Array(0)]),
      { state: 'unknown', code: 'dns-malformed' },
    ],
  ];
  for (const [title, respond, expected] of hostile) {
    it(`judges ${title}`, async () => {
      const start = performance.now();
      assert.deepEqual(
        await withServer(respond, (dns) => dns.resolve('x.example', 'MX')),
        expected,
      );
      assert.ok(performance.now() - start < 5_000);
    });
  }

  it('reads 64 KiB of chained compression pointers in less than 5 seconds', async () => {
    const respond: Parameters<typeof startDns>[0] = (query, udp) => {
      if (udp) return [reply(query, [], 0x0380)];
      const header = reply(query, []);
      const count = 5_000;
      header.writeUInt16BE(count, 6);
      const start = header.length;
      const parts: Buffer[] = [header];
      let previous = 12;
      for (let i = 0, at = start; i < count && at < 16_000; i += 1) {
        const record = Buffer.from([
          0xc0 | (previous >> 8),
          previous & 0xff,
          0,
          16,
          0,
          1,
          0,
          0,
          0,
          1,
          0,
          0,
        ]);
        previous = at;
        at += record.length;
        parts.push(record);
      }
      return [Buffer.concat(parts)];
    };
    const start = performance.now();
    const answer = await withServer(respond, (dns) => dns.resolve('x.example', 'MX'));
    assert.equal(answer.state, 'unknown');
    assert.ok(performance.now() - start < 5_000);
  });

  it('says so when nobody listens, and goes on to the next server', async () => {
    const closed: DnsServer = { kind: 'plain', address: '127.0.25.1', port: 9 };
    const alone = nodeDns({ servers: [closed], trusted: () => false, patience: 1_000 });
    assert.deepEqual(await alone.resolve('x.example', 'MX'), {
      state: 'unknown',
      code: 'dns-unreachable',
    });
    const nobody = nodeDns({ servers: [], trusted: () => false });
    assert.deepEqual(await nobody.resolve('x.example', 'MX'), {
      state: 'unknown',
      code: 'dns-unreachable',
    });
    const server = await startDns(honest);
    const next: DnsServer = { kind: 'plain', address: '127.0.0.1', port: server.port };
    const both = nodeDns({ servers: [closed, next], trusted: () => false, patience: 1_000 });
    assert.equal((await both.resolve('x.example', 'MX')).state, 'records');
    await server.stop();
  });

  it('gives up on a TCP server that takes the question and stays silent', async () => {
    await withServer(
      (query, udp) => (udp ? [reply(query, [], 0x0380)] : []),
      async (dns) => {
        assert.deepEqual(await dns.resolve('x.example', 'MX'), {
          state: 'unknown',
          code: 'dns-timeout',
        });
      },
    );
  });
});

describe('nodeDns over HTTPS', () => {
  let pair: KeyPair;
  before(async () => {
    const authority = await makeAuthority();
    pair = await authority.issue(['localhost']);
    tls.setDefaultCACertificates([...tls.getCACertificates('bundled'), authority.cert]);
  });
  after(() => {
    tls.setDefaultCACertificates(tls.getCACertificates('bundled'));
  });

  type Handler = (body: Buffer, request: IncomingMessage, response: ServerResponse) => void;
  const answering: Handler = (body, request, response) => {
    assert.equal(request.method, 'POST');
    assert.equal(request.headers['content-type'], 'application/dns-message');
    const query = decode(body);
    assert.equal(query.id, 0);
    response.setHeader('content-type', 'application/dns-message');
    response.end(answerFrom(zones, query, false));
  };

  /** What `ask` gets from a resolver that answers in this way, and how many connections were made for it. */
  async function overHttps<T>(
    version: 1 | 2,
    handler: Handler,
    ask: (dns: Dns) => Promise<T>,
    patience = 1_000,
  ): Promise<{ readonly answer: T; readonly connections: number }> {
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => handler(Buffer.concat(chunks), request, response));
    };
    const server =
      version === 1
        ? createHttpsServer(pair, listener)
        : createSecureServer({ ...pair, allowHTTP1: false }, listener as never);
    let connections = 0;
    server.on('secureConnection', () => (connections += 1));
    const port = await listen(server);
    const dns = nodeDns({
      servers: [{ kind: 'https', url: `https://localhost:${port}/dns-query` }],
      trusted: () => true,
      patience,
    });
    const answer = await ask(dns);
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
    return { answer, connections };
  }

  const found = {
    state: 'records',
    records: ['192.0.2.1'],
    name: 'signed.example',
    authentic: true,
    ttl: 60,
  };
  const unknown = (code: string): unknown => ({ state: 'unknown', code });
  const cases: readonly (readonly [
    title: string,
    version: 1 | 2,
    handler: Handler,
    expected: unknown,
  ])[] = [
    ['HTTP/1.1', 1, answering, found],
    ['HTTP/2', 2, answering, found],
    [
      'another status',
      1,
      (_b, _r, response) => response.writeHead(503).end(),
      unknown('dns-refused'),
    ],
    [
      'a redirect',
      1,
      (_b, _r, response) => response.writeHead(302, { location: '/x' }).end(),
      unknown('dns-unreachable'),
    ],
    [
      'another media type',
      1,
      (_b, _r, response) => response.setHeader('content-type', 'text/html').end('x'),
      unknown('dns-refused'),
    ],
    ['silence', 1, () => undefined, unknown('dns-timeout')],
    [
      'more than a message holds',
      1,
      (_b, _r, response) =>
        response.setHeader('content-type', 'application/dns-message').end(Buffer.alloc(70_000)),
      unknown('dns-malformed'),
    ],
    [
      'another answer',
      1,
      (_b, _r, response) =>
        response
          .setHeader('content-type', 'application/dns-message')
          .end(encode({ type: 'response', id: 7 })),
      unknown('dns-malformed'),
    ],
  ];
  const once = (dns: Dns): Promise<unknown> => dns.resolve('signed.example', 'A');
  for (const [title, version, handler, expected] of cases) {
    it(`judges ${title}`, async () => {
      assert.deepEqual((await overHttps(version, handler, once)).answer, expected);
    });
  }

  const manyAtOnce = (dns: Dns): Promise<unknown> =>
    Promise.all(Array.from({ length: 100 }, () => once(dns)));
  for (const version of [1, 2] as const)
    it(`asks many questions at once over few connections, HTTP/${version}`, async () => {
      const { answer, connections } = await overHttps(version, answering, manyAtOnce, 2_000);
      assert.deepEqual(answer, Array<unknown>(100).fill(found));
      assert.ok(connections <= 8, `${connections} connections`);
    });
  it('does not count the time in line', async () => {
    // Eight answers at a time: the last ones come 2.5 seconds after they were asked for.
    const slowly: Handler = (...asked) => void setTimeout(() => answering(...asked), 200);
    const { answer } = await overHttps(1, slowly, manyAtOnce, 2_000);
    assert.deepEqual(answer, Array<unknown>(100).fill(found));
  });
});

describe('decodeAnswer', () => {
  it('never throws, whatever stands in the message', () => {
    const query = encodeQuery(7, 'x.example', 'MX');
    const right = reply({ id: 7, questions: [{ name: 'x.example', type: 'MX' }] }, [
      mx('x.example', 'mx.x.example'),
      mx('x.example', 'b.example'),
    ]);
    const mutated = fc
      .array(fc.tuple(fc.nat({ max: right.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 })
      .map((changes) => {
        const message = Uint8Array.from(right);
        for (const [at, octet] of changes) message[at] = octet;
        return message;
      });
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated, fc.constant(query)),
        (message) => {
          for (const type of ['A', 'AAAA', 'MX', 'TXT', 'TLSA'] as const) {
            decodeAnswer(message, 7, 'x.example', type, true);
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('findMailHosts', () => {
  const fake = (answers: Readonly<Record<string, unknown>>): Dns => ({
    resolve: (name, type) =>
      Promise.resolve(
        (answers[`${name} ${type}`] ?? { state: 'no-data', authentic: false }) as never,
      ),
  });
  const records = (...list: readonly unknown[]): unknown => ({
    state: 'records',
    records: list,
    name: 'x.example',
    authentic: true,
  });
  const exchange = (name: string, preference = 10): unknown => ({ preference, exchange: name });

  const cases: readonly (readonly [
    title: string,
    answers: Readonly<Record<string, unknown>>,
    expected: unknown,
  ])[] = [
    [
      'hosts by preference, each once, in lower case',
      {
        'x.example MX': records(
          exchange('B.example.', 20),
          exchange('a.example', 30),
          exchange('a.example', 5),
        ),
      },
      ['a.example 5', 'b.example 20'],
    ],
    ['a null MX', { 'x.example MX': records(exchange('')) }, 'null-mx'],
    ['an MX that is an address', { 'x.example MX': records(exchange('192.0.2.1')) }, 'mx-invalid'],
    [
      'an MX that is no name',
      { 'x.example MX': records(exchange('a..b'), exchange('ok.example')) },
      ['ok.example 10'],
    ],
    [
      'a domain with an address only',
      { 'x.example AAAA': records('2001:db8::1') },
      ['x.example 0'],
    ],
    ['neither MX nor address', {}, 'no-mail-host'],
    [
      'no such name',
      { 'x.example MX': { state: 'no-such-name', authentic: false } },
      'no-such-domain',
    ],
    ['no answer', { 'x.example MX': { state: 'unknown', code: 'dns-timeout' } }, 'dns-timeout'],
    [
      'no MX and no answer about addresses',
      { 'x.example A': { state: 'unknown', code: 'dns-servfail' } },
      'dns-servfail',
    ],
  ];
  for (const [title, answers, expected] of cases) {
    it(`finds ${title}`, async () => {
      const found = await findMailHosts('x.example', fake(answers));
      const told =
        found.state === 'hosts'
          ? found.hosts.map(({ host, preference }) => `${host} ${preference}`)
          : found.state === 'none'
            ? found.reason
            : found.code;
      assert.deepEqual(told, expected);
    });
  }

  const addresses: readonly (readonly [four: unknown, six: unknown, expected: unknown])[] = [
    [
      records('192.0.2.1', '192.0.2.2', '192.0.2.3'),
      records('2001:db8::1'),
      ['192.0.2.1', '2001:db8::1'],
    ],
    [records('192.0.2.1', '192.0.2.2', '192.0.2.3'), undefined, ['192.0.2.1', '192.0.2.2']],
    [{ state: 'unknown', code: 'dns-timeout' }, records('2001:db8::1'), ['2001:db8::1']],
    [{ state: 'unknown', code: 'dns-timeout' }, undefined, 'dns-timeout'],
    [undefined, undefined, 'none'],
  ];
  for (const [four, six, expected] of addresses) {
    it(`finds the addresses ${JSON.stringify(expected)}`, async () => {
      const answers = {
        ...(four === undefined ? {} : { 'x.example A': four }),
        ...(six === undefined ? {} : { 'x.example AAAA': six }),
      };
      const found = await findAddresses('x.example', fake(answers));
      assert.deepEqual(
        found.state === 'addresses'
          ? found.addresses
          : found.state === 'unknown'
            ? found.code
            : 'none',
        expected,
      );
    });
  }
});
