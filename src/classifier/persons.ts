import { fold } from './text.ts';

/**
 * Groups mentions of persons: "Karsten", "Hvolbæk" and "Karsten Hvolbæk" are one. Returns for each mention the number of
 * its person, from 1 in order of first mention.
 */
export function numberPersons(mentions: readonly string[]): readonly number[] {
  const parts = mentions.map((mention) =>
    (mention.match(/[\p{L}\p{M}]+/gu) ?? []).map(fold).filter((part) => part !== ''),
  );
  const order = parts
    .map((words, index) => ({ words, index }))
    .sort((a, b) => b.words.length - a.words.length || a.index - b.index);
  const groups: ReadonlySet<string>[] = [];
  const byWord = new Map<string, number[]>();
  const groupOf = new Array<number>(mentions.length).fill(0);
  for (const { words, index } of order) {
    const known = byWord.get(words[0] ?? '')?.find((group) => {
      const members = groups[group];
      return members !== undefined && words.every((word) => members.has(word));
    });
    const group = known ?? groups.length;
    if (known === undefined) {
      groups.push(new Set(words));
      for (const word of words) {
        const list = byWord.get(word);
        // A handful of namesakes is enough; more would let a list of names cost quadratic time.
        if (list === undefined) byWord.set(word, [group]);
        else if (list.length < 8) list.push(group);
      }
    }
    groupOf[index] = group;
  }
  const numbers = new Map<number, number>();
  return groupOf.map((group) => {
    const number = numbers.get(group) ?? numbers.size + 1;
    numbers.set(group, number);
    return number;
  });
}
