import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify } from '../../../src/classifier/classify.ts';
import type { ClassifyRequest, ClassifyResponse } from '../../../src/classifier/worker.ts';

/** The little of a worker's global scope that the module uses. */
class Scope extends EventTarget {
  readonly sent: ClassifyResponse[] = [];
  postMessage(message: ClassifyResponse): void {
    this.sent.push(message);
  }
}

test('the worker answers each request with its id, and says nothing unasked', async () => {
  const scope = new Scope();
  Object.assign(globalThis, { self: scope });
  await import('../../../src/classifier/worker.ts');
  assert.deepEqual(scope.sent, []);

  const dismissed = [{ kind: 'name', text: 'Karen Holm' }] as const;
  const requests: readonly ClassifyRequest[] = [
    { id: 7, text: 'Ring til Karen Holm' },
    { id: 8, text: 'Ring til Karen Holm', options: { dismissed } },
  ];
  for (const data of requests) scope.dispatchEvent(new MessageEvent('message', { data }));

  assert.deepEqual(
    scope.sent,
    requests.map(({ id, text, options }) => ({ id, classification: classify(text, options) })),
  );
});
