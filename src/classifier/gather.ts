/** Numbers below a bound, each once, in the order in which they were added. */
export interface Gatherer {
  readonly add: (number: number) => void;
  /** What was added since the last time. */
  readonly take: () => readonly number[];
}

const lastStamp = 2 ** 32 - 1;

/**
 * A stamp in a table costs less than a set. Made once and kept: a new table would cost more than reading a short mail, and
 * a new stamp is as good as an empty one.
 */
export function gatherer(bound: number): Gatherer {
  const stamps = new Uint32Array(bound);
  let stamp = 1;
  let gathered: number[] = [];
  return {
    add: (number) => {
      if (stamps[number] === stamp) return;
      stamps[number] = stamp;
      gathered.push(number);
    },
    take: () => {
      const taken = gathered;
      gathered = [];
      if (stamp === lastStamp) stamps.fill(0);
      stamp = stamp === lastStamp ? 1 : stamp + 1;
      return taken;
    },
  };
}
