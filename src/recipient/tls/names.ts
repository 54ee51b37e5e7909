/**
 * Whether a name is meant by a pattern: equal, or `*.` standing for exactly one label
 * (RFC 6125 section 6.4.3 for certificates, RFC 8461 section 4.1 for MX patterns). Both in ASCII form; case does not count.
 */
export function matchesName(pattern: string, name: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), name.toLowerCase()];
  if (!wanted.startsWith('*.')) return wanted === given;
  const dot = given.indexOf('.');
  return dot > 0 && given.slice(dot) === wanted.slice(1);
}

const longestShown = 200;

/** A stranger's text (a certificate's names, say) without what is invisible or turns the direction of writing, and cut. */
export const shownText = (text: string): string =>
  text
    .slice(0, 2 * longestShown)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu, '\uFFFD')
    .slice(0, longestShown);
