import type { Note } from '../advice/advise.ts';
import { CopyFromPage } from './CopyFromPage.tsx';
import { FromPage } from './FromPage.tsx';
import type { Texts } from './texts.ts';
import { Warning } from './Warning.tsx';

/** The notes that come with a text to copy: ids of the entries in src/content/texts/. */
export const notesWithText = [
  'tell-the-writer',
  'invite-the-partner',
  'say-only-what-is-needed',
] as const satisfies readonly Note[];

/** What to mind beside the channel, each with its text to copy when there is one. */
export function Notes({
  notes,
  texts,
}: {
  readonly notes: readonly Note[];
  readonly texts: Texts;
}) {
  return notes.map((note) => (
    <div key={note}>
      <Warning title={texts.note[note].title} text={texts.note[note].text} />
      {notesWithText.some((each) => each === note) && (
        <TextToCopy id={`tekst-${note}`} texts={texts} />
      )}
    </div>
  ));
}

/** A text of the page, folded away, with a button that copies it. */
export function TextToCopy({
  id,
  texts: { check },
}: {
  readonly id: string;
  readonly texts: Texts;
}) {
  return (
    <details>
      <summary>
        <FromPage as="span" id={id} part="title" />
      </summary>
      <FromPage id={id} part="text" />
      <div class="actions">
        <CopyFromPage id={id} words={check} />
      </div>
    </details>
  );
}
