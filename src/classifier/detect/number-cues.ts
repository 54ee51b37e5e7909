import { goods, isItemAt, personWord } from './goods.ts';
import type { Text } from '../text.ts';
import type { Token } from '../tokens.ts';
import { relations } from './name-words.ts';
import { keyFits, oncePerWord } from '../words.ts';

const cprWords =
  /^(?:e?cpr(?:nr|nummer|nummeret|no)?|personn(?:r|ummer|ummeret)|persnr|erstatningscpr)$/;

const birthWords = /^(?:birth|born|fo?e?dt|foe?dselsda(?:to|g|ta)|foeds?|fdato|dob|fylder)$/;

const phoneWords =
  /^(?:tlf|telefon|telefonen|telefonnummer|mobil|mobilen|mob|arbejdsmobil|ring|ringe|ringer|kald|sms|smser|direkte|mobilepay|fang|faa|fat|nummer|nr|traeffes|naas|kontakt|kontaktes|phone|t|m|skriv|ringes|opkald|fastnet|privat|dir)$/;

/** What a person has a file, a membership or a contract of. */
const files =
  'anmeldelse|ansoegning|henvendelse|reklamation|klage|skadeanmeldelse|sag|journal|medlem|kunde?|person|patient|klient|fange|indsat|elev|skade|police|medl|mdl|medarb|medarbejder|personale|udl|dok|dokument|laaner|lejemaal|lejer|borger|student|studie|abonnement|skabelon|licens|beholder|tilladelse|bevilling|henvisning|forsikring|venteliste|ansoeger|deltager|forsoegsperson|ansat|debitor|familie|tjeneste|udlaending|forbr|proevesvar|pt';
export const fileWords = new RegExp(
  `^(?:${files}|indsatte|forsoegsdeltager|(?:laaner|rejse)?kort|(?:vand|el)?maaler|template|medlemskab)$`,
);
export const caseWords = new RegExp(
  `^(?:(?:${files}|med|laane|forbruger|ansaettelse|gaeld|inkasso|hittegod|akt|kursist|boligsoeger|opnotering|kontingent|rekrut|fagforening|kasse|forsoeg|hospital|autorisation|tj|udlaendinge|beslutning|afgoerelse|reference|sundhedskort|abonnent|aftager|loen|sygesikring|par|tilmelding|opskrivning|pension|beboer|boligtager|spejder|spiller|udoever|donor|bruger|klub|kontrol|kandidat|eksamen|barn|[a-z]{3,}sag)s?(?:nr|num+er|num+eret|id)|jnr|me[a-z]{2,6}snr|ktr|mdl|dok|journal|(?:laaner|medlems|kunde|studie)kort(?:et)?)$`,
);

/** Words after which a number is something else than a personal number or a telephone. */
export const otherNumberWords = new RegExp(
  `^(?:(?:ordre|faktura|bestilling|booking|pakke|levering|kvittering|rapport|spor)[a-z]*|(?:${goods}|konto|reg|installation|police|cvr|imei|mac|referen[cs]e|ref|giro|kreditor|debitor|iban|swift|betalings|best|version|art|skema|matrikel|stregkode|noegle|job|sags?|[a-z]{3,}sag|journal|kunde|medlem|dok|dokument|pk|id|p|eori)(?:nr|no|en|kode|s|er|erne|et|id)?|[a-z]{2,}(?:nr|num+er|num+eret|numre|numrene)|beloeb|kr|kroner|dkk|eur|euro|usd|kwh|mwh|m3|stk|antal|dato|den|kl|uge)$`,
);

const notAfterAll = /^(?:tlf|telefon|mobil|person|cpr|pers|hus|fax)(?:nr|nummer)$/;

/** "Stelnr.", "løbenummer": a number named for what bears it, unless that may be a person. */
const thingNumber =
  /^(?!(?:id|ident|identifikations|social|forsikrings|pensions|syge|sygesikrings|sikrings|person|barne|reference|ref|sags|sag|laane|yder)(?:nr|num))[a-z]{3,}(?:nr|nummer|nummeret|numre|numrene)$/;

