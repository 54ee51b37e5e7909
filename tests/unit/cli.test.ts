import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, it } from 'node:test';
import { csvCell } from '../../bin/csv.ts';
import { progressOn } from '../../bin/progress.ts';
import { listen } from '../ports.ts';
import { a, answerFrom, mx, scriptedServer, startDns, type Zone } from './recipient/lab.ts';

interface Run {
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly code: number | null;
  readonly errors: string;
}

/** What `npm run --silent kuvert -- <verb>` does with these lines of input. */
async function kuvert(verb: string, input: readonly unknown[]): Promise<Run> {
  const { output, code, errors } = await raw([verb], input);
  const lines = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  return { lines, code, errors };
}

async function raw(
  args: readonly string[],
  input: readonly unknown[],
  variables: Readonly<Record<string, string>> = {},
): Promise<{ readonly output: string; readonly code: number | null; readonly errors: string }> {
  const child = spawn(process.execPath, ['bin/kuvert.ts', ...args], {
    env: { ...process.env, ORGANISATION: 'standard', RECIPIENT_DNS: '127.0.0.1:9', ...variables },
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
  child.stdin.end(
    input.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { output, code, errors };
}

describe('kuvert classify', () => {
  it('answers each line in order, with offsets into the text', async () => {
    const text = 'Hej\n\nHans cpr er 010203-4441.';
    const { lines, code } = await kuvert('classify', [
      { id: 'a', text },
      { id: 2, text: 'Vi ses kl. 10.' },
    ]);
    assert.equal(code, 0);
    assert.deepEqual(
      lines.map(({ id, verdict }) => [id, verdict]),
      [
        ['a', 'secure'],
        [2, 'ordinary-mail'],
      ],
    );
    assert.deepEqual(Object.keys(lines[0] ?? {}), [
      'id',
      'verdict',
      'dataClass',
      'identifiable',
      'findings',
      'questions',
      'inSubject',
      'inFileNames',
      'rewritten',
    ]);
    const findings = lines[0]?.['findings'] as readonly {
      kind: string;
      start: number;
      end: number;
    }[];
    const cpr = findings.find(({ kind }) => kind === 'cpr');
    assert.equal(text.slice(cpr?.start, cpr?.end), '010203-4441');
  });
  it('answers a bad line with an error that does not repeat it, and goes on', async () => {
    const { lines, code, errors } = await kuvert('classify', [
      'Hun har gigt',
      { id: 'x' },
      { id: 'y', text: 7 },
      '[]',
      '',
      { id: 'z', text: 'Hej' },
    ]);
    assert.equal(code, 1);
    assert.equal(errors, '');
    assert.deepEqual(
      lines.map(({ id, error }) => [id, (error as { code: string } | undefined)?.code]),
      [
        [null, 'json'],
        ['x', 'shape'],
        ['y', 'shape'],
        [null, 'shape'],
        ['z', undefined],
      ],
    );
    assert.doesNotMatch(JSON.stringify(lines.slice(0, 4)), /gigt/);
  });
});

describe('kuvert advise', () => {
  const situation = {
    id: 1,
    organisation: 'standard',
    dataClass: 'special',
    identifiable: 'direct',
    persons: 1,
    recipients: [
      { kind: 'citizen', status: 'insecure', tunnel: 'no', certificate: 'no', tls: 'no' },
    ],
    answers: {},
  };
  it('ranks the ways out of red', async () => {
    const { lines, code } = await kuvert('advise', [situation]);
    assert.equal(code, 0);
    const channels = lines[0]?.['channels'] as readonly { channel: string; rank: number }[];
    assert.deepEqual(
      channels.map(({ channel, rank }) => [rank, channel]),
      [
        [1, 'digital-post'],
        [2, 'telephone'],
        [3, 'anonymise'],
        [4, 'other-address'],
        [5, 'letter'],
      ],
    );
  });
  it('says what it must have, what to mind, who gets it how, and what was ruled out', async () => {
    const [citizen] = situation.recipients;
    const { lines } = await kuvert('advise', [
      {
        ...situation,
        organisation: 'broendby',
        recipients: [citizen, { ...citizen, status: 'secure', tunnel: 'yes' }],
        answers: { urgent: 'yes' },
      },
    ]);
    const { required, notes, split, blocked } = lines[0] ?? {};
    assert.equal(required, 'tunnel');
    assert.deepEqual(notes, ['say-only-what-is-needed', 'split-the-mail']);
    assert.deepEqual(split, [
      { channel: 'telephone', reason: 'urgent', recipients: [0] },
      { channel: 'tunnel', reason: 'all-tunnel', recipients: [1] },
    ]);
    assert.deepEqual((blocked as unknown[])[0], {
      channel: 'ordinary-mail',
      reason: 'below-policy',
    });
  });
  it('refuses a question that it does not know, rather than leaving it open', async () => {
    const { lines, code } = await kuvert('advise', [{ ...situation, answers: { urgnet: 'yes' } }]);
    assert.equal(code, 1);
    assert.equal((lines[0]?.['error'] as { code: string }).code, 'shape');
  });
  it('answers 10,000 situations in seconds', async () => {
    const many = Array.from({ length: 10_000 }, (_, id) => ({ ...situation, id }));
    const start = performance.now();
    const { lines, code } = await kuvert('advise', many);
    // Under 2 s on a machine of its own; one that others use may take most of that.
    assert.ok(performance.now() - start < 15_000);
    assert.equal(code, 0);
    assert.equal(lines.at(-1)?.['id'], 9_999);
  });
  it('names a profile that is not there, and no path', async () => {
    const { lines, code } = await kuvert('advise', [
      { ...situation, organisation: 'nobody' },
      { ...situation, organisation: '../standard' },
    ]);
    assert.equal(code, 1);
    assert.deepEqual(
      lines.map(({ error }) => (error as { code: string }).code),
      ['organisation', 'shape'],
    );
  });
});

describe('kuvert recipient', () => {
  it('answers without a network what lists can answer, and unknown for the rest', async () => {
    const { lines, code } = await kuvert('recipient', [
      { id: 1, domain: 'skole.standard-kommune.example' },
      { id: 2, address: 'a@nabo-kommune.example' },
      { id: 3, domain: 'unheard-of.example' },
      { id: 4, domain: '127.0.0.1' },
      { id: 5, domain: 'a.example', address: 'b@a.example' },
    ]);
    assert.equal(code, 1);
    assert.deepEqual(
      lines.map(({ id, status, error }) => [
        id,
        status ?? (error as { code: string } | undefined)?.code,
      ]),
      [
        [1, 'internal'],
        [2, 'secure'],
        [3, 'unknown'],
        [4, 'ip-address'],
        [5, 'shape'],
      ],
    );
  });

  it('writes a table that is a table to a spreadsheet too', async () => {
    const { output, code, errors } = await raw(
      ['recipient', '--csv'],
      [
        { id: '=1+1', domain: 'skole.standard-kommune.example' },
        { id: 'a,"b"', address: 'hemmelig.person@nabo-kommune.example' },
        { id: 3, domain: '127.0.0.1' },
      ],
    );
    assert.equal(code, 1);
    const rows = output.split('\r\n');
    assert.equal(rows.length, 5);
    assert.match(rows[0] ?? '', /^id,domain,status,by,.*,checkedAt,error$/);
    assert.match(rows[1] ?? '', /^'=1\+1,skole\.standard-kommune\.example,internal,internal,yes,/);
    assert.match(rows[2] ?? '', /^"a,""b""",nabo-kommune\.example,secure,tunnel,/);
    assert.match(rows[3] ?? '', /^3,(?:,)+ip-address$/);
    assert.match(errors, /^3 of 3 answered, [\d.]+ s\n$/);
    assert.doesNotMatch(output + errors, /hemmelig/);
  });

  it('looks 400 domains up in one go, and speaks once with each of their hosts', async (t) => {
    const hosts = Array.from({ length: 8 }, (_, i) => `127.0.26.${String(i + 1)}`);
    let connections = 0;
    let port = 0;
    const servers: { close: () => unknown }[] = [];
    for (const address of hosts) {
      const server = scriptedServer({ ehlo: '250 mx\r\n' }, () => undefined);
      server.on('connection', () => (connections += 1));
      port = await listen(server, port, address);
      servers.push(server);
    }
    const zones = new Map<string, Zone>();
    for (const [i, data] of hosts.entries()) {
      const name = `mx${String(i)}.example`;
      zones.set(name, { records: [a(name, data)] });
    }
    const input = Array.from({ length: 400 }, (_, i) => {
      const name = `d${String(i)}.example`;
      zones.set(name, { records: [mx(name, `mx${String(i % hosts.length)}.example`)] });
      return { id: i, domain: name };
    });
    const dns = await startDns((query, udp) => [answerFrom(zones, query, udp)]);
    t.after(async () => {
      await dns.stop();
      for (const server of servers) server.close();
    });
    const { output, code, errors } = await raw(['recipient'], input, {
      RECIPIENT_DNS: `127.0.0.1:${String(dns.port)}`,
      RECIPIENT_ALLOW_NETWORKS: '127.0.0.0/8',
      RECIPIENT_TEST_SMTP_PORT: String(port),
    });
    assert.equal(code, 0);
    const reports = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number; tls: { code: string } });
    assert.deepEqual(
      reports.map(({ id }) => id),
      input.map(({ id }) => id),
    );
    assert.ok(reports.every(({ tls }) => tls.code === 'no-starttls'));
    assert.equal(connections, hosts.length);
    assert.match(errors, /400 of 400 answered, [\d.]+ s\n$/);
  });
});

describe('csvCell', () => {
  const cases: readonly (readonly [text: string | number, cell: string])[] = [
    ['a', 'a'],
    [-1, "'-1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['\uff1d1', "'\uff1d1"],
    ['+45', "'+45"],
    ['a"b', '"a""b"'],
    ['=a"b', `"'=a""b"`],
    ['a\nb', '"a\nb"'],
  ];
  for (const [text, cell] of cases)
    it(`writes ${JSON.stringify(text)}`, () => {
      assert.equal(csvCell(text), cell);
    });
});

describe('progress', () => {
  it('speaks seldom, of numbers only', () => {
    let now = 0;
    const written: string[] = [];
    const progress = progressOn({ write: (text) => written.push(text) }, () => now);
    for (let i = 0; i < 100; i += 1) progress.asked();
    for (let i = 0; i < 100; i += 1) {
      now += 100;
      progress.answered();
    }
    progress.end();
    assert.deepEqual(written, [
      '50 of 100 answered, 5.0 s\n',
      '100 of 100 answered, 10.0 s\n',
      '100 of 100 answered, 10.0 s\n',
    ]);
  });
});

describe('kuvert', () => {
  for (const verb of ['', 'read', 'toString'])
    it(`"${verb}" is no verb`, async () => {
      const { lines, code, errors } = await kuvert(verb, []);
      assert.equal(code, 2);
      assert.deepEqual(lines, []);
      assert.match(errors, /^Usage:/);
    });
});
