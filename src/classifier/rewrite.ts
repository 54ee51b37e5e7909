import { numberPersons } from './persons.ts';
import { placeholder, privatePlaceholder } from './placeholders.ts';
import { learnedRule, type Kind, type Span } from './types.ts';

/** What is replaced: offsets into the text as given, disjoint and ordered. */
export interface Replaced extends Span {
  readonly kind: Kind;
  readonly rule?: string;
}

/**
 * The text with each finding replaced by its placeholder; everything between stays as it is. The same person gets the
 * same number, counted on from placeholders that already stand in the text.
 */
export function rewrite(given: string, findings: readonly Replaced[]): string {
  const names = findings.filter((finding) => finding.kind === 'name');
  const numbers = numberPersons(names.map((name) => given.slice(name.start, name.end)));
  const offset = highestPerson(given);
  const pieces: string[] = [];
  let done = 0;
  let name = 0;
  for (const finding of findings) {
    const person = finding.kind === 'name' ? offset + (numbers[name++] ?? 1) : undefined;
    pieces.push(
      given.slice(done, finding.start),
      finding.rule === learnedRule ? privatePlaceholder : placeholder(finding.kind, person),
    );
    done = finding.end;
  }
  pieces.push(given.slice(done));
  return pieces.join('');
}

function highestPerson(given: string): number {
  const stem = placeholder('name').slice(0, -1);
  let highest = 0;
  for (const match of given.matchAll(/\[\p{L}{1,20} (\d{1,4})\]/gu))
    if (match[0].toLowerCase().startsWith(stem)) highest = Math.max(highest, Number(match[1]));
  return highest;
}
