import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { memoryCache } from '../../../src/recipient/cache.ts';
import { handle } from '../../../src/recipient/handle.ts';
import { openApi } from '../../../src/recipient/openapi.ts';
import type { CheckingOrganisation, Ports } from '../../../src/recipient/ports.ts';
import { problemSchema, reportSchema } from '../../../src/recipient/schema.ts';

const clock = { now: () => Date.now() };
const ports: Ports = {
  dns: {
    resolve: (name) =>
      Promise.resolve(
        name === 'slow.example'
          ? { state: 'unknown', code: 'dns-timeout' }
          : { state: 'no-such-name', authentic: false },
      ),
  },
  cache: memoryCache(clock),
  clock,
};
const organisation: CheckingOrganisation = {
  internalDomains: new Set(['us.example']),
  tunnel: null,
  certificateSource: false,
  acceptEncryptedOnly: false,
};

const json = { 'content-type': 'application/json' };
const post = (body: BodyInit, headers: Readonly<Record<string, string>> = json): Request =>
  new Request('https://kuvert.example/api/recipients/', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);
const ask = (recipients: unknown): Request => post(JSON.stringify({ recipients }));
const many = (count: number): unknown =>
  Array.from({ length: count }, () => ({ domain: 'us.example' }));

/** The word at the end of a problem's type, having checked that it is a problem document. */
async function problemOf(response: Response): Promise<v.InferOutput<typeof problemSchema>> {
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const problem = v.parse(problemSchema, await response.json());
  assert.equal(problem.status, response.status);
  return problem;
}

