import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { build } from '../../../scripts/build.ts';
import {
  brokenExamplesOf,
  brokenExamplesOfDetector,
  brokenRules,
  findingsIn,
} from '../../../scripts/rules.ts';
import { classifyWith } from '../../../src/classifier/classify.ts';
import { detectors } from '../../../src/classifier/detect/detectors.ts';
import { compile } from '../../../src/classifier/match.ts';
import { rules } from '../../../src/classifier/rules/index.ts';
import type { Rule } from '../../../src/classifier/rules/rule.ts';
import { categories, learnedRule } from '../../../src/classifier/types.ts';
import { parseDrafts } from '../../corpus/measure.ts';
import { processorTime } from '../processor.ts';

const leastExamples = 4;
const leastStem = 4;
const leastTail = 3;
/** Categories that are found by their digits and need no vocabulary. */
const foundByNumber: readonly string[] = ['cpr', 'card'];

const lexicon = compile(rules);

/** Everything that is written to be looked for in a text. */
const written = (rule: Rule): readonly string[] => [
  ...(rule.terms ?? []),
  ...(rule.stems ?? []),
  ...(rule.tails ?? []),
  ...(rule.phrases ?? []),
  ...(rule.cues ?? []),
  ...(rule.counterCues ?? []),
  ...(rule.except ?? []),
];

/** Pieces of a phrase that offer alternatives; the matcher reads each alternative as one word. */
const alternatives = (rule: Rule): readonly string[] =>
  (rule.phrases ?? []).flatMap((phrase) =>
    phrase
      .split(' ')
      .filter((piece) => piece.includes('|'))
      .flatMap((piece) => piece.split('|')),
  );

const only = (
  { id }: Rule,
  { hit = [], miss = [] }: { readonly hit?: readonly string[]; readonly miss?: readonly string[] },
): Pick<Rule, 'id' | 'examples'> => ({ id, examples: { hit, miss } });

const duplicates = (items: readonly string[]): readonly string[] =>
  items.filter((item, index) => items.indexOf(item) !== index);

test('ids are unique', () => {
  assert.deepEqual(duplicates(rules.map((rule) => rule.id)), []);
});

test('every category of words has a rule', () => {
  const covered = new Set<string>(rules.map((rule) => rule.category));
  assert.deepEqual(
    categories.filter((category) => !covered.has(category) && !foundByNumber.includes(category)),
    [],
  );
});

describe('the texts of the rules', () => {
  const root = new URL('../../../', import.meta.url);
  const files = globSync('src/content/rules/*.yaml', { cwd: root });
  const texts = files.flatMap((file) =>
    Object.keys(parse(readFileSync(new URL(file, root), 'utf8')) as Record<string, unknown>).map(
      (id) => ({ id, file }),
    ),
  );
  test('every rule and detector has one, and no text has lost its rule', () => {
    assert.deepEqual(
      texts.map(({ id }) => id).sort(),
      [...rules.map(({ id }) => id), ...detectors.map(({ id }) => id), learnedRule].sort(),
    );
  });
  test('each of a category stands in the file of the category', () => {
    const categoryOf = new Map(rules.map(({ id, category }) => [id, category]));
    assert.deepEqual(
      texts.filter(({ id, file }) => {
        const category = categoryOf.get(id);
        return category !== undefined && !file.endsWith(`/${category}.yaml`);
      }),
      [],
    );
  });
});

test('every rule that finds something in the drafts is known by its id', () => {
  const known = new Set([...rules, ...detectors].map(({ id }) => id));
  const drafts = parseDrafts(
    readFileSync(new URL('../../corpus/develop.jsonl', import.meta.url), 'utf8'),
    'develop.jsonl',
  );
  const found = new Set(
    drafts.flatMap(({ text }) => classifyWith(lexicon, text).findings.map(({ rule }) => rule)),
  );
  assert.ok(found.size > 50);
  assert.deepEqual(
    [...found].filter((rule) => !known.has(rule)),
    [],
  );
});

