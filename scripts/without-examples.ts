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

const isExamples = (node: Node): boolean =>
  node.type === 'Property' &&
  isNode(node['key']) &&
  node['key']['name'] === 'examples' &&
  isNode(node['value']) &&
  node['value'].type === 'ObjectExpression';

const ruleFile = /\/classifier\/rules\/[\w-]+\.ts$/;

/**
 * Leaves the examples of the rules out of what a browser loads. They are the rules' own proof: tests and the page of rules
 * read them, the classifier never does.
 */
export const withoutExamples = (): Plugin => ({
  name: 'without-examples',
  transform(code, id) {
    if (!ruleFile.test(id.split('?')[0] ?? '')) return null;
    const tree: unknown = this.parse(code);
    const ranges = isNode(tree) ? [...nodesOf(tree)].filter(isExamples) : [];
    let kept = code;
    for (const { start, end } of ranges.toReversed())
      kept = `${kept.slice(0, start)}examples: { hit: [], miss: [] }${kept.slice(end)}`;
    return { code: kept, map: null };
  },
});
