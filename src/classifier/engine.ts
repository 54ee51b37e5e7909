import type { Model, Models } from './scorer.ts';
import type { Rule } from './rules/rule.ts';

/**
 * Eight hexadecimal digits that change when a rule or the model does (FNV-1a, 32 bits): so that a report of a wrong finding
 * can be led back to what made it.
 */
export function fingerprint(rules: readonly Rule[], { draft, categories }: Model): string {
  const written = JSON.stringify([rules, weightsOf(draft), weightsOf(categories)]);
  let hash = 0x811c9dc5;
  for (let index = 0; index < written.length; index++)
    hash = Math.imul(hash ^ written.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function weightsOf({ labels, biases, rows, weights }: Models<string>): readonly unknown[] {
  const buckets = [...rows.entries()].filter(([, row]) => row > 0);
  return [labels, biases, buckets, Array.from(weights)];
}
