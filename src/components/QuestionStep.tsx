import { useState } from 'preact/hooks';
import type { Answer, QuestionId } from '../classifier/types.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FromPage, textFromPage } from './FromPage.tsx';
import { StepHeading } from './StepHeading.tsx';
import type { Texts } from './texts.ts';

const options: readonly Answer[] = ['yes', 'no', 'unsure'];

/** The one question that settles the verdict; nothing is chosen beforehand and choosing does not move on by itself. */
export function QuestionStep({
  question,
  previous,
  about,
  hasError,
  texts,
  onAnswer,
  onNothing,
  onBack,
}: {
  readonly question: QuestionId;
  readonly previous: Answer | undefined;
  /** The words in the draft that the question is about. */
  readonly about: readonly string[];
  readonly hasError: boolean;
  readonly texts: Texts;
  readonly onAnswer: (answer: Answer) => void;
  readonly onNothing: () => void;
  readonly onBack: () => void;
}) {
  const [chosen, setChosen] = useState<Answer | undefined>(previous);
  const place = `spoergsmaal-${question}`;
  const message = hasError ? textFromPage(place, 'error') : '';
  return (
    <form
      class="question-step"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === undefined) onNothing();
        else onAnswer(chosen);
      }}
    >
      <button type="button" class="back" onClick={onBack}>
        {texts.site.back}
      </button>
      {hasError && <ErrorSummary title={texts.problem.title} message={message} field="svar-yes" />}
      <fieldset class={hasError ? 'has-error' : ''} aria-describedby="svar-hjaelp">
        <legend class="question-legend">
          <StepHeading>
            <FromPage as="span" id={place} part="title" />
          </StepHeading>
        </legend>
        <div id="svar-hjaelp">
          {about.length > 0 && (
            <ul class="chips" aria-label={texts.check.findings}>
              {about.map((words) => (
                <li key={words}>
                  <q>{words}</q>
                </li>
              ))}
            </ul>
          )}
          <FromPage class="hint" id={place} part="hint" />
          <FromPage id={place} part="body" />
        </div>
        {hasError && (
          <p class="field-error">
            <span class="hidden-visually">{texts.problem.titlePrefix}</span>
            {message}
          </p>
        )}
        {options.map((option) => (
          <label class="choice" key={option}>
            <input
              type="radio"
              name="svar"
              id={`svar-${option}`}
              value={option}
              checked={chosen === option}
              onChange={() => {
                setChosen(option);
              }}
            />
            <FromPage as="span" id={place} part={`option-${option}`} />
          </label>
        ))}
      </fieldset>
      <div class="actions">
        <button type="submit" class="button">
          {texts.check.answer}
        </button>
      </div>
    </form>
  );
}
