/** The verdict as a picture: always beside words that say the same, therefore hidden from screen readers. */
export type PictureName = 'postcard' | 'envelope' | 'question' | 'stop' | 'house' | 'blank';

const stamp = (
  <g>
    <rect x="92" y="16" width="18" height="22" rx="1" class="pic-stamp" />
    <path d="M96 30l5-7 5 7z" class="pic-stamp-mark" />
  </g>
);

const shapes: Record<PictureName, preact.JSX.Element> = {
  postcard: (
    <g>
      <rect x="6" y="8" width="112" height="72" rx="4" class="pic-paper" />
      <path d="M62 18v52" class="pic-line" />
      <path d="M16 24h36M16 34h32M16 44h36M16 54h22M72 50h36M72 60h28" class="pic-ink" />
      {stamp}
    </g>
  ),
  envelope: (
    <g>
      <rect x="6" y="8" width="112" height="72" rx="4" class="pic-paper" />
      <path d="M8 11l54 40 54-40" class="pic-ink" />
      <path d="M8 78l40-36M116 78L76 42" class="pic-line" />
      <circle cx="62" cy="52" r="13" class="pic-seal" />
      <path d="M56 52l4.5 4.5L69 48" class="pic-seal-mark" />
    </g>
  ),
  question: (
    <g>
      <rect x="6" y="8" width="112" height="72" rx="4" class="pic-paper" />
      <path d="M8 11l54 40 54-40" class="pic-ink" />
      <path
        d="M54 40c0-5 4-8 8-8s8 3 8 7c0 6-8 6-8 12M62 58v1"
        class="pic-mark"
        stroke-linecap="round"
      />
    </g>
  ),
  stop: (
    <g>
      <rect x="6" y="8" width="112" height="72" rx="4" class="pic-paper" />
      <path d="M16 24h36M16 34h32M16 44h36M72 50h36M72 60h28" class="pic-ink" />
      <circle cx="62" cy="44" r="26" class="pic-stop" />
      <path d="M53 35l18 18M71 35L53 53" class="pic-seal-mark" />
    </g>
  ),
  house: (
    <g>
      <path d="M62 6L12 40v40h100V40z" class="pic-paper" />
      <path d="M6 44L62 6l56 38" class="pic-ink" />
      <rect x="40" y="46" width="44" height="28" rx="2" class="pic-paper" />
      <path d="M41 48l21 15 21-15" class="pic-ink" />
    </g>
  ),
  blank: (
    <g>
      <rect x="6" y="8" width="112" height="72" rx="4" class="pic-paper pic-dashed" />
    </g>
  ),
};

export function Picture({ name }: { readonly name: PictureName }) {
  return (
    <svg class="picture" viewBox="0 0 124 88" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
}
