/**
 * `npm run compare:classifier -- FOLDER`: this checkout's classifier beside that of another one, such as
 * `git worktree add /tmp/before HEAD~1` makes: how many texts they answer differently, and how long this one takes beside it,
 * in one run, in turns of a hundred drafts, so that what else the machine does slows both. Fails when an answer differs.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { classify } from '../src/classifier/classify.ts';
import { parseDrafts } from '../tests/corpus/measure.ts';
import { median, took } from './timing.ts';

const corpus = fileURLToPath(new URL('../tests/corpus/develop.jsonl', import.meta.url));
const warmUp = 3;
const rounds = 10;
const groupSize = 100;

const plainLetters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa' };

/** How else a draft may come; what only a few drafts hold stands in many of these. */
const variants: Readonly<Record<string, (text: string, next: string) => string>> = {
  'as written': (text) => text,
  decomposed: (text) => text.normalize('NFD'),
  'in capitals': (text) => text.toUpperCase(),
  'in small letters': (text) => text.toLowerCase(),
  'without æ, ø, å': (text) => text.replace(/[æøå]/g, (letter) => plainLetters[letter] ?? letter),
  quoted: (text) => `Tak for din mail.\n\n${text.replace(/^/gm, '> ')}`,
  'cut in the middle': (text) => text.slice(0, text.length >> 1),
  'with another below': (text, next) => `${text}\n\n${next}`,
};

type Classify = typeof classify;

const isClassifier = (value: unknown): value is { readonly classify: Classify } =>
  typeof value === 'object' &&
  value !== null &&
  'classify' in value &&
  typeof value.classify === 'function';

/** Undefined where the folder holds no classifier. */
async function classifierOf(folder: string): Promise<Classify | undefined> {
  const path = join(resolve(folder), 'src/classifier/classify.ts');
  const found: unknown = existsSync(path) ? await import(pathToFileURL(path).href) : undefined;
  return isClassifier(found) ? found.classify : undefined;
}

/** How long this classifier takes, the other one being 1: of each group of texts the median of its rounds, of these the median. */
function timeBeside(other: Classify, texts: readonly string[]): number {
  const groups = Array.from({ length: Math.ceil(texts.length / groupSize) }, (_, at) =>
    texts.slice(at * groupSize, (at + 1) * groupSize),
  );
  const ratios = groups.map((): number[] => []);
  for (let round = 0; round < warmUp + rounds; round++)
    for (const [at, group] of groups.entries()) {
      // Who comes second finds the texts at hand.
      const isFirst = (round + at) % 2 === 0;
      const [first = NaN, second = NaN] = (isFirst ? [classify, other] : [other, classify]).map(
        (read) =>
          took(() => {
            for (const text of group) read(text);
          }),
      );
      if (round >= warmUp) ratios[at]?.push(isFirst ? first / second : second / first);
    }
  return median(ratios.map(median));
}

const [folder] = process.argv.slice(2);
const other = folder === undefined ? undefined : await classifierOf(folder);
if (other === undefined) {
  process.stderr.write('Usage: npm run compare:classifier -- FOLDER, which is another checkout.\n');
  process.exit(2);
}
const drafts = parseDrafts(await readFile(corpus, 'utf8'), corpus);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

let differing = 0;
for (const [name, vary] of Object.entries(variants)) {
  const ids = drafts
    .filter(({ text }, at) => {
      const varied = vary(text, drafts[(at + 1) % drafts.length]?.text ?? '');
      return JSON.stringify(classify(varied)) !== JSON.stringify(other(varied));
    })
    .map(({ id }) => id);
  differing += ids.length;
  const named =
    ids.length === 0 ? '' : `: ${ids.slice(0, 8).join(' ')}${ids.length > 8 ? ' …' : ''}`;
  say(`${name}: ${String(ids.length)} of ${String(drafts.length)} answered differently${named}`);
}
const ratio = timeBeside(
  other,
  drafts.map(({ text }) => text),
);
say(`time: ${ratio.toFixed(3)} of the other`);
if (differing > 0) process.exitCode = 1;
