import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Shows a copy of something that was rendered into the page at build time, so that no sentence has to live in the
 * island. `part` picks a piece of it; ids inside the copy are dropped, since the original keeps them.
 */
export function FromPage({
  id,
  part,
  as: Tag = 'div',
  class: className,
}: {
  readonly id: string;
  readonly part?: string;
  readonly as?: 'div' | 'span';
  readonly class?: string;
}) {
  const place = useRef<HTMLDivElement & HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const copy = pieceOfPage(id, part)?.cloneNode(true);
    if (!(copy instanceof Element)) {
      place.current?.replaceChildren();
      return;
    }
    for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
    place.current?.replaceChildren(...copy.childNodes);
  }, [id, part]);
  return <Tag ref={place} class={className} />;
}

/** The plain text of a piece of the page; empty when it is not there. */
export function textFromPage(id: string, part?: string): string {
  return pieceOfPage(id, part)?.textContent.trim().replace(/\s+/g, ' ') ?? '';
}

/**
 * What somebody wrote in a field before the page was ready. To be read before the first rendering, which empties it; empty
 * while the page is built.
 */
export function valueOfPage(id: string): string {
  if (typeof document === 'undefined') return '';
  const field = document.getElementById(id);
  return field instanceof HTMLTextAreaElement ? field.value : '';
}

function pieceOfPage(id: string, part?: string): Element | null {
  const whole = document.getElementById(id);
  return part === undefined ? whole : (whole?.querySelector(`[data-part="${part}"]`) ?? null);
}
