/**
 * `npm run tunnel:import -- FILE [--organisation id] [--source "…"] [--date yyyy-mm-dd]`: the list of the domains that an
 * organisation has a tunnel to, from text, CSV, .xlsx or an HTML page, into `<id>.tunnel.txt` beside its profile. Lines that
 * hold no domain are named and left out; the good ones are kept.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { isScalar, parseDocument } from 'yaml';
import { parseDomain } from '../src/recipient/address.ts';
import { parseTunnelList } from '../src/recipient/tunnel.ts';
import { carryOut, root } from './run.ts';
import { largestFile, readTables, Unreadable } from './tables.ts';
import type { Row, Table } from './tables.ts';

export interface Imported {
  /** ASCII form, sorted, each once. */
  readonly domains: readonly string[];
  /** What was left out, one sentence each. */
  readonly bad: readonly string[];
}

/** A cell may hold several; `@kommune.dk` is how some write a whole domain. */
const piecesOf = (cell: string): readonly string[] =>
  cell
    .split(/[\s,;]+/)
    .filter((piece) => piece !== '')
    .map((piece) => piece.replace(/^@/, ''));

const isDomain = (piece: string): boolean => parseDomain(piece).ok;

/** The column with most domains in it; null when none has any. */
function columnOf(table: Table): number | null {
  const counts = new Map<number, number>();
  for (const { cells } of table)
    for (const [column, cell] of cells.entries())
      if (piecesOf(cell).some(isDomain)) counts.set(column, (counts.get(column) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return (
    [...counts].filter(([, count]) => count === most).sort(([a], [b]) => a - b)[0]?.[0] ?? null
  );
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function readRow({ place, cells }: Row, column: number, isFirst: boolean): Imported {
  const cell = cells[column] ?? '';
  const pieces = piecesOf(cell);
  if (pieces.length === 0) {
    const empty = cells.every((each) => each === '');
    return { domains: [], bad: empty ? [] : [`${place}: no domain in the column of domains.`] };
  }
  // "Domæne", "Navn på domænet": a heading, not a mistake.
  if (isFirst && !pieces.some((piece) => piece.includes('.'))) return { domains: [], bad: [] };
  const domains: string[] = [];
  const bad: string[] = [];
  for (const piece of pieces) {
    const parsed = parseDomain(piece);
    if (parsed.ok) domains.push(parsed.domain);
    else bad.push(`${place}: "${shorten(piece)}" is no domain (${parsed.code}).`);
  }
  return { domains, bad };
}

/** The exact domains in a file and what was left out. Throws `Unreadable` when there is no domain at all. */
export function importTunnelList(octets: Uint8Array): Imported {
  const domains = new Set<string>();
  const bad: string[] = [];
  for (const table of readTables(octets)) {
    const column = columnOf(table);
    // A table without a domain is the page's layout, a sheet without one its notes.
    if (column === null) continue;
    for (const [index, row] of table.entries()) {
      const read = readRow(row, column, index === 0);
      for (const domain of read.domains) domains.add(domain);
      bad.push(...read.bad);
    }
  }
  if (domains.size === 0) throw new Unreadable('There is no domain in this file.');
  return { domains: [...domains].sort(), bad };
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** The file as the server reads it. `date` is ISO 8601. */
export const tunnelFile = (
  domains: readonly string[],
  { source, date }: { readonly source: string; readonly date: string },
): string =>
  [
    '# Written by npm run tunnel:import. Exact domains, one a line; a sub-domain counts only when it is listed.',
    `# Source: ${oneLine(source)}`,
    `# Date: ${date}`,
    `# Domains: ${String(domains.length)}`,
    ...domains,
    '',
  ].join('\n');

/** Days that a list holds where the profile does not say; the schema's comment and docs tell of it. */
const usualMaxAgeDays = 90;

/** The profile's text with the list's file and date in it; everything else stays as it was written. */
export function withTunnel(
  profile: string,
  { file, date }: { readonly file: string; readonly date: string },
): string {
  const wanted = { file, date: `'${date}'` };
  const document = parseDocument(profile);
  const places = Object.entries(wanted).map(([key, value]) => {
    const node = document.getIn(['tunnel', key], true);
    return { value, range: isScalar(node) ? node.range : null };
  });
  if (!document.hasIn(['tunnel']))
    return `${profile.trimEnd()}\ntunnel:\n  file: ${file}\n  date: '${date}'\n  maxAgeDays: ${String(usualMaxAgeDays)}\n`;
  return places
    .toSorted((one, other) => (other.range?.[0] ?? 0) - (one.range?.[0] ?? 0))
    .reduce((text, { value, range }) => {
      if (!range)
        throw new Unreadable('The profile has a tunnel without file or date; fill it in.');
      return text.slice(0, range[0]) + value + text.slice(range[1]);
    }, profile);
}

const usage =
  'Usage: npm run tunnel:import -- FILE [--organisation id] [--source "…"] [--date yyyy-mm-dd]\n';

/** Runs the command in a folder of profiles; tells what it did in sentences. Returns the exit code. */
export function main(
  args: readonly string[],
  directory: string,
  say: (sentence: string) => void,
): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      organisation: { type: 'string', default: process.env['ORGANISATION'] ?? 'standard' },
      source: { type: 'string' },
      date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    },
  });
  const [path] = positionals;
  const { organisation: id, date } = values;
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  if (path === undefined || positionals.length > 1 || !isDate || !/^[a-z0-9-]+$/.test(id)) {
    say(usage);
    return 2;
  }
  const profilePath = join(directory, `${id}.yaml`);
  if (!existsSync(profilePath)) throw new Unreadable(`There is no profile ${id}.yaml.`);
  if (statSync(path).size > largestFile) throw new Unreadable('The file is larger than 8 MB.');
  const { domains, bad } = importTunnelList(readFileSync(path));
  const file = `${id}.tunnel.txt`;
  const listPath = join(directory, file);
  const had = existsSync(listPath)
    ? parseTunnelList(readFileSync(listPath, 'utf8')).domains
    : new Set<string>();
  const profile = withTunnel(readFileSync(profilePath, 'utf8'), { file, date });
  writeFileSync(listPath, tunnelFile(domains, { source: values.source ?? basename(path), date }));
  writeFileSync(profilePath, profile);
  for (const sentence of bad) say(`Left out: ${sentence}\n`);
  const added = domains.filter((domain) => !had.has(domain)).length;
  const gone = had.size - (domains.length - added);
  say(
    `${file}: ${String(domains.length)} domains of ${date}, ${String(added)} new, ${String(gone)} gone, ${String(bad.length)} left out.\n`,
  );
  return 0;
}

if (import.meta.main) {
  const args = process.argv.slice(2);
  await carryOut(() => {
    process.exitCode = main(args, join(root, 'src', 'content', 'organisations'), (sentence) => {
      process.stderr.write(sentence);
    });
  });
}
