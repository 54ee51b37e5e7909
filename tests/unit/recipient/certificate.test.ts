import 'reflect-metadata';
import assert from 'node:assert/strict';
import { Extension } from '@peculiar/x509';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import { readCertificateFile } from '../../../src/recipient/certificate-file.ts';
import {
  judgeCertificate,
  mailAddresses,
  readCertificate,
} from '../../../src/recipient/certificate.ts';
import type { CertificateReport } from '../../../src/recipient/report.ts';
import {
  base64,
  day,
  digitalSignature,
  folded,
  makeBag,
  makeCertificate,
  newKeys,
  oces3Issuer,
  oces3TestIssuer,
  type Wish,
} from './smime.ts';

const address = 'sikkermail@firma.example';
const hex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'hex'));

async function judge(
  wish: Wish,
  rest: { address?: string | null; vouched?: boolean; authorities?: Wish[] } = {},
): Promise<CertificateReport> {
  const certificate = readCertificate(await makeCertificate(wish)) ?? assert.fail();
  const authorities = await Promise.all(
    (rest.authorities ?? []).map(
      async (each) => readCertificate(await makeCertificate(each)) ?? assert.fail(),
    ),
  );
  return judgeCertificate(certificate, {
    address: rest.address === undefined ? address : rest.address,
    now: Date.now(),
    authorities,
    vouched: rest.vouched ?? false,
  });
}

/** The SubjectAlternativeName with one SmtpUTF8Mailbox (RFC 9598), made by hand since the library writes none. */
function utf8Name(mailbox: string): Extension {
  const wrap = (tag: number, content: Uint8Array): Uint8Array =>
    Uint8Array.from([tag, content.length, ...content]);
  const name = wrap(0xa0, wrap(0x0c, new TextEncoder().encode(mailbox)));
  const other = wrap(0xa0, Uint8Array.from([...hex('06082b06010505070809'), ...name]));
  return new Extension('2.5.29.17', false, Uint8Array.from(wrap(0x30, other)));
}

