import { createInterface } from 'node:readline';
import { advise } from '../src/advice/advise.ts';
import type { Policy } from '../src/advice/policy.ts';
import { classify } from '../src/classifier/classify.ts';
import type { Report } from '../src/recipient/report.ts';
import { progressOn, silent, type Progress } from './progress.ts';
import { BadLine, readAdviseLine, readClassifyLine, readRecipientLine } from './lines.ts';

/** The command line: JSON lines in, one JSON line out for each, in order. See `usage`. */

type Answerer = (line: unknown) => object | Promise<object>;

interface Verb {
  readonly answer: Answerer;
  /** How many lines are worked on at once; their answers still come out in order. */
  readonly atOnce: number;
  /** What stands before the first answer. */
  readonly header: string;
  /** An answer or error as it is written, with its line end. */
  readonly write: (answer: object) => string;
  readonly progress: Progress;
}

const usage = `Usage: npm run --silent kuvert -- classify | recipient [--csv] | advise
Reads JSON lines on standard input and writes one JSON line for each, in order.
  classify   {"id","text"}
  recipient  {"id","domain"} or {"id","address"}; progress on standard error; --csv writes a table instead
  advise     {"id","organisation","dataClass","identifiable","persons","recipients":[…],"answers":{…}}
Exit code: 0 when every line was answered, 1 when a line was bad, 2 when the command itself was.`;

const jsonLines = (answer: Answerer): Verb => ({
  answer,
  atOnce: 16,
  header: '',
  write: (each) => `${JSON.stringify(each)}\n`,
  progress: silent,
});

/** Domains looked up at once: most of the time is spent waiting for somebody's server. */
const recipientsAtOnce = 100;
/** Milliseconds. Nobody waits for the single answer here, and hosts that many domains share are asked one after another. */
const batchBudget = 120_000;

const verbs: Readonly<Record<string, (flags: ReadonlySet<string>) => Promise<Verb>>> = {
  classify: () =>
    Promise.resolve(
      jsonLines((line) => {
        const { id, text } = readClassifyLine(line);
        const { verdict, dataClass, identifiable, findings, questions, ...rest } = classify(text);
        const { inSubject, inFileNames, rewritten } = rest;
        return {
          id,
          verdict,
          dataClass,
          identifiable,
          findings,
          questions,
          inSubject,
          inFileNames,
          rewritten,
        };
      }),
    ),
  recipient: async (flags) => {
    // Only this verb touches the network; the others must not pay for loading it.
    const [
      { checkRecipient },
      { readEnvironment },
      { nodePorts },
      { nodeCertificates },
      { csvHeader, csvRecord },
      { loadOrganisation },
      { readOrganisation },
    ] = await Promise.all([
      import('../src/recipient/check.ts'),
      import('../src/recipient/adapters/node/environment.ts'),
      import('../src/recipient/adapters/node/ports.ts'),
      import('../src/recipient/adapters/node/certificates.ts'),
      import('./csv.ts'),
      import('../src/recipient/adapters/node/organisation.ts'),
      import('../src/content/organisation.ts'),
    ]);
    const environment = readEnvironment(process.env);
    const { profile, checking } = await loadOrganisation(
      environment.organisation,
      readOrganisation,
    );
    // Whoever has this command line has no limits to be held to.
    const { limits: _, ...ports } = nodePorts(environment);
    const certificates = await nodeCertificates(profile.certificates, environment.ldap, ports.dns);
    for (const fault of certificates.faults) process.stderr.write(`${fault}\n`);
    const all = { ...ports, certificates, budget: batchBudget };
    const reports = new WeakMap<object, Report>();
    const answer = async (line: unknown): Promise<object> => {
      const { id, recipient } = readRecipientLine(line);
      const report = await checkRecipient(recipient, checking, all);
      const told = { id, ...report };
      reports.set(told, report);
      return told;
    };
    const { write } = jsonLines(answer);
    const asCsv = (told: object): string => {
      const id = shownId(idOf(told));
      const report = reports.get(told);
      return csvRecord(id, report === undefined ? { error: errorOf(told) } : { report });
    };
    const isCsv = flags.has('--csv');
    return {
      answer,
      atOnce: recipientsAtOnce,
      header: isCsv ? csvHeader : '',
      write: isCsv ? asCsv : write,
      progress: progressOn(process.stderr),
    };
  },
  advise: async () => {
    const { loadPolicy } = await import('./policy.ts');
    const policies = new Map<string, Promise<Policy>>();
    const policyFor = (organisation: string): Promise<Policy> => {
      const policy =
        policies.get(organisation) ??
        loadPolicy(organisation).catch(() => {
          throw new BadLine('organisation', 'There is no usable profile of that name.');
        });
      policies.set(organisation, policy);
      return policy;
    };
    return jsonLines(async (line) => {
      const { id, organisation, situation } = readAdviseLine(line);
      return { id, ...advise(situation, await policyFor(organisation)) };
    });
  },
};

/** Which flags a verb knows. */
const flagsOf: Readonly<Record<string, readonly string[]>> = { recipient: ['--csv'] };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadLine('json', 'The line is not JSON.');
  }
}

const idOf = (line: unknown): unknown =>
  typeof line === 'object' && line !== null && 'id' in line ? line.id : null;

const shownId = (id: unknown): string | number =>
  typeof id === 'string' || typeof id === 'number' ? id : '';

function errorOf(answer: object): string {
  const error: unknown = 'error' in answer ? answer.error : null;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** The answer to one line; a bad one gets an error instead, which never repeats what was in it. */
async function answerLine(
  text: string,
  answer: Answerer,
): Promise<{ readonly answer: object; readonly good: boolean }> {
  let id: unknown = null;
  try {
    const line = parse(text);
    id = idOf(line);
    return { answer: await answer(line), good: true };
  } catch (error) {
    const { code, message } =
      error instanceof BadLine
        ? error
        : { code: 'internal-error', message: 'This line could not be answered.' };
    return { answer: { id, error: { code, message } }, good: false };
  }
}

function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

async function run({ answer, atOnce, header, write: asText, progress }: Verb): Promise<boolean> {
  const pending: Promise<{ readonly answer: object; readonly good: boolean }>[] = [];
  let allGood = true;
  const writeNext = async (): Promise<void> => {
    const next = await pending.shift();
    if (next === undefined) return;
    allGood &&= next.good;
    await write(asText(next.answer));
  };
  if (header !== '') await write(header);
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (text.trim() === '') continue;
    progress.asked();
    pending.push(answerLine(text, answer).finally(progress.answered));
    if (pending.length >= atOnce) await writeNext();
  }
  while (pending.length > 0) await writeNext();
  progress.end();
  return allGood;
}

// `kuvert classify | head -1`: the reader has gone, which is no failure of ours.
process.stdout.on('error', () => process.exit(0));

const [verb = '', ...flags] = process.argv.slice(2);
const knows = (flag: string): boolean => flagsOf[verb]?.includes(flag) === true;
const prepare = Object.hasOwn(verbs, verb) && flags.every(knows) ? verbs[verb] : undefined;
if (prepare === undefined) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = (await run(await prepare(new Set(flags)))) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'Unknown failure.'}\n`);
    process.exitCode = 2;
  }
  // A cache connection would otherwise keep the process alive.
  process.exit();
}
