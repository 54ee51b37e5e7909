import * as v from 'valibot';
import type { Recipient } from './address.ts';
import { lifetime, remember, within } from './cache.ts';
import type { CheckingOrganisation, Ports } from './ports.ts';
import { findCertificates } from './certificates.ts';
import type { Fact, FactReport, Report, SecuredBy, Status, TlsReport, Warning } from './report.ts';
import { mailSchema, readJson, tlsSchema, warningSchema, type Frozen } from './schema.ts';
import { smtpUtf8Warning } from './smtp-utf8.ts';
import { lookAlike } from './suspect.ts';
import { checkHost, unknownHost } from './tls/hosts.ts';
import { judgeTls } from './tls/judge.ts';
import { findMailHosts, type MailHosts } from './tls/mail-hosts.ts';
import { checkMtaSts, checkTlsRpt, type StsFinding } from './tls/mta-sts.ts';

/** From the first question to the last answer, in milliseconds; as long as a person waits. */
export const budget = 12_000;

/** What holds for a domain whoever asks; kept in the cache under the domain. */
const finding = v.strictObject({
  mail: mailSchema,
  tls: tlsSchema,
  warnings: v.array(warningSchema),
  checkedAt: v.number(),
  expiresAt: v.number(),
});
type DomainFinding = Frozen<v.InferOutput<typeof finding>>;
type DomainFacts = Pick<Report, 'mail' | 'tls' | 'warnings'>;

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

const noTls = (
  state: Fact,
  level: TlsReport['level'],
  code: string,
  checkedAt: string,
): TlsReport => ({
  state,
  authenticated: state,
  level,
  dane: state,
  daneCode: code,
  mtaSts: state,
  mtaStsCode: code,
  mtaStsPolicy: null,
  tlsRpt: { state, code, checkedAt },
  hosts: [],
  code,
  checkedAt,
});

const levelOf = ({ smtp }: Ports): TlsReport['level'] =>
  smtp === undefined ? 'policy' : 'observed';

const noSts = (code: string): StsFinding => ({
  state: 'unknown',
  code,
  policy: null,
  enforced: null,
});

async function lookUp(domain: string, ports: Ports, refresh: boolean): Promise<DomainFacts> {
  const level = levelOf(ports);
  const { clock } = ports;
  const end = clock.now() + (ports.budget ?? budget);
  const left = (): number => end - clock.now();
  const word = (failed: boolean) => (failed ? ('internal-error' as const) : ('timeout' as const));
  const unknown = (code: string): DomainFacts => {
    const checkedAt = iso(clock.now());
    return {
      mail: { state: 'unknown', code, checkedAt },
      tls: noTls('unknown', level, code, checkedAt),
      warnings: [],
    };
  };
  const mail = await within<MailHosts | 'timeout' | 'internal-error'>(
    left(),
    findMailHosts(domain, ports.dns),
    word,
  );
  if (typeof mail === 'string') return unknown(mail);
  if (mail.state === 'unknown') return unknown(mail.code);
  if (mail.state === 'none') {
    const { reason } = mail;
    const checkedAt = iso(clock.now());
    const tls = noTls('not-applicable', level, reason, checkedAt);
    return { mail: { state: 'no', code: reason, checkedAt, reason }, tls, warnings: [] };
  }
  const [mtaSts, tlsRpt, ...hosts] = await Promise.all([
    within(left(), checkMtaSts(domain, mail.all, ports), (failed) => noSts(word(failed))),
    within<FactReport>(left(), checkTlsRpt(domain, ports), (failed) => ({
      state: 'unknown',
      code: word(failed),
      checkedAt: iso(clock.now()),
    })),
    ...mail.hosts.map((host) =>
      within(left(), checkHost(host, domain, ports, refresh), (failed) =>
        unknownHost(host, word(failed), clock.now()),
      ),
    ),
  ]);
  const unchecked = mail.all.length - mail.hosts.length;
  const warnings: Warning[] = [];
  if (mail.nullMxToo) warnings.push({ code: 'null-mx-with-others' });
  if (unchecked > 0) warnings.push({ code: 'mx-not-all-checked' });
  const checkedAt = iso(clock.now());
  return {
    mail: mail.nullMxToo
      ? { state: 'unknown', code: 'null-mx-with-others', checkedAt }
      : { state: 'yes', code: null, checkedAt },
    tls: judgeTls({
      hosts,
      unchecked,
      authenticList: mail.authentic,
      mtaSts,
      tlsRpt,
      level,
      checkedAt,
    }),
    warnings,
  };
}

function secondsOf({ mail, tls }: DomainFacts): number {
  if (mail.state === 'no') return lifetime.bad;
  if (mail.state === 'unknown' || tls.state === 'unknown') return lifetime.unknown;
  if (tls.authenticated === 'unknown') return lifetime.unknown;
  return tls.state === 'yes' && tls.authenticated === 'yes' ? lifetime.good : lifetime.bad;
}

/** A finding of facts that are known without asking anybody. */
function asFinding(facts: DomainFacts, now: number, seconds: number): DomainFinding {
  return { ...facts, checkedAt: now, expiresAt: now + seconds * 1000 };
}

function nothingFound(code: string, ports: Ports): DomainFinding {
  const now = ports.clock.now();
  const mail = { state: 'unknown', code, checkedAt: iso(now) } as const;
  const tls = noTls('unknown', levelOf(ports), code, iso(now));
  return asFinding({ mail, tls, warnings: [] }, now, lifetime.unknown);
}

