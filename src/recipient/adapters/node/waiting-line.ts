/**
 * At most so many at once for a key; the rest wait in line, where no clock of theirs runs yet. A place is given up when
 * the work is done, or later, when what `over` makes of it has ended.
 */
export function waitingLine(
  most: number,
): <T>(key: string, work: () => Promise<T>, over?: (done: T) => Promise<unknown>) => Promise<T> {
  const busy = new Map<string, { running: number; readonly waiting: (() => void)[] }>();
  return async (key, work, over = () => Promise.resolve()) => {
    const line = busy.get(key) ?? { running: 0, waiting: [] };
    busy.set(key, line);
    if (line.running >= most) await new Promise<void>((go) => line.waiting.push(go));
    else line.running += 1;
    const leave = (): void => {
      // The place is handed over, not given up, so that nobody slips in between.
      const next = line.waiting.shift();
      if (next !== undefined) next();
      else {
        line.running -= 1;
        if (line.running === 0) busy.delete(key);
      }
    };
    try {
      const done = await work();
      void over(done).then(leave, leave);
      return done;
    } catch (error) {
      leave();
      throw error;
    }
  };
}
