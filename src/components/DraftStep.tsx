import { useMemo, useState } from 'preact/hooks';
import { categories, identifierKinds } from '../classifier/types.ts';
import type { Kind } from '../classifier/types.ts';
import { textOf } from '../machines/checkMail.ts';
import type { CheckMailContext, CheckMailEvent } from '../machines/checkMail.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FindingList } from './FindingList.tsx';
import { listFindings, marksFor } from './findings.ts';
import { FromPage } from './FromPage.tsx';
import { HighlightedField } from './HighlightedField.tsx';
import { moved } from './marks.ts';
import { Picture } from './Picture.tsx';
import type { PictureName } from './Picture.tsx';
import { StepHeading } from './StepHeading.tsx';
import type { Texts } from './texts.ts';

/** Subject and body. */
export const fieldIds = ['emne', 'kladde'] as const;

export type Reading = 'empty' | 'reading' | 'read' | 'failed';

interface Props {
  readonly context: CheckMailContext;
  readonly reading: Reading;
  readonly texts: Texts;
  readonly send: (event: CheckMailEvent) => void;
  readonly onRestart: () => void;
}

/** Outcome shown beside the draft: which sentence from the page, which picture. */
function outcomeOf(
  { classification }: CheckMailContext,
  reading: Reading,
): { readonly id: string; readonly picture: PictureName } {
  if (reading === 'empty') return { id: 'svar-nothing-written', picture: 'blank' };
  if (reading === 'failed') return { id: 'svar-unchecked', picture: 'stop' };
  switch (classification?.verdict) {
    case 'ordinary-mail':
      return { id: 'svar-ordinary-mail', picture: 'postcard' };
    case 'ask':
      return { id: 'svar-ask', picture: 'question' };
    case 'secure':
      return { id: 'svar-secure', picture: 'envelope' };
    case undefined:
      return { id: 'svar-reading', picture: 'blank' };
  }
}

export function DraftStep({ context, reading, texts, send, onRestart }: Props) {
  const { draft, classification, classified, problem, dismissed } = context;
  const [selected, setSelected] = useState('');
  const outcome = outcomeOf(context, reading);
  const shown = reading === 'failed' ? null : classification;
  const marks = useMemo(
    () => (shown === null ? { subject: [], body: [] } : marksFor(classified, shown.findings)),
    [classified, shown],
  );
  // What stands beside the draft changes with the answer, not with each letter: left alone, it costs a keystroke nothing.
  const isShown = shown !== null && reading !== 'empty';
  const findings = useMemo(
    () =>
      isShown && (
        <FindingList
          found={listFindings(textOf(classified), shown)}
          dismissed={dismissed}
          texts={texts}
          onDismiss={(finding) => {
            send({ type: 'DISMISS', finding });
          }}
          onRestore={(finding) => {
            send({ type: 'RESTORE', finding });
          }}
          onRemove={(finding) => {
            send({ type: 'REMOVE', finding });
          }}
        />
      ),
    [isShown, classified, shown, dismissed, texts, send],
  );
  const verdict = shown?.verdict ?? (reading === 'failed' ? 'unchecked' : 'none');
  return (
    <form
      class="draft-step"
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: 'CONTINUE' });
      }}
    >
      {problem !== null && (
        <ErrorSummary
          title={texts.problem.title}
          message={texts.problem[problem]}
          field={fieldIds[1]}
        />
      )}
      <StepHeading>{texts.check.title}</StepHeading>
      <p class="lead">{texts.check.lead}</p>
      <div class="desk">
        <div class="desk-draft">
          <HighlightedField
            id={fieldIds[0]}
            label={texts.check.subject}
            value={draft.subject}
            marks={moved(marks.subject, classified.subject, draft.subject)}
            singleLine
            onInput={(subject) => {
              send({ type: 'DRAFT_CHANGED', draft: { ...draft, subject } });
            }}
            onSelect={setSelected}
          />
          <HighlightedField
            id={fieldIds[1]}
            label={texts.check.body}
            hint={texts.check.bodyHint}
            value={draft.body}
            marks={moved(marks.body, classified.body, draft.body)}
            invalid={problem !== null}
            onInput={(body) => {
              send({ type: 'DRAFT_CHANGED', draft: { ...draft, body } });
            }}
            onSelect={setSelected}
          />
        </div>
        <div class="desk-side">
          <section class={`verdict verdict-${verdict}`} aria-label={texts.check.verdictLabel}>
            <div role="status">
              <div class="verdict-words">
                <Picture name={outcome.picture} />
                <p class="verdict-title">
                  <FromPage as="span" id={outcome.id} part="title" />
                </p>
              </div>
              <FromPage class="verdict-summary" id={outcome.id} part="summary" />
            </div>
            {/* Not read aloud with each new answer; it stands before the button all the same. */}
            <FromPage class="verdict-more" id={outcome.id} part="body" />
            <div class="actions">
              <button type="submit" class="button">
                {shown?.verdict === 'ask' ? texts.check.nextQuestion : texts.check.next}
              </button>
              <button type="button" class="link-button" onClick={onRestart}>
                {texts.check.restart}
              </button>
            </div>
          </section>
          {findings}
          {reading !== 'empty' && (
            <AddFinding
              whole={textOf(draft)}
              selected={selected}
              texts={texts}
              onAdd={(kind, text) => {
                send({ type: 'ADD', finding: { kind, text } });
                setSelected('');
              }}
            />
          )}
        </div>
      </div>
    </form>
  );
}

