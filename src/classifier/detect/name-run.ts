import type { Reader } from './name-reader.ts';
import { familyEnd } from './name-words.ts';
import { nth } from '../nth.ts';

export const mostTokens = 5;

/** Tokens that make up a name; with a score of 0 a stretch that is known to be none (a firm, a street). */
export interface NameRun {
  readonly from: number;
  readonly to: number;
  readonly genitive: boolean;
  readonly score: number;
  readonly role?: NameRole;
  /** The name of an animal or a thing, wherever else it stands. */
  readonly thing?: boolean;
}

/** Ids of the rule, so that others can tell who is spoken of from who writes and who is greeted. */
export const nameRoles = {
  named: 'name',
  greeted: 'name/greeting',
  signed: 'name/sign-off',
} as const;

type NameRole = keyof typeof nameRoles;

export function finish(
  reader: Reader,
  from: number,
  to: number,
  score: number,
): NameRun | undefined {
  const { tokens, book } = reader;
  const last = nth(tokens, to - 1);
  if (last === undefined || from >= to) return undefined;
  // "Vagn Ottendals bil": the s of a family name that no list knows.
  const base = last.key.replace(/s$/, '');
  const known = book.listingOf(last.word);
  const guessed =
    !known.first && !known.last && base !== last.key && familyEnd.test(base) && to - from > 1;
  return { from, to, genitive: known.genitive || guessed, score };
}
