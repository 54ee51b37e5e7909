/**
 * Danish inflection, just deep enough to find a listed word in running text. No stemmer: a stemmer maps different words
 * to one stem ("dom", "domme", "dømme"), which is what a classifier of sensitive words cannot afford.
 */

/** Endings by their last letter, so that most words try only a few. */
const endings: Readonly<Record<string, readonly string[]>> = {
  s: ['s', 'es', 'ens', 'ets', 'ers', 'ns', 'ts', 'rs', 'enes', 'ernes', 'nes', 'rnes', 'eres'],
  e: ['e', 'ene', 'erne', 'ne', 'rne', 'ere', 'ede', 'te', 'de', 'ende'],
  n: ['en', 'n', 'eren'],
  t: ['et', 't', 'est'],
  r: ['er', 'r'],
};

/** Words of three letters and fewer take only these: "tro" is not in "trone", nor "lo" in "lod". */
const endingsOfShortWords = new Set(['s', 'en', 'et', 'ens', 'ets']);
const shortWord = 3;

/** The key itself and every shorter key that it may be an inflection of; keys as made by `fold`. */
export function inflectionsOf(key: string): readonly string[] {
  const forms = [key];
  const candidates = endings[key.charAt(key.length - 1)];
  if (candidates === undefined || key.length < shortWord + 1) return forms;
  for (const ending of candidates) {
    if (!key.endsWith(ending)) continue;
    const base = key.slice(0, -ending.length);
    if (base.length < 2) continue;
    if (base.length > shortWord || endingsOfShortWords.has(ending)) forms.push(base);
    const last = base.charAt(base.length - 1);
    const beforeLast = base.charAt(base.length - 2);
    if (base.length < 4 || !ending.startsWith('e')) continue;
    // "sygdommen": the consonant is doubled before the ending.
    if (last === beforeLast && !'aeiouy'.includes(last)) {
      const single = base.slice(0, -1);
      if (single.length > shortWord || endingsOfShortWords.has(ending)) forms.push(single);
    }
    // "fængsler" from "fængsel": the e of the last syllable falls out.
    if ('lrn'.includes(last) && !'aeiouy'.includes(beforeLast))
      forms.push(`${base.slice(0, -1)}e${last}`);
  }
  return forms;
}
