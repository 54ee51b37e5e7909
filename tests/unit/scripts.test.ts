import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { forbiddenIn, inlineScriptHashes, withoutIslandStyle } from '../../scripts/build.ts';
import { brokenLinks, overdue, pageOf, traces } from '../../scripts/content.ts';
import { tagsOf } from '../../scripts/html.ts';
import { countsOf, exitCode } from '../../scripts/test.ts';
import { tooHeavy, type Load } from '../../scripts/weight.ts';
import { rules } from '../../src/classifier/rules/index.ts';

describe('reading built HTML', () => {
  const cases: [html: string, expected: [string, Record<string, string>][]][] = [
    [
      '<p>a<br/>b</p>',
      [
        ['p', {}],
        ['br', {}],
      ],
    ],
    ['<a href="/x/?a=1&amp;b=2" hidden>', [['a', { href: '/x/?a=1&b=2', hidden: '' }]]],
    ["<a title='a > b' href=/x/>", [['a', { title: 'a > b', href: '/x/' }]]],
    ['<!-- <a href="/x"> --><p>', [['p', {}]]],
    [
      '<script>if (a < b) "<p class=x>"</script><i>',
      [
        ['script', {}],
        ['i', {}],
      ],
    ],
    ['<title>a <b> c</title>', [['title', {}]]],
    ['<IMG SRC="a.png">', [['img', { src: 'a.png' }]]],
    ['1 < 2 &lt;p>', []],
  ];
  for (const [html, expected] of cases)
    it(`finds the tags of ${html}`, () => {
      const found = tagsOf(html).map(({ name, attributes }) => [
        name,
        Object.fromEntries(attributes),
      ]);
      assert.deepEqual(found, expected);
    });
});

describe('what the policy would block', () => {
  const cases: [html: string, expected: string[]][] = [
    ['<p class="a">style="x"</p>', []],
    ['<p style="color: red">', ['<p style=…>']],
    ['<style>p {}</style>', ['a <style> block']],
    ['<button onclick="x()">', ['<button onclick=…>']],
    ['<a href=" javascript:x()">', ['<a> with  javascript:x()']],
    ['<script>let style = "<p style=x>";</script>', []],
  ];
  for (const [html, expected] of cases)
    it(`in ${html}: ${expected.join() || 'nothing'}`, () => {
      assert.deepEqual(forbiddenIn(html), expected);
    });
});