function domainFacts(domain: string, ports: Ports, refresh: boolean): Promise<DomainFinding> {
  return remember<DomainFinding>(
    ports.cache,
    `domain:${levelOf(ports)}:${domain}`,
    (text) => readJson(finding, text),
    async () => {
      const facts = await lookUp(domain, ports, refresh);
      return asFinding(facts, ports.clock.now(), secondsOf(facts));
    },
    secondsOf,
    {
      refresh,
      limiter: ports.limits?.target,
      limited: () => nothingFound('rate-limited', ports),
    },
  );
}

const yesOrNo = (condition: boolean): Fact => (condition ? 'yes' : 'no');

/** A list past its age still says who was on it, but not who is: listed is then `unknown`. */
function tunnelFact(
  domain: string,
  tunnel: CheckingOrganisation['tunnel'],
  now: number,
): { readonly fact: Report['tunnel']; readonly old: boolean } {
  const checkedAt = iso(now);
  if (tunnel === null) {
    const fact = { state: 'not-applicable', code: 'no-tunnel', checkedAt, listDate: null } as const;
    return { fact, old: false };
  }
  const old = now > Date.parse(tunnel.date) + (tunnel.maxAgeDays + 1) * 86_400_000;
  const listed = tunnel.domains.has(domain);
  const state = listed && old ? 'unknown' : yesOrNo(listed);
  const code = state === 'unknown' ? 'tunnel-list-old' : null;
  return { fact: { state, code, checkedAt, listDate: tunnel.date }, old };
}

/** The one word and colour for a recipient. What is unknown is never secure, and never insecure while something may still protect it. */
export function judgeStatus(
  facts: {
    readonly [K in 'internal' | 'tunnel' | 'certificate' | 'mail']: Pick<Report[K], 'state'>;
  } & { readonly tls: Pick<TlsReport, 'state' | 'authenticated'> },
  acceptEncryptedOnly: boolean,
): { readonly status: Status; readonly by: SecuredBy | null } {
  const { internal, tunnel, certificate, mail, tls } = facts;
  if (internal.state === 'yes') return { status: 'internal', by: 'internal' };
  if (tunnel.state === 'yes') return { status: 'secure', by: 'tunnel' };
  // Encrypted or not, nothing reaches a domain that takes no mail; a tunnel has routes of its own.
  const takesMail = mail.state !== 'no';
  if (certificate.state === 'yes' && takesMail) return { status: 'secure', by: 'certificate' };
  const encrypted = mail.state === 'yes' && tls.state === 'yes';
  if (encrypted && (tls.authenticated === 'yes' || acceptEncryptedOnly)) {
    return { status: 'secure', by: 'tls' };
  }
  const open =
    tunnel.state === 'unknown' ||
    (certificate.state === 'unknown' && takesMail) ||
    mail.state === 'unknown' ||
    tls.state === 'unknown' ||
    (tls.state === 'yes' && tls.authenticated === 'unknown');
  return { status: open ? 'unknown' : 'insecure', by: null };
}

/** What a stranger's domain could be mistaken for. */
function* knownDomains({ internalDomains, tunnel }: CheckingOrganisation): Generator<string> {
  yield* internalDomains;
  if (tunnel !== null) yield* tunnel.domains;
}

/**
 * Everything the organisation can know of a recipient before a mail is sent. Answers within the budget and never throws:
 * whatever goes wrong becomes a fact `unknown` with a code. The address goes to the organisation's certificate sources
 * and nowhere else; everybody else is asked about the domain. `refresh` looks again, though an answer is remembered.
 */
export async function checkRecipient(
  recipient: Pick<Recipient, 'domain' | 'address' | 'cprInAddress'>,
  organisation: CheckingOrganisation,
  ports: Ports,
  refresh = false,
): Promise<Report> {
  const { domain, address } = recipient;
  const now = ports.clock.now();
  const patience = (ports.budget ?? budget) + 500;
  const internal = organisation.internalDomains.has(domain);
  const none = { state: 'not-applicable', checkedAt: iso(now), source: null, sources: [] } as const;
  const [found, certificate] = internal
    ? [
        // Mail to ourselves does not travel by MX, so there is nothing to look up and nobody to ask.
        asFinding(
          {
            mail: { state: 'not-applicable', code: 'internal', checkedAt: iso(now) },
            tls: noTls('not-applicable', levelOf(ports), 'internal', iso(now)),
            warnings: [],
          },
          now,
          lifetime.good,
        ),
        { ...none, code: 'internal' },
      ]
    : await Promise.all([
        within(patience, domainFacts(domain, ports, refresh), (failed) =>
          nothingFound(failed ? 'internal-error' : 'timeout', ports),
        ),
        !organisation.certificateSource
          ? { ...none, code: 'certificate-no-source' }
          : address === null
            ? { ...none, code: 'certificate-no-address' }
            : findCertificates(address, ports, patience),
      ]);
  const { old, fact: tunnel } = tunnelFact(domain, organisation.tunnel, now);
  const facts = {
    internal: { state: yesOrNo(internal), code: null, checkedAt: iso(now) },
    tunnel,
    certificate,
    mail: found.mail,
    tls: found.tls,
  };
  const warnings: Warning[] = [...found.warnings];
  if (recipient.cprInAddress) warnings.push({ code: 'cpr-in-address' });
  if (old) warnings.push({ code: 'tunnel-list-old' });
  const like = lookAlike(domain, knownDomains(organisation));
  if (like !== null) warnings.push({ code: 'look-alike', of: like.of });
  const utf8 = internal ? null : smtpUtf8Warning(address, found.tls);
  if (utf8 !== null) warnings.push(utf8);
  return {
    domain,
    ...judgeStatus(facts, organisation.acceptEncryptedOnly),
    checkedAt: iso(found.checkedAt),
    expiresAt: iso(found.expiresAt),
    ...facts,
    warnings,
  };
}
