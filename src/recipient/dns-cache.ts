import type { Clock, Dns, DnsAnswer, DnsType } from './ports.ts';

/** DNS answers remembered for as long as they say, as any resolver does. */

/** Seconds; a resolver may keep an answer longer, but whoever has mended a zone wants to see it. */
const longest = 60;
const mostAnswers = 5_000;

interface Kept {
  readonly answer: unknown;
  readonly until: number;
}

/**
 * A `Dns` that asks once for what is asked for again within its TTL. A failure is never remembered, and no certificate of
 * a person: the name it stands at is made of an address, and of an address nothing is kept.
 */
export function cachingDns(dns: Dns, clock: Clock): Dns {
  const kept = new Map<string, Kept>();
  return {
    resolve: async <T extends DnsType>(name: string, type: T): Promise<DnsAnswer<T>> => {
      if (type === 'SMIMEA') return dns.resolve(name, type);
      const key = `${type} ${name.toLowerCase()}`;
      const known = kept.get(key);
      // The key holds the type, so what is kept there is an answer of that type.
      if (known !== undefined && known.until > clock.now()) return known.answer as DnsAnswer<T>;
      kept.delete(key);
      const answer = await dns.resolve(name, type);
      const ttl = answer.state === 'unknown' ? 0 : Math.min(answer.ttl ?? 0, longest);
      if (ttl > 0) {
        if (kept.size >= mostAnswers) {
          const oldest = kept.keys().next();
          if (oldest.done !== true) kept.delete(oldest.value);
        }
        kept.set(key, { answer, until: clock.now() + ttl * 1000 });
      }
      return answer;
    },
  };
}
