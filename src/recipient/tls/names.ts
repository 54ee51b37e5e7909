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
