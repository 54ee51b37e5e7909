import { parseAddress, parseDomain, type Recipient } from './address.ts';

/**
 * What a page may tell the server of a recipient: the domain alone, or the address too, where the organisation looks
 * certificates up.
 */
export type Asking = 'domains' | 'addresses';

/** One recipient as the endpoint takes it (schema.ts). */
export type Question = { readonly domain: string } | { readonly address: string };

/**
 * The text that is asked about for a recipient: its domain, or its address where a certificate may be found for that and
 * for nothing less. No certificate is looked for within the house, and a CPR number is told to nobody.
 */
export function askedOf(
  { domain, address, cprInAddress }: Pick<Recipient, 'domain' | 'address' | 'cprInAddress'>,
  asking: Asking,
  internal: readonly string[],
): string {
  const mayBeTold = asking === 'addresses' && !cprInAddress && !internal.includes(domain);
  return mayBeTold && address !== null ? address : domain;
}

/** The question about such a text. */
export const questionAbout = (asked: string): Question =>
  asked.includes('@') ? { address: asked } : { domain: asked };

/** A question as the parser gives it back; null when it is not in strict syntax, or is not to be asked here. */
export function strictQuestion(question: Question, asking: Asking): Question | null {
  if ('domain' in question) {
    const parsed = parseDomain(question.domain);
    return parsed.ok ? { domain: parsed.domain } : null;
  }
  const parsed = parseAddress(question.address);
  const mayBeTold = asking === 'addresses' && parsed.ok && !parsed.cprInAddress;
  return mayBeTold && parsed.address !== null ? { address: parsed.address } : null;
}
