/**
 * `npm run weight`: what each page weighs as it travels (gzip, fonts left out), with all it loads by itself: style sheets,
 * scripts and what they import, images, framed pages. What a script loads later (the classifier's worker, a search) stands
 * apart. Fails when a page is heavier than it may be. Needs a build.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rules as vocabulary } from '../src/classifier/rules/index.ts';
import { runs, tagsOf, type Tag } from './html.ts';
import { client, filesUnder, urlPath } from './site.ts';

interface Limit {
  readonly pages: RegExp;
  /** Bytes, gzip; fonts and what is loaded later do not count. */
  readonly total: number;
  /** Whether a script may be on the page at all. */
  readonly scripts: boolean;
}

const limits: readonly Limit[] = [
  { pages: /^\/vejledninger\//, total: 15_000, scripts: false },
  { pages: /^\/tjek\/$/, total: 90_000, scripts: true },
];

/** Engine, rules, names and model together: bytes, gzip. */
const heaviestClassifier = 150_000;
const classifier = /\/worker-[\w-]+\.js$/;

export interface Load {
  readonly path: string;
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly images: number;
  readonly frames: number;
  /** Not counted: scripts that are named in a script but not imported at its start. */
  readonly later: number;
  readonly hasScripts: boolean;
}

const total = ({ html, css, js, images, frames }: Load): number =>
  html + css + js + images + frames;

const zipped = new Set(['.css', '.html', '.js', '.svg', '.json', '.webmanifest']);

const fileOf = (path: string): string =>
  join(client, path.endsWith('/') ? `${path}index.html` : path);

/** Bytes on the wire: gzip where the server would compress. */
function weigh(path: string): number {
  const content = readFileSync(fileOf(path));
  return zipped.has(extname(fileOf(path)))
    ? gzipSync(content, { level: 9 }).length
    : content.length;
}

/** Paths on this site that a text refers to and that exist, resolved against the place of the text. */
const resolveAll = (references: Iterable<string>, from: string): string[] =>
  [...references]
    .map((reference) => new URL(reference, `http://site${from}`))
    .filter(({ host, pathname }) => host === 'site' && existsSync(fileOf(pathname)))
    .map(({ pathname }) => pathname);

const firstGroup = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

const staticImport = /(?:^|[;}\s])(?:import|export)(?:[^"'()]*?\bfrom)?\s*["']([^"']+\.js)["']/g;
const namedScript = /["'`]([^"'`\s]+\.js)["'`]/g;

/** A module and everything it imports at its start. */
function moduleGraph(entries: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    waiting.push(...resolveAll(firstGroup(readFileSync(fileOf(path), 'utf8'), staticImport), path));
  }
  return seen;
}

/** Scripts that the given ones name, and that those name in turn, but that are not loaded at the start. */
function loadedLater(now: ReadonlySet<string>): Set<string> {
  const later = new Set<string>();
  const waiting = [...now];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
    for (const named of firstGroup(readFileSync(fileOf(path), 'utf8'), namedScript))
      // Vite writes names for preloading without the slash, from the root.
      for (const found of resolveAll([named.replace(/^_astro\//, '/_astro/')], path))
        if (!now.has(found) && !later.has(found)) {
          later.add(found);
          waiting.push(found);
        }
  return later;
}

const attributesOf = (tags: readonly Tag[], wanted: (tag: Tag) => readonly string[]): string[] =>
  tags.flatMap((tag) =>
    wanted(tag).flatMap((name) => {
      const value = tag.attributes.get(name);
      return value === undefined ? [] : [value];
    }),
  );

const relation = (tag: Tag): string =>
  tag.name === 'link' ? (tag.attributes.get('rel') ?? '') : '';

/** What the page at a URL path loads. */
function loadOf(path: string): Load {
  const tags = tagsOf(readFileSync(fileOf(path), 'utf8'));
  const found = (wanted: (tag: Tag) => readonly string[]): string[] =>
    resolveAll(attributesOf(tags, wanted), path);

  const sheets = found((tag) => (relation(tag) === 'stylesheet' ? ['href'] : []));
  const modules = moduleGraph(
    found((tag) => {
      if (tag.name === 'script') return ['src'];
      if (relation(tag) === 'modulepreload') return ['href'];
      if (tag.name === 'astro-island')
        return ['component-url', 'renderer-url', 'before-hydration-url'];
      return [];
    }),
  );
  const images = [
    ...found((tag) => {
      if (tag.name === 'img') return ['src'];
      return /\bicon\b/.test(relation(tag)) ? ['href'] : [];
    }),
    ...sheets.flatMap((sheet) =>
      resolveAll(firstGroup(readFileSync(fileOf(sheet), 'utf8'), /url\(["']?([^"')]+)/g), sheet),
    ),
  ].filter((each) => !/\.woff2?$/.test(each));
  const frames = found((tag) => (tag.name === 'iframe' ? ['src'] : []));

  const sum = (paths: Iterable<string>): number =>
    [...new Set(paths)].reduce((bytes, each) => bytes + weigh(each), 0);
  return {
    path,
    html: weigh(path),
    css: sum(sheets),
    js: sum(modules),
    images: sum(images),
    frames: [...new Set(frames)].reduce((bytes, frame) => bytes + total(loadOf(frame)), 0),
    later: sum(loadedLater(modules)),
    hasScripts: modules.size > 0 || tags.some((tag) => runs(tag) || tag.name === 'astro-island'),
  };
}

/** What is wrong with a page's weight, in words; undefined when it is within its limit or has none. */
export function tooHeavy(load: Load, rules: readonly Limit[] = limits): string | undefined {
  const limit = rules.find(({ pages }) => pages.test(load.path));
  if (limit === undefined) return undefined;
  if (!limit.scripts && load.hasScripts) return `${load.path} may not have scripts.`;
  if (total(load) > limit.total)
    return `${load.path} weighs ${String(total(load))} bytes; ${String(limit.total)} are allowed.`;
  return undefined;
}

/** What is wrong with the worker that reads drafts, in words. */
function classifierComplaints(): string[] {
  const [file, ...others] = filesUnder(client).filter((each) => classifier.test(each));
  if (file === undefined || others.length > 0)
    return ['There is not one worker that reads drafts.'];
  const script = readFileSync(file, 'utf8');
  const bytes = gzipSync(script, { level: 9 }).length;
  process.stdout.write(`The classifier weighs ${String(bytes)} bytes.\n`);
  const hasExamples = vocabulary.some(({ examples }) =>
    [...examples.hit, ...examples.miss].some(
      (example) => example !== '' && script.includes(example),
    ),
  );
  return [
    ...(bytes > heaviestClassifier
      ? [`The classifier weighs ${String(bytes)} bytes; ${String(heaviestClassifier)} are allowed.`]
      : []),
    ...(hasExamples ? ['The classifier carries the examples of its rules.'] : []),
  ];
}

const columns = ['html', 'css', 'js', 'images', 'frames', 'later'] as const;

function table(loads: readonly Load[]): string {
  const rows = [
    ['page', ...columns, 'total'],
    ...loads.map((load) => [
      load.path,
      ...columns.map((column) => String(load[column])),
      String(total(load)),
    ]),
  ];
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths?.[column] ?? 0) : cell.padStart(widths?.[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

/** Every page's load, heaviest first, and what is wrong. Throws when there is no build or a limit fits no page. */
export function weighSite(): { readonly loads: readonly Load[]; readonly complaints: string[] } {
  const loads = filesUnder(client)
    .filter((file) => basename(file).endsWith('.html'))
    .map((file) => loadOf(urlPath(file)))
    .sort((one, other) => total(other) - total(one));
  return {
    loads,
    complaints: [
      ...loads.flatMap((load) => tooHeavy(load) ?? []),
      // A limit that has lost its pages would hold nothing any more.
      ...limits
        .filter(({ pages }) => !loads.some(({ path }) => pages.test(path)))
        .map(({ pages }) => `No page fits the limit for ${String(pages)}.`),
      ...classifierComplaints(),
    ],
  };
}

if (import.meta.main) {
  if (existsSync(client)) {
    const { loads, complaints } = weighSite();
    process.stdout.write(
      `Bytes, gzip, without fonts; "later" is not in the total.\n${table(loads)}\n`,
    );
    for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
    if (complaints.length > 0) process.exitCode = 1;
  } else {
    process.stderr.write('There is no build in dist/. Run "npm run build" first.\n');
    process.exitCode = 1;
  }
}
