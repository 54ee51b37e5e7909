import type { Found } from './found.ts';
import type { GoodsList } from './goods.ts';
import type { NumberCue } from './number-cues.ts';
import { nth } from '../nth.ts';
import { isDigit, type Text } from '../text.ts';
import type { Token } from '../tokens.ts';
import { keyFits } from '../words.ts';
import { leastCounting, type Span } from '../types.ts';

/** A number below this is none. */
export const leastNumber = leastCounting;

export interface Run {
  readonly start: number;
  readonly end: number;
}

export interface Context {
  readonly text: Text;
  readonly tokens: readonly Token[];
  readonly runs: readonly Run[];
  /** For each run the index of the token that it begins in. */
  readonly places: readonly number[];
  readonly index: number;
  /** Whether the text speaks of a test. */
  readonly trial: () => boolean;
  /** The nearest word before the number that says what it is. */
  readonly cue: () => NumberCue;
  /** The list of goods that the number stands in. */
  readonly list: GoodsList | undefined;
}

/** The runs of digits in some places of a text, which are in order. */
export function digitRuns(plain: string, places: readonly Span[]): readonly Run[] {
  const runs: { readonly start: number; end: number }[] = [];
  for (const { start: from, end: to } of places)
    for (let index = from; index < to; index++) {
      if (!isDigit(plain.charCodeAt(index))) continue;
      const start = index;
      while (isDigit(plain.charCodeAt(index + 1))) index++;
      const last = runs.at(-1);
      if (last !== undefined && last.end >= start) last.end = index + 1;
      else runs.push({ start, end: index + 1 });
    }
  return runs;
}

/** Where digits may stand: most words have none, and the number of a placeholder is nobody's. */
export const mayHoldDigits = ({ kind, word }: Token): boolean =>
  kind === 'word' ? hasDigit(word) : kind !== 'placeholder';
const hasDigit = keyFits(/\d/);

/** For each run the index of the first token that ends behind its start. Linear. */
export function placesOf(tokens: readonly Token[], runs: readonly Run[]): readonly number[] {
  let at = 0;
  return runs.map(({ start }) => {
    while (at < tokens.length && (tokens[at]?.end ?? 0) <= start) at++;
    return at;
  });
}

/** The index of the token that the number begins in. */
export const placeOf = ({ places, index }: Context): number => places[index] ?? 0;

/** Longest text between two runs of digits that still belong to one number. */
const longestGap = 6;

export function lengthAt({ runs, index }: Context, offset: number): number {
  const run = runs[index + offset];
  return run === undefined ? 0 : run.end - run.start;
}

/** The text between two neighbouring runs; undefined when there is none or it is too long. */
export function gapAt({ text, runs, index }: Context, offset: number): string | undefined {
  const run = nth(runs, index + offset);
  const next = runs[index + offset + 1];
  if (run === undefined || next === undefined || next.start - run.end > longestGap)
    return undefined;
  return text.plain.slice(run.end, next.start);
}

export function digitsOf({ text, runs, index }: Context, count: number): string {
  let digits = '';
  for (let at = index; at < index + count; at++)
    digits += text.plain.slice(runs[at]?.start, runs[at]?.end);
  return digits;
}

export function startOf({ runs, index }: Context): number {
  return runs[index]?.start ?? 0;
}

export function endOf({ runs, index }: Context, count: number): number {
  return nth(runs, index + count - 1)?.end ?? 0;
}

/** A way of writing a number: how many digits stand in each run, and what between them. */
export interface Shape {
  readonly lengths: readonly number[];
  readonly gaps: readonly RegExp[];
}

/** Shapes by the length of their first run, which rules out nearly all of them. */
export type Shapes<T extends Shape> = ReadonlyMap<number, readonly T[]>;

export function shapesOf<T extends Shape>(list: readonly T[]): Shapes<T> {
  const shapes = new Map<number, T[]>();
  for (const shape of list) {
    const first = shape.lengths[0] ?? 0;
    shapes.set(first, [...(shapes.get(first) ?? []), shape]);
  }
  return shapes;
}

