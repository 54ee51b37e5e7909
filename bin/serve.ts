/**
 * The server: `node bin/serve.ts [directory of the build]`. Serves the built site from memory and hands the look-up to
 * Astro's handler; every answer gets its headers from src/headers.ts.
 *
 * From memory, because a build that replaces the files under a running server must not break it, and because this way a
 * request never touches the file system. (sirv, tried first, ends the process on `Range: bytes=5-2`.)
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readOrganisation } from '../src/content/organisation.ts';
import { headersFor } from '../src/headers.ts';
import { readEnvironment } from '../src/recipient/adapters/node/environment.ts';
import { loadOrganisation } from '../src/recipient/adapters/node/organisation.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
};

/** The addresses that Astro's handler answers; everything else is a file. */
const endpoints: ReadonlySet<string> = new Set(['/api/recipients/']);

const longestUrl = 2048;
const shutdownMilliseconds = 5_000;

type Encoding = 'br' | 'gzip' | 'identity';

interface StoredFile {
  readonly contentType: string;
  readonly etag: string;
  readonly bodies: Readonly<Partial<Record<Encoding, Buffer>>> & { readonly identity: Buffer };
  readonly headers: Readonly<Record<string, string>>;
}

type Site = ReadonlyMap<string, StoredFile>;
/** Astro's middleware; `locals` reaches the endpoint, and by it whose connection this is (src/pages/api/recipients.ts). */
type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: undefined,
  locals: { readonly connection: string },
) => Promise<void> | void;

const notFoundPath = '/404.html';

