import { fromCallback } from 'xstate';
import type { LookUpEvent, LookUpFailure, LookUpInput } from '../machines/recipients.ts';
import { questionAbout, type Question } from '../recipient/question.ts';
import type { Report } from '../recipient/report.ts';

/**
 * The page that holds a draft may connect to nothing. It asks this hidden frame, which may connect to our own server
 * and takes one recipient at a time and nothing else (brokerFrame.ts).
 */
export const brokerPath = '/modtager-ramme/';

/** Shape of what crosses the border; the frame refuses anything else. */
export type BrokerQuestion = Question & {
  readonly id: number;
  /** Only there when it is asked for: look again, though an answer is remembered. */
  readonly refresh?: true;
};

export type BrokerAnswer =
  | { readonly id: number; readonly report: Report }
  | { readonly id: number; readonly failure: LookUpFailure };

/** Longer than the server's own budget for one recipient. */
const patience = 20_000;
const atOnce = 6;

let lastId = 0;

/** Looks recipients up through the frame, a few at a time, and reports each as it is known. */
export const lookUpThroughBroker = fromCallback<LookUpEvent, LookUpInput>(({ input, sendBack }) => {
  const stopping = new AbortController();

  const askAll = async (all: readonly string[], refresh: boolean): Promise<void> => {
    const queue = [...all];
    const next = async (): Promise<void> => {
      for (let asked = queue.shift(); asked !== undefined; asked = queue.shift()) {
        const answer = await ask(questionAbout(asked), refresh, stopping.signal);
        if (stopping.signal.aborted) return;
        sendBack(
          'report' in answer
            ? { type: 'REPORTED', asked, report: answer.report }
            : { type: 'NOT_REPORTED', asked, failure: answer.failure },
        );
      }
    };
    await Promise.all(Array.from({ length: atOnce }, next));
  };

  const { first, rest } = byDomain(input.asked);
  void (async () => {
    if (input.refresh) {
      // One look at each domain is enough: the rest get what it found, and each its own certificate anew.
      await askAll(first, true);
      await askAll(rest, false);
    } else await askAll(input.asked, false);
    if (!stopping.signal.aborted) sendBack({ type: 'LOOKED_UP' });
  })();
  return () => {
    stopping.abort();
  };
});

/** The first recipient at each domain, and all the others. */
export function byDomain(asked: readonly string[]): {
  readonly first: readonly string[];
  readonly rest: readonly string[];
} {
  const domainOf = (text: string): string => text.slice(text.lastIndexOf('@') + 1);
  const firstAt = new Map(asked.map((text) => [domainOf(text), text] as const).reverse());
  const isFirst = (text: string): boolean => firstAt.get(domainOf(text)) === text;
  return { first: asked.filter(isFirst), rest: asked.filter((text) => !isFirst(text)) };
}

function ask(
  about: Question,
  refresh: boolean,
  stop: AbortSignal,
): Promise<{ readonly report: Report } | { readonly failure: LookUpFailure }> {
  return new Promise((resolve) => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe.broker')?.contentWindow;
    if (!frame) {
      resolve({ failure: 'service-down' });
      return;
    }
    const id = (lastId += 1);
    const listening = new AbortController();
    const settle = (answer: Parameters<typeof resolve>[0]): void => {
      clearTimeout(timer);
      listening.abort();
      resolve(answer);
    };
    const timer = setTimeout(() => {
      settle({ failure: navigator.onLine ? 'service-down' : 'offline' });
    }, patience);
    addEventListener(
      'message',
      ({ data, origin, source }: MessageEvent<BrokerAnswer>) => {
        if (origin !== location.origin || source !== frame || data.id !== id) return;
        settle('report' in data ? { report: data.report } : { failure: data.failure });
      },
      { signal: listening.signal },
    );
    stop.addEventListener(
      'abort',
      () => {
        settle({ failure: 'service-down' });
      },
      { signal: listening.signal },
    );
    const question: BrokerQuestion = { id, ...about, ...(refresh && { refresh }) };
    frame.postMessage(question, location.origin);
  });
}
