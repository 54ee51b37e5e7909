import type { ComponentChildren } from 'preact';
import type { CertificateFact, Fact, HostReport, Report } from '../recipient/report.ts';
import { CertificateFacts } from './CertificateFacts.tsx';
import { danishDate, danishTime } from './dates.ts';
import { FromPage } from './FromPage.tsx';
import type { Texts } from './texts.ts';

type Words = Texts['evidence'];

/** A code in words, and the code itself for the one who wants to look it up. */
export function Code({ code }: { readonly code: string }) {
  return (
    <>
      <FromPage as="span" id={`kode-${code}`} /> <code>{code}</code>
    </>
  );
}

/** Everything a colour rests on, for the IT department; folded away until somebody asks. Names come from strangers: shown as text. */
export function Evidence({
  report,
  shown,
  texts,
}: {
  readonly report: Report;
  /** The recipient as the row has it. */
  readonly shown: string;
  readonly texts: Texts;
}) {
  const { evidence: words } = texts;
  const { tls, tunnel, certificate, mail } = report;
  const policy = tls.mtaStsPolicy;
  return (
    <details class="evidence">
      <summary>
        {words.title}
        <span class="hidden-visually"> {shown}</span>
      </summary>
      <dl>
        <Row name={words.domain}>{report.domain}</Row>
        <Row name={words.checkedAt}>{danishTime(report.checkedAt)}</Row>
        <Row name={words.expiresAt}>{danishTime(report.expiresAt)}</Row>
        <Told name={words.mail} fact={mail.state} code={mail.code} words={words} />
        <Told name={words.tunnel} fact={tunnel.state} code={tunnel.code} words={words}>
          {tunnel.listDate !== null && `. ${words.listOf} ${danishDate(tunnel.listDate)}.`}
        </Told>
        <CertificateRow fact={certificate} words={words} />
        <Told name={words.tls} fact={tls.state} code={tls.code} words={words} />
        <Told name={words.authenticated} fact={tls.authenticated} code={null} words={words} />
        <Told name={words.dane} fact={tls.dane} code={tls.daneCode} words={words} />
        <Told name={words.mtaSts} fact={tls.mtaSts} code={tls.mtaStsCode} words={words}>
          {policy !== null && (
            <>
              {' '}
              {words.mode[policy.mode]}: {policy.mx.join(', ')}. {words.fetched}{' '}
              {danishTime(policy.fetchedAt)}, {words.holdsTo} {danishTime(policy.expiresAt)}.
              {policy.kept && ` ${words.kept}`}
            </>
          )}
        </Told>
        <Told name={words.tlsRpt} fact={tls.tlsRpt.state} code={tls.tlsRpt.code} words={words} />
      </dl>
      <CertificateSources fact={certificate} texts={texts} />
      {tls.hosts.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.level[tls.level]}</p>
          {tls.hosts.map((host) => (
            <Host key={host.host} host={host} words={words} />
          ))}
        </>
      )}
    </details>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Told({
  name,
  fact,
  code,
  words,
  children,
}: {
  readonly name: string;
  readonly fact: Fact;
  readonly code: string | null;
  readonly words: Words;
  readonly children?: ComponentChildren;
}) {
  return (
    <Row name={name}>
      {words.fact[fact]}
      {code !== null && (
        <>
          . <Code code={code} />
        </>
      )}
      {children}
    </Row>
  );
}

/** "Nej" would say that there is none; what was not found was not found. */
function CertificateRow({
  fact: { state, code, source },
  words,
}: {
  readonly fact: CertificateFact;
  readonly words: Words;
}) {
  return (
    <Row name={words.certificate}>
      {words.found[state]}
      {source !== null && ` (${words.source[source]})`}
      {code !== null && (
        <>
          . <Code code={code} />
        </>
      )}
    </Row>
  );
}

/** What each place that was searched for certificates had to say. */
function CertificateSources({
  fact,
  texts,
}: {
  readonly fact: CertificateFact;
  readonly texts: Texts;
}) {
  const { evidence: words } = texts;
  return fact.sources.map(({ source, state, code, certificates }) => (
    <section class="mail-host" key={source}>
      <p class="mail-host-name">
        {words.certificate} <strong>{words.source[source]}</strong>: {words.found[state]}
        {code !== null && (
          <>
            . <Code code={code} />
          </>
        )}
      </p>
      {certificates.map((certificate) => (
        <CertificateFacts key={certificate.fingerprint} report={certificate} texts={texts} />
      ))}
    </section>
  ));
}

function Host({ host, words }: { readonly host: HostReport; readonly words: Words }) {
  const { certificate } = host;
  return (
    <section class="mail-host">
      <p class="mail-host-name">
        {words.host} <strong>{host.host}</strong> ({words.preference} {host.preference})
      </p>
      <dl>
        <Row name={words.addresses}>
          {host.addresses.length === 0 && words.noAddress}
          <ul>
            {host.addresses.map(({ address, code }) => (
              <li key={address}>
                {address}
                {code !== null && (
                  <>
                    : <Code code={code} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </Row>
        <Row name={words.startTls}>{words.fact[host.startTls]}</Row>
        <Row name={words.version}>{host.version ?? words.fact.unknown}</Row>
        <Row name={words.hostCertificate}>
          {certificate === null ? (
            words.notSeen
          ) : (
            <>
              {certificate.names.join(', ')}. {words.issuedBy} {certificate.issuer}.{' '}
              {words.validFrom} {dayOf(certificate.notBefore)} {words.to}{' '}
              {dayOf(certificate.notAfter)}.
            </>
          )}
        </Row>
        <Row name={words.chain}>{words.fact[host.chain]}</Row>
        <Row name={words.name}>{words.fact[host.name]}</Row>
        <Row name={words.dane}>{words.fact[host.dane]}</Row>
        <Row name={words.mtaSts}>{words.fact[host.mtaSts]}</Row>
        <Row name={words.smtpUtf8}>{words.fact[host.smtpUtf8]}</Row>
        <Row name={words.checkedAt}>{danishTime(host.checkedAt)}</Row>
        {host.code !== null && (
          <Row name={words.code}>
            <Code code={host.code} />
          </Row>
        )}
      </dl>
    </section>
  );
}

/** A stranger's certificate may give a date that is none. */
const dayOf = (iso: string): string => (Number.isNaN(Date.parse(iso)) ? iso : danishDate(iso));
