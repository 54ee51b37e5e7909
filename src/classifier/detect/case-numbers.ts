import { type Found, tokenAt } from './found.ts';
import { isNumberWord, numberWord } from './goods.ts';
import { type Context, placeOf, startOf } from './number-context.ts';
import { caseWords, fileWords, isOther, joining, otherNumberWords } from './number-cues.ts';
import { nth } from '../nth.ts';
import { startOfLine } from '../text.ts';
import type { Token } from '../tokens.ts';
import { formFits, keyFits, question } from '../words.ts';

/** The number of a person's case, journal, membership or customer file, behind a word that says so. */
export function caseNumber(context: Context): Found | undefined {
  const { text, tokens } = context;
  const { plain } = text;
  const runStart = startOf(context);
  if (!mayBeCased(tokens, placeOf(context)) && !isSubject(context, runStart)) return undefined;
  // The number begins where its code begins: "BS-2024-00931".
  let start = runStart;
  while (start > 0 && runStart - start < 8 && /[\p{L}\p{N}/-]/u.test(plain.charAt(start - 1)))
    start--;
  while (start < runStart && /[/-]/.test(plain.charAt(start))) start++;
  // "Sagsnr. IK 550-7713": letters apart from the digits.
  const letters = /(?:^|[^\p{L}\p{N}])((?!ID|NR)\p{Lu}{1,4}) $/u.exec(
    plain.slice(Math.max(0, start - 6), start),
  );
  if (letters !== null && start === runStart) start -= (letters[1] ?? '').length + 1;
  const at = tokenAt(tokens, start);
  const code =
    /^(?:[\p{L}]{1,4}[-./ ]?)?\d(?:[-./]?[\p{L}\p{N}]){0,23}(?:(?! \d\d(?: \d\d){3}(?!\d)) \d{1,6}(?:-\d{1,4})?(?![\p{L}\p{N}]|[.:/]\d| kr)){0,5}(?: [A-Z](?=[,;.)\n]|$))?/u.exec(
      plain.slice(start, start + 40),
    );
  if (code === null) return undefined;
  const end = start + code[0].length;
  // "lønnr. 60418, har fået 27.412 kr."
  if (/^ ?(?:kr|dkk|,-)/i.test(plain.slice(end, end + 4))) return undefined;
  // "medlem 0388": no amount and no year begins so.
  const digits = Math.max(code[0].replace(/[^0-9]/g, '').length, /^0\d{3}$/.test(code[0]) ? 5 : 0);
  if (digits < 3 || end < runStart) return undefined;
  const isLong = digits >= 5;
  if (
    !isCased(context, at, digits) &&
    !(isLong && /[-/]/.test(code[0]) && isReferred(tokens, at)) &&
    !(isLong && code[0].includes('-') && (isFiled(context, at) || isSubject(context, start)))
  )
    return undefined;
  return { kind: 'case', rule: 'number/case', start, end, score: 0.85 };
}

