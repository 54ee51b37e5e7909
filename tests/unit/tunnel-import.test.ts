import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { largestFile, readTables, Unreadable } from '../../scripts/tables.ts';
import { importTunnelList, main, tunnelFile, withTunnel } from '../../scripts/tunnel-import.ts';
import { parseTunnelList } from '../../src/recipient/tunnel.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A workbook as Excel writes it: text in the shared strings, cells that name them by number. */
function workbook(...sheets: readonly (readonly (readonly string[])[])[]): Uint8Array {
  const strings: string[] = [];
  const letters = 'ABCDEFGH';
  const escape = (text: string): string =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/ø/g, '&#248;');
  const parts = sheets.map((rows, at) => {
    const xml = rows
      .map((cells, row) => {
        const number = String(row + 1);
        const inside = cells
          .map((cell, column) => {
            if (cell === '') return '';
            const reference = `${letters[column] ?? ''}${number}`;
            return `<c r="${reference}" s="1" t="s"><v>${String(strings.push(cell) - 1)}</v></c>`;
          })
          .join('');
        return `<row r="${number}" spans="1:8">${inside}</row>`;
      })
      .join('');
    return [
      `xl/worksheets/sheet${String(at + 1)}.xml`,
      strToU8(`<?xml version="1.0"?><worksheet><sheetData>${xml}</sheetData></worksheet>`),
    ] as const;
  });
  const shared = strings.map((text) => `<si><r><t>${escape(text)}</t></r><rPh><t>x</t></rPh></si>`);
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/sharedStrings.xml': strToU8(`<sst>${shared.join('')}</sst>`),
    ...Object.fromEntries(parts),
  });
}

const page = (rows: string): Uint8Array =>
  bytes(`<!DOCTYPE html><html><body><table><tr><td>Menu</td></tr></table>${rows}</body></html>`);

