import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { advise, blockedReasons, notes, reasons } from '../../../src/advice/advise.ts';
import type { Advice, RecipientFacts, Situation } from '../../../src/advice/advise.ts';
import { isAtLeast, protections } from '../../../src/advice/policy.ts';
import type { Channel, Policy } from '../../../src/advice/policy.ts';
import { dataClasses } from '../../../src/classifier/types.ts';
import {
  everyAnswerSet,
  everyContent,
  everyRecipientSet,
  fewRecipientSets,
  oneAnswer,
  otherPolicies,
  reach,
} from './situations.ts';
import { policies } from '../../profiles.ts';

/**
 * Millions of situations: every content with every set of recipients and each answer alone, and every set of answers with
 * the recipients that differ. What must hold of each is written here anew, without the functions it is about.
 */

const isGreen = ({ status }: RecipientFacts): boolean =>
  status === 'secure' || status === 'internal';
const restsOnRecipient: readonly Channel[] = [
  'internal-mail',
  'tunnel',
  'certificate',
  'enforced-tls',
];

type Law = (advice: Advice, situation: Situation, policy: Policy) => boolean;

const laws: Readonly<Record<string, Law>> = {
  'something is advised': ({ channels }) => channels.length > 0,
  'ranks count from 1': ({ channels }) => channels.every(({ rank }, index) => rank === index + 1),
  'each channel is either advised or ruled out': ({ channels, blocked }, _, policy) =>
    new Set([...channels, ...blocked].map(({ channel }) => channel)).size ===
      policy.channels.length && channels.length + blocked.length === policy.channels.length,
  'nothing below the policy': ({ channels, required }, _, { rules }) =>
    channels.every(({ channel }) => {
      const { gives } = rules[channel];
      return channel === 'ordinary-mail' || gives === 'outside' || isAtLeast(gives, required);
    }),
  'ordinary mail only where nothing is asked, or checked TLS is enough and everyone has it': (
    { channels, required },
    { recipients },
  ) =>
    channels.every(({ channel }) => channel !== 'ordinary-mail') ||
    required === 'none' ||
    (isAtLeast('checked-tls', required) && recipients.length > 0 && recipients.every(isGreen)),
  'nothing rests on a recipient who is unknown, red or not there': ({ channels }, { recipients }) =>
    (recipients.length > 0 && recipients.every(isGreen)) ||
    channels.every(({ channel }) => !restsOnRecipient.includes(channel)),
  'Digital Post only from a public sender, e-Boks only from a private one': (
    { channels },
    _,
    { sender },
  ) =>
    channels.every(({ channel }) => channel !== (sender === 'public' ? 'e-boks' : 'digital-post')),
  'nothing to the own private mailbox, nor to an address in doubt': (
    { channels, required },
    { answers },
    { rules },
  ) =>
    required === 'none' ||
    channels.every(
      ({ channel }) =>
        (answers?.ownPrivateAddress !== 'yes' || rules[channel].reaches === 'nobody') &&
        (answers?.wrongRecipientSuspected !== 'yes' || rules[channel].reaches !== 'address'),
    ),
  'without answers, the order is the policy’s': ({ channels }, { answers = {} }, policy) =>
    Object.keys(answers).length > 0 ||
    channels.every(
      ({ channel }, index) =>
        index === 0 ||
        policy.channels.indexOf(channels[index - 1]?.channel ?? channel) <
          policy.channels.indexOf(channel),
    ),
  'a split reaches everyone once, and no mail fits them all': (
    { split, channels },
    { recipients },
    { rules },
  ) =>
    split.length === 0 ||
    (split.length > 1 &&
      split.flatMap((part) => part.recipients).length === recipients.length &&
      new Set(split.flatMap((part) => part.recipients)).size === recipients.length &&
      channels.every(({ channel }) => rules[channel].reaches !== 'address')),
};

const names = Object.keys(laws);
const seen = new Set<string>();

/** The first situation that breaks each law. */
function broken(
  policy: Policy,
  situations: Iterable<Situation>,
): { found: string[]; count: number } {
  const found = new Map<string, string>();
  let count = 0;
  for (const situation of situations) {
    count += 1;
    const advice = advise(situation, policy);
    for (const { reason } of advice.channels) seen.add(reason);
    for (const { reason } of advice.blocked) seen.add(reason);
    for (const note of advice.notes) seen.add(note);
    for (const name of names)
      if (laws[name]?.(advice, situation, policy) !== true && !found.has(name))
        found.set(name, `${name}: ${JSON.stringify({ situation, advice })}`);
  }
  return { found: [...found.values()], count };
}

