import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { offers, replyReader, type Reply } from '../../../src/recipient/tls/smtp-reply.ts';

/** What a reader says after all chunks, or the first thing that is not `more`. */
function readAll(chunks: readonly string[]): ReturnType<ReturnType<typeof replyReader>> {
  const read = replyReader();
  for (const chunk of chunks) {
    const result = read(chunk);
    if (result !== 'more') return result;
  }
  return 'more';
}

describe('replyReader', () => {
  const cases: readonly (readonly [
    title: string,
    chunks: readonly string[],
    expected: Reply | string,
  ])[] = [
    ['one line', ['220 mx ESMTP\r\n'], { code: 220, lines: ['mx ESMTP'], extra: 0 }],
    ['a code alone', ['250\r\n'], { code: 250, lines: [''], extra: 0 }],
    [
      'several lines',
      ['220-a\r\n220-b\r\n220 c\r\n'],
      { code: 220, lines: ['a', 'b', 'c'], extra: 0 },
    ],
    [
      'lines in pieces',
      ['22', '0-a\r', '\n220', ' b\r\n'],
      { code: 220, lines: ['a', 'b'], extra: 0 },
    ],
    ['lines that end without CR', ['250-a\n250 b\n'], { code: 250, lines: ['a', 'b'], extra: 0 }],
    ['what stands behind', ['220 go\r\n250 x\r\n'], { code: 220, lines: ['go'], extra: 7 }],
    ['an unfinished line', ['220 mx'], 'more'],
    ['an unfinished reply', ['220-mx\r\n'], 'more'],
    ['no code', ['hello\r\n'], 'bad-reply'],
    ['an empty line', ['\r\n'], 'bad-reply'],
    ['HTTP', ['HTTP/1.1 400 Bad Request\r\n'], 'bad-reply'],
    ['a code out of range', ['650 x\r\n'], 'bad-reply'],
    ['two codes in one reply', ['220-a\r\n250 b\r\n'], 'bad-reply'],
    ['no blank after the code', ['220x\r\n'], 'bad-reply'],
    ['a line of 2,001 octets', [`220 ${'x'.repeat(1_997)}`], 'line-too-long'],
    [
      'a reply above 64 KiB',
      Array.from({ length: 70 }, () => `220-${'x'.repeat(1_000)}\r\n`),
      'reply-too-long',
    ],
    ['such a reply in one piece', [`220-${'x'.repeat(1_000)}\r\n`.repeat(70)], 'reply-too-long'],
  ];
  for (const [title, chunks, expected] of cases) {
    it(`reads ${title}`, () => {
      assert.deepEqual(readAll(chunks), expected);
    });
  }

  it('reads a reply the same however it is cut', () => {
    const text = '250-mx\r\n250-STARTTLS\r\n250 SIZE 1\r\n';
    fc.assert(
      fc.property(fc.array(fc.nat({ max: text.length }), { maxLength: 12 }), (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const chunks = at.slice(1).map((end, i) => text.slice(at[i], end));
        assert.deepEqual(readAll(chunks), readAll([text]));
      }),
    );
  });

  it('never throws, and takes at most 64 KiB and a chunk', () => {
    const chunk = fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 50 }),
      fc.constantFrom('220-', '220 ', '\r\n', '\n', '\r', 'x'.repeat(1_500)),
    );
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 60 }), (chunks) => {
        const read = replyReader();
        let taken = 0;
        for (const each of chunks) {
          taken += each.length;
          if (read(each) !== 'more') return;
          assert.ok(taken <= 64 * 1024);
        }
      }),
    );
  });
});

describe('offers', () => {
  const cases: readonly (readonly [lines: readonly string[], expected: boolean])[] = [
    [['mx', 'STARTTLS'], true],
    [['mx', 'SIZE 1', 'starttls '], true],
    [['STARTTLS'], false],
    [['mx', 'XSTARTTLS', 'STARTTLSX'], false],
    [['mx', 'AUTH STARTTLS'], false],
  ];
  for (const [lines, expected] of cases) {
    it(`${expected ? 'finds' : 'finds no'} STARTTLS in ${JSON.stringify(lines)}`, () => {
      assert.equal(offers({ code: 250, lines, extra: 0 }, 'STARTTLS'), expected);
    });
  }
});
