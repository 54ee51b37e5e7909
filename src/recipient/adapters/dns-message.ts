import {
  decode,
  encode,
  AUTHENTIC_DATA,
  RECURSION_DESIRED,
  type Answer,
  type RecordType,
} from 'dns-packet';
import type { DnsAnswer, DnsRecords, DnsType } from '../ports.ts';

/** DNS messages (RFC 1035) as the recipient check needs them: one question out, one judged answer in. */

/** What common resolvers and paths carry over UDP without fragments (DNS flag day 2020). */
const udpPayloadSize = 1_232;
/** RFC 8914 section 4: the extended errors that mean DNSSEC validation failed. */
const extendedError = 15;
const bogus = new Set([6, 7, 8, 9, 10, 11, 12]);
const mostAliases = 8;

/** dns-packet knows SMIMEA (53, RFC 8162) by its number only, and its types do not know that it does. */
const wireType = (type: DnsType): RecordType =>
  type === 'SMIMEA' ? ('UNKNOWN_53' as RecordType) : type;

/** A query with the AD bit, which asks the resolver to say whether it validated the answer (RFC 6840 section 5.7). */
export function encodeQuery(id: number, name: string, type: DnsType): Uint8Array {
  return encode({
    type: 'query',
    id,
    flags: RECURSION_DESIRED | AUTHENTIC_DATA,
    questions: [{ name, type: wireType(type), class: 'IN' }],
    additionals: [
      {
        name: '.',
        type: 'OPT',
        udpPayloadSize,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  });
}

export type Decoded<T extends DnsType> =
  | { readonly kind: 'answer'; readonly answer: DnsAnswer<T> }
  /** Cut short: ask again over TCP. */
  | { readonly kind: 'truncated' }
  /** Not the answer to this query (another id, another question): somebody guessing. Keep waiting. */
  | { readonly kind: 'other' };

const same = (a: string, b: string): boolean =>
  a.replace(/\.$/, '').toLowerCase() === b.replace(/\.$/, '').toLowerCase();

const readers: { readonly [T in DnsType]: (answer: Answer) => DnsRecords[T] | null } = {
  A: (answer) => (answer.type === 'A' ? answer.data : null),
  AAAA: (answer) => (answer.type === 'AAAA' ? answer.data : null),
  MX: (answer) =>
    answer.type === 'MX'
      ? {
          preference: answer.data.preference ?? 0,
          exchange: answer.data.exchange === '.' ? '' : answer.data.exchange,
        }
      : null,
  TXT: (answer) => {
    if (answer.type !== 'TXT') return null;
    const { data } = answer;
    const parts = Array.isArray(data) ? data : [data];
    return parts
      .map((part) => (typeof part === 'string' ? part : part.toString('latin1')))
      .join('');
  },
  TLSA: (answer) =>
    answer.type === 'TLSA'
      ? {
          usage: answer.data.usage,
          selector: answer.data.selector,
          matching: answer.data.matchingType,
          data: Uint8Array.from(answer.data.certificate),
        }
      : null,
  SMIMEA: (answer) => {
    const data: unknown =
      answer.type === wireType('SMIMEA') && 'data' in answer ? answer.data : null;
    if (!(data instanceof Uint8Array) || data.length < 4) return null;
    const [usage = 0, selector = 0, matching = 0] = data;
    return { usage, selector, matching, data: Uint8Array.from(data.subarray(3)) };
  },
};

function validationFailed(additionals: readonly Answer[]): boolean {
  return additionals.some(
    (record) =>
      record.type === 'OPT' &&
      record.options.some((option) => {
        // dns-packet names the number, and its types know only the options it reads itself.
        const { code, data } = option as { code: number; data?: Uint8Array };
        return (
          code === extendedError &&
          data !== undefined &&
          data.length >= 2 &&
          bogus.has((data[0] ?? 0) * 256 + (data[1] ?? 0))
        );
      }),
  );
}

/**
 * Judges a message as the answer to a query. `trusted`: the resolver's AD bit may be believed.
 * Never throws; what cannot be read and carries our id is `dns-malformed`.
 */
export function decodeAnswer<T extends DnsType>(
  message: Uint8Array,
  id: number,
  name: string,
  type: T,
  trusted: boolean,
): Decoded<T> {
  const unknown = (code: Extract<DnsAnswer<T>, { code: string }>['code']): Decoded<T> => ({
    kind: 'answer',
    answer: { state: 'unknown', code },
  });
  const buffer = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  if (buffer.length < 12 || buffer.readUInt16BE(0) !== id) return { kind: 'other' };
  const flags = buffer.readUInt16BE(2);
  if ((flags & 0x8000) === 0) return { kind: 'other' };
  let packet: ReturnType<typeof decode>;
  try {
    // A message cut short may end inside a record, so it is judged by its header alone.
    if ((flags & 0x0200) !== 0) return { kind: 'truncated' };
    packet = decode(buffer);
  } catch {
    return unknown('dns-malformed');
  }
  const rcode = flags & 0x000f;
  const question = packet.questions?.[0];
  if (question === undefined || packet.questions?.length !== 1) {
    return rcode === 1 || rcode === 4 || rcode === 5 ? unknown('dns-refused') : { kind: 'other' };
  }
  if (!same(question.name, name) || question.type !== wireType(type)) return { kind: 'other' };
  const additionals = packet.additionals ?? [];
  const extended = additionals.some((record) => record.type === 'OPT' && record.extendedRcode > 0);
  if (rcode === 2) return unknown(validationFailed(additionals) ? 'dns-bogus' : 'dns-servfail');
  if ((rcode !== 0 && rcode !== 3) || extended) return unknown('dns-refused');
  const authentic = trusted && packet.flag_ad;
  const negative = negativeTtl(packet.authorities ?? []);
  if (rcode === 3) {
    return { kind: 'answer', answer: { state: 'no-such-name', authentic, ttl: negative } };
  }
  const answer = collect(packet.answers ?? [], name, type, authentic, negative);
  return { kind: 'answer', answer };
}

/** Seconds that "there is none" may be remembered: RFC 2308 section 5. */
function negativeTtl(authorities: readonly Answer[]): number {
  for (const record of authorities) {
    if (record.type === 'SOA') return Math.min(record.ttl ?? 0, record.data.minimum ?? 0);
  }
  return 0;
}

const ttlOf = (answer: Answer): number => ('ttl' in answer ? (answer.ttl ?? 0) : 0);

/** Follows CNAME records from the name that was asked for; records of other names are nobody's answer. */
function collect<T extends DnsType>(
  answers: readonly Answer[],
  name: string,
  type: T,
  authentic: boolean,
  negative: number,
): DnsAnswer<T> {
  let owner = name;
  let ttl = Infinity;
  for (let step = 0; step <= mostAliases; step += 1) {
    const own = answers.filter((answer) => same(answer.name, owner));
    const records: DnsRecords[T][] = [];
    for (const answer of own) {
      const record = readers[type](answer);
      if (record === null) continue;
      records.push(record);
      ttl = Math.min(ttl, ttlOf(answer));
    }
    if (records.length > 0) {
      const end = owner.replace(/\.$/, '').toLowerCase();
      return { state: 'records', records, name: end, authentic, ttl };
    }
    const [alias] = own.flatMap((answer) => (answer.type === 'CNAME' ? [answer] : []));
    if (alias === undefined || alias.data === '') {
      return { state: 'no-data', authentic, ttl: Math.min(ttl, negative) };
    }
    ttl = Math.min(ttl, ttlOf(alias));
    owner = alias.data;
  }
  return { state: 'unknown', code: 'dns-malformed' };
}
