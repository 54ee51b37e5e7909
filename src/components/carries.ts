import { isAtLeast } from '../advice/policy.ts';
import type { Channel, Policy, Protection, Threshold } from '../advice/policy.ts';
import { dataClasses } from '../classifier/types.ts';
import type { DataClass } from '../classifier/types.ts';

/** What a channel may carry about a person who can be recognised, before anything is known of the recipients. */
export interface Load {
  readonly classes: readonly DataClass[];
  /** From when the policy asks for more than the channel gives, though it carries the class. */
  readonly notFrom: readonly Threshold[];
}

/**
 * What the policy lets a channel carry. Nothing for one that reaches nobody: that takes the content out instead. The same
 * ladder that `advise` climbs.
 */
export function loadOf(channel: Channel, { least, thresholds, rules }: Policy): Load {
  const { gives, reaches } = rules[channel];
  if (reaches === 'nobody') return { classes: [], notFrom: [] };
  const fits = (asked: Protection): boolean => gives === 'outside' || isAtLeast(gives, asked);
  const classes = dataClasses.filter((dataClass) => fits(least[dataClass]));
  return {
    classes,
    notFrom: thresholds.filter(
      (threshold) => classes.includes(threshold.dataClass) && !fits(threshold.least),
    ),
  };
}
