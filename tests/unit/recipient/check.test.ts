import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import * as tls from 'node:tls';
import { parseRecipient } from '../../../src/recipient/address.ts';
import { memoryCache } from '../../../src/recipient/cache.ts';
import { budget, checkRecipient } from '../../../src/recipient/check.ts';
import { nodeDns } from '../../../src/recipient/adapters/node/dns.ts';
import { systemClock } from '../../../src/recipient/adapters/node/ports.ts';
import { nodeSmtp } from '../../../src/recipient/adapters/node/smtp.ts';
import type { CheckingOrganisation, Dns, Ports, Probe } from '../../../src/recipient/ports.ts';
import type { HostReport, Report } from '../../../src/recipient/report.ts';
import { domains, loopback, startLab, type Lab } from './lab.ts';

const organisation: CheckingOrganisation = {
  internalDomains: new Set(['us.example', 'school.us.example']),
  tunnel: {
    domains: new Set(['plain.example', 'missing.example']),
    date: new Date().toISOString().slice(0, 10),
    maxAgeDays: 90,
  },
  certificateSource: false,
  acceptEncryptedOnly: false,
};
const plain: CheckingOrganisation = { ...organisation, internalDomains: new Set(), tunnel: null };

let lab: Lab;
before(async () => {
  lab = await startLab();
  tls.setDefaultCACertificates([...tls.getCACertificates('bundled'), lab.ca]);
});
after(() => lab.stop());

function labPorts(): Ports {
  const [address = '', port] = lab.dns.split(':');
  return {
    dns: nodeDns({
      servers: [{ kind: 'plain', address, port: Number(port) }],
      trusted: () => true,
    }),
    smtp: nodeSmtp({
      ehlo: 'check.example',
      allowed: [loopback],
      port: lab.smtpPort,
      patience: { greeting: 2_000 },
    }),
    cache: memoryCache(systemClock),
    clock: systemClock,
  };
}

async function check(
  text: string,
  ports: Ports = labPorts(),
  who: CheckingOrganisation = plain,
): Promise<Report> {
  const recipient = parseRecipient(text);
  assert.ok(recipient.ok);
  return checkRecipient(recipient, who, ports);
}

