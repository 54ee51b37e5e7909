/** How far a long run has come, for whoever waits for it. */

export interface Progress {
  readonly asked: () => void;
  readonly answered: () => void;
  readonly end: () => void;
}

const nothing = (): void => undefined;
export const silent: Progress = { asked: nothing, answered: nothing, end: nothing };

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Milliseconds between two words: on a terminal one line that changes, in a log a line now and then. */
const interval = { terminal: 200, log: 5_000 };

/** Counts, never names: what is asked for has no place on standard error, which is often a log. */
export function progressOn(output: Output, now: () => number = () => Date.now()): Progress {
  const start = now();
  const isTerminal = output.isTTY === true;
  let asked = 0;
  let answered = 0;
  let last = start;
  const say = (end: string): void => {
    const seconds = ((now() - start) / 1000).toFixed(1);
    const text = `${String(answered)} of ${String(asked)} answered, ${seconds} s`;
    output.write(isTerminal ? `\r${text}${end}` : `${text}\n`);
  };
  return {
    asked: () => {
      asked += 1;
    },
    answered: () => {
      answered += 1;
      if (now() - last < (isTerminal ? interval.terminal : interval.log)) return;
      last = now();
      say('');
    },
    end: () => say('\n'),
  };
}
