import { CopyButton } from './CopyButton.tsx';
import type { Texts } from './texts.ts';

/** Copies the text to copy that stands under an id on this page, however often it is shown. */
export function CopyFromPage({
  id,
  words,
}: {
  readonly id: string;
  readonly words: Pick<Texts['check'], 'copyText' | 'copied' | 'copyFailed'>;
}) {
  return (
    <CopyButton
      text={() => document.querySelector(`#${id} pre`)?.textContent ?? ''}
      label={words.copyText}
      words={words}
    />
  );
}
