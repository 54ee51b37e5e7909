/**
 * What stands at a place of a list; undefined before its first and behind its last. A list that has once been asked for place
 * -1 is read several times slower from then on, wherever that line of code reads it.
 */
export const nth = <T>(list: readonly T[], place: number): T | undefined =>
  place < 0 ? undefined : list[place];
