import { readOrganisation } from '../../content/organisation.ts';
import { nodeCertificates } from '../../recipient/adapters/node/certificates.ts';
import { readEnvironment } from '../../recipient/adapters/node/environment.ts';
import { loadOrganisation } from '../../recipient/adapters/node/organisation.ts';
import { nodePorts } from '../../recipient/adapters/node/ports.ts';
import { handle } from '../../recipient/handle.ts';
import { clientKey } from '../../recipient/limits.ts';

const environment = readEnvironment(process.env);
const { profile, checking } = await loadOrganisation(environment.organisation, readOrganisation);
const plainPorts = nodePorts(environment);
const certificates = await nodeCertificates(profile.certificates, environment.ldap, plainPorts.dns);
for (const fault of certificates.faults) console.warn(fault);
const ports = { ...plainPorts, certificates };

/** The server's own (bin/serve.ts) puts the connection's address there; under another, all clients share one limit. */
const connectionOf = (locals: object): string =>
  'connection' in locals && typeof locals.connection === 'string' ? locals.connection : '';

/** The look-up on a server of Node's. */
export const lookUp = (request: Request, locals: object): Promise<Response> =>
  handle(
    request,
    checking,
    ports,
    clientKey(
      connectionOf(locals),
      request.headers.get('x-forwarded-for'),
      environment.trustedProxies,
    ),
  );
