import { freeMail } from './free-mail.ts';

/**
 * Signs that a mail is on its way to somebody else than was meant. Pure and without a network, so that the page and the
 * server judge alike. A sign is a question to ask, never a verdict: most look-alikes are what they say they are.
 */

/** In what way a domain is like another. */
export type Likeness =
  'other-ending' | 'dot-or-hyphen' | 'same-looking' | 'swapped-letters' | 'one-letter';

export interface LookAlike {
  /** The domain that is known, in ASCII form. */
  readonly of: string;
  readonly likeness: Likeness;
}

/** Below this many letters names are close to one another by chance: `kk.dk` and `kp.dk` are two authorities. */
const shortestForOneLetter = 5;
const shortestForEnding = 3;

/** From so many outsiders who can see each other's address, Bcc is the usual thing. */
export const manyOpen = 10;

/** RFC 3492 section 5. */
const punycode = {
  base: 36,
  least: 1,
  most: 26,
  skew: 38,
  damp: 700,
  bias: 72,
  first: 128,
} as const;

function adapted(delta: number, points: number, first: boolean): number {
  const { base, least, most, skew, damp } = punycode;
  let rest = first ? Math.floor(delta / damp) : delta >> 1;
  rest += Math.floor(rest / points);
  let steps = 0;
  for (; rest > ((base - least) * most) >> 1; steps += base)
    rest = Math.floor(rest / (base - least));
  return steps + Math.floor(((base - least + 1) * rest) / (rest + skew));
}

const digitOf = (character: string): number =>
  /[a-z]/.test(character) ? character.charCodeAt(0) - 97 : Number(character) + 26;

