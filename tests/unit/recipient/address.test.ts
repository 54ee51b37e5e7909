import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  parseAddress,
  parseDomain,
  parseRecipient,
  parseRecipientList,
} from '../../../src/recipient/address.ts';

const label63 = 'a'.repeat(63);
const domainOf = (length: number): string =>
  `${[label63, label63, label63, 'b'.repeat(length - 195)].join('.')}.dk`;

describe('parseRecipient', () => {
  it('takes letters outside ASCII before the @, composed (RFC 6531)', () => {
    const parsed = parseRecipient('so\u0308ren.åse@Brøndby.dk');
    assert.equal(parsed.ok && parsed.address, 'sören.åse@xn--brndby-cya.dk');
  });

  const accepted: readonly (readonly [text: string, domain: string, address: string | null])[] = [
    ['example.dk', 'example.dk', null],
    ['  Example.DK\n', 'example.dk', null],
    ['a.b-c.1d.example', 'a.b-c.1d.example', null],
    ['brøndby.dk', 'xn--brndby-cya.dk', null],
    ['BRØNDBY.DK', 'xn--brndby-cya.dk', null],
    ['xn--brndby-cya.dk', 'xn--brndby-cya.dk', null],
    ['bla\u030ab\u00e6r.dk', 'xn--blbr-roah.dk', null],
    ['Navn.Navnesen@Example.dk', 'example.dk', 'Navn.Navnesen@example.dk'],
    ['post@brøndby.dk', 'xn--brndby-cya.dk', 'post@xn--brndby-cya.dk'],
    ["o'hara+tag=1@example.dk", 'example.dk', "o'hara+tag=1@example.dk"],
    [`${'l'.repeat(64)}@example.dk`, 'example.dk', `${'l'.repeat(64)}@example.dk`],
    [`${label63}.dk`, `${label63}.dk`, null],
    [domainOf(253), domainOf(253), null],
  ];
  for (const [text, domain, address] of accepted) {
    it(`reads ${JSON.stringify(text).slice(0, 60)}`, () => {
      assert.deepEqual(parseRecipient(text), { ok: true, domain, address, cprInAddress: false });
    });
  }

  const refused: readonly (readonly [text: string, code: string])[] = [
    ['', 'empty'],
    [' \t\n', 'empty'],
    ['127.0.0.1', 'ip-address'],
    ['127.1', 'ip-address'],
    ['2130706433', 'ip-address'],
    ['0x7f000001', 'ip-address'],
    ['0x7f.1', 'ip-address'],
    ['a.0x7f', 'numeric-top-level'],
    ['１２７.0.0.1', 'bad-character'],
    ['１２７.０.０.１', 'bad-character'],
    ['ｅxample.dk', 'bad-character'],
    ['example。dk', 'bad-character'],
    ['٣.example', 'bad-domain'],
    ['ex%61mple.dk', 'bad-character'],
    ['[127.0.0.1]', 'ip-address'],
    ['[::1]', 'ip-address'],
    ['::1', 'ip-address'],
    ['user@[127.0.0.1]', 'ip-address'],
    ['user@[IPv6:::1]', 'ip-address'],
    ['user@127.0.0.1', 'ip-address'],
    ['example.dk.', 'trailing-dot'],
    ['brøndby.dk.', 'trailing-dot'],
    ['.example.dk', 'bad-label'],
    ['example..dk', 'bad-label'],
    ['-example.dk', 'bad-label'],
    ['example-.dk', 'bad-label'],
    ['ex_ample.dk', 'bad-character'],
    ['localhost', 'single-label'],
    ['example.123', 'numeric-top-level'],
    ['example.d', 'numeric-top-level'],
    ['example.dk:25', 'bad-character'],
    ['http://example.dk', 'bad-character'],
    ['example.dk/sti', 'bad-character'],
    ['example.dk?x', 'bad-character'],
    ['exa mple.dk', 'bad-character'],
    ['exa\u00a0mple.dk', 'bad-character'],
    ['exa\u0000mple.dk', 'control-character'],
    ['exa\nmple.dk', 'control-character'],
    ['example.dk\u202e', 'control-character'],
    ['exa\u200bmple.dk', 'control-character'],
    ['exa\u00admple.dk', 'control-character'],
    ['\ud800.dk', 'control-character'],
    [`${'a'.repeat(64)}.dk`, 'label-too-long'],
    [domainOf(254), 'domain-too-long'],
    ['a'.repeat(1_001), 'too-long'],
    ['a'.repeat(1_000_000), 'too-long'],
    ['@example.dk', 'no-local-part'],
    ['user@', 'no-domain'],
    ['a@b@example.dk', 'several-at'],
    ['"a@b"@example.dk', 'quoted-local-part'],
    ['"jens hansen"@example.dk', 'quoted-local-part'],
    ['a"b@example.dk', 'quoted-local-part'],
    ['jens hansen@example.dk', 'bad-local-part'],
    ['.jens@example.dk', 'bad-local-part'],
    ['jens.@example.dk', 'bad-local-part'],
    ['je..ns@example.dk', 'bad-local-part'],
    ['jens\\@example.dk', 'bad-local-part'],
    ['jens(x)@example.dk', 'bad-local-part'],
    ['ｊｏｒｇｅｎ@example.dk', 'non-ascii-local-part'],
    ['jør«gen@example.dk', 'bad-local-part'],
    [`${'ø'.repeat(33)}@example.dk`, 'local-part-too-long'],
    ['je\u202ens@example.dk', 'control-character'],
    [`${'l'.repeat(65)}@example.dk`, 'local-part-too-long'],
    [`${'l'.repeat(64)}@${domainOf(253)}`, 'address-too-long'],
  ];
  for (const [text, code] of refused) {
    it(`refuses ${JSON.stringify(text).slice(0, 60)} as ${code}`, () => {
      assert.deepEqual(parseRecipient(text), { ok: false, code });
    });
  }

  const cpr: readonly (readonly [text: string, flag: boolean])[] = [
    ['2209101234@digital-post.dk', true],
    ['220910-1234@digital-post.dk', true],
    ['jens.220910-1234.hansen@example.dk', true],
    ['8209101234@example.dk', true],
    ['3209101234@example.dk', false],
    ['2213101234@example.dk', false],
    ['22091012345@example.dk', false],
    ['12345678@example.dk', false],
    ['jens@2209101234.dk', false],
  ];
  for (const [text, flag] of cpr) {
    it(`${flag ? 'sees' : 'sees no'} CPR number in ${text}`, () => {
      const parsed = parseRecipient(text);
      assert.equal(parsed.ok && parsed.cprInAddress, flag);
    });
  }

  it('tells a domain from an address', () => {
    assert.deepEqual(parseDomain('a@example.dk'), { ok: false, code: 'not-a-domain' });
    assert.deepEqual(parseAddress('example.dk'), { ok: false, code: 'not-an-address' });
    assert.equal(parseDomain('example.dk').ok, true);
    assert.equal(parseAddress('a@example.dk').ok, true);
  });

  it('gives only names that it reads again as themselves', () => {
    const host = fc.stringMatching(/^[\p{L}\p{N}.%-]{1,40}$/u);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc.domain(),
          fc.emailAddress(),
          host,
        ),
        (text) => {
          const parsed = parseRecipient(text);
          if (!parsed.ok) return;
          assert.match(parsed.domain, /^(?=.{1,253}$)([a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]*[a-z0-9]$/);
          const again = parseRecipient(parsed.address ?? parsed.domain);
          assert.deepEqual(again, parsed);
          assert.equal(new URL(`http://${parsed.domain}`).hostname, parsed.domain);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('parseRecipientList', () => {
  type Row = readonly [original: string, name: string | null, result: string];
  const cases: readonly (readonly [title: string, text: string, rows: readonly Row[]])[] = [
    ['nothing', ' ;\n, ;', []],
    [
      'what Outlook pastes',
      'Navn Navnesen <a@b.dk>; "Efternavn, Fornavn" <c@d.dk>; e@f.dk',
      [
        ['Navn Navnesen <a@b.dk>', 'Navn Navnesen', 'a@b.dk'],
        ['"Efternavn, Fornavn" <c@d.dk>', 'Efternavn, Fornavn', 'c@d.dk'],
        ['e@f.dk', null, 'e@f.dk'],
      ],
    ],
    [
      'a comma in a name without quotes',
      'Efternavn, Fornavn <a@b.dk>; Olsen, Ib, ph.d. <c@d.dk>',
      [
        ['Efternavn, Fornavn <a@b.dk>', 'Efternavn, Fornavn', 'a@b.dk'],
        ['Olsen, Ib, ph.d. <c@d.dk>', 'Olsen, Ib, ph.d.', 'c@d.dk'],
      ],
    ],
    [
      'commas, line ends and tabs between addresses and domains',
      'a@b.dk, c@d.dk\r\ne@f.dk\ng.dk\th.dk',
      [
        ['a@b.dk', null, 'a@b.dk'],
        ['c@d.dk', null, 'c@d.dk'],
        ['e@f.dk', null, 'e@f.dk'],
        ['g.dk', null, '@g.dk'],
        ['h.dk', null, '@h.dk'],
      ],
    ],
    [
      'a domain before a name with an address',
      'g.dk, Navn <a@b.dk>',
      [
        ['g.dk', null, '@g.dk'],
        ['Navn <a@b.dk>', 'Navn', 'a@b.dk'],
      ],
    ],
    [
      'links',
      'mailto:a@b.dk?subject=hej, Navn <mailto:c@d.dk>; e@f.dk<mailto:e@f.dk>; Ib [mailto:g@h.dk]',
      [
        ['mailto:a@b.dk?subject=hej', null, 'a@b.dk'],
        ['Navn <mailto:c@d.dk>', 'Navn', 'c@d.dk'],
        ['e@f.dk<mailto:e@f.dk>', null, 'e@f.dk'],
        ['Ib [mailto:g@h.dk]', 'Ib', 'g@h.dk'],
      ],
    ],
    [
      'duplicates, by address and without regard to case',
      'A@b.dk; Navn <a@B.dk>; b.dk; B.DK',
      [
        ['A@b.dk', null, 'A@b.dk'],
        ['b.dk', null, '@b.dk'],
      ],
    ],
    [
      'blanks between addresses, and a name before one',
      'a@b.dk c@d.dk Ib Olsen e@f.dk',
      [
        ['a@b.dk', null, 'a@b.dk'],
        ['c@d.dk', null, 'c@d.dk'],
        ['Ib Olsen e@f.dk', 'Ib Olsen', 'e@f.dk'],
      ],
    ],
    [
      'header names',
      'Til: a@b.dk; c@d.dk\nCc: e@f.dk',
      [
        ['a@b.dk', null, 'a@b.dk'],
        ['c@d.dk', null, 'c@d.dk'],
        ['e@f.dk', null, 'e@f.dk'],
      ],
    ],
    [
      'what cannot be read, each with its code',
      'Navn Navnesen; user@127.0.0.1; <>; a@b@c.dk; Ib <jørgen@d.dk>',
      [
        ['Navn Navnesen', null, '!no-address'],
        ['user@127.0.0.1', null, '!ip-address'],
        ['<>', null, '!empty'],
        ['a@b@c.dk', null, '!several-at'],
        ['Ib <jørgen@d.dk>', 'Ib', 'jørgen@d.dk'],
      ],
    ],
    [
      'a quote that never ends spoils its own entry only',
      '"Ib <a@b.dk>; c@d.dk\ne@f.dk',
      [
        ['"Ib <a@b.dk>', 'Ib', 'a@b.dk'],
        ['c@d.dk', null, 'c@d.dk'],
        ['e@f.dk', null, 'e@f.dk'],
      ],
    ],
    ['a name that is an address', '"a@b.dk" <c@d.dk>', [['"a@b.dk" <c@d.dk>', 'a@b.dk', 'c@d.dk']]],
  ];
  for (const [title, text, rows] of cases) {
    it(`reads ${title}`, () => {
      const found = parseRecipientList(text).map((entry): Row => [
        entry.original,
        entry.name,
        entry.ok ? (entry.address ?? `@${entry.domain}`) : `!${entry.code}`,
      ]);
      assert.deepEqual(found, rows);
    });
  }

  it('flags a CPR number in an address', () => {
    const [entry] = parseRecipientList('Ib <220910-1234@digital-post.dk>');
    assert.equal(entry?.ok && entry.cprInAddress, true);
  });

  it('keeps 500 recipients in order', () => {
    const list = Array.from({ length: 500 }, (_, i) => `Navn ${i} <n${i}@d${i % 7}.dk>`);
    const entries = parseRecipientList(list.join('; '));
    assert.deepEqual(
      entries.map(({ original }) => original),
      list,
    );
  });

  const megabytes: readonly (readonly [title: string, piece: string])[] = [
    ['letters', 'a'],
    ['quotes', '"'],
    ['quotes and separators', '";'],
    ['angle brackets', '<'],
    ['closing brackets', '>'],
    ['pairs of brackets', '<>'],
    ['commas', 'a,'],
    ['at signs', '@'],
    ['blanks', ' '],
    ['words', 'ord '],
    ['addresses', 'a@b.dk '],
    ['line ends', 'a\n'],
    ['links', '[mailto:'],
    ['names', 'Ib Olsen, '],
    ['mixed', '"a" <b@c.dk>, '],
  ];
  for (const [title, piece] of megabytes) {
    it(`reads a megabyte of ${title} in less than 5 seconds`, () => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const start = performance.now();
      parseRecipientList(text);
      assert.ok(performance.now() - start < 5_000);
    });
  }

  it('never throws, and gives each entry once', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.emailAddress(),
      fc.constantFrom('"', '<', '>', ';', ',', '\n', 'mailto:', '[mailto:', ']', 'Til: ', ' ', '@'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const entries = parseRecipientList(pieces.join(''));
        const keys = entries.flatMap((entry) =>
          entry.ok ? [(entry.address ?? entry.domain).toLowerCase()] : [],
        );
        assert.equal(new Set(keys).size, keys.length);
      }),
      { numRuns: 2_000 },
    );
  });
});
