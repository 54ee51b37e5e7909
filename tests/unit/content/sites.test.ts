import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root, run } from '../../../scripts/run.ts';
import { filesUnder } from '../../../scripts/site.ts';
import { readOrganisation } from '../../../src/content/organisation.ts';
import type { Organisation } from '../../../src/content/organisation.schema.ts';
import { ids, profileFiles } from '../../profiles.ts';

/** Each profile's whole site, built one after the other (Astro keeps one store of its content), and whose it is. */

const profiles = new Map(ids.map((id) => [id, readOrganisation(id, profileFiles)]));

/** What a page would betray an organisation by: its names, its domains, its contacts. */
function marksOf({
  name,
  shortName,
  internalDomains,
  tlsPartners,
  contacts,
}: Organisation): string[] {
  return [
    name,
    ...(shortName === undefined ? [] : [shortName]),
    ...internalDomains,
    ...tlsPartners,
    ...Object.values(contacts).flatMap((contact) =>
      [contact?.mail, contact?.phone, contact?.url].filter((each) => each !== undefined),
    ),
  ];
}

/** Whether a mark stands in a text as a word of its own: "Unik" is a company, "unikke" is not. */
const holds = (text: string, mark: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(mark)}(?![\\p{L}\\p{N}])`, 'u').test(text);

const readable = /\.(?:html|css|js|mjs|json|txt|svg)$/;

describe('the site of each organisation', () => {
  let scratch = '';
  before(() => {
    // Inside the checkout: Astro runs what it has built from there, with the packages that lie beside it.
    scratch = mkdtempSync(join(root, 'node_modules', '.kuvert-sites-'));
  });
  after(() => {
    rmSync(scratch, { recursive: true });
  });

  for (const [id, own] of profiles)
    it(`${id}: is its own and nobody else's`, async () => {
      const outDir = join(scratch, id);
      const { code, output } = await run('astro', {
        args: ['build', '--outDir', outDir],
        env: { ORGANISATION: id },
      });
      assert.equal(code, 0, output.slice(-2000));
      const texts = filesUnder(outDir)
        .filter((file) => readable.test(file))
        .map((file) => ({ file: file.slice(outDir.length), text: readFileSync(file, 'utf8') }));
      assert.ok(texts.some(({ file }) => file === '/client/tjek/index.html'));

      const ownMarks = new Set(marksOf(own));
      const foreign = [...profiles]
        .filter(([other]) => other !== id)
        .flatMap(([, profile]) => marksOf(profile))
        .filter((mark) => !ownMarks.has(mark));
      assert.ok(foreign.length >= profiles.size);
      assert.deepEqual(
        texts.flatMap(({ file, text }) =>
          foreign.filter((mark) => holds(text, mark)).map((mark) => `${file}: ${mark}`),
        ),
        [],
      );

      // The same search finds the organisation itself, so that it can find the others.
      const check = texts.find(({ file }) => file === '/client/tjek/index.html')?.text ?? '';
      assert.ok(holds(check, own.name), `${own.name} is not on its own page`);
      const theme = texts.find(({ file }) => file === '/client/tema.css')?.text ?? '';
      assert.ok(theme.includes(own.theme.accent));
      for (const [channel, words] of Object.entries(own.channelTexts))
        if (words.action !== undefined)
          assert.ok(check.includes(words.action), `${channel}: ${words.action}`);
      const ways = texts.flatMap(
        ({ file }) => /^\/client\/kanaler\/([^/]+)\/index\.html$/.exec(file)?.[1] ?? [],
      );
      assert.deepEqual(ways.sort(), [...own.policy.channels].sort());
      const textOf = (path: string): string =>
        texts.find(({ file }) => file === `/client${path}index.html`)?.text ?? '';
      for (const { question } of own.faq) assert.ok(textOf('/spoergsmaal/').includes(question));
      for (const { name } of Object.values(own.contacts).filter((each) => each !== undefined))
        assert.ok(textOf('/spoergsmaal/').includes(name), name);
      for (const { title } of own.gettingStarted) assert.ok(textOf('/kanaler/').includes(title));
      for (const { title } of own.partners) assert.ok(textOf('/partnere/').includes(title));
      assert.equal(textOf('/priser/') !== '', own.prices !== undefined);
      for (const { file, text } of texts.filter(({ file: each }) => each.endsWith('.html')))
        assert.doesNotMatch(text, /\{(?:organisation|signature|domains|ways|safeWay)\}/, file);
      if (own.example !== undefined) assert.ok(check.includes(String(own.example.year)));
    });

  it('an unknown organisation stops the build with a sentence', async () => {
    const { code, output } = await run('astro', {
      args: ['build', '--outDir', join(scratch, 'nobody')],
      env: { ORGANISATION: 'nobody' },
    });
    assert.notEqual(code, 0);
    assert.match(output, /The file nobody\.yaml is missing/);
  });
});
