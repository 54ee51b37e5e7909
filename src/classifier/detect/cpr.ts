/**
 * What a Danish personal number says about itself. Source: cpr.dk ("Opbygning af CPR-nummeret", "Personnumre uden
 * kontrolciffer", "Erstatningspersonnummer i eksterne systemer").
 */
export interface CprFacts {
  /** Four digits, by the century rule of the seventh digit. */
  readonly year: number;
  /** A number that stands in for a CPR number: 60 is added to the day. */
  readonly replacement: boolean;
  /** Whether the check digit fits. Numbers issued since 2007 need not pass: evidence, never a gate. */
  readonly modulus11: boolean;
}

const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** Facts of ten digits, or undefined when their first six are no date or all ten are the same. */
export function cprFacts(digits: string): CprFacts | undefined {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1*$/.test(digits)) return undefined;
  const year = cprYear(Number(digits.slice(4, 6)), Number(digits.charAt(6)));
  const day = Number(digits.slice(0, 2));
  const replacement = day > 60;
  if (!isDate(replacement ? day - 60 : day, Number(digits.slice(2, 4)), year)) return undefined;
  let sum = 0;
  for (const [index, weight] of weights.entries()) sum += weight * Number(digits.charAt(index));
  return { year, replacement, modulus11: sum % 11 === 0 };
}

/** Whether `ddmmyy` is a date in some century (29 February counts when any of the three has it). */
export function isShortDate(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const year = Number(digits.slice(4, 6));
  return [1800, 1900, 2000].some((century) =>
    isDate(day > 60 ? day - 60 : day, Number(digits.slice(2, 4)), century + year),
  );
}

/** Whether day, month and four-digit year are a date of the Gregorian calendar. */
export function isDate(day: number, month: number, year: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= days;
}

function cprYear(year: number, seventh: number): number {
  if (seventh <= 3) return 1900 + year;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 + year : 1900 + year;
  return year <= 57 ? 2000 + year : 1800 + year;
}
