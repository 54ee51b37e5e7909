import { useEffect, useState } from 'preact/hooks';
import { createActor } from 'xstate';
import { checkRecipient } from '../machines/checkRecipient.ts';
import { isAnswered } from '../machines/recipients.ts';
import { AddressField } from './AddressField.tsx';
import { lookUpThroughBroker } from './broker.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { valueOfPage } from './FromPage.tsx';
import { RecipientList } from './RecipientList.tsx';
import { recipientsProblem } from './RecipientsStep.tsx';
import { fill } from './texts.ts';
import type { Texts } from './texts.ts';
import { useErrorTitle } from './useErrorTitle.ts';
import { useActor } from './useActor.ts';

const fieldId = 'modtager';

export function CheckRecipient({
  texts,
  tunnelListMaxAgeDays,
}: {
  readonly texts: Texts;
  readonly tunnelListMaxAgeDays: number;
}) {
  const [{ context, value }, actor] = useActor(() =>
    createActor(checkRecipient.provide({ actors: { lookUp: lookUpThroughBroker } })),
  );
  const { text, recipients, problem } = context;
  const { recipient: words, check } = texts;
  const message = problem === null ? null : recipientsProblem({ to: text, cc: '', bcc: '' }, texts);
  const answered = recipients.filter(isAnswered).length;

  const [written] = useState(() => valueOfPage(fieldId));
  useEffect(() => {
    if (written !== '') actor.send({ type: 'CHANGED', text: written });
  }, [actor, written]);

  useErrorTitle(problem !== null, texts.problem.titlePrefix);

  return (
    <form
      class="recipients-step"
      onSubmit={(event) => {
        event.preventDefault();
        actor.send({ type: 'LOOK_UP' });
      }}
    >
      {message !== null && (
        <ErrorSummary title={texts.problem.title} message={message} field={fieldId} />
      )}
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <AddressField
        id={fieldId}
        label={words.field}
        hint={words.fieldHint}
        hintId="modtager-hint"
        rows={1}
        value={text}
        error={message}
        errorPrefix={texts.problem.titlePrefix}
        onInput={(written) => {
          actor.send({ type: 'CHANGED', text: written });
        }}
      />
      <p class="hint">{check.onlyDomain}</p>
      <div class="actions">
        {value === 'lookingUp' ? (
          <button
            type="button"
            class="button second"
            onClick={() => {
              actor.send({ type: 'CANCEL' });
            }}
          >
            {check.cancel}
          </button>
        ) : (
          <button type="submit" class="button">
            {value === 'lookedUp' ? check.again : words.button}
          </button>
        )}
      </div>
      <div role="status" class="soft lookup-progress">
        {value === 'lookingUp' && `${check.lookingUp} `}
        {value !== 'writing' &&
          fill(check.lookedUpCount, { done: answered, all: recipients.length })}
      </div>
      {value !== 'writing' && (
        <section aria-labelledby="svar-titel">
          <h2 id="svar-titel">{words.results}</h2>
          <RecipientList
            recipients={recipients}
            texts={texts}
            tunnelListMaxAgeDays={tunnelListMaxAgeDays}
          />
        </section>
      )}
    </form>
  );
}
