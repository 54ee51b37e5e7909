/** Planned records as answers of the lab's own DNS server (tests/unit/recipient/lab.ts), with the faults of a row. */
import type { Answer, Packet } from 'dns-packet';
import { answerFrom, type Zone } from '../unit/recipient/lab.ts';
import type { PlannedCase, WholeRecord } from './plan.ts';
import type { DnsFault } from './table.ts';

const withoutDot = (name: string): string => (name === '.' ? '.' : name.replace(/\.$/, ''));

function answerOf({ name, type, data }: WholeRecord): Answer {
  const ttl = 60;
  switch (type) {
    case 'A':
    case 'AAAA':
      return { name, ttl, type, data };
    case 'CNAME':
      return { name, ttl, type, data: withoutDot(data) };
    case 'TXT':
      return { name, ttl, type, data };
    case 'MX': {
      const [preference = '', exchange = ''] = data.split(' ');
      return {
        name,
        ttl,
        type,
        data: { preference: Number(preference), exchange: withoutDot(exchange) },
      };
    }
    case 'TLSA': {
      const [usage = '', selector = '', matchingType = '', hex = ''] = data.split(' ');
      return {
        name,
        ttl,
        type,
        data: {
          usage: Number(usage),
          selector: Number(selector),
          matchingType: Number(matchingType),
          certificate: Buffer.from(hex, 'hex'),
        },
      };
    }
    default:
      throw new Error(`No answer of type ${type}`);
  }
}

const rcodes = { SERVFAIL: 2, NOTIMP: 4, REFUSED: 5 } as const;

/**
 * What to send for a query about these cases. As a name server (`authoritative`) with the faults as they are; else as a
 * validating resolver that met them: SERVFAIL, and with an extended error (RFC 8914) where validation failed.
 */
export function responder(
  planned: readonly PlannedCase[],
  authoritative: boolean,
): (query: Packet, udp: boolean) => readonly Uint8Array[] {
  const zones = new Map<string, Zone>();
  const faults = new Map<string, DnsFault['rcode'] | 'bogus'>();
  const key = (name: string, type: string): string => `${name.toLowerCase()} ${type}`;
  for (const { records, zone, faults: own, bogusBelow } of planned) {
    const signed = zone === 'signed.example' || zone === 'example';
    for (const record of records) {
      const name = record.name.toLowerCase();
      const before = zones.get(name)?.records ?? [];
      zones.set(name, {
        records: [...before, answerOf(record)],
        signed: !authoritative && signed,
        ...(zone === 'bogus.example' && { rcode: 2, extendedError: 6 }),
        ...(zone === 'dead.example' && { rcode: 2 }),
      });
    }
    for (const { name, type, rcode } of own) faults.set(key(name, type), rcode);
    for (const name of bogusBelow) faults.set(key(`_25.${name}`, 'TLSA'), 'bogus');
  }
  const send = (answer: Buffer): readonly Uint8Array[] => {
    if (authoritative) {
      // AA instead of RA: a resolver passes over a name server that does not speak for its zone.
      answer.writeUInt16BE((answer.readUInt16BE(2) | 0x0400) & ~0x0080, 2);
    }
    return [answer];
  };
  return (query, udp) => {
    const question = query.questions?.[0];
    const fault = question && faults.get(key(question.name, question.type));
    if (fault === undefined) return send(answerFrom(zones, query, udp));
    const rcode = authoritative && fault !== 'bogus' ? rcodes[fault] : 2;
    const zone: Zone = { records: [], rcode, ...(fault === 'bogus' && { extendedError: 6 }) };
    return send(answerFrom(new Map([[question?.name.toLowerCase() ?? '', zone]]), query, udp));
  };
}