describe('checkRecipient in the lab', { concurrency: 4 }, () => {
  for (const [domain, { status, code }] of Object.entries(domains)) {
    it(`says ${status}${code === null ? '' : ` (${code})`} of ${domain}`, async () => {
      const report = await check(domain);
      assert.equal(report.status, status, JSON.stringify(report));
      assert.equal(report.tls.code, code, JSON.stringify(report));
      assert.equal(report.by, status === 'secure' ? 'tls' : null);
      assert.equal(report.domain, domain);
    });
  }

  type Wanted = Partial<HostReport>;
  const hosts: readonly (readonly [domain: string, wanted: Wanted])[] = [
    [
      'good.example',
      {
        host: 'mx.good.example',
        preference: 10,
        startTls: 'yes',
        version: 'TLSv1.3',
        chain: 'yes',
        name: 'yes',
        dane: 'not-applicable',
        code: null,
      },
    ],
    ['implicit.example', { host: 'implicit.example', preference: 0, startTls: 'yes', name: 'yes' }],
    [
      'plain.example',
      {
        startTls: 'no',
        version: null,
        chain: 'not-applicable',
        name: 'not-applicable',
        code: 'no-starttls',
      },
    ],
    ['old-tls.example', { startTls: 'yes', version: 'TLSv1', code: 'tls-too-old' }],
    ['self-signed.example', { chain: 'no', name: 'yes', code: 'certificate-self-signed' }],
    ['wrong-name.example', { chain: 'yes', name: 'no', code: 'certificate-name' }],
    ['expired.example', { chain: 'no', name: 'yes', code: 'certificate-expired' }],
    ['weak-key.example', { chain: 'no', name: 'yes', code: 'weak-key' }],
    [
      'busy.example',
      { startTls: 'unknown', chain: 'unknown', name: 'unknown', code: 'greeting-4xx' },
    ],
    ['injected.example', { startTls: 'no', code: 'starttls-injection' }],
    ['dane.example', { chain: 'no', name: 'no', dane: 'yes', code: null }],
    ['dane-ta.example', { dane: 'yes', code: null }],
    ['dane-mismatch.example', { startTls: 'yes', dane: 'no', code: 'dane-mismatch' }],
  ];
  for (const [domain, wanted] of hosts) {
    it(`describes the host of ${domain}`, async () => {
      const { tls: report } = await check(domain);
      const [host] = report.hosts;
      assert.ok(host);
      for (const [key, value] of Object.entries(wanted)) {
        assert.equal(host[key as keyof HostReport], value, key);
      }
    });
  }

  const mail: readonly (readonly [domain: string, state: string, reason: string | undefined])[] = [
    ['good.example', 'yes', undefined],
    ['implicit.example', 'yes', undefined],
    ['nullmx.example', 'no', 'null-mx'],
    ['missing.example', 'no', 'no-such-domain'],
    ['webonly.example', 'no', 'no-mail-host'],
    ['nullmx-and.example', 'unknown', undefined],
    ['broken-dns.example', 'unknown', undefined],
  ];
  for (const [domain, state, reason] of mail) {
    it(`says whether ${domain} takes mail`, async () => {
      const report = await check(domain);
      assert.deepEqual([report.mail.state, report.mail.reason], [state, reason]);
    });
  }

  it('says DANE of a signed domain and not of another', async () => {
    assert.equal((await check('dane.example')).tls.dane, 'yes');
    assert.equal((await check('good.example')).tls.dane, 'no');
    assert.equal((await check('dane-mismatch.example')).tls.dane, 'no');
  });

  it('gives the evidence that an IT department would sign', async () => {
    const before = Date.now() - 1;
    const { tls: report } = await check('two.example');
    const [closed, good] = report.hosts;
    assert.ok(closed && good && good.certificate);
    assert.deepEqual(
      closed.addresses.map(({ code }) => code),
      ['refused'],
    );
    assert.deepEqual(
      good.addresses.map(({ code }) => code),
      [null],
    );
    assert.match(good.addresses[0]?.address ?? '', /^127\.0\.25\.\d+$/);
    assert.equal(closed.certificate, null);
    assert.ok(good.certificate.names.includes('mx.good.example'));
    assert.equal(good.certificate.issuer, 'CN=Kuvert lab');
    assert.ok(Date.parse(good.certificate.notBefore) < before);
    assert.ok(Date.parse(good.certificate.notAfter) > before);
    for (const time of [report.checkedAt, good.checkedAt, report.tlsRpt.checkedAt]) {
      assert.ok(Date.parse(time) >= before, time);
    }
    assert.deepEqual(
      [report.daneCode, report.mtaStsCode, report.tlsRpt.code, good.mtaSts, good.smtpUtf8],
      ['mx-not-authentic', 'sts-none', 'tlsrpt-none', 'not-applicable', 'yes'],
    );
    assert.equal((await check('dane.example')).tls.daneCode, null);
    assert.equal((await check('dane-mismatch.example')).tls.daneCode, 'dane-mismatch');
  });

  it('finds the authority of a DANE record that gives it whole, though the server does not send it', async () => {
    const { status, tls: report } = await check('dane-ta-whole.example');
    assert.deepEqual([status, report.dane, report.hosts[0]?.chain], ['secure', 'yes', 'yes']);
  });

  it('answers for an address outside ASCII, and says whether the host takes it', async () => {
    const codes = async (address: string): Promise<readonly string[]> =>
      (await check(address)).warnings.map(({ code }) => code);
    assert.deepEqual(await codes('søren@good.example'), []);
    assert.deepEqual(await codes('søren@refuses.example'), ['smtputf8-not-offered']);
    assert.deepEqual(await codes('søren@silent.example'), ['smtputf8-unknown']);
    assert.deepEqual(await codes('soren@refuses.example'), []);
  });

  it('names no sender or recipient, and speaks in turn', async () => {
    await check('refuses.example');
    // The goodbye is said when the answer is known already.
    await new Promise((done) => setTimeout(done, 100));
    assert.deepEqual(lab.heard.get('mx.refuses.example'), [
      'EHLO check.example',
      'STARTTLS',
      'QUIT',
      ...(lab.heard.get('mx.refuses.example') ?? []).slice(3),
    ]);
    for (const lines of lab.heard.values()) {
      assert.ok(lines.every((line) => /^(?:EHLO check\.example|STARTTLS|QUIT)$/.test(line)));
    }
  });

  it('asks a host once for many domains at the same time, and then remembers it', async () => {
    const ports = labPorts();
    const count = (): number => lab.connections.get('mx.weak-key.example') ?? 0;
    const start = count();
    await Promise.all(
      ['weak-key.example', 'weak-key.example', 'a@weak-key.example'].map((each) =>
        check(each, ports),
      ),
    );
    await check('weak-key.example', ports);
    assert.equal(count() - start, 1);
  });

  it('believes AD only from a trusted resolver', async () => {
    const [address = '', port] = lab.dns.split(':');
    const dns = nodeDns({
      servers: [{ kind: 'plain', address, port: Number(port) }],
      trusted: () => false,
    });
    const report = await check('dane.example', { ...labPorts(), dns });
    assert.equal(report.tls.dane, 'no');
    assert.equal(report.status, 'insecure');
  });

  it('says policy where there is no prober, and guesses nothing', async () => {
    const { smtp: _, ...ports } = labPorts();
    const good = await check('good.example', ports);
    assert.deepEqual(
      [good.status, good.tls.level, good.tls.state, good.tls.code],
      ['unknown', 'policy', 'unknown', 'not-probed'],
    );
    const dane = await check('dane.example', ports);
    assert.deepEqual(
      [dane.status, dane.by, dane.tls.level, dane.tls.dane],
      ['secure', 'tls', 'policy', 'yes'],
    );
  });
});

