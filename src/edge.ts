import { handle } from '@astrojs/cloudflare/handler';
import { headersFor } from './headers.ts';

/**
 * The worker. The platform serves files by itself, with the headers of the `_headers` file beside them; what it has no
 * file for comes here, and gets its headers from the same table.
 */

const endpoint = '/api/recipients/';
const notFoundPath = '/404.html';

async function notFound(request: Request, { ASSETS }: Env): Promise<Response> {
  const page = await ASSETS.fetch(new Request(new URL(notFoundPath, request.url)));
  const table = headersFor({ path: notFoundPath, contentType: 'text/html' });
  const headers = new Headers(page.headers);
  // The platform's headers for it are those of every file, which allow more than this page's.
  for (const [name, value] of Object.entries(table)) headers.set(name, value);
  return new Response(request.method === 'HEAD' ? null : page.body, { status: 404, headers });
}

export default {
  fetch: async (request: Request, env: Env, context: ExecutionContext): Promise<Response> => {
    const url = new URL(request.url);
    if (url.pathname === endpoint) {
      const answer = await handle(request, env, context);
      const headers = new Headers(headersFor({ path: endpoint }));
      for (const [name, value] of answer.headers) headers.set(name, value);
      return new Response(answer.body, { status: answer.status, headers });
    }
    if (`${url.pathname}/` === endpoint) {
      const headers = { ...headersFor({ path: url.pathname }), Location: endpoint + url.search };
      return new Response(null, { status: 308, headers });
    }
    return notFound(request, env);
  },
};
