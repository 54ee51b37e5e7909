import type { IdentifierKind } from '../types.ts';
import type { Token } from '../tokens.ts';

/** An identifier that a detector found. Offsets into `Text.plain`. */
export interface Found {
  readonly kind: IdentifierKind;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly score: number;
}

/** Index of the first token that ends after `offset`; `tokens.length` when there is none. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
