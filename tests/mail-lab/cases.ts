/**
 * The cases of the mail lab. A row says what the world holds, and every fact that must come out. The expectations are
 * derived from the pitfall list and the RFCs named, not from what the program happens to answer.
 *
 * `pitfall` is the number in the list that the recipient check is built by: 1 four states, 2 one connection, 3 dialogue,
 * 4 injection, 5 version, 6 chain and name, 7 TLSA base domain, 8 all hosts, 9 MTA-STS, 10 null MX, 11 names, 12 AD bit,
 * 13 what protects; `guard` where we may connect to, `limits` how much we look at, `order` what comes before TLS.
 */
import type {
  Case,
  CertificateSpec,
  Expected,
  MailHost,
  MailServer,
  Refused,
  StsSpec,
} from './table.ts';

/* Servers */

const byRoot: CertificateSpec = { by: 'root' };
const postfix = (
  certificate: CertificateSpec | null = byRoot,
  options: Readonly<Record<string, string>> = {},
): MailServer => ({ by: 'postfix', certificate, options });
type Scripted = Extract<MailServer, { readonly by: 'script' }>;
const script = (
  what: Scripted['script'] = {},
  certificate: CertificateSpec = byRoot,
): MailServer => ({ by: 'script', script: what, certificate });
const only = (
  min: NonNullable<Scripted['versions']>['min'],
  max: NonNullable<Scripted['versions']>['max'],
): MailServer => ({ by: 'script', certificate: byRoot, versions: { min, max } });
const good = script();
const elsewhere: CertificateSpec = { by: 'root', names: ['elsewhere.example.'] };

const mx = (server: MailServer | null, more: Omit<MailHost, 'server'> = {}): MailHost => ({
  server,
  ...more,
});
const withTlsa = (server: MailServer | null, ...tlsa: readonly string[]): MailHost => ({
  server,
  tlsa,
});

/* Findings */

type Tls = Expected['tls'];
const proven: Tls = { state: 'yes', authenticated: 'yes', dane: 'no', mtaSts: 'no' };
const unproven: Tls = { ...proven, authenticated: 'no' };
const undecided: Tls = { ...proven, authenticated: 'unknown' };
const byDane: Tls = { ...proven, dane: 'yes' };
const secure: Expected = { status: 'secure', tls: proven };
const nobody = { startTls: 'unknown', version: null, chain: 'unknown', name: 'unknown' } as const;
const inClear = {
  startTls: 'no',
  version: null,
  chain: 'not-applicable',
  name: 'not-applicable',
} as const;

/** No certificate that proves anything. */
const nameless = (
  code: string,
  facts: NonNullable<Expected['hosts']>[number] = { chain: 'no' },
): Expected => ({ status: 'insecure', tls: unproven, hosts: [{ ...facts, code }] });

/** The host answered, and nothing protects a mail to it. */
const open = (code: string): Expected => ({
  status: 'insecure',
  tls: { ...unproven, state: 'no', code },
  hosts: [{ ...inClear, code }],
});

/** Nobody can tell. */
const grey = (code: string, facts: NonNullable<Expected['hosts']>[number] = {}): Expected => ({
  status: 'unknown',
  tls: { ...undecided, state: 'unknown', code },
  hosts: [{ ...nobody, code, ...facts }],
});

const noMail = (reason: 'null-mx' | 'no-such-domain' | 'no-mail-host'): Expected => ({
  status: 'insecure',
  mail: { state: 'no', reason },
  tls: {
    state: 'not-applicable',
    authenticated: 'not-applicable',
    dane: 'not-applicable',
    mtaSts: 'not-applicable',
    code: reason,
  },
  hosts: [],
});

const noDns = (code: string): Expected => ({
  status: 'unknown',
  mail: { state: 'unknown' },
  tls: { state: 'unknown', authenticated: 'unknown', dane: 'unknown', mtaSts: 'unknown', code },
  hosts: [],
});

const daneSecure: Expected = { status: 'secure', tls: byDane, hosts: [{ dane: 'yes' }] };
const mismatch = (facts: NonNullable<Expected['hosts']>[number] = {}): Expected => ({
  status: 'insecure',
  tls: { ...unproven, state: 'no', code: 'dane-mismatch' },
  hosts: [{ dane: 'no', code: 'dane-mismatch', ...facts }],
});

/* 1: four states per fact */

