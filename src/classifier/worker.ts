import { classify } from './classify.ts';
import type { Classification, ClassifyOptions } from './types.ts';

/** What the page asks; `id` comes back with the answer, so that a late answer is told from the current one. */
export interface ClassifyRequest {
  readonly id: number;
  readonly text: string;
  readonly options?: ClassifyOptions;
}

export interface ClassifyResponse {
  readonly id: number;
  readonly classification: Classification;
}

self.addEventListener('message', ({ data }: MessageEvent<ClassifyRequest>) => {
  const answer: ClassifyResponse = {
    id: data.id,
    classification: classify(data.text, data.options),
  };
  self.postMessage(answer);
});
