import type { APIRoute } from 'astro';
import { openApi } from '../../recipient/openapi.ts';

export const prerender = true;

export const GET: APIRoute = () => Response.json(openApi());
