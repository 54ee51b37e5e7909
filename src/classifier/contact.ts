import { tokenAt, type Found } from './detect/found.ts';
import { dateBehindName } from './detect/birthdates.ts';
import { isSomebody } from './detect/number-cues.ts';
import { isMine } from './identify.ts';
import type { Part } from './mail.ts';
import { startOfLine, type Text } from './text.ts';
import type { Token } from './tokens.ts';
import { keyFits } from './words.ts';

const houseWords =
  /^(?:sekretariat|butikken|laegehuset|kommunen|borgerservice|support|helpdesk|servicedesk|skolen|apoteket|falck|politiet|sygehuset|hospitalet|.*(?:kontoret|sekretariatet|klinikken|kundeservice|vagten|centralen|linjen|raadet))$/;
/** Of these a number is the house's whoever signs above it. */
const deskWords =
  /^(?:hovedn(?:r|ummer(?:et)?)|omstilling(?:en)?|vagtlaegen|laegevagten|reception(?:en)?|(?:kontor|telefon|aabnings)tid|.*(?:vagttelefon(?:en)?|central|hotline|linje)|kontor)$/;
const ownWords = /^(?:mig|min|my|jeg|mobil|mob|direkte|arbejdsmobil|privat|ham|hende|hans|hendes)$/;
const invoiceWords =
  /^(?:ean|cvr|faktura|fakturaen|fakturanr|fakturanummer|rekvisition|betalingsfrist|momsnr)$/;
const isInvoiceWord = keyFits(invoiceWords);
const reach = 10;

/**
 * Danish numbers that begin with 70, 80 or 90 are sold to firms, and so are those that are easy to remember: "33 93 18 00",
 * "74 52 88 88". A person has one of these only when the words say so.
 */
const houseNumber =
  /^(?:45)?(?:[789]0\d{6}|\d{6}00|(?!2|3[01]|[45][0-3]|[6-9][01]|9[1-3])\d{4}00\d\d|\d{4}(\d\d)\1|(\d{4})\2)$|^(?:298|299)?\d{4}00$/;

/**
 * Leaves out telephones, accounts and addresses that belong to a house and not to a person, and dates that are nobody's
 * birth.
 */
