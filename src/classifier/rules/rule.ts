import type { Category } from '../types.ts';

/**
 * One rule of vocabulary: data only. The matcher (../match.ts) lower-cases and folds the text, so terms are written in
 * lower case with æ, ø, å; `ae`, `oe`, `aa` spellings, missing rings, one wrong letter and a long word written in two are
 * found without being listed.
 */
export interface Rule {
  /** `<category>/<name>`, stable: users quote it in reports. */
  readonly id: string;
  readonly category: Category;
  /** Id of an entry in src/content/law/. */
  readonly law: string;
  /**
   * `strong`: says it outright (a diagnosis, "kontanthjælp"). `weak`: needs a cue, another weak term, or a person near by
   * ("behandling", "indlagt").
   */
  readonly strength: 'strong' | 'weak';
  /** Whole words or phrases (words separated by one space); each also with the usual Danish endings. */
  readonly terms?: readonly string[];
  /** Beginnings of words: `depress` finds *depression*, *depressiv*, *depressionstegn*. At least 4 letters. */
  readonly stems?: readonly string[];
  /** Last parts of compounds: `sår` finds *skinnebenssår*; alone it counts too. At least 3 letters. */
  readonly tails?: readonly string[];
  /**
   * Phrases with gaps: `*` stands for up to three words in the same sentence, `#` for an amount or number,
   * `a|b` for alternatives of one word: `er ude igen * april`, `skylder # kr`.
   */
  readonly phrases?: readonly string[];
  /** Words in the same sentence that raise the score. */
  readonly cues?: readonly string[];
  /** Words in the same sentence that lower the score; they never erase a finding of `strong`. */
  readonly counterCues?: readonly string[];
  /** Words that a stem, a tail or a phrase matches though they mean something else: *kræfter*, *blindvej*. */
  readonly except?: readonly string[];
  /** The rule's own proof; a test fails when one breaks. `hit` must give a finding of this rule, `miss` must not. */
  readonly examples: { readonly hit: readonly string[]; readonly miss: readonly string[] };
}
