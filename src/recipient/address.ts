/**
 * Strict reading of what a person types or pastes as a recipient.
 * Anything that a mail system, a URL parser and a person could read differently is refused with a stable code.
 */

export type RecipientError =
  | 'empty'
  | 'too-long'
  | 'no-address'
  | 'control-character'
  | 'bad-character'
  | 'several-at'
  | 'no-local-part'
  | 'no-domain'
  | 'quoted-local-part'
  | 'bad-local-part'
  | 'non-ascii-local-part'
  | 'local-part-too-long'
  | 'ip-address'
  | 'trailing-dot'
  | 'single-label'
  | 'bad-label'
  | 'label-too-long'
  | 'numeric-top-level'
  | 'bad-domain'
  | 'domain-too-long'
  | 'address-too-long'
  | 'not-a-domain'
  | 'not-an-address';

export interface Refused {
  readonly ok: false;
  readonly code: RecipientError;
}

export interface Recipient {
  readonly ok: true;
  /** ASCII (punycode) form, lower case. */
  readonly domain: string;
  /** Local part as typed, domain in ASCII form; null when only a domain was given. */
  readonly address: string | null;
  /** The part before the @ holds something that looks like a CPR number. */
  readonly cprInAddress: boolean;
}

export type ParsedRecipient = Recipient | Refused;

/** Longer than any address in any script; what is beyond is not read at all. */
const longestText = 1_000;
const longestDomain = 253;
const longestLabel = 63;
const longestLocalPart = 64;
/** RFC 5321 section 4.5.3.1.3: a path is at most 256 octets, two of which are the angle brackets. */
const longestAddress = 254;

const refuse = (code: RecipientError): Refused => ({ ok: false, code });