describe('a tunnel list as people have it', () => {
  const two = ['naevn.example', 'nabo-kommune.example'].sort();
  const cases: readonly [
    name: string,
    file: Uint8Array,
    domains: readonly string[],
    bad: readonly string[],
  ][] = [
    ['a domain a line', bytes('naevn.example\nnabo-kommune.example\n'), two, []],
    [
      'our own, with comments',
      bytes(tunnelFile(two, { source: 'x', date: '2026-01-02' })),
      two,
      [],
    ],
    [
      'Windows line ends and a mark',
      bytes('\uFEFFnaevn.example\r\n\r\nnabo-kommune.example'),
      two,
      [],
    ],
    [
      'bad lines are named, good ones kept',
      bytes('naevn.example\nikke et domæne\n*.example\nnavn@a.example\nnabo-kommune.example'),
      two,
      [
        'line 2: "ikke" is no domain (single-label).',
        'line 2: "et" is no domain (single-label).',
        'line 2: "domæne" is no domain (single-label).',
        'line 3: "*.example" is no domain (bad-character).',
        'line 4: "navn@a.example" is no domain (not-a-domain).',
      ],
    ],
    [
      'CSV with a heading, the domain in the second column',
      bytes(
        'Navn;Domæne;Siden\n"Nævnet; for eksempler";naevn.example;2020\nNabo;@Nabo-Kommune.example;2021\n',
      ),
      two,
      [],
    ],
    ['CSV with commas', bytes('1,naevn.example,"a ""b"", c"\n2,"nabo-kommune.example",x'), two, []],
    ['CSV with tabs', bytes('Nævn\tnaevn.example\nNabo\tnabo-kommune.example'), two, []],
    [
      'a quoted cell over two lines, and lines still counted',
      bytes('Navn;Domæne\n"Nævnet\nfor";naevn.example\nNabo;nabo\nNabo;nabo-kommune.example'),
      two,
      ['line 4: "nabo" is no domain (single-label).'],
    ],
    [
      'a quote that nothing closes',
      bytes('"Nævn;naevn.example\nNabo;nabo-kommune.example'),
      two,
      [],
    ],
    [
      'a row without its domain',
      bytes('Nævn;naevn.example\nNabo;\nNabo;nabo-kommune.example'),
      two,
      ['line 2: no domain in the column of domains.'],
    ],
    ['several in a cell', bytes('Begge;naevn.example, nabo-kommune.example\n;\n'), two, []],
    [
      'the letters of old Windows',
      Uint8Array.from([...bytes('br'), 0xf8, ...bytes('ndby.example')]),
      ['xn--brndby-cya.example'],
      [],
    ],
    [
      'UTF-16',
      Uint8Array.from([
        0xff,
        0xfe,
        ...Buffer.from('naevn.example\r\nnabo-kommune.example', 'utf16le'),
      ]),
      two,
      [],
    ],
    [
      'a page, with the list in a table beside others',
      page(
        '<table class="x"><thead><tr><th>Navn<th>Domæne</tr></thead><tbody><tr><td><b>Nævn</b></td><td><a href="https://a.example/">naevn&#46;example</a></td></tr><!-- <tr><td>x</td><td>gone.example</td></tr> --><tr><td>Nabo</td><td>&nbsp;nabo-kommune.example<br></td></tr></tbody></table>',
      ),
      two,
      [],
    ],
    [
      'a page whose list lies in a table in a table, with a bad row',
      page(
        '<table><tr><td><table><tr><td>naevn.example</td></tr><tr><td>nabo_kommune.example</td></tr><tr><td>nabo-kommune.example</td></tr></table></td></tr></table>',
      ),
      two,
      ['table 3, row 2: "nabo_kommune.example" is no domain (bad-character).'],
    ],
    [
      'a workbook',
      workbook(
        [
          ['Tunnelliste'],
          ['Nr.', 'Myndighed', 'Domæne'],
          ['1', 'Nævn & co', 'naevn.example'],
          [],
          ['2', '', 'nabo-kommune.example'],
        ],
        [['Noter'], ['intet']],
      ),
      two,
      [
        'sheet 1, row 1: no domain in the column of domains.',
        'sheet 1, row 2: "Domæne" is no domain (single-label).',
      ],
    ],
    [
      'a workbook with an entity and two sheets',
      workbook([['brøndby.example']], [['naevn.example'], ['naevn.example']]),
      ['naevn.example', 'xn--brndby-cya.example'],
      [],
    ],
  ];
  for (const [name, file, domains, bad] of cases)
    it(name, () => {
      assert.deepEqual(importTunnelList(file), { domains, bad });
    });
  it('cells of a workbook that hold their text themselves', () => {
    const xml =
      '<x:worksheet xmlns:x="y"><x:row r="7"><x:c r="B7" t="inlineStr"><x:is><x:t>naevn.example</x:t></x:is></x:c><x:c t="str"><x:f>A1</x:f><x:v>x</x:v></x:c></x:row></x:worksheet>';
    assert.deepEqual(readTables(zipSync({ 'xl/worksheets/sheet1.xml': strToU8(xml) })), [
      [{ place: 'sheet 1, row 7', cells: ['', 'naevn.example', 'x'] }],
    ]);
  });
});

/** Rewrites what a zip says an entry comes to, in its directory and before the entry. */
function lying(zip: Uint8Array, size: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  for (let at = 0; at + 4 <= zip.length; at += 1) {
    const mark = view.getUint32(at, true);
    if (mark === 0x02014b50) view.setUint32(at + 24, size, true);
    if (mark === 0x04034b50) view.setUint32(at + 22, size, true);
  }
  return zip;
}

describe('what is refused', () => {
  const bomb = zipSync(
    { 'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 * 1024) },
    { level: 9 },
  );
  const cases: readonly [name: string, file: () => Uint8Array, sentence: RegExp][] = [
    ['nothing', () => new Uint8Array(), /no domain in this file/],
    ['a list of names', () => bytes('Ole\nAnne\n'), /no domain in this file/],
    ['a picture', () => Uint8Array.from([0x89, 0x50, 0, 0, 1]), /neither text nor/],
    ['an old workbook', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), /Save it as \.xlsx/],
    ['a page without a table', () => bytes('<html>naevn.example</html>'), /no table on this page/],
    ['a zip without a sheet', () => zipSync({ 'a.txt': bytes('x') }), /no sheet in this file/],
    ['half a workbook', () => workbook([['naevn.example']]).slice(0, 200), /is broken/],
    ['a file too large', () => new Uint8Array(largestFile + 1), /larger than 8 MB/],
    ['a workbook that unpacks to 80 MB', () => bomb, /larger than 64 MB/],
    ['one that says it is small and is not', () => lying(bomb.slice(), 1_000), /is broken/],
    ['a page of tables in tables', () => bytes('<table><tr><td>'.repeat(5_000)), /lie too deep/],
  ];
  for (const [name, file, sentence] of cases)
    it(name, () => {
      const octets = file();
      const before = process.memoryUsage().rss;
      assert.throws(
        () => importTunnelList(octets),
        (error) => error instanceof Unreadable && sentence.test(error.message),
      );
      assert.ok(process.memoryUsage().rss - before < 150 * 1024 * 1024, 'memory is bounded');
    });
  it('any octets end in a list or a sentence', () => {
    const starts = [[], [0x50, 0x4b, 3, 4], [...bytes('<table>')], [0xff, 0xfe]];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), (start, rest) => {
        try {
          importTunnelList(Uint8Array.from([...start, ...rest]));
        } catch (error) {
          assert.ok(error instanceof Unreadable, String(error));
        }
      }),
      { numRuns: 2_000 },
    );
  });
  for (const [name, text] of [
    ['quotes', '"'],
    ['angle brackets', '<table><'],
    ['ampersands', '<table><tr><td>&'],
    ['comments', '<table><!--'],
    ['separators', ';,\t'],
  ])
    it(`8 MB of ${name ?? ''} are read within five seconds`, () => {
      const file = bytes('<table><tr><td>' + (text ?? '').repeat(largestFile)).slice(
        0,
        largestFile,
      );
      const start = performance.now();
      assert.throws(() => importTunnelList(file), Unreadable);
      assert.ok(performance.now() - start < 5_000);
    });
});