const fourStates: readonly Case[] = [
  {
    id: 'greeting-421',
    pitfall: '1',
    why: 'a rate limit says nothing about TLS',
    hosts: [mx(script({ greeting: '421 4.7.0 too many connections\r\n' }))],
    expected: grey('greeting-4xx'),
  },
  {
    id: 'greeting-450',
    pitfall: '1',
    why: 'a real Postfix that defers this client',
    hosts: [mx(postfix(byRoot, { smtpd_client_restrictions: 'defer', smtpd_delay_reject: 'no' }))],
    expected: grey('greeting-4xx'),
  },
  {
    id: 'greeting-554',
    pitfall: '1',
    why: 'we are on its block list, others may not be',
    hosts: [mx(script({ greeting: '554-go\r\n554 away\r\n' }))],
    expected: grey('greeting-5xx'),
  },
  {
    id: 'greeting-554-postfix',
    pitfall: '1',
    why: 'a real Postfix that rejects this client',
    hosts: [mx(postfix(byRoot, { smtpd_client_restrictions: 'reject', smtpd_delay_reject: 'no' }))],
    expected: grey('greeting-5xx'),
  },
  {
    id: 'silent',
    slow: true,
    pitfall: '1',
    why: 'takes the connection and never says a word',
    hosts: [mx(script({ greeting: null }))],
    expected: grey('timeout'),
  },
  {
    id: 'refused',
    pitfall: '1',
    why: 'nobody listens on port 25',
    hosts: [mx(null)],
    expected: grey('refused'),
  },
  {
    id: 'dropped',
    slow: true,
    pitfall: '1',
    why: 'a firewall swallows the packets',
    hosts: [mx(null, { at: ['dropped'] })],
    expected: grey('timeout'),
  },
  {
    id: 'unreachable',
    pitfall: '1',
    why: 'no route to the host',
    hosts: [mx(null, { at: ['unreachable'] })],
    expected: grey('unreachable'),
  },
  {
    id: 'closes-at-once',
    pitfall: '1',
    why: 'hangs up instead of greeting',
    hosts: [mx(script({ at: { step: 'connect', act: (socket) => socket.end() } }))],
    expected: grey('closed'),
  },
  {
    id: 'resets-at-once',
    pitfall: '1',
    why: 'resets instead of greeting',
    hosts: [mx(script({ at: { step: 'connect', act: (socket) => socket.resetAndDestroy() } }))],
    expected: grey('reset'),
  },
  {
    id: 'closes-after-ehlo',
    pitfall: '1',
    why: 'hangs up before it has said what it offers',
    hosts: [mx(script({ at: { step: 'ehlo', act: (socket) => socket.end() } }))],
    expected: grey('closed'),
  },
  {
    id: 'ehlo-450',
    pitfall: '1',
    why: 'a temporary refusal of EHLO is no word about STARTTLS',
    hosts: [mx(script({ ehlo: '450 later\r\n' }))],
    expected: grey('ehlo-4xx'),
  },
  {
    id: 'ehlo-550',
    pitfall: '1',
    why: 'EHLO refused for who we are',
    hosts: [mx(script({ ehlo: '550 who are you?\r\n' }))],
    expected: grey('ehlo-5xx'),
  },
  {
    id: 'ehlo-502',
    pitfall: '1',
    why: 'a server that does not know EHLO has no extensions (RFC 5321 section 4.1.4)',
    hosts: [mx(script({ ehlo: '502 what?\r\n' }))],
    expected: open('no-starttls'),
  },
  {
    id: 'not-smtp',
    pitfall: '1',
    why: 'something else listens on port 25',
    hosts: [mx(script({ greeting: 'SSH-2.0-OpenSSH_9.2\r\n' }))],
    expected: grey('bad-reply'),
  },
  {
    id: 'starttls-454',
    pitfall: '1',
    why: 'a real Postfix with a mistake in its settings: "TLS not available due to local problem" is temporary',
    hosts: [mx(postfix(byRoot, { smtpd_tls_protocols: 'no such version' }))],
    expected: grey('starttls-refused'),
  },
  {
    id: 'starttls-without-key',
    pitfall: '1',
    why: 'STARTTLS offered but failing: a real Postfix whose key is gone ends the handshake with an alert',
    hosts: [mx(postfix(byRoot, { smtpd_tls_chain_files: '/nonexistent' }))],
    expected: open('tls-handshake'),
  },
  {
    id: 'starttls-501',
    pitfall: '1',
    why: 'offered and refused for good: a mail would go in clear',
    hosts: [mx(script({ startTls: '501 no\r\n' }))],
    expected: open('starttls-refused'),
  },
  {
    id: 'no-tls-spoken',
    pitfall: '1',
    why: 'STARTTLS offered but failing: text where the handshake should be',
    hosts: [
      mx(
        script({
          at: {
            step: 'tls',
            act: (socket) => socket.once('data', () => socket.write('no such thing\r\n')),
          },
        }),
      ),
    ],
    expected: open('tls-handshake'),
  },
  {
    id: 'hangs-up-in-handshake',
    pitfall: '1',
    why: 'a broken connection in the handshake may be the way there',
    hosts: [mx(script({ at: { step: 'tls', act: (socket) => socket.resetAndDestroy() } }))],
    expected: grey('reset'),
  },
  {
    id: 'silent-in-handshake',
    slow: true,
    pitfall: '1',
    why: 'waits for ever after its 220 to STARTTLS',
    hosts: [mx(script({ at: { step: 'tls', act: () => undefined } }))],
    expected: grey('timeout'),
  },
  {
    id: 'no-starttls',
    pitfall: '1',
    why: 'a real Postfix without TLS',
    hosts: [mx(postfix(null))],
    expected: open('no-starttls'),
  },
  {
    id: 'servfail',
    pitfall: '1',
    why: 'the name server fails at the MX question',
    zone: 'broken',
    hosts: [mx(good)],
    faults: [{ name: '@', type: 'MX', rcode: 'SERVFAIL' }],
    expected: noDns('dns-servfail'),
  },
  {
    id: 'dns-refused',
    pitfall: '1',
    why: 'a name server that refuses reaches us as SERVFAIL of our resolver',
    zone: 'broken',
    hosts: [mx(good)],
    faults: [{ name: '@', type: 'MX', rcode: 'REFUSED' }],
    expected: noDns('dns-servfail'),
  },
  {
    id: 'address-servfail',
    pitfall: '1',
    why: 'the MX is known, its addresses are not',
    zone: 'broken',
    hosts: [mx(good)],
    faults: [
      { name: 'mx', type: 'A', rcode: 'SERVFAIL' },
      { name: 'mx', type: 'AAAA', rcode: 'SERVFAIL' },
    ],
    expected: grey('dns-servfail', { dane: 'unknown' }),
  },
  {
    id: 'aaaa-servfail',
    pitfall: '1',
    why: 'one family of addresses suffices',
    zone: 'broken',
    hosts: [mx(good)],
    faults: [{ name: 'mx', type: 'AAAA', rcode: 'SERVFAIL' }],
    expected: secure,
  },
  {
    id: 'dangling',
    pitfall: '1',
    why: 'the MX host has no address',
    records: [['@', 'MX', '10 mx']],
    expected: grey('no-address'),
  },
  {
    id: 'nameserver-dead',
    pitfall: '1',
    why: 'the name server that the domain is delegated to does not exist',
    zone: 'dead',
    hosts: [mx(good)],
    expected: noDns('dns-servfail'),
  },
];

/* 2: one connection; the other address when the first does not answer */

