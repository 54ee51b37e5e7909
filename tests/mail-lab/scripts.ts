import type { KeyPair, Script } from '../unit/recipient/lab.ts';
import type { MailServer } from './table.ts';

/** What a scripted server does in the place of one of the table; an ordinary Postfix is a polite script. */
export function scriptOf(server: MailServer, pair: KeyPair | null): Script {
  const offers = pair === null ? { ehlo: '250-mail.example\r\n250 SIZE 1000\r\n' } : {};
  if (server.by === 'postfix') return { ...offers, ...(pair !== null && { tls: pair }) };
  const { versions, script = {} } = server;
  const old = versions !== undefined && { ciphers: 'DEFAULT@SECLEVEL=0' };
  const { min, max } = versions ?? { min: 'TLSv1.2', max: 'TLSv1.3' };
  return {
    ...offers,
    ...script,
    ...(pair !== null && { tls: { ...pair, minVersion: min, maxVersion: max, ...old } }),
  };
}
