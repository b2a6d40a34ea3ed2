import type { Strength } from '../rules/rule.ts';
import type { Cue } from './cues.ts';
import type { Confidence } from './finding.ts';

/** All weights in one place. The sum of shape and cue is the score; `levels` says what a score is worth. */
const shape: Readonly<Record<Strength, number>> = { faint: 0, weak: 1, fair: 2, strong: 3 };
const namedByCue = 1;
/** A value that a cue calls something else is never more than this. It stays visible to `explain`. */
const namedSomethingElse = 1;
const levels: readonly (Confidence | 'none')[] = ['none', 'low', 'medium', 'high'];

export interface Weighed {
  readonly score: number;
  readonly confidence: Confidence | 'none';
}

/** Shape x cue. The shape already holds structure, check digits and allocated ranges; a checksum alone is never certainty. */
export function weigh(strength: Strength, cue: Cue | undefined): Weighed {
  let score = shape[strength];
  if (cue?.kind === 'raise') score += namedByCue;
  if (cue?.kind === 'lower') score = Math.min(score, namedSomethingElse);
  return { score, confidence: levels[Math.min(score, levels.length - 1)]! };
}
