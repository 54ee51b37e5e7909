import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readOrganisation } from '../../../src/content/organisation.ts';
import {
  isLocalServer,
  readEnvironment,
} from '../../../src/recipient/adapters/node/environment.ts';
import { loadOrganisation } from '../../../src/recipient/adapters/node/organisation.ts';

describe('readEnvironment', () => {
  it('has a value for everything', () => {
    const { dns, ehlo, ...rest } = readEnvironment({ RECIPIENT_DNS: '', PORT: ' ' });
    assert.deepEqual(rest, {
      organisation: 'standard',
      host: '127.0.0.1',
      port: 4321,
      dnsTrusted: null,
      allowNetworks: [],
      cache: { kind: 'memory' },
      smtpPort: 25,
      trustedProxies: [],
      limits: { client: 600, target: 2 },
      ldap: { url: null, password: null },
    });
    assert.ok(Array.isArray(dns));
    assert.match(ehlo, /\./);
  });

  const dns: readonly (readonly [text: string, expected: unknown])[] = [
    ['127.0.0.1:5353', { kind: 'plain', address: '127.0.0.1', port: 5353 }],
    ['192.0.2.1', { kind: 'plain', address: '192.0.2.1', port: 53 }],
    ['[::1]:53', { kind: 'plain', address: '::1', port: 53 }],
    ['::1', { kind: 'plain', address: '::1', port: 53 }],
    ['https://dns.example/dns-query', { kind: 'https', url: 'https://dns.example/dns-query' }],
  ];
  for (const [text, expected] of dns) {
    it(`reads the resolver ${text}`, () => {
      assert.deepEqual(readEnvironment({ RECIPIENT_DNS: text }).dns, [expected]);
    });
  }

  it('reads the rest', () => {
    const environment = readEnvironment({
      ORGANISATION: 'kp',
      HOST: '0.0.0.0',
      PORT: '8080',
      RECIPIENT_DNS_TRUSTED: 'true',
      RECIPIENT_ALLOW_NETWORKS: '127.0.0.0/8, ::1/128',
      RECIPIENT_TEST_SMTP_PORT: '2525',
      RECIPIENT_EHLO: 'Kuvert.Example',
      RECIPIENT_CACHE: 'redis://127.0.0.1:6379/0',
    });
    assert.equal(environment.organisation, 'kp');
    assert.equal(environment.port, 8080);
    assert.equal(environment.dnsTrusted, true);
    assert.equal(environment.allowNetworks.length, 2);
    assert.equal(environment.smtpPort, 2525);
    assert.equal(environment.ehlo, 'kuvert.example');
    assert.deepEqual(environment.cache, { kind: 'redis', url: 'redis://127.0.0.1:6379/0' });
  });

  const wrong: readonly (readonly [
    variables: Readonly<Record<string, string>>,
    message: RegExp,
  ])[] = [
    [{ ORGANISATION: '../secret' }, /^ORGANISATION must be .+\.$/],
    [{ HOST: 'a b' }, /^HOST must be /],
    [{ PORT: '0' }, /^PORT must be /],
    [{ PORT: '80x' }, /^PORT must be /],
    [{ RECIPIENT_DNS: 'dns.example:53' }, /^RECIPIENT_DNS must be /],
    [{ RECIPIENT_DNS: '127.0.0.1:99999' }, /^RECIPIENT_DNS must be /],
    [{ RECIPIENT_DNS: 'http://dns.example/dns-query' }, /^RECIPIENT_DNS must be /],
    [{ RECIPIENT_DNS_TRUSTED: 'yes' }, /^RECIPIENT_DNS_TRUSTED must be true or false\.$/],
    [{ RECIPIENT_ALLOW_NETWORKS: '10.0.0.1' }, /^RECIPIENT_ALLOW_NETWORKS must be /],
    [{ RECIPIENT_ALLOW_NETWORKS: '10.0.0.0/8,' }, /^RECIPIENT_ALLOW_NETWORKS must be /],
    [{ RECIPIENT_TRUSTED_PROXIES: 'proxy.example' }, /^RECIPIENT_TRUSTED_PROXIES must be /],
    [{ RECIPIENT_CLIENT_LIMIT: '0' }, /^RECIPIENT_CLIENT_LIMIT must be /],
    [{ RECIPIENT_TARGET_LIMIT: '-1' }, /^RECIPIENT_TARGET_LIMIT must be /],
    [{ RECIPIENT_LDAP_URL: 'ldap://h/dc=x?mail' }, /^RECIPIENT_LDAP_URL must be /],
    [{ RECIPIENT_LDAP_URL: 'http://h' }, /^RECIPIENT_LDAP_URL must be /],
    [{ RECIPIENT_EHLO: 'localhost' }, /^RECIPIENT_EHLO must be /],
    [{ RECIPIENT_CACHE: 'memcached' }, /^RECIPIENT_CACHE must be /],
    [{ RECIPIENT_CACHE: 'redis://' }, /^RECIPIENT_CACHE must be /],
    [{ RECIPIENT_TEST_SMTP_PORT: '2525' }, /^RECIPIENT_TEST_SMTP_PORT is for tests/],
    [
      { RECIPIENT_TEST_SMTP_PORT: '2525', RECIPIENT_ALLOW_NETWORKS: '127.0.0.0/8,10.0.0.0/8' },
      /^RECIPIENT_TEST_SMTP_PORT is for tests/,
    ],
  ];
  for (const [variables, message] of wrong) {
    it(`refuses ${JSON.stringify(variables)}`, () => {
      assert.throws(() => readEnvironment(variables), { message });
    });
  }

  it('names every wrong value at once and repeats none', () => {
    assert.throws(
      () => readEnvironment({ PORT: 'x', RECIPIENT_CACHE: 'rediss://user:secret@' }),
      ({ message }: Error) => message.split('\n').length === 2 && !message.includes('secret'),
    );
  });

  it('knows which resolver is on this machine', () => {
    assert.equal(isLocalServer({ kind: 'plain', address: '127.0.0.53', port: 53 }), true);
    assert.equal(isLocalServer({ kind: 'plain', address: '::1', port: 53 }), true);
    assert.equal(isLocalServer({ kind: 'plain', address: '10.0.0.1', port: 53 }), false);
    assert.equal(isLocalServer({ kind: 'https', url: 'https://127.0.0.1/' }), false);
  });
});

