import type { Found } from './found.ts';
import { fold, matchesOf, type Text } from '../text.ts';

/** RFC 5321, section 4.5.3.1: 64 characters before the '@'; a domain is at most 255. */
const longestLocal = 64;
const longestDomain = 255;

/** Mailboxes that many people read, as keys made by `fold`: they tell nothing about one of them. */
const shared =
  /^(?:info|kontakt|contact|post|mail|hovedpost|sikkermail|sikker-?post|kunde|support|helpdesk|servicedesk|hr|it|loen|lon|bogholderi|regnskab|fakturae?r?|invoice|salg|ordre|booking|reception|sekretariat(?:et)?|kommunen?|skole|kontor|admin|no-?reply|dpo|gdpr|presse|jobs?|bestyrelsen|drift|vagt|klinik|(?:tand)?laege|apotek|nyhedsbrev|marketing|kurs(?:er|us)|tilmelding|byg|byggesag|miljoe|affald|(?:aeldre|social|familie|borger|teknik|boern|visitation|hjemmepleje|plejecenter).*|raadgivning|medlem|forsikring|(?:person)?skader?|erhverv|fagforening|bibliotek|museum|udlejning|ejendom|vicevaert|varmemester|anmeldelse|ansoegning|[a-z-]{0,24}(?:bussen|banken|centret|center|team|teamet|vagten|skolen|service|kontoret|afdeling|afdelingen|klinikken|huset|udvalget|redaktionen|foreningen|kassen|butikken|lageret|vaerkstedet))$/;

/** Mail addresses that belong to a person. */
export function findMailAddresses(text: Text): readonly Found[] {
  const { lower } = text;
  const found: Found[] = [];
  let at = lower.indexOf('@');
  while (at >= 0) {
    const before = lower.slice(Math.max(0, at - longestLocal), at);
    const after = lower.slice(at + 1, at + 1 + longestDomain);
    const local =
      /[\p{L}\p{N}._%+'-]{1,64}$/u.exec(lastRun(before))?.[0].replace(/^[.'-]+/, '') ?? '';
    const domain = /^(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/u.exec(after)?.[0] ?? '';
    if (local !== '' && domain !== '' && !isShared(local, domain)) {
      found.push({
        kind: 'email',
        rule: 'mail-address',
        start: at - local.length,
        end: at + 1 + domain.length,
        score: 0.95,
      });
    }
    at = lower.indexOf('@', at + 1);
  }
  const maySpell = ['snabel', '(a', '[a'].some((sign) => lower.includes(sign));
  return maySpell && spelt.test(lower) ? [...found, ...speltOut(lower)] : found;
}

/** What people write for the sign itself when they dictate or hide an address. */
const spelt = /snabel|[([]at?[)\]]/;
const speltAddress =
  /(?<![\p{L}\p{N}._-])[\p{L}\p{N}._-]{2,40} ?(?:snabel-?a|[([]at?[)\]]) ?(?:[\p{L}\p{N}-]{1,40}(?:\.| punktum )){1,4}\p{L}{2,12}/gu;

function speltOut(lower: string): readonly Found[] {
  return matchesOf(speltAddress, lower).map(({ index, 0: written }) => ({
    kind: 'email',
    rule: 'mail-address',
    start: index,
    end: index + written.length,
    score: 0.85,
  }));
}

/** Spares the pattern the start of a long run: it looks from the end only. */
function lastRun(before: string): string {
  let start = before.length;
  while (start > 0 && /[\p{L}\p{N}._%+'-]/u.test(before.charAt(start - 1))) start--;
  return before.slice(start);
}

function isShared(local: string, domain: string): boolean {
  if (shared.test(fold(local))) return true;
  // "kattegatbank@kattegatbank.example": named after the house.
  const house = domain.split('.')[0] ?? '';
  return local.length > 3 && (house === local || house.replace(/-/g, '') === local);
}
