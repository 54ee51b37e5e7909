/** What measures the classifier's time by: scripts and the test of typing. */

/** The middle of the values, the upper one of two; NaN of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** In milliseconds. */
export function took(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
