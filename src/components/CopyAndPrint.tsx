import { CopyButton } from './CopyButton.tsx';
import type { Texts } from './texts.ts';

/** What can be taken along of what stands above: its text on the clipboard, or the page on paper. */
export function CopyAndPrint({
  text,
  label,
  words,
}: {
  readonly text: () => string;
  readonly label: string;
  readonly words: Pick<Texts['check'], 'copied' | 'copyFailed' | 'print'>;
}) {
  return (
    <div class="actions">
      <CopyButton text={text} label={label} words={words} />
      <button
        type="button"
        class="button second small"
        onClick={() => {
          print();
        }}
      >
        {words.print}
      </button>
    </div>
  );
}
