import type { Model } from './scorer.ts';
import type { Rule } from './rules/rule.ts';

/**
 * Eight hexadecimal digits that change when a rule or the model does (FNV-1a, 32 bits): so that a report of a wrong finding
 * can be led back to what made it.
 */
export function fingerprint(rules: readonly Rule[], { draft, sentence }: Model): string {
  const written = JSON.stringify([rules, ...[draft, sentence].map(weightsOf)]);
  let hash = 0x811c9dc5;
  for (let index = 0; index < written.length; index++)
    hash = Math.imul(hash ^ written.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function weightsOf({ bias, scale, steps }: Model['draft']): readonly unknown[] {
  return [bias, scale, Array.from(steps)];
}
