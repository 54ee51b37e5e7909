import type { Span } from '../classifier/types.ts';

export interface Mark extends Span {
  /** `sensitive` decides the verdict; `ordinary` only tells whom it is about. */
  readonly weight: 'sensitive' | 'ordinary';
}

/** The greatest of 0, 1, … `most` for which `holds`, which does for each below it and for 0. */
function greatest(most: number, holds: (value: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The marks of a text after an edit of it, until it has been read anew: those before the edit stay, those behind it move
 * with their words, and so does one within which something was typed; one that is partly gone is left out. It runs at
 * each keystroke: the engine compares, not a loop of ours.
 */
export function moved(marks: readonly Mark[], before: string, now: string): readonly Mark[] {
  if (before === now) return marks;
  const shorter = Math.min(before.length, now.length);
  const same = greatest(shorter, (length) => now.startsWith(before.slice(0, length)));
  const sameEnd = greatest(shorter - same, (length) =>
    now.endsWith(before.slice(before.length - length)),
  );
  const edited = before.length - sameEnd;
  const by = now.length - before.length;
  return marks.flatMap((mark) => {
    const { start, end } = mark;
    if (end <= same) return [mark];
    if (start >= edited) return [{ ...mark, start: start + by, end: end + by }];
    return start <= same && end >= edited && end + by > start ? [{ ...mark, end: end + by }] : [];
  });
}

export interface Piece {
  readonly text: string;
  readonly weight: Mark['weight'] | null;
}

/** The text cut at the marks, which are disjoint and in order. */
function pieces(text: string, marks: readonly Mark[]): readonly Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const { start, end, weight } of marks) {
    if (start > at) cut.push({ text: text.slice(at, start), weight: null });
    cut.push({ text: text.slice(start, end), weight });
    at = end;
  }
  if (at < text.length) cut.push({ text: text.slice(at), weight: null });
  return cut;
}

/** As `pieces`, line by line. */
export function lines(text: string, marks: readonly Mark[]): readonly (readonly Piece[])[] {
  const all: Piece[][] = [[]];
  for (const piece of pieces(text, marks))
    for (const [index, part] of piece.text.split('\n').entries()) {
      if (index > 0) all.push([]);
      if (part !== '') all.at(-1)?.push({ ...piece, text: part });
    }
  return all;
}
