/** Postfix for the hosts that want a real one, and slapd with a few people in it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlannedHost } from './plan.ts';
import { must } from './processes.ts';

/** In braces, so that a value may hold spaces (master(5)). */
const option = ([name, value]: readonly [string, string]): string => `-o { ${name} = ${value} }`;

const service = (name: string, type: string, program: string, options: readonly string[]): string =>
  [
    `${name} ${type} ${type === 'inet' ? 'n' : '-'} - n - - ${program}`,
    ...options.map((each) => `  ${each}`),
  ].join('\n');

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);

/** Master's own services, as few as smtpd can live with. */
const inner: readonly string[] = [
  'rewrite unix - - n - - trivial-rewrite',
  'cleanup unix n - n - 0 cleanup',
  'anvil unix - - n - 1 anvil',
  'tlsmgr unix - - n 1000? 1 tlsmgr',
  'postlog unix-dgram n - n - 1 postlogd',
];

/** Writes an instance of Postfix below `directory`; gives its configuration directory for `postfix -c`. */
export async function preparePostfix(
  directory: string,
  hosts: readonly PlannedHost[],
): Promise<string> {
  const configuration = join(directory, 'etc');
  await mkdir(configuration, { recursive: true });
  await mkdir(join(directory, 'spool'));
  await mkdir(join(directory, 'data'));
  await must('chown', ['postfix', join(directory, 'data')]);
  await writeFile(
    join(configuration, 'main.cf'),
    [
      'compatibility_level = 3.6',
      'myhostname = mail.example',
      'mydestination =',
      'mynetworks = 127.0.0.0/8',
      'alias_maps =',
      'alias_database =',
      'local_recipient_maps =',
      'inet_protocols = all',
      'inet_interfaces = all',
      `queue_directory = ${join(directory, 'spool')}`,
      `data_directory = ${join(directory, 'data')}`,
      `maillog_file = ${join(directory, 'log')}`,
      `maillog_file_prefixes = ${directory}`,
      'smtpd_tls_loglevel = 1',
      'smtpd_error_sleep_time = 0',
      'postscreen_greet_wait = 2s',
      '',
    ].join('\n'),
  );
  const services: string[] = [];
  for (const [index, { addresses, server, pair }] of hosts.entries()) {
    if (server.by !== 'postfix') continue;
    const options = new Map<string, string>(Object.entries(server.options ?? {}));
    if (pair !== null) {
      const file = join(configuration, `${index}.pem`);
      await writeFile(file, `${pair.key}\n${pair.cert}\n`, { mode: 0o600 });
      options.set('smtpd_tls_security_level', 'may');
      if (!options.has('smtpd_tls_chain_files')) options.set('smtpd_tls_chain_files', file);
    }
    const given = [...options].map(option);
    for (const address of addresses) {
      const inet = `${bracketed(address)}:25`;
      if (server.postscreen === true) {
        services.push(
          `${inet} inet n - n - 1 postscreen`,
          service('smtpd', 'pass', 'smtpd', given),
        );
      } else services.push(service(inet, 'inet', 'smtpd', given));
    }
  }
  await writeFile(join(configuration, 'master.cf'), [...inner, ...services, ''].join('\n'));
  return configuration;
}

export interface Person {
  readonly name: string;
  readonly mail: string;
  /** DER; null: an entry without a certificate. */
  readonly certificate: Buffer | null;
}

/** Where the directory begins. */
export const directoryBase = 'dc=directory,dc=example';

/** Writes a directory with these people and loads it; gives the file for `slapd -f`. */
export async function prepareSlapd(directory: string, people: readonly Person[]): Promise<string> {
  await mkdir(join(directory, 'data'), { recursive: true });
  const configuration = join(directory, 'slapd.conf');
  await writeFile(
    configuration,
    [
      ...['core', 'cosine', 'inetorgperson'].map(
        (schema) => `include /etc/ldap/schema/${schema}.schema`,
      ),
      'modulepath /usr/lib/ldap',
      'moduleload back_mdb',
      `pidfile ${join(directory, 'pid')}`,
      'sizelimit 50',
      'database mdb',
      'maxsize 16777216',
      `suffix "${directoryBase}"`,
      `directory ${join(directory, 'data')}`,
      'index mail eq',
      '',
    ].join('\n'),
  );
  const entries = people.map(({ name, mail, certificate }, index) =>
    [
      `dn: uid=${index},${directoryBase}`,
      'objectClass: inetOrgPerson',
      `uid: ${index}`,
      `cn: ${name}`,
      `sn: ${name.split(' ').at(-1) ?? name}`,
      `mail: ${mail}`,
      ...(certificate === null
        ? []
        : [`userCertificate;binary:: ${certificate.toString('base64')}`]),
      '',
    ].join('\n'),
  );
  const ldif = join(directory, 'people.ldif');
  await writeFile(
    ldif,
    [
      `dn: ${directoryBase}\nobjectClass: dcObject\nobjectClass: organization\ndc: directory\no: Lab\n`,
      ...entries,
    ].join('\n'),
  );
  await must('slapadd', ['-q', '-f', configuration, '-l', ldif]);
  return configuration;
}
