/**
 * `npm run build:edge`: the same site with its look-up in a worker for Cloudflare, into dist-edge/; says what the worker
 * weighs as it is uploaded, and fails when that is too much.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSite } from './build.ts';
import { brokenRules } from './rules.ts';
import { carryOut, root, secondsSince } from './run.ts';
import { filesUnder } from './site.ts';

export const edgeDirectory = 'dist-edge';
export const edgeServer = join(root, edgeDirectory, 'server');
/** Bytes, gzip. Cloudflare takes 3 MB; this is so that nothing large comes in unseen. */
const heaviestWorker = 400_000;

/** Why the built worker cannot be run on this machine, in a sentence; false when it can. */
export const whyNoWorkerd = (): string | false =>
  spawnSync(join(root, 'node_modules', '.bin', 'workerd'), ['--version']).status === 0
    ? false
    : 'workerd does not run on this machine.';

/** The modules that are uploaded, by absolute path. */
export const workerModules = (): string[] =>
  filesUnder(edgeServer).filter((file) => file.endsWith('.mjs'));

/** Builds it. Throws as `buildSite` does, and when the worker is too heavy. */
export async function buildEdge(): Promise<void> {
  const start = performance.now();
  const target = { directory: edgeDirectory, config: 'astro.edge.config.mjs' };
  const pages = await buildSite(target, brokenRules());
  const code = Buffer.concat(workerModules().map((file) => readFileSync(file)));
  const bytes = gzipSync(code, { level: 9 }).length;
  process.stdout.write(
    `Built ${String(pages)} pages for the edge in ${secondsSince(start)}; the worker weighs ${String(bytes)} bytes, gzip (${String(code.length)} plain).\n`,
  );
  if (bytes > heaviestWorker)
    throw new Error(`The worker may weigh ${String(heaviestWorker)} bytes.`);
}

if (import.meta.main) await carryOut(buildEdge);
