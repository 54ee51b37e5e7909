/** `npm run build`: the proof of the rules, the pages, the search index, the headers, the compressed copies. Says one line when all went well. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { headersFile } from '../src/headers.ts';
import { runs, tagsOf } from './html.ts';
import { brokenRules } from './rules.ts';
import { carryOut, root, run, secondsSince } from './run.ts';
import { filesUnder, urlPath } from './site.ts';

/** What the search page loads; Pagefind also writes three finished user interfaces, which nothing here uses. */
const searchFiles =
  /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.\w+\.pagefind|.*\.pf_\w+)$/;
const compressible = new Set([
  '.css',
  '.html',
  '.js',
  '.json',
  '.svg',
  '.txt',
  '.webmanifest',
  '.xml',
]);
const leastBytesToCompress = 1000;

/** Where a build goes and what makes it. */
export interface Target {
  /** In the checkout; emptied first. */
  readonly directory: string;
  /** Astro's configuration file. */
  readonly config: string;
}

const clientOf = ({ directory }: Target): string => join(root, directory, 'client');

async function buildPages({ directory, config }: Target): Promise<void> {
  rmSync(join(root, directory), { recursive: true, force: true });
  const { code, output } = await run('astro', { args: ['build', '--config', config] });
  if (code !== 0) throw new Error(`${output}\nastro build failed.`);
}

const orThrow = <Answer extends { readonly errors: string[] }>(answer: Answer): Answer => {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join('; ')}`);
  return answer;
};

/** Writes the files itself: Pagefind says that it has written them when it has only begun, and is closed too early. */
async function buildSearchIndex(client: string): Promise<void> {
  const outputPath = join(client, 'pagefind');
  try {
    const { index } = orThrow(await createIndex({ forceLanguage: 'da' }));
    if (index === undefined) throw new Error('Pagefind made no index.');
    orThrow(await index.addDirectory({ path: client }));
    const { files } = orThrow(await index.getFiles());
    for (const { path, content } of files) {
      if (!searchFiles.test(basename(path))) continue;
      const file = join(outputPath, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  } finally {
    await close();
  }
}

const islandStyle = /<style>(astro-island[\w,-]*\{display:contents\})<\/style>/;

/**
 * A page with its islands' own style block taken out. Astro writes it into each such page; the policy allows no style but
 * the style sheets. The site's style sheet must hold the rule instead: throws, saying so, when none of `styleSheets` does.
 */
export function withoutIslandStyle(html: string, styleSheets: readonly string[]): string {
  const rule = islandStyle.exec(html)?.[1];
  if (rule === undefined) return html;
  if (!styleSheets.some((sheet) => sheet.replaceAll(/\s/g, '').includes(rule)))
    throw new Error(`no style sheet of this page holds the rule ${rule}, which its islands need.`);
  return html.replace(islandStyle, '');
}

const styleSheetsOf = (html: string, client: string): string[] =>
  tagsOf(html)
    .filter(({ name, attributes }) => name === 'link' && attributes.get('rel') === 'stylesheet')
    .map(({ attributes }) => readFileSync(join(client, attributes.get('href') ?? ''), 'utf8'));

const htmlFiles = (client: string): string[] =>
  filesUnder(client).filter((file) => file.endsWith('.html'));

function moveIslandStyles(client: string): void {
  for (const file of htmlFiles(client)) {
    const html = readFileSync(file, 'utf8');
    try {
      writeFileSync(file, withoutIslandStyle(html, styleSheetsOf(html, client)));
    } catch (error) {
      throw new Error(`${relative(root, file)}: ${(error as Error).message}`, { cause: error });
    }
  }
}

/** What the content security policy would block in a page, in words; empty when all is well. */
export function forbiddenIn(html: string): string[] {
  return tagsOf(html).flatMap(({ name, attributes }) => [
    ...(name === 'style' ? ['a <style> block'] : []),
    ...[...attributes.keys()]
      .filter((attribute) => attribute === 'style' || attribute.startsWith('on'))
      .map((attribute) => `<${name} ${attribute}=…>`),
    ...[...attributes.values()]
      .filter((value) => /^\s*javascript:/i.test(value))
      .map((value) => `<${name}> with ${value}`),
  ]);
}

/** `sha256-…` of each inline script of a page, as a content security policy names it; without doubles, sorted. */
export function inlineScriptHashes(html: string): string[] {
  const hashes = tagsOf(html)
    .filter((tag) => runs(tag) && !tag.attributes.has('src'))
    .map(({ text }) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
  return [...new Set(hashes)].sort();
}

function writeHeaders(target: Target): number {
  const client = clientOf(target);
  const pages = htmlFiles(client);
  const complaints: string[] = [];
  const hashes: Record<string, string[]> = {};
  for (const file of pages) {
    const html = readFileSync(file, 'utf8');
    for (const forbidden of forbiddenIn(html))
      complaints.push(`${relative(root, file)}: ${forbidden} is blocked by the site's own policy.`);
    hashes[urlPath(file, client)] = inlineScriptHashes(html);
  }
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  writeFileSync(join(client, '_headers'), headersFile(hashes));
  writeFileSync(
    join(root, target.directory, 'headers.json'),
    `${JSON.stringify(hashes, null, 2)}\n`,
  );
  return pages.length;
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
    promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await Promise.all(
    (
      [
        ['.br', brotli],
        ['.gz', gzipped],
      ] as const
    )
      .filter(([, made]) => made.length < content.length)
      .map(([ending, made]) => writeFile(`${file}${ending}`, made)),
  );
}

async function compressAll(client: string): Promise<void> {
  await Promise.all(
    filesUnder(client)
      .filter((file) => compressible.has(extname(file)))
      .map(async (file) => {
        if ((await stat(file)).size >= leastBytesToCompress) await compress(file);
      }),
  );
}

/**
 * Builds pages, search index and headers, and says how many pages there are. Throws with everything that is wrong; before it
 * touches anything, when a rule of the classifier does not live up to its own examples (`broken`, in words).
 */
export async function buildSite(target: Target, broken: readonly string[]): Promise<number> {
  if (broken.length > 0)
    throw new Error([...broken, 'Mend rule or example; see docs/adding-a-rule.md.'].join('\n'));
  await buildPages(target);
  moveIslandStyles(clientOf(target));
  await buildSearchIndex(clientOf(target));
  return writeHeaders(target);
}

/** Builds the whole site into dist/. Throws as `buildSite` does. */
export async function build(broken: readonly string[] = brokenRules()): Promise<void> {
  const start = performance.now();
  const target = { directory: 'dist', config: 'astro.config.mjs' };
  const pages = await buildSite(target, broken);
  await compressAll(clientOf(target));
  process.stdout.write(`Built ${String(pages)} pages in ${secondsSince(start)}.\n`);
}

if (import.meta.main) await carryOut(build);
