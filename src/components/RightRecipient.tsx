import { useState } from 'preact/hooks';
import { shownDomain } from '../recipient/suspect.ts';
import type { Suspicion } from '../recipient/suspect.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { StepHeading } from './StepHeading.tsx';
import { fill } from './texts.ts';
import type { Texts } from './texts.ts';
import { Warning } from './Warning.tsx';

type Judgement = 'right' | 'doubtful';
const judgements: readonly Judgement[] = ['right', 'doubtful'];

/** As people see it, and as machines do where the two differ: letters of other scripts are the trick. */
const bothWays = (domain: string): string => {
  const shown = shownDomain(domain);
  return shown === domain ? domain : `${shown} (${domain})`;
};

function sentenceOf(suspicion: Suspicion, { rightRecipient: { odd } }: Texts): string {
  switch (suspicion.code) {
    case 'look-alike':
      return fill(odd['look-alike'], {
        domain: bothWays(suspicion.domain),
        of: bothWays(suspicion.of),
      });
    case 'many-open':
      return fill(odd['many-open'], { count: suspicion.count });
    default:
      return fill(odd[suspicion.code], { domain: bothWays(suspicion.domain) });
  }
}

function Oddities({
  suspicions,
  texts,
}: {
  readonly suspicions: readonly Suspicion[];
  readonly texts: Texts;
}) {
  return (
    <ul class="oddities">
      {suspicions.map((suspicion) => {
        const sentence = sentenceOf(suspicion, texts);
        return <li key={sentence}>{sentence}</li>;
      })}
    </ul>
  );
}

/** The step before the advice, when something is odd. Nothing is chosen beforehand. */
export function RightRecipientStep({
  suspicions,
  previous,
  hasError,
  texts,
  onJudge,
  onNothing,
  onBack,
}: {
  readonly suspicions: readonly Suspicion[];
  readonly previous: Judgement | null;
  readonly hasError: boolean;
  readonly texts: Texts;
  readonly onJudge: (judgement: Judgement) => void;
  readonly onNothing: () => void;
  readonly onBack: () => void;
}) {
  const [chosen, setChosen] = useState(previous);
  const { rightRecipient: words, problem, check } = texts;
  return (
    <form
      class="question-step"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === null) onNothing();
        else onJudge(chosen);
      }}
    >
      <button type="button" class="back" onClick={onBack}>
        {texts.site.back}
      </button>
      {hasError && (
        <ErrorSummary
          title={problem.title}
          message={problem['no-answer']}
          field="rigtig-modtager-right"
        />
      )}
      <fieldset class={hasError ? 'has-error' : ''} aria-describedby="rigtig-modtager-hjaelp">
        <legend class="question-legend">
          <StepHeading>{words.title}</StepHeading>
        </legend>
        <div id="rigtig-modtager-hjaelp">
          <Oddities suspicions={suspicions} texts={texts} />
          <p class="hint">{words.hint}</p>
        </div>
        {hasError && (
          <p class="field-error">
            <span class="hidden-visually">{problem.titlePrefix}</span>
            {problem['no-answer']}
          </p>
        )}
        {judgements.map((judgement) => (
          <label class="choice" key={judgement}>
            <input
              type="radio"
              name="rigtig-modtager"
              id={`rigtig-modtager-${judgement}`}
              checked={chosen === judgement}
              onChange={() => {
                setChosen(judgement);
              }}
            />
            <span>{words.options[judgement]}</span>
          </label>
        ))}
      </fieldset>
      <div class="actions">
        <button type="submit" class="button">
          {check.answer}
        </button>
      </div>
    </form>
  );
}

/** The same question above a list of answers. What to do about the odd ones waits for the answer. */
export function RightRecipientBox({
  suspicions,
  judgement,
  texts,
  onJudge,
}: {
  readonly suspicions: readonly Suspicion[];
  readonly judgement: Judgement | null;
  readonly texts: Texts;
  readonly onJudge: (judgement: Judgement) => void;
}) {
  const { rightRecipient: words, note } = texts;
  return (
    <section class="right-recipient" aria-labelledby="rigtig-modtager">
      <h2 id="rigtig-modtager">{words.title}</h2>
      <Oddities suspicions={suspicions} texts={texts} />
      <p class="hint">{words.hint}</p>
      <div class="actions">
        {judgements.map((each) => (
          <button
            key={each}
            type="button"
            class="button second small"
            aria-pressed={judgement === each}
            onClick={() => {
              onJudge(each);
            }}
          >
            {words.options[each]}
          </button>
        ))}
      </div>
      <div role="status">
        {judgement === 'doubtful' && (
          <Warning
            title={note['check-the-recipient'].title}
            text={note['check-the-recipient'].text}
          />
        )}
        {judgement === 'right' && <p class="soft">{words.noted}</p>}
      </div>
    </section>
  );
}
