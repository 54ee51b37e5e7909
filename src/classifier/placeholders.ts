import type { Kind } from './types.ts';

/**
 * What the rewrite puts in place of a finding. Data, not prose: the words end up in the draft itself, and the classifier
 * must know them again so that a rewritten draft is left alone.
 */
export const placeholders: Readonly<Record<Kind, string>> = {
  cpr: 'cpr-nummer',
  name: 'borger',
  address: 'adresse',
  phone: 'telefonnummer',
  email: 'mailadresse',
  account: 'kontonummer',
  card: 'kortnummer',
  plate: 'nummerplade',
  case: 'sagsnummer',
  birthdate: 'fødselsdato',
  passport: 'pasnummer',
  health: 'helbredsoplysning',
  union: 'fagforeningsforhold',
  ethnicity: 'oplysning om herkomst',
  politics: 'politisk oplysning',
  religion: 'oplysning om tro',
  'sex-life': 'oplysning om seksuelle forhold',
  biometric: 'biometrisk oplysning',
  genetic: 'genetisk oplysning',
  criminal: 'oplysning om strafbart forhold',
  income: 'indkomstoplysning',
  debt: 'gældsoplysning',
  consumption: 'forbrugsoplysning',
  dispute: 'oplysning om tvist',
  employment: 'ansættelsesoplysning',
  education: 'uddannelsesoplysning',
  family: 'familieoplysning',
  social: 'social oplysning',
  credentials: 'adgangsoplysning',
};

/** For what the learned scorer found: nobody has said what kind it is. */
const privateMatter = 'privat oplysning';

const labels = new Set([...Object.values(placeholders), privateMatter]);
const longestLabel = Math.max(...[...labels].map((label) => label.length));

export const privatePlaceholder = `[${privateMatter}]`;

/** The placeholder of a finding; persons are numbered from 1 in the order in which they are named. */
export function placeholder(kind: Kind, person?: number): string {
  return person === undefined ? `[${placeholders[kind]}]` : `[${placeholders[kind]} ${person}]`;
}

/**
 * The end of the placeholder that begins at `start`, or -1. Only the words above count: any other text in brackets is
 * the writer's own and is read like the rest.
 */
export function placeholderEnd(lower: string, start: number): number {
  if (lower.charCodeAt(start) !== 0x5b) return -1;
  const close = lower.slice(start, start + longestLabel + 8).indexOf(']');
  if (close < 0) return -1;
  const inside = lower.slice(start + 1, start + close).replace(/ \d{1,4}$/, '');
  return labels.has(inside) ? start + close + 1 : -1;
}