/** Shapes with the same sign between all runs. */
export function joinedBy(gap: RegExp, list: readonly (readonly number[])[]): readonly Shape[] {
  return list.map((lengths) => ({ lengths, gaps: lengths.slice(1).map(() => gap) }));
}

/** The first of the shapes that the runs from here on have. */
export function shapeAt<T extends Shape>(context: Context, shapes: Shapes<T>): T | undefined {
  return shapes.get(lengthAt(context, 0))?.find((shape) => hasShape(context, shape));
}

function hasShape(context: Context, { lengths, gaps }: Shape): boolean {
  for (let offset = 1; offset < lengths.length; offset++)
    if (lengthAt(context, offset) !== lengths[offset]) return false;
  return gaps.every((gap, offset) => gap.test(gapAt(context, offset) ?? 'none'));
}

/** The word directly before a number and directly after it, as keys; empty where there is none in the sentence. */
export function neighbours(context: Context, count: number): { before: string; after: string } {
  const { tokens } = context;
  const at = placeOf(context);
  const own = tokens[at];
  const before = nth(tokens, at - 1);
  const end = endOf(context, count);
  let behind = context.places[context.index + count - 1] ?? at;
  while ((tokens[behind]?.end ?? Infinity) <= end) behind++;
  const after = tokens[behind];
  return {
    before: before !== undefined && before.sentence === own?.sentence ? before.key : '',
    after:
      after !== undefined && after.sentence === own?.sentence && after.start >= end
        ? after.key
        : '',
  };
}

export const unitAfter =
  /^(?:kr|kroner|dkk|eur|euro|usd|kwh|mwh|kg|km|m|m2|m3|stk|pct|procent|timer|mio|mia|tusind)$/;

/** Whether the number hangs on to more letters or digits: part of a longer code, an amount, a version. */
export function isPartOfCode(context: Context, count: number): boolean {
  const { plain } = context.text;
  const start = startOf(context);
  const end = endOf(context, count);
  return (
    /[\p{L}\p{N}#_+]$/u.test(plain.slice(Math.max(0, start - 1), start)) ||
    /[0-9][.,:/<-]$/.test(plain.slice(Math.max(0, start - 2), start)) ||
    /^(?:[\p{L}_%]|[.,:/+-][0-9])/u.test(plain.slice(end, end + 2))
  );
}

/** In the same sentence, or at the end of the line above. */
export function followsCapital(context: Context): boolean {
  const { text, tokens } = context;
  const at = placeOf(context);
  const [before, own] = [nth(tokens, at - 1), tokens[at]];
  return (
    before?.kind === 'word' &&
    own !== undefined &&
    before.capital &&
    (before.sentence === own.sentence || text.plain.slice(before.end, own.start) === '\n')
  );
}

/** "Karen Holm, 0101901234": a capitalised word directly before it. */
export function followsName(context: Context): boolean {
  const { text, tokens } = context;
  const at = placeOf(context);
  const before = nth(tokens, at - 1);
  const second = nth(tokens, at - 2);
  return (
    before?.kind === 'word' &&
    before.capital &&
    before.end - before.start > 1 &&
    before.sentence === tokens[at]?.sentence &&
    second?.capital === true &&
    text.plain.slice(second.end, before.start) === ' '
  );
}

export function digitsAt({ text, runs, index }: Context, offset: number): string {
  const run = runs[index + offset];
  return run === undefined ? '' : text.plain.slice(run.start, run.end);
}

export function hit(
  kind: Found['kind'],
  rule: string,
  context: Context,
  count: number,
  score: number,
): Found | undefined {
  if (score < leastNumber) return undefined;
  return {
    kind,
    rule,
    start: startOf(context),
    end: endOf(context, count),
    score: Math.round(Math.min(score, 0.99) * 100) / 100,
  };
}
