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

const leftOut: readonly unknown[] = ['examples', 'law'];

const isLeftOut = (node: Node): boolean =>
  node.type === 'Property' && isNode(node['key']) && leftOut.includes(node['key']['name']);

/** What the words of a list are parted by. No word of a rule holds it (tests/unit/scripts.test.ts). */
const separator = ',';

/** What stands between the quotes of a text, as a template has it; undefined for any other node. */
function writtenIn(node: Node, code: string): string | undefined {
  if (node.type === 'TemplateLiteral') return code.slice(node.start + 1, node.end - 1);
  const { type, value } = node;
  if (type !== 'Literal' || typeof value !== 'string') return undefined;
  return value.replace(/[`\\]|\$\{/g, '\\$&');
}

/** A list of nothing but words as one text that is parted; undefined for any other node, and where that gains nothing. */
function joined({ type, elements }: Node, code: string): string | undefined {
  if (type !== 'ArrayExpression' || !Array.isArray(elements)) return undefined;
  const words = elements.map((element: unknown) =>
    isNode(element) ? writtenIn(element, code) : undefined,
  );
  if (words.length < 2 || words.some((word) => !word || word.includes(separator))) return undefined;
  // A template as argument, which is a list of one text: two bytes shorter, and there are hundreds.
  return `\`${words.join(separator)}\`.split\`${separator}\``;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

/** What is written otherwise, from the top of a syntax tree and in order. */
function* editsOf(node: Node, code: string): Generator<Edit> {
  const { start, end } = node;
  const written = isLeftOut(node) ? '' : joined(node, code);
  if (written !== undefined) yield { start, end, written };
  else
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child)) yield* editsOf(child, code);
}

const ruleFile = /\/classifier\/rules\/[\w-]+\.ts$/;

/**
 * Leaves out of what a browser loads what the classifier never reads of a rule: the examples, which are its proof, and the
 * law, which the page of rules names. Lists of words become one text each: packed, that saves 1 kB of quotes.
 */
export const lighterRules = (): Plugin => ({
  name: 'lighter-rules',
  transform(code, id) {
    if (!ruleFile.test(id.split('?')[0] ?? '')) return null;
    const tree: unknown = this.parse(code);
    const edits = isNode(tree) ? [...editsOf(tree, code)] : [];
    let kept = code;
    for (const { start, end, written } of edits.toReversed()) {
      const behind = kept.slice(end);
      kept =
        kept.slice(0, start) + written + (written === '' ? behind.replace(/^\s*,/, '') : behind);
    }
    return { code: kept, map: null };
  },
  generateBundle(_, bundle) {
    // What tells a bundler that a call may go is of no use to a browser.
    for (const file of Object.values(bundle))
      if (file.type === 'chunk') file.code = file.code.replaceAll('/* @__PURE__ */ ', '');
  },
});
