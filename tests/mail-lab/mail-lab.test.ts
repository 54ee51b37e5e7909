import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cases, refused } from './cases.ts';
import {
  assertAnswer,
  environmentOf,
  kuvertRecipient,
  lineOf,
  tunnelListDate,
  type Answer,
} from './kuvert.ts';
import { startMailLab, whyNoLab, type MailLab, type WorldState } from './lab.ts';

const skip = whyNoLab() ?? false;

/** Those that wait come first, so that they wait together. */
const inOrder = [...cases].sort((a, b) => Number(b.slow ?? false) - Number(a.slow ?? false));

let lab: MailLab;
let listDate: string | null;
let first: {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly refusals: ReadonlyMap<string, Answer>;
  readonly state: WorldState;
};

before(async () => {
  if (skip !== false) return;
  [lab, listDate] = await Promise.all([startMailLab(), tunnelListDate()]);
  const env = environmentOf(lab, lab.facts.resolver.local);
  const [answers, refusals] = await Promise.all([
    kuvertRecipient(lab.run, env, inOrder.map(lineOf)),
    kuvertRecipient(
      lab.run,
      env,
      refused.map(({ ask }, index) => ({ id: String(index), ...ask })),
    ),
  ]);
  first = { answers, refusals, state: await lab.state() };
});
after(async () => {
  if (skip === false) await lab.stop();
});

const shell = async (command: string): Promise<string> => {
  const { output, errors } = await lab.run('bash', ['-c', command]);
  return output + errors;
};

describe('the mail lab', () => {
  it('has fifty cases at least, each with an id of its own', () => {
    assert.ok(cases.length >= 50);
    assert.equal(new Set(cases.map(({ id }) => id)).size, cases.length);
  });
  it('is built in less than 20 seconds', { skip }, () => {
    assert.ok(lab.facts.seconds < 20, `${lab.facts.seconds} s`);
  });

  const facts: readonly [what: string, command: string, expected: RegExp][] = [
    [
      'unbound validates a signed zone',
      'kdig @127.0.0.1 +adflag mx.dane-311.signed.example',
      /Flags: qr rd ra ad;/,
    ],
    [
      'and a TLSA record in it',
      'kdig @127.0.0.1 +adflag _25._tcp.mx.dane-311.signed.example TLSA',
      /Flags: qr rd ra ad;[\s\S]*TLSA\s+3 1 1 /,
    ],
    [
      'and that a name in it does not exist',
      'kdig @127.0.0.1 +adflag nobody.signed.example',
      /NXDOMAIN[\s\S]*Flags: qr rd ra ad;/,
    ],
    [
      'claims nothing for an unsigned zone',
      'kdig @127.0.0.1 +adflag mx.wildcard.unsigned.example',
      /NOERROR[\s\S]*Flags: qr rd ra; [\s\S]*\sA\s+45\./,
    ],
    ['fails a bogus zone', 'kdig @127.0.0.1 bogus.bogus.example MX', /SERVFAIL/],
    [
      'which knot itself does serve',
      'kdig @127.0.0.1 +cdflag bogus.bogus.example MX',
      /NOERROR[\s\S]*\sMX\s/,
    ],
    [
      'a real Postfix greets',
      'read -r line < /dev/tcp/$(kdig +short mx.tls12.unsigned.example)/25; echo $line',
      /^220 mail\.example ESMTP Postfix/,
    ],
    [
      'a directory knows Anne by her address',
      'ldapsearch -x -LLL -H ldap://127.0.0.1 -b dc=directory,dc=example mail=anne@directory.unsigned.example "userCertificate;binary"',
      /userCertificate;binary:: MII/,
    ],
    [
      'an SMIMEA record is signed',
      'kdig @127.0.0.1 +adflag _smimecert.smimea.signed.example SMIMEA',
      /Flags: qr rd ra ad;/,
    ],
    ['Redis answers', 'exec 3<>/dev/tcp/127.0.0.1/6379; echo PING >&3; head -1 <&3', /PONG/],
    ['there is no way out', 'ip route get 9.9.9.9', /unreachable/],
  ];
  for (const [what, command, expected] of facts)
    it(what, { skip }, async () => assert.match(await shell(command), expected));
});

describe('kuvert recipient in the mail lab', () => {
  for (const row of cases)
    it(`${row.id} (${row.pitfall}): ${row.why}`, { skip }, () =>
      assertAnswer(row, first.answers.get(row.id), listDate),
    );
  for (const [index, { ask, code, why }] of refused.entries())
    it(`refuses ${JSON.stringify(ask)}: ${why}`, { skip }, () => {
      const answer = first.refusals.get(String(index));
      assert.deepEqual(answer !== undefined && 'error' in answer && answer.error.code, code);
    });
});

describe('what mail hosts see of us', () => {
  it('one connection each, though several domains lead to one host', { skip }, () => {
    assert.ok(first.state.connections.length > 30);
    assert.deepEqual(
      first.state.connections.filter(([, times]) => times !== 1),
      [],
    );
  });
  it('EHLO, STARTTLS and QUIT, in this order, and no other word in clear', { skip }, () => {
    const expected = /^(?:EHLO client\.example(?:\|STARTTLS)?)?(?:(?:^|\|)QUIT)?$/;
    const others = first.state.heard.filter(([, lines]) => !expected.test(lines.join('|')));
    assert.deepEqual(others, []);
    assert.ok(first.state.heard.some(([, lines]) => lines.includes('STARTTLS')));
  });
});