describe('loadOrganisation', () => {
  const here = process.cwd();
  let directory = '';
  const write = async (name: string, text: string): Promise<void> =>
    writeFile(join(directory, 'src/content/organisations', name), text);
  const yaml = (extra: string): string => `sector: plain\n${extra}`;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'kuvert-organisation-'));
    await mkdir(join(directory, 'src/content/organisations'), { recursive: true });
    const kept = 'src/content/organisations';
    await cp(join(here, kept, '_base.yaml'), join(directory, kept, '_base.yaml'));
    await write(
      '_plain.yaml',
      `name: Prøve
sender: public
internalDomains: [us.example]
journalSystem: arkivet
contacts:
  support: { name: It, how: Ring }
  dpo: { name: Dpo, how: Ring }
policy:
  version: '1'
  least: { confidential: none, criminal: none, special: none }
  channels: [ordinary-mail, telephone, anonymise]
reviewed: '2026-11-21'
reviewBy: '2027-11-21'
`,
    );
    process.chdir(directory);
  });
  after(async () => {
    process.chdir(here);
    await rm(directory, { recursive: true });
  });

  it('reads a profile with its tunnel list', async () => {
    await write('a.yaml', yaml('tunnel: { file: a.txt, date: 2026-11-02, maxAgeDays: 90 }\n'));
    await write('a.txt', 'b.example\n');
    const { profile, checking } = await loadOrganisation('a', readOrganisation);
    assert.equal(profile.name, 'Prøve');
    assert.deepEqual(checking, {
      internalDomains: new Set(['us.example']),
      tunnel: { domains: new Set(['b.example']), date: '2026-11-02', maxAgeDays: 90 },
      certificateSource: false,
      acceptEncryptedOnly: false,
    });
  });

  const faults: readonly (readonly [title: string, text: string, message: RegExp])[] = [
    [
      'a missing list',
      yaml('tunnel: { file: gone.txt, date: 2026-11-02, maxAgeDays: 90 }\n'),
      /gone\.txt is missing/,
    ],
    [
      'a list elsewhere',
      yaml('tunnel: { file: ../a.txt, date: 2026-11-02, maxAgeDays: 90 }\n'),
      /must lie beside/,
    ],
    [
      'a bad line',
      yaml('tunnel: { file: bad.txt, date: 2026-11-02, maxAgeDays: 90 }\n'),
      /^bad\.txt, line 2: single-label$/,
    ],
    ['an unknown key', yaml('colour: red\n'), /^bad\.yaml: .*colour/],
    ['no YAML', '{', /^bad\.yaml: /],
  ];
  for (const [title, text, message] of faults) {
    it(`names ${title}`, async () => {
      await write('bad.yaml', text);
      await write('bad.txt', 'b.example\nnonsense\n');
      await assert.rejects(loadOrganisation('bad', readOrganisation), { message });
    });
  }

  it('names a missing profile', async () => {
    await assert.rejects(loadOrganisation('nobody', readOrganisation), /nobody\.yaml is missing/);
  });
});

describe('the profiles of this repository', () => {
  it('load', async () => {
    const { checking } = await loadOrganisation('standard', readOrganisation);
    assert.ok(checking.internalDomains.has('standard-kommune.example'));
    assert.ok(checking.tunnel?.domains.has('nabo-kommune.example'));
  });
});