/** Controls, bidirectional marks, zero-width and other invisible characters, lone surrogates, line separators. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;
const domainCharacters = /^[\p{L}\p{M}\p{N}.-]+$/u;
const addressLike = /^(?:\[.*\]|[0-9.]+|0x[0-9a-f.x]*|[0-9a-f.]*:[0-9a-f:.]*)$/i;
const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const topLevel = /^[a-z][a-z0-9-]*[a-z0-9]$/;
/** RFC 5321 section 4.1.2, and the letters of all scripts as RFC 6531 section 3.3 adds them. Which host takes those is the check's to find out. */
const localPartCharacters =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** Day (61-91 for replacement numbers), month, year, optional mark, four digits. */
const cprLike =
  /(?<!\d)(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d{2}[-._]?\d{4}(?!\d)/;

const octets = (text: string): number => new TextEncoder().encode(text).length;

/** The WHATWG host parser of the platform, which does IDNA (UTS 46); null where it refuses. */
function toAscii(name: string): string | null {
  try {
    return new URL(`http://${name}`).hostname;
  } catch {
    return null;
  }
}

/** What is wrong with an ASCII, lower-case domain; null when nothing is. RFC 1035 section 2.3.4, RFC 1123 section 2.1. */
function domainError(ascii: string): RecipientError | null {
  const labels = ascii.split('.');
  const last = labels.at(-1) ?? '';
  if (last === '') return 'trailing-dot';
  if (labels.length < 2) return 'single-label';
  if (labels.some((part) => part.length > longestLabel)) return 'label-too-long';
  if (!labels.every((part) => label.test(part))) return 'bad-label';
  if (!topLevel.test(last)) return 'numeric-top-level';
  return ascii.length > longestDomain ? 'domain-too-long' : null;
}

/**
 * The platform's parser reads `127.1`, `2130706433` and full-width digits as addresses and decodes `%61`.
 * So every character is judged before it sees the text, and its answer is judged again.
 */
function parseDomainText(text: string): { readonly domain: string } | Refused {
  if (text === '') return refuse('no-domain');
  if (text.length > longestText) return refuse('too-long');
  if (invisible.test(text)) return refuse('control-character');
  if (addressLike.test(text)) return refuse('ip-address');
  const composed = text.normalize('NFC');
  if (!domainCharacters.test(composed) || composed.normalize('NFKC') !== composed) {
    return refuse('bad-character');
  }
  const lower = composed.toLowerCase();
  const isAscii = /^[\x20-\x7e]+$/.test(lower);
  if (isAscii) {
    const error = domainError(lower);
    if (error !== null) return refuse(error);
  } else if (lower.endsWith('.')) return refuse('trailing-dot');
  const ascii = toAscii(lower);
  if (ascii === null || (isAscii && ascii !== lower)) return refuse('bad-domain');
  const error = domainError(ascii);
  return error === null ? { domain: ascii } : refuse(error);
}

function localPartError(local: string): RecipientError | null {
  if (local === '') return 'no-local-part';
  if (octets(local) > longestLocalPart) return 'local-part-too-long';
  if (local.includes('"')) return 'quoted-local-part';
  if (local !== local.normalize('NFKC')) return 'non-ascii-local-part';
  return localPartCharacters.test(local) ? null : 'bad-local-part';
}

/** One domain (`example.dk`) or one address (`navn@example.dk`). Never throws; errors are stable codes. */
export function parseRecipient(text: string): ParsedRecipient {
  // Bounded first: trimming and matching a megabyte of one field is work that nobody needs.
  if (text.length > 2 * longestText) return refuse('too-long');
  const trimmed = text.trim();
  if (trimmed === '') return refuse('empty');
  if (trimmed.length > longestText) return refuse('too-long');
  if (invisible.test(trimmed)) return refuse('control-character');
  const at = trimmed.indexOf('@');
  if (at < 0) {
    const parsed = parseDomainText(trimmed);
    return 'domain' in parsed
      ? { ok: true, domain: parsed.domain, address: null, cprInAddress: false }
      : parsed;
  }
  const local = trimmed.slice(0, at).normalize('NFC');
  if (local.startsWith('"')) return refuse('quoted-local-part');
  if (trimmed.indexOf('@', at + 1) >= 0) return refuse('several-at');
  const error = localPartError(local);
  if (error !== null) return refuse(error);
  const parsed = parseDomainText(trimmed.slice(at + 1));
  if (!('domain' in parsed)) return parsed;
  const address = `${local}@${parsed.domain}`;
  if (octets(address) > longestAddress) return refuse('address-too-long');
  return { ok: true, domain: parsed.domain, address, cprInAddress: cprLike.test(local) };
}

/** As `parseRecipient`, but refuses an address with `not-a-domain`. */
export function parseDomain(text: string): ParsedRecipient {
  const parsed = parseRecipient(text);
  return parsed.ok && parsed.address !== null ? refuse('not-a-domain') : parsed;
}

/** As `parseRecipient`, but refuses a bare domain with `not-an-address`. */
export function parseAddress(text: string): ParsedRecipient {
  const parsed = parseRecipient(text);
  return parsed.ok && parsed.address === null ? refuse('not-an-address') : parsed;
}

export type ListEntry = {
  /** What stood in the list, trimmed. */
  readonly original: string;
  /** The display name without its quotes; null where there is none. */
  readonly name: string | null;
} & ParsedRecipient;

const headerLabel = /^(?:til|to|cc|bcc)\s*:\s*/i;

/**
 * The list cut at `;`, `,`, tab and line ends, except inside quotes; each line by itself, so that an unclosed quote spoils one line.
 * A quote that is never closed is an ordinary character; its line is searched for a closing one only once.
 */
function* fields(line: string): Generator<{ readonly text: string; readonly end: string }> {
  let start = 0;
  let quotes = true;
  for (let i = 0; i < line.length; i += 1) {
    const character = line[i] ?? '';
    if (character === '"' && quotes) {
      const close = line.indexOf('"', i + 1);
      if (close < 0) quotes = false;
      else i = close;
    } else if (character === ';' || character === ',' || character === '\t') {
      yield { text: line.slice(start, i), end: character };
      start = i + 1;
    }
  }
  yield { text: line.slice(start), end: '' };
}

function withoutMailto(text: string): string {
  const trimmed = text.trim();
  if (!/^mailto:/i.test(trimmed)) return trimmed;
  const rest = trimmed.slice('mailto:'.length);
  const query = rest.indexOf('?');
  return query < 0 ? rest : rest.slice(0, query);
}

function cleanName(text: string): string | null {
  const name = text
    .trim()
    .replace(/^["'\u201c\u201d]|["'\u201c\u201d]$/g, '')
    .trim();
  return name === '' ? null : name;
}

const entry = (original: string, name: string | null, address: string): ListEntry => ({
  original: original.trim(),
  name,
  ...parseRecipient(withoutMailto(address)),
});

/** Runs of text without an address between addresses that only blanks separate: `Navn a@b.dk c@d.dk`. */
function blankSeparated(text: string): ListEntry[] {
  const entries: ListEntry[] = [];
  let words: string[] = [];
  for (const word of text.split(/\s+/)) {
    if (word.includes('@')) {
      entries.push(entry([...words, word].join(' '), cleanName(words.join(' ')), word));
      words = [];
    } else words.push(word);
  }
  return entries;
}

function readField(text: string): ListEntry[] {
  const open = text.lastIndexOf('<');
  const close = open < 0 ? -1 : text.indexOf('>', open);
  if (close >= 0) {
    // Outlook writes a link as `a@b.dk<mailto:a@b.dk>`; the text before it is then no name.
    const before = text.slice(0, open).replace(/<.*$/s, '');
    const address = text.slice(open + 1, close);
    return [
      entry(text, before.trim() === withoutMailto(address) ? null : cleanName(before), address),
    ];
  }
  const linked = text.indexOf('[mailto:');
  if (linked >= 0 && text.trimEnd().endsWith(']')) {
    return [entry(text, cleanName(text.slice(0, linked)), text.trimEnd().slice(linked + 1, -1))];
  }
  const trimmed = text.trim();
  if (/\s/.test(trimmed) && !trimmed.startsWith('"')) {
    const several = blankSeparated(trimmed);
    if (several.length > 0) return several;
    return [{ original: trimmed, name: null, ...refuse('no-address') }];
  }
  return [entry(trimmed, null, trimmed)];
}

/**
 * What Outlook and other mail programs put on the clipboard: `Navn <a@b.dk>; "Efternavn, Fornavn" <c@d.dk>; e@f.dk`.
 * Entries come in order, each once (addresses compared without regard to case). Linear in the length of the text; never throws.
 */
export function parseRecipientList(text: string): readonly ListEntry[] {
  const entries: ListEntry[] = [];
  const seen = new Set<string>();
  const add = (found: ListEntry): void => {
    const key = found.ok
      ? (found.address ?? `@${found.domain}`).toLowerCase()
      : `!${found.original.slice(0, longestText)}`;
    if (found.original === '' || seen.has(key)) return;
    seen.add(key);
    entries.push(found);
  };
  for (const line of text.split(/\r\n|[\r\n\u2028\u2029]/)) {
    // `Efternavn, Fornavn <a@b.dk>` without quotes: a piece that is no recipient waits for the address after the comma.
    let waiting: string[] = [];
    const flush = (): void => {
      for (const piece of waiting) readField(piece).forEach(add);
      waiting = [];
    };
    for (const { text: raw, end } of fields(line.trim().replace(headerLabel, ''))) {
      const field = raw.trim();
      if (field === '') continue;
      const couldBeName = end === ',' && !/[@<]/.test(field) && !parseRecipient(field).ok;
      if (couldBeName) {
        waiting.push(field);
        continue;
      }
      if (waiting.length > 0 && field.includes('<')) {
        readField([...waiting, field].join(', ')).forEach(add);
        waiting = [];
        continue;
      }
      flush();
      readField(field).forEach(add);
    }
    flush();
  }
  return entries;
}
