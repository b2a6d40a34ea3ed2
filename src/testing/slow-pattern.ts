import { findSlowness, type Slowness } from '../patterns/linear-time.ts';

/** An expression that should not be run on text that strangers write. */
export interface SlowPattern {
  readonly pattern: RegExp;
  /** How its time grows on some text; `unknown` where the analysis came to no end. */
  readonly growth: Slowness;
}

/**
 * The first of `patterns` that takes more than linear time on some text, or nothing. For the tests of a team's own
 * rules; it needs the package recheck, and up to a second or so for each pattern.
 *
 * @throws Error where recheck is not installed
 * @example expect(await findSlowPattern([/CAS-\d{6}/])).toBeUndefined()
 */
export async function findSlowPattern(patterns: Iterable<RegExp>): Promise<SlowPattern | undefined> {
  for (const pattern of patterns) {
    const growth = await findSlowness(pattern);
    if (growth !== undefined) return { pattern, growth };
  }
  return undefined;
}
