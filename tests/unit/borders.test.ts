import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { root } from '../../scripts/run.ts';

/** Which parts a part may import from; itself is understood. `types of` holds for `import type` alone. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  pages: [
    'layouts',
    'components',
    'machines',
    'classifier',
    'recipient',
    'advice',
    'content',
    'styles',
  ],
  layouts: ['components', 'content', 'styles', 'advice'],
  components: ['machines', 'classifier', 'recipient', 'advice', 'content', 'styles'],
  machines: ['classifier', 'recipient', 'advice'],
  classifier: [],
  recipient: [],
  advice: ['types of classifier', 'types of recipient'],
  content: ['advice', 'classifier', 'recipient'],
  styles: [],
  'content.config.ts': ['content', 'classifier', 'recipient', 'advice'],
  'headers.ts': [],
  'edge.ts': ['headers.ts'],
  bin: ['classifier', 'recipient', 'advice', 'content', 'headers.ts'],
};

/** Where Node's own modules may be used. */
const onNode = /^(?:bin\/|src\/recipient\/adapters\/node)/;

/** The parts that give Astro's virtual modules to those below them. */
const onAstro = /^src\/(?:pages|layouts|components|content|content\.config\.ts$)/;

interface Import {
  readonly name: string;
  readonly typeOnly: boolean;
}

const preProcess = (source: string): string[] =>
  ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName);

/** The imports of a TypeScript text. What is left of them after the types are erased is no `import type`. */
function importsOfTypeScript(source: string, name: string): Import[] {
  const { outputText } = ts.transpileModule(source, {
    fileName: name,
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ESNext,
      verbatimModuleSyntax: true,
      jsx: ts.JsxEmit.Preserve,
    },
  });
  const kept = new Set(preProcess(outputText));
  const all = new Set(preProcess(source));
  return [...all].map((each) => ({ name: each, typeOnly: !kept.has(each) }));
}

const firstGroups = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** The TypeScript of a file: all of it, an Astro file's front matter and scripts, an MDX file's import lines. */
function typeScriptOf(name: string, text: string): string {
  if (name.endsWith('.astro'))
    return [
      ...firstGroups(text, /^---\n([\s\S]*?)\n---/g),
      ...firstGroups(text, /<script(?:\s[^>]*)?>([\s\S]*?)<\/script>/g),
    ].join('\n');
  if (name.endsWith('.mdx')) return firstGroups(text, /^((?:import|export) .*)$/gm).join('\n');
  return text;
}

/** The part a file of the repository belongs to; undefined outside src/ and bin/. */
function partOf(file: string): string | undefined {
  const [top, second] = file.split('/');
  return top === 'src' ? second : top === 'bin' ? 'bin' : undefined;
}

/** What is wrong with one import, in words; undefined when it is allowed. */
function trespass(file: string, { name, typeOnly }: Import): string | undefined {
  if (isBuiltin(name))
    return onNode.test(file) ? undefined : `${file} imports ${name}, which only Node has`;
  if (name.startsWith('#'))
    return file.startsWith('src/pages/')
      ? undefined
      : `${file} imports ${name}, which means another file on another platform`;
  if (name.startsWith('astro:'))
    return onAstro.test(file) ? undefined : `${file} imports ${name}, which only the site has`;
  if (!name.startsWith('.')) return undefined;
  const from = partOf(file);
  const target = normalize(join(dirname(file), name)).split('?')[0] ?? '';
  const to = partOf(target);
  if (from === undefined || to === undefined || from === to) return undefined;
  const allowed = mayImport[from];
  if (allowed === undefined) return `${file}: the part ${from} has no borders in this test`;
  return allowed.includes(to) || (typeOnly && allowed.includes(`types of ${to}`))
    ? undefined
    : `${file} imports ${typeOnly ? 'types of ' : ''}${target}, but ${from} may not import ${to}`;
}

/** Declarations are left out: nothing of them runs. */
const files = globSync('{src,bin}/**/*.{ts,tsx,astro,mdx}', {
  cwd: root,
  exclude: ['**/*.d.ts'],
}).sort();

describe('the borders', () => {
  const cases: [file: string, source: string, expected: RegExp | undefined][] = [
    ['src/classifier/a.ts', "import { x } from '../recipient/y.ts';", /may not import recipient/],
    ['src/classifier/a.ts', "import type { X } from '../advice/y.ts';", /may not import advice/],
    ['src/classifier/a.ts', "export * from '../recipient/y.ts';", /may not import recipient/],
    ['src/classifier/a.ts', "await import('../recipient/y.ts');", /may not import recipient/],
    ['src/classifier/a.ts', "import { x } from './y.ts';", undefined],
    ['src/advice/a.ts', "import type { X } from '../classifier/y.ts';", undefined],
    ['src/advice/a.ts', "import { x } from '../classifier/y.ts';", /may not import classifier/],
    [
      'src/advice/a.ts',
      "import { type X } from '../classifier/y.ts';",
      /may not import classifier/,
    ],
    ['src/machines/a.ts', "import { x } from '../components/y.ts';", /may not import components/],
    ['src/components/a.tsx', "import { x } from '../pages/y.ts';", /may not import pages/],
    ['src/components/a.tsx', "import { x } from '../machines/y.ts';\n<p>{x}</p>", undefined],
    ['src/recipient/a.ts', "import { x } from 'node:dns';", /only Node has/],
    ['src/recipient/a.ts', "import fs from 'fs';", /only Node has/],
    ['src/recipient/adapters/node/a.ts', "import { x } from 'node:dns';", undefined],
    ['src/pages/api/a.ts', "import { x } from 'node:dns';", /only Node has/],
    ['src/pages/a.astro', "---\nimport fs from 'node:fs';\n---\n<p />", /only Node has/],
    ['src/pages/a.astro', "---\n---\n<script>\nimport 'node:fs';\n</script>", /only Node has/],
    [
      'src/components/a.astro',
      "---\nimport X from '../pages/x.astro';\n---\n",
      /may not import pages/,
    ],
    ['src/content/a.mdx', "import X from '../pages/x.astro';\n\nTekst", /may not import pages/],
    ['src/machines/a.ts', "import { x } from 'astro:content';", /only the site has/],
    ['src/pages/api/a.ts', "import { x } from '#look-up';", undefined],
    ['src/recipient/a.ts', "import { x } from '#look-up';", /another platform/],
    ['src/nowhere/a.ts', "import { x } from '../advice/y.ts';", /has no borders/],
  ];
  for (const [file, source, expected] of cases)
    it(`${expected === undefined ? 'lets' : 'stops'} ${file}: ${source.split('\n').join(' ')}`, () => {
      const found = importsOfTypeScript(typeScriptOf(file, source), file.replace('.astro', '.ts'))
        .map((each) => trespass(file, each))
        .filter((each) => each !== undefined);
      if (expected === undefined) assert.deepEqual(found, []);
      else assert.match(found.join('\n'), expected);
    });

  it('finds the files', () => {
    assert.ok(files.length > 20, `only ${String(files.length)} files`);
  });

  for (const file of files)
    it(`hold in ${file}`, () => {
      const source = typeScriptOf(file, readFileSync(join(root, file), 'utf8'));
      const name = file.replace(/\.(?:astro|mdx)$/, '.ts');
      const found = importsOfTypeScript(source, name).map((each) => trespass(file, each));
      assert.equal(found.filter((each) => each !== undefined).join('\n'), '');
    });
});