describe('judgeCertificate', { concurrency: 4 }, () => {
  const authority: Wish = { subject: oces3Issuer, issuer: oces3Issuer, authority: true };
  const cases: readonly (readonly [
    title: string,
    run: () => Promise<CertificateReport>,
    state: string,
    code: string | null,
  ])[] = [
    ['a good one', () => judge({}), 'yes', null],
    ['a good one with RSA', () => judge({ key: 'rsa2048' }), 'yes', null],
    [
      'the address in other case',
      () => judge({ addresses: ['SikkerMail@Firma.EXAMPLE'] }),
      'yes',
      null,
    ],
    [
      'the address among several',
      () => judge({ addresses: ['a@firma.example', address] }),
      'yes',
      null,
    ],
    [
      'the address in the subject only, as older ones have it',
      () => judge({ addresses: [], subject: `CN=Firma A/S, E=${address}` }),
      'yes',
      null,
    ],
    [
      'an address outside ASCII',
      () =>
        judge(
          { addresses: [], extensions: [utf8Name('søren@firma.example')] },
          { address: 'søren@firma.example' },
        ),
      'yes',
      null,
    ],
    [
      'somebody else at the same domain',
      () => judge({ addresses: ['anne@firma.example'] }),
      'no',
      'certificate-other-address',
    ],
    [
      'an address that merely begins alike',
      () => judge({ addresses: [`${address}.evil.example`] }),
      'no',
      'certificate-other-address',
    ],
    ['no address', () => judge({ addresses: [] }), 'no', 'certificate-other-address'],
    ['one that has ended', () => judge({ from: -2 * day, to: -day }), 'no', 'certificate-expired'],
    [
      'one that has not begun',
      () => judge({ from: day, to: 2 * day }),
      'no',
      'certificate-not-yet-valid',
    ],
    [
      'one for signing only',
      () => judge({ keyUsage: digitalSignature }),
      'no',
      'certificate-key-usage',
    ],
    [
      'one for servers',
      () => judge({ purposes: ['1.3.6.1.5.5.7.3.1'] }),
      'no',
      'certificate-key-usage',
    ],
    ['one for any purpose', () => judge({ purposes: ['2.5.29.37.0'] }), 'yes', null],
    ['one that limits nothing', () => judge({ keyUsage: null, purposes: null }), 'yes', null],
    ["an authority's", () => judge({ authority: true }), 'no', 'certificate-key-usage'],
    ['a weak key', () => judge({ key: 'rsa1024' }), 'no', 'certificate-weak-key'],
    ['the test system', () => judge({ issuer: oces3TestIssuer }), 'no', 'certificate-test-issuer'],
    [
      'the test system, vouched for',
      () => judge({ issuer: oces3TestIssuer }, { vouched: true }),
      'no',
      'certificate-test-issuer',
    ],
    [
      'NemID',
      () => judge({ issuer: 'C=DK, O=TRUST2408, CN=TRUST2408 OCES CA III' }),
      'no',
      'certificate-closed-issuer',
    ],
    [
      'an unknown issuer',
      () => judge({ issuer: 'CN=Somebody' }),
      'unknown',
      'certificate-issuer-unknown',
    ],
    [
      'an unknown issuer, vouched for by DNSSEC',
      () => judge({ issuer: 'CN=Somebody' }, { vouched: true }),
      'yes',
      null,
    ],
    [
      'a name like the state’s in the wrong place',
      () => judge({ issuer: 'CN=Den Danske Stat OCES udstedende-CA 1' }),
      'unknown',
      'certificate-issuer-unknown',
    ],
    [
      'the state’s name signed by somebody else, when the state’s own certificate is at hand',
      () => judge({}, { authorities: [authority] }),
      'no',
      'certificate-forged',
    ],
    [
      'an issuer that the organisation trusts',
      async () => {
        const keys = await newKeys();
        const issuer = 'CN=Partner CA';
        return judge(
          { issuer, signer: keys },
          { authorities: [{ subject: issuer, issuer, authority: true, keys }] },
        );
      },
      'yes',
      null,
    ],
    [
      'an issuer whose own time is over',
      async () => {
        const keys = await newKeys();
        const issuer = 'CN=Partner CA';
        return judge(
          { issuer, signer: keys },
          {
            authorities: [
              { subject: issuer, issuer, authority: true, keys, from: -2 * day, to: -day },
            ],
          },
        );
      },
      'no',
      'certificate-forged',
    ],
  ];
  for (const [title, run, state, code] of cases) {
    it(`judges ${title}`, async () => {
      const found = await run();
      assert.deepEqual([found.state, found.code], [state, code], JSON.stringify(found));
    });
  }

  it('reads organisation, CVR, dates and issuer', async () => {
    const found = await judge({});
    assert.deepEqual(
      [found.organisation, found.cvr, found.issuerKind, found.signature, found.validity],
      ['Firma A/S', '12345678', 'oces3', 'unknown', 'yes'],
    );
    assert.match(found.fingerprint, /^[0-9a-f]{64}$/);
    assert.ok(Date.parse(found.notAfter) > Date.now());
  });

  it('reads no CVR from what only looks like one, and judges for nobody', async () => {
    const found = await judge({ subject: 'O=NTRDK-12345678, CN=x' }, { address: null });
    assert.deepEqual([found.cvr, found.address, found.state], [null, 'not-applicable', 'yes']);
  });

  it('shows no invisible text, and no more than a line', async () => {
    const found = await judge({ subject: `CN=Firma\u202E${'x'.repeat(500)}` });
    assert.ok(!/\u202E/.test(found.subject));
    assert.ok(found.subject.length <= 200);
  });
});

