import { createInterface } from 'node:readline';
import { advise } from '../src/advice/advise.ts';
import type { Policy } from '../src/advice/policy.ts';
import { classify } from '../src/classifier/classify.ts';
import { BadLine, readAdviseLine, readClassifyLine, readRecipientLine } from './lines.ts';

/** The command line: JSON lines in, one JSON line out for each, in order. See `usage`. */

type Answerer = (line: unknown) => object | Promise<object>;

const usage = `Usage: npm run --silent kuvert -- classify | recipient | advise
Reads JSON lines on standard input and writes one JSON line for each, in order.
  classify   {"id","text"}
  recipient  {"id","domain"} or {"id","address"}
  advise     {"id","organisation","dataClass","identifiable","persons","recipients":[…],"answers":{…}}
Exit code: 0 when every line was answered, 1 when a line was bad, 2 when the command itself was.`;

/** How many lines are worked on at once; their answers still come out in order. */
const atOnce = 16;

const verbs: Readonly<Record<string, () => Promise<Answerer>>> = {
  classify: () =>
    Promise.resolve((line) => {
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
  recipient: async () => {
    // Only this verb touches the network; the others must not pay for loading it.
    const [
      { checkRecipient },
      { readEnvironment },
      { nodePorts },
      { loadOrganisation },
      { readOrganisation },
    ] = await Promise.all([
      import('../src/recipient/check.ts'),
      import('../src/recipient/adapters/node/environment.ts'),
      import('../src/recipient/adapters/node/ports.ts'),
      import('../src/recipient/adapters/node/organisation.ts'),
      import('../src/content/organisation.ts'),
    ]);
    const environment = readEnvironment(process.env);
    const { checking } = await loadOrganisation(environment.organisation, readOrganisation);
    const ports = nodePorts(environment);
    return async (line) => {
      const { id, recipient } = readRecipientLine(line);
      return { id, ...(await checkRecipient(recipient, checking, ports)) };
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
    return async (line) => {
      const { id, organisation, situation } = readAdviseLine(line);
      return { id, ...advise(situation, await policyFor(organisation)) };
    };
  },
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadLine('json', 'The line is not JSON.');
  }
}

const idOf = (line: unknown): unknown =>
  typeof line === 'object' && line !== null && 'id' in line ? line.id : null;

/** The answer to one line; a bad one gets an error instead, which never repeats what was in it. */
async function answerLine(
  text: string,
  answer: Answerer,
): Promise<{ readonly line: string; readonly good: boolean }> {
  let id: unknown = null;
  try {
    const line = parse(text);
    id = idOf(line);
    return { line: JSON.stringify(await answer(line)), good: true };
  } catch (error) {
    const { code, message } =
      error instanceof BadLine
        ? error
        : { code: 'internal-error', message: 'This line could not be answered.' };
    return { line: JSON.stringify({ id, error: { code, message } }), good: false };
  }
}

function write(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

async function run(answer: Answerer): Promise<boolean> {
  const pending: Promise<{ readonly line: string; readonly good: boolean }>[] = [];
  let allGood = true;
  const writeNext = async (): Promise<void> => {
    const next = await pending.shift();
    if (next === undefined) return;
    allGood &&= next.good;
    await write(next.line);
  };
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (text.trim() === '') continue;
    pending.push(answerLine(text, answer));
    if (pending.length >= atOnce) await writeNext();
  }
  while (pending.length > 0) await writeNext();
  return allGood;
}

// `kuvert classify | head -1`: the reader has gone, which is no failure of ours.
process.stdout.on('error', () => process.exit(0));

const [verb, ...rest] = process.argv.slice(2);
const prepare = rest.length === 0 && verb !== undefined ? verbs[verb] : undefined;
if (prepare === undefined) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = (await run(await prepare())) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'Unknown failure.'}\n`);
    process.exitCode = 2;
  }
  // A cache connection would otherwise keep the process alive.
  process.exit();
}
