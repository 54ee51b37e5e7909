import { expect, test } from '@playwright/test';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { client } from '../../scripts/site.ts';
import { expectAccessible, hydrated } from './wizard.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** How hosts of plain files answer a POST to a path that has no file. */
const hosts: readonly (readonly [title: string, status: number, body: string])[] = [
  ['that knows no such page', 404, '<p>Not found'],
  ['that takes no POST', 405, ''],
  ['that gives its start page for everything', 200, '<!doctype html><title>Kuvert</title>'],
];

/** The built files and nothing else. */
function serve(status: number, body: string): Server {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    const file = join(client, path.endsWith('/') ? `${path}index.html` : path);
    if (request.method === 'GET' && existsSync(file) && statSync(file).isFile()) {
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
      response.end(readFileSync(file));
    } else {
      response.writeHead(status, { 'content-type': 'text/html' }).end(body);
    }
  });
}

for (const [title, status, body] of hosts) {
  test(`on a host of plain files ${title}, the look-up says that it is not there`, async ({
    page,
  }) => {
    const server = serve(status, body);
    await new Promise<void>((ready) => {
      server.listen(0, '127.0.0.1', ready);
    });
    try {
      const { port } = server.address() as AddressInfo;
      await page.goto(`http://127.0.0.1:${String(port)}/modtager/`);
      await hydrated(page);
      await page.getByLabel('Adresse eller domæne').fill('good.example');
      await page.getByRole('button', { name: 'Slå op' }).click();
      await expect(page.locator('.recipients .status')).toHaveText(/^Grå – /);
      await expect(page.locator('.recipients')).toContainText('lagt op uden opslag');
      await expectAccessible(page);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
}
