/**
 * Checks what no schema can: dates that have passed, links that lead nowhere, hosts that must not be linked to, and traces
 * of the machine the site was made on. Part of `npm run check`; builds first when there is no build.
 */
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parse } from 'yaml';
import { isRecord } from '../src/content/faults.ts';
import { build } from './build.ts';
import { tagsOf } from './html.ts';
import { carryOut, root, run, type Finished } from './run.ts';
import { client, filesUnder, urlPath } from './site.ts';

/** How long a look at the text of the law holds. */
const lawHoldsMonths = 13;

/** The ISO date some months or days after another. */
function later(date: string, by: { readonly months?: number; readonly days?: number }): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCMonth(moved.getUTCMonth() + (by.months ?? 0));
  moved.setUTCDate(moved.getUTCDate() + (by.days ?? 0));
  return moved.toISOString().slice(0, 10);
}

/** The last day on which a content entry holds, by each of its dates; ISO dates, with the name of the key. */
function lastDays(entry: unknown): { readonly key: string; readonly day: string }[] {
  if (!isRecord(entry)) return [];
  const { reviewBy, checkedOn, tunnel } = entry;
  return [
    ...(typeof reviewBy === 'string' ? [{ key: 'reviewBy', day: reviewBy }] : []),
    ...(typeof checkedOn === 'string'
      ? [{ key: 'checkedOn', day: later(checkedOn, { months: lawHoldsMonths }) }]
      : []),
    ...(isRecord(tunnel) &&
    typeof tunnel['date'] === 'string' &&
    typeof tunnel['maxAgeDays'] === 'number'
      ? [{ key: 'tunnel.date', day: later(tunnel['date'], { days: tunnel['maxAgeDays'] }) }]
      : []),
  ];
}

/** The data of a content file: its front matter, or all of it when it is YAML. */
const dataOf = (name: string, text: string): unknown =>
  parse(name.endsWith('.yaml') ? text : (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? ''));

/** What has passed its date in a content file, in words. */
export const overdue = (name: string, text: string, today: string): string[] =>
  lastDays(dataOf(name, text))
    .filter(({ day }) => day < today)
    .map(({ key, day }) => `${name}: ${key} held until ${day}; look it over and set a new date.`);

/** Hosts of test servers and of a shop whose name invites mix-ups; never to be linked to. */
const bannedHost = /^(?:.+\.)?(?:liveserver\.nu|testserver\.nu|gopublic\.dk)$/;

const linkAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  'astro-island': ['component-url', 'renderer-url'],
  form: ['action'],
  iframe: ['src'],
  img: ['src'],
  link: ['href'],
  script: ['src'],
};

export interface Page {
  readonly path: string;
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
}

/** The links and the anchors of a built page. */
export function pageOf(path: string, html: string): Page {
  const tags = tagsOf(html);
  return {
    path,
    ids: new Set(tags.flatMap(({ attributes }) => attributes.get('id') ?? [])),
    links: tags.flatMap(({ name, attributes }) =>
      (linkAttributes[name] ?? []).flatMap((attribute) => attributes.get(attribute) ?? []),
    ),
  };
}

/** What is wrong with a page's links, in words; `files` are the URL paths of everything on the site. */
export function brokenLinks(
  { path, links }: Page,
  pages: ReadonlyMap<string, Page>,
  files: ReadonlySet<string>,
): string[] {
  const home = 'https://kuvert.invalid';
  return links.flatMap((link) => {
    const url = URL.canParse(link, home + path) ? new URL(link, home + path) : undefined;
    if (url === undefined) return [`${path}: "${link}" is no address.`];
    if (bannedHost.test(url.hostname)) return [`${path}: "${link}" must not be linked to.`];
    if (url.origin !== home)
      return ['https:', 'mailto:', 'tel:'].includes(url.protocol)
        ? []
        : [`${path}: "${link}" is not https.`];
    const target = decodeURIComponent(url.pathname);
    if (!files.has(target)) return [`${path}: "${link}" leads nowhere.`];
    const anchor = decodeURIComponent(url.hash.slice(1));
    // A fragment with "=" holds a wizard's answers, not the id of a place.
    if (anchor === '' || anchor.includes('=')) return [];
    return pages.get(target)?.ids.has(anchor) === true
      ? []
      : [`${path}: "${link}": no such place on that page.`];
  });
}

export interface Machine {
  readonly home: string;
  readonly checkout: string;
  /** Of npm, where it is not the public one. */
  readonly registryHost: string | undefined;
}

const publicRegistry = 'registry.npmjs.org';

