import type { Text } from '../text.ts';
import type { Token } from '../tokens.ts';
import { keyFits } from '../words.ts';

/** A password, a code or the name that goes with it, given away in clear. Offsets into `Text.plain`. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  /** Index of the word that announces it. */
  readonly token: number;
  readonly score: number;
}

const secretWords =
  /^(?:(?:adgangs|engangs|start|aktiverings|login|alarm|doer)?ko(?:de(?:n|r)?|dn)|alarmen|adgangsord|password(?:et)?|pasword|passord|kodeord(?:et)?|pin(?:kode|koden)?|pw|pwd|passcode|loesenord)$/;
const accountNames =
  /^(?:root|admin|administrator|bruger|brugernavn|brugernavnet|brugerid|username|userid|unilogin|login|loginnavn)$/;

const isSecretWord = keyFits(secretWords);
const isAccountWord = keyFits(accountNames);

/** What may stand between the word and the value: a colon, "er", "hedder", "bliver", "til skabet er", "slås fra med". */
const lead =
  /^(?:-?(?:id|navn|kode))?(?: (?:til|på) [^\d.:;!?\n]{1,50})?(?: ?[:=] ?\n?|(?: (?:er|hedder|lyder|bliver|is|nu|som følger|slås fra med)){1,2} ?:? )["'“”»«]?/;
/** "kode Lotus#2217", "root / Havregryn_99": no word between, so the value itself must look like one. */
const bareLead = /^ (?:\/ )?/;
const bareValue = /^(?=[^\s]*\p{L})(?=[^\s]*[\d#!_$%&*+?])(?=[^\s]{6})/u;
/** Not what has been replaced already. */
const value = /^(?:(?!\[\p{Ll}[\p{Ll} -]*(?: \d{1,4})?\])[^\s"“”»«<>()]){3,64}/u;

/** Behind the number of a meeting: its code opens that meeting, and nothing of anybody's. */
const ofMeeting = /(?<=(?:møde|meeting)[- ]?id: ?[\d ]+\s)/y;

/** Values behind words for passwords, recognised by a mixture that ordinary words do not have. */
export function findSecrets(text: Text, tokens: readonly Token[]): readonly Secret[] {
  const found: Secret[] = [];
  let announced = false;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.kind !== 'word') continue;
    const isSecret = isSecretWord(token.word);
    if (!isSecret && !isAccountWord(token.word)) continue;
    ofMeeting.lastIndex = token.start;
    if (ofMeeting.test(text.lower)) continue;
    const behind = text.plain.slice(token.end, token.end + 100);
    const bare = bareLead.exec(behind)?.[0];
    const before =
      lead.exec(behind)?.[0] ??
      (bare !== undefined && bareValue.test(behind.slice(bare.length)) ? bare : undefined);
    if (before === undefined) continue;
    if (before.endsWith('/ ')) announced = true;
    const written = value.exec(behind.slice(before.length))?.[0].replace(/[.,;:!?]+$/, '') ?? '';
    if (!looksSecret(written, isSecret)) continue;
    if (isSecret) announced = true;
    const start = token.end + before.length;
    found.push({ start, end: start + written.length, token: index, score: isSecret ? 0.9 : 0.5 });
  }
  // A user name alone opens nothing; beside its password it is half of the key.
  return announced ? found.map((secret) => ({ ...secret, score: 0.9 })) : [];
}

function looksSecret(written: string, isSecret: boolean): boolean {
  if (written.length < 3) return false;
  if (!isSecret) return /[.\d_@-]/.test(written);
  const mixed = /\d/.test(written) || /[^\p{L}\p{N}.,:/-]/u.test(written);
  return mixed || /\p{Ll}\p{Lu}/u.test(written);
}
