import type { Rule } from '../rules/rule.ts';
import { hasOverlap, type Span } from '../text/span.ts';
import type { Cue } from './cues.ts';
import type { Confidence } from './finding.ts';

/** A candidate with everything that was said for and against it. */
export interface Claim extends Span {
  readonly rule: Rule;
  readonly score: number;
  readonly confidence: Confidence | 'none';
  readonly reasons: readonly string[];
  readonly specimen: string | undefined;
  /** The word near it that was heard. */
  readonly cue: Cue | undefined;
}

/**
 * Claims on the same characters become one, named by the strongest; no claimed character is left out.
 *
 * @param order of the rules: it settles a tie
 * @returns sorted and disjoint
 */
export function merge(claims: readonly Claim[], order: ReadonlyMap<Rule, number>): Claim[] {
  if (claims.length < 2) return [...claims];
  const sorted = [...claims].sort((a, b) => a.start - b.start);
  const merged: Claim[] = [];
  for (const claim of sorted) {
    const last = merged.at(-1);
    if (last === undefined || !hasOverlap(last, claim)) {
      merged.push(claim);
      continue;
    }
    const isStronger =
      claim.score - last.score ||
      claim.end - claim.start - (last.end - last.start) ||
      order.get(last.rule)! - order.get(claim.rule)!;
    const strongest = isStronger > 0 ? claim : last;
    const end = Math.max(last.end, claim.end);
    merged[merged.length - 1] = isSame(strongest, { start: last.start, end })
      ? strongest
      : { ...strongest, specimen: undefined, start: last.start, end };
  }
  return merged;
}

export function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
