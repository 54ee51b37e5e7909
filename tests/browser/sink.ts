/**
 * The judge of "nothing leaves the browser": servers on this machine that write down every byte they are sent. Playwright's
 * own list of requests does not serve: it misses WebSocket and WebRTC, and holds requests that the policy stopped.
 */
import { expect, type Page } from '@playwright/test';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import {
  createServer,
  request as forward,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  /** `stranger`: another site; `site`: our own, through the recording front; `udp`: a datagram. */
  readonly at: 'stranger' | 'site' | 'udp';
  /** Request line, headers and body; a datagram byte by byte (latin1). */
  readonly text: string;
}

export interface Sink {
  /** Everything heard so far, in order. */
  readonly heard: readonly Heard[];
  /** Address of another site, which answers everything and allows every origin. */
  readonly stranger: string;
  /** Address of our own site behind a front that records; pages opened here are heard when they talk to our server. */
  readonly site: string;
  /** Where datagrams are heard: `127.0.0.1:port`. */
  readonly udp: string;
  readonly stop: () => Promise<void>;
}

const listen = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
};

/** Starts the sink. `origin` is our own site, to which the front passes everything on. */
export async function startSink(origin: string): Promise<Sink> {
  const heard: Heard[] = [];

  /** Writes a request down at once, and again with each part of its body: one that is cut off counts too. */
  const record = (at: 'stranger' | 'site', request: IncomingMessage): void => {
    let text = `${request.method ?? ''} ${request.url ?? ''}\n${request.rawHeaders.join('\n')}\n\n`;
    const place = heard.push({ at, text }) - 1;
    request.on('data', (part: Buffer) => {
      text += part.toString('latin1');
      heard[place] = { at, text };
    });
  };

  const asStranger = (request: IncomingMessage, response: ServerResponse): void => {
    record('stranger', request);
    request.resume();
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': '*',
      'Access-Control-Allow-Methods': '*',
    });
    response.end();
  };

  const asSite = (request: IncomingMessage, response: ServerResponse): void => {
    record('site', request);
    const { method, headers, url = '/' } = request;
    const onward = forward(origin + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.once('error', () => response.destroy());
    request.pipe(onward);
  };

  const stranger = createServer(asStranger);
  const site = createServer(asSite);
  stranger.on('upgrade', (request: IncomingMessage, socket) => {
    record('stranger', request);
    socket.destroy();
  });
  site.on('upgrade', (request: IncomingMessage, socket) => {
    record('site', request);
    socket.destroy();
  });
  const datagrams = createSocket('udp4', (message) => {
    heard.push({ at: 'udp', text: message.toString('latin1') });
  });
  datagrams.bind(0, '127.0.0.1');
  await once(datagrams, 'listening');

  return {
    heard,
    stranger: await listen(stranger),
    site: await listen(site),
    udp: `127.0.0.1:${String(datagrams.address().port)}`,
    stop: async () => {
      for (const server of [stranger, site]) {
        server.close();
        server.closeAllConnections();
      }
      datagrams.close();
      await once(datagrams, 'close');
    },
  };
}

/** The word as a leak might spell it: as it is, in base64 at each of three offsets, in hex; in lower case. */
function spellings(word: string): string[] {
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.from(`${' '.repeat(offset)}${word}`).toString('base64');
    // Characters that also depend on what stands before and after the word are left off.
    return text.slice(offset === 0 ? 0 : offset + 1, -4);
  });
  const all = [word, ...base64, Buffer.from(word).toString('hex')];
  return [...new Set(all.map((each) => each.toLowerCase()))];
}

/** Whether a text holds the word in one of its spellings. */
const holds = (text: string, word: string): boolean => {
  const lower = text.toLowerCase();
  return spellings(word).some((spelling) => lower.includes(spelling));
};

/** What the sink heard that holds the word. */
export const heardWith = (sink: Sink, word: string): readonly Heard[] =>
  sink.heard.filter(({ text }) => holds(text, word));

/** What a browser keeps of a page, each as text under a name. Runs in the page. */
async function traces(): Promise<Record<string, string>> {
  const entries = (store: Storage): string => JSON.stringify(Object.entries(store));
  const files: string[] = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
  return {
    address: location.href,
    'name of the window': window.name,
    referrer: document.referrer,
    title: document.title,
    'state of the history': JSON.stringify(history.state),
    cookies: document.cookie,
    localStorage: entries(localStorage),
    sessionStorage: entries(sessionStorage),
    'caches (all)': (await caches.keys()).join(),
    'databases (all)': (await indexedDB.databases()).map(({ name }) => name).join(),
    'files (all)': files.join(),
    'addresses of what was loaded': performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .join(' '),
  };
}

/**
 * Fails when the word (ASCII letters and digits, at least eight) has left the page or will outlive it: anything the sink
 * heard, the page's and its frames' address, title, history and storage, and the context's cookies. A database, a cache or
 * a file fails whatever it holds: Kuvert has none.
 */
export async function expectNoCanary(sink: Sink, page: Page, canary: string): Promise<void> {
  expect(canary, 'a canary that can be told from other text').toMatch(/^[A-Za-z0-9]{8,}$/);
  expect(heardWith(sink, canary), 'the servers heard the canary').toEqual([]);
  const kept = [
    { where: 'cookies of the browser', text: JSON.stringify(await page.context().cookies()) },
  ];
  for (const frame of page.frames())
    for (const [name, text] of Object.entries(await frame.evaluate(traces)))
      kept.push({ where: `${name} of ${new URL(frame.url()).pathname}`, text });
  expect(
    kept.filter(({ where, text }) => (where.includes('(all)') ? text !== '' : holds(text, canary))),
    'the browser keeps the canary',
  ).toEqual([]);
}