function isCased({ text, tokens }: Context, at: number, digits: number): boolean {
  const own = tokens[at];
  if (own === undefined) return false;
  let numbered = false;
  let strange = 0;
  const last = nth(tokens, at - 1);
  const tenDigits = /^\d{10}$/.test(own.key);
  // "Sagsnummer hos styrelsen: 2021-44902"
  const announced =
    !tenDigits && last !== undefined && text.plain.slice(last.end, own.start) === ': ';
  for (let back = 1; back <= 5; back++) {
    const token = nth(tokens, at - back);
    if (token === undefined) return false;
    // "udl. nr. 20-118443": no sentence ends at a shortened word.
    const isCut = nth(tokens, at - back + 1)?.sentence !== token.sentence;
    const isShortened = back === 1 ? isOne.test(token.key) : numbered && back === 2;
    if (
      isCut &&
      !(isShortened && /^\.(?:[ -]nr| \d)/.test(text.plain.slice(token.end, token.end + 4)))
    )
      return false;
    // "kundenr 118827, 75331904": the second is a telephone.
    if (token.kind === 'number' && digits === 8 && /[, /]/.test(text.plain.charAt(token.end)))
      return false;
    const { word } = token;
    if (isCase(word)) return true;
    if (isShort(word) && numbered) return true;
    if (isTheirs(word) && numbered) return digits >= 5;
    if (isFile(word) || (!tenDigits && isMatter(word))) {
      if (numbered) return true;
      // "sag 2024-1183", but not "sag #88120" of a service desk nor "sag 3 på dagsordenen".
      const gap = text.plain.slice(token.end, Math.min(own.start, token.end + 4));
      // "min sag er Tip-40217"
      if (gap === ' er ' && own.start - token.end === gap.length) return digits >= 5;
      if (back > 1 || !/^[ :]{1,2}$|^\.? \(?$/.test(gap)) return false;
      if (tenDigits && /^(?:dok|skab|temp|lic|beh)/.test(token.key)) return false;
      if (/^\d{1,3}\.\d{3}$/.test(own.key)) return false;
      // "pt 3381", but not "patient 2024"
      return digits >= 5 || (isOne.test(token.key) && !/^(?:19|20)\d\d$/.test(own.key));
    }
    if (isNumberWord(token.word)) numbered = true;
    else if (
      !joining.test(token.key) &&
      token.kind !== 'number' &&
      !fillers.test(token.key) &&
      // "Kundenummer hos trafikselskabet er 88-204117"
      (tenDigits || nth(tokens, at - back - 1)?.key !== 'hos')
    ) {
      // "sagen hos nævnet, nr. TN 24-50617"
      if (!(numbered || announced) || ++strange > 2 || otherNumberWords.test(token.key))
        return false;
    }
  }
  return false;
}

/** "Jeres ref. IF-2024/0388", "Ref.: 11-2024-0563", "Ref.nr.: 88-4412" */
function isReferred(tokens: readonly Token[], at: number): boolean {
  const last = nth(tokens, at - 1);
  const word = last !== undefined && isNumberWord(last.word) ? nth(tokens, at - 2) : last;
  return word !== undefined && isReference(word.word);
}

/** "din klage er modtaget og får nr. 2024-1182", "en udtalelse til sin sag, 22-118-734" */
function isFiled({ text, tokens }: Context, at: number): boolean {
  const own = tokens[at];
  const last = nth(tokens, at - 1);
  if (own === undefined || last === undefined || last.sentence !== own.sentence) return false;
  if (/^(?:min|din|sin|hans|hendes|jeres)$/.test(nth(tokens, at - 2)?.key ?? ''))
    if (isFile(last.word) && text.plain.slice(last.end, own.start) === ', ') return true;
  if (!isNumberWord(last.word)) return false;
  // "Alma Holm, Møllebakken 5, nr. 40-1187": beside a person the bare word will do.
  const owner = nth(tokens, at - 2)?.key ?? '';
  if (text.plain.slice(Math.max(0, last.start - 2), last.start) === ', ')
    if (!otherNumberWords.test(owner)) return true;
  return tokens
    .slice(Math.max(0, at - filedReach), at)
    .some(({ sentence, word }) => sentence === own.sentence && isFile(word));
}

/** "Emne: SK-31177", "Vedr. notat på 2024-55108": the subject of a mail that is named by its number. */
function isSubject(context: Context, start: number): boolean {
  const { plain } = context.text;
  const from = startOfLine(plain, start, 60);
  // Few lines begin so: the others need no pattern.
  return (
    'evsrEVSR'.includes(plain.charAt(from)) &&
    /^(?:Emne|Vedr|Subject|Re|SV)[.:] ?(?:(?:SV|VS|Re|Vedr)[.:] ?)*(?:\p{L}+ (?:på|om|i|til|fra|vedr\.) )?(?:\p{Lu}{1,4}[- ])?$/iu.test(
      plain.slice(from, start),
    ) &&
    !isOther(context.cue())
  );
}

const filedReach = 9;

const matter = /.{3}(?:sag(?:en)?|ansoegning|klage|anmeldelse|deltager)$/;
const short = /^(?:[jm]|jr|jour|journ|jrnl|sags|pat|tj|delt|ma|id|pol|loen|kursist|laan)$/;
/** "Jeres ref. IF-2024/0388": of a letter that has a code, not of a word or a year. */
const reference = /^(?:ref|refnr|reference)$/;
const theirs = /^(?:jeres|deres|vores)$/;
const isCase = formFits(caseWords);
const isFile = formFits(fileWords);
const isMatter = keyFits(matter);
const isShort = keyFits(short);
const isReference = keyFits(reference);
const isTheirs = keyFits(theirs);

/** What a word says of the number behind it: without any of these it is no case's. */
const saysCase = question(
  ({ key, forms }) =>
    forms.some((form) => caseWords.test(form) || fileWords.test(form)) ||
    [matter, short, reference, theirs, numberWord].some((pattern) => pattern.test(key)),
);

/** So many tokens before the run of digits its code may begin, and so many before that its word may stand. */
const codeReach = 6;
const wordReach = 5;

/** Whether any word before a number may make it a case's: spares most numbers the patterns. */
function mayBeCased(tokens: readonly Token[], at: number): boolean {
  for (let index = Math.max(0, at - codeReach - wordReach); index < at; index++) {
    const token = tokens[index];
    if (token !== undefined && saysCase(token.word)) return true;
  }
  return false;
}

const isOne =
  /^(?:pt|patient|klient|fange|deltager|forsoegs.*|medl(?:em)?|medarb(?:ejder)?|ansat)$/;

const fillers = /^(?:dit|din|mit|min|har|faaet|siden|er|hos|jer|jeres|os|var|bliver|lyder)$/;
