import { nth } from './nth.ts';
import { inOrder } from './spans.ts';
import { isCapital, isDigit } from './text.ts';
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
  const ordered = inOrder(marks);
  const merged: Mark[] = [];
  let from = 0;
  for (let mark = ordered[from]; mark !== undefined; mark = ordered[from]) {
    // Only marks that overlap or touch have anything to do with each other, and most stand alone.
    let { end } = mark;
    let to = from + 1;
    for (let next = ordered[to]; next !== undefined && next.start <= end; next = ordered[++to])
      end = Math.max(end, next.end);
    if (to === from + 1) addTrimmed(merged, plain, mark, mark.start, mark.end);
    else addTouching(merged, plain, ordered.slice(from, to), end);
    from = to;
  }
  return merged;
}

/** Kept between texts: an array of numbers is dearer to make than most marks are to merge. */
let owners = new Uint32Array(1 << 10);

/** Adds what becomes of marks that overlap or touch, in order of start, the last of which ends at `end`. */
function addTouching(merged: Mark[], plain: string, marks: readonly Mark[], end: number): void {
  const order = [...marks].sort(
    (a, b) =>
      rank(b.kind) - rank(a.kind) ||
      b.score - a.score ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start ||
      compare(a.rule, b.rule),
  );
  const first = marks[0]?.start ?? 0;
  // Each place from `first` on belongs to the first mark in that order that covers it; 0 is nobody.
  if (owners.length <= end - first) owners = new Uint32Array((end - first) * 2);
  owners.fill(0, 0, end - first + 1);
  for (const [index, mark] of order.entries())
    for (let at = mark.start - first; at < mark.end - first; at++)
      if (owners[at] === 0) owners[at] = index + 1;

  let at = 0;
  for (const { start: next, end: last } of marks) {
    at = Math.max(at, next);
    while (at < last) {
      const owner = nth(order, (owners[at - first] ?? 0) - 1);
      if (owner === undefined) break;
      const start = at;
      let best = owner;
      while (at < end) {
        const next = nth(order, (owners[at - first] ?? 0) - 1);
        if (next === undefined || next.kind !== owner.kind) break;
        if (next.score > best.score) best = next;
        at++;
      }
      addTrimmed(merged, plain, best, start, at);
    }
  }
}

/**
 * Adds a mark without the spaces and signs that cutting leaves at its edges; nothing when nothing else is left, or of a
 * sentence that names were cut out of only "og".
 */
function addTrimmed(merged: Mark[], plain: string, mark: Mark, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && (isEdge(plain, start) || '.)'.includes(plain.charAt(start)))) start++;
  while (end > start && (isEdge(plain, end - 1) || plain[end - 1] === '(')) end--;
  const isPart = to - from < mark.end - mark.start && rank(mark.kind) === 0;
  const isFound = isPart
    ? anyWord.test(plain.slice(start, end))
    : isPlainLetter(plain.charCodeAt(start)) || anyLetter.test(plain.slice(start, end));
  if (end > start && isFound)
    merged.push({ kind: mark.kind, start, end, rule: mark.rule, score: mark.score });
}

const anyLetter = /[\p{L}\p{N}]/u;
const anyWord = /\p{L}{3}|\p{N}/u;

/** A letter or a digit of those that nearly all words are made of. */
const isPlainLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || isCapital(code) || isDigit(code);

/** A space or a sign that no finding begins or ends with; the full stop behind an initial is part of a name. */
function isEdge(plain: string, at: number): boolean {
  const code = plain.charCodeAt(at);
  if (isPlainLetter(code)) return false;
  return /[\s,;:!?-]/.test(plain.charAt(at));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
