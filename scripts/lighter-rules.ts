import type { Plugin } from 'vite';

/** The part of an ESTree node that is used here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** Every node of a syntax tree, from the top. */
function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* nodesOf(child);
}

const leftOut: readonly unknown[] = ['examples', 'law'];

const isLeftOut = (node: Node): boolean =>
  node.type === 'Property' && isNode(node['key']) && leftOut.includes(node['key']['name']);

const ruleFile = /\/classifier\/rules\/[\w-]+\.ts$/;

/**
 * Leaves out of what a browser loads what the classifier never reads of a rule: the examples, which are its proof, and the
 * law, which the page of rules names.
 */
export const lighterRules = (): Plugin => ({
  name: 'lighter-rules',
  transform(code, id) {
    if (!ruleFile.test(id.split('?')[0] ?? '')) return null;
    const tree: unknown = this.parse(code);
    const ranges = isNode(tree) ? [...nodesOf(tree)].filter(isLeftOut) : [];
    let kept = code;
    for (const { start, end } of ranges.toReversed())
      kept = kept.slice(0, start) + kept.slice(end).replace(/^\s*,/, '');
    return { code: kept, map: null };
  },
});
