import { identifierKinds, type Kind } from './types.ts';

/** A finding on its way to the answer. Offsets into `Text.plain`. */
export interface Mark {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly score: number;
}

const identifiers: ReadonlySet<Kind> = new Set(identifierKinds);

/** A personal number is never lost to anything; other identifiers are cut out of the phrases they stand in. */
function rank(kind: Kind): number {
  if (kind === 'cpr') return 2;
  return identifiers.has(kind) ? 1 : 0;
}

/**
 * Makes marks disjoint and orders them by start. Marks of one kind that overlap become one. Where kinds overlap, the
 * higher rank, then score, then length keeps the place and the other keeps what is left of it, so that nothing found
 * stays in a rewritten text. Linear in the length of the text and of the marks, besides the sorting.
 */
export function merge(plain: string, marks: readonly Mark[]): readonly Mark[] {
  if (marks.length === 0) return [];
  const order = [...marks].sort(
    (a, b) =>
      rank(b.kind) - rank(a.kind) ||
      b.score - a.score ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start ||
      compare(a.rule, b.rule),
  );
  // Each place belongs to the first mark in that order that covers it; 0 is nobody.
  const owners = new Uint32Array(plain.length + 1);
  for (const [index, mark] of order.entries())
    for (let at = mark.start; at < mark.end; at++) if (owners[at] === 0) owners[at] = index + 1;

  const merged: Mark[] = [];
  let at = 0;
  for (const { start: next, end: last } of [...marks].sort((a, b) => a.start - b.start)) {
    at = Math.max(at, next);
    while (at < last) {
      const owner = order[(owners[at] ?? 0) - 1];
      if (owner === undefined) break;
      const start = at;
      let best = owner;
      while (at < plain.length) {
        const next = order[(owners[at] ?? 0) - 1];
        if (next === undefined || next.kind !== owner.kind) break;
        if (next.score > best.score) best = next;
        at++;
      }
      const trimmed = trim(plain, start, at);
      if (trimmed !== undefined) merged.push({ ...best, ...trimmed });
    }
  }
  return merged;
}

/** Without the spaces and signs that cutting leaves at the edges; undefined when nothing else is left. */
function trim(plain: string, from: number, to: number): { start: number; end: number } | undefined {
  let start = from;
  let end = to;
  while (start < end && /[\s,;:.!?-]/.test(plain.charAt(start))) start++;
  while (end > start && /[\s,;:!?-]/.test(plain.charAt(end - 1))) end--;
  return end > start && /[\p{L}\p{N}]/u.test(plain.slice(start, end)) ? { start, end } : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