const addresses: readonly Case[] = [
  {
    id: 'ipv6-only',
    pitfall: '2',
    why: 'a host with AAAA alone',
    hosts: [mx(postfix(), { at: ['v6'] })],
    expected: secure,
  },
  {
    id: 'ipv4-closed-ipv6-open',
    pitfall: '2',
    why: 'one retry on the other address family',
    hosts: [mx(good, { at: ['v4-closed', 'v6'] })],
    expected: secure,
  },
  {
    id: 'both-families',
    pitfall: '2',
    why: 'answers on both; one connection is enough',
    hosts: [mx(postfix(), { at: ['v4', 'v6'] })],
    expected: secure,
  },
];

/* 3 and 4: the dialogue */

const slowly =
  (...parts: readonly string[]) =>
  (socket: { write(text: string): unknown }): void =>
    parts.forEach((part, index) => setTimeout(() => socket.write(part), index * 400));

const dialogue: readonly Case[] = [
  {
    id: 'postscreen',
    pitfall: '3',
    why: 'real postscreen: half a greeting, a pause to see who talks early, then the rest',
    hosts: [mx({ by: 'postfix', certificate: byRoot, postscreen: true })],
    expected: secure,
  },
  {
    id: 'reverse-dns',
    pitfall: '3',
    why: 'a real Postfix that wants a full EHLO name and matching reverse DNS',
    hosts: [
      mx(
        postfix(byRoot, {
          smtpd_delay_reject: 'no',
          smtpd_helo_required: 'yes',
          smtpd_client_restrictions: 'reject_unknown_client_hostname',
          smtpd_helo_restrictions: 'reject_non_fqdn_helo_hostname,reject_unknown_helo_hostname',
        }),
      ),
    ],
    expected: secure,
  },
  {
    id: 'pipelining-forbidden',
    pitfall: '3',
    why: 'a real Postfix that turns away whoever talks out of turn',
    hosts: [
      mx(
        postfix(byRoot, {
          smtpd_delay_reject: 'no',
          smtpd_client_restrictions: 'sleep 1,reject_unauth_pipelining',
        }),
      ),
    ],
    expected: secure,
  },
  {
    id: 'greeting-in-pieces',
    pitfall: '3',
    why: 'a greeting of several lines that arrives in pieces',
    hosts: [
      mx(
        script({
          at: {
            step: 'connect',
            act: slowly('220-mx', '.example\r\n220', '-wait\r\n', '220 go\r\n'),
          },
        }),
      ),
    ],
    expected: secure,
  },
  {
    id: 'starttls-in-small-letters',
    pitfall: '3',
    why: 'keywords know no case (RFC 5321 section 2.4)',
    hosts: [mx(script({ ehlo: '250-mx.example\r\n250-starttls\r\n250 size\r\n' }))],
    expected: secure,
  },
  {
    id: 'starttls-in-greeting-only',
    pitfall: '3',
    why: 'the first line of the EHLO reply is a name, not an offer',
    hosts: [mx(script({ ehlo: '250-STARTTLS\r\n250 SIZE 1000\r\n' }))],
    expected: open('no-starttls'),
  },
  {
    id: 'injected',
    pitfall: '4',
    why: 'bytes behind the 220 to STARTTLS (CVE-2021-38371 and its kin)',
    hosts: [mx(script({ startTls: '220 go\r\n250 injected\r\n' }))],
    expected: open('starttls-injection'),
  },
];

/* 5 and 6: version, chain, name */

const old = (version: 'TLSv1' | 'TLSv1.1'): Expected => ({
  status: 'insecure',
  tls: { ...proven, state: 'no', code: 'tls-too-old' },
  hosts: [{ version, code: 'tls-too-old' }],
});

const certificates: readonly Case[] = [
  {
    id: 'tls10',
    pitfall: '5',
    why: 'TLS 1.0 only: read, and judged too old',
    hosts: [mx(only('TLSv1', 'TLSv1'))],
    expected: old('TLSv1'),
  },
  {
    id: 'tls11',
    pitfall: '5',
    why: 'TLS 1.1 only',
    hosts: [mx(only('TLSv1.1', 'TLSv1.1'))],
    expected: old('TLSv1.1'),
  },
  {
    id: 'tls12',
    pitfall: '5',
    why: 'TLS 1.2 is what Datatilsynet asks for',
    hosts: [mx(postfix(byRoot, { smtpd_tls_protocols: '>=TLSv1.2, <=TLSv1.2' }))],
    expected: { ...secure, hosts: [{ version: 'TLSv1.2' }] },
  },
  {
    id: 'tls13',
    pitfall: '5',
    why: 'TLS 1.3 only',
    hosts: [mx(postfix(byRoot, { smtpd_tls_protocols: '>=TLSv1.3' }))],
    expected: secure,
  },
  {
    id: 'weak-key',
    pitfall: '5',
    why: 'RSA with 1024 bits, which SECLEVEL 0 lets through',
    hosts: [
      mx({
        by: 'script',
        certificate: { by: 'root', weak: true },
        versions: { min: 'TLSv1', max: 'TLSv1.3' },
      }),
    ],
    expected: nameless('weak-key'),
  },
  {
    id: 'self-signed',
    pitfall: '6',
    why: 'encrypted to nobody knows whom',
    hosts: [mx(postfix({ by: 'self' }))],
    expected: nameless('certificate-self-signed'),
  },
  {
    id: 'unknown-authority',
    pitfall: '6',
    why: 'issued by an authority that nobody trusts',
    hosts: [mx(postfix({ by: 'other' }))],
    expected: nameless('certificate-untrusted'),
  },
  {
    id: 'unknown-authority-sent',
    pitfall: '6',
    why: 'that authority sent along proves nothing either',
    hosts: [mx(postfix({ by: 'other', sendRoot: true }))],
    expected: nameless('certificate-untrusted'),
  },
  {
    id: 'expired',
    pitfall: '6',
    why: 'a certificate past its date',
    hosts: [mx(postfix({ by: 'root', expired: true }))],
    expected: nameless('certificate-expired'),
  },
  {
    id: 'wrong-name',
    pitfall: '6',
    why: 'a good certificate for another host',
    hosts: [mx(postfix(elsewhere))],
    expected: nameless('certificate-name', { name: 'no' }),
  },
  {
    id: 'names-the-domain',
    pitfall: '6',
    why: 'the certificate names the domain, not the host that MX leads to',
    hosts: [mx(postfix({ by: 'root', names: ['@'] }))],
    expected: nameless('certificate-name', { name: 'no' }),
  },
  {
    id: 'wildcard',
    pitfall: '6',
    why: '*.domain names mx.domain',
    hosts: [mx(postfix({ by: 'root', names: ['*'] }))],
    expected: secure,
  },
  {
    id: 'wildcard-two-labels',
    pitfall: '6',
    why: '*.domain does not name a.mx.domain (RFC 6125 section 6.4.3)',
    hosts: [mx(postfix({ by: 'root', names: ['*'] }), { name: 'a.mx' })],
    expected: nameless('certificate-name', { host: 'a.mx', name: 'no' }),
  },
];

