import { lookUpsOf, readRecipients, recipientFields } from '../machines/recipients.ts';
import type { ReadRecipients, RecipientField } from '../machines/recipients.ts';
import type { CheckMailContext, CheckMailEvent } from '../machines/checkMail.ts';
import { AddressField } from './AddressField.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { AfterList, Progress, RecipientList } from './RecipientList.tsx';
import { StepHeading } from './StepHeading.tsx';
import { fill } from './texts.ts';
import type { Texts } from './texts.ts';

export type LookUpPhase = 'writing' | 'lookingUp' | 'lookedUp';

/** The sentence for what is wrong with the recipients as written; null when nothing is. */
export function recipientsProblem(
  { bad, problem, recipients }: ReadRecipients,
  texts: Texts,
): string | null {
  if (problem === null) return null;
  return fill(texts.problem[problem], {
    bad: bad
      .slice(0, 3)
      .map((one) => (one.length > 60 ? `${one.slice(0, 59)}…` : one))
      .join('; '),
    count: lookUpsOf(recipients).length,
  });
}

/** The field to mend: the first with something unreadable in it, else the first of all. */
function firstBadField(context: CheckMailContext): RecipientField {
  const only = (field: RecipientField) => ({
    ...{ to: '', cc: '', bcc: '' },
    [field]: context.fields[field],
  });
  return (
    recipientFields.find((field) => readRecipients(only(field), context).bad.length > 0) ?? 'to'
  );
}

export function RecipientsStep({
  context,
  phase,
  texts,
  tunnelListMaxAgeDays,
  send,
  onBack,
}: {
  readonly context: CheckMailContext;
  readonly phase: LookUpPhase;
  readonly texts: Texts;
  readonly tunnelListMaxAgeDays: number;
  readonly send: (event: CheckMailEvent) => void;
  readonly onBack: () => void;
}) {
  const { asking, fields, problem, recipients } = context;
  const { check } = texts;
  const message =
    problem === null ? null : recipientsProblem(readRecipients(fields, context), texts);
  const fieldAtFault = message === null ? null : firstBadField(context);
  return (
    <form
      class="recipients-step"
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: phase === 'lookedUp' ? 'CONTINUE' : 'LOOK_UP' });
      }}
    >
      <button type="button" class="back" onClick={onBack}>
        {texts.site.back}
      </button>
      {message !== null && (
        <ErrorSummary
          title={texts.problem.title}
          message={message}
          field={`modtagere-${fieldAtFault ?? 'to'}`}
        />
      )}
      <StepHeading>{check.recipients}</StepHeading>
      <p class="hint" id="modtagere-hint">
        {check.recipientsHint}
      </p>
      {recipientFields.map((field) => (
        <AddressField
          key={field}
          id={`modtagere-${field}`}
          label={check.fields[field]}
          hintId="modtagere-hint"
          rows={field === 'to' ? 2 : 1}
          value={fields[field]}
          error={field === fieldAtFault ? message : null}
          errorPrefix={texts.problem.titlePrefix}
          onInput={(text) => {
            send({ type: 'RECIPIENTS_CHANGED', field, text });
          }}
        />
      ))}
      <p class="hint">{check.sent[asking]}</p>
      {phase !== 'writing' && (
        <>
          <Progress recipients={recipients} waiting={phase === 'lookingUp'} texts={texts} />
          <RecipientList
            recipients={recipients}
            texts={texts}
            tunnelListMaxAgeDays={tunnelListMaxAgeDays}
            waiting={phase === 'lookingUp'}
          />
        </>
      )}
      {phase === 'lookedUp' && <AfterList recipients={recipients} texts={texts} />}
      <div class="actions">
        {phase === 'writing' && (
          <>
            <button type="submit" class="button">
              {check.lookUp}
            </button>
            <button
              type="button"
              class="link-button"
              onClick={() => {
                send({ type: 'SKIP_RECIPIENTS' });
              }}
            >
              {check.skip}
            </button>
          </>
        )}
        {phase === 'lookingUp' && (
          <button
            type="button"
            class="button second"
            onClick={() => {
              send({ type: 'CANCEL' });
            }}
          >
            {check.cancel}
          </button>
        )}
        {phase === 'lookedUp' && (
          <>
            <button type="submit" class="button">
              {check.toAdvice}
            </button>
            <button
              type="button"
              class="link-button"
              onClick={() => {
                send({ type: 'LOOK_AGAIN' });
              }}
            >
              {check.again}
            </button>
          </>
        )}
      </div>
    </form>
  );
}
