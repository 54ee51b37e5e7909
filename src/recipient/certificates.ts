import type { X509Certificate } from '@peculiar/x509';
import { within } from './cache.ts';
import type { CertificatesFound, Ports } from './ports.ts';
import type { CertificateFact, CertificateReport, Fact } from './report.ts';

/** Looks up and judges the certificates of one address. Nothing of it is kept: an address never becomes a key of the cache. */

type Source = CertificateFact['sources'][number];

const mostJudged = 20;

const stateOf = (certificates: readonly CertificateReport[]): Fact =>
  (['yes', 'unknown'] as const).find((state) =>
    certificates.some((certificate) => certificate.state === state),
  ) ?? 'no';

async function judge(
  address: string,
  found: CertificatesFound,
  authorities: readonly Uint8Array<ArrayBuffer>[],
  now: number,
): Promise<Omit<Source, 'source'>> {
  if (found.state === 'unknown') return { ...found, certificates: [] };
  if (found.state === 'not-found') {
    return { state: 'no', code: found.code ?? 'certificate-not-found', certificates: [] };
  }
  // The library is large, and most look-ups find nothing to read with it.
  const { judgeCertificate, readCertificate } = await import('./certificate.ts');
  const trusted = authorities
    .map(readCertificate)
    .filter((authority): authority is X509Certificate => authority !== null);
  const certificates: CertificateReport[] = [];
  let unreadable = 0;
  for (const { der, vouched } of found.certificates.slice(0, mostJudged)) {
    const certificate = readCertificate(der);
    if (certificate === null) unreadable += 1;
    else {
      const judging = { address, now, authorities: trusted, vouched };
      certificates.push(await judgeCertificate(certificate, judging));
    }
  }
  if (certificates.length === 0) {
    return unreadable > 0
      ? { state: 'unknown', code: 'certificate-unreadable', certificates }
      : { state: 'no', code: 'certificate-not-found', certificates };
  }
  const state = stateOf(certificates);
  const deciding = certificates.find((certificate) => certificate.state === state);
  // One that is for somebody else was not found for this address.
  const code =
    deciding?.code === 'certificate-other-address'
      ? 'certificate-not-found'
      : (deciding?.code ?? null);
  return { state, code, certificates: certificates.filter(({ address: own }) => own === 'yes') };
}

/**
 * What the organisation's sources say of an address: `yes` with one good certificate, `no` when every source answered and
 * none had a good one, else `unknown`. Ends within `milliseconds`; what is not known by then is unknown.
 */
export async function findCertificates(
  address: string,
  { certificates, clock }: Pick<Ports, 'certificates' | 'clock'>,
  milliseconds: number,
): Promise<CertificateFact> {
  const checkedAt = new Date(clock.now()).toISOString();
  const { sources = [], authorities = [] } = certificates ?? {};
  if (sources.length === 0) {
    return {
      state: 'unknown',
      code: 'certificate-no-source',
      checkedAt,
      source: null,
      sources: [],
    };
  }
  const told = await Promise.all(
    sources.map(async (source): Promise<Source> => {
      const work = async (): Promise<Omit<Source, 'source'>> =>
        judge(address, await source.find(address), authorities, clock.now());
      const answer = await within<Omit<Source, 'source'>>(milliseconds, work(), (failed) => ({
        state: 'unknown',
        code: failed ? 'internal-error' : 'timeout',
        certificates: [],
      }));
      return { source: source.name, ...answer };
    }),
  );
  const deciding =
    told.find(({ state }) => state === 'yes') ??
    told.find(({ state }) => state === 'unknown') ??
    told.find(({ code }) => code !== 'certificate-not-found') ??
    told[0];
  return {
    state: deciding?.state ?? 'unknown',
    code: deciding?.code ?? null,
    checkedAt,
    source: deciding?.state === 'yes' ? deciding.source : null,
    sources: told,
  };
}