const kindsToAdd: readonly Kind[] = [...new Set<Kind>([...categories, ...identifierKinds])];

/** Something the machine did not see: the person marks it, and the verdict follows. */
function AddFinding({
  whole,
  selected,
  texts,
  onAdd,
}: {
  readonly whole: string;
  readonly selected: string;
  readonly texts: Texts;
  readonly onAdd: (kind: Kind, text: string) => void;
}) {
  const [written, setWritten] = useState('');
  const [kind, setKind] = useState<Kind>('health');
  const [missing, setMissing] = useState(false);
  const text = written === '' ? selected.trim() : written.trim();
  const options = useMemo(
    () => kindsToAdd.map((one) => <option value={one}>{texts.kinds[one]}</option>),
    [texts],
  );
  const add = (): void => {
    if (text === '' || !whole.includes(text)) {
      setMissing(true);
      return;
    }
    setMissing(false);
    setWritten('');
    onAdd(kind, text);
  };
  return (
    <details class="add-finding">
      <summary>{texts.check.addTitle}</summary>
      <div class={`field${missing ? ' has-error' : ''}`}>
        <label for="mangler-tekst">{texts.check.addText}</label>
        <p class="hint" id="mangler-hint">
          {texts.check.addHint}
        </p>
        {missing && (
          <p class="field-error" id="mangler-fejl" role="alert">
            <span class="hidden-visually">{texts.problem.titlePrefix}</span>
            {texts.check.addMissing}
          </p>
        )}
        <input
          type="text"
          id="mangler-tekst"
          autocomplete="off"
          value={written === '' ? selected : written}
          aria-describedby={missing ? 'mangler-hint mangler-fejl' : 'mangler-hint'}
          aria-invalid={missing ? 'true' : undefined}
          onInput={({ currentTarget }) => {
            setWritten(currentTarget.value);
          }}
          onKeyDown={(event) => {
            // Enter here means "add", not "go on".
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
      </div>
      <div class="field">
        <label for="mangler-art">{texts.check.addKind}</label>
        <select
          id="mangler-art"
          value={kind}
          onChange={({ currentTarget }) => {
            setKind(currentTarget.value as Kind);
          }}
        >
          {options}
        </select>
      </div>
      <button type="button" class="button second small" onClick={add}>
        {texts.check.addButton}
      </button>
    </details>
  );
}