/* 7 and 8: DANE */

const dane: readonly Case[] = [
  {
    id: 'dane-311',
    pitfall: '8',
    why: 'DANE-EE on the key: issuer, name and dates do not count (RFC 7672 section 3.1.1)',
    zone: 'signed',
    hosts: [withTlsa(postfix({ by: 'self', names: ['nobody.example.'] }), '3 1 1 leaf')],
    expected: {
      ...daneSecure,
      hosts: [{ dane: 'yes', chain: 'no', name: 'no' }],
    },
  },
  {
    id: 'dane-301',
    pitfall: '8',
    why: 'DANE-EE on the whole certificate',
    zone: 'signed',
    hosts: [withTlsa(postfix(), '3 0 1 leaf')],
    expected: daneSecure,
  },
  {
    id: 'dane-312',
    pitfall: '8',
    why: 'matching by SHA-512',
    zone: 'signed',
    hosts: [withTlsa(postfix(), '3 1 2 leaf')],
    expected: daneSecure,
  },
  {
    id: 'dane-310',
    pitfall: '8',
    why: 'the whole key in the record',
    zone: 'signed',
    hosts: [withTlsa(postfix(), '3 1 0 leaf')],
    expected: daneSecure,
  },
  {
    id: 'dane-311-expired',
    pitfall: '8',
    why: 'with DANE-EE the date does not count',
    zone: 'signed',
    hosts: [withTlsa(postfix({ by: 'root', expired: true }), '3 1 1 leaf')],
    expected: { ...daneSecure, hosts: [{ dane: 'yes', chain: 'no' }] },
  },
  {
    id: 'dane-201',
    pitfall: '8',
    why: 'DANE-TA on an authority that only DNS vouches for',
    zone: 'signed',
    hosts: [withTlsa(postfix({ by: 'other', sendRoot: true }), '2 0 1 root')],
    expected: { ...daneSecure, hosts: [{ dane: 'yes', chain: 'no' }] },
  },
  {
    id: 'dane-211',
    pitfall: '8',
    why: 'DANE-TA on the key of the authority',
    zone: 'signed',
    hosts: [withTlsa(postfix({ by: 'root', sendRoot: true }), '2 1 1 root')],
    expected: daneSecure,
  },
  {
    id: 'dane-2-wrong-name',
    pitfall: '7',
    why: 'with DANE-TA the name counts (RFC 7672 section 3.2.2)',
    zone: 'signed',
    hosts: [withTlsa(postfix({ ...elsewhere, sendRoot: true }), '2 0 1 root')],
    expected: mismatch({ name: 'no' }),
  },
  {
    id: 'dane-2-domain-name',
    pitfall: '7',
    why: "with DANE-TA the recipient's domain may stand in the certificate instead of the host",
    zone: 'signed',
    hosts: [withTlsa(postfix({ by: 'root', names: ['@'], sendRoot: true }), '2 0 1 root')],
    expected: { ...daneSecure, hosts: [{ dane: 'yes', name: 'no' }] },
  },
  {
    id: 'dane-2-expired',
    pitfall: '8',
    why: 'with DANE-TA the date counts',
    zone: 'signed',
    hosts: [withTlsa(postfix({ by: 'root', expired: true, sendRoot: true }), '2 0 1 root')],
    expected: mismatch({ chain: 'no' }),
  },
  {
    id: 'dane-2-root-not-sent',
    pitfall: '8',
    why: 'the anchor must be among the certificates sent (RFC 7671 section 5.2.2)',
    zone: 'signed',
    hosts: [withTlsa(postfix({ by: 'other' }), '2 0 1 root')],
    expected: mismatch({ chain: 'no' }),
  },
  {
    id: 'dane-mismatch',
    pitfall: '8',
    why: 'a mismatch is a hard fail though the web would trust the certificate',
    zone: 'signed',
    hosts: [withTlsa(postfix(), '3 1 1 other')],
    expected: mismatch(),
  },
  {
    id: 'dane-rollover',
    pitfall: '8',
    why: 'old key and new key published: one match is enough',
    zone: 'signed',
    hosts: [withTlsa(postfix({ by: 'self' }), '3 1 1 other', '3 1 1 leaf')],
    expected: { ...daneSecure, hosts: [{ dane: 'yes', chain: 'no' }] },
  },
  {
    id: 'dane-usage-0',
    pitfall: '8',
    why: 'usages 0 and 1 cannot be used on port 25; the certificate proves itself by its chain',
    zone: 'signed',
    hosts: [withTlsa(postfix({ by: 'root', sendRoot: true }), '0 0 1 root')],
    expected: secure,
  },
  {
    id: 'dane-usage-1-self-signed',
    pitfall: '8',
    why: 'unusable records prove nothing: encrypted, but nobody is known',
    zone: 'signed',
    hosts: [withTlsa(postfix({ by: 'self' }), '1 1 1 leaf')],
    expected: nameless('certificate-self-signed'),
  },
  {
    id: 'dane-unknown-selector',
    pitfall: '8',
    why: 'a selector that nobody knows',
    zone: 'signed',
    hosts: [withTlsa(postfix({ by: 'self' }), '3 7 1 leaf')],
    expected: nameless('certificate-self-signed'),
  },
  {
    id: 'dane-unknown-matching',
    pitfall: '8',
    why: 'a matching type that nobody knows',
    zone: 'signed',
    hosts: [withTlsa(postfix({ by: 'self' }), '3 1 9 leaf')],
    expected: nameless('certificate-self-signed'),
  },
  {
    id: 'dane-short-digest',
    pitfall: '8',
    why: 'a digest of the wrong length is unusable, not a mismatch',
    zone: 'signed',
    hosts: [withTlsa(postfix(), '3 1 1 abcdef')],
    expected: secure,
  },
  {
    id: 'dane-unusable-and-usable',
    pitfall: '8',
    why: 'beside a usable record the unusable one is passed over',
    zone: 'signed',
    hosts: [withTlsa(postfix({ by: 'self' }), '1 1 1 other', '3 1 1 leaf')],
    expected: { ...daneSecure, hosts: [{ dane: 'yes', chain: 'no' }] },
  },
  {
    id: 'dane-no-starttls',
    pitfall: '8',
    why: 'TLSA published and no STARTTLS: a sender with DANE sends nothing',
    zone: 'signed',
    hosts: [withTlsa(postfix(null), '3 1 1 other')],
    expected: {
      ...open('no-starttls'),
      tls: { ...unproven, state: 'no', dane: 'unknown', code: 'no-starttls' },
      hosts: [{ ...inClear, dane: 'unknown', code: 'no-starttls' }],
    },
  },
  {
    id: 'dane-unsigned',
    pitfall: '8',
    why: 'TLSA in an unsigned zone is nothing',
    hosts: [withTlsa(postfix({ by: 'self' }), '3 1 1 leaf')],
    expected: nameless('certificate-self-signed'),
  },
  {
    id: 'dane-unsigned-mismatch',
    pitfall: '8',
    why: 'and a mismatch there is nothing either',
    hosts: [withTlsa(postfix(), '3 1 1 other')],
    expected: secure,
  },
  {
    id: 'dane-unsigned-mx',
    pitfall: '8',
    why: 'an unsigned list of hosts can be swapped, so a signed host behind it is no full DANE',
    records: [['@', 'MX', '10 mx.dane-311.signed.example.']],
    expected: {
      status: 'insecure',
      tls: unproven,
      hosts: [{ host: 'mx.dane-311.signed.example.', dane: 'yes', chain: 'no', name: 'no' }],
    },
  },
  {
    id: 'dane-unsigned-host',
    pitfall: '8',
    why: 'a signed list that leads to an unsigned host (hosted mail without DNSSEC)',
    zone: 'signed',
    records: [['@', 'MX', '10 mx.dane-unsigned.unsigned.example.']],
    expected: {
      ...nameless('certificate-self-signed'),
      hosts: [
        {
          host: 'mx.dane-unsigned.unsigned.example.',
          chain: 'no',
          code: 'certificate-self-signed',
        },
      ],
    },
  },
  {
    id: 'bogus',
    pitfall: '1',
    why: 'a false DS: validation fails, and we know nothing',
    zone: 'bogus',
    hosts: [mx(good)],
    expected: noDns('dns-bogus'),
  },
  {
    id: 'bogus-host',
    pitfall: '8',
    why: 'the list of hosts is good, the address of the host is not',
    zone: 'signed',
    records: [['@', 'MX', '10 mx.bogus.bogus.example.']],
    expected: {
      ...grey('dns-bogus', { host: 'mx.bogus.bogus.example.', dane: 'unknown' }),
      tls: { ...undecided, state: 'unknown', dane: 'unknown', code: 'dns-bogus' },
    },
  },
  {
    id: 'tlsa-bogus',
    pitfall: '8',
    why: 'the TLSA question alone fails: in doubt, and never read as "no TLSA"',
    zone: 'signed',
    hosts: [mx(postfix(), { tlsaBogus: true })],
    expected: {
      status: 'unknown',
      tls: { ...undecided, dane: 'unknown' },
      hosts: [{ dane: 'unknown', code: 'dns-bogus' }],
    },
  },
  {
    id: 'tlsa-notimp',
    pitfall: '8',
    why: 'a large unsigned host answers NOTIMP to TLSA: addresses first, then nobody asks (RFC 7672 section 2.2.2)',
    zone: 'broken',
    hosts: [mx(good)],
    faults: [{ name: '_25._tcp.mx', type: 'TLSA', rcode: 'NOTIMP' }],
    expected: secure,
  },
  {
    id: 'dane-cname',
    pitfall: '7',
    why: 'MX through a CNAME, all signed: TLSA at the name it leads to',
    zone: 'signed',
    hosts: [
      {
        name: 'real',
        preference: null,
        server: postfix({ by: 'self' }),
        tlsa: ['3 1 1 leaf'],
      },
    ],
    records: [
      ['@', 'MX', '10 mx'],
      ['mx', 'CNAME', 'real'],
    ],
    expected: { ...daneSecure, hosts: [{ dane: 'yes', chain: 'no', name: 'no' }] },
  },
  {
    id: 'dane-cname-unsigned',
    pitfall: '7',
    why: 'a CNAME that leads out of the signed zone: no TLSA, whatever stands there',
    zone: 'signed',
    records: [
      ['@', 'MX', '10 mx'],
      ['mx', 'CNAME', 'mx.dane-unsigned.unsigned.example.'],
    ],
    expected: nameless('certificate-self-signed', { chain: 'no', name: 'no' }),
  },
  {
    id: 'domain-cname',
    pitfall: '7',
    why: 'the domain itself is a CNAME: its MX is that of the target',
    records: [['@', 'CNAME', 'wildcard.unsigned.example.']],
    expected: { ...secure, hosts: [{ host: 'mx.wildcard.unsigned.example.' }] },
  },
  {
    id: 'cname-name',
    pitfall: '7',
    why: 'without DANE the certificate must name the MX, not where a CNAME leads',
    hosts: [{ name: 'real', preference: null, server: postfix() }],
    records: [
      ['@', 'MX', '10 mx'],
      ['mx', 'CNAME', 'real'],
    ],
    expected: nameless('certificate-name', { name: 'no' }),
  },
  {
    id: 'several-one-without-tlsa',
    pitfall: '8',
    why: 'one host without TLSA: others can be forced there, so no DANE for the domain',
    zone: 'signed',
    hosts: [
      { name: 'a', server: postfix({ by: 'self' }), tlsa: ['3 1 1 leaf'] },
      { name: 'b', preference: 20, server: postfix({ by: 'self' }) },
    ],
    expected: {
      status: 'insecure',
      tls: unproven,
      hosts: [
        { host: 'a', dane: 'yes', chain: 'no' },
        { host: 'b', preference: 20, chain: 'no', code: 'certificate-self-signed' },
      ],
    },
  },
  {
    id: 'several-one-mismatch',
    pitfall: '8',
    why: 'one host whose key is another',
    zone: 'signed',
    hosts: [
      { name: 'a', server: postfix(), tlsa: ['3 1 1 leaf'] },
      { name: 'b', preference: 20, server: postfix(), tlsa: ['3 1 1 other'] },
    ],
    expected: {
      ...mismatch(),
      hosts: [
        { host: 'a', dane: 'yes' },
        { host: 'b', preference: 20, dane: 'no', code: 'dane-mismatch' },
      ],
    },
  },
  {
    id: 'several-all-dane',
    pitfall: '8',
    why: 'two hosts, both with DANE',
    zone: 'signed',
    hosts: [
      { name: 'a', server: postfix({ by: 'self' }), tlsa: ['3 1 1 leaf'] },
      {
        name: 'b',
        preference: 20,
        server: postfix({ by: 'root', sendRoot: true }),
        tlsa: ['2 1 1 root'],
      },
    ],
    expected: {
      ...daneSecure,
      hosts: [
        { host: 'a', dane: 'yes', chain: 'no' },
        { host: 'b', preference: 20, dane: 'yes' },
      ],
    },
  },
  {
    id: 'nolisting',
    pitfall: '8',
    why: 'a first host that never answers, with TLSA, loses nothing',
    zone: 'signed',
    hosts: [
      { name: 'a', preference: 5, server: null, tlsa: ['3 1 1 other'] },
      { name: 'b', server: postfix({ by: 'self' }), tlsa: ['3 1 1 leaf'] },
    ],
    expected: {
      ...daneSecure,
      hosts: [
        { host: 'a', preference: 5, ...nobody, dane: 'unknown', code: 'refused' },
        { host: 'b', dane: 'yes', chain: 'no' },
      ],
    },
  },
  {
    id: 'several-one-dead',
    pitfall: '8',
    why: 'one dead host does not make the domain unknown',
    hosts: [
      { name: 'a', preference: 5, server: null },
      { name: 'b', server: good },
    ],
    expected: {
      ...secure,
      hosts: [{ host: 'a', preference: 5, ...nobody, code: 'refused' }, { host: 'b' }],
    },
  },
  {
    id: 'several-one-without-tls',
    pitfall: '8',
    why: 'a mail may be sent to the host that offers nothing',
    hosts: [
      { name: 'a', preference: 5, server: good },
      { name: 'b', server: postfix(null) },
    ],
    expected: {
      ...open('no-starttls'),
      hosts: [
        { host: 'a', preference: 5 },
        { host: 'b', ...inClear, code: 'no-starttls' },
      ],
    },
  },
  {
    id: 'several-one-self-signed',
    pitfall: '8',
    why: 'encrypted everywhere, proven only at one',
    hosts: [
      { name: 'a', preference: 5, server: good },
      { name: 'b', server: script({}, { by: 'self' }) },
    ],
    expected: {
      status: 'insecure',
      tls: unproven,
      hosts: [
        { host: 'a', preference: 5 },
        { host: 'b', chain: 'no', code: 'certificate-self-signed' },
      ],
    },
  },
  {
    id: 'seven-hosts',
    pitfall: 'limits',
    why: 'we look at five hosts, and say so',
    hosts: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => ({ name, server: good })),
    expected: {
      ...secure,
      hosts: ['a', 'b', 'c', 'd', 'e'].map((host) => ({ host })),
      warnings: ['mx-not-all-checked'],
    },
  },
];

