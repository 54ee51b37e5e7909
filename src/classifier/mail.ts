import { matchesOf, type Text } from './text.ts';
import type { Token } from './tokens.ts';

export type PartKind = 'subject' | 'header' | 'greeting' | 'body' | 'sign-off' | 'signature';

/** A run of lines of one kind. `message` is 0 for the draft itself, 1 and up for the mails quoted below it. */
export interface Part {
  readonly kind: PartKind;
  readonly message: number;
  readonly start: number;
  readonly end: number;
}

const subjectLine = /^(?:emne|subject|vedr|re|sv|vs|fw|fwd)\.? ?:/;
const headerLine =
  /^(?:fra|from|til|to|cc|bcc|kopi|sendt|sent|dato|date|svar til|reply-to|vedhæftet|vedhæftede filer|vigtighed|prioritet) ?:/;
const quoteStart =
  /^(?:-{2,} ?(?:oprindelig|original|videresendt|forwarded).{0,40}|_{10,}|(?:den|på|on|d\.) .{4,120}(?:skrev|wrote).{0,100}: ?)$/;
const greetingLine =
  /^(?:kære|kaere|kære|hej|hejsa|hejse|heej|hey|hi|hello|hallo|halløj|dear|goddag|godmorgen|god dag|god morgen|davs|dav|mojn|til|att)(?![\p{L}\p{N}])/u;
const signOffLine =
  /^(?:(?:med |de |mange |på forhånd tak og )?(?:venlige?|kærlige?|kaerlige?|bedste|mange|hjertelige?|gode?|varme|kollegiale?|sommer|jule|glade|tusind) ?(?:hilsen|hilsner|hilsener|tanker)|hilsen|hilsner|hilsener|mange tanker|m\.? ?v\.? ?h\.?|mvh|vh|kh|dbh|bh|v\.h\.?|k\.h\.?|(?:best |kind |warm )?regards|sincerely|knus|kram|tak og hilsen|på vegne af)(?![\p{L}\p{N}])/u;

const postscript = /^p\.? ?s\.?[ :,-]/;

const quoteMarks = /^[ \t]{0,8}(?:>[ \t]{0,4}){0,20}/;

const longestGreeting = 70;
const longestSignatureLine = 80;

interface Line {
  readonly start: number;
  readonly end: number;
  /** Where its words begin, behind quote marks. */
  readonly from: number;
  /** Without quote marks and outer spaces, cut to what the patterns above need. */
  readonly lower: string;
  readonly quoted: boolean;
  readonly blank: boolean;
  /** Holds a colon, without which no line heads anything. */
  readonly colon: boolean;
}

/** A part that is still being read. */
type Open = { -readonly [Property in keyof Part]: Part[Property] };

/** Splits a draft into its parts, in order and without gaps. A text that is no mail is one body. */
export function splitMail(text: Text): readonly Part[] {
  const parts: Open[] = [];
  let message = 0;
  let quoted = false;
  /** What the message has shown so far: a greeting is looked for only before the body, a name only after a sign-off. */
  let stage: 'head' | 'body' | 'end' = 'head';
  let headers = 0;

  let last: Open | undefined;
  const put = (kind: PartKind, line: Line): void => {
    if (last?.kind === kind && last.message === message) last.end = line.end;
    else parts.push((last = { kind, message, start: line.start, end: line.end }));
  };
  const next = (): void => {
    message++;
    stage = 'head';
    headers = 0;
  };

  for (let start = 0; start < text.plain.length;) {
    // One line at a time: a list of a megabyte of empty ones would cost more than reading them.
    const line = lineAt(text, start);
    start = line.end;
    if (line.quoted !== quoted) {
      quoted = line.quoted;
      if (last !== undefined) next();
    }
    if (line.blank) {
      put(last?.kind ?? 'body', line);
      continue;
    }
    if (opensQuote(line) && quoteStart.test(line.lower)) {
      next();
      put('header', line);
      headers++;
      continue;
    }
    // "Emne:" heads nearly every mail, and no header begins like it.
    if (line.colon && !line.lower.startsWith('e') && headerLine.test(line.lower)) {
      const opens = /^(?:fra|from) ?:/.test(line.lower) && (stage !== 'head' || headers > 1);
      if (opens) next();
      if (stage === 'head') {
        put('header', line);
        headers++;
        continue;
      }
    }
    if (line.colon && stage === 'head' && subjectLine.test(line.lower)) {
      put('subject', line);
      continue;
    }
    if (stage === 'head' && line.lower.length <= longestGreeting && isGreeting(text, line)) {
      put('greeting', line);
      stage = 'body';
      continue;
    }
    if (line.lower.length <= longestSignatureLine && isSignOff(line.lower)) {
      put('sign-off', line);
      stage = 'end';
      continue;
    }
    if (stage === 'head' || (stage === 'end' && postscript.test(line.lower))) stage = 'body';
    put(stage === 'end' ? 'signature' : 'body', line);
  }
  return withUnannouncedSignatures(text, parts);
}

