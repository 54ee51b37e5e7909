import type { APIRoute } from 'astro';
import { currentOrganisation } from '../content/currentOrganisation.ts';

/** The organisation's colours. More specific than `:root`, so that it wins over the site's own in whatever order they come. */
export const GET: APIRoute = () => {
  const { accent, accentDeep, accentWash } = currentOrganisation().theme;
  const css = `html:root{--accent:${accent};--accent-deep:${accentDeep};--accent-wash:${accentWash}}\n`;
  return new Response(css, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
};
