import { useMemo } from 'preact/hooks';
import { lines } from './marks.ts';
import type { Mark, Piece } from './marks.ts';

/**
 * A text field with the findings marked behind the letters. The copy behind the field carries the marks and gives the
 * field its height, so nothing has to be scrolled in step. The list of findings says the same to those who cannot see it.
 * Each line of the copy is a box of its own: what is typed in one of them leaves the others as they are.
 */
export function HighlightedField({
  id,
  label,
  hint,
  value,
  marks,
  singleLine = false,
  invalid = false,
  onInput,
  onSelect,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly marks: readonly Mark[];
  readonly singleLine?: boolean;
  readonly invalid?: boolean;
  readonly onInput: (value: string) => void;
  readonly onSelect: (selected: string) => void;
}) {
  return (
    <div class={`field${invalid ? ' has-error' : ''}`}>
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class={`highlighted${singleLine ? ' single-line' : ''}`}>
        <div class="highlighted-paper">
          <div class="highlighted-copy" aria-hidden="true">
            {lines(value, marks).map((pieces) => (
              <Line pieces={pieces} />
            ))}
          </div>
          <textarea
            id={id}
            rows={singleLine ? 1 : 10}
            value={value}
            spellcheck={false}
            autocomplete="off"
            aria-describedby={hint === undefined ? undefined : `${id}-hint`}
            aria-invalid={invalid ? 'true' : undefined}
            onInput={({ currentTarget }) => {
              onInput(
                singleLine
                  ? currentTarget.value.replace(/\s*[\r\n]+\s*/g, ' ')
                  : currentTarget.value,
              );
            }}
            onSelect={({ currentTarget: { value: text, selectionStart, selectionEnd } }) => {
              onSelect(text.slice(selectionStart, selectionEnd));
            }}
          />
        </div>
      </div>
    </div>
  );
}

/** A line that says what it said is not made again. */
function Line({ pieces }: { readonly pieces: readonly Piece[] }) {
  return useMemo(
    () => (
      <div>
        {pieces.map(({ text, weight }) =>
          weight === null ? text : <mark class={`mark-${weight}`}>{text}</mark>,
        )}
        {'\n'}
      </div>
    ),
    [pieces.map(({ text, weight }) => `${weight ?? ''} ${text}`).join('\n')],
  );
}
