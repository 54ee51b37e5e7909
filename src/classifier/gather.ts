/**
 * A set of numbers below a bound. A stamp in a table costs less than a set, and a new stamp is as good as an empty table:
 * these are made once and kept, since a new table would cost more than reading a short mail.
 */
export interface Marks {
  readonly clear: () => void;
  readonly set: (number: number) => void;
  readonly has: (number: number) => boolean;
}

const lastStamp = 2 ** 8 - 1;

export function marksBelow(bound: number): Marks {
  // So small that it stays in the nearest memory; it is emptied now and then.
  const stamps = new Uint8Array(bound);
  let stamp = 1;
  return {
    clear: () => {
      if (stamp === lastStamp) stamps.fill(0);
      stamp = stamp === lastStamp ? 1 : stamp + 1;
    },
    set: (number) => {
      stamps[number] = stamp;
    },
    has: (number) => stamps[number] === stamp,
  };
}

/** Gathers numbers, each once, in the order in which they were added. */
export interface Gatherer {
  readonly add: (number: number) => void;
  /** What was added since the last time. */
  readonly take: () => readonly number[];
}

const nothing: readonly number[] = [];

/** For numbers below a bound. */
export function gatherer(bound: number): Gatherer {
  const { clear, set, has } = marksBelow(bound);
  /** Never emptied, so that it seldom has to grow. */
  const gathered: number[] = [];
  let count = 0;
  return {
    add: (number) => {
      if (has(number)) return;
      set(number);
      gathered[count++] = number;
    },
    take: () => {
      if (count === 0) return nothing;
      const taken = gathered.slice(0, count);
      count = 0;
      clear();
      return taken;
    },
  };
}
