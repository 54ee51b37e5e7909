import { isAnswered } from '../machines/recipients.ts';
import type { Recipient } from '../machines/recipients.ts';
import type { Fact, Report } from '../recipient/report.ts';
import { danishDate, danishTime } from './dates.ts';
import { FromPage } from './FromPage.tsx';
import { reasonOf } from './reasonOf.ts';
import { StatusSign } from './StatusSign.tsx';
import { fill, statusOf } from './texts.ts';
import type { Texts } from './texts.ts';

/** One row a recipient, filled in as answers arrive: colour, word, sign, the reason, and the evidence for IT. */
export function RecipientList({
  recipients,
  texts,
  tunnelListMaxAgeDays,
  brief = false,
}: {
  /** Colour and reason only: where the advice already says what to do. */
  readonly brief?: boolean;
  readonly recipients: readonly Recipient[];
  readonly texts: Texts;
  readonly tunnelListMaxAgeDays: number;
}) {
  return (
    <ul class="recipients">
      {recipients.map((recipient) => (
        <li key={`${recipient.field} ${recipient.shown}`}>
          <p class="recipient-head">
            <span class="recipient-address">{recipient.shown}</span>
            {isAnswered(recipient) ? (
              <StatusSign
                status={statusOf(recipient.report, texts)}
                word={texts.status[statusOf(recipient.report, texts)]}
              />
            ) : (
              <StatusSign status="pending" word={texts.status.pending} />
            )}
          </p>
          {recipient.cprInAddress && <p class="warning">{texts.evidence.cprInAddress}</p>}
          {isAnswered(recipient) && (
            <>
              <FromPage id={`modtager-${reasonOf(recipient, texts.means)}`} part="summary" />
              {!brief && (
                <FromPage id={`modtager-${reasonOf(recipient, texts.means)}`} part="body" />
              )}
            </>
          )}
          {recipient.report !== null && !brief && (
            <Evidence report={recipient.report} texts={texts} maxAgeDays={tunnelListMaxAgeDays} />
          )}
        </li>
      ))}
    </ul>
  );
}

const day = 24 * 60 * 60 * 1000;

function Evidence({
  report,
  texts: { evidence },
  maxAgeDays,
}: {
  readonly report: Report;
  readonly texts: Texts;
  readonly maxAgeDays: number;
}) {
  const { listDate } = report.tunnel;
  const listIsOld =
    listDate !== null && Date.parse(report.checkedAt) - Date.parse(listDate) > maxAgeDays * day;
  const fact = (value: Fact): string => evidence.fact[value];
  return (
    <>
      {listIsOld && (
        <p class="warning">
          {fill(evidence.oldList, { date: danishDate(listDate), days: maxAgeDays })}
        </p>
      )}
      <details class="evidence">
        <summary>
          {evidence.title}
          <span class="hidden-visually"> {report.domain}</span>
        </summary>
        <dl>
          <dt>{evidence.checkedAt}</dt>
          <dd>{danishTime(report.checkedAt)}</dd>
          {listDate !== null && (
            <>
              <dt>{evidence.tunnelList}</dt>
              <dd>{danishDate(listDate)}</dd>
            </>
          )}
          <dt>{evidence.dane}</dt>
          <dd>{fact(report.tls.dane)}</dd>
          <dt>{evidence.mtaSts}</dt>
          <dd>{fact(report.tls.mtaSts)}</dd>
        </dl>
        {report.tls.hosts.length === 0 ? (
          <p>{evidence.none}</p>
        ) : (
          <>
            <p>{evidence.level[report.tls.level]}</p>
            {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
            <div class="table-scroll" tabIndex={0} role="group" aria-label={evidence.title}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{evidence.host}</th>
                    <th scope="col">{evidence.version}</th>
                    <th scope="col">{evidence.chain}</th>
                    <th scope="col">{evidence.name}</th>
                    <th scope="col">{evidence.dane}</th>
                    <th scope="col">{evidence.code}</th>
                  </tr>
                </thead>
                <tbody>
                  {report.tls.hosts.map((host) => (
                    <tr key={host.host}>
                      <th scope="row">{host.host}</th>
                      <td>{host.version ?? fact(host.startTls)}</td>
                      <td>{fact(host.chain)}</td>
                      <td>{fact(host.name)}</td>
                      <td>{fact(host.dane)}</td>
                      <td>{host.code ?? ''}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </details>
    </>
  );
}
