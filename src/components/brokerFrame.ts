import type { LookUpFailure } from '../machines/recipients.ts';
import { strictQuestion, type Asking, type Question } from '../recipient/question.ts';
import type { Report } from '../recipient/report.ts';
import type { BrokerAnswer, BrokerQuestion } from './broker.ts';

/**
 * The page around the frame is of the same origin and could reach in for these. A slip there must not find them; hostile
 * script would find others (docs/decisions/0002-the-draft-stays.md).
 */
const ask = fetch.bind(globalThis);
for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport'])
  Reflect.deleteProperty(globalThis, name);
Reflect.deleteProperty(Navigator.prototype, 'sendBeacon');

/** What the organisation's profile lets it ask about; written into the frame when the site is built. */
const asking: Asking =
  document.documentElement.dataset['asking'] === 'addresses' ? 'addresses' : 'domains';

/**
 * Runs inside the hidden frame: the only place on the site that may ask the server anything. It passes on one recipient in
 * strict syntax, as the parser gives it back, and whether to look again, and drops everything else without a word. An
 * address is such a recipient only where the organisation looks certificates up.
 */
addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
  if (origin !== location.origin || source !== parent || !isQuestion(data)) return;
  const question = strictQuestion(data, asking);
  if (question === null) return;
  const { id, refresh } = data;
  void lookUp(question, refresh === true).then((answer) => {
    const reply: BrokerAnswer = { id, ...answer };
    parent.postMessage(reply, location.origin);
  });
});

function isQuestion(data: unknown): data is BrokerQuestion {
  return (
    typeof data === 'object' &&
    data !== null &&
    Object.keys(data).length === ('refresh' in data ? 3 : 2) &&
    (!('refresh' in data) || data.refresh === true) &&
    'id' in data &&
    typeof data.id === 'number' &&
    (('domain' in data && typeof data.domain === 'string') ||
      ('address' in data && typeof data.address === 'string'))
  );
}

async function lookUp(
  question: Question,
  refresh: boolean,
): Promise<{ report: Report } | { failure: LookUpFailure }> {
  const response = await ask('/api/recipients/', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ recipients: [question], ...(refresh && { refresh }) }),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  }).catch(() => undefined);
  if (response === undefined) return { failure: navigator.onLine ? 'service-down' : 'offline' };
  if (response.status === 429) return { failure: 'rate-limited' };
  if (!response.ok) return { failure: 'service-down' };
  try {
    const [report] = (await response.json()) as readonly Report[];
    return report === undefined ? { failure: 'service-down' } : { report };
  } catch {
    // Something answered, though not our server: a page without one answers with its own "not found".
    return { failure: 'service-down' };
  }
}
