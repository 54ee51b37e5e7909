import type { Choice, Correction } from '../classifier/types.ts';
import { shorten } from './findings.ts';
import type { FoundText } from './findings.ts';
import { fill } from './texts.ts';
import type { Texts } from './texts.ts';

const ways = ['place', 'own', 'keep'] as const;
type Way = (typeof ways)[number];

function wayOf(choice: Choice | undefined): Way {
  if (choice === undefined) return 'place';
  return choice.instead === null ? 'keep' : 'own';
}

/** For each found text, what the rewrite is to do with it. */
export function RewriteChoices({
  found,
  choices,
  texts,
  onChoose,
  onUnchoose,
}: {
  readonly found: readonly FoundText[];
  readonly choices: readonly Choice[];
  readonly texts: Texts;
  readonly onChoose: (choice: Choice) => void;
  readonly onUnchoose: (finding: Correction) => void;
}) {
  const words = texts.check.choices;
  return (
    <details class="choices">
      <summary>{words.title}</summary>
      <p class="hint">{words.hint}</p>
      <ul>
        {found.map((finding, index) => (
          <ChoiceFor
            key={`${finding.kind} ${finding.text}`}
            id={`valg-${index}`}
            finding={finding}
            choice={choices.find(
              ({ kind, text }) => kind === finding.kind && text === finding.text,
            )}
            texts={texts}
            onChoose={onChoose}
            onUnchoose={onUnchoose}
          />
        ))}
      </ul>
    </details>
  );
}

function ChoiceFor({
  id,
  finding: { kind, text, about },
  choice,
  texts,
  onChoose,
  onUnchoose,
}: {
  readonly id: string;
  readonly finding: FoundText;
  readonly choice: Choice | undefined;
  readonly texts: Texts;
  readonly onChoose: (choice: Choice) => void;
  readonly onUnchoose: (finding: Correction) => void;
}) {
  const words = texts.check.choices;
  const way = wayOf(choice);
  const ownId = `${id}-ord`;
  return (
    <li>
      <label for={id}>
        {texts.kinds[about]} <q>{shorten(text)}</q>
      </label>
      <select
        id={id}
        value={way}
        onChange={({ currentTarget: { value } }) => {
          const chosen = ways.find((one) => one === value);
          if (chosen === 'keep') onChoose({ kind, text, instead: null });
          else if (chosen === 'own') onChoose({ kind, text, instead: '' });
          else onUnchoose({ kind, text });
        }}
      >
        {ways.map((one) => (
          <option value={one}>{words[one]}</option>
        ))}
      </select>
      {way === 'own' && (
        <>
          <label for={ownId}>{fill(words.ownWords, { what: shorten(text) })}</label>
          <p class="hint" id={`${ownId}-hint`}>
            {words.ownHint}
          </p>
          <input
            type="text"
            id={ownId}
            autocomplete="off"
            aria-describedby={`${ownId}-hint`}
            value={choice?.instead ?? ''}
            onInput={({ currentTarget: { value } }) => {
              onChoose({ kind, text, instead: value });
            }}
          />
        </>
      )}
    </li>
  );
}
