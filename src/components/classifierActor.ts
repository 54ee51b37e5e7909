import { fromPromise } from 'xstate';
import type { Classification, ClassifyOptions } from '../classifier/types.ts';
import type { ReadInput } from '../machines/checkMail.ts';

/** How long the reader may take before the draft counts as unreadable, in milliseconds. */
const readerPatience = 2000;
/** The same for its first answer: words and model, 150 kB, may have to come by a slow line to an old telephone. */
const firstPatience = 15_000;

interface Question {
  readonly id: number;
  readonly text: string;
  readonly options: ClassifyOptions;
}

interface Reply {
  readonly id: number;
  readonly classification: Classification;
}

let worker: Worker | null = null;
/** In milliseconds. Who has once waited for nothing is not kept waiting again. */
let patience = firstPatience;
let lastId = 0;

function reader(): Worker {
  worker ??= newReader();
  return worker;
}

function newReader(): Worker {
  const made = new Worker(new URL('../classifier/worker.ts', import.meta.url), { type: 'module' });
  // One that did not load says so only once, perhaps before the first question.
  made.addEventListener('error', () => {
    dismiss(made);
  });
  return made;
}

/** A worker that did not answer may never do so: the next draft gets a new one. */
function dismiss(one: Worker): void {
  one.terminate();
  if (worker === one) worker = null;
}

/** Starts the worker ahead of the first letter, so that nobody waits for its loading who need not. */
export function wakeReader(): void {
  reader();
}

/** Reads a draft in the worker; rejects when there is no answer in time or the worker breaks down. */
export const readInWorker = fromPromise<Classification, ReadInput>(
  ({ input, signal }) =>
    new Promise((resolve, reject) => {
      const id = (lastId += 1);
      const asked = reader();
      const listening = new AbortController();
      const settle = (): void => {
        clearTimeout(timer);
        listening.abort();
      };
      const giveUp = (reason: string): void => {
        settle();
        reject(new Error(reason));
      };
      const timer = setTimeout(() => {
        patience = readerPatience;
        dismiss(asked);
        giveUp('The reader gave no answer in time.');
      }, patience);
      asked.addEventListener(
        'message',
        ({ data }: MessageEvent<Reply>) => {
          patience = readerPatience;
          if (data.id !== id) return;
          settle();
          resolve(data.classification);
        },
        { signal: listening.signal },
      );
      asked.addEventListener(
        'error',
        () => {
          giveUp('The reader broke down.');
        },
        { signal: listening.signal },
      );
      // A draft typed over while it was being read: the answer is of no interest any more.
      signal.addEventListener('abort', settle, { signal: listening.signal });
      const question: Question = { id, text: input.text, options: input.options };
      asked.postMessage(question);
    }),
);
