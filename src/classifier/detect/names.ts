import { plainRunAt } from './capital-names.ts';
import type { Found } from './found.ts';
import { type NameBook, ownBook } from './name-book.ts';
import { isActing } from './lone-names.ts';
import { cueAt, type NameCue } from './name-cues.ts';
import { closesNeatly, isDotted, nameKey, type Reader, readerOf } from './name-reader.ts';
import { nameRoles, type NameRun } from './name-run.ts';
import { isInvented, isPublic } from './no-persons.ts';
import { repeated, thingsAmong } from './repeated-names.ts';
import type { Part } from '../mail.ts';
import { nth } from '../nth.ts';
import { inOrder } from '../spans.ts';
import type { Text } from '../text.ts';
import type { Token } from '../tokens.ts';

/** Names of persons, without titles and without the s of a genitive. Linear in the number of tokens. */
export function findNames(
  text: Text,
  tokens: readonly Token[],
  parts: readonly (Part | undefined)[],
  book: NameBook = ownBook,
): readonly Found[] {
  const reader = readerOf(text, tokens, parts, book);
  const found: NameRun[] = [];
  let index = 0;
  while (index < tokens.length) {
    const run = mayBegin(reader, tokens[index]) ? runAt(reader, index) : undefined;
    if (run === undefined) index++;
    else {
      found.push(run);
      index = run.to;
    }
  }
  const things = thingsAmong(reader, found);
  const isOfThing = ({ from, to }: NameRun): boolean =>
    to - from === 1 && things.has(nameKey(reader, from));
  const named = [...found, ...repeated(reader, found)]
    .filter((run) => run.score > 0 && !isInvented(tokens, run) && !isOfThing(run))
    .filter(({ from, role }) => role !== undefined || !isPublic(tokens, from));
  return inOrder(named.map((run) => foundOf(reader, run)));
}

/** Whether a name may begin with a token: spares nearly all words the rest. */
function mayBegin({ book, quiet }: Reader, token: Token | undefined): boolean {
  return token?.kind === 'word' && (token.capital || quiet || book.isGiven(token.word));
}

function runAt(reader: Reader, index: number): NameRun | undefined {
  const plain = plainRunAt(reader, index);
  if (plain === undefined) return undefined;
  const cue = cueAt(reader, index);
  const run =
    plain.genitive && ownsNothing(reader, plain.to, cue) ? { ...plain, genitive: false } : plain;
  if (cue === 'greeting') return { ...run, role: 'greeted' };
  return cue === 'sign-off' ? { ...run, role: 'signed' } : run;
}

/** "Mvh Annelis", "at Dannis har siddet": a name that ends in s, whatever shorter one a list has. */
const ownsNothing = (reader: Reader, to: number, cue: NameCue): boolean =>
  cue === 'none' || cue === 'title' ? isActing(reader.tokens[to]) : closesNeatly(reader, to);

function foundOf(reader: Reader, run: NameRun): Found {
  const { tokens } = reader;
  const first = tokens[run.from];
  const last = nth(tokens, run.to - 1);
  const start = first?.start ?? 0;
  let end = last?.end ?? start;
  if (run.genitive) end--;
  // The full stop of a last initial belongs to the name: "Maiken B. K.", "Bo Fl."
  else if (run.to - run.from > 1 && isDotted(reader, run.to - 1)) end++;
  return { kind: 'name', rule: nameRoles[run.role ?? 'named'], start, end, score: run.score };
}
