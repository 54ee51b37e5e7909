import { useEffect, useRef } from 'preact/hooks';

/** Above the title, even for one error; takes the focus so that it is read out. */
export function ErrorSummary({
  title,
  message,
  field,
  others = [],
}: {
  readonly title: string;
  readonly message: string;
  /** Id of the field to go to. */
  readonly field: string;
  /** More that is wrong, each with its field, in the order of the page. */
  readonly others?: readonly { readonly message: string; readonly field: string }[];
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [message]);
  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {[{ message, field }, ...others].map((error) => (
          <li key={error.field}>
            <a
              href={`#${error.field}`}
              onClick={(event) => {
                // The fragment belongs to the wizard's steps.
                event.preventDefault();
                document.getElementById(error.field)?.focus();
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
