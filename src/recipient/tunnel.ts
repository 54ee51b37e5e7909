import { parseDomain, type RecipientError } from './address.ts';

export interface TunnelList {
  /** ASCII form, lower case. A sub-domain is in the tunnel only when it is listed itself. */
  readonly domains: ReadonlySet<string>;
  /** Lines that hold something else than a domain, counted from 1. */
  readonly errors: readonly { readonly line: number; readonly code: RecipientError }[];
}

/**
 * An organisation's list of the domains it has a tunnel to: one domain a line, `#` starts a comment.
 * Of a CSV line (`;`, `,` or tab) the first column counts. Bad lines are named, never guessed at.
 */
export function parseTunnelList(text: string): TunnelList {
  const domains = new Set<string>();
  const errors: { line: number; code: RecipientError }[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\r\n]/)
    .entries()) {
    const comment = raw.indexOf('#');
    const content = comment < 0 ? raw : raw.slice(0, comment);
    if (content.trim() === '') continue;
    const column = /^[^;,\t]*/.exec(content)?.[0].trim() ?? '';
    const unquoted = /^"(.*)"$/.exec(column)?.[1] ?? column;
    const parsed = parseDomain(unquoted);
    if (parsed.ok) domains.add(parsed.domain);
    else errors.push({ line: index + 1, code: parsed.code });
  }
  return { domains, errors };
}