/** Words that go with any number and say something of the next one only. */
const unitBefore = /^(?:kr|kroner|dkk|eur|euro|usd|stk|antal|dato|den|kl|uge|beloeb)$/;

export type NumberCue = 'cpr' | 'birth' | 'phone' | 'case' | 'item' | 'other' | undefined;

export const cueReach = 6;

/** Lists are long ("Ordrenumre: …, …, …"): numbers and joining words between a number and its cue do not count. */
const listReach = 24;

export const joining = /^(?:og|samt|eller|nr|nummer|er|paa|til|den|hedder|lyder|no|med|som)$/;

/**
 * The nearest word before a number that says what it is. Words of another sentence count only when they end in a colon
 * or the number begins a line of a list.
 */
export function cueBefore(text: Text, tokens: readonly Token[], at: number): NumberCue {
  let words = 0;
  let numbers = 0;
  for (let index = at - 1, steps = 0; index >= 0 && steps < listReach; index--, steps++) {
    const token = tokens[index];
    const after = tokens[index + 1];
    if (token === undefined || after === undefined) return undefined;
    if (token.sentence !== after.sentence) {
      const gap = text.plain.slice(token.end, Math.min(after.start, token.end + 8));
      const isColon = gap.includes(':') && /^[ )]*:/.test(gap);
      // "Rekv. 0107554120", "vores ref. 2909885514": the full stop of a shortened word.
      const isShortened =
        index === at - 1 && gap === '. ' && (isItemAt(tokens, index) || token.key === 'ref');
      if (!isColon && !isShortened && (token.kind !== 'number' || words > 0)) return undefined;
    }
    if (token.kind === 'number') {
      numbers++;
      continue;
    }
    if (words === 0 && isItemAt(tokens, index)) return 'item';
    const { cue, isPerson, isJoining, isUnit, isThing } = traitsOf(token.word);
    if (isPerson) return undefined;
    // "efter kl. 16 på 24 66 09 81": the hour has its own number.
    const spent = cue === 'other' && isUnit && numbers > 0;
    if (cue === 'other' && words === 0 && isThing) return 'item';
    if (cue !== undefined && !spent) return cue;
    // "Rapport nr. 0706951183": a number of whatever stands before it.
    if (
      index < at - 1 &&
      after.key === 'nr' &&
      !/^(?:mit|dit|min|ny[et]?|har|hans|hendes|barnets)$/.test(token.key) &&
      !relations.has(token.key.replace(/s$/, ''))
    )
      return 'other';
    // "vilkår PF 110174-1203": letters that belong to the number.
    const isLetters = index === at - 1 && token.capital && token.end - token.start < 3;
    if (!isJoining && !isLetters && ++words > cueReach) return undefined;
  }
  return undefined;
}

/** What a word says of a number behind it. */
const traitsOf = oncePerWord(({ key }) => ({
  cue: cueOf(key),
  isPerson: personWord.test(key),
  isJoining: joining.test(key),
  isUnit: unitBefore.test(key),
  isThing: thingNumber.test(key),
}));

function cueOf(key: string): NumberCue {
  if (cprWords.test(key)) return 'cpr';
  if (birthWords.test(key)) return 'birth';
  if (caseWords.test(key) || caseWords.test(key.replace(/et$/, ''))) return 'case';
  if (joining.test(key)) return undefined;
  if (notAfterAll.test(key) || phoneWords.test(key)) return 'phone';
  return otherNumberWords.test(key) ? 'other' : undefined;
}

/** Words for a person who is spoken of, to or by. */
const somebody =
  /^(?:du|dig|din|dit|dine|jeg|mig|min|mit|mine|han|hun|ham|hende|hans|hendes|(?:borger|patient|beboer|klient|elev|kunde|lejer|medlem|nabo|mor|far|soen|datter|barn|dreng|pige|kone|mand|familie)[a-z]{0,3})$/;
export const isSomebody = keyFits(somebody);

export function isOther(cue: NumberCue): boolean {
  return cue === 'item' || cue === 'other';
}
