import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

let firstOnPage = true;

/** The step's h1. Takes the focus when a step replaces another, so that a screen reader starts at the new question. */
export function StepHeading({
  children,
  class: className,
}: {
  readonly children: ComponentChildren;
  readonly class?: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (firstOnPage) {
      firstOnPage = false;
      return;
    }
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} class={className}>
      {children}
    </h1>
  );
}
