import { type Strength, strengths } from '../rules/rule.ts';
import type { Cue } from './cues.ts';
import { type Confidence, confidences } from './finding.ts';

/** All weights in one place. A shape counts its place among the strengths; `levels` says what shape and cue together are worth. */
const namedByCue = 1;
/** A value that a cue calls something else is never more than this. It stays visible to `explain`. */
const namedSomethingElse = 1;
const levels: readonly (Confidence | 'none')[] = ['none', ...confidences];

export interface Weighed {
  readonly score: number;
  readonly confidence: Confidence | 'none';
}

/** Shape x cue. The shape already holds structure, check digits and allocated ranges; a checksum alone is never certainty. */
export function weigh(strength: Strength, cue: Cue | undefined): Weighed {
  let score = strengths.indexOf(strength);
  if (cue?.kind === 'raise') score += namedByCue;
  if (cue?.kind === 'lower') score = Math.min(score, namedSomethingElse);
  return { score, confidence: levels[Math.min(score, levels.length - 1)]! };
}
