import assert from 'node:assert/strict';
import { encode, type Answer } from 'dns-packet';
import { describe, it } from 'node:test';
import { decodeAnswer } from '../../../src/recipient/adapters/dns-message.ts';
import { cachingDns } from '../../../src/recipient/dns-cache.ts';
import type { Dns } from '../../../src/recipient/ports.ts';

describe('cachingDns', () => {
  const records = (ttl: number | undefined): unknown => ({
    state: 'records',
    records: ['192.0.2.1'],
    name: 'x.example',
    authentic: true,
    ...(ttl !== undefined && { ttl }),
  });
  /** A cache in time that stands still, and how often it asked. */
  const counted = (): { readonly cached: Dns; readonly count: () => number } => {
    let count = 0;
    const dns: Dns = {
      resolve: () => {
        count += 1;
        return Promise.resolve(records(60) as never);
      },
    };
    return { cached: cachingDns(dns, { now: () => 0 }), count: () => count };
  };
  const cases: readonly (readonly [
    title: string,
    answer: unknown,
    later: number,
    asked: number,
  ])[] = [
    ['an answer within its TTL', records(30), 29_999, 1],
    ['an answer past its TTL', records(30), 30_000, 2],
    ['an answer of a day, for a minute only', records(86_400), 60_000, 2],
    ['an answer that may not be kept', records(0), 0, 2],
    ['an answer that says nothing of it', records(undefined), 0, 2],
    ['that there is none', { state: 'no-data', authentic: true, ttl: 10 }, 9_999, 1],
    ['that there is no such name', { state: 'no-such-name', authentic: true, ttl: 10 }, 10_000, 2],
    ['a failure', { state: 'unknown', code: 'dns-servfail' }, 0, 2],
  ];
  for (const [title, answer, later, asked] of cases) {
    it(`${asked === 1 ? 'remembers' : 'does not remember'} ${title}`, async () => {
      let now = 5_000;
      let count = 0;
      const dns: Dns = {
        resolve: () => {
          count += 1;
          return Promise.resolve(answer as never);
        },
      };
      const cached = cachingDns(dns, { now: () => now });
      assert.deepEqual(await cached.resolve('x.example', 'A'), answer);
      now += later;
      assert.deepEqual(await cached.resolve('X.example', 'A'), answer);
      assert.equal(count, asked);
      await cached.resolve('x.example', 'AAAA');
      assert.equal(count, asked + 1);
    });
  }

  it('never remembers the certificate of a person', async () => {
    const { cached, count } = counted();
    for (let i = 0; i < 2; i += 1) await cached.resolve('hash._smimecert.x.example', 'SMIMEA');
    assert.equal(count(), 2);
  });

  it('stays within bounds', async () => {
    const { cached, count } = counted();
    for (let i = 0; i < 5_001; i += 1) await cached.resolve(`d${String(i)}.example`, 'A');
    await cached.resolve('d0.example', 'A');
    assert.equal(count(), 5_002);
  });
});

describe('the TTL of an answer', () => {
  const a = (name: string, ttl: number): Answer => ({ type: 'A', name, ttl, data: '192.0.2.1' });
  const cname = (name: string, data: string, ttl: number): Answer => ({
    type: 'CNAME',
    name,
    ttl,
    data,
  });
  const soa = (ttl: number, minimum: number): Answer => ({
    type: 'SOA',
    name: 'example',
    ttl,
    data: { mname: 'n', rname: 'r', serial: 1, refresh: 1, retry: 1, expire: 1, minimum },
  });
  const cases: readonly (readonly [
    title: string,
    answers: readonly Answer[],
    authorities: readonly Answer[],
    ttl: number,
  ])[] = [
    ['the shortest of its records', [a('x.example', 50), a('x.example', 20)], [], 20],
    [
      'that of the alias when it is shorter',
      [cname('x.example', 'y.example', 5), a('y.example', 50)],
      [],
      5,
    ],
    ['not that of strangers', [a('x.example', 50), a('z.example', 1)], [], 50],
    ["the zone's own for what is not there", [], [soa(300, 60)], 60],
    ['that of the SOA record when it is shorter', [], [soa(30, 60)], 30],
    ['nothing without one', [], [], 0],
  ];
  for (const [title, answers, authorities, ttl] of cases) {
    it(`is ${title}`, () => {
      const message = encode({
        type: 'response',
        id: 7,
        questions: [{ name: 'x.example', type: 'A', class: 'IN' }],
        answers: [...answers],
        authorities: [...authorities],
      });
      const decoded = decodeAnswer(message, 7, 'x.example', 'A', true);
      assert.ok(decoded.kind === 'answer' && decoded.answer.state !== 'unknown');
      assert.equal(decoded.answer.ttl, ttl);
    });
  }
});
