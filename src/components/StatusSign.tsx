import type { Status } from '../recipient/report.ts';

const signs: Record<Status | 'pending', string> = {
  internal: 'M5 12.5L12 6l7 6.5V19H5z',
  secure: 'M5 12.5l4.5 4.5L19 7.5',
  insecure: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  unknown: 'M9 9.5c0-2 1.5-3 3-3s3 1 3 2.800c0 2.200-3 2.200-3 4.700M12 17v.5',
  pending: 'M7 12h.5M12 12h.5M17 12h.5',
};

/** Colour, word and sign together: none of them says it alone. */
export function StatusSign({
  status,
  word,
}: {
  readonly status: Status | 'pending';
  readonly word: string;
}) {
  return (
    <span class={`status status-${status}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={signs[status]} />
      </svg>
      {word}
    </span>
  );
}