for (const rule of rules) {
  describe(rule.id, () => {
    test('is named <category>/<name>', () => {
      assert.match(rule.id, new RegExp(`^${rule.category}/[a-z]+(?:-[a-z]+)*$`));
    });

    test('names a law that the content holds', () => {
      const file = new URL(`../../../src/content/law/${rule.law}.yaml`, import.meta.url);
      assert.ok(existsSync(file), `no src/content/law/${rule.law}.yaml`);
    });

    test('is written in lower case, trimmed, nothing twice', () => {
      assert.deepEqual(
        written(rule).filter((text) => text !== text.toLowerCase() || text !== text.trim()),
        [],
      );
      for (const list of [rule.terms, rule.stems, rule.tails, rule.phrases])
        assert.deepEqual(duplicates(list ?? []), []);
    });

    test('looks for something, and its stems and tails are long enough to mean something', () => {
      assert.notEqual((rule.terms ?? rule.stems ?? rule.tails ?? rule.phrases ?? []).length, 0);
      assert.deepEqual(
        (rule.stems ?? []).filter((stem) => stem.length < leastStem),
        [],
      );
      assert.deepEqual(
        (rule.tails ?? []).filter((tail) => tail.length < leastTail),
        [],
      );
    });

    test('alternatives in phrases are single words, numbers or paragraphs', () => {
      assert.deepEqual(
        alternatives(rule).filter((word) => !/^(?:\p{L}[\p{L}\p{M}\p{N}]*|§?\p{N}+)$/u.test(word)),
        [],
      );
    });

    test('carries its proof', () => {
      assert.ok(rule.examples.hit.length >= leastExamples, 'too few examples of a hit');
      assert.ok(rule.examples.miss.length >= leastExamples, 'too few innocent twins');
    });

    for (const text of rule.examples.hit)
      test(`finds: ${text}`, () => {
        assert.deepEqual(brokenExamplesOf(only(rule, { hit: [text] }), lexicon), []);
      });
    for (const text of rule.examples.miss)
      test(`leaves alone: ${text}`, () => {
        assert.deepEqual(brokenExamplesOf(only(rule, { miss: [text] }), lexicon), []);
      });
  });
}

for (const detector of detectors)
  test(`${detector.id} holds, by at least one example of each sort`, () => {
    assert.ok(detector.examples.hit.length > 0 && detector.examples.miss.length > 0);
    assert.deepEqual(brokenExamplesOfDetector(detector, lexicon), []);
  });

describe('a rule that breaks its own examples', () => {
  const rule: Rule = {
    id: 'health/invented',
    category: 'health',
    law: 'gdpr-art-9',
    strength: 'strong',
    terms: ['flimmerhoste'],
    examples: {
      hit: ['Han har flimmerhoste.', 'Han hoster.'],
      miss: ['Flimmerhoste er et ord.', 'Han flimrer.'],
    },
  };
  const broken = brokenExamplesOf(rule, compile([rule]));
  test('is named with the example, and no other is', () => {
    assert.deepEqual(broken, [
      'health/invented must find something in "Han hoster." and does not.',
      'health/invented must leave "Flimmerhoste er et ord." alone and does not.',
    ]);
  });
  test('stops the build before anything is touched, with both sentences', async () => {
    await assert.rejects(build(broken), (error: Error) =>
      broken.every((sentence) => error.message.includes(sentence)),
    );
    assert.ok(existsSync(new URL('../../../dist/headers.json', import.meta.url)));
  });
});

test('a sentence is led back to the rules that find something in it', () => {
  assert.deepEqual(findingsIn('Min søster døde af brystkræft.'), [
    'Min søster døde af brystkræft.',
    '  health/diagnoses (strong): brystkræft',
  ]);
  assert.deepEqual(findingsIn('Vi ses kl. 10.'), ['Vi ses kl. 10.', '  no rule']);
});

test('the proof of all rules costs a build less than two seconds', () => {
  assert.ok(processorTime(() => assert.deepEqual(brokenRules(), [])) < 2000);
});
