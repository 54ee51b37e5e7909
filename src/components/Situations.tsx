import { questionsFor, tellingAnswer } from '../advice/advise.ts';
import type { SituationAnswers, SituationQuestion } from '../advice/advise.ts';
import type { Channel, Policy } from '../advice/policy.ts';
import type { CheckMailEvent } from '../machines/checkMail.ts';
import { FromPage } from './FromPage.tsx';
import type { Texts } from './texts.ts';

/** What no draft and no look-up can tell, to tick; the advice above follows. */
export function Situations({
  policy,
  first,
  told,
  texts: { check, situation },
  send,
}: {
  readonly policy: Policy;
  readonly first: Channel;
  readonly told: SituationAnswers;
  readonly texts: Texts;
  readonly send: (event: CheckMailEvent) => void;
}) {
  return (
    <details class="situations">
      <summary>{check.situationTitle}</summary>
      <fieldset>
        <legend class="hint">{check.situationHint}</legend>
        {questionsFor(policy).map((question) => (
          <label class="choice" key={question}>
            <input
              type="checkbox"
              checked={told[question] !== undefined}
              onChange={() => {
                send({ type: 'TELL', situation: toggled(told, question) });
              }}
            />
            <span>{situation[question]}</span>
          </label>
        ))}
      </fieldset>
      <p role="status">
        {Object.keys(told).length > 0 && (
          <>
            {check.adviceNow} <FromPage as="span" id={`kanal-${first}`} part="action" />
          </>
        )}
      </p>
    </details>
  );
}

const toggled = (told: SituationAnswers, question: SituationQuestion): SituationAnswers => {
  const { [question]: before, ...others } = told;
  return before === undefined ? { ...told, [question]: tellingAnswer(question) } : others;
};
