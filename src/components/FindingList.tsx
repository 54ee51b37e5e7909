import type { Correction } from '../classifier/types.ts';
import { shorten } from './findings.ts';
import type { FoundText } from './findings.ts';
import { FromPage } from './FromPage.tsx';
import { fill } from './texts.ts';
import type { Texts } from './texts.ts';
import { Warning } from './Warning.tsx';

interface Props {
  readonly found: {
    readonly sensitive: readonly FoundText[];
    readonly ordinary: readonly FoundText[];
  };
  readonly dismissed: readonly Correction[];
  readonly texts: Texts;
  readonly onDismiss: (finding: Correction) => void;
  readonly onRestore: (finding: Correction) => void;
  readonly onRemove: (finding: Correction) => void;
}

/** What was found, why it counts, and the person's last word on each. */
export function FindingList({ found, dismissed, texts, onDismiss, onRestore, onRemove }: Props) {
  const { check, kinds } = texts;
  const line = (finding: FoundText) => (
    <Found
      key={`${finding.kind} ${finding.text}`}
      finding={finding}
      texts={texts}
      onDrop={() => {
        const { kind, text } = finding;
        (finding.byUser ? onRemove : onDismiss)({ kind, text });
      }}
    />
  );
  return (
    <section class="findings" aria-labelledby="fund-titel">
      <h2 id="fund-titel">{check.findings}</h2>
      {found.sensitive.some((finding) => finding.inSubject) && (
        <Warning title={check.subjectWarningTitle} text={check.subjectWarning} />
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
              <li key={`${finding.kind} ${finding.text}`} class="finding dismissed">
                <span>
                  {kinds[finding.kind]}: »{shorten(finding.text)}«
                </span>
                <button
                  type="button"
                  class="link-button"
                  aria-label={fill(check.restoreNamed, { what: shorten(finding.text) })}
                  onClick={() => {
                    onRestore(finding);
                  }}
                >
                  {check.restore}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Found({
  finding,
  texts: { check, kinds },
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
