/**
 * What other programs say of the same cases, in words that can be set beside Kuvert's. Each answers one part of the
 * question: posttls-finger (Postfix) what a sender with DANE would meet, tlsa (hash-slinger) whether TLSA fits,
 * mta-sts-query (postfix-mta-sts-resolver) which policy is published, sslscan which TLS a host speaks.
 */
import type { MailLab } from './lab.ts';
import type { Facts } from './table.ts';

export const peers = ['posttls-finger', 'tlsa', 'mta-sts-query', 'sslscan'] as const;
export type Peer = (typeof peers)[number];

/** One word for each peer; null: there is nothing to ask it. */
export type Words = Readonly<Record<Peer, string | null>>;

/** Peers that look at hosts are asked for no more than these; the table would not hold more. */
const mostHosts = 2;

const askedHosts = ({ hosts }: Facts): Facts['hosts'] => hosts.slice(0, mostHosts);

const joined = (words: readonly string[]): string | null =>
  words.length === 0 ? null : words.join(', ');

function overall({ mail, tls }: Facts): string {
  if (mail.state === 'no') return 'no mail';
  if (mail.state === 'unknown') return 'no answer';
  if (tls.code === 'dane-mismatch') return 'mismatch';
  if (tls.state === 'no') return tls.code === 'tls-too-old' ? 'too old' : 'no TLS';
  if (tls.state !== 'yes') return 'no answer';
  if (tls.authenticated === 'unknown') return 'no answer';
  return tls.authenticated === 'yes' ? 'proven' : 'encrypted';
}

const daneWords = { yes: 'match', no: 'mismatch', unknown: 'unknown', 'not-applicable': 'none' };

/** What each peer would have to say to agree with these facts. */
export function kuvertWords(facts: Facts): Words {
  if (facts.status === 'internal') {
    return { 'posttls-finger': null, tlsa: null, 'mta-sts-query': null, sslscan: null };
  }
  const hosts = askedHosts(facts);
  return {
    'posttls-finger': overall(facts),
    tlsa: joined(hosts.map(({ dane }) => daneWords[dane])),
    'mta-sts-query': facts.tls.mtaSts === 'not-applicable' ? null : facts.tls.mtaSts,
    sslscan: joined(
      hosts.map(({ version, startTls }) => version ?? (startTls === 'no' ? 'no TLS' : 'no answer')),
    ),
  };
}

const milliseconds = 20_000;

function readPosttls(output: string): string {
  if (/no matching DANE TLSA records/.test(output)) return 'mismatch';
  const found = /(Verified|Trusted|Untrusted|Anonymous) TLS connection established/.exec(output);
  if (found?.[1] !== undefined) return found[1] === 'Verified' ? 'proven' : 'encrypted';
  if (/try again|timed out|Connection reset|lost connection/.test(output)) return 'no answer';
  if (/nullMX|Host not found|no data record|has a valid address record/.test(output))
    return 'no mail';
  if (/SSL_connect error|EHLO rejected: 50[02]|STARTTLS rejected: 5/.test(output)) return 'no TLS';
  // Where STARTTLS is not offered it ends without a word about it.
  const words = output.split('\n').filter((line) => !/^$|initializing|signed TLSA/.test(line));
  return words.length === 0 ? 'no TLS' : 'no answer';
}

function readTlsa(output: string): string {
  if (/SUCCESS/.test(output)) return 'match';
  if (/FAIL/.test(output)) return 'mismatch';
  // No record, or none that can be used; SERVFAIL reads the same.
  return /rrtype TLSA|TLSA record is invalid/.test(output) ? 'none' : 'unknown';
}

function readSts(output: string): string {
  if (output.includes('STSFetchResult.VALID')) {
    return /'mode': 'enforce'/.test(output) ? 'yes' : 'no';
  }
  if (output.includes('STSFetchResult.NONE')) return 'no';
  return 'unknown';
}

function readSslscan(output: string): string {
  const enabled = [...output.matchAll(/^(TLSv1\.\d)\s+enabled/gm)].map(([, version]) => version);
  const best = enabled.at(-1);
  if (best !== undefined) return best === 'TLSv1.0' ? 'TLSv1' : best;
  return /STARTTLS/i.test(output) ? 'no TLS' : 'no answer';
}

/** Asks every peer, inside the lab, about the domain and the hosts of these facts. */
export async function peerWords(
  lab: MailLab,
  facts: Facts,
): Promise<Words & { readonly raw: string }> {
  const raw: string[] = [];
  const ask = async (program: string, ...args: readonly string[]): Promise<string> => {
    const env = { TERM: 'xterm', SSL_CERT_FILE: lab.facts.caFile };
    const { output, errors } = await lab.run(program, args, { env, milliseconds });
    raw.push(`$ ${program} ${args.join(' ')}`, output, errors);
    return output + errors;
  };
  const { domain } = facts;
  const wanted = kuvertWords(facts);
  const perHost = async (
    read: (output: string) => string,
    askHost: (host: string) => Promise<string>,
  ): Promise<string | null> => {
    const words: string[] = [];
    for (const { host } of askedHosts(facts)) words.push(read(await askHost(host)));
    return joined(words);
  };
  const level = ['-c', '-M', 'dane', '-l', 'dane', '-F', lab.facts.caFile];
  const limits = [
    '-t',
    '5',
    '-T',
    '10',
    '-o',
    `myhostname=${lab.facts.ehlo}`,
    '-L',
    'summary,verbose',
  ];
  const words: Record<Peer, string | null> = {
    'posttls-finger':
      wanted['posttls-finger'] === null
        ? null
        : readPosttls(
            // Without DANE, the certificate is held against the name of the host.
            await ask('posttls-finger', ...level, ...limits, domain, 'hostname'),
          ),
    tlsa:
      wanted.tlsa === null
        ? null
        : await perHost(readTlsa, (host) =>
            ask(
              'tlsa',
              '--verify',
              '--port',
              '25',
              '--starttls',
              'smtp',
              '--rootkey',
              lab.facts.rootKeyFile,
              '--ca-cert',
              lab.facts.caFile,
              host,
            ),
          ),
    'mta-sts-query':
      wanted['mta-sts-query'] === null ? null : readSts(await ask('mta-sts-query', domain)),
    sslscan:
      wanted.sslscan === null
        ? null
        : await perHost(readSslscan, (host) =>
            ask(
              'sslscan',
              '--no-colour',
              '--timeout=5',
              '--connect-timeout=5',
              '--no-ciphersuites',
              '--no-heartbleed',
              '--no-renegotiation',
              '--no-compression',
              '--no-fallback',
              '--no-groups',
              '--starttls-smtp',
              `${host}:25`,
            ),
          ),
  };
  return { ...words, raw: raw.join('\n') };
}