/* 9: MTA-STS */

const policyOf = (mode: string, ...hosts: readonly string[]): string =>
  [
    'version: STSv1',
    `mode: ${mode}`,
    ...hosts.map((host) => `mx: ${host}`),
    'max_age: 86400',
    '',
  ].join('\r\n');

const sts = (
  id: string,
  why: string,
  what: StsSpec,
  mtaSts: Tls['mtaSts'],
  more: Partial<Case> = {},
): Case => ({
  id: `sts-${id}`,
  pitfall: '9',
  why,
  hosts: [mx(good)],
  sts: what,
  expected: { status: 'secure', tls: { ...proven, mtaSts } },
  ...more,
});

const mtaSts: readonly Case[] = [
  sts('enforce', 'enforced, and every host is in it', {}, 'yes', { hosts: [mx(postfix())] }),
  sts(
    'wildcard',
    '*. stands for one label',
    { policy: policyOf('enforce', '*.sts-wildcard.unsigned.example') },
    'yes',
  ),
  sts(
    'wildcard-two-labels',
    '*. stands for one label, not two',
    { policy: policyOf('enforce', '*.sts-wildcard-two-labels.unsigned.example') },
    'no',
    {
      hosts: [mx(good, { name: 'a.mx' })],
      expected: { status: 'secure', tls: proven, hosts: [{ host: 'a.mx' }] },
    },
  ),
  sts(
    'testing',
    'testing protects nobody',
    { policy: policyOf('testing', 'mx.sts-testing.unsigned.example') },
    'no',
  ),
  sts('none', 'none is how a policy is withdrawn', { policy: policyOf('none') }, 'no'),
  sts(
    'two-announcements',
    'two TXT records are none (RFC 8461 section 3.1)',
    { announcements: ['v=STSv1; id=1;', 'v=STSv1; id=2;'] },
    'no',
  ),
  sts(
    'other-text-beside',
    'other TXT records beside the one do not count',
    { announcements: ['v=spf1 -all', 'v=STSv1; id=1;'] },
    'yes',
  ),
  sts('wrong-announcement', 'another version', { announcements: ['v=STSv2; id=1;'] }, 'no'),
  sts('no-announcement', 'a policy that no TXT announces is none', { announcements: [] }, 'no'),
  sts('no-id', 'an announcement without id', { announcements: ['v=STSv1;'] }, 'no'),
  sts(
    'wrong-host',
    'a policy that does not name the host',
    { policy: policyOf('enforce', 'mx.elsewhere.example') },
    'no',
  ),
  sts(
    'one-of-two-hosts',
    'a policy that names one host of two',
    { policy: policyOf('enforce', 'a.sts-one-of-two-hosts.unsigned.example') },
    'no',
    {
      hosts: [
        { name: 'a', server: good },
        { name: 'b', server: good },
      ],
      expected: { status: 'secure', tls: proven, hosts: [{ host: 'a' }, { host: 'b' }] },
    },
  ),
  sts(
    'expired',
    'the policy host has a certificate past its date',
    { certificate: { by: 'root', expired: true } },
    'no',
  ),
  sts(
    'self-signed',
    'the policy host has a certificate of its own',
    { certificate: { by: 'self' } },
    'no',
  ),
  sts(
    'wrong-name',
    'the policy host has a certificate for another',
    { certificate: elsewhere },
    'no',
  ),
  sts(
    'redirect',
    'no redirect is followed (RFC 8461 section 3.3)',
    {
      status: 301,
      headers: { location: 'https://mta-sts.sts-enforce.unsigned.example/.well-known/mta-sts.txt' },
    },
    'no',
  ),
  sts('not-found', '404', { status: 404 }, 'no'),
  sts('server-error', '500 may pass: an older policy may hold', { status: 500 }, 'unknown'),
  sts('html', 'a web page is no policy', { headers: { 'content-type': 'text/html' } }, 'no'),
  sts(
    'charset',
    'a parameter behind text/plain changes nothing',
    { headers: { 'content-type': 'text/plain; charset=utf-8' } },
    'yes',
  ),
  sts(
    'too-large',
    'more than 64 KiB',
    {
      policy: `${policyOf('enforce', 'mx.sts-too-large.unsigned.example')}${'x: y\r\n'.repeat(20_000)}`,
    },
    'no',
  ),
  sts('malformed', 'no version', { policy: 'mode: enforce\r\nmx: *\r\nmax_age: 1\r\n' }, 'no'),
  sts('no-mx', 'enforced for nobody', { policy: policyOf('enforce') }, 'no'),
  sts(
    'silent',
    'the policy host takes the question and says nothing',
    { silent: true },
    'unknown',
    { slow: true },
  ),
  sts('refused', 'nobody listens at the policy host', { at: ['v4-closed'] }, 'unknown'),
  sts('dropped', 'a firewall before the policy host', { at: ['dropped'] }, 'unknown', {
    slow: true,
  }),
  sts(
    'private',
    'the policy host lies in a private network, where we do not go',
    { at: ['10.1.2.3'] },
    'unknown',
  ),
  sts('no-address', 'announced, but there is no policy host', { at: [] }, 'no'),
  sts('self-signed-host', 'an enforced policy does not make a self-signed host known', {}, 'yes', {
    hosts: [mx(script({}, { by: 'self' }))],
    expected: {
      ...nameless('certificate-self-signed'),
      tls: { ...unproven, mtaSts: 'yes' },
    },
  }),
  sts(
    'no-starttls',
    'an enforced policy and a host without STARTTLS: no mail gets there',
    {},
    'yes',
    {
      hosts: [mx(postfix(null))],
      expected: {
        ...open('no-starttls'),
        tls: { ...unproven, state: 'no', mtaSts: 'yes', code: 'no-starttls' },
      },
    },
  ),
  sts('dane-mismatch', 'MTA-STS never overrides DANE', {}, 'yes', {
    zone: 'signed',
    hosts: [withTlsa(postfix(), '3 1 1 other')],
    expected: {
      ...mismatch(),
      tls: { ...unproven, state: 'no', mtaSts: 'yes', code: 'dane-mismatch' },
    },
  }),
  sts('tlsa-bogus', 'nor DANE that is in doubt', {}, 'yes', {
    zone: 'signed',
    hosts: [mx(postfix(), { tlsaBogus: true })],
    expected: {
      status: 'unknown',
      tls: { ...undecided, dane: 'unknown', mtaSts: 'yes' },
      hosts: [{ dane: 'unknown', code: 'dns-bogus' }],
    },
  }),
  sts('host-dead', 'a policy alone, and no host that answers', {}, 'yes', {
    hosts: [mx(null)],
    expected: {
      ...grey('refused'),
      tls: { ...undecided, state: 'unknown', mtaSts: 'yes', code: 'refused' },
    },
  }),
  {
    id: 'tls-rpt',
    pitfall: '9',
    why: 'asking for reports protects nobody',
    hosts: [mx(script({}, { by: 'self' }))],
    records: [['_smtp._tls', 'TXT', 'v=TLSRPTv1; rua=mailto:tls@tls-rpt.unsigned.example']],
    expected: nameless('certificate-self-signed'),
  },
];