/** A label as people see it: `xn--brndby-cya` is `brøndby`. A label that is no punycode comes back as it is. */
function shownLabel(label: string): string {
  if (!label.startsWith('xn--')) return label;
  const encoded = label.slice('xn--'.length);
  const dash = encoded.lastIndexOf('-');
  const letters = dash < 0 ? [] : Array.from(encoded.slice(0, dash));
  const { base, least, most } = punycode;
  let point: number = punycode.first;
  let bias: number = punycode.bias;
  let place = 0;
  const rest = encoded.slice(dash + 1);
  for (let at = 0; at < rest.length;) {
    const before = place;
    for (let weight = 1, step = base; ; step += base) {
      const character = rest[at];
      if (character === undefined) return label;
      at += 1;
      const digit = digitOf(character);
      place += digit * weight;
      const threshold = Math.min(most, Math.max(least, step - bias));
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const points = letters.length + 1;
    bias = adapted(place - before, points, before === 0);
    point += Math.floor(place / points);
    if (!(point <= 0x10ffff)) return label;
    place %= points;
    letters.splice(place, 0, String.fromCodePoint(point));
    place += 1;
  }
  return letters.join('');
}

/** A domain in ASCII form as people see it. */
export const shownDomain = (domain: string): string => domain.split('.').map(shownLabel).join('.');

/** What is taken for one another on a screen, by what it is taken for. Cyrillic and Greek letters stand first. */
const looks: Readonly<Record<string, string>> = {
  а: 'a',
  α: 'a',
  е: 'e',
  ε: 'e',
  ё: 'e',
  і: 'i',
  ι: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  κ: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  ο: 'o',
  σ: 'o',
  р: 'p',
  ρ: 'p',
  с: 'c',
  ѕ: 's',
  т: 't',
  τ: 't',
  у: 'y',
  γ: 'y',
  х: 'x',
  χ: 'x',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  ν: 'v',
  в: 'b',
  ո: 'n',
  օ: 'o',
  ı: 'i',
  ł: 'l',
  ɡ: 'g',
  0: 'o',
  1: 'l',
  3: 'e',
  5: 's',
  ø: 'o',
  æ: 'ae',
  å: 'a',
  ß: 'ss',
  œ: 'oe',
  đ: 'd',
};

/** Several letters that read as one, and the Danish letters as they are spelt without them. */
const readAs: readonly (readonly [pattern: RegExp, as: string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/aa/g, 'a'],
  [/oe/g, 'o'],
  [/[il|]/g, 'l'],
];

/** What is left of a name when everything that looks alike is the same. For comparing only. */
function skeleton(shown: string): string {
  const letters = Array.from(shown.normalize('NFC').toLowerCase())
    .map((letter) => looks[letter] ?? letter)
    .join('');
  const plain = letters.normalize('NFD').replace(/\p{M}/gu, '');
  return readAs.reduce((text, [pattern, as]) => text.replace(pattern, as), plain);
}

/** How two texts differ when it is by one letter or by two neighbours in each other's place; null when it is by more. */
function slip(one: string, other: string): 'swapped-letters' | 'one-letter' | null {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return null;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  if (long.length > short.length)
    return long.slice(at + 1) === short.slice(at) ? 'one-letter' : null;
  // Numbers count things: `skole1` and `skole2` are two, and no one types one for the other by chance.
  const digits = /\d/.test(long[at] ?? '') && /\d/.test(short[at] ?? '');
  if (long.slice(at + 1) === short.slice(at + 1)) return digits ? null : 'one-letter';
  const swapped = long[at] === short[at + 1] && long[at + 1] === short[at];
  return swapped && long.slice(at + 2) === short.slice(at + 2) ? 'swapped-letters' : null;
}

/** A domain cut into what is worth comparing. Known domains are cut once and kept: a list holds hundreds. */
interface Cut {
  readonly domain: string;
  readonly name: string;
  readonly ending: string;
  readonly joined: string;
  readonly skeleton: string;
}

const kept = new Map<string, Cut>();
const mostKept = 20_000;

function cut(domain: string): Cut {
  const shown = shownDomain(domain);
  const dot = shown.lastIndexOf('.');
  return {
    domain,
    name: shown.slice(0, dot),
    ending: shown.slice(dot),
    joined: shown.replace(/[.-]/g, ''),
    skeleton: skeleton(shown),
  };
}

function cutOfKnown(domain: string): Cut {
  const had = kept.get(domain);
  if (had !== undefined) return had;
  if (kept.size >= mostKept) kept.clear();
  const made = cut(domain);
  kept.set(domain, made);
  return made;
}

function likenessOf(one: Cut, known: Cut): Likeness | null {
  const shortest = Math.min(one.name.length, known.name.length);
  if (one.name === known.name) return shortest >= shortestForEnding ? 'other-ending' : null;
  if (one.joined === known.joined) return 'dot-or-hyphen';
  if (one.ending !== known.ending) return null;
  if (shortest >= shortestForEnding && one.skeleton === known.skeleton) return 'same-looking';
  return shortest >= shortestForOneLetter ? slip(one.name, known.name) : null;
}

const strongest: readonly Likeness[] = [
  'same-looking',
  'dot-or-hyphen',
  'swapped-letters',
  'one-letter',
  'other-ending',
];

/**
 * The known domain that another could be mistaken for; null when there is none, when it is known itself, or when it lies
 * below a known one and so belongs to the same owner. Domains in ASCII form. Linear in the number of known ones.
 */
export function lookAlike(domain: string, known: Iterable<string>): LookAlike | null {
  const own = cut(domain);
  let found: LookAlike | null = null;
  for (const each of known) {
    if (each === domain || domain.endsWith(`.${each}`) || each.endsWith(`.${domain}`)) return null;
    const likeness = likenessOf(own, cutOfKnown(each));
    if (likeness === null) continue;
    if (found === null || strongest.indexOf(likeness) < strongest.indexOf(found.likeness))
      found = { of: each, likeness };
  }
  return found;
}

const freeDomains: ReadonlySet<string> = new Set(freeMail);

/** Whether anybody can get an address there. */
const isFreeMail = (domain: string): boolean => freeDomains.has(domain);

export interface Addressee {
  readonly field: 'to' | 'cc' | 'bcc';
  /** ASCII form. */
  readonly domain: string;
  readonly cprInAddress: boolean;
  /** What the server found it to be like among the domains that only the server knows. */
  readonly likeOf: string | null;
}

/** The domains that a page may know; the server knows the tunnel list as well. */
export interface KnownDomains {
  readonly internal: readonly string[];
  readonly partners: readonly string[];
}

export type Suspicion =
  | { readonly code: 'look-alike'; readonly domain: string; readonly of: string }
  | { readonly code: 'free-mail'; readonly domain: string }
  | { readonly code: 'cpr-in-address'; readonly domain: string }
  | { readonly code: 'many-open'; readonly count: number };

function ofOne({ domain, cprInAddress, likeOf }: Addressee, known: readonly string[]): Suspicion[] {
  const of = lookAlike(domain, known)?.of ?? likeOf;
  return [
    ...(of === null ? [] : [{ code: 'look-alike', domain, of } as const]),
    ...(isFreeMail(domain) ? [{ code: 'free-mail', domain } as const] : []),
    ...(cprInAddress ? [{ code: 'cpr-in-address', domain } as const] : []),
  ];
}

/** What is odd about those a mail is for, each once, in the order they stand. Empty when nothing is. */
export function suspicionsOf(
  addressees: readonly Addressee[],
  { internal, partners }: KnownDomains,
): readonly Suspicion[] {
  const known = [...internal, ...partners, ...freeMail];
  const each = new Map<string, Suspicion>();
  for (const addressee of addressees)
    for (const suspicion of ofOne(addressee, known)) each.set(JSON.stringify(suspicion), suspicion);
  const isInternal = new Set(internal);
  const open = addressees.filter(
    ({ field, domain }) => field !== 'bcc' && !isInternal.has(domain),
  ).length;
  return [
    ...each.values(),
    ...(open >= manyOpen ? [{ code: 'many-open', count: open } as const] : []),
  ];
}

/** Whether some can have a secure mail and others cannot: then two mails are better than one that must suit all. */
export function isMixed(
  statuses: readonly ('internal' | 'secure' | 'insecure' | 'unknown')[],
): boolean {
  return (
    statuses.includes('insecure') &&
    statuses.some((status) => status === 'secure' || status === 'internal')
  );
}
