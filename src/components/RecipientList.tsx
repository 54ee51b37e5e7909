import { isAnswered } from '../machines/recipients.ts';
import type { Recipient } from '../machines/recipients.ts';
import type { Report } from '../recipient/report.ts';
import { smtpUtf8Warning } from '../recipient/smtp-utf8.ts';
import { isMixed } from '../recipient/suspect.ts';
import { CertificateLine, certificateWord } from './CertificateLine.tsx';
import { CopyAndPrint } from './CopyAndPrint.tsx';
import { danishDate, danishTime } from './dates.ts';
import { Code, Evidence } from './Evidence.tsx';
import { FromPage, textFromPage } from './FromPage.tsx';
import { TextToCopy } from './Notes.tsx';
import { reasonOf } from './reasonOf.ts';
import { StatusSign } from './StatusSign.tsx';
import { fill, statusOf } from './texts.ts';
import type { Texts } from './texts.ts';
import { Warning } from './Warning.tsx';

/** Warnings that are said in another place of the row, in words of their own. */
const saidElsewhere: readonly string[] = ['cpr-in-address', 'tunnel-list-old', 'look-alike'];

/** One row a recipient, filled in as answers arrive: colour, word, sign, the reason, and the evidence for IT. */
export function RecipientList({
  recipients,
  texts,
  tunnelListMaxAgeDays,
  waiting = false,
  brief = false,
  heldBack = new Set(),
}: {
  /** Answers are still to come; without, what has none was stopped. */
  readonly waiting?: boolean;
  /** Colour and reason only: where the advice already says what to do. */
  readonly brief?: boolean;
  /** Domains that may be the wrong ones: what to do is said when somebody has looked. */
  readonly heldBack?: ReadonlySet<string>;
  readonly recipients: readonly Recipient[];
  readonly texts: Texts;
  readonly tunnelListMaxAgeDays: number;
}) {
  return (
    <ul class="recipients">
      {recipients.map((recipient) => (
        <li key={`${recipient.field} ${recipient.address ?? recipient.domain}`}>
          <p class="recipient-head">
            <span class="recipient-address">{recipient.shown}</span>
            <Sign recipient={recipient} waiting={waiting} texts={texts} />
          </p>
          {recipient.cprInAddress && <p class="warning">{texts.evidence.cprInAddress}</p>}
          {isAnswered(recipient) && (
            <>
              <FromPage id={`modtager-${reasonOf(recipient, texts.means)}`} part="summary" />
              {!brief && !heldBack.has(recipient.domain) && (
                <FromPage id={`modtager-${reasonOf(recipient, texts.means)}`} part="body" />
              )}
            </>
          )}
          {!brief && (
            <ReportRest
              recipient={recipient}
              texts={texts}
              tunnelListMaxAgeDays={tunnelListMaxAgeDays}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Sign({
  recipient,
  waiting,
  texts,
}: {
  readonly recipient: Recipient;
  readonly waiting: boolean;
  readonly texts: Texts;
}) {
  const { status } = texts;
  if (isAnswered(recipient)) {
    const seen = statusOf(recipient.report, texts);
    return <StatusSign status={seen} word={status[seen]} />;
  }
  return waiting ? (
    <StatusSign status="pending" word={status.pending} />
  ) : (
    <StatusSign status="unknown" word={status.stopped} />
  );
}

const day = 24 * 60 * 60 * 1000;

function ReportRest({
  recipient,
  texts,
  tunnelListMaxAgeDays: days,
}: {
  readonly recipient: Recipient;
  readonly texts: Texts;
  readonly tunnelListMaxAgeDays: number;
}) {
  const { report } = recipient;
  if (report === null) return null;
  const { listDate } = report.tunnel;
  const listIsOld =
    listDate !== null && Date.parse(report.checkedAt) - Date.parse(listDate) > days * day;
  return (
    <>
      <CertificateLine fact={report.certificate} texts={texts} />
      {listIsOld && (
        <p class="warning">{fill(texts.evidence.oldList, { date: danishDate(listDate), days })}</p>
      )}
      {warningsOf(recipient, report).map((code) => (
        <p class="warning" key={code}>
          <Code code={code} />
        </p>
      ))}
      <Evidence report={report} shown={recipient.shown} texts={texts} />
    </>
  );
}

/** The codes of what to mind: what the server warned of, and what only the page can see when it told the domain alone. */
function warningsOf({ address }: Recipient, report: Report): readonly string[] {
  const utf8 = report.status === 'internal' ? null : smtpUtf8Warning(address, report.tls);
  const codes = [...report.warnings, ...(utf8 === null ? [] : [utf8])].map(({ code }) => code);
  return [...new Set(codes)].filter((code) => !saidElsewhere.includes(code));
}

/** The rows as plain text, for a mail to a colleague or for the case. CPR numbers stay masked. */
export function listAsText(
  recipients: readonly Recipient[],
  summary: (recipient: Recipient) => string,
  texts: Texts,
): string {
  return recipients
    .map((recipient) => {
      const word = isAnswered(recipient)
        ? texts.status[statusOf(recipient.report, texts)]
        : texts.status.stopped;
      const when =
        recipient.report === null
          ? []
          : [`(${texts.evidence.checkedAt} ${danishTime(recipient.report.checkedAt)})`];
      const certificate = certificateWord(recipient.report?.certificate, texts);
      return [
        `${recipient.shown}: ${word}.`,
        ...(isAnswered(recipient) ? [summary(recipient)] : []),
        ...(certificate === null ? [] : [`${certificate}.`]),
        ...when,
      ].join(' ');
    })
    .join('\n');
}

/** What can be done with the rows once they are there: copy, print, split the mail, write to a partner who is red. */
export function AfterList({
  recipients,
  texts,
}: {
  readonly recipients: readonly Recipient[];
  readonly texts: Texts;
}) {
  const { check, note } = texts;
  const statuses = recipients.filter(isAnswered).map(({ report }) => statusOf(report, texts));
  return (
    <>
      {isMixed(statuses) && (
        <Warning title={note['split-the-mail'].title} text={note['split-the-mail'].text} />
      )}
      {statuses.includes('insecure') && <TextToCopy id="tekst-invite-the-partner" texts={texts} />}
      <CopyAndPrint
        text={() =>
          listAsText(
            recipients,
            (recipient) => textFromPage(`modtager-${reasonOf(recipient, texts.means)}`, 'summary'),
            texts,
          )
        }
        label={check.copyList}
        words={check}
      />
    </>
  );
}

/** How far a look-up is, seen and heard. */
export function Progress({
  recipients,
  waiting,
  texts: { check },
}: {
  readonly recipients: readonly Recipient[];
  readonly waiting: boolean;
  readonly texts: Texts;
}) {
  const done = recipients.filter(isAnswered).length;
  const all = recipients.length;
  return (
    <div class="lookup-progress">
      <div role="status" class="soft">
        {waiting && `${check.lookingUp} `}
        {fill(check.lookedUpCount, { done, all })}
      </div>
      {waiting && <progress value={done} max={all} aria-label={check.lookingUp} />}
    </div>
  );
}
