import { shortenLineBreaks } from '../text/line-breaks.ts';
import { firstBehind } from '../text/span.ts';
import type { Claim } from './claim.ts';
import { type Engine, toFinding } from './engine.ts';
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

/** Every candidate of the first look, kept or not, with the reasons; sorted by place. */
export function explain(engine: Engine, text: string): Explanation[] {
  const lines = shortenLineBreaks(text);
  return explainLines(engine, lines.text).map(each => ({ ...each, ...lines.toOriginal(each) }));
}

function explainLines(engine: Engine, text: string): Explanation[] {
  const found = engine.findAll(text);
  const kept = new Set(found);
  const known = new Set(found.map(({ start, end }) => `${start}-${end}`));
  const others = engine.look(text).claims.filter(({ start, end }) => !known.has(`${start}-${end}`));
  return [...found, ...others]
    .sort((a, b) => a.start - b.start || b.score - a.score || b.end - a.end)
    .map(claim => {
      const isKept = kept.has(claim);
      const reasons = [...claim.reasons, ...whatCueSays(claim)];
      if (!isKept) reasons.push(whyNot(engine, text, claim, found));
      return { ...toFinding(claim), confidence: claim.confidence, kept: isKept, reasons };
    });
}

function whatCueSays({ rule, cue }: Claim): string[] {
  if (cue === undefined) return [];
  return [`"${cue.phrase}" ${cue.kind === 'raise' ? `is a cue for ${rule.name}` : 'names something else'}`];
}

function whyNot(engine: Engine, text: string, claim: Claim, found: readonly Claim[]): string {
  if (engine.isAllowed(text, claim)) return 'it is on the allow list';
  if (!engine.isReported(claim))
    return `${claim.confidence === 'none' ? 'nothing speaks for it' : `its confidence is ${claim.confidence}`}, below ${engine.options.minConfidence}`;
  // Every claim that is strong enough is part of a finding.
  return `a stronger ${found[firstBehind(found, claim.start)]!.rule.name} stands on the same characters`;
}
