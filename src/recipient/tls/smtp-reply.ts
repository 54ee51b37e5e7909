/** Reading of SMTP replies (RFC 5321 section 4.2) from a server that may be broken or hostile. */

export interface Reply {
  /** 200 to 599. */
  readonly code: number;
  /** Text after the code, one for each line; latin1, never shown to anybody. */
  readonly lines: readonly string[];
  /** Octets that came after the reply. Before TLS starts there must be none. */
  readonly extra: number;
}

export type ReplyReader = (
  chunk: string,
) => Reply | 'more' | 'bad-reply' | 'line-too-long' | 'reply-too-long';

/** RFC 5321 section 4.5.3.1.5 says 512 octets; some servers write more. */
const longestLine = 2_000;
const longestReply = 64 * 1024;
const line = /^([2-5]\d\d)(?:([ -])(.*))?$/s;

/**
 * A reader for one reply, fed with chunks in latin1 (one character per octet) as they come.
 * It never looks at an octet twice, so a reply sent one octet at a time costs no more than one sent at once.
 */
export function replyReader(): ReplyReader {
  let unfinished: string[] = [];
  let unfinishedLength = 0;
  let total = 0;
  let code: string | null = null;
  const lines: string[] = [];
  return (chunk) => {
    total += chunk.length;
    let start = 0;
    for (;;) {
      const end = chunk.indexOf('\n', start);
      const piece = chunk.slice(start, end < 0 ? undefined : end);
      unfinishedLength += piece.length;
      if (unfinishedLength > longestLine) return 'line-too-long';
      unfinished.push(piece);
      if (end < 0) return total > longestReply ? 'reply-too-long' : 'more';
      const parts = line.exec(unfinished.join('').replace(/\r$/, ''));
      unfinished = [];
      unfinishedLength = 0;
      start = end + 1;
      if (parts === null || (code !== null && parts[1] !== code)) return 'bad-reply';
      code = parts[1] ?? '';
      lines.push(parts[3] ?? '');
      if (parts[2] !== '-') return { code: Number(code), lines, extra: chunk.length - start };
      if (total > longestReply) return 'reply-too-long';
    }
  };
}

/** Whether an EHLO reply offers an extension; its first line is the server's greeting, not an extension. */
export const offers = (reply: Reply, extension: string): boolean =>
  reply.lines.slice(1).some((text) => text.trim().split(/\s/)[0]?.toUpperCase() === extension);
