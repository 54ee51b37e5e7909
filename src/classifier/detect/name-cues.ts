import { unlisted } from './name-book.ts';
import { isAddressed, isSlashed, type Reader, startsLine } from './name-reader.ts';
import { nameWords } from './name-words.ts';
import { nth } from '../nth.ts';
import type { Token } from '../tokens.ts';

/** How surely something before a token announces a person. */
export type NameCue = 'none' | 'greeting' | 'sign-off' | 'title' | 'field';

const comma = 0x2c;

export function cueAt(reader: Reader, index: number): NameCue {
  const { text, tokens, parts } = reader;
  const token = tokens[index];
  const before = nth(tokens, index - 1);
  if (token === undefined) return 'none';
  const { plain } = text;
  if (isSlashed(plain, token.start)) return 'sign-off';
  if (startsLine(plain, token.start)) {
    const kind = parts[index]?.kind;
    if (before !== undefined && nth(parts, index - 1)?.kind === 'sign-off' && kind === 'signature')
      return 'sign-off';
    if (kind === 'signature' && nth(parts, index - 1)?.kind === 'body') return 'sign-off';
  }
  if (before === undefined) return 'none';
  // Most words announce nobody, and few names follow a comma.
  if (
    !nameWords.announces(before.word) &&
    plain.charCodeAt(before.end) !== comma &&
    parts[index]?.kind !== 'header'
  )
    return 'none';
  const gap = plain.slice(before.end, Math.min(token.start, before.end + 4));
  if (parts[index]?.kind === 'header' && /^ ?: ?["<]?$/.test(gap)) {
    if (/^(?:fra|til|from|to|cc|bcc|kopi)$/.test(before.key)) return 'field';
  }
  // "Hej, Peter har ringet" greets nobody by name.
  if (nameWords.greeting(before.word) && /^[ ,]{1,2}$/.test(gap))
    if (!gap.includes(',') || endsItem(reader, index)) return 'greeting';
  if (nameWords.signOff(before.word) && /^[ ,.:\n]{1,3}$/.test(gap)) return 'sign-off';
  // "Klap fra\nSigne", "mange hilsner fra Signe"
  if (before.key === 'fra')
    if (/^ ?\n$/.test(gap) || (gap === ' ' && isSignOffAt(nth(tokens, index - 2))))
      return 'sign-off';
  const together = before.sentence === token.sentence;
  if (together && nameWords.title(before.word) && /^\.? $/.test(gap)) return 'title';
  // "Ms. Qvortrim": no sentence ends here.
  if (gap === '. ' && isAddressed(reader, index)) return 'title';
  if (nameWords.hailing(before.word) && gap === ' ') return 'title';
  // "Jan Toft, kaldet Jannemand"
  if ((before.key === 'kaldet' || before.key === 'alias') && gap === ' ') {
    const bearer = nth(tokens, index - 2);
    if (bearer?.capital === true && reader.book.listingOf(bearer.word) !== unlisted) return 'title';
  }
  if (nameWords.relation(before.word) && /^(?: |, |: ?)$/.test(gap)) return 'title';
  // "Kære Anne og Martin", "Hej Sabine, Tom og Ida": the cue reaches on through a list.
  const place = index - (gap === ' ' ? 2 : 1);
  const named = nth(tokens, place);
  if (nameWords.and(before.word) ? gap === ' ' : gap === ', ') {
    const own = named === undefined ? unlisted : reader.book.listingOf(named.word);
    const isListed = gap === ' ' || endsItem(reader, index);
    if (isListed && (own.first || own.last) && isInGreeting(reader, place)) return 'greeting';
  }
  if (gap === ' ' && nameWords.title(before.word) && isInGreeting(reader, index - 1))
    return 'greeting';
  return 'none';
}

/** Whether a list goes on or ends behind a name: "Hej Lise, Peter har ringet" greets one person. */
function endsItem({ text, tokens }: Reader, index: number): boolean {
  let next = index + 1;
  while (tokens[next]?.capital === true && next - index < longestItem) next++;
  const [last, after] = [nth(tokens, next - 1), tokens[next]];
  if (last === undefined || after === undefined || nameWords.and(after.word)) return true;
  return /[\n,.!:;]/.test(text.plain.slice(last.end, after.start));
}

const longestItem = 4;

function isInGreeting({ tokens, parts }: Reader, index: number): boolean {
  if (parts[index]?.kind === 'greeting') return tokens[index]?.capital === true || index > 0;
  for (let back = 0; back < 4; back++) {
    const token = nth(tokens, index - back);
    if (token === undefined || token.sentence !== tokens[index]?.sentence) return false;
    if (nameWords.greeting(token.word)) return true;
    if (!token.capital) return false;
  }
  return false;
}

function isSignOffAt(token: Token | undefined): boolean {
  return token !== undefined && nameWords.signOff(token.word);
}
