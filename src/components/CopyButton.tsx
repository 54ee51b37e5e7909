import { useState } from 'preact/hooks';

/** Puts a text on the clipboard and says so, or says how to do it by hand. */
export function CopyButton({
  text,
  label,
  done,
  failed,
}: {
  readonly text: () => string;
  readonly label: string;
  readonly done: string;
  readonly failed: string;
}) {
  const [message, setMessage] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(text()).then(
      () => {
        setMessage(done);
      },
      () => {
        setMessage(failed);
      },
    );
  };
  return (
    <>
      <button type="button" class="button second small" onClick={copy}>
        {label}
      </button>
      <span role="status" class="soft">
        {message}
      </span>
    </>
  );
}
