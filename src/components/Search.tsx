import { useEffect, useState } from 'preact/hooks';
import type { da } from '../content/da.ts';
import { fill } from './texts.ts';

interface Hit {
  readonly url: string;
  readonly meta: { readonly title?: string };
  readonly excerpt: string;
  readonly sub_results: readonly { readonly url: string; readonly title: string }[];
}

interface Pagefind {
  readonly search: (
    query: string,
  ) => Promise<{ readonly results: readonly { readonly data: () => Promise<Hit> }[] }>;
}

const mostHits = 20;

/** Loaded at the first search only: most visitors never search. */
async function search(query: string): Promise<readonly Hit[]> {
  // A variable, so that the bundler leaves the file that the build writes later alone.
  const index = '/pagefind/pagefind.js';
  const pagefind = (await import(/* @vite-ignore */ index)) as Pagefind;
  const { results } = await pagefind.search(query);
  return Promise.all(results.slice(0, mostHits).map((result) => result.data()));
}

type State =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'found'; readonly query: string; readonly hits: readonly Hit[] };

const queryInAddress = (): string =>
  new URLSearchParams(location.hash.slice(1)).get('q')?.trim() ?? '';

export function Search({ texts }: { readonly texts: typeof da.search }) {
  const [written, setWritten] = useState('');
  const [state, setState] = useState<State>({ kind: 'waiting' });

  useEffect(() => {
    const run = (): void => {
      const query = queryInAddress();
      if (query === '') {
        // What somebody has begun to write stays.
        setState({ kind: 'waiting' });
        return;
      }
      setWritten(query);
      search(query).then(
        (hits) => {
          setState({ kind: 'found', query, hits });
        },
        () => {
          setState({ kind: 'failed' });
        },
      );
    };
    run();
    addEventListener('hashchange', run);
    return () => {
      removeEventListener('hashchange', run);
    };
  }, []);

  return (
    <>
      <form
        role="search"
        class="search-form"
        onSubmit={(event) => {
          event.preventDefault();
          // In the fragment, which no server sees.
          location.hash = new URLSearchParams({ q: written.trim() }).toString();
        }}
      >
        <div class="field">
          <label for="soegeord">{texts.field}</label>
          <input
            type="search"
            id="soegeord"
            autocomplete="off"
            value={written}
            onInput={({ currentTarget }) => {
              setWritten(currentTarget.value);
            }}
          />
        </div>
        <button type="submit" class="button">
          {texts.button}
        </button>
      </form>
      <div role="status" class="search-status">
        {state.kind === 'failed' && <p class="field-error">{texts.failed}</p>}
        {state.kind === 'found' && (
          <p>
            {fill(
              state.hits.length === 0
                ? texts.none
                : state.hits.length === 1
                  ? texts.oneHit
                  : texts.hits,
              { count: state.hits.length, query: state.query },
            )}
          </p>
        )}
      </div>
      {state.kind === 'found' && (
        <ul class="guide-list search-hits">
          {state.hits.map((hit) => (
            <li key={hit.url}>
              <a href={hit.url}>{hit.meta.title ?? hit.url}</a>
              <p>
                {excerptPieces(hit.excerpt).map(({ text, marked }) =>
                  marked ? <mark>{text}</mark> : text,
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Pagefind's excerpt is HTML with <mark> as its only element; taken apart here, so that nothing is ever set as HTML. */
function excerptPieces(
  excerpt: string,
): readonly { readonly text: string; readonly marked: boolean }[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html');
  return [...parsed.body.childNodes].map((node) => ({
    text: node.textContent ?? '',
    marked: node.nodeName === 'MARK',
  }));
}
