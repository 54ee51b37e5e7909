import { account, iban } from './accounts.ts';
import { birthdate } from './birthdates.ts';
import { card, speaksOfTrial } from './cards.ts';
import { caseNumber } from './case-numbers.ts';
import { passport, plate } from './documents.ts';
import type { Found } from './found.ts';
import { goodsLists } from './goods.ts';
import { namesPerson } from './name-book.ts';
import { type Context, digitRuns, type Run } from './number-context.ts';
import { cueBefore } from './number-cues.ts';
import { cpr, masked, unlikelyCprAt } from './personal-numbers.ts';
import { phone, spokenPhones } from './phones.ts';
import type { Text } from '../text.ts';
import type { Token } from '../tokens.ts';
import { once } from '../words.ts';

/**
 * Finds numbers that point at a person. Every pattern is anchored on a run of digits or on '@', joins at most a handful
 * of neighbouring runs, and reads a bounded number of words around it: linear on any text.
 */
export function findNumbers(text: Text, tokens: readonly Token[]): readonly Found[] {
  const runs = digitRuns(text.plain);
  const lists = mayBeListed(runs) ? goodsLists(text, tokens, namesPerson) : [];
  const trial = once(() => speaksOfTrial(tokens));
  const found: Found[] = [];
  let taken = 0;
  let list = 0;
  for (const [index, run] of runs.entries()) {
    if (run.start < taken) continue;
    while ((lists[list]?.end ?? Infinity) <= run.start) list++;
    const within = (lists[list]?.start ?? Infinity) <= run.start ? lists[list] : undefined;
    const cue = once(() => cueBefore(text, tokens, run.start));
    const context: Context = { text, tokens, runs, index, trial, cue, list: within };
    const hit =
      cpr(context) ??
      masked(context) ??
      iban(context) ??
      card(context) ??
      account(context) ??
      birthdate(context) ??
      passport(context) ??
      plate(context) ??
      caseNumber(context) ??
      phone(context);
    if (hit === undefined) {
      const unlikely = unlikelyCprAt(context);
      if (unlikely !== undefined) found.push(unlikely);
      continue;
    }
    found.push(hit);
    taken = hit.end;
  }
  return [...found, ...spokenPhones(tokens)];
}

/** Whether two numbers have as many digits as those that stand in lists of goods: six and four, or ten. */
function mayBeListed(runs: readonly Run[]): boolean {
  let long = 0;
  for (const { start, end } of runs) if (end - start === 6 || end - start === 10) long++;
  return long > 1;
}

/** From here up a number decides alone; below it the person is asked. */
export const certainNumber = 0.6;
