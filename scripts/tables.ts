/**
 * Reads a list as people have it – text, CSV, an Excel workbook, an HTML page – into tables of cells. Bounded in size and
 * linear in time; never runs a formula, follows a link or opens what a file refers to.
 */
import { unzipSync } from 'fflate';

export interface Row {
  /** Where a person finds it: `line 12`, `sheet 2, row 12`. */
  readonly place: string;
  readonly cells: readonly string[];
}

/** The rows of one list, sheet or table. */
export type Table = readonly Row[];

/** Octets of a file. A list of every domain in the country is smaller. */
export const largestFile = 8 * 1024 * 1024;
/** Octets that the parts of a workbook may come to when they are unpacked. */
const largestUnpacked = 64 * 1024 * 1024;

/** A file that cannot be read; the message is for the one who gave it. */
export class Unreadable extends Error {}

const startsWith = (octets: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((octet, at) => octets[at] === octet);

/** The tables in a file, by its content and not by its name. Throws `Unreadable`. */
export function readTables(octets: Uint8Array): readonly Table[] {
  if (octets.length > largestFile) throw new Unreadable('The file is larger than 8 MB.');
  if (startsWith(octets, 0x50, 0x4b, 0x03, 0x04)) return workbook(octets);
  if (startsWith(octets, 0xd0, 0xcf, 0x11, 0xe0))
    throw new Unreadable('This is an old .xls file, or one with a password. Save it as .xlsx.');
  const text = decode(octets);
  if (text.includes('\0')) throw new Unreadable('This is neither text nor an .xlsx file.');
  return /<(?:table|html|!doctype)\b/i.test(text) ? html(text) : [separated(text)];
}

/** UTF-16 by its mark, as Excel saves "Unicode text"; UTF-8; else the code page that Danish Windows writes. */
function decode(octets: Uint8Array): string {
  if (startsWith(octets, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(octets);
  if (startsWith(octets, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(octets);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return new TextDecoder('windows-1252').decode(octets);
  }
}

const separators = [';', '\t', ','] as const;

/** The separator that the first lines have most of. */
function separatorOf(text: string): string {
  const start = text.slice(0, 10_000);
  const counts = separators.map((separator) => start.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ';';
}

/** Text or CSV (RFC 4180, any of three separators). `#` starts a comment where a line begins, as in our own lists. */
function separated(text: string): Table {
  const separator = separatorOf(text);
  const rows: Row[] = [];
  let [line, rowLine] = [1, 1];
  let cells: string[] = [];
  let cell = '';
  // A quote that nothing closes is an ordinary character; it is looked for only once.
  let quotes = true;
  const endRow = (): void => {
    cells.push(cell.trim());
    if (!cells[0]?.startsWith('#')) rows.push({ place: `line ${String(rowLine)}`, cells });
    cells = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const close = character === '"' && quotes && cell.trim() === '' ? closing(text, at + 1) : null;
    if (close === -1) quotes = false;
    if (close !== null && close > 0) {
      const inside = text.slice(at + 1, close);
      cell = inside.replace(/""/g, '"');
      line += inside.split('\n').length - 1;
      at = close;
    } else if (character === separator) {
      cells.push(cell.trim());
      cell = '';
    } else if (character === '\n' || character === '\r') {
      endRow();
      if (character === '\r' && text[at + 1] === '\n') at += 1;
      line += 1;
      rowLine = line;
    } else cell += character;
  }
  endRow();
  return rows;
}

/** Where a quoted cell ends; -1 when it never does. A doubled quote stands for one. */
function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return -1;
}

interface Token {
  readonly kind: 'open' | 'close' | 'text';
  /** Lower case, without a prefix. */
  readonly name: string;
  readonly attributes: string;
  readonly text: string;
}

/** Markup in pieces, of HTML and XML alike; comments left out. No attribute is longer than to the next `<`. */
function* tokens(markup: string): Generator<Token> {
  const pieces = /<(\/?)(?:[\w-]+:)?([a-z][\w-]*)([^<>]*)>|([^<]+)|</gi;
  for (const [, slash, name, attributes = '', text] of withoutComments(markup).matchAll(pieces)) {
    if (name === undefined) {
      if (text !== undefined) yield { kind: 'text', name: '', attributes: '', text };
      continue;
    }
    const lower = name.toLowerCase();
    yield { kind: slash === '/' ? 'close' : 'open', name: lower, attributes, text: '' };
    if (slash === '' && attributes.endsWith('/'))
      yield { kind: 'close', name: lower, attributes: '', text: '' };
  }
}

function withoutComments(markup: string): string {
  const parts = markup.split('<!--');
  return parts
    .map((part, at) => {
      const end = at === 0 ? 0 : part.indexOf('-->');
      return at === 0 ? part : end < 0 ? '' : part.slice(end + 3);
    })
    .join('');
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  aelig: 'æ',
  oslash: 'ø',
  aring: 'å',
  AElig: 'Æ',
  Oslash: 'Ø',
  Aring: 'Å',
};

/** The few entities that a list of domains has; what is not known stands as it is, and the line is then named. */
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named[name] ?? whole;
    const point = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

/** Every table of a page by itself, also one inside another, as intranets lay out theirs. */
function html(text: string): readonly Table[] {
  interface Open {
    readonly rows: Row[];
    cells: string[];
    cell: string | null;
  }
  const done: Table[] = [];
  const open: Open[] = [];
  const endCell = (table: Open): void => {
    if (table.cell !== null) table.cells.push(decoded(table.cell).trim());
    table.cell = null;
  };
  const endRow = (table: Open): void => {
    endCell(table);
    const place = `table ${String(done.length + open.length)}, row ${String(table.rows.length + 1)}`;
    if (table.cells.length > 0) table.rows.push({ place, cells: table.cells });
    table.cells = [];
  };
  const endTable = (): void => {
    const table = open.pop();
    if (table === undefined) return;
    open.push(table);
    endRow(table);
    open.pop();
    done.push(table.rows);
  };
  for (const { kind, name, text: words } of tokens(text)) {
    const table = open.at(-1);
    if (kind === 'open' && name === 'table') {
      if (open.length > 50)
        throw new Unreadable('The tables of this page lie too deep in another.');
      open.push({ rows: [], cells: [], cell: null });
    } else if (table === undefined) continue;
    else if (name === 'table') endTable();
    else if (name === 'tr') endRow(table);
    else if (name === 'td' || name === 'th') {
      endCell(table);
      if (kind === 'open') table.cell = '';
    } else if (table.cell !== null) table.cell += kind === 'text' ? words : ' ';
  }
  while (open.length > 0) endTable();
  if (done.length === 0) throw new Unreadable('There is no table on this page.');
  return done;
}

const wholePart = /(?:<\/(?:\w+:)?(?:worksheet|sst)>|<(?:\w+:)?(?:worksheet|sst)[^<>]*\/>)\s*$/;

/** The parts of an .xlsx file that hold text. What they come to is known before they are unpacked, and held to. */
function unpack(octets: Uint8Array): ReadonlyMap<string, string> {
  let unpacked = 0;
  try {
    const parts = unzipSync(octets, {
      filter: ({ name, originalSize }) => {
        if (!/^xl\/(?:sharedStrings|worksheets\/sheet\d{1,3})\.xml$/.test(name)) return false;
        unpacked += originalSize;
        if (unpacked > largestUnpacked)
          throw new Unreadable('Unpacked, this workbook is larger than 64 MB.');
        return true;
      },
    });
    const texts = Object.entries(parts).map(
      ([name, part]) => [name, new TextDecoder().decode(part)] as const,
    );
    // A part that says it is smaller than it is gets cut there, and half a list must not pass for the whole.
    if (!texts.every(([, text]) => wholePart.test(text.slice(-1_000))))
      throw new Unreadable('This .xlsx file is broken.');
    return new Map(texts);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('This .xlsx file is broken.');
  }
}

function workbook(octets: Uint8Array): readonly Table[] {
  const parts = unpack(octets);
  const strings = sharedStrings(parts.get('xl/sharedStrings.xml') ?? '');
  const sheets = [...parts.keys()]
    .filter((name) => name.startsWith('xl/worksheets/'))
    .sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  if (sheets.length === 0) throw new Unreadable('There is no sheet in this file.');
  return sheets.map((name, at) => sheet(parts.get(name) ?? '', `sheet ${String(at + 1)}`, strings));
}

/** ECMA-376 part 1, 18.4.8: runs of formatted text are one string; readings (`rPh`) are none of it. */
function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let [inText, inReading] = [false, false];
  for (const { kind, name, text } of tokens(xml)) {
    if (kind === 'open' && name === 'si') strings.push('');
    else if (name === 't') inText = kind === 'open';
    else if (name === 'rph') inReading = kind === 'open';
    else if (kind === 'text' && inText && !inReading)
      strings[strings.length - 1] = (strings.at(-1) ?? '') + decoded(text);
  }
  return strings;
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];

/** `C` of `C12` is 2; columns beyond the thousandth are nobody's. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  const column = Array.from(letters).reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
  return column <= 1_000 ? column - 1 : null;
}

/** ECMA-376 part 1, 18.3.1.4: a cell's value is text, or the number of a shared string (`t="s"`). */
function sheet(xml: string, where: string, strings: readonly string[]): Table {
  const rows: { place: string; cells: string[] }[] = [];
  let cell: { readonly type: string | undefined; readonly column: number } | null = null;
  let value = '';
  let inValue = false;
  for (const { kind, name, attributes, text } of tokens(xml)) {
    const row = rows.at(-1);
    if (kind === 'open' && name === 'row') {
      const number = attribute(attributes, 'r') ?? String(rows.length + 1);
      rows.push({ place: `${where}, row ${number}`, cells: [] });
    } else if (kind === 'open' && name === 'c' && row !== undefined) {
      const column = columnOf(attribute(attributes, 'r')) ?? row.cells.length;
      cell = { type: attribute(attributes, 't'), column };
      value = '';
    } else if (kind === 'close' && name === 'c' && row !== undefined && cell !== null) {
      while (row.cells.length < cell.column) row.cells.push('');
      row.cells[cell.column] = (cell.type === 's' ? (strings[Number(value)] ?? '') : value).trim();
      cell = null;
    } else if (name === 'v' || name === 't') inValue = kind === 'open';
    else if (kind === 'text' && inValue && cell !== null) value += decoded(text);
  }
  return rows;
}
