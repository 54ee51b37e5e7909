import type { Correction } from '../classifier/types.ts';
import type { Dismissed } from '../machines/checkMail.ts';
import { CopyButton } from './CopyButton.tsx';
import { shorten } from './findings.ts';
import type { FoundText } from './findings.ts';
import { FromPage } from './FromPage.tsx';
import { fill } from './texts.ts';
import type { Texts } from './texts.ts';
import { Warning } from './Warning.tsx';
import { wrongFindingReport } from './wrongFinding.ts';

interface Props {
  readonly found: {
    readonly sensitive: readonly FoundText[];
    readonly ordinary: readonly FoundText[];
  };
  readonly dismissed: readonly Dismissed[];
  readonly texts: Texts;
  readonly onDismiss: (finding: Dismissed) => void;
  readonly onRestore: (finding: Correction) => void;
  readonly onRemove: (finding: Correction) => void;
}

/** What was found, why it counts, and the person's last word on each. */
export function FindingList({ found, dismissed, texts, onDismiss, onRestore, onRemove }: Props) {
  const { check } = texts;
  const line = (finding: FoundText) => (
    <Found
      key={`${finding.kind} ${finding.text}`}
      finding={finding}
      texts={texts}
      onDrop={() => {
        const { kind, text, rules } = finding;
        if (finding.byUser) onRemove({ kind, text });
        else onDismiss({ kind, text, rules });
      }}
    />
  );
  return (
    <section class="findings" aria-labelledby="fund-titel">
      <h2 id="fund-titel">{check.findings}</h2>
      {found.sensitive.some((finding) => finding.inSubject) && (
        <Warning title={check.subjectWarningTitle} text={check.subjectWarning} />
      )}
      {[...found.sensitive, ...found.ordinary].some((finding) => finding.inFileName) && (
        <Warning title={check.fileWarningTitle} text={check.fileWarning} />
      )}
      {found.sensitive.length === 0 ? (
        <p class="soft">{check.noFindings}</p>
      ) : (
        <ul aria-label={check.sensitiveGroup}>{found.sensitive.map(line)}</ul>
      )}
      {found.ordinary.length > 0 && (
        <details>
          <summary>
            {check.ordinaryGroup} ({found.ordinary.length})
          </summary>
          <ul>{found.ordinary.map(line)}</ul>
        </details>
      )}
      {dismissed.length > 0 && (
        <>
          <h3>{check.dismissedTitle}</h3>
          <ul>
            {dismissed.map((finding) => (
              <SetAside
                key={`${finding.kind} ${finding.text}`}
                finding={finding}
                texts={texts}
                onRestore={() => {
                  onRestore(finding);
                }}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Found({
  finding,
  texts: { check, kinds, rules },
  onDrop,
}: {
  readonly finding: FoundText;
  readonly texts: Texts;
  readonly onDrop: () => void;
}) {
  const words = shorten(finding.text);
  return (
    <li class="finding">
      <p class="finding-head">
        <strong>{kinds[finding.about]}</strong> <q>{words}</q>
        {finding.count > 1 && (
          <span class="soft"> {fill(check.times, { count: finding.count })}</span>
        )}
      </p>
      {finding.byUser && <p class="hint">{check.addedByYou}</p>}
      <div class="finding-tools">
        <details>
          <summary>
            {check.why}
            <span class="hidden-visually"> {words}</span>
          </summary>
          <FromPage id={`fund-${finding.about}`} part="why" />
          {finding.rules.map((rule) => {
            const title = rules[rule];
            return title === undefined ? null : (
              <p key={rule}>
                {check.rule}:{' '}
                <a href={`/regler/#${rule}`} target="_blank" rel="noreferrer">
                  {title}
                  <span class="hidden-visually"> {check.newWindow}</span>
                </a>
              </p>
            );
          })}
        </details>
        <button
          type="button"
          class="link-button"
          aria-label={fill(finding.byUser ? check.removeNamed : check.dismissNamed, {
            what: words,
          })}
          onClick={onDrop}
        >
          {finding.byUser ? check.remove : check.dismiss}
        </button>
      </div>
    </li>
  );
}

/** What a person has called wrong: taken back with one press, or reported without a word of the draft. */
function SetAside({
  finding,
  texts: { check, kinds, engine },
  onRestore,
}: {
  readonly finding: Dismissed;
  readonly texts: Texts;
  readonly onRestore: () => void;
}) {
  const words = shorten(finding.text);
  const report = wrongFindingReport(finding, engine, check.report);
  return (
    <li class="finding dismissed">
      <p>
        {kinds[finding.kind]}: »{words}«
      </p>
      <div class="finding-tools">
        <details>
          <summary>
            {check.report.title}
            <span class="hidden-visually"> {words}</span>
          </summary>
          <p>{check.report.hint}</p>
          <pre class="report">{report}</pre>
          <CopyButton text={() => report} label={check.report.copy} words={check} />
        </details>
        <button
          type="button"
          class="link-button"
          aria-label={fill(check.restoreNamed, { what: words })}
          onClick={onRestore}
        >
          {check.restore}
        </button>
      </div>
    </li>
  );
}
