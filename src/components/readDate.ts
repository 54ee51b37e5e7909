export const dateParts = ['day', 'month', 'year'] as const;
export type DatePart = (typeof dateParts)[number];

/** A date as somebody types it, each part in a field of its own. */
export type WrittenDate = Readonly<Record<DatePart, string>>;

export type DateProblem = 'empty' | 'incomplete' | 'unreal' | 'year';

export type ReadDate =
  | { readonly iso: string }
  /** `parts` are the fields to mend, the first of them the one to go to. */
  | { readonly problem: DateProblem; readonly parts: readonly [DatePart, ...DatePart[]] };

const wrong = (problem: DateProblem, parts: readonly DatePart[]): ReadDate => {
  const [first = 'day', ...rest] = parts;
  return { problem, parts: [first, ...rest] };
};

/**
 * The ISO date, or what is wrong and where. One problem at a time and the most helpful first: nothing, something missing,
 * no such date (GOV.UK Design System, "Date input", error messages).
 */
export function readDate(written: WrittenDate): ReadDate {
  const value = (part: DatePart): string => written[part].trim();
  const missing = dateParts.filter((part) => value(part) === '');
  if (missing.length === dateParts.length) return wrong('empty', dateParts);
  if (missing.length > 0) return wrong('incomplete', missing);
  if (!/^\d{4}$/.test(value('year'))) return wrong('year', ['year']);
  const noNumber = (['day', 'month'] as const).filter((part) => !/^\d{1,2}$/.test(value(part)));
  if (noNumber.length > 0) return wrong('unreal', noNumber);
  const [day, month] = [value('day').padStart(2, '0'), value('month').padStart(2, '0')];
  if (month < '01' || month > '12') return wrong('unreal', ['month']);
  const iso = `${value('year')}-${month}-${day}`;
  const read = new Date(`${iso}T00:00:00Z`);
  // JavaScript turns 31 April into 1 May.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso)
    ? { iso }
    : wrong('unreal', ['day']);
}
