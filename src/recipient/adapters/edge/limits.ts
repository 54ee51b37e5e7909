import { limitWindow } from '../../limits.ts';
import type { Clock, Limiter, Limits } from '../../ports.ts';
import type { LimitNumbers } from '../variables.ts';

/** Keys that are counted at a time; the one counted longest goes first. */
const mostKeys = 10_000;

/** Counts in the memory of this one instance, of which the platform starts as many as it likes, where it likes. */
export function memoryLimiter(points: number, clock: Clock): Limiter {
  const windows = new Map<string, { taken: number; readonly until: number }>();
  return {
    take: async (key, wanted) => {
      const now = clock.now();
      let window = windows.get(key);
      if (window === undefined || window.until <= now) {
        windows.delete(key);
        const oldest = windows.size >= mostKeys ? windows.keys().next() : null;
        if (oldest?.done === false) windows.delete(oldest.value);
        window = { taken: 0, until: now + limitWindow * 1000 };
        windows.set(key, window);
      }
      window.taken += wanted;
      return window.taken <= points ? null : (window.until - now) / 1000;
    },
  };
}

export const edgeLimits = ({ client, target }: LimitNumbers, clock: Clock): Limits => ({
  client: memoryLimiter(client, clock),
  target: memoryLimiter(target, clock),
});