/** The part of each token, by index. */
export function partsOfTokens(
  parts: readonly Part[],
  tokens: readonly Token[],
): readonly (Part | undefined)[] {
  let at = 0;
  return tokens.map((token) => {
    while (at < parts.length - 1 && token.start >= (parts[at]?.end ?? 0)) at++;
    return parts[at];
  });
}

/** Few lines begin so: the others need no pattern. */
const opensQuote = ({ lower, colon }: Line): boolean =>
  (colon ? '-_dpo' : '-_').includes(lower.charAt(0));

function isGreeting({ plain }: Text, { from, lower }: Line): boolean {
  return (
    greetingLine.test(lower) &&
    !/[.?!] +\S/.test(lower) &&
    lower.split(' ').length <= 9 &&
    !saysMore(plain.slice(from, from + lower.length))
  );
}

const anyWord = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
const verbs = 'er|har|havde|skal|skulle|blev|bliver|fik|får|faar|var|kommer|ikke';
const acts = anyWord(`${verbs}|ligger`);
const talk = anyWord(
  `${verbs}|kan|kunne|vil|må|maa|jeg|vi|du|hun|han|det|din|dit|dine|min|mit|mine|hendes|tak|her`,
);

/** "Mange tanker til Else, der har mistet sin mand" is no end of a mail. */
const isSignOff = (lower: string): boolean => signOffLine.test(lower) && !acts.test(lower);

const betweenNames = /^(?:og|samt|hr|fru|frk|dr|alle|sammen|jer|dig|med|i|von|van|de)$/;

/** "Hej Lise, Peter har fået kræft.": all of a short mail may stand on the line that greets. */
function saysMore(line: string): boolean {
  if (talk.test(line)) return true;
  const rest = /[,:–-] (.+)$/u.exec(line)?.[1] ?? '';
  const words: readonly string[] = rest.match(/\p{L}+/gu) ?? [];
  const isSmall = !/\p{Lu}/u.test(line);
  return isSmall
    ? words.length > 2 && !words.includes('og')
    : words.some((word) => /^\p{Ll}/u.test(word) && !betweenNames.test(word));
}

/** The line that begins at `start`. */
function lineAt({ plain, lower }: Text, start: number): Line {
  const newline = plain.indexOf('\n', start);
  const end = newline < 0 ? plain.length : newline + 1;
  const head = lower.slice(start, Math.min(end, start + 240));
  // Most lines begin with a letter.
  const marks = ' \t>'.includes(head.charAt(0)) ? (quoteMarks.exec(head)?.[0] ?? '') : '';
  const content = head.slice(marks.length).trimEnd();
  return {
    start,
    end,
    from: start + marks.length,
    lower: content,
    quoted: marks.includes('>'),
    blank: content === '',
    colon: content.includes(':'),
  };
}

/**
 * Many sign with a name alone: the last paragraph of a body that has others before it, of at most four short lines, the
 * first of which is no sentence.
 */
function withUnannouncedSignatures(text: Text, parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part, index): readonly Part[] => {
    if (part.kind !== 'body' || parts[index + 1]?.message === part.message) return [part];
    const content = text.plain.slice(part.start, part.end).trimEnd();
    const from = lastParagraph(content);
    if (from === 0) return [part];
    const lines = content.slice(from, from + 4 * longestSignatureLine + 8).split('\n');
    const [first = ''] = lines;
    const isShort =
      content.length - from <= 4 * longestSignatureLine &&
      lines.length <= 4 &&
      lines.every((line) => line.length <= longestSignatureLine);
    if (!isShort || first.length > 75 || /[\p{L}\p{N}]{2}[.?!:]\s*$/u.test(first)) return [part];
    return [
      { ...part, end: part.start + from },
      { ...part, kind: 'signature', start: part.start + from },
    ];
  });
}

const blankLines = /\n[ \t]*\n/g;

/** Where the last paragraph begins; 0 when there is but one. */
function lastParagraph(content: string): number {
  let end = content.lastIndexOf('\n');
  while (end >= 0) {
    let start = end;
    while (start > 0 && ' \t\n'.includes(content.charAt(start - 1))) start--;
    // Blank lines are paired from the first of them: what is left over begins the paragraph.
    const last = matchesOf(blankLines, content.slice(start, end + 1)).at(-1);
    const from = last === undefined ? 0 : start + last.index + last[0].length;
    if (from > 0 || start === 0) return from;
    end = content.lastIndexOf('\n', start - 1);
  }
  return 0;
}