function* product(
  recipientSets: readonly (readonly RecipientFacts[])[],
  answerSets: typeof oneAnswer,
  contents = everyContent,
): Iterable<Situation> {
  for (const content of contents)
    for (const recipients of recipientSets)
      for (const answers of answerSets) yield { ...content, recipients, answers };
}

/** Without the doubles: who is named counts as one who can be found out, and without anyone their number says nothing. */
const boundaryContents = everyContent.filter(
  ({ identifiable, persons }) =>
    identifiable === 'direct' || (identifiable === 'none' && persons === 20),
);

describe('what holds in every situation', () => {
  for (const [name, policy] of policies) {
    it(`${name}: every content, every set of recipients, each answer`, () => {
      const { found, count } = broken(policy, product(everyRecipientSet, oneAnswer));
      assert.deepEqual(found, []);
      assert.equal(count, 30 * 380 * 13);
    });
    it(`${name}: every set of answers`, () => {
      const { found, count } = broken(
        policy,
        product(fewRecipientSets, everyAnswerSet, boundaryContents),
      );
      assert.deepEqual(found, []);
      assert.equal(count, 15 * 10 * 2048);
    });
  }
  for (const [name, policy] of otherPolicies)
    it(`${name}: every content, every set of recipients`, () => {
      const { found } = broken(policy, product(everyRecipientSet, [{}]));
      assert.deepEqual(found, []);
    });
  it('every reason, every way to be ruled out and every note is met', () => {
    assert.deepEqual(
      [...reasons, ...blockedReasons, ...notes].filter((code) => !seen.has(code)),
      [],
    );
  });
});

describe('the order is stable', () => {
  for (const [name, policy] of [...policies, ...otherPolicies])
    it(`${name}: whoever stands first among the recipients, and asked twice`, () => {
      for (const situation of product(everyRecipientSet, [{}], boundaryContents)) {
        const { channels, blocked } = advise(situation, policy);
        const turned = { ...situation, recipients: [...situation.recipients].reverse() };
        const again = advise(turned, policy);
        assert.deepEqual(again.channels, channels);
        assert.deepEqual(again.blocked, blocked);
      }
    });
});

/** The best that a mail to these recipients can have; -1 without any. Inside the house nothing is open. */
const bestMail = ({ channels }: Advice, { rules }: Policy): number =>
  Math.max(
    -1,
    ...channels
      .filter(({ channel }) => rules[channel].reaches === 'address')
      .map(({ channel }) =>
        rules[channel].gives === 'outside'
          ? protections.length
          : protections.indexOf(rules[channel].gives),
      ),
  );

describe('a weaker content or a stronger recipient never makes the advice stricter', () => {
  /** From red to one of our own, each with all that the one before it has. */
  const ladder: readonly RecipientFacts[] = [
    reach.red,
    reach.grey,
    reach.tls,
    reach.agreed,
    { ...reach.agreed, tunnel: 'yes' },
    { ...reach.agreed, tunnel: 'yes', certificate: 'yes' },
    reach.internal,
  ];
  const pairs = ladder.flatMap((one) => [[one], ...ladder.map((other) => [one, other])]);

  for (const [name, policy] of [...policies, ...otherPolicies]) {
    it(`${name}: content`, () => {
      for (const stronger of product(pairs, oneAnswer, boundaryContents)) {
        const strict = advise(stronger, policy);
        const weakerClass = dataClasses[dataClasses.indexOf(stronger.dataClass) - 1];
        const weaker: readonly Situation[] = [
          ...(weakerClass === undefined ? [] : [{ ...stronger, dataClass: weakerClass }]),
          { ...stronger, identifiable: 'none' },
          { ...stronger, persons: 1 },
        ];
        for (const situation of weaker) {
          const mild = advise(situation, policy);
          const allowed = new Set(mild.channels.map(({ channel }) => channel));
          if (
            !isAtLeast(strict.required, mild.required) ||
            (mild.required !== 'none' &&
              strict.channels.some(({ channel }) => !allowed.has(channel)))
          )
            assert.fail(JSON.stringify({ stronger, situation, strict, mild }));
        }
      }
    });
    it(`${name}: recipients`, () => {
      for (const weaker of product(pairs, oneAnswer, boundaryContents)) {
        const [first, ...others] = weaker.recipients;
        const next = ladder[ladder.findIndex((one) => one === first) + 1];
        if (next === undefined) continue;
        const stronger = { ...weaker, recipients: [next, ...others] };
        const before = advise(weaker, policy);
        const after = advise(stronger, policy);
        if (
          before.required !== after.required ||
          bestMail(after, policy) < bestMail(before, policy)
        )
          assert.fail(JSON.stringify({ weaker, stronger, before, after }));
      }
    });
  }
});
