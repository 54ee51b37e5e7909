import { listing, soundOf } from './name-book.ts';
import { isInitial, nameKey, type Reader } from './name-reader.ts';
import type { NameRun } from './name-run.ts';
import { noNames } from './name-words.ts';
import { isHouse } from './no-persons.ts';
import { once } from '../words.ts';

/** Keys of the names that an animal or a thing bears and no person beside it. */
export function thingsAmong(reader: Reader, found: readonly NameRun[]): ReadonlySet<string> {
  const things = new Set(
    found.filter(({ thing }) => thing === true).map(({ to }) => nameKey(reader, to - 1)),
  );
  for (const { from, to, role } of found)
    if (role !== undefined || to - from > 1) things.delete(nameKey(reader, from));
  return things;
}

/** So many names and slips are looked for: a text with more is a register, not a note in haste. */
const mostSlips = 500;

/** "jepser" for "jesper": two letters in the wrong order. */
function slipsOf(key: string): readonly string[] {
  return Array.from(
    { length: key.length - 3 },
    (_, at) => key.slice(0, at + 1) + key.charAt(at + 2) + key.charAt(at + 1) + key.slice(at + 3),
  );
}

/** Other mentions of a person already named: "Hvolbæk" after "Karsten Hvolbæk", "laura" after "Emne: laura". */
export function repeated(reader: Reader, found: readonly NameRun[]): readonly NameRun[] {
  const { tokens, book } = reader;
  const known = new Set<string>();
  /** "merethe/merete": people spell the same name twice in two ways. Few drafts need to be asked. */
  const long: string[] = [];
  const sounds = once((): ReadonlySet<string> => new Set(long.map(soundOf)));
  /** A bit for each letter that a known name begins with: most words need no look-up. */
  let firsts = 0;
  for (const run of found) {
    if (run.score === 0) continue;
    for (let index = run.from; index < run.to; index++) {
      const token = tokens[index];
      if (token === undefined) continue;
      const listed = book.listingOf(token.word);
      // A nickname in small letters may be any word elsewhere: "vh nat" and "i nat".
      if (!token.capital && !listed.first && !listed.last) continue;
      const key = index === run.to - 1 && run.genitive ? token.key.slice(0, -1) : token.key;
      if (key.length < 3 || noNames.has(key)) continue;
      known.add(key);
      if (key.length >= 5) long.push(key);
      if (reader.quiet && key.length >= 5 && known.size < mostSlips)
        for (const slip of slipsOf(key)) known.add(slip);
      firsts |= 1 << (key.charCodeAt(0) & 31);
    }
  }
  if (known.size === 0) return [];
  const more: NameRun[] = [];
  let next = 0;
  for (let index = 0; index < tokens.length; index++) {
    // The runs are in order and apart.
    while ((found[next]?.to ?? Infinity) <= index) next++;
    if ((found[next]?.from ?? Infinity) <= index) continue;
    const token = tokens[index];
    if (token?.kind !== 'word') continue;
    if ((firsts & (1 << (token.key.charCodeAt(0) & 31))) === 0) continue;
    const genitive = !known.has(token.key) && token.key.endsWith('s');
    const key = genitive ? token.key.slice(0, -1) : token.key;
    const isKnown = known.has(key);
    if (!isKnown && (key.length < 5 || !book.listingOf(token.word).first)) continue;
    if (!isKnown && !sounds().has(soundOf(key))) continue;
    const own = listing(book, key);
    // "Hans Lave" does not make "lave" a name.
    const least = own.first || own.last ? 4 : 6;
    const small =
      !token.capital && (own.ambiguous || (!reader.quiet && !own.first) || key.length < least);
    if (isKnown ? small : !token.capital && !reader.quiet) continue;
    if (own.ambiguous && !own.first && isInitial(reader, index) && reader.ordinary().has(key))
      continue;
    if (isHouse(reader, index, index + 1)) continue;
    more.push({ from: index, to: index + 1, genitive, score: 0.7 });
  }
  return more;
}
