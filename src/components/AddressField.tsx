/** A line for addresses as in a mail program: Enter goes on, Shift+Enter gives a new line. */
export function AddressField({
  id,
  label,
  hint,
  hintId,
  rows,
  value,
  error,
  errorPrefix,
  onInput,
}: {
  readonly id: string;
  readonly label: string;
  /** The field's own hint, or the id of one that it shares with others. */
  readonly hint?: string;
  readonly hintId: string;
  readonly rows: number;
  readonly value: string;
  readonly error: string | null;
  readonly errorPrefix: string;
  readonly onInput: (text: string) => void;
}) {
  const errorId = `${id}-fejl`;
  return (
    <div class={`field${error === null ? '' : ' has-error'}`}>
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
      {error !== null && (
        <p class="field-error" id={errorId}>
          <span class="hidden-visually">{errorPrefix}</span>
          {error}
        </p>
      )}
      <textarea
        id={id}
        class="grows"
        rows={rows}
        spellcheck={false}
        autocomplete="off"
        value={value}
        aria-describedby={error === null ? hintId : `${hintId} ${errorId}`}
        aria-invalid={error === null ? undefined : 'true'}
        onInput={({ currentTarget }) => {
          onInput(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
    </div>
  );
}
