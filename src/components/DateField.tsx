import { dateParts } from './readDate.ts';
import type { DatePart, WrittenDate } from './readDate.ts';

/** A date in three fields, as people know it by heart (GOV.UK Design System, "Date input"). */
export function DateField({
  id,
  legend,
  hint,
  labels,
  value,
  error,
  errorPrefix,
  partsAtFault,
  onInput,
}: {
  /** Each part's field has this id and its own name: `bestilt-day`. */
  readonly id: string;
  readonly legend: string;
  readonly hint: string;
  readonly labels: Readonly<Record<DatePart, string>>;
  readonly value: WrittenDate;
  readonly error: string | null;
  readonly errorPrefix: string;
  readonly partsAtFault: readonly DatePart[];
  readonly onInput: (part: DatePart, text: string) => void;
}) {
  const described = error === null ? `${id}-hint` : `${id}-hint ${id}-fejl`;
  return (
    <fieldset class="date-field" aria-describedby={described}>
      <legend>{legend}</legend>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {error !== null && (
        <p class="field-error" id={`${id}-fejl`}>
          <span class="hidden-visually">{errorPrefix}</span>
          {error}
        </p>
      )}
      <div class="date-parts">
        {dateParts.map((part) => (
          <div key={part} class={`date-${part}${partsAtFault.includes(part) ? ' has-error' : ''}`}>
            <label for={`${id}-${part}`}>{labels[part]}</label>
            <input
              type="text"
              inputMode="numeric"
              autocomplete="off"
              id={`${id}-${part}`}
              value={value[part]}
              aria-invalid={partsAtFault.includes(part) ? 'true' : undefined}
              onInput={({ currentTarget }) => {
                onInput(part, currentTarget.value);
              }}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
