import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './run.ts';

/** The built site's public directory. */
export const client = join(root, 'dist', 'client');

/** All files under a directory, sorted, as paths that start with it. */
export const filesUnder = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** The URL path of a file of the built site (of the one in `directory`): `/tjek/` for tjek/index.html. */
export const urlPath = (file: string, directory = client): string =>
  `/${relative(directory, file).replaceAll(sep, '/')}`.replace(/\/index\.html$/, '/');