/* 10: who takes mail at all */

const mailOrNot: readonly Case[] = [
  {
    id: 'null-mx',
    pitfall: '10',
    why: 'RFC 7505: this domain takes no mail',
    records: [['@', 'MX', '0 .']],
    expected: noMail('null-mx'),
  },
  {
    id: 'null-mx-and-another',
    pitfall: '10',
    why: 'a null MX beside another is a mistake of theirs (RFC 7505 section 3)',
    hosts: [mx(good)],
    records: [['@', 'MX', '0 .']],
    expected: {
      status: 'unknown',
      mail: { state: 'unknown' },
      tls: proven,
      warnings: ['null-mx-with-others'],
    },
  },
  {
    id: 'implicit-mx',
    pitfall: '10',
    why: 'no MX, but an address that takes mail (RFC 5321 section 5.1)',
    hosts: [mx(postfix(), { name: '@', preference: null })],
    expected: { ...secure, hosts: [{ host: '@', preference: 0 }] },
  },
  {
    id: 'implicit-mx-dane',
    pitfall: '10',
    why: 'an implicit MX may have DANE too (RFC 7672 section 2.2.2)',
    zone: 'signed',
    hosts: [{ name: '@', preference: null, server: postfix({ by: 'self' }), tlsa: ['3 1 1 leaf'] }],
    expected: { ...daneSecure, hosts: [{ host: '@', preference: 0, dane: 'yes', chain: 'no' }] },
  },
  {
    id: 'no-mail-host',
    pitfall: '10',
    why: 'neither MX nor address',
    records: [['@', 'TXT', 'v=spf1 -all']],
    expected: noMail('no-mail-host'),
  },
  {
    id: 'no-such-domain',
    pitfall: '10',
    why: 'nobody has this domain',
    expected: noMail('no-such-domain'),
  },
  {
    id: 'no-such-domain-signed',
    pitfall: '10',
    why: 'nor this, and that is proven',
    zone: 'signed',
    expected: noMail('no-such-domain'),
  },
];

