import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, it } from 'node:test';

interface Run {
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly code: number | null;
  readonly errors: string;
}

/** What `npm run --silent kuvert -- <verb>` does with these lines of input. */
async function kuvert(verb: string, input: readonly unknown[]): Promise<Run> {
  const child = spawn(process.execPath, ['bin/kuvert.ts', verb], {
    env: { ...process.env, ORGANISATION: 'standard', RECIPIENT_DNS: '127.0.0.1:9' },
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
  child.stdin.end(
    input.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const lines = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  return { lines, code, errors };
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
    // Under 2 s on a machine of its own; a shared one may take some of that.
    assert.ok(performance.now() - start < 4000);
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
});

describe('kuvert', () => {
  for (const verb of ['', 'read'])
    it(`"${verb}" is no verb`, async () => {
      const { lines, code, errors } = await kuvert(verb, []);
      assert.equal(code, 2);
      assert.deepEqual(lines, []);
      assert.match(errors, /^Usage:/);
    });
});
