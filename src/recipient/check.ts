import * as v from 'valibot';
import type { Recipient } from './address.ts';
import { lifetime, remember, within } from './cache.ts';
import type { CheckingOrganisation, Ports } from './ports.ts';
import type { Fact, Report, SecuredBy, Status, TlsReport, Warning } from './report.ts';
import { mailSchema, readJson, tlsSchema, warningSchema } from './schema.ts';
import { checkHost, unknownHost } from './tls/hosts.ts';
import { judgeTls } from './tls/judge.ts';
import { findMailHosts, type MailHosts } from './tls/mail-hosts.ts';
import { checkMtaSts } from './tls/mta-sts.ts';

/** From the first question to the last answer, in milliseconds. */
export const budget = 12_000;

/** What holds for a domain whoever asks; kept in the cache under the domain. */
const finding = v.strictObject({
  mail: mailSchema,
  tls: tlsSchema,
  warnings: v.array(warningSchema),
  checkedAt: v.number(),
  expiresAt: v.number(),
});
type DomainFinding = v.InferOutput<typeof finding>;
type DomainFacts = Pick<Report, 'mail' | 'tls' | 'warnings'>;

const noTls = (state: Fact, level: TlsReport['level'], code: string): TlsReport => ({
  state,
  authenticated: state,
  level,
  dane: state,
  mtaSts: state,
  hosts: [],
  code,
});

async function lookUp(domain: string, ports: Ports): Promise<DomainFacts> {
  const level = ports.smtp === undefined ? 'policy' : 'observed';
  const end = ports.clock.now() + budget;
  const left = (): number => end - ports.clock.now();
  const unknown = (code: string): DomainFacts => ({
    mail: { state: 'unknown' },
    tls: noTls('unknown', level, code),
    warnings: [],
  });
  const mail = await within<MailHosts | 'timeout' | 'internal-error'>(
    left(),
    findMailHosts(domain, ports.dns),
    (failed) => (failed ? 'internal-error' : 'timeout'),
  );
  if (typeof mail === 'string') return unknown(mail);
  if (mail.state === 'unknown') return unknown(mail.code);
  if (mail.state === 'none') {
    const { reason } = mail;
    const tls = noTls('not-applicable', level, reason);
    return { mail: { state: 'no', reason }, tls, warnings: [] };
  }
  const [mtaSts, ...hosts] = await Promise.all([
    within<Fact>(left(), checkMtaSts(domain, mail.all, ports.dns, ports.https), () => 'unknown'),
    ...mail.hosts.map((host) =>
      within(left(), checkHost(host, domain, ports), (failed) =>
        unknownHost(host, failed ? 'internal-error' : 'timeout'),
      ),
    ),
  ]);
  const unchecked = mail.all.length - mail.hosts.length;
  const warnings: Warning[] = [];
  if (mail.nullMxToo) warnings.push({ code: 'null-mx-with-others' });
  if (unchecked > 0) warnings.push({ code: 'mx-not-all-checked' });
  return {
    mail: { state: mail.nullMxToo ? 'unknown' : 'yes' },
    tls: judgeTls({ hosts, unchecked, authenticList: mail.authentic, mtaSts, level }),
    warnings,
  };
}

function secondsOf({ mail, tls }: DomainFacts): number {
  if (mail.state === 'no') return lifetime.bad;
  if (mail.state === 'unknown' || tls.state === 'unknown') return lifetime.unknown;
  if (tls.authenticated === 'unknown') return lifetime.unknown;
  return tls.state === 'yes' && tls.authenticated === 'yes' ? lifetime.good : lifetime.bad;
}

function domainFacts(domain: string, ports: Ports): Promise<DomainFinding> {
  const level = ports.smtp === undefined ? 'policy' : 'observed';
  return remember<DomainFinding>(
    ports.cache,
    `domain:${level}:${domain}`,
    (text) => readJson(finding, text),
    async () => {
      const { mail, tls, warnings } = await lookUp(domain, ports);
      const checkedAt = ports.clock.now();
      const expiresAt = checkedAt + secondsOf({ mail, tls, warnings }) * 1000;
      const hosts = tls.hosts.map((host) => ({ ...host }));
      return {
        mail: { ...mail },
        tls: { ...tls, hosts },
        warnings: [...warnings],
        checkedAt,
        expiresAt,
      };
    },
    secondsOf,
  );
}

const yesOrNo = (condition: boolean): Fact => (condition ? 'yes' : 'no');

/** A list past its age still says who was on it, but not who is: listed is then `unknown`. */
function tunnelFact(
  domain: string,
  tunnel: CheckingOrganisation['tunnel'],
  now: number,
): { readonly state: Fact; readonly listDate: string | null; readonly old: boolean } {
  if (tunnel === null) return { state: 'not-applicable', listDate: null, old: false };
  const old = now > Date.parse(tunnel.date) + (tunnel.maxAgeDays + 1) * 86_400_000;
  const listed = tunnel.domains.has(domain);
  return { state: listed && old ? 'unknown' : yesOrNo(listed), listDate: tunnel.date, old };
}

/** The one word and colour for a recipient. What is unknown is never secure, and never insecure while something may still protect it. */
export function judgeStatus(
  facts: Pick<Report, 'internal' | 'tunnel' | 'certificate' | 'mail' | 'tls'>,
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

/**
 * Everything the organisation can know of a recipient before a mail is sent. Answers within `budget` and never throws:
 * whatever goes wrong becomes a fact `unknown` with a code. Only the domain is looked up; the address goes nowhere.
 */
export async function checkRecipient(
  recipient: Pick<Recipient, 'domain' | 'address' | 'cprInAddress'>,
  organisation: CheckingOrganisation,
  ports: Ports,
): Promise<Report> {
  const { domain } = recipient;
  const now = ports.clock.now();
  const internal = organisation.internalDomains.has(domain);
  const level = ports.smtp === undefined ? 'policy' : 'observed';
  const unfound = (mail: Fact, tls: TlsReport, seconds: number): DomainFinding => ({
    mail: { state: mail },
    tls: { ...tls, hosts: [] },
    warnings: [],
    checkedAt: now,
    expiresAt: now + seconds * 1000,
  });
  // Mail to ourselves does not travel by MX, so there is nothing to look up and nobody to ask.
  const found = internal
    ? unfound('not-applicable', noTls('not-applicable', level, 'internal'), lifetime.good)
    : await within(budget + 500, domainFacts(domain, ports), (failed) =>
        unfound(
          'unknown',
          noTls('unknown', level, failed ? 'internal-error' : 'timeout'),
          lifetime.unknown,
        ),
      );
  const { old, ...tunnel } = tunnelFact(domain, organisation.tunnel, now);
  const facts = {
    internal: { state: yesOrNo(internal) },
    tunnel,
    // No directory is asked yet: with a source to ask, an address's certificate is not known.
    certificate: {
      state:
        organisation.certificateSource && recipient.address !== null && !internal
          ? ('unknown' as const)
          : ('not-applicable' as const),
    },
    mail: found.mail,
    tls: found.tls,
  };
  const warnings: Warning[] = [...found.warnings];
  if (recipient.cprInAddress) warnings.push({ code: 'cpr-in-address' });
  if (old) warnings.push({ code: 'tunnel-list-old' });
  return {
    domain,
    ...judgeStatus(facts, organisation.acceptEncryptedOnly),
    checkedAt: new Date(found.checkedAt).toISOString(),
    expiresAt: new Date(found.expiresAt).toISOString(),
    ...facts,
    warnings,
  };
}