/** Every file of the build by its URL path. Throws when there is no build. */
function loadSite(build: string): Site {
  const client = join(build, 'client');
  const inlineScripts = JSON.parse(readFileSync(join(build, 'headers.json'), 'utf8')) as Record<
    string,
    readonly string[]
  >;
  const names = readdirSync(client, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const compressed = (name: string): boolean =>
    /\.(?:br|gz)$/.test(name) && existsSync(name.slice(0, -3));
  const site = new Map<string, StoredFile>();
  for (const name of names) {
    if (compressed(name) || name === join(client, '_headers')) continue;
    const path = name
      .slice(client.length)
      .replaceAll(sep, '/')
      .replace(/\/index\.html$/, '/');
    const contentType = types[extname(name)] ?? 'application/octet-stream';
    const identity = readFileSync(name);
    site.set(path, {
      contentType,
      // Weak: the same for all encodings of one content.
      etag: `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
      bodies: {
        identity,
        ...(existsSync(`${name}.br`) && { br: readFileSync(`${name}.br`) }),
        ...(existsSync(`${name}.gz`) && { gzip: readFileSync(`${name}.gz`) }),
      },
      headers: headersFor({ path, contentType, inlineScriptHashes: inlineScripts[path] ?? [] }),
    });
  }
  return site;
}

/** The best of the encodings at hand that the request accepts (RFC 9110, section 12.5.3). */
export function chooseEncoding(accepted: string, available: readonly Encoding[]): Encoding {
  const refused = /;\s*q=0(?:\.0*)?\s*$/i;
  const wanted = accepted
    .split(',')
    .filter((item) => !refused.test(item))
    .map((item) => item.split(';')[0]?.trim().toLowerCase());
  return (
    (['br', 'gzip'] as const).find((each) => available.includes(each) && wanted.includes(each)) ??
    'identity'
  );
}

/** The path of a request target, decoded, with its query as sent; undefined when it is malformed. */
function target(url: string): { readonly path: string; readonly query: string } | undefined {
  if (!url.startsWith('/')) return undefined;
  const mark = url.indexOf('?');
  const [path, query] = mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark)];
  try {
    return { path: decodeURIComponent(path), query };
  } catch {
    return undefined;
  }
}

export interface LogEntry {
  readonly time: Date;
  readonly method: string;
  /** Undefined for an address that does not exist: what somebody typed may hold personal data. */
  readonly path: string | undefined;
  readonly status: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** One line about one request; deliberately without query, body, address and browser of the client. */
export const logLine = ({ time, method, path, status, bytes, milliseconds }: LogEntry): string =>
  [time.toISOString(), method, path ?? '-', status, bytes, milliseconds.toFixed(1)].join(' ');

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Buffer | string = '',
): void {
  response.writeHead(status, { ...headers, 'Content-Length': String(Buffer.byteLength(body)) });
  response.end(body);
}

function sendPlain(response: ServerResponse, status: number, path = '/'): void {
  const contentType = 'text/plain; charset=utf-8';
  const headers = { ...headersFor({ path, contentType }), 'Content-Type': contentType };
  send(response, status, headers, `${String(status)} ${STATUS_CODES[status] ?? ''}\n`);
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: StoredFile,
  status: number,
): void {
  const headers = { ...file.headers, ETag: file.etag, Vary: 'Accept-Encoding' };
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim()) ?? [];
  if (
    status === 200 &&
    known.some((tag) => tag === '*' || tag.replace(/^(?:W\/)?/, 'W/') === file.etag)
  ) {
    response.writeHead(304, headers).end();
    return;
  }
  const encoding = chooseEncoding(
    request.headers['accept-encoding'] ?? '',
    Object.keys(file.bodies) as Encoding[],
  );
  send(
    response,
    status,
    {
      ...headers,
      'Content-Type': file.contentType,
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
    },
    file.bodies[encoding] ?? file.bodies.identity,
  );
}

/** Answers one request; returns the path to log, undefined when the address does not exist. */
function answer(
  site: Site,
  handler: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): string | undefined {
  const url = request.url ?? '';
  if (url.length > longestUrl) {
    sendPlain(response, 414);
    return undefined;
  }
  const asked = target(url);
  if (asked === undefined) {
    sendPlain(response, 400);
    return undefined;
  }
  const { path, query } = asked;
  if (endpoints.has(path)) {
    // Astro writes the address of a failed request to its log; the query is none of its business.
    request.url = path;
    response.setHeaders(new Map(Object.entries(headersFor({ path }))));
    const connection = request.socket.remoteAddress ?? '';
    void handler(request, response, undefined, { connection });
    return path;
  }
  const file = path === notFoundPath ? undefined : site.get(path);
  const slashed = `${path}/`;
  if (file === undefined && (site.has(slashed) || endpoints.has(slashed))) {
    send(response, 308, { ...headersFor({ path }), Location: encodeURI(slashed) + query });
    return path;
  }
  if (file !== undefined && request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    sendPlain(response, 405, path);
    return path;
  }
  if (file !== undefined) {
    sendFile(request, response, file, 200);
    return path;
  }
  const notFound = site.get(notFoundPath);
  if (notFound === undefined) sendPlain(response, 404);
  else sendFile(request, response, notFound, 404);
  return undefined;
}

export interface SiteServer {
  readonly server: Server;
  /** Takes no more requests, lets those under way end within five seconds, then closes everything. */
  readonly stop: () => void;
}

/** The server, not yet listening; `log` gets one line per request. */
function createSiteServer(site: Site, handler: Handler, log: (line: string) => void): SiteServer {
  // Connections a browser opened ahead of need; Node counts them as busy (waiting for headers), not as idle.
  const unused = new Set<Socket>();
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 2_000,
    },
    (request, response) => {
      unused.delete(request.socket);
      const time = new Date();
      const start = performance.now();
      const sentBefore = request.socket.bytesWritten;
      const path = answer(site, handler, request, response);
      response.once('close', () => {
        log(
          logLine({
            time,
            method: request.method ?? '-',
            path,
            // 499, as nginx writes it: the client was gone before the answer.
            status: response.writableFinished ? response.statusCode : 499,
            bytes: request.socket.bytesWritten - sentBefore,
            milliseconds: performance.now() - start,
          }),
        );
      });
    },
  );
  server.timeout = 120_000;
  server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const statuses: Record<string, number> = {
      HPE_HEADER_OVERFLOW: 431,
      ERR_HTTP_REQUEST_TIMEOUT: 408,
    };
    const status = statuses[error.code ?? ''] ?? 400;
    const headers = { ...headersFor({ path: '/' }), Connection: 'close', 'Content-Length': '0' };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`);
    log(
      logLine({
        time: new Date(),
        method: '-',
        path: undefined,
        status,
        bytes: 0,
        milliseconds: 0,
      }),
    );
  });
  const stop = (): void => {
    server.close();
    for (const socket of unused) socket.destroy();
    setTimeout(() => {
      server.closeAllConnections();
    }, shutdownMilliseconds).unref();
  };
  return { server, stop };
}

const whyNot = (error: NodeJS.ErrnoException, host: string, port: number): string => {
  const place = `port ${String(port)} on ${host}`;
  if (error.code === 'EADDRINUSE') return `Cannot listen: ${place} is in use already.`;
  if (error.code === 'EACCES') return `Cannot listen: ${place} is not open to this user.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `Cannot listen: HOST "${host}" is no address of this machine.`;
  return `Cannot listen: ${place}: ${error.message}.`;
};

async function main(): Promise<void> {
  const build = resolve(process.argv[2] ?? join(root, 'dist'));
  // The look-up finds the organisations' profiles from here.
  process.chdir(root);
  const { host, port, organisation: id } = readEnvironment(process.env);
  await loadOrganisation(id, readOrganisation);
  if (!existsSync(join(build, 'headers.json')))
    throw new Error(`There is no finished build in ${build}. Run "npm run build" first.`);
  const site = loadSite(build);
  const entry = (await import(pathToFileURL(join(build, 'server', 'entry.mjs')).href)) as {
    readonly handler: Handler;
  };
  // A closed log (a pager that was quit) is no reason to stop serving.
  process.stdout.on('error', () => undefined);
  const { server, stop } = createSiteServer(site, entry.handler, (line) => {
    process.stdout.write(`${line}\n`);
  });
  await new Promise<void>((ready, failed) => {
    server.once('error', (error) => {
      failed(new Error(whyNot(error, host, port)));
    });
    server.listen(port, host, ready);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  // Handles of the look-up (a cache, a probe) must not keep an otherwise finished server alive.
  server.once('close', () => process.exit(0));
  const name = host.includes(':') ? `[${host}]` : host;
  process.stdout.write(`Kuvert: http://${name}:${String(port)}/\n`);
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