/** Why a peer says something else, and in which cases. */
export const differences: readonly {
  readonly peer: Peer;
  readonly cases: readonly string[];
  readonly why: string;
}[] = [
  {
    peer: 'posttls-finger',
    cases: [
      'several-one-without-tlsa',
      'several-one-mismatch',
      'several-one-without-tls',
      'several-one-self-signed',
    ],
    why: 'it stops at the first host that answers; a mail may go to the other',
  },
  {
    peer: 'posttls-finger',
    cases: ['tls10', 'tls11'],
    why: 'its OpenSSL refuses so old a version, so it cannot name it',
  },
  {
    peer: 'posttls-finger',
    cases: ['weak-key'],
    why: 'it does not look at the size of the key',
  },
  {
    peer: 'posttls-finger',
    cases: ['injected'],
    why: 'Postfix throws away what comes too early and goes on; whoever put it there may have done more',
  },
  {
    peer: 'posttls-finger',
    cases: ['starttls-in-greeting-only'],
    why: 'it looks for the word in the first line of the reply too, which holds the name of the server',
  },
  {
    peer: 'posttls-finger',
    cases: ['dane-2-wrong-name', 'dane-2-expired'],
    why: 'it names the certificate untrusted, not the record mismatched; Postfix at level dane sends nothing either',
  },
  {
    peer: 'posttls-finger',
    cases: ['dane-short-digest'],
    why: 'where all records are unusable Postfix looks no further; Kuvert goes on to chain and name',
  },
  {
    peer: 'posttls-finger',
    cases: ['dangling'],
    why: 'Postfix would send the mail back; Kuvert does not call a name that is missing today proof of anything',
  },
  {
    peer: 'posttls-finger',
    cases: ['null-mx-and-another'],
    why: 'Postfix takes any null MX for the last word; RFC 7505 leaves it open',
  },
  {
    peer: 'tlsa',
    cases: ['address-servfail', 'bogus-host', 'tlsa-bogus', 'sts-tlsa-bogus'],
    why: 'it has one sentence for "no record" and for "no answer"',
  },
  {
    peer: 'tlsa',
    cases: ['dane-2-wrong-name', 'dane-2-expired'],
    why: 'it compares digests, and neither name nor date',
  },
  {
    peer: 'tlsa',
    cases: ['dane-usage-0'],
    why: 'it builds the chain for usage 0 and crashes on it; on port 25 the record cannot be used (RFC 7672 section 3.1.3)',
  },
  {
    peer: 'tlsa',
    cases: ['dane-usage-1-self-signed'],
    why: 'it judges usage 1, which cannot be used on port 25 (RFC 7672 section 3.1.3)',
  },
  {
    peer: 'tlsa',
    cases: ['dane-cname'],
    why: 'it asks at the name given and does not follow the CNAME (RFC 7672 section 2.2.2)',
  },
  {
    peer: 'mta-sts-query',
    cases: ['sts-wrong-host', 'sts-one-of-two-hosts', 'sts-wildcard-two-labels'],
    why: 'it shows the policy and does not hold it against the MX hosts',
  },
  {
    peer: 'mta-sts-query',
    cases: [
      'sts-expired',
      'sts-self-signed',
      'sts-wrong-name',
      'sts-not-found',
      'sts-redirect',
      'sts-html',
      'sts-too-large',
      'sts-malformed',
      'sts-no-mx',
      'sts-no-address',
    ],
    why: 'it has one word, FETCH_ERROR, for a policy that is wrong and for one that could not be had',
  },
  {
    peer: 'mta-sts-query',
    cases: ['servfail', 'dns-refused', 'mx-is-an-address'],
    why: 'it does not ask who takes the mail; Kuvert stops where that is unknown',
  },
  {
    peer: 'sslscan',
    cases: ['starttls-454', 'ehlo-502'],
    why: 'it has one sentence for every refusal',
  },
  {
    peer: 'sslscan',
    cases: ['no-tls-spoken'],
    why: 'it cannot tell an answer that is no TLS from none',
  },
  {
    peer: 'sslscan',
    cases: ['starttls-without-key'],
    why: 'it takes the alert that ends every handshake for support of the version',
  },
  {
    peer: 'sslscan',
    cases: ['starttls-in-greeting-only', 'injected'],
    why: 'it looks for the word anywhere, and reads past what should not be there',
  },
  {
    peer: 'sslscan',
    cases: ['reverse-dns'],
    why: 'it says EHLO with a name that this Postfix refuses',
  },
];
