import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isLoopbackNetwork, mayConnect, parseNetwork } from '../../../src/recipient/guard.ts';

describe('mayConnect', () => {
  const cases: readonly (readonly [address: string, allowed: boolean])[] = [
    ['8.8.8.8', true],
    ['2a00:1450:4001::1', true],
    ['0.0.0.0', false],
    ['10.1.2.3', false],
    ['100.64.0.1', false],
    ['127.0.0.1', false],
    ['169.254.169.254', false],
    ['172.16.0.1', false],
    ['192.168.1.1', false],
    ['192.0.2.1', false],
    ['198.18.0.1', false],
    ['224.0.0.1', false],
    ['240.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['fe80::1', false],
    ['fe80::1%eth0', false],
    ['2a00:1450:4001::1%eth0', false],
    ['fc00::1', false],
    ['ff02::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:10.0.0.1', false],
    ['::ffff:8.8.8.8', true],
    ['64:ff9b::7f00:1', false],
    ['64:ff9b::808:808', false],
    ['2002:7f00:1::1', false],
    ['2001::1', false],
    ['2001:db8::1', false],
    ['127.1', false],
    ['2130706433', false],
    ['0x7f.1', false],
    ['010.8.8.8', false],
    ['', false],
    ['example.dk', false],
  ];
  for (const [address, allowed] of cases) {
    it(`${allowed ? 'allows' : 'refuses'} ${address || 'nothing'}`, () => {
      assert.equal(mayConnect(address, []), allowed);
    });
  }

  it('allows what the operator names, in its other notation too', () => {
    const networks = ['127.0.0.0/8', 'fd00::/8'].map((text) => parseNetwork(text) ?? assert.fail());
    for (const address of ['127.0.25.1', '::ffff:127.0.0.1', 'fd12::1']) {
      assert.equal(mayConnect(address, networks), true);
    }
    for (const address of ['10.0.0.1', '::1', 'fc00::1']) {
      assert.equal(mayConnect(address, networks), false);
    }
  });

  it('never throws', () => {
    const networks = [parseNetwork('127.0.0.0/8') ?? assert.fail()];
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => {
        mayConnect(text, networks);
        parseNetwork(text);
        parseNetwork(`${text}/8`);
      }),
    );
  });
});

describe('parseNetwork', () => {
  for (const text of ['127.0.0.0/8', '127.0.25.0/24', '::1/128', '10.0.0.1/32', 'fd00::/8']) {
    it(`reads ${text}`, () => assert.notEqual(parseNetwork(text), null));
  }
  for (const text of ['', '127.0.0.1', '127.0.0.1/8', '127.0.0.0/33', 'x/8', '::1/129', '/8']) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(parseNetwork(text), null));
  }

  const loopback: readonly (readonly [text: string, expected: boolean])[] = [
    ['127.0.0.0/8', true],
    ['127.0.25.0/24', true],
    ['::1/128', true],
    ['126.0.0.0/7', false],
    ['0.0.0.0/0', false],
    ['::/0', false],
    ['10.0.0.0/8', false],
  ];
  for (const [text, expected] of loopback) {
    it(`${text} is ${expected ? '' : 'not '}loopback`, () => {
      assert.equal(isLoopbackNetwork(parseNetwork(text) ?? assert.fail()), expected);
    });
  }
});