describe('checkRecipient and the organisation', { concurrency: 4 }, () => {
  it('asks nobody about internal domains, which match exactly', async () => {
    const silent: Dns = { resolve: () => Promise.reject(new Error('asked')) };
    const ports = { ...labPorts(), dns: silent };
    for (const domain of ['us.example', 'school.us.example', 'navn@us.example']) {
      const report = await check(domain, ports, organisation);
      assert.deepEqual(
        [report.status, report.by, report.tls.state],
        ['internal', 'internal', 'not-applicable'],
      );
    }
    for (const domain of ['mail.us.example', 'notus.example']) {
      assert.equal((await check(domain, ports, organisation)).status, 'unknown');
    }
  });

  it('finds the tunnel by exact match, whatever DNS says', async () => {
    const listed = await check('plain.example', labPorts(), organisation);
    assert.deepEqual([listed.status, listed.by, listed.tunnel.state], ['secure', 'tunnel', 'yes']);
    assert.equal(listed.tunnel.listDate, organisation.tunnel?.date);
    assert.equal((await check('missing.example', labPorts(), organisation)).by, 'tunnel');
    assert.equal((await check('mx.plain.example', labPorts(), organisation)).tunnel.state, 'no');
    const { state, listDate, code } = (await check('plain.example')).tunnel;
    assert.deepEqual([state, listDate, code], ['not-applicable', null, 'no-tunnel']);
  });

  it('does not rely on a list past its age', async () => {
    assert.ok(organisation.tunnel);
    const old = { ...organisation, tunnel: { ...organisation.tunnel, date: '2020-01-01' } };
    const report = await check('plain.example', labPorts(), old);
    assert.deepEqual([report.status, report.by, report.tunnel.state], ['unknown', null, 'unknown']);
    assert.deepEqual(report.warnings, [{ code: 'tunnel-list-old' }]);
  });

  it('accepts encrypted only where the organisation does', async () => {
    const report = await check('self-signed.example', labPorts(), {
      ...plain,
      acceptEncryptedOnly: true,
    });
    assert.deepEqual([report.status, report.by, report.tls.authenticated], ['secure', 'tls', 'no']);
    assert.equal(
      (await check('plain.example', labPorts(), { ...plain, acceptEncryptedOnly: true })).status,
      'insecure',
    );
  });

  it('does not know an address with a source that it cannot ask', async () => {
    const who = { ...plain, certificateSource: true };
    assert.equal((await check('a@plain.example', labPorts(), who)).certificate.state, 'unknown');
    assert.equal((await check('a@plain.example', labPorts(), who)).status, 'unknown');
    assert.equal(
      (await check('plain.example', labPorts(), who)).certificate.state,
      'not-applicable',
    );
    assert.equal((await check('a@plain.example')).certificate.state, 'not-applicable');
  });

  it('warns of a CPR number in the address, for this recipient only', async () => {
    const ports = labPorts();
    const [with_, without] = await Promise.all([
      check('2209101234@good.example', ports),
      check('navn@good.example', ports),
    ]);
    assert.deepEqual(with_.warnings, [{ code: 'cpr-in-address' }]);
    assert.deepEqual(without.warnings, []);
    assert.ok(!JSON.stringify(with_).includes('2209101234'));
  });

  it('warns of a domain that is like one of the house or of the tunnel list', async () => {
    const ports = labPorts();
    const [tunnel, internal, known] = await Promise.all([
      check('a@palin.example', ports, organisation),
      check('a@schoolus.example', ports, organisation),
      check('a@plain.example', ports, organisation),
    ]);
    assert.deepEqual(tunnel.warnings, [{ code: 'look-alike', of: 'plain.example' }]);
    assert.deepEqual(internal.warnings, [{ code: 'look-alike', of: 'school.us.example' }]);
    assert.deepEqual(known.warnings, []);
  });

  it('warns of a null MX beside others', async () => {
    assert.deepEqual((await check('nullmx-and.example')).warnings, [
      { code: 'null-mx-with-others' },
    ]);
  });
});

