/**
 * `npm run rules`: holds every rule and every detector against its own examples, as the build does before anything else.
 * Says which rule fails on which words. With sentences (`npm run --silent rules -- "Hun har gigt."`): which rules find
 * something in each, and on what words; and what the learned scorer makes of it, with the words that weighed most.
 */
import { evidenceOf, marksOf, observe } from '../src/classifier/analyse.ts';
import { classifyWith } from '../src/classifier/classify.ts';
import { detectors, type Detector } from '../src/classifier/detect/detectors.ts';
import { compile, match, rulesIn, type Lexicon } from '../src/classifier/match.ts';
import { wordsIn } from '../src/classifier/features.ts';
import { model } from '../src/classifier/model.ts';
import { rules } from '../src/classifier/rules/index.ts';
import { draftScore, likelyCategories, tellingWords } from '../src/classifier/scorer.ts';
import { normalise } from '../src/classifier/text.ts';
import { tokenise } from '../src/classifier/tokens.ts';
import { secondsSince } from './run.ts';

interface Proven {
  readonly id: string;
  readonly examples: { readonly hit: readonly string[]; readonly miss: readonly string[] };
}

/** The examples that a rule does not live up to, one sentence each; `found` gives the ids of what applies to a text. */
function brokenExamples(
  { id, examples: { hit, miss } }: Proven,
  found: (text: string) => readonly string[],
): string[] {
  return [
    ...hit
      .filter((text) => !found(text).includes(id))
      .map((text) => `${id} must find something in "${text}" and does not.`),
    ...miss
      .filter((text) => found(text).includes(id))
      .map((text) => `${id} must leave "${text}" alone and does not.`),
  ];
}

/** As `brokenExamples`, for rules of words, each among all the rules of the lexicon. */
export const brokenExamplesOf = (rule: Proven, lexicon: Lexicon): string[] =>
  brokenExamples(rule, (text) => rulesIn(lexicon, text));

/** As `brokenExamples`, for a detector, without the learned scorer: the proof must not hang on what was learned. */
export const brokenExamplesOfDetector = (detector: Detector, lexicon: Lexicon): string[] =>
  brokenExamples(detector, (text) =>
    classifyWith(lexicon, text).findings.map((finding) => finding.rule),
  );

/** Everything that is broken in the rules of the classifier; empty when each of them proves itself. */
export function brokenRules(): string[] {
  const lexicon = compile(rules);
  return [
    ...rules.flatMap((rule) => brokenExamplesOf(rule, lexicon)),
    ...detectors.flatMap((detector) => brokenExamplesOfDetector(detector, lexicon)),
  ];
}

/** What is found in a text, for somebody who writes a rule: one line a finding, or one that says there is none. */
export function findingsIn(text: string): string[] {
  const found = match(compile(rules), tokenise(normalise(text))).map(
    ({ rule, isStrong, start, end }) =>
      `  ${rule} (${isStrong ? 'strong' : 'weak'}): ${normalise(text).plain.slice(start, end)}`,
  );
  return [text, ...(found.length > 0 ? found : ['  no rule'])];
}

const mostLikely = 3;

/** What the learned scorer makes of a text: positive where it is likelier than not, with the words that weighed most. */
function likelyIn(text: string): string[] {
  const observed = observe(compile(rules), text);
  const { tokens, sentences: list, said, facts } = evidenceOf(observed, marksOf(observed));
  const { plain } = normalise(text);
  const likely = likelyCategories(model, said)
    .slice(0, mostLikely)
    .map(({ category, score }) => {
      const words = tellingWords(
        model,
        category,
        list.flatMap((sentence) => wordsIn(tokens, sentence)),
      );
      const told = words === undefined ? '' : `: ${plain.slice(words.start, words.end)}`;
      return `  ${category} ${score.toFixed(2)}${told}`;
    });
  return [`  private matters ${draftScore(model, said, facts).toFixed(2)}`, ...likely];
}

const sentences = import.meta.main ? process.argv.slice(2) : [];
if (sentences.length > 0)
  process.stdout.write(
    `${sentences.flatMap((text) => [...findingsIn(text), ...likelyIn(text)]).join('\n')}\n`,
  );
else if (import.meta.main) {
  const start = performance.now();
  const broken = brokenRules();
  for (const sentence of broken) process.stderr.write(`${sentence}\n`);
  const count = rules.length + detectors.length;
  if (broken.length > 0) process.exitCode = 1;
  else process.stdout.write(`${String(count)} rules hold, in ${secondsSince(start)}.\n`);
}