/* 11: names */

const names: readonly Case[] = [
  {
    id: 'xn--brndby-cya',
    pitfall: '11',
    why: 'a domain outside ASCII, as people type it',
    ask: { domain: 'Brøndby.unsigned.example' },
    hosts: [mx(postfix())],
    expected: secure,
  },
  {
    id: 'large-letters',
    pitfall: '11',
    why: 'an address in large letters; only its domain is looked up',
    ask: { address: 'Jens.Hansen@LARGE-Letters.Unsigned.EXAMPLE' },
    hosts: [mx(good)],
    expected: secure,
  },
  {
    id: 'mx-is-an-address',
    pitfall: '11',
    why: 'an address where the name of a host belongs is never connected to',
    records: [['@', 'MX', '10 127.0.0.1.']],
    expected: { ...noDns('mx-invalid') },
  },
  {
    id: 'cpr-in-address',
    pitfall: '11',
    why: 'a CPR number inside an address is warned of',
    ask: { address: '0102034441@cpr-in-address.unsigned.example' },
    hosts: [mx(good)],
    expected: { ...secure, warnings: ['cpr-in-address'] },
  },
];

/* Where we may connect to */

const guarded = (id: string, why: string, ...at: readonly string[]): Case => ({
  id,
  pitfall: 'guard',
  why,
  records: [
    ['@', 'MX', '10 mx'],
    ...at.map((address) => ['mx', address.includes(':') ? 'AAAA' : 'A', address] as const),
  ],
  expected: grey('not-public-address'),
});

