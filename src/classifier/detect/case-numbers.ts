import { type Found, tokenAt } from './found.ts';
import { numberWord } from './goods.ts';
import { type Context, startOf } from './number-context.ts';
import { caseWords, joining, otherNumberWords } from './number-cues.ts';

/** The number of a person's case, journal, membership or customer file, behind a word that says so. */
export function caseNumber(context: Context): Found | undefined {
  const { text, tokens } = context;
  const { plain } = text;
  const runStart = startOf(context);
  // The number begins where its code begins: "BS-2024-00931".
  let start = runStart;
  while (start > 0 && runStart - start < 8 && /[\p{L}\p{N}/-]/u.test(plain.charAt(start - 1)))
    start--;
  while (start < runStart && /[/-]/.test(plain.charAt(start))) start++;
  // "Sagsnr. IK 550-7713": letters apart from the digits.
  const letters = /(?:^|[^\p{L}\p{N}])(\p{Lu}{1,4}) $/u.exec(
    plain.slice(Math.max(0, start - 6), start),
  );
  if (letters !== null && start === runStart) start -= (letters[1] ?? '').length + 1;
  const at = tokenAt(tokens, start);
  const code =
    /^(?:[\p{L}]{1,4}[-./ ]?)?\d(?:[-./]?[\p{L}\p{N}]){1,23}(?: \d{3}(?![\p{L}\p{N}])){0,3}/u.exec(
      plain.slice(start, start + 40),
    );
  if (code === null) return undefined;
  const end = start + code[0].length;
  const digits = code[0].replace(/[^0-9]/g, '').length;
  if (digits < 3 || end < runStart || !isCased(context, at, digits)) return undefined;
  return { kind: 'case', rule: 'number/case', start, end, score: 0.85 };
}

function isCased({ text, tokens }: Context, at: number, digits: number): boolean {
  const own = tokens[at];
  if (own === undefined) return false;
  let numbered = false;
  let strange = 0;
  const last = tokens[at - 1];
  const tenDigits = /^\d{10}$/.test(own.key);
  // "Sagsnummer hos styrelsen: 2021-44902"
  const announced =
    !tenDigits && last !== undefined && text.plain.slice(last.end, own.start) === ': ';
  for (let back = 1; back <= 5; back++) {
    const token = tokens[at - back];
    if (token === undefined || token.sentence !== own.sentence) return false;
    // "kundenr 118827, 75331904": the second is a telephone.
    if (token.kind === 'number' && digits === 8 && text.plain.charAt(token.end) === ',')
      return false;
    if (token.forms.some((form) => caseWords.test(form))) return true;
    if (/^[jm]$/.test(token.key) && numbered) return true;
    if (/^(?:jeres|deres|vores)$/.test(token.key) && numbered) return digits >= 5;
    if (fileWords.test(token.key) || (!tenDigits && /.{3}sag(?:en)?$/.test(token.key))) {
      if (numbered) return true;
      // "sag 2024-1183", but not "sag #88120" of a service desk nor "sag 3 på dagsordenen".
      const gap = text.plain.slice(token.end, Math.min(own.start, token.end + 4));
      return back === 1 && /^[ :]{1,2}$/.test(gap) && digits >= 5;
    }
    if (numberWord.test(token.key)) numbered = true;
    else if (!joining.test(token.key) && token.kind !== 'number' && !fillers.test(token.key)) {
      // "sagen hos nævnet, nr. TN 24-50617"
      if (!(numbered || announced) || ++strange > 2 || otherNumberWords.test(token.key))
        return false;
    }
  }
  return false;
}

const fileWords =
  /^(?:anmeldelse|ansoegning|henvendelse|reklamation|klage|skadeanmeldelse|sag|sags|sagen|sagens|journal|journalen|medlem|medlems|kunde|patient|klient|elev|skade|skaden|police|policen|medl|mdl|medarb|medarbejder|personale|udl|dok|dokument|laaner|laanerkort|lejemaal|lejemaalet|lejer|borger|student|studie|abonnement)$/;

const fillers = /^(?:dit|din|mit|min|har|faaet|siden|er|hos|jer|jeres|os)$/;
