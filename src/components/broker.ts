import { fromCallback } from 'xstate';
import type { LookUpEvent, LookUpFailure, LookUpInput } from '../machines/recipients.ts';
import type { Report } from '../recipient/report.ts';

/**
 * The page that holds a draft may connect to nothing. It asks this hidden frame, which may connect to our own server
 * and takes one domain at a time and nothing else (brokerFrame.ts).
 */
export const brokerPath = '/modtager-ramme/';

/** Shape of what crosses the border; the frame refuses anything else. */
export interface BrokerQuestion {
  readonly id: number;
  readonly domain: string;
  /** Only there when it is asked for: look again, though an answer is remembered. */
  readonly refresh?: true;
}

export type BrokerAnswer =
  | { readonly id: number; readonly report: Report }
  | { readonly id: number; readonly failure: LookUpFailure };

/** Longer than the server's own budget for one recipient. */
const patience = 20_000;
const atOnce = 6;

let lastId = 0;

/** Looks domains up through the frame, a few at a time, and reports each as it is known. */
export const lookUpThroughBroker = fromCallback<LookUpEvent, LookUpInput>(({ input, sendBack }) => {
  const stopping = new AbortController();
  const queue = [...input.domains];

  const next = async (): Promise<void> => {
    for (let domain = queue.shift(); domain !== undefined; domain = queue.shift()) {
      const answer = await ask(domain, input.refresh, stopping.signal);
      if (stopping.signal.aborted) return;
      sendBack(
        'report' in answer
          ? { type: 'REPORTED', domain, report: answer.report }
          : { type: 'NOT_REPORTED', domain, failure: answer.failure },
      );
    }
  };

  void Promise.all(Array.from({ length: atOnce }, next)).then(() => {
    if (!stopping.signal.aborted) sendBack({ type: 'LOOKED_UP' });
  });
  return () => {
    stopping.abort();
  };
});

function ask(
  domain: string,
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
    const question: BrokerQuestion = { id, domain, ...(refresh && { refresh }) };
    frame.postMessage(question, location.origin);
  });
}
