/**
 * The response headers of every address, as one table. `bin/serve.ts` sends them, `scripts/build.ts` writes them to a
 * `_headers` file for static hosts; nothing else decides on a header.
 */

export interface Addressed {
  /** The canonical URL path; `/404.html` for every address that does not exist. */
  readonly path: string;
  /** Of the answer; an answer without a body (a redirect) has none. */
  readonly contentType?: string;
  /** `sha256-…` of each inline script of that page (dist/headers.json). */
  readonly inlineScriptHashes?: readonly string[];
}

type Directives = Readonly<Record<string, string>>;

interface Rule {
  readonly path?: RegExp;
  readonly contentType?: RegExp;
  readonly policy: Directives;
  readonly cache: string;
}

const self = "'self'";
const none = "'none'";

/** What holds for every kind of answer, so that a file that is framed or fetched on its own can do nothing. */
const inert = {
  'default-src': none,
  'base-uri': none,
  'form-action': none,
  'frame-ancestors': none,
  'object-src': none,
} satisfies Directives;

/** A page: shows what lies here, and has no network. */
const page = {
  ...inert,
  'script-src': self,
  'style-src': self,
  'img-src': self,
  'font-src': self,
  'connect-src': none,
  'frame-src': none,
  'worker-src': self,
  'manifest-src': self,
} satisfies Directives;

/** A page that asks about recipients through the broker frame; it may hold a draft and has no network of its own. */
const pageWithBroker = { ...page, 'frame-src': self } satisfies Directives;

/** The broker frame: the only document that may call the look-up; shows nothing, runs only inside this site. */
const broker = {
  ...inert,
  'script-src': self,
  'connect-src': self,
  'frame-ancestors': self,
} satisfies Directives;

/** The index is fetched in parts and read by WebAssembly. */
const search = {
  ...page,
  'script-src': `${self} 'wasm-unsafe-eval'`,
  'connect-src': self,
  'form-action': self,
} satisfies Directives;

/**
 * A worker obeys the policy of its own file, not the page's (HTML Standard, "initialize a worker global scope's policy
 * container"), so every script carries one.
 */
const script = {
  ...inert,
  'script-src': self,
  'connect-src': none,
  'worker-src': none,
} satisfies Directives;

const searchScript = {
  ...script,
  'script-src': `${self} 'wasm-unsafe-eval'`,
  'connect-src': self,
} satisfies Directives;

/** Names under /_astro/ hold a hash of the contents. */
const forever = 'public, max-age=31536000, immutable';
/** Kept by the browser, but asked for again each time (by ETag). */
const revalidated = 'no-cache';
const never = 'no-store';

/** The first rule that fits holds. */
const rules: readonly Rule[] = [
  { path: /^\/api\//, policy: inert, cache: never },
  { path: /^\/_astro\/.*\.js$/, policy: script, cache: forever },
  { path: /^\/_astro\//, policy: inert, cache: forever },
  { path: /^\/pagefind\/.*\.js$/, policy: searchScript, cache: revalidated },
  { path: /^\/(?:tjek|modtager)\/$/, policy: pageWithBroker, cache: revalidated },
  { path: /^\/modtager-ramme\/$/, policy: broker, cache: revalidated },
  { path: /^\/soeg\/$/, policy: search, cache: revalidated },
  { contentType: /^text\/html\b/, policy: page, cache: revalidated },
  { contentType: /^text\/javascript\b/, policy: script, cache: revalidated },
  { policy: inert, cache: revalidated },
];

/** Features no page here uses. Not in the list: clipboard-write (the copy buttons), and names Chromium does not know. */
const featuresOff = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** The same for every answer. */
const always = {
  // Two years; browsers ignore it on plain http (RFC 6797, section 8.1).
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': featuresOff.map((feature) => `${feature}=()`).join(', '),
  'X-DNS-Prefetch-Control': 'off',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

const serialise = (policy: Directives): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');

const withHashes = (policy: Directives, hashes: readonly string[]): Directives => {
  const scripts = policy['script-src'];
  if (scripts === undefined || hashes.length === 0) return policy;
  return { ...policy, 'script-src': [scripts, ...hashes.map((hash) => `'${hash}'`)].join(' ') };
};

const ruleFor = ({ path, contentType = '' }: Addressed): Rule => {
  const rule = rules.find(
    (candidate) =>
      (candidate.path?.test(path) ?? true) && (candidate.contentType?.test(contentType) ?? true),
  );
  if (rule === undefined) throw new Error('The last rule of headers.ts must fit every address');
  return rule;
};

/** All response headers of one answer. */
export function headersFor(addressed: Addressed): Readonly<Record<string, string>> {
  const { policy, cache } = ruleFor(addressed);
  return {
    'Content-Security-Policy': serialise(withHashes(policy, addressed.inlineScriptHashes ?? [])),
    ...always,
    'Cache-Control': cache,
  };
}

/** Every source that one of the policies allows; `'none'` only where none allows anything. */
const widest = (policies: readonly Directives[]): Directives => {
  const directives = new Set(policies.flatMap(Object.keys));
  // A directive that one page leaves out falls back to default-src 'none' there, so the union stays wide enough.
  return Object.fromEntries(
    [...directives].map((directive) => {
      const sources = new Set(policies.flatMap((policy) => (policy[directive] ?? none).split(' ')));
      if (sources.size > 1) sources.delete(none);
      return [directive, [...sources].join(' ')];
    }),
  );
};

const block = (path: string, headers: Readonly<Record<string, string>>): string =>
  [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');

/**
 * The table in the `_headers` format of Netlify and Cloudflare Pages, from each page's path and inline script hashes.
 *
 * Where several blocks fit an address, such hosts join the values with a comma, and a browser enforces all the policies
 * (CSP 3, section 8.1). So the block for everything holds the widest policy in use, and each page's own block narrows it.
 */
export function headersFile(pages: Readonly<Record<string, readonly string[]>>): string {
  const html = Object.entries(pages).map(([path, inlineScriptHashes]) => ({
    path,
    contentType: 'text/html',
    inlineScriptHashes,
  }));
  const floor = widest(
    [...html, { path: '/pagefind/x.js' }, { path: '/_astro/x.js' }].map((addressed: Addressed) =>
      withHashes(ruleFor(addressed).policy, addressed.inlineScriptHashes ?? []),
    ),
  );
  const own = (addressed: Addressed) => ({
    'Content-Security-Policy': headersFor(addressed)['Content-Security-Policy'] ?? '',
    'Cache-Control': ruleFor(addressed).cache,
  });
  return [
    block('/*', { 'Content-Security-Policy': serialise(floor), ...always }),
    block('/_astro/*', own({ path: '/_astro/x.js' })),
    block('/pagefind/*', own({ path: '/pagefind/x.js' })),
    block('/api/*', own({ path: '/api/' })),
    ...html
      .filter(({ path }) => path !== '/404.html')
      .map((addressed) => block(addressed.path, own(addressed))),
    '',
  ].join('\n');
}
