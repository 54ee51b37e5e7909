import type { Kind } from '../classifier/types.ts';
import type { da } from '../content/da.ts';
import { fill } from './texts.ts';

/** Longest shape in a report, in characters: enough to tell a number or a word, too little to tell a sentence. */
export const longestShape = 40;

/** The form of a text without the text: letters as x, digits as 9, spaces and ASCII signs as they are, all else as a dot. */
export function shapeOf(text: string): string {
  const shape = Array.from(text.normalize('NFC').replace(/\p{M}/gu, ''), shapeOfOne).join('');
  return shape.length > longestShape ? `${shape.slice(0, longestShape)}…` : shape;
}

function shapeOfOne(character: string): string {
  if (/\p{L}/u.test(character)) return 'x';
  if (/\p{N}/u.test(character)) return '9';
  if (/\s/.test(character)) return ' ';
  return /[!-/:-@[-`{-~]/.test(character) ? character : '·';
}

/**
 * What can be handed on about a wrong finding: the rule, the kind and the shape of what it found. Never the text: two texts
 * of one shape give one report.
 */
export function wrongFindingReport(
  { kind, rules, text }: { kind: Kind; rules: readonly string[]; text: string },
  engine: string,
  words: typeof da.check.report,
): string {
  const { fields } = words;
  return [
    words.head,
    `${fields.rule}: ${rules.join(', ')}`,
    `${fields.kind}: ${kind}`,
    `${fields.shape}: ${shapeOf(text)}`,
    `${fields.length}: ${fill(words.characters, { count: Array.from(text).length })}`,
    `${fields.engine}: ${engine}`,
  ].join('\n');
}