describe('hashes of inline scripts', () => {
  const hash = (text: string): string =>
    `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const cases: [html: string, expected: string[]][] = [
    ['<script>a()</script><script>a()</script>', [hash('a()')]],
    ['<script type="module">a()\n</script>', [hash('a()\n')]],
    ['<script type="application/json">{}</script>', []],
    ['<script src="/a.js"></script>', []],
  ];
  for (const [html, expected] of cases)
    it(`of ${JSON.stringify(html)}`, () => {
      assert.deepEqual(inlineScriptHashes(html), expected);
    });
});

describe('the style of the islands', () => {
  const html = '<p><style>astro-island,astro-slot{display:contents}</style></p>';
  it('is taken out when the style sheet holds it', () => {
    const sheets = ['a{}astro-island,\nastro-slot {\n display: contents\n}'];
    assert.equal(withoutIslandStyle(html, sheets), '<p></p>');
  });
  it('stops the build when no style sheet holds it', () => {
    assert.throws(() => withoutIslandStyle(html, ['a{}']), /no style sheet/);
  });
  it('leaves other pages as they are', () => {
    assert.equal(withoutIslandStyle('<style>p{}</style>', []), '<style>p{}</style>');
  });
});

describe('dates of the content', () => {
  const cases: [file: string, text: string, today: string, expected: RegExp | undefined][] = [
    ['a.mdx', '---\nreviewBy: 2026-11-21\n---\nTekst', '2026-11-21', undefined],
    [
      'a.mdx',
      '---\nreviewBy: 2026-11-21\n---\nTekst',
      '2026-11-22',
      /^a\.mdx: reviewBy held until 2026-11-21/,
    ],
    ['a.yaml', 'checkedOn: 2026-11-21', '2027-12-21', undefined],
    ['a.yaml', 'checkedOn: 2026-11-21', '2027-12-22', /checkedOn held until 2027-12-21/],
    ['a.yaml', 'tunnel:\n  date: 2026-11-02\n  maxAgeDays: 90', '2027-01-31', undefined],
    ['a.yaml', 'tunnel:\n  date: 2026-11-02\n  maxAgeDays: 90', '2027-02-01', /tunnel\.date held/],
    ['a.mdx', 'Tekst uden data\nreviewBy: 2000-01-01', '2026-11-21', undefined],
  ];
  for (const [file, text, today, expected] of cases)
    it(`${JSON.stringify(text)} on ${today}: ${expected === undefined ? 'holds' : 'past'}`, () => {
      const found = overdue(file, text, today).join('\n');
      if (expected === undefined) assert.equal(found, '');
      else assert.match(found, expected);
    });
});

/** Hosts that may not stand in a file of the repository, not even here. */
const shop = ['gopublic', 'dk'].join('.');
const testServer = ['test', 'liveserver', 'nu'].join('.');

describe('links', () => {
  const target = pageOf('/b/', '<h2 id="trin">Trin</h2>');
  const check = (html: string): string => {
    const page = pageOf('/a/', html);
    const pages = new Map([page, target].map((each) => [each.path, each]));
    return brokenLinks(page, pages, new Set(['/a/', '/b/', '/c.svg'])).join('\n');
  };
  const cases: [html: string, expected: RegExp][] = [
    ['<a href="/b/">', /^$/],
    ['<a href="/b/#trin">', /^$/],
    ['<a href="../b/#trin">', /^$/],
    ['<a href="#">', /^$/],
    ['<a href="/b/#svar=ja">', /^$/],
    ['<img src="/c.svg">', /^$/],
    ['<a href="https://example.com/x">', /^$/],
    ['<a href="mailto:a@example.com">', /^$/],
    ['<a href="/b">', /leads nowhere/],
    ['<a href="/x/">', /leads nowhere/],
    ['<img src="/x.png">', /leads nowhere/],
    ['<a href="/b/#andet">', /no such place/],
    ['<a href="#andet">', /no such place/],
    ['<a href="http://example.com/">', /not https/],
    [`<a href="https://${testServer}/">`, /must not be linked to/],
    [`<a href="https://${shop}/x">`, /must not be linked to/],
    ['<a href="https://[">', /no address/],
  ];
  for (const [html, expected] of cases)
    it(`${html}: ${expected.source === '^$' ? 'right' : expected.source}`, () => {
      assert.match(check(html), expected);
    });
});

describe('traces of the machine', () => {
  const machine = { home: '/somewhere/me', checkout: '/srv/x/kuvert', registryHost: 'npm.example' };
  const home = ['', 'home', 'someone'].join('/');
  const cases: [text: string, expected: RegExp][] = [
    ['See /srv/ and https://registry.npmjs.org/a', /^$/],
    ['cd /srv/x/kuvert', /path of this machine/],
    ['cp /srv/x/other', /path of this machine/],
    ['/somewhere/me/.npmrc', /path of this machine/],
    [`${home}/a`, /home directory/],
    ['https://npm.example/a', /package registry/],
    ['"resolved": "https://registry.npmjs.org/a.tgz"', /^$/],
    ['"resolved": "https://mirror.example/a.tgz"', /another registry/],
    [`https://${shop}/x`, /must not be linked to/],
  ];
  for (const [text, expected] of cases)
    it(`${text}: ${expected.source === '^$' ? 'none' : expected.source}`, () => {
      assert.match(traces('package-lock.json', text, machine).join('\n'), expected);
    });

  // A checkout may lie right below the root, called as the folders and addresses in the repository are.
  const elsewhere: [checkout: string, text: string, expected: RegExp][] = [
    [
      '/clone',
      "import './clone/a.ts'; '../clone/b'; `${root}/clone/c`; <b>x</clone>; x/clone",
      /^$/,
    ],
    ['/clone', "cd '/clone/a'", /path of this machine/],
    ['/clone', 'cd /clone', /path of this machine/],
    ['/clone', '/clones and /clone-2', /^$/],
    ['/srv/clone', '/srv/other', /^$/],
    ['/usr/far/clone', '/usr/sbin', /^$/],
    ['/usr/far/clone', '/usr/far/other', /path of this machine/],
    ['/far/a.b', '/far/c', /path of this machine/],
  ];
  for (const [checkout, text, expected] of elsewhere)
    it(`in ${checkout}, ${text}: ${expected.source === '^$' ? 'none' : expected.source}`, () => {
      assert.match(traces('a.ts', text, { ...machine, checkout }).join('\n'), expected);
    });
  it('of root', () => {
    const rootHome = ['', 'root', 'a'].join('/');
    assert.match(traces('a.ts', rootHome, machine).join('\n'), /home directory/);
  });
});

