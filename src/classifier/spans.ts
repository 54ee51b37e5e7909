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

/** The items in order of start, those that start together as they came; the same list where it is in order already. */
export function inOrder<Item extends Span>(items: readonly Item[]): readonly Item[] {
  for (let index = 1; index < items.length; index++)
    if ((items[index]?.start ?? 0) < (items[index - 1]?.start ?? 0))
      return [...items].sort((a, b) => a.start - b.start);
  return items;
}