describe('readCertificateFile', () => {
  const pem = (der: Uint8Array, what = 'CERTIFICATE'): string =>
    `-----BEGIN ${what}-----\r\n${folded(der)}\r\n-----END ${what}-----\r\n`;
  const octets = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  type Make = (
    one: Uint8Array<ArrayBuffer>,
    two: Uint8Array<ArrayBuffer>,
  ) => Uint8Array<ArrayBuffer>;
  const cases: readonly (readonly [title: string, make: Make, count: number, bad?: number])[] = [
    ['DER', (one) => one, 1],
    ['base64 alone', (one) => octets(folded(one)), 1],
    ['PEM', (one, two) => octets(`Bag Attributes\r\n${pem(one)}\r\nmore\r\n${pem(two)}`), 2],
    ['a bag', (one, two) => makeBag(one, two), 2],
    ['a bag in PEM', (one, two) => octets(pem(makeBag(one, two), 'PKCS7')), 2],
    [
      'a vCard 3',
      (one) =>
        octets(
          `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Firma\r\nKEY;ENCODING=b;TYPE=X509:${folded(one, ' ')}\r\nEND:VCARD\r\n`,
        ),
      1,
    ],
    [
      'a vCard 4',
      (one) =>
        octets(
          `BEGIN:VCARD\nVERSION:4.0\nKEY:data:application/pkix-cert;base64,${base64(one)}\nEND:VCARD\n`,
        ),
      1,
    ],
    [
      "Outlook's vCard 2.1",
      (one) =>
        octets(
          `BEGIN:VCARD\r\nVERSION:2.1\r\nKEY;X509;ENCODING=BASE64:\r\n    ${folded(one, '    ')}\r\n\r\nEND:VCARD\r\n`,
        ),
      1,
    ],
    [
      'LDIF',
      (one, two) =>
        octets(
          `version: 1\ndn: mail=a@firma.example,c=DK\nuserCertificate;binary:: ${folded(one, ' ').replaceAll('\r', '')}\nuserSMIMECertificate;binary:: ${base64(makeBag(two))}\nuserCertificate;binary:< file:///etc/passwd\n`,
        ),
      2,
    ],
    [
      'PEM with one that is broken',
      (one, two) => octets(pem(one) + pem(two.subarray(0, 90))),
      1,
      1,
    ],
  ];
  for (const [title, make, count, bad = 0] of cases) {
    it(`reads ${title}`, async () => {
      const [one, two] = await Promise.all([
        makeCertificate(),
        makeCertificate({ addresses: ['b@firma.example'] }),
      ]);
      const file = readCertificateFile(make(one, two));
      assert.ok(file.state === 'read', JSON.stringify(file));
      assert.deepEqual([file.certificates.length, file.bad], [count, bad]);
      assert.deepEqual(mailAddresses(file.certificates[0] ?? assert.fail()), [address]);
    });
  }

  const refused: readonly (readonly [
    title: string,
    octets: Uint8Array<ArrayBuffer>,
    code: string,
  ])[] = [
    ['nothing', new Uint8Array(), 'no-certificate'],
    ['text', octets('Hej'), 'no-certificate'],
    [
      'a key',
      octets('-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n'),
      'no-certificate',
    ],
    ['an empty bag', hex('300b06092a864886f70d010702'), 'no-certificate'],
    ['DER of something else', hex('3003020101'), 'no-certificate'],
    ['DER deep in itself', hex('3080'.repeat(5_000)), 'no-certificate'],
    ['a huge file', new Uint8Array(5 * 1024 * 1024), 'too-large'],
  ];
  for (const [title, content, code] of refused) {
    it(`refuses ${title}`, () => {
      assert.deepEqual(readCertificateFile(content), { state: 'refused', code });
    });
  }

  it('refuses a certificate whose key cannot be read', async () => {
    const whole = Buffer.from(await makeCertificate());
    // The name of the curve (prime256v1) under a tag that is none.
    const curve = whole.indexOf(Buffer.from('06082a8648ce3d030107', 'hex'));
    assert.ok(curve > 0);
    whole[curve] = 0x32;
    const file = readCertificateFile(Uint8Array.from(whole));
    assert.deepEqual(file, { state: 'refused', code: 'no-certificate' });
  });

  it('never throws and ends, whatever octets', async () => {
    const good = await makeCertificate();
    const text = octets(pem(good));
    const spoilt = (whole: Uint8Array<ArrayBuffer>): fc.Arbitrary<Uint8Array<ArrayBuffer>> =>
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }).map((changes) => {
        const copy = Uint8Array.from(whole);
        for (const [at, value] of changes) copy[at] = value;
        return copy;
      });
    const anything = fc.oneof(
      spoilt(good),
      spoilt(text),
      fc.uint8Array({ maxLength: 300 }).map((octetsOf) => Uint8Array.from([0x30, ...octetsOf])),
      fc
        .string({ unit: 'binary', maxLength: 300 })
        .map((tail) => octets(`BEGIN:VCARD\nKEY:${tail}`)),
      fc
        .string({ unit: 'binary', maxLength: 300 })
        .map((tail) => octets(`dn: x\nuserCertificate:: ${tail}`)),
    );
    const now = Date.now();
    await fc.assert(
      fc.asyncProperty(anything, async (content) => {
        const file = readCertificateFile(content);
        if (file.state !== 'read') return;
        for (const certificate of file.certificates) {
          await judgeCertificate(certificate, {
            address,
            now,
            authorities: file.certificates,
            vouched: false,
          });
        }
      }),
      { numRuns: 400 },
    );
  });
});
