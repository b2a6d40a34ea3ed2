import type { Confidence, Finding } from './finding.ts';

/** A candidate and what became of it: the answer to "why?" and "why not?". */
export interface Explanation extends Omit<Finding, 'confidence'> {
  /** `none`: the shape is there, but something rules it out. */
  readonly confidence: Confidence | 'none';
  /** Whether `detect` reports it under the same options. */
  readonly kept: boolean;
  /** Plain sentences without the value, in the order they were weighed. */
  readonly reasons: readonly string[];
}
