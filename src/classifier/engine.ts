import type { Model } from './scorer.ts';
import type { Rule } from './rules/rule.ts';

/**
 * Eight hexadecimal digits that change when a rule or the model does (FNV-1a, 32 bits): so that a report of a wrong finding
 * can be led back to what made it.
 */
export function fingerprint(rules: readonly Rule[], { draft, categories }: Model): string {
  const { labels, biases, from, of, weights } = categories;
  const numbers = [draft.weights, from, of, weights].map((column) => Array.from(column));
  const written = JSON.stringify([rules, draft.bias, labels, biases, numbers]);
  let hash = 0x811c9dc5;
  for (let index = 0; index < written.length; index++)
    hash = Math.imul(hash ^ written.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
