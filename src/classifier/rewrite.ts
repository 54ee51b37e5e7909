import { numberPersons } from './persons.ts';
import { placeholder, privatePlaceholder } from './placeholders.ts';
import { inOrder } from './spans.ts';
import { matchesOf } from './text.ts';
import { learnedRule, type Kind, type Span } from './types.ts';

/** What is replaced: offsets into the text as given, disjoint and ordered. */
export interface Replaced extends Span {
  readonly kind: Kind;
  readonly rule?: string;
  /** What the writer wants in its place; the placeholder when undefined. */
  readonly instead?: string | undefined;
}

export interface Rewritten {
  readonly text: string;
  /** Where it reads as the writer chose, in order: nobody but the writer changes that. */
  readonly settled: readonly Span[];
}

/**
 * The text with each finding replaced; everything between stays as it is, and so does what is settled. The same person
 * gets the same number, counted on from placeholders that already stand in the text.
 */
export function rewrite(
  given: string,
  findings: readonly Replaced[],
  settled: readonly Span[] = [],
  numbersOf = numberPersons,
): Rewritten {
  const names = findings.filter(({ kind, instead }) => kind === 'name' && instead === undefined);
  const numbers = numbersOf(names.map((name) => given.slice(name.start, name.end)));
  const persons = new Map(names.map((name, index) => [name, numbers[index] ?? 1]));
  const offset = highestPerson(given);
  const wordsFor = (finding: Replaced): string => {
    if (finding.instead !== undefined) return finding.instead;
    if (finding.rule === learnedRule) return privatePlaceholder;
    const person = persons.get(finding);
    return placeholder(finding.kind, person === undefined ? undefined : offset + person);
  };
  const edits = inOrder([
    ...findings.map((finding) => ({
      start: finding.start,
      end: finding.end,
      words: wordsFor(finding),
      chosen: finding.instead !== undefined,
    })),
    ...settled.map(({ start, end }) => ({
      start,
      end,
      words: given.slice(start, end),
      chosen: true,
    })),
  ]);

  const pieces: string[] = [];
  const chosen: Span[] = [];
  let done = 0;
  let length = 0;
  const put = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  let last: string | undefined;
  for (const edit of edits) {
    const between = given.slice(done, edit.start);
    const isSame = last === privatePlaceholder && edit.words === privatePlaceholder;
    last = edit.words;
    if (isSame && /^[ ,;:.–-]*$/.test(between)) {
      // Two of these in a row say no more than one.
      done = edit.end;
      continue;
    }
    put(between);
    if (edit.chosen) chosen.push({ start: length, end: length + edit.words.length });
    put(edit.words);
    done = edit.end;
  }
  put(given.slice(done));
  return { text: pieces.join(''), settled: chosen };
}

const numbered = /\[\p{L}{1,20} (\d{1,4})\]/gu;

function highestPerson(given: string): number {
  const stem = placeholder('name').slice(0, -1);
  let highest = 0;
  // Few texts hold any sign that one begins with.
  if (!given.includes(stem.charAt(0))) return highest;
  for (const [written, number] of matchesOf(numbered, given))
    if (written.toLowerCase().startsWith(stem)) highest = Math.max(highest, Number(number));
  return highest;
}
