/**
 * `node scripts/names.ts`: packs the names in src/classifier/names/ into src/classifier/detect/name-list.ts, which is
 * what the worker carries: it weighs a third less than the words do. Needed after every change of the lists.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { nameKeyOf, packed, type NameLists } from '../src/classifier/detect/name-book.ts';

const file = (path: string): URL => new URL(`../src/classifier/${path}`, import.meta.url);
export const listFile = file('detect/name-list.ts');

/** The keys of one list, without doubles; a line that begins with # says where the next ones come from. */
function keysIn(name: string): readonly string[] {
  const lines = readFileSync(file(`names/${name}.txt`), 'utf8').split('\n');
  const words = lines.filter((line) => !line.startsWith('#')).flatMap((line) => line.split(' '));
  return [...new Set(words.map(nameKeyOf))].filter((key) => key !== '');
}

export const writtenLists = (): NameLists => ({
  first: keysIn('given'),
  last: keysIn('family'),
  ambiguous: keysIn('ambiguous'),
});

/** What `name-list.ts` must hold. */
export const listSource = (): string =>
  `// Written by scripts/names.ts; do not edit.\nexport const packedNames =\n  '${packed(writtenLists())}';\n`;

if (import.meta.main) writeFileSync(listFile, listSource());
