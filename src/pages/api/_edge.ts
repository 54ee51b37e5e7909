import { env } from 'cloudflare:workers';
import organisation from 'virtual:organisation';
import { readEdgeEnvironment } from '../../recipient/adapters/edge/environment.ts';
import { checkingOf, edgeCertificates } from '../../recipient/adapters/edge/organisation.ts';
import { edgePorts } from '../../recipient/adapters/edge/ports.ts';
import { handle } from '../../recipient/handle.ts';
import { clientKey } from '../../recipient/limits.ts';

const variables = Object.fromEntries(
  Object.entries(env).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  ),
);
const environment = readEdgeEnvironment(variables);
const checking = checkingOf(organisation);
const portsOfRequest = edgePorts(environment);

/** The look-up in a worker. Cloudflare itself writes who connected to it, over whatever the client wrote there. */
export const lookUp = (request: Request): Promise<Response> => {
  const ports = portsOfRequest();
  const certificates = edgeCertificates(organisation, ports.dns, environment.dns?.trusted ?? false);
  const client = clientKey(request.headers.get('cf-connecting-ip') ?? '', null, []);
  return handle(request, checking, { ...ports, certificates }, client);
};