const guard: readonly Case[] = [
  guarded('private-loopback', 'MX leads to this machine', '127.0.0.1'),
  guarded('private-network', 'MX leads into a private network', '10.1.2.3', 'fd00::25'),
  guarded('private-link-local', 'MX leads to the metadata service of a cloud', '169.254.169.254'),
  guarded('private-shared', 'MX leads to the addresses of carriers (RFC 6598)', '100.64.0.1'),
  guarded('private-loopback6', 'the same by IPv6', '::1'),
  guarded('private-mapped', 'IPv4 in IPv6 clothes', '::ffff:127.0.0.1'),
  guarded('private-nat64', 'a NAT64 prefix leads to IPv4 too', '64:ff9b::7f00:1'),
  guarded('private-6to4', 'and so does 6to4', '2002:7f00:1::'),
];

/* What comes before TLS */

const before: readonly Case[] = [
  {
    id: 'tunnel',
    domain: 'nabo-kommune.example',
    pitfall: 'order',
    why: 'on the tunnel list: secure whatever the mail host offers',
    hosts: [mx(postfix(null))],
    expected: { ...open('no-starttls'), status: 'secure', by: 'tunnel', tunnel: 'yes' },
  },
  {
    id: 'tunnel-sub-domain',
    domain: 'skole.nabo-kommune.example',
    pitfall: 'order',
    why: 'a sub-domain is not on the list unless listed',
    hosts: [mx(postfix(null))],
    expected: open('no-starttls'),
  },
  {
    id: 'internal',
    domain: 'standard-kommune.example',
    pitfall: 'order',
    why: 'our own domain: nothing is looked up',
    hosts: [mx(good)],
    expected: {
      status: 'internal',
      by: 'internal',
      internal: 'yes',
      mail: { state: 'not-applicable' },
      tls: {
        state: 'not-applicable',
        authenticated: 'not-applicable',
        dane: 'not-applicable',
        mtaSts: 'not-applicable',
        code: 'internal',
      },
      hosts: [],
    },
  },
];

export const cases: readonly Case[] = [
  ...fourStates,
  ...addresses,
  ...dialogue,
  ...certificates,
  ...dane,
  ...mtaSts,
  ...mailOrNot,
  ...names,
  ...guard,
  ...before,
];

/** What is no domain or address; the list of ways to write an address that some parsers take for a host (pitfall 11). */
export const refused: readonly Refused[] = [
  { ask: { domain: '127.1' }, code: 'ip-address', why: 'WHATWG reads 127.0.0.1' },
  { ask: { domain: '2130706433' }, code: 'ip-address', why: 'and here too' },
  { ask: { domain: '１２７.0.0.1' }, code: 'bad-character', why: 'full-width digits' },
  { ask: { domain: 'ex%61mple.example' }, code: 'bad-character', why: 'WHATWG decodes it' },
  { ask: { domain: '[127.0.0.1]' }, code: 'ip-address', why: 'an address literal' },
  { ask: { domain: '[::1]' }, code: 'ip-address', why: 'an address literal by IPv6' },
  { ask: { domain: 'localhost' }, code: 'single-label', why: 'one label' },
  { ask: { domain: 'a.1' }, code: 'numeric-top-level', why: 'last label all digits' },
  { ask: { domain: 'a_b.example' }, code: 'bad-character', why: 'no letters, digits, hyphen' },
  {
    ask: { domain: `${'a.'.repeat(130)}example` },
    code: 'domain-too-long',
    why: 'over 253 octets',
  },
  { ask: { address: 'a@b@good.example' }, code: 'several-at', why: 'two at signs' },
];
