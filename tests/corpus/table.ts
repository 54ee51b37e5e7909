import { difficulties, tally, type Outcome, type Tally } from './measure.ts';

const columns: readonly { readonly head: string; readonly cell: (tally: Tally) => string }[] = [
  { head: 'drafts', cell: (t) => `${t.drafts}` },
  { head: 'secure: mail', cell: (t) => `${t.secure['ordinary-mail']}` },
  { head: 'ask', cell: (t) => `${t.secure.ask}` },
  { head: 'secure', cell: (t) => `${t.secure.secure}` },
  { head: 'ordinary: mail', cell: (t) => `${t.ordinary['ordinary-mail']}` },
  { head: 'ask', cell: (t) => `${t.ordinary.ask}` },
  { head: 'secure', cell: (t) => `${t.ordinary.secure}` },
  {
    head: 'depends: right',
    cell: ({ depends }) =>
      ratio(depends.ask + depends.secure, depends['ordinary-mail'] + depends.ask + depends.secure),
  },
  { head: 'ask of all', cell: (t) => percent(t.asked, t.drafts) },
  { head: 'categories', cell: (t) => ratio(t.categories.found, t.categories.labelled) },
  { head: 'wrong', cell: (t) => `${t.categories.wrong}` },
  { head: 'identifiers', cell: (t) => ratio(t.identifiers.found, t.identifiers.labelled) },
  { head: 'wrong', cell: (t) => `${t.identifiers.wrong}` },
  { head: 'standing', cell: (t) => ratio(t.identifiers.standing, t.identifiers.labelled) },
];

const ratio = (part: number, whole: number): string => (whole === 0 ? '–' : `${part}/${whole}`);
const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;

/** The table of docs/labels.md: one row per difficulty and one for all. */
export function table(outcomes: readonly Outcome[]): string {
  const groups = [
    ...difficulties.map((difficulty) => ({
      name: difficulty,
      of: outcomes.filter((outcome) => outcome.difficulty === difficulty),
    })),
    { name: 'total', of: outcomes },
  ];
  const lines = [
    ['', ...columns.map((column) => column.head)],
    ...groups.map(({ name, of }) => [name, ...columns.map((column) => column.cell(tally(of)))]),
  ];
  const width = (at: number): number => Math.max(...lines.map((line) => (line[at] ?? '').length));
  return lines
    .map((line) =>
      line
        .map((cell, at) => (at === 0 ? cell.padEnd(width(at)) : cell.padStart(width(at))))
        .join('  '),
    )
    .join('\n');
}
