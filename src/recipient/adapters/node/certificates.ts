import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Certificates, CertificateSource, Dns } from '../../ports.ts';
import { smimeaSource } from '../../smimea.ts';
import type { Environment } from './environment.ts';
import { ldapSource } from './ldap.ts';
import { profileDirectory, type CertificateProfile } from './organisation.ts';

/** The organisation's certificate sources on Node. */

export interface LoadedCertificates extends Certificates {
  /** Files that hold no certificate, each in a sentence. */
  readonly faults: readonly string[];
}

const endings = /\.(?:cer|crt|der|pem|p7b|p7c|vcf|ldif|ldi)$/i;
const mostFiles = 20_000;
const largestFile = 4 * 1024 * 1024;

/** A file is often named for its owner, and no address may stand in a log. */
const withoutAddress = (name: string): string => name.replace(/[^\s/\\]*@/g, '…@');

/**
 * Everything in a folder, read once. A file that cannot be read is named and passed over: one bad file of hundreds is no
 * reason to stop. Throws when there is no such folder.
 */
async function readFolder(folder: string): Promise<LoadedCertificates> {
  // The library is large, and few organisations have a folder.
  const [{ isAuthority, mailAddresses }, { readCertificateFile }] = await Promise.all([
    import('../../certificate.ts'),
    import('../../certificate-file.ts'),
  ]);
  const names = await readdir(folder).catch(() => {
    throw new Error(`There is no folder of certificates at ${folder}.`);
  });
  const byAddress = new Map<string, Uint8Array<ArrayBuffer>[]>();
  const authorities: Uint8Array<ArrayBuffer>[] = [];
  const faults: string[] = [];
  const files = names.filter((name) => endings.test(name)).sort();
  for (const name of files.slice(0, mostFiles)) {
    const fault = (why: string): number => faults.push(`${withoutAddress(name)}: ${why}`);
    const path = join(folder, name);
    const size = await stat(path).then(
      (found) => (found.isFile() ? found.size : null),
      () => null,
    );
    if (size === null || size > largestFile) {
      fault(size === null ? 'cannot be read' : 'too-large');
      continue;
    }
    const file = readCertificateFile(Uint8Array.from(await readFile(path)));
    if (file.state === 'refused') {
      fault(file.code);
      continue;
    }
    if (file.bad > 0) fault(`${String(file.bad)} part(s) are no certificate`);
    for (const certificate of file.certificates) {
      const der = new Uint8Array(certificate.rawData);
      if (isAuthority(certificate)) authorities.push(der);
      for (const address of mailAddresses(certificate)) {
        const key = address.toLowerCase();
        byAddress.set(key, [...(byAddress.get(key) ?? []), der]);
      }
    }
  }
  if (files.length > mostFiles) faults.push(`Only the first ${String(mostFiles)} files were read.`);
  const source: CertificateSource = {
    name: 'files',
    find: async (address) => {
      const found = byAddress.get(address.toLowerCase());
      return found === undefined
        ? { state: 'not-found', code: null }
        : { state: 'found', certificates: found.map((der) => ({ der, vouched: false })) };
    },
  };
  return { sources: [source], authorities, faults };
}

/**
 * The sources of a profile; none without one. Reads the folder now, so a change to it needs a restart.
 * Throws an Error that says what is missing.
 */
export async function nodeCertificates(
  profile: CertificateProfile | undefined,
  { url, password }: Environment['ldap'],
  dns: Dns,
): Promise<LoadedCertificates> {
  if (profile === undefined) return { sources: [], authorities: [], faults: [] };
  const { smimea, ldap, folder } = profile;
  const sources: CertificateSource[] = smimea ? [smimeaSource(dns)] : [];
  if (ldap !== undefined) {
    const directory = url ?? ldap.url;
    if (directory === undefined) {
      throw new Error(
        'The profile names a directory without url, and RECIPIENT_LDAP_URL is not set.',
      );
    }
    if (ldap.bindDn !== undefined && password === null) {
      throw new Error('The profile names a bindDn, and RECIPIENT_LDAP_PASSWORD is not set.');
    }
    const bind =
      ldap.bindDn === undefined || password === null ? null : { dn: ldap.bindDn, password };
    sources.push(ldapSource({ ...ldap, url: directory, bind }));
  }
  if (folder === undefined) return { sources, authorities: [], faults: [] };
  const { sources: files, ...read } = await readFolder(resolve(profileDirectory(), folder));
  return { ...read, sources: [...sources, ...files] };
}
