import type { da } from '../content/da.ts';
import { CopyButton } from './CopyButton.tsx';

/** Copies the text to copy that stands under an id on this page, however often it is shown. */
export function CopyFromPage({
  id,
  words,
}: {
  readonly id: string;
  readonly words: Pick<typeof da.check, 'copyText' | 'copied' | 'copyFailed'>;
}) {
  return (
    <CopyButton
      text={() => document.querySelector(`#${id} pre`)?.textContent ?? ''}
      label={words.copyText}
      done={words.copied}
      failed={words.copyFailed}
    />
  );
}
