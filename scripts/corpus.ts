/**
 * Measures the classifier on labelled drafts: `node scripts/corpus.ts [--misses] [--pin] [file …]`.
 *
 * `--misses` lists what went wrong; of held.jsonl it names ids only, because whoever writes rules must not read it.
 * `--pin` rewrites tests/corpus/known-misses.json from develop.jsonl.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { classify } from '../src/classifier/classify.ts';
import {
  CorpusError,
  missesOf,
  outcomeOf,
  parseDrafts,
  type LabelledText,
  type Outcome,
} from '../tests/corpus/measure.ts';
import { kindTable, table } from '../tests/corpus/table.ts';

const corpusFile = (name: string): string =>
  fileURLToPath(new URL(`../tests/corpus/${name}`, import.meta.url));
const developFile = corpusFile('develop.jsonl');
const heldFile = corpusFile('held.jsonl');
const pinFile = corpusFile('known-misses.json');

function missList(outcomes: readonly Outcome[], idsOnly: boolean): string {
  const { missed, wronglyFlagged, asked } = missesOf(outcomes);
  const summary = [
    `missed: ${missed.join(' ') || 'none'}`,
    `wrongly flagged: ${wronglyFlagged.join(' ') || 'none'}`,
    `asked: ${asked.join(' ') || 'none'}`,
  ];
  return [...summary, ...(idsOnly ? [] : outcomes.flatMap((outcome) => details(outcome)))].join(
    '\n',
  );
}

function details(outcome: Outcome): readonly string[] {
  const quoted = (labels: readonly LabelledText[]): readonly string[] =>
    labels.map(({ kind, text }) => `${kind} ${JSON.stringify(text)}`);
  const parts = [
    { name: 'categories missed', list: outcome.categoriesMissed },
    { name: 'categories wrong', list: outcome.categoriesWrong },
    { name: 'identifiers missed', list: quoted(outcome.identifiersMissed) },
    { name: 'identifiers wrong', list: quoted(outcome.identifiersWrong) },
    { name: 'standing', list: quoted(outcome.standing) },
  ].filter(({ list }) => list.length > 0);
  return parts.length === 0
    ? []
    : [outcome.id, ...parts.map(({ name, list }) => `  ${name}: ${list.join(', ')}`)];
}

async function measure(file: string): Promise<readonly Outcome[]> {
  const drafts = parseDrafts(await readFile(file, 'utf8'), relative(process.cwd(), file));
  return drafts.map((draft) => outcomeOf(draft, classify(draft.text)));
}

async function pin(): Promise<void> {
  const json = JSON.stringify(missesOf(await measure(developFile)));
  const config = await resolveConfig(pinFile);
  await writeFile(pinFile, await format(json, { ...config, filepath: pinFile }));
  console.log(`wrote ${relative(process.cwd(), pinFile)}`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { misses: { type: 'boolean' }, pin: { type: 'boolean' } },
    allowPositionals: true,
  });
  const files = positionals.length > 0 ? positionals : [developFile, heldFile];
  for (const file of files.map((name) => resolve(name))) {
    const outcomes = await measure(file);
    console.log(`${relative(process.cwd(), file)}\n${table(outcomes)}\n\n${kindTable(outcomes)}\n`);
    if (values.misses === true) {
      console.log(missList(outcomes, basename(file) === basename(heldFile)));
    }
    console.log();
  }
  if (values.pin === true) await pin();
}

try {
  await main();
} catch (error) {
  // A bad corpus file, option or path is the caller's to mend: the message is enough. Anything else is a defect here.
  const expected = error instanceof CorpusError || (error instanceof Error && 'code' in error);
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
}
