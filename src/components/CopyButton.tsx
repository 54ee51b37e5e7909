import { useState } from 'preact/hooks';
import type { Texts } from './texts.ts';

/** Puts a text on the clipboard and says so, or says how to do it by hand. */
export function CopyButton({
  text,
  label,
  words: { copied, copyFailed },
}: {
  readonly text: () => string;
  readonly label: string;
  readonly words: Pick<Texts['check'], 'copied' | 'copyFailed'>;
}) {
  const [message, setMessage] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(text()).then(
      () => {
        setMessage(copied);
      },
      () => {
        setMessage(copyFailed);
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
