import { fold } from './text.ts';

/**
 * Groups mentions of persons: "Karsten", "Hvolbæk" and "Karsten Hvolbæk" are one. Returns for each mention the number of
 * its person, from 1 in order of first mention.
 */
export function numberPersons(mentions: readonly string[]): readonly number[] {
  if (mentions.length < 2) return mentions.map(() => 1);
  // Most are named several times by the same words.
  const order = Array.from(new Set(mentions), (mention) => ({ mention, words: wordsIn(mention) }));
  order.sort((a, b) => b.words.length - a.words.length);
  const groups: ReadonlySet<string>[] = [];
  const byWord = new Map<string, number[]>();
  const groupOf = new Map<string, number>();
  for (const { mention, words } of order) {
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
    groupOf.set(mention, group);
  }
  const numbers = new Map<number, number>();
  return mentions.map((mention) => {
    const group = groupOf.get(mention) ?? 0;
    const number = numbers.get(group) ?? numbers.size + 1;
    numbers.set(group, number);
    return number;
  });
}

/** As `numberPersons`; asked once more for the same mentions, as a draft and its rewrite do, it remembers the answer. */
export function personNumbers(): typeof numberPersons {
  let known: readonly string[] = [];
  let numbers: readonly number[] = [];
  return (mentions) => {
    const isKnown =
      mentions.length === known.length && mentions.every((mention, at) => mention === known[at]);
    if (!isKnown) [known, numbers] = [mentions, numberPersons(mentions)];
    return numbers;
  };
}

function wordsIn(mention: string): readonly string[] {
  const written = fold(mention);
  // Most names are this plain.
  return /^[a-z]+(?: [a-z]+)*$/.test(written)
    ? written.split(' ')
    : (written.match(/[\p{L}\p{M}]+/gu) ?? []);
}
