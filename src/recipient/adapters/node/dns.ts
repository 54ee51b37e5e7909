import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { Agent, fetch } from 'undici';
import type { Dns, DnsAnswer, DnsFailure, DnsType } from '../../ports.ts';
import { decodeAnswer, encodeQuery } from '../dns-message.ts';
import { askHttps } from '../http.ts';
import { waitingLine } from './waiting-line.ts';

export type DnsServer =
  | { readonly kind: 'plain'; readonly address: string; readonly port: number }
  | { readonly kind: 'https'; readonly url: string };

export interface DnsOptions {
  /** Asked in turn until one answers. */
  readonly servers: readonly DnsServer[];
  /** Whether a server's word that it validated an answer (the AD bit) is believed. */
  readonly trusted: (server: DnsServer) => boolean;
  /** Milliseconds for one question to one server. */
  readonly patience?: number;
}

const defaultPatience = 2_000;
/** Two rounds, so that one lost UDP packet is not an unknown domain. */
const rounds = 2;
const mostServers = 3;
/**
 * Questions to one DNS over HTTPS server at once; those in line are asked later, not answered too late. By HTTP/1.1 each
 * needs a connection of its own, and a hundred handshakes take longer on a busy machine than an answer may. unbound takes
 * no more than ten connections.
 */
const mostOverHttps = 8;

type Sent<T extends DnsType> = DnsAnswer<T> | 'truncated';
const failed = (code: DnsFailure): { readonly state: 'unknown'; readonly code: DnsFailure } => ({
  state: 'unknown',
  code,
});

interface Query<T extends DnsType> {
  readonly name: string;
  readonly type: T;
  readonly trusted: boolean;
  readonly patience: number;
}

/** One datagram out, from a port and with an id that nobody can guess; only the answer to exactly this counts. */
function askUdp<T extends DnsType>(
  server: { readonly address: string; readonly port: number },
  { name, type, trusted, patience }: Query<T>,
): Promise<Sent<T>> {
  return new Promise((resolve) => {
    const id = randomInt(0x1_0000);
    const socket = createSocket(server.address.includes(':') ? 'udp6' : 'udp4');
    const end = (answer: Sent<T>): void => {
      clearTimeout(timer);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(() => end(failed('dns-timeout')), patience);
    socket.on('error', () => end(failed('dns-unreachable')));
    socket.on('message', (message) => {
      const decoded = decodeAnswer(message, id, name, type, trusted);
      if (decoded.kind === 'answer') end(decoded.answer);
      else if (decoded.kind === 'truncated') end('truncated');
    });
    // A connected socket takes datagrams from this server only, and hears when its port is closed.
    socket.connect(server.port, server.address, () => {
      socket.send(encodeQuery(id, name, type), (error) => {
        if (error !== null) end(failed('dns-unreachable'));
      });
    });
  });
}

function askTcp<T extends DnsType>(
  server: { readonly address: string; readonly port: number },
  { name, type, trusted, patience }: Query<T>,
): Promise<DnsAnswer<T>> {
  return new Promise((resolve) => {
    const id = randomInt(0x1_0000);
    const socket = connect({ host: server.address, port: server.port });
    const chunks: Buffer[] = [];
    let received = 0;
    const end = (answer: DnsAnswer<T>): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end(failed('dns-timeout')), patience);
    socket.on('error', () => end(failed('dns-unreachable')));
    socket.on('close', () => end(failed('dns-malformed')));
    socket.on('connect', () => {
      const query = encodeQuery(id, name, type);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(query.length);
      socket.write(Buffer.concat([length, query]));
    });
    let expected: number | null = null;
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      received += chunk.length;
      if (received < 2) return;
      expected ??= Buffer.concat(chunks).readUInt16BE(0);
      if (received < expected + 2) return;
      const message = Buffer.concat(chunks).subarray(2, expected + 2);
      const decoded = decodeAnswer(message, id, name, type, trusted);
      end(decoded.kind === 'answer' ? decoded.answer : failed('dns-malformed'));
    });
  });
}

/**
 * Asks DNS resolvers: UDP with TCP where an answer is cut short, or DNS over HTTPS (HTTP/1.1 or 2).
 * Never throws; a server that fails is followed by the next.
 */
export function nodeDns({ servers, trusted, patience = defaultPatience }: DnsOptions): Dns {
  const agent = new Agent({
    allowH2: true,
    connections: mostOverHttps,
    connect: { timeout: patience },
  });
  const inLine = waitingLine(mostOverHttps);
  const ask = async <T extends DnsType>(
    server: DnsServer,
    query: Query<T>,
  ): Promise<DnsAnswer<T>> => {
    if (server.kind === 'https') {
      return inLine(server.url, () =>
        askHttps(query, (request) =>
          fetch(server.url, {
            ...request,
            dispatcher: agent,
            redirect: 'error',
            signal: AbortSignal.timeout(query.patience),
          }),
        ),
      );
    }
    const answer = await askUdp(server, query);
    return answer === 'truncated' ? askTcp(server, query) : answer;
  };
  return {
    resolve: async <T extends DnsType>(name: string, type: T): Promise<DnsAnswer<T>> => {
      let last: DnsAnswer<T> = failed('dns-unreachable');
      // With several servers the second round is the next server.
      const inTurn = servers.slice(0, mostServers);
      const attempts =
        inTurn.length > 1 ? inTurn : Array.from({ length: rounds }, () => inTurn).flat();
      for (const server of attempts) {
        try {
          last = await ask(server, { name, type, trusted: trusted(server), patience });
        } catch {
          last = failed('dns-malformed');
        }
        // A validation failure is an answer; asking elsewhere would be looking for somebody who does not check.
        if (last.state !== 'unknown' || last.code === 'dns-bogus') return last;
      }
      return last;
    },
  };
}