describe('where a list is kept', () => {
  it('in a profile that has a tunnel, only its file and date change', () => {
    const profile =
      "# A comment\nname: X\ntunnel:\n  file: old.tunnel.txt # why\n  date: '2020-01-01'\n  # Another\n  maxAgeDays: 30\nfaq: []\n";
    assert.equal(
      withTunnel(profile, { file: 'x.tunnel.txt', date: '2026-11-22' }),
      profile.replace('old.tunnel.txt', 'x.tunnel.txt').replace('2020-01-01', '2026-11-22'),
    );
  });
  it('a profile without one gets one that holds for 90 days', () => {
    assert.equal(
      withTunnel('name: X\n', { file: 'x.tunnel.txt', date: '2026-11-22' }),
      "name: X\ntunnel:\n  file: x.tunnel.txt\n  date: '2026-11-22'\n  maxAgeDays: 90\n",
    );
  });

  const directory = mkdtempSync(join(tmpdir(), 'kuvert-tunnel-'));
  after(() => {
    rmSync(directory, { recursive: true });
  });
  const told: string[] = [];
  const run = (...args: string[]): number => main(args, directory, (words) => told.push(words));
  it('with its source and date, and what is new and gone', () => {
    const path = join(directory, 'liste.csv');
    writeFileSync(join(directory, 'by.yaml'), 'name: By\n');
    writeFileSync(join(directory, 'by.tunnel.txt'), 'gone.example\nnaevn.example\n');
    writeFileSync(path, 'Nævn;naevn.example\nNabo;nabo\nRegion;region.example\n');
    const source = 'Intranettet\n# evil.example';
    assert.equal(run(path, '--organisation', 'by', '--source', source, '--date', '2026-11-01'), 0);
    const text = readFileSync(join(directory, 'by.tunnel.txt'), 'utf8');
    assert.match(
      text,
      /^# Source: Intranettet # evil\.example\n# Date: 2026-11-01\n# Domains: 2$/m,
    );
    assert.deepEqual([...parseTunnelList(text).domains], ['naevn.example', 'region.example']);
    assert.match(readFileSync(join(directory, 'by.yaml'), 'utf8'), /date: '2026-11-01'/);
    assert.deepEqual(told, [
      'Left out: line 2: "nabo" is no domain (single-label).\n',
      'by.tunnel.txt: 2 domains of 2026-11-01, 1 new, 1 gone, 1 left out.\n',
    ]);
  });
  it('and is left alone by a file that holds none', () => {
    const path = join(directory, 'tom.txt');
    writeFileSync(path, 'intet her\n');
    const before = readFileSync(join(directory, 'by.tunnel.txt'), 'utf8');
    assert.throws(() => run(path, '--organisation', 'by'), Unreadable);
    assert.equal(readFileSync(join(directory, 'by.tunnel.txt'), 'utf8'), before);
  });
  for (const [name, args] of [
    ['no file', []],
    ['a date that is none', ['x', '--date', '2026-13-45']],
    ['an id that leads elsewhere', ['x', '--organisation', '../x']],
  ] as const)
    it(`${name}: says how it is used`, () => {
      assert.equal(run(...args), 2);
    });
});