describe('the weight of a page', () => {
  const load: Load = {
    path: '/a/',
    html: 10,
    css: 20,
    js: 30,
    images: 40,
    frames: 5,
    later: 1000,
    hasScripts: true,
  };
  const cases: [limit: { pages: RegExp; total: number; scripts: boolean }, expected: RegExp][] = [
    [{ pages: /^\/a\//, total: 105, scripts: true }, /^$/],
    [{ pages: /^\/a\//, total: 104, scripts: true }, /weighs 105 bytes; 104/],
    [{ pages: /^\/a\//, total: 105, scripts: false }, /may not have scripts/],
    [{ pages: /^\/b\//, total: 1, scripts: false }, /^$/],
  ];
  for (const [limit, expected] of cases)
    it(`within ${String(limit.total)} bytes, scripts ${String(limit.scripts)}, on ${String(limit.pages)}`, () => {
      assert.match(tooHeavy(load, [limit]) ?? '', expected);
    });
});

describe('the count of tests', () => {
  it('adds up what Playwright reports', () => {
    const spec = (title: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped') => ({
      title,
      file: 'a.spec.ts',
      tests: [{ status }],
    });
    const report = {
      errors: [{}],
      suites: [
        {
          title: 'a.spec.ts',
          specs: [spec('a', 'expected'), spec('b', 'unexpected')],
          suites: [{ title: 'x', specs: [spec('c', 'flaky'), spec('d', 'skipped')] }],
        },
      ],
    };
    assert.deepEqual(countsOf(report), {
      passed: 1,
      failed: 3,
      skipped: ['tests/browser/a.spec.ts: d'],
    });
  });

  const cases: [passed: number, failed: number, skipped: string[], ci: boolean, code: 0 | 1][] = [
    [1, 0, [], false, 0],
    [1, 0, [], true, 0],
    [1, 0, ['a'], false, 0],
    [1, 0, ['a'], true, 1],
    [1, 1, [], false, 1],
    [0, 0, [], false, 1],
    [0, 0, ['a'], false, 1],
  ];
  for (const [passed, failed, skipped, ci, code] of cases)
    it(`${String(passed)} passed, ${String(failed)} failed, ${String(skipped.length)} skipped, CI ${String(ci)}: exit ${String(code)}`, () => {
      assert.equal(exitCode({ passed, failed, skipped }, ci), code);
    });
});

describe('rules as a browser loads them', () => {
  // scripts/lighter-rules.ts joins their words by commas.
  for (const { id, terms, stems, tails, phrases, cues, counterCues, except } of rules)
    it(`no word of ${id} holds a comma`, () => {
      const words = [terms, stems, tails, phrases, cues, counterCues, except].flatMap(
        (list) => list ?? [],
      );
      assert.deepEqual(
        words.filter((word) => word.includes(',')),
        [],
      );
    });
});
