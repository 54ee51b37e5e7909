/**
 * `npm run bench:classifier`: how fast drafts are read, warm: by stage, over the corpus, beside openredaction, and on
 * hostile texts of up to a megabyte. Fails when a target is missed.
 *
 * openredaction is installed as an alias of @openredaction/core, which is its engine: the package of its own name is that
 * and three web frameworks. It runs as it comes: all its patterns, names and addresses included, none of them Danish.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { OpenRedaction } from 'openredaction';
import { analyse, evidenceOf, marksOf, observe } from '../src/classifier/analyse.ts';
import { classify } from '../src/classifier/classify.ts';
import { findAddresses } from '../src/classifier/detect/addresses.ts';
import { findNames } from '../src/classifier/detect/names.ts';
import { findNumbers } from '../src/classifier/detect/numbers.ts';
import { assess } from '../src/classifier/identify.ts';
import { partsOfTokens, splitMail } from '../src/classifier/mail.ts';
import { compile, match } from '../src/classifier/match.ts';
import { model } from '../src/classifier/model.ts';
import { rules } from '../src/classifier/rules/index.ts';
import { draftScore, likelyCategories } from '../src/classifier/scorer.ts';
import { normalise } from '../src/classifier/text.ts';
import { tokenise } from '../src/classifier/tokens.ts';
import { parseDrafts } from '../tests/corpus/measure.ts';
import { growthOf, hostile, mostGrowth } from '../tests/unit/classifier/hostile.ts';
import { median, took } from './timing.ts';

/** Milliseconds per 1,000 characters, the median draft. */
const slowest = 0.3;
/** How many times faster than openredaction a batch is read. */
const leastAhead = 10;
const batchSize = 20;

const warmUp = 4;
const rounds = 9;
const bouts = 25;
const inARow = 5;
const kilobyte = 1024;
const lengths = [128, 256, 512, 1024].map((size) => size * kilobyte);
const tries = 5;

const corpus = fileURLToPath(new URL('../tests/corpus/develop.jsonl', import.meta.url));

/** Milliseconds per 1,000 characters of the median draft, each draft at the median of its rounds. */
function medianDraft(texts: readonly string[]): number {
  const times = texts.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, text] of texts.entries()) times[index]?.push(took(() => classify(text)));
  return median(
    texts.map((text, index) => (median(times[index] ?? []) * 1000) / Math.max(1, text.length)),
  );
}

/** Microseconds per 1,000 characters that each stage takes over all drafts. */
function stages(texts: readonly string[]): readonly (readonly [string, number])[] {
  const lexicon = compile(rules);
  const reader = { lexicon, model };
  const read = texts.map((given) => {
    const text = normalise(given);
    const parts = partsOfTokens(splitMail(text), tokenise(text));
    const observed = observe(lexicon, given);
    const marks = marksOf(observed);
    return { given, text, parts, observed, marks, ...evidenceOf(observed, marks) };
  });
  type Draft = (typeof read)[number];
  const list: readonly (readonly [string, (draft: Draft) => unknown])[] = [
    ['normalise', ({ given }) => normalise(given)],
    ['split into words', ({ text }) => tokenise(text)],
    ['split the mail', ({ text, tokens }) => partsOfTokens(splitMail(text), tokens)],
    ['numbers', ({ text, tokens }) => findNumbers(text, tokens)],
    ['names', ({ text, tokens, parts }) => findNames(text, tokens, parts)],
    ['addresses', ({ text, tokens, parts }) => findAddresses(text, tokens, parts)],
    ['rules', ({ tokens }) => match(lexicon, tokens)],
    [
      'whom it is about',
      ({ tokens, parts, observed }) => assess(tokens, parts, [], observed.found),
    ],
    ['what is said', ({ observed, marks }) => evidenceOf(observed, marks)],
    ['the draft as a whole', ({ said, facts }) => draftScore(model, said, facts)],
    ['what it may tell of', ({ said }) => likelyCategories(model, said)],
    ['all of one reading', ({ given }) => analyse(reader, given)],
    ['with the rewrite', ({ given }) => classify(given)],
  ];
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  return list.map(([name, run]) => {
    const times = Array.from({ length: rounds }, () => took(() => read.forEach(run)));
    return [name, (median(times) / characters) * 1e6];
  });
}

/**
 * The same batch by both, a few rounds of the one and a few of the other, so that what else the machine does slows both
 * and neither finds its memory cold.
 */
async function besideOpenRedaction(
  texts: readonly string[],
): Promise<{ readonly own: number; readonly other: number }> {
  const redaction = new OpenRedaction();
  const own: number[] = [];
  const other: number[] = [];
  for (let bout = 0; bout < bouts; bout++) {
    const isWarm = bout > 0;
    for (let round = 0; round < inARow; round++) {
      const time = took(() => texts.forEach((text) => classify(text)));
      if (isWarm && round > 0) own.push(time);
    }
    for (let round = 0; round < inARow; round++) {
      const start = performance.now();
      for (const text of texts) await redaction.detect(text);
      if (isWarm && round > 0) other.push(performance.now() - start);
    }
  }
  return { own: median(own), other: median(other) };
}

const drafts = parseDrafts(await readFile(corpus, 'utf8'), corpus).map(({ text }) => text);
const complaints: string[] = [];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

for (let round = 0; round < warmUp; round++) for (const text of drafts) classify(text);

say(`${String(drafts.length)} drafts, µs per 1,000 characters over all of them`);
for (const [name, time] of stages(drafts))
  say(`  ${name.padEnd(20)}${time.toFixed(1).padStart(8)}`);

const perThousand = medianDraft(drafts);
say(`median draft: ${perThousand.toFixed(3)} ms per 1,000 characters (at most ${String(slowest)})`);
if (perThousand > slowest) complaints.push('The median draft takes too long.');

const every = Math.floor(drafts.length / batchSize);
const batch = drafts.filter((_, index) => index % every === 0).slice(0, batchSize);
const { own, other } = await besideOpenRedaction(batch);
const ahead = other / own;
say(
  `${String(batchSize)} drafts: ${own.toFixed(2)} ms, openredaction ${other.toFixed(2)} ms, ` +
    `${ahead.toFixed(1)} times faster (at least ${String(leastAhead)})`,
);
if (ahead < leastAhead) complaints.push('The batch is not far enough ahead of openredaction.');

say(
  `hostile texts, 128 kB → 1 MB in ms, worst and mean growth per doubling (at most ${String(mostGrowth)})`,
);
for (const piece of hostile) {
  const { worst, mean, milliseconds } = growthOf(
    classify,
    piece,
    lengths,
    tries,
    (growth) => growth.worst <= mostGrowth,
  );
  const times = milliseconds.map((time) => time.toFixed(0).padStart(5)).join(' → ');
  say(`  ${JSON.stringify(piece).padEnd(32)}${times}  ${worst.toFixed(2)}  ${mean.toFixed(2)}`);
  if (worst > mostGrowth) complaints.push(`${JSON.stringify(piece)} takes longer than in line.`);
}

for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
if (complaints.length > 0) process.exitCode = 1;
