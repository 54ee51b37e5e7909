import type { CertificateSource, Certificates, CheckingOrganisation, Dns } from '../../ports.ts';
import { smimeaSource } from '../../smimea.ts';

/** What a worker is built with of the organisation: there are no files to read where it runs. */
export interface BuiltInOrganisation {
  readonly checking: Omit<CheckingOrganisation, 'internalDomains' | 'tunnel'> & {
    readonly internalDomains: readonly string[];
    readonly tunnel: {
      readonly domains: readonly string[];
      readonly date: string;
      readonly maxAgeDays: number;
    } | null;
  };
  /** The sources of certificates that its profile names. */
  readonly certificateSources: readonly CertificateSource['name'][];
}

/** In a form that JSON can carry; `certificates` is the profile's part of that name. */
export const builtIn = (
  { internalDomains, tunnel, ...rest }: CheckingOrganisation,
  certificates:
    | { readonly smimea: boolean; readonly ldap?: unknown; readonly folder?: string | undefined }
    | undefined,
): BuiltInOrganisation => ({
  checking: {
    ...rest,
    internalDomains: [...internalDomains].sort(),
    tunnel: tunnel === null ? null : { ...tunnel, domains: [...tunnel.domains].sort() },
  },
  certificateSources: [
    ...(certificates?.smimea === true ? (['smimea'] as const) : []),
    ...(certificates?.ldap === undefined ? [] : (['ldap'] as const)),
    ...(certificates?.folder === undefined ? [] : (['files'] as const)),
  ],
});

/** Built in and taken out again. */
export const checkingOf = ({
  checking: { internalDomains, tunnel, ...rest },
}: BuiltInOrganisation): CheckingOrganisation => ({
  ...rest,
  internalDomains: new Set(internalDomains),
  tunnel: tunnel === null ? null : { ...tunnel, domains: new Set(tunnel.domains) },
});

/** A source that the organisation has and this platform cannot ask: whether it holds a certificate is not known. */
const outOfReach = (name: CertificateSource['name']): CertificateSource => ({
  name,
  find: async () => ({ state: 'unknown', code: 'certificate-source-not-here' }),
});

/**
 * DNS is asked where the resolver's word on DNSSEC counts; elsewhere the answer would be worth nothing, and the question
 * would still have told the resolver a hash of the address. A directory or a folder is never within reach.
 */
export const edgeCertificates = (
  { certificateSources }: BuiltInOrganisation,
  dns: Dns,
  trusted: boolean,
): Certificates => ({
  sources: certificateSources.map((name) =>
    name === 'smimea' && trusted ? smimeaSource(dns) : outOfReach(name),
  ),
  authorities: [],
});
