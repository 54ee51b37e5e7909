import type { APIRoute } from 'astro';
import { readOrganisation } from '../../content/organisation.ts';
import { readEnvironment } from '../../recipient/adapters/node/environment.ts';
import { loadOrganisation } from '../../recipient/adapters/node/organisation.ts';
import { nodePorts } from '../../recipient/adapters/node/ports.ts';
import { handle } from '../../recipient/handle.ts';

export const prerender = false;

const environment = readEnvironment(process.env);
const { checking } = await loadOrganisation(environment.organisation, readOrganisation);
const ports = nodePorts(environment);

export const ALL: APIRoute = ({ request }) => handle(request, checking, ports);