/** Directories that every machine has: naming one is no trace of this one. */
const everywhere =
  /^\/(?:bin|boot|dev|etc|home|lib|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)?$/;

/** Whether a text holds this path from the root. A checkout there may be called `src`; `../src/` is not that. */
const holdsPath = (text: string, path: string): boolean =>
  new RegExp(String.raw`(?<![\w.*~<>()[\]{}/-])${RegExp.escape(path)}(?![\w-])`).test(text);

/** Traces of the machine in a file of the repository, in words. */
export function traces(
  name: string,
  text: string,
  { home, checkout, registryHost }: Machine,
): string[] {
  const places = [home, checkout, dirname(checkout)].filter((place) => !everywhere.test(place));
  return [
    ...places
      .filter((place) => holdsPath(text, place))
      .map(() => `${name}: holds a path of this machine.`),
    ...(/(?:\/home\/|\/root\/|\/Users\/|[A-Z]:\\Users\\)\w/.test(text)
      ? [`${name}: holds the path of somebody's home directory.`]
      : []),
    ...(registryHost !== undefined && text.includes(registryHost)
      ? [`${name}: holds the host of this machine's package registry.`]
      : []),
    ...(name.endsWith('package-lock.json')
      ? [...text.matchAll(/"resolved": "https?:\/\/([^/"]+)/g)]
      : []
    )
      .filter(([, host]) => host !== publicRegistry)
      .slice(0, 1)
      .map(() => `${name}: locks a package to another registry than ${publicRegistry}.`),
    ...(name.endsWith('.npmrc') && /registry\s*=/.test(text) ? [`${name}: names a registry.`] : []),
    ...[...text.matchAll(/https?:\/\/([\w.-]+)/g)]
      .filter(([, host = '']) => bannedHost.test(host))
      .map(([link]) => `${name}: "${link}" must not be linked to.`),
  ];
}

async function thisMachine(): Promise<Machine> {
  const { output } = await run('npm', { args: ['config', 'get', 'registry'] });
  const host = URL.canParse(output.trim()) ? new URL(output.trim()).host : publicRegistry;
  return {
    home: homedir(),
    checkout: root.replace(/\/$/, ''),
    registryHost: host === publicRegistry ? undefined : host,
  };
}

/** The files that are, or would be, committed; also where the checkout is no clone. Throws when Git cannot say. */
async function repositoryFiles(): Promise<string[]> {
  // Whoever runs this need not own the checkout, as in a container.
  const git = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> =>
    run('git', { args: ['-c', 'safe.directory=*', ...args], env });
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const scratch = mkdtempSync(join(tmpdir(), 'kuvert-content-'));
  let listed: Finished;
  try {
    if (existsSync(join(root, '.git'))) listed = await git(list);
    else {
      // An empty repository elsewhere reads this one's .gitignore as its own would.
      await git(['init', '--quiet', '--bare', scratch]);
      listed = await git(list, { GIT_DIR: scratch, GIT_WORK_TREE: root });
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
  const { code, output } = listed;
  if (code !== 0) throw new Error(`git cannot list the files of the repository: ${output}`);
  return output
    .split('\0')
    .filter(
      (name) => name !== '' && lstatSync(join(root, name), { throwIfNoEntry: false })?.isFile(),
    );
}

const binary = /\.(?:png|jpe?g|webp|ico|woff2?|pdf|zip)$/;

/** Everything that is wrong with the content, in words. `today` is an ISO date. */
async function checkContent(today: string): Promise<string[]> {
  if (!existsSync(join(root, 'dist', 'headers.json'))) await build();
  const content = filesUnder(join(root, 'src', 'content')).filter((file) =>
    /\.(?:mdx|yaml)$/.test(file),
  );
  const files = new Set(filesUnder(client).map((file) => urlPath(file)));
  const endpoints = ['/api/recipients/'];
  const pages = filesUnder(client)
    .filter((file) => file.endsWith('.html'))
    .map((file) => pageOf(urlPath(file), readFileSync(file, 'utf8')));
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const machine = await thisMachine();
  const names = await repositoryFiles();
  return [
    ...content.flatMap((file) => overdue(relative(root, file), readFileSync(file, 'utf8'), today)),
    ...pages.flatMap((page) => brokenLinks(page, byPath, new Set([...files, ...endpoints]))),
    ...names
      .filter((name) => !binary.test(name))
      .flatMap((name) => traces(name, readFileSync(join(root, name), 'utf8'), machine)),
  ];
}

if (import.meta.main)
  await carryOut(async () => {
    const complaints = await checkContent(new Date().toISOString().slice(0, 10));
    for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
    if (complaints.length > 0) process.exitCode = 1;
  });
