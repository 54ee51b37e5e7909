/** A directory on loopback that answers every search as it is told to: just enough LDAP (RFC 4511) to be polite or hostile with. */
import { createServer, type Socket } from 'node:net';
import { listen } from '../../ports.ts';

const length = (octets: number): Buffer => {
  if (octets < 0x80) return Buffer.from([octets]);
  const hex = octets.toString(16);
  const digits = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits]);
};

/** One BER value. */
export function ber(tag: number, ...content: readonly (string | Uint8Array)[]): Buffer {
  const inner = Buffer.concat(content.map((each) => Buffer.from(each as string)));
  return Buffer.concat([Buffer.from([tag]), length(inner.length), inner]);
}

const message = (id: number, operation: Uint8Array): Buffer =>
  ber(0x30, ber(0x02, Uint8Array.from([id])), operation);

/** SearchResultEntry. */
export const entry = (
  id: number,
  dn: string,
  attributes: Readonly<Record<string, readonly Uint8Array[]>>,
): Buffer =>
  message(
    id,
    ber(
      0x64,
      ber(0x04, dn),
      ber(
        0x30,
        ...Object.entries(attributes).map(([name, values]) =>
          ber(0x30, ber(0x04, name), ber(0x31, ...values.map((value) => ber(0x04, value)))),
        ),
      ),
    ),
  );

/** SearchResultReference. */
export const reference = (id: number, url: string): Buffer =>
  message(id, ber(0x73, ber(0x04, url)));

/** SearchResultDone, or another final result. */
export const done = (id: number, code = 0, operation = 0x65, referral?: string): Buffer =>
  message(
    id,
    ber(
      operation,
      ber(0x0a, Uint8Array.from([code])),
      ber(0x04, ''),
      ber(0x04, ''),
      ...(referral === undefined ? [] : [ber(0xa3, ber(0x04, referral))]),
    ),
  );

export interface Directory {
  readonly url: string;
  /** Every request as it came, for a look at what was asked. */
  readonly heard: readonly Buffer[];
  stop(): Promise<void>;
}

/** `answer` gets the id of each search; binds are accepted unless `bindCode` says otherwise. */
export async function startDirectory(
  answer: (id: number, socket: Socket) => void,
  bindCode = 0,
): Promise<Directory> {
  const heard: Buffer[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard.push(chunk);
      // 30 len 02 01 id op: requests here are small enough for short lengths up to 0x81.
      const at = (chunk[1] ?? 0) > 0x80 ? 2 + ((chunk[1] ?? 0) & 0x7f) : 2;
      const id = chunk[at + 2] ?? 0;
      const operation = chunk[at + 3];
      if (operation === 0x60) socket.write(done(id, bindCode, 0x61));
      else if (operation === 0x63) answer(id, socket);
    });
  });
  const port = await listen(server);
  return {
    url: `ldap://127.0.0.1:${String(port)}`,
    heard,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
