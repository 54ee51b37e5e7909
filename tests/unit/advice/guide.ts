import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { advise } from '../../../src/advice/advise.ts';
import type { Advice, RecipientFacts, Situation } from '../../../src/advice/advise.ts';
import type { Channel } from '../../../src/advice/policy.ts';
import { readOrganisation } from '../../../src/content/organisation.ts';
import { policyOfProfile, profileFiles } from '../../profiles.ts';

/** What a guide says of a situation, held against the advice for the profile that was made from it. */
export interface Decision {
  /** Line or lines of the guide, and the heading they stand under. The guide itself is not in the repository. */
  readonly lines: string;
  readonly says: string;
  readonly situation: Situation;
  /** The first channels in order; the alternatives after them are the policy's own. */
  readonly first: readonly Channel[];
  readonly never?: readonly Channel[];
  readonly also?: (advice: Advice) => void;
}

const about = { identifiable: 'direct', persons: 1 } as const;

/** A mail of that class about one named person. */
export const sensitive = (...recipients: readonly RecipientFacts[]): Situation => ({
  ...about,
  dataClass: 'special',
  recipients,
});
export const confidential = (...recipients: readonly RecipientFacts[]): Situation => ({
  ...sensitive(...recipients),
  dataClass: 'confidential',
});
export const ordinary = (...recipients: readonly RecipientFacts[]): Situation => ({
  ...sensitive(...recipients),
  dataClass: 'ordinary',
});

/** Walks a guide's decisions. `id` is the profile's. */
export function walk(id: string, decisions: readonly Decision[]): void {
  const policy = policyOfProfile(id);
  describe(`${id}: what its guide decides`, () => {
    for (const { lines, says, situation, first, never = [], also } of decisions)
      it(`${lines}: ${says}`, () => {
        const advice = advise(situation, policy);
        const channels = advice.channels.map(({ channel }) => channel);
        assert.deepEqual(channels.slice(0, first.length), first);
        assert.deepEqual(
          channels.filter((channel) => never.includes(channel)),
          [],
        );
        also?.(advice);
      });
  });
}

type OwnPart = 'faq' | 'gettingStarted' | 'partners';

/** The profile's own words on a channel, or those of one of its lists, in one text. */
export function wordsOf(id: string, part: Channel | OwnPart): string {
  const { channelTexts, faq, gettingStarted, partners } = readOrganisation(id, profileFiles);
  const lists = new Map<string, unknown>(Object.entries({ faq, gettingStarted, partners }));
  return JSON.stringify(
    lists.get(part) ?? new Map<string, unknown>(Object.entries(channelTexts)).get(part),
  );
}
