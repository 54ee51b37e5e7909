/**
 * Whether octets from a directory are the messages that a search is answered with (RFC 4511 section 4). The LDAP library
 * believes the lengths it reads: a few wrong octets make it fill all memory. So it gets whole, well-formed messages only.
 */

interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

const sequence = 0x30;
const set = 0x31;
const octetString = 0x04;
const integer = 0x02;
const enumerated = 0x0a;
const searchResultEntry = 0x64;
const searchResultReference = 0x73;
/** BindResponse, SearchResultDone, ExtendedResponse. */
const results = new Set([0x61, 0x65, 0x78]);
const referral = 0xa3;
const contextPrimitive = (tag: number): boolean => (tag & 0xe0) === 0x80;

/** The element at a place: definite length of at most four octets; null when it is none, 'more' when its head is not there yet. */
function elementAt(octets: Uint8Array, place: number): Element | 'more' | null {
  const tag = octets[place];
  const first = octets[place + 1];
  if (tag === undefined || first === undefined) return 'more';
  if (first < 0x80) return { tag, start: place + 2, end: place + 2 + first };
  const size = first - 0x80;
  if (size === 0 || size > 4) return null;
  let length = 0;
  for (let i = 0; i < size; i += 1) {
    const octet = octets[place + 2 + i];
    if (octet === undefined) return 'more';
    length = length * 256 + octet;
  }
  return { tag, start: place + 2 + size, end: place + 2 + size + length };
}

/** What an element is made of; null unless its parts fill it exactly. */
function partsOf(octets: Uint8Array, { start, end }: Pick<Element, 'start' | 'end'>) {
  const parts: Element[] = [];
  let place = start;
  while (place < end) {
    const part = elementAt(octets, place);
    if (part === 'more' || part === null || part.end > end) return null;
    parts.push(part);
    place = part.end;
  }
  return parts;
}

function areAll(octets: Uint8Array, whole: Element, tag: number): boolean {
  return partsOf(octets, whole)?.every((part) => part.tag === tag) === true;
}

const shortNumber = (element: Element | undefined, tag: number): boolean =>
  element?.tag === tag && element.end - element.start >= 1 && element.end - element.start <= 4;

function isAttribute(octets: Uint8Array, attribute: Element): boolean {
  const [name, values, ...rest] = partsOf(octets, attribute) ?? [];
  return (
    attribute.tag === sequence &&
    name?.tag === octetString &&
    values?.tag === set &&
    rest.length === 0 &&
    areAll(octets, values, octetString)
  );
}

function isEntry(octets: Uint8Array, operation: Element): boolean {
  const [name, attributes, ...rest] = partsOf(octets, operation) ?? [];
  return (
    name?.tag === octetString &&
    attributes?.tag === sequence &&
    rest.length === 0 &&
    partsOf(octets, attributes)?.every((attribute) => isAttribute(octets, attribute)) === true
  );
}

function isResult(octets: Uint8Array, operation: Element): boolean {
  const [code, matched, message, ...rest] = partsOf(octets, operation) ?? [];
  return (
    shortNumber(code, enumerated) &&
    matched?.tag === octetString &&
    message?.tag === octetString &&
    rest.every((part) =>
      part.tag === referral ? areAll(octets, part, octetString) : contextPrimitive(part.tag),
    )
  );
}

/** Octets of the first message; 'more' when it is not whole yet, 'bad' when it is none that answers a search. */
export function ldapMessageLength(octets: Uint8Array, longest: number): number | 'more' | 'bad' {
  const whole = elementAt(octets, 0);
  if (octets.length > 0 && octets[0] !== sequence) return 'bad';
  if (whole === 'more') return 'more';
  if (whole === null || whole.end > longest) return 'bad';
  if (whole.end > octets.length) return 'more';
  const [id, operation, ...rest] = partsOf(octets, whole) ?? [];
  // No control was asked for, so none is due.
  if (!shortNumber(id, integer) || operation === undefined || rest.length > 0) return 'bad';
  const good =
    operation.tag === searchResultEntry
      ? isEntry(octets, operation)
      : operation.tag === searchResultReference
        ? areAll(octets, operation, octetString)
        : results.has(operation.tag) && isResult(octets, operation);
  return good ? whole.end : 'bad';
}