export function personalOnly(
  text: Text,
  tokens: readonly Token[],
  parts: readonly (Part | undefined)[],
  found: readonly Found[],
): readonly Found[] {
  // Most drafts hold nothing that is judged here.
  if (
    !found.some(
      ({ kind, rule }) =>
        kind === 'phone' || kind === 'account' || kind === 'address' || rule === dateBehindName,
    )
  )
    return found;
  const names = found.filter(({ kind }) => kind === 'name');
  const nameEnds = new Map(names.map(({ start, end }) => [end, start]));
  const signed = new Set<Part>();
  for (const item of found) {
    const part = parts[tokenAt(tokens, item.start)];
    if (item.kind === 'name' && part !== undefined) signed.add(part);
  }
  const signedMessages = new Set([...signed].filter(isClosing).map((part) => part.message));
  const invoiced =
    found.some(({ kind }) => kind === 'account') &&
    tokens.some(({ word }) => isInvoiceWord(word)) &&
    !tokens.some(({ word }) => isMine(word));

  if (isAboutNobody(tokens, found)) return [];
  return found.filter((item) => {
    if (item.rule === dateBehindName) return followsName(text, nameEnds, item);
    const index = tokenAt(tokens, item.start);
    if (item.kind === 'address')
      return !(isClosing(parts[index]) && isBehindHouse(text, nameEnds, item.start));
    if (item.kind !== 'phone' && item.kind !== 'account') return true;
    const isNoted = /^ ?\(/.test(text.plain.slice(item.end, item.end + 2));
    const behind = isNoted ? tokenAt(tokens, item.end) + wordsBehind : index;
    const around = wordsAround(tokens, index, behind);
    if (item.kind === 'account')
      return (
        !(
          invoiced ||
          around.some((word) =>
            /^(?:vores|saettes|indbetales|betales|indbetaling|klientkonto|.+ens)$/.test(word),
          )
        ) || around.some((word) => /^(?:min|mit|hans|hendes|din|dit|privat|pengene)$/.test(word))
      );
    // "ring til mig på …, eller til omstillingen på …"
    const lastOwn = around.findLastIndex((word) => ownWords.test(word));
    const own = lastOwn >= 0 && around.findLastIndex((word) => deskWords.test(word)) < lastOwn + 2;
    const digits = text.plain.slice(item.start, item.end).replace(/\D/g, '').replace(/^00/, '');
    if (!own && houseNumber.test(digits)) return false;
    const part = parts[index];
    const isSigned = part !== undefined && isClosing(part) && signedMessages.has(part.message);
    // Below a name the house's own name says where someone works, not whose telephone it is.
    const isOfHouse = (word: string): boolean =>
      deskWords.test(word) || (!isSigned && houseWords.test(word));
    if (!own && around.some(isOfHouse) && !isBesideName(text, nameEnds, item.start)) return false;
    return true;
  });
}

const impersonal = /^(?:phone|email|address|account|case|plate)$/;
/** A notice from house to house: no name, no "du" and no "jeg", and so nobody's address or number. */
function isAboutNobody(tokens: readonly Token[], found: readonly Found[]): boolean {
  return (
    found.every(({ kind, rule }) => impersonal.test(kind) || rule === dateBehindName) &&
    tokens.length > leastNotice &&
    !tokens.some(({ word }) => isSomebody(word))
  );
}

/** Shorter ones say too little to tell. */
const leastNotice = 20;

/** "Sofus Holm, 12. marts 2019", "Sofus Holm (12.3.19)" */
function followsName(
  { plain }: Text,
  nameEnds: ReadonlyMap<number, number>,
  { start, end }: Found,
): boolean {
  const gap = /(?:, ?| ?\(|, f\. ?| )$/.exec(plain.slice(Math.max(0, start - 5), start))?.[0] ?? '';
  const name = nameEnds.get(start - gap.length);
  if (gap !== ' ' || name === undefined) return gap !== '' && name !== undefined;
  // "Villads 3.9.13" heads a line of a list; "Sofus 12. marts" may be when he comes.
  const year = /\d\d$/.exec(plain.slice(start, end))?.[0] ?? '99';
  return (name === 0 || plain.charAt(name - 1) === '\n') && Number(year) < 20;
}

/** "Vagten i nat har Mogens på 2082 1740": whose telephone it is stands right before it. */
function isBesideName(
  { plain }: Text,
  nameEnds: ReadonlyMap<number, number>,
  start: number,
): boolean {
  const gap = / ?[ ,:(](?:på )?$/.exec(plain.slice(Math.max(0, start - 6), start))?.[0] ?? '';
  return gap !== '' && nameEnds.has(start - gap.length);
}

/** "Mæglerne Nord, Algade 22" below a mail: the line begins with a name that is no person's. */
function isBehindHouse(
  { plain }: Text,
  nameEnds: ReadonlyMap<number, number>,
  start: number,
): boolean {
  const line = plain.slice(startOfLine(plain, start, 80), start);
  if (!/^\p{Lu}\p{L}{2}.*, $/u.test(line)) return false;
  for (let at = start - line.length; at < start; at++) if (nameEnds.has(at)) return false;
  return !/^(?:adr|bor|bopæl|hjemme|privat)/i.test(line);
}

function isClosing(part: Part | undefined): boolean {
  return part?.kind === 'signature' || part?.kind === 'sign-off';
}

/** "40 18 55 23 (mobil)" */
const wordsBehind = 2;

function wordsAround(tokens: readonly Token[], index: number, end: number): readonly string[] {
  const sentence = tokens[index]?.sentence;
  return tokens
    .slice(Math.max(0, index - reach), end)
    .filter((token) => token.sentence === sentence)
    .map((token) => token.key);
}
