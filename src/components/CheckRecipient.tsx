import { useEffect, useState } from 'preact/hooks';
import { createActor } from 'xstate';
import { checkRecipient, odditiesOf, readIn } from '../machines/checkRecipient.ts';
import { parseRecipientList } from '../recipient/address.ts';
import type { Asking } from '../recipient/question.ts';
import type { KnownDomains } from '../recipient/suspect.ts';
import { AddressField } from './AddressField.tsx';
import { CertificateDrop } from './CertificateDrop.tsx';
import { lookUpThroughBroker } from './broker.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { valueOfPage } from './FromPage.tsx';
import { AfterList, Progress, RecipientList } from './RecipientList.tsx';
import { recipientsProblem } from './RecipientsStep.tsx';
import { RightRecipientBox } from './RightRecipient.tsx';
import type { Texts } from './texts.ts';
import { useErrorTitle } from './useErrorTitle.ts';
import { useActor } from './useActor.ts';

const fieldId = 'modtager';

export function CheckRecipient({
  known,
  asking,
  texts,
  tunnelListMaxAgeDays,
}: {
  readonly known: KnownDomains;
  readonly asking: Asking;
  readonly texts: Texts;
  readonly tunnelListMaxAgeDays: number;
}) {
  const [{ context, value }, actor] = useActor(() =>
    createActor(checkRecipient.provide({ actors: { lookUp: lookUpThroughBroker } }), {
      input: { known, asking },
    }),
  );
  const { text, recipients, problem, rightRecipient } = context;
  const { recipient: words, check } = texts;
  const message = problem === null ? null : recipientsProblem(readIn(context), texts);
  const odd = value === 'writing' ? [] : odditiesOf(context);
  const heldBack =
    rightRecipient === 'right'
      ? []
      : odd.flatMap((each) => (each.code === 'many-open' ? [] : [each.domain]));

  const [written] = useState(() => valueOfPage(fieldId));
  useEffect(() => {
    if (written !== '') actor.send({ type: 'CHANGED', text: written });
  }, [actor, written]);

  useErrorTitle(problem !== null, texts.problem.titlePrefix);

  return (
    <>
      <form
        class="recipients-step"
        onSubmit={(event) => {
          event.preventDefault();
          actor.send({ type: value === 'lookedUp' ? 'LOOK_AGAIN' : 'LOOK_UP' });
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
        <p class="hint">{check.sent[asking]}</p>
        <div class="actions">
          {value === 'lookingUp' ? (
            // Keys, because one button that turned into the other under the finger would submit the form at once.
            <button
              key="stop"
              type="button"
              class="button second"
              onClick={() => {
                actor.send({ type: 'CANCEL' });
              }}
            >
              {check.cancel}
            </button>
          ) : (
            <button key="go" type="submit" class="button">
              {value === 'lookedUp' ? check.again : words.button}
            </button>
          )}
        </div>
        {value !== 'writing' && (
          <>
            <Progress recipients={recipients} waiting={value === 'lookingUp'} texts={texts} />
            {odd.length > 0 && (
              <RightRecipientBox
                suspicions={odd}
                judgement={rightRecipient}
                texts={texts}
                onJudge={(judgement) => {
                  actor.send({ type: 'JUDGE', rightRecipient: judgement });
                }}
              />
            )}
            <section aria-labelledby="svar-titel">
              <h2 id="svar-titel">{words.results}</h2>
              <RecipientList
                recipients={recipients}
                texts={texts}
                tunnelListMaxAgeDays={tunnelListMaxAgeDays}
                waiting={value === 'lookingUp'}
                heldBack={new Set(heldBack)}
              />
              {value === 'lookedUp' && <AfterList recipients={recipients} texts={texts} />}
            </section>
          </>
        )}
      </form>
      <CertificateDrop address={onlyAddress(text)} texts={texts} />
    </>
  );
}

/** The address that a certificate should be for: the one that is written, when it is one. */
function onlyAddress(text: string): string | null {
  const entries = parseRecipientList(text);
  const [only] = entries;
  return entries.length === 1 && only?.ok === true ? only.address : null;
}
