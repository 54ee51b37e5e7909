import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseTunnelList } from '../../../src/recipient/tunnel.ts';

describe('parseTunnelList', () => {
  const cases: readonly (readonly [
    title: string,
    text: string,
    domains: readonly string[],
    errors: readonly (readonly [line: number, code: string])[],
  ])[] = [
    ['nothing', '', [], []],
    ['one domain a line', 'a.example\nb.example\n', ['a.example', 'b.example'], []],
    ['comments and blank lines', '# liste\n\na.example # nabo\n', ['a.example'], []],
    [
      'Windows line ends and a byte order mark',
      '\uFEFFa.example\r\nb.example',
      ['a.example', 'b.example'],
      [],
    ],
    [
      'the first column',
      'a.example;Nabo\nb.example,By\n"c.example"\tBy',
      ['a.example', 'b.example', 'c.example'],
      [],
    ],
    ['capitals and Danish letters', 'BRØNDBY.example', ['xn--brndby-cya.example'], []],
    ['each domain once', 'a.example\nA.example', ['a.example'], []],
    [
      'bad lines by number',
      'a.example\nDomæne;Navn\n@b.example\n*.c.example\n127.0.0.1\n;x',
      ['a.example'],
      [
        [2, 'single-label'],
        [3, 'no-local-part'],
        [4, 'bad-character'],
        [5, 'ip-address'],
        [6, 'empty'],
      ],
    ],
    ['addresses as errors', 'post@a.example', [], [[1, 'not-a-domain']]],
  ];
  for (const [title, text, domains, errors] of cases) {
    it(`reads ${title}`, () => {
      const list = parseTunnelList(text);
      assert.deepEqual([...list.domains], domains);
      assert.deepEqual(
        list.errors.map(({ line, code }) => [line, code]),
        errors,
      );
    });
  }

  it('never throws, and names only lines that exist', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const lines = text.split(/\r\n|[\r\n]/).length;
        for (const { line } of parseTunnelList(text).errors) assert.ok(line >= 1 && line <= lines);
      }),
    );
  });

  it('reads a megabyte in less than 5 seconds', () => {
    for (const piece of ['a.example\n', '"', ';', '#', 'a', '\n']) {
      const start = performance.now();
      parseTunnelList(piece.repeat(Math.ceil(1_000_000 / piece.length)));
      assert.ok(performance.now() - start < 5_000, JSON.stringify(piece));
    }
  });
});
