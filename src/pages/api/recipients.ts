import type { APIRoute } from 'astro';
// `_edge.ts` where it runs in a worker, `_node.ts` else; see "imports" in package.json.
import { lookUp } from '#look-up';

export const prerender = false;

export const ALL: APIRoute = ({ request, locals }) => lookUp(request, locals);
