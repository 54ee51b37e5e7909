import { categories, identifierKinds, type Kind } from '../../src/classifier/types.ts';
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
  return aligned([
    ['', ...columns.map((column) => column.head)],
    ...groups.map(({ name, of }) => [name, ...columns.map((column) => column.cell(tally(of)))]),
  ]);
}

/** One row for each kind that is labelled or claimed anywhere: categories first, which are counted once a draft. */
export function kindTable(outcomes: readonly Outcome[]): string {
  const kinds: readonly Kind[] = [...new Set<Kind>([...categories, ...identifierKinds])];
  const rows = kinds
    .map((kind) => ({ kind, ...kindTally(outcomes, kind) }))
    .filter(({ found, missed, wrong }) => found + missed + wrong > 0);
  return aligned([
    ['', 'found', 'wrong', 'standing'],
    ...rows.map(({ kind, found, missed, wrong, standing }) => [
      kind,
      ratio(found, found + missed),
      `${wrong}`,
      standing === undefined ? '' : `${standing}`,
    ]),
  ]);
}

interface KindTally {
  readonly found: number;
  readonly missed: number;
  readonly wrong: number;
  /** Of identifiers. */
  readonly standing?: number;
}

function kindTally(outcomes: readonly Outcome[], kind: Kind): KindTally {
  const category = categories.find((one) => one === kind);
  const sum = (count: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  if (category !== undefined)
    return {
      found: sum((one) => Number(one.categoriesFound.includes(category))),
      missed: sum((one) => Number(one.categoriesMissed.includes(category))),
      wrong: sum((one) => Number(one.categoriesWrong.includes(category))),
    };
  const ofKind = (labels: Outcome['standing']): number =>
    labels.filter((label) => label.kind === kind).length;
  return {
    found: sum((one) => ofKind(one.identifiersFound)),
    missed: sum((one) => ofKind(one.identifiersMissed)),
    wrong: sum((one) => ofKind(one.identifiersWrong)),
    standing: sum((one) => ofKind(one.standing)),
  };
}

function aligned(lines: readonly (readonly string[])[]): string {
  const width = (at: number): number => Math.max(...lines.map((line) => (line[at] ?? '').length));
  return lines
    .map((line) =>
      line
        .map((cell, at) => (at === 0 ? cell.padEnd(width(at)) : cell.padStart(width(at))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