describe('checkRecipient with ports that fail', () => {
  const answer = (records: unknown) =>
    ({ state: 'records', records, name: 'x.example', authentic: false }) as never;
  const good = { state: 'records' as const, authentic: false, name: 'mx.x.example' };
  const oneHost: Dns = {
    resolve: (_name, type) =>
      Promise.resolve(
        type === 'MX'
          ? answer([{ preference: 1, exchange: 'mx.x.example' }])
          : type === 'A'
            ? answer(['192.0.2.1'])
            : ({ state: 'no-data', authentic: false } as const),
      ),
  };
  const fake = (ports: Partial<Ports>): Ports => ({
    dns: oneHost,
    cache: memoryCache(systemClock),
    clock: systemClock,
    ...ports,
  });
  const cases: readonly (readonly [title: string, ports: Partial<Ports>, code: string])[] = [
    [
      'DNS that throws',
      { dns: { resolve: () => Promise.reject(new Error('no')) } },
      'internal-error',
    ],
    [
      'a prober that throws',
      { smtp: { probe: () => Promise.reject(new Error('no')) } },
      'internal-error',
    ],
    [
      'a cache that throws',
      {
        cache: {
          get: () => Promise.reject(new Error('no')),
          set: () => Promise.reject(new Error('no')),
        },
      },
      'not-probed',
    ],
    [
      'a cache full of nonsense',
      { cache: { get: () => Promise.resolve('{"x":1}'), set: () => Promise.resolve() } },
      'not-probed',
    ],
  ];
  for (const [title, ports, code] of cases) {
    it(`survives ${title}`, async () => {
      const report = await check('x.example', fake(ports));
      assert.deepEqual(
        [report.status, report.tls.state, report.tls.code],
        ['unknown', 'unknown', code],
      );
    });
  }

  /** A signed domain whose host presents a leaf for `names` below an authority that its TLSA record (2 1 1) names. */
  async function withAuthority(names: readonly string[], code: string | null): Promise<Report> {
    const signed = (records: readonly unknown[]): never =>
      ({ state: 'records', records, name: 'mx.x.example', authentic: true }) as never;
    const key = Buffer.from('key of the authority');
    const data = Uint8Array.from(createHash('sha256').update(key).digest());
    const dns: Dns = {
      resolve: (_name, type) =>
        Promise.resolve(
          type === 'MX'
            ? signed([{ preference: 1, exchange: 'mx.x.example' }])
            : type === 'A'
              ? signed(['192.0.2.1'])
              : type === 'TLSA'
                ? signed([{ usage: 2, selector: 1, matching: 1, data }])
                : ({ state: 'no-data', authentic: true } as const),
        ),
    };
    const leaf = {
      selected: () => new Uint8Array([0]),
      issuedByNext: true,
      issuedByAnchor: false,
      current: true,
      issuer: 'CN=Nobody',
      notBefore: 0,
      notAfter: 1,
    };
    const authority = {
      ...leaf,
      selected: (selector: number) => (selector === 1 ? data : new Uint8Array()),
    };
    const probe: Probe = {
      startTls: 'yes',
      version: 'TLSv1.3',
      chain: 'no',
      name: 'no',
      code,
      smtpUtf8: 'no',
      certificates: [leaf, authority],
      names,
      addresses: [],
    };
    return check('x.example', fake({ dns, smtp: { probe: () => Promise.resolve(probe) } }));
  }
  const anchored: readonly (readonly [
    title: string,
    names: readonly string[],
    code: string | null,
    told: readonly unknown[],
  ])[] = [
    ['the host', ['mx.x.example'], 'certificate-untrusted', ['secure', 'yes', 'yes', null]],
    ["the recipient's domain", ['x.example'], 'certificate-name', ['secure', 'yes', 'yes', null]],
    ['somebody else', ['y.example'], 'certificate-name', ['insecure', 'no', 'no', 'dane-mismatch']],
    [
      'the host with a weak key',
      ['mx.x.example'],
      'weak-key',
      ['insecure', 'unknown', 'unknown', 'weak-key'],
    ],
  ];
  for (const [title, names, code, told] of anchored) {
    it(`judges a DANE authority whose certificate names ${title}`, async () => {
      const { status, tls: report } = await withAuthority(names, code);
      assert.deepEqual([status, report.dane, report.hosts[0]?.dane, report.hosts[0]?.code], told);
    });
  }

  const never = new Promise<never>(() => undefined);
  const hanging: readonly (readonly [title: string, ports: Partial<Ports>, hosts: number])[] = [
    ['DNS', { dns: { resolve: () => never } }, 0],
    ['a prober', { smtp: { probe: () => never } }, 1],
    [
      'an HTTPS fetcher',
      {
        https: { get: () => never },
        dns: {
          resolve: (name, type) =>
            name.startsWith('_mta')
              ? Promise.resolve(answer(['v=STSv1; id=1;']))
              : oneHost.resolve(name, type),
        },
      },
      1,
    ],
    ['a cache', { cache: { get: () => never, set: () => never } }, 1],
  ];
  for (const [title, ports, hosts] of hanging) {
    it(`ends within its budget with ${title} that never answers`, async (t) => {
      t.mock.timers.enable({ apis: ['setTimeout'] });
      const running = check('x.example', fake(ports));
      for (let turn = 0; turn < 50; turn += 1) {
        for (let i = 0; i < 20; i += 1) await Promise.resolve();
        t.mock.timers.tick(budget / 40);
      }
      const report = await running;
      assert.equal(report.tls.state, 'unknown');
      assert.equal(report.tls.hosts.length, hosts);
    });
  }

  it('takes the five most preferred of a thousand MX records, and says so', async () => {
    const asked = new Set<string>();
    const records = Array.from({ length: 1_000 }, (_, i) => ({
      preference: 1_000 - i,
      exchange: `mx${i}.x.example`,
    }));
    const dns: Dns = {
      resolve: (name, type) => {
        asked.add(name);
        return type === 'MX'
          ? Promise.resolve({ ...good, records } as never)
          : oneHost.resolve(name, type);
      },
    };
    const report = await check('x.example', fake({ dns }));
    assert.deepEqual(
      report.tls.hosts.map(({ host }) => host),
      [999, 998, 997, 996, 995].map((i) => `mx${i}.x.example`),
    );
    assert.deepEqual(report.warnings, [{ code: 'mx-not-all-checked' }]);
    assert.ok(asked.size <= 8);
  });

  const lifetimes: readonly (readonly [domain: string, seconds: number])[] = [
    ['good.example', 6 * 3_600],
    ['plain.example', 3_600],
    ['missing.example', 3_600],
    ['busy.example', 300],
    ['broken-dns.example', 300],
  ];
  for (const [domain, seconds] of lifetimes) {
    it(`keeps ${domain} for ${seconds} seconds`, async () => {
      let now = Date.now();
      const clock = { now: () => now };
      const ports = { ...labPorts(), clock, cache: memoryCache(clock) };
      const first = await check(domain, ports);
      assert.equal(Date.parse(first.expiresAt) - Date.parse(first.checkedAt), seconds * 1_000);
      now += (seconds - 1) * 1_000;
      assert.equal((await check(domain, ports)).checkedAt, first.checkedAt);
      now += 2_000;
      assert.notEqual((await check(domain, ports)).checkedAt, first.checkedAt);
    });
  }
});
