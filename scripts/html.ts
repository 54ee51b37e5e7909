/** Reads the tags of built HTML. Enough for what Astro writes; no parser for HTML of unknown origin. */

export interface Tag {
  /** Lower case. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Raw text between `<script>` or `<style>` and its end tag; empty for other elements. */
  readonly text: string;
}

const tagOrComment =
  /<!--[\s\S]*?-->|<([a-z][^\s/>]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi;
const attribute = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

const references: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&#38;': '&',
  '&lt;': '<',
  '&gt;': '>',
};
const decode = (text: string): string =>
  text.replace(
    /&(?:amp|quot|lt|gt|#34|#38|#39);/g,
    (reference) => references[reference] ?? reference,
  );

const attributesOf = (source: string): ReadonlyMap<string, string> =>
  new Map(
    [...source.matchAll(attribute)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decode(double ?? single ?? bare ?? ''),
    ]),
  );

/** Start tags of a document in order, without those inside scripts, styles and comments. */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  tagOrComment.lastIndex = 0;
  for (let match = tagOrComment.exec(html); match !== null; match = tagOrComment.exec(html)) {
    const name = match[1]?.toLowerCase();
    if (name === undefined) continue;
    let text = '';
    if (name === 'script' || name === 'style' || name === 'textarea' || name === 'title') {
      const start = tagOrComment.lastIndex;
      const end = html.slice(start).search(new RegExp(`</${name}[\\s>]`, 'i'));
      text = end < 0 ? html.slice(start) : html.slice(start, start + end);
      tagOrComment.lastIndex = start + text.length;
    }
    tags.push({ name, attributes: attributesOf(match[2] ?? ''), text });
  }
  return tags;
}

/** Whether a script tag runs code (a data block, such as JSON, does not). */
export const runs = ({ name, attributes }: Tag): boolean =>
  name === 'script' &&
  /^(?:module|text\/javascript|application\/javascript)?$/.test(attributes.get('type') ?? '');
