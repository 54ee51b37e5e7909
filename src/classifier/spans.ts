import type { Span } from './types.ts';

/** The items that touch none of the places. Both are in order of start; linear. */
export function apartFrom<Item extends Span>(
  places: readonly Span[],
  items: readonly Item[],
): readonly Item[] {
  if (places.length === 0) return items;
  let next = 0;
  return items.filter(({ start, end }) => {
    while ((places[next]?.end ?? Infinity) <= start) next++;
    return (places[next]?.start ?? Infinity) >= end;
  });
}

export const byStart = (a: Span, b: Span): number => a.start - b.start;
