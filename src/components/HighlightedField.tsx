import type { Span } from '../classifier/types.ts';

export interface Mark extends Span {
  /** `sensitive` decides the verdict; `ordinary` only tells whom it is about. */
  readonly weight: 'sensitive' | 'ordinary';
}

/**
 * A text field with the findings marked behind the letters. The copy behind the field carries the marks and gives the
 * field its height, so nothing has to be scrolled in step. The list of findings says the same to those who cannot see it.
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
        <div class="highlighted-copy" aria-hidden="true">
          {pieces(value, marks).map(({ text, weight }) =>
            weight === null ? text : <mark class={`mark-${weight}`}>{text}</mark>,
          )}
          {'\n'}
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
              singleLine ? currentTarget.value.replace(/\s*[\r\n]+\s*/g, ' ') : currentTarget.value,
            );
          }}
          onSelect={({ currentTarget: { value: text, selectionStart, selectionEnd } }) => {
            onSelect(text.slice(selectionStart, selectionEnd));
          }}
        />
      </div>
    </div>
  );
}

interface Piece {
  readonly text: string;
  readonly weight: Mark['weight'] | null;
}

/** The text cut at the marks, which are disjoint and in order; marks of an older, longer text are cut off. */
export function pieces(text: string, marks: readonly Mark[]): readonly Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const { start, end, weight } of marks) {
    if (start < at || end > text.length) continue;
    if (start > at) cut.push({ text: text.slice(at, start), weight: null });
    cut.push({ text: text.slice(start, end), weight });
    at = end;
  }
  if (at < text.length) cut.push({ text: text.slice(at), weight: null });
  return cut;
}
