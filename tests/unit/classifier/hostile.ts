import { processorTime } from '../processor.ts';

/** Pieces written to make a careless pattern backtrack or a careless loop start again, to be repeated to any length. */
export const hostile: readonly string[] = [
  'ordre 010190-1234 bo@ex.dk ',
  'hendes søster drikker igen og ',
  '1',
  '1 ',
  '12 34 ',
  '010190-',
  '0101901234 ',
  '1.1.1.',
  'a@',
  '@',
  'a.a@a.',
  '[',
  '[borger 1]',
  ' ',
  '\n',
  '\n\n',
  '\t',
  '>a\nb\n',
  'Fra: a\nEmne: b\n',
  'den a skrev ',
  'a\u0301\u0323',
  '\u200b',
  '\ud800',
  'DK50 0040 ',
  'reg. 1234 konto 1 ',
  'kode: ',
  'kode: a1 Karen ',
  'skylder ',
  'cpr ',
  'født ',
  '/ ',
  'Egernvej 1, ',
  'www.',
  'Hans Bro ',
  'Karen Holm ',
  'Bo ',
  'Hej ',
  'hun har kræft og ',
  'kræft',
  'hun har kræft.\n',
  'A B ',
  'a-',
  "a'",
  'AB 12 ',
  'nr ',
  'medlem ',
  'a',
  'A',
  'æ',
  'Å',
  'e\u0301',
  'K\u200ba',
  'KAREN ',
  'KAREN HOLM ',
  'hun ',
  'hun har kræft. ',
  '> ',
  '>',
  '> > ',
  '1.',
  '12.12.12-',
  '010190 1234 ',
  '+45 ',
  '4111 1111 1111 1111 ',
  'test 4111 1111 1111 1111 ',
  'bo@ex.dk ',
  'a@b.c',
  'Emne: kræft. ',
  'Emne: hun har kræft\n',
  'Mvh\nBo Holm\n\n',
  'Kære Bo\n\n',
  'Bo, Karen og Ida ',
  'Bos ',
  'Qvortina ',
  'Qvortina og ',
  'af en borger ',
  'er ',
  'er ude igen ',
  'skylder 4 kr ',
  'lager ordre\n010190 1234 a\n',
  'xkaaaaaaaaaaaaræft ',
  '[borger 1',
  '("',
  '/Bo',
  '\u202e\u0661',
  '\u0430\u0441\u0435 ',
  '\u0000',
  '👍',
];

/** How often longer a text twice as long may take; 2 is the ideal, and memory grows slower as it fills. */
export const mostGrowth = 2.3;

/** Milliseconds; shorter times are measured too roughly to be compared. */
const shortest = 2;

export interface Growth {
  /** The largest growth of any one doubling. */
  readonly worst: number;
  /** Per doubling, from the shortest text to the longest. */
  readonly mean: number;
  /** Of each length, on the processor: waiting for one counts for nothing. */
  readonly milliseconds: readonly number[];
}

/**
 * How much longer each text takes than the one half as long; `lengths` double. What else the machine does can only add
 * time, so the least of several tries counts: it tries until `isWithin` holds or `tries` are used up. A single doubling
 * may meet the step at which the heap grows; the mean cannot.
 */
export function growthOf(
  read: (text: string) => unknown,
  piece: string,
  lengths: readonly number[],
  tries: number,
  isWithin: (growth: Growth) => boolean,
): Growth {
  const least = lengths.map(() => Infinity);
  let growth: Growth = { worst: Infinity, mean: Infinity, milliseconds: least };
  for (let attempt = 0; attempt < tries && !isWithin(growth); attempt++) {
    for (const [place, length] of lengths.entries()) {
      // Whole pieces: half of one at the end may be read quite differently from all the others.
      const text = piece.repeat(Math.ceil(length / piece.length));
      const time = processorTime(() => read(text));
      least[place] = Math.min(least[place] ?? Infinity, time);
    }
    const times = least.map((time) => Math.max(shortest, time));
    const worst = Math.max(...times.slice(1).map((time, place) => time / (times[place] ?? 1)));
    const mean = ((times.at(-1) ?? 0) / (times[0] ?? 1)) ** (1 / (times.length - 1));
    growth = { worst, mean, milliseconds: least };
  }
  return growth;
}