describe('handle', () => {
  it('answers one report for each recipient, in order', async () => {
    const response = await handle(
      ask([
        { domain: 'us.example' },
        { address: 'a@gone.example' },
        { domain: 'SLOW.example' },
        { domain: 'us.example' },
      ]),
      organisation,
      ports,
    );
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/json');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const reports = v.parse(v.array(reportSchema), await response.json());
    assert.deepEqual(
      reports.map(({ domain, status }) => [domain, status]),
      [
        ['us.example', 'internal'],
        ['gone.example', 'insecure'],
        ['slow.example', 'unknown'],
        ['us.example', 'internal'],
      ],
    );
  });

  it('takes 50 recipients, and a media type with parameters', async () => {
    const body = JSON.stringify({ recipients: many(50) });
    const response = await handle(
      post(body, {
        'content-type': 'Application/JSON; charset=utf-8',
        'sec-fetch-site': 'same-origin',
      }),
      organisation,
      ports,
    );
    assert.equal(response.status, 200);
    assert.equal(((await response.json()) as unknown[]).length, 50);
  });

  const good = JSON.stringify({ recipients: [{ domain: 'us.example' }] });
  const stream = (chunks: number, size: number): ReadableStream<Uint8Array> => {
    let sent = 0;
    return new ReadableStream({
      pull: (controller) => {
        if (sent++ < chunks) controller.enqueue(new Uint8Array(size).fill(0x20));
        else controller.close();
      },
    });
  };
  const refused: readonly (readonly [
    title: string,
    request: () => Request,
    status: number,
    code: string,
  ])[] = [
    [
      'another site',
      () => post(good, { ...json, 'sec-fetch-site': 'cross-site' }),
      403,
      'cross-origin',
    ],
    [
      'a sister site',
      () => post(good, { ...json, 'sec-fetch-site': 'same-site' }),
      403,
      'cross-origin',
    ],
    [
      'no media type',
      () => post(new TextEncoder().encode(good), {}),
      415,
      'unsupported-media-type',
    ],
    ['a form', () => post(good, { 'content-type': 'text/plain' }), 415, 'unsupported-media-type'],
    [
      'something like JSON',
      () => post(good, { 'content-type': 'application/json5' }),
      415,
      'unsupported-media-type',
    ],
    ['a large body', () => post(`${good}${' '.repeat(33_000)}`), 413, 'too-large'],
    ['a large stream', () => post(stream(1_000_000, 1_024)), 413, 'too-large'],
    [
      'a length that says large',
      () => post(good, { ...json, 'content-length': '99999' }),
      413,
      'too-large',
    ],
    ['an empty body', () => post(''), 400, 'malformed-json'],
    ['half a body', () => post('{"recipients":['), 400, 'malformed-json'],
    [
      'octets that are no UTF-8',
      () => post(new Uint8Array([0x22, 0xff, 0x22])),
      400,
      'malformed-json',
    ],
    ['null', () => post('null'), 400, 'wrong-shape'],
    ['a list', () => post('[]'), 400, 'wrong-shape'],
    ['no recipients key', () => post('{}'), 400, 'wrong-shape'],
    ['recipients that are no list', () => ask('us.example'), 400, 'wrong-shape'],
    ['a recipient that is a text', () => ask(['us.example']), 400, 'wrong-shape'],
    [
      'a recipient with both',
      () => ask([{ domain: 'us.example', address: 'a@us.example' }]),
      400,
      'wrong-shape',
    ],
    [
      'an unknown key',
      () => post('{"recipients":[{"domain":"us.example"}],"draft":"hej"}'),
      400,
      'wrong-shape',
    ],
    ['a domain that is a number', () => ask([{ domain: 2130706433 }]), 400, 'wrong-shape'],
    ['nobody', () => ask([]), 422, 'number-of-recipients'],
    ['51 recipients', () => ask(many(51)), 422, 'number-of-recipients'],
    ['GET', () => new Request('https://kuvert.example/api/recipients/'), 405, 'method-not-allowed'],
    [
      'PUT',
      () => new Request('https://kuvert.example/', { method: 'PUT', body: good, headers: json }),
      405,
      'method-not-allowed',
    ],
  ];
  for (const [title, request, status, code] of refused) {
    it(`refuses ${title} with ${status}`, async () => {
      const response = await handle(request(), organisation, ports);
      const problem = await problemOf(response);
      assert.deepEqual([response.status, problem.type], [status, `urn:kuvert:problem:${code}`]);
      if (status === 405) assert.equal(response.headers.get('allow'), 'POST');
    });
  }

  it('names bad recipients by index and code, and repeats none of them', async () => {
    const response = await handle(
      ask([
        { domain: 'us.example' },
        { domain: '127.0.0.1' },
        { address: 'us.example' },
        { domain: 'secret.person@us.example' },
        { address: 'x'.repeat(20_000) },
      ]),
      organisation,
      ports,
    );
    assert.equal(response.status, 422);
    const problem = await problemOf(response);
    assert.deepEqual(problem.errors, [
      { index: 1, code: 'ip-address' },
      { index: 2, code: 'not-an-address' },
      { index: 3, code: 'not-a-domain' },
      { index: 4, code: 'too-long' },
    ]);
    assert.ok(!JSON.stringify(problem).includes('secret'));
  });

  it('makes its own failure a problem without details', async () => {
    const broken = { ...ports, clock: { now: () => assert.fail('secret detail') } };
    const response = await handle(ask([{ domain: 'gone.example' }]), organisation, broken);
    assert.equal(response.status, 500);
    assert.ok(!JSON.stringify(await problemOf(response)).includes('secret'));
  });

  it('writes nothing to the console', async (t) => {
    const methods = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      t.mock.method(console, name, () => undefined),
    );
    const out = t.mock.method(process.stderr, 'write', () => true);
    await handle(
      ask([{ address: 'a@gone.example' }, { address: 'b@slow.example' }]),
      organisation,
      ports,
    );
    await handle(post('{"recipients":[{"address":"a@"}'), organisation, ports);
    assert.ok(methods.every((method) => method.mock.callCount() === 0));
    assert.equal(out.mock.callCount(), 0);
  });

  it('answers every body with 200 or a problem', async () => {
    const recipient = fc.oneof(
      fc.record({ domain: fc.oneof(fc.domain(), fc.string()) }),
      fc.record({ address: fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })) }),
      fc.jsonValue(),
    );
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .record({ recipients: fc.array(recipient, { maxLength: 4 }) })
        .map((value) => JSON.stringify(value)),
      fc.constant(
        '{"__proto__":{"recipients":[]},"recipients":[{"domain":"us.example","__proto__":1}]}',
      ),
    );
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const response = await handle(post(text), organisation, ports);
        assert.ok([200, 400, 422].includes(response.status), String(response.status));
        await response.json();
      }),
      { numRuns: 500 },
    );
  });
});

describe('openApi', () => {
  /** Every `$ref` in the document. */
  function references(value: unknown): string[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
    );
  }
  const document = openApi() as {
    readonly openapi: string;
    readonly paths: Readonly<Record<string, unknown>>;
    readonly components: {
      readonly schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
  };

  it('describes the one path, and refers to nothing that is missing', () => {
    assert.match(document.openapi, /^3\.1\./);
    assert.deepEqual(Object.keys(document.paths), ['/api/recipients/']);
    const found = references(document);
    assert.ok(found.length > 0);
    for (const reference of found) {
      assert.ok(
        document.components.schemas[reference.replace('#/components/schemas/', '')],
        reference,
      );
    }
  });

  it('says of a report what the code sends', async () => {
    const response = await handle(ask([{ domain: 'us.example' }]), organisation, ports);
    const [report] = (await response.json()) as Readonly<Record<string, unknown>>[];
    const schema = document.components.schemas['Report'];
    assert.ok(report && schema);
    assert.deepEqual(schema['required'], Object.keys(schema['properties'] ?? {}));
    assert.deepEqual(new Set(Object.keys(report)), new Set(schema['required']));
    assert.equal(schema['additionalProperties'], false);
  });

  it('limits the number of recipients', () => {
    const properties = document.components.schemas['Request']?.['properties'];
    const { recipients } = properties as { readonly recipients: Readonly<Record<string, unknown>> };
    assert.deepEqual([recipients['minItems'], recipients['maxItems']], [1, 50]);
  });
});
