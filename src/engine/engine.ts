import type { Candidate, Rule } from '../rules/rule.ts';
import { fold, type View } from '../text/fold.ts';
import { hasOverlap, type Span } from '../text/span.ts';
import { weigh } from './confidence.ts';
import { CueFinder } from './cues.ts';
import type { Explanation } from './detector.ts';
import { type Confidence, confidences, type Finding } from './finding.ts';
import { SiteFinder } from './sites.ts';

/** A candidate with everything that was said for and against it. Offsets are those of the view. */
interface Claim extends Candidate {
  readonly rule: Rule;
  readonly score: number;
  readonly confidence: Confidence | 'none';
}

export interface EngineOptions {
  readonly rules: readonly Rule[];
  readonly minConfidence: Confidence;
  /** Whether a team has declared this value, as it stands in the text, to be no personal data. */
  readonly isAllowed?: (value: string) => boolean;
}

/** What a found value is replaced by while the rest is looked at again: a character that no rule can use. */
const claimed = '\ufffc';

/**
 * Text x rules -> findings. The law: a finding depends only on its value and a bounded neighbourhood, and on nothing
 * beyond an empty line.
 */
export class Engine {
  private readonly sites: SiteFinder;
  private readonly cues: ReadonlyMap<Rule, CueFinder>;
  private readonly order: ReadonlyMap<Rule, number>;
  private readonly options: EngineOptions;

  constructor(options: EngineOptions) {
    this.options = options;
    this.sites = new SiteFinder(options.rules);
    this.cues = new Map(options.rules.flatMap(rule => (rule.cues ? [[rule, new CueFinder(rule.cues)]] : [])));
    this.order = new Map(options.rules.map((rule, i) => [rule, i]));
  }

  /** Sorted, disjoint, at or above the threshold; in UTF-16 code units of `text`. */
  detect(text: string): Finding[] {
    const view = fold(text);
    return this.findAll(text, view).map(claim => toFinding(view, claim));
  }

  /** Every candidate of the first look, kept or not, with the reasons; sorted by place. */
  explain(text: string): Explanation[] {
    const view = fold(text);
    const found = this.findAll(text, view);
    const claims = found.concat(this.claims(view.text).filter(claim => !found.some(other => isSame(claim, other))));
    return claims
      .sort((a, b) => a.start - b.start || b.score - a.score)
      .map(claim => {
        const kept = found.includes(claim);
        const reasons = [...claim.reasons];
        if (!kept) reasons.push(this.whyNot(claim, found, this.isAllowed(text, view, claim)));
        return { ...toSpanAndType(view, claim), confidence: claim.confidence, kept, reasons };
      });
  }

  /**
   * Found spans are boundaries for what is glued to them, so the rest is looked at again until nothing new turns up.
   * Then what is left when the findings are taken out holds no finding either.
   */
  private findAll(text: string, view: View): Claim[] {
    let found: Claim[] = [];
    let rest = view.text;
    for (;;) {
      const claims = this.claims(rest).filter(claim => this.isReported(claim) && !this.isAllowed(text, view, claim));
      if (claims.length === 0) break;
      const merged = merge(claims, this.order);
      found = found.concat(merged);
      for (const { start, end } of merged) rest = rest.slice(0, start) + claimed.repeat(end - start) + rest.slice(end);
    }
    return found.sort((a, b) => a.start - b.start);
  }

  private claims(text: string): Claim[] {
    const claims: Claim[] = [];
    this.sites.find(text, (rule, site) => {
      for (const candidate of rule.match(text, site)) {
        if (!claims.some(claim => claim.rule === rule && isSame(claim, candidate)))
          claims.push(this.weigh(text, rule, candidate));
      }
    });
    return claims;
  }

  private weigh(text: string, rule: Rule, candidate: Candidate): Claim {
    const cue = this.cues.get(rule)?.find(text, candidate);
    const { score, confidence } = weigh(candidate.strength, cue);
    const reasons =
      cue === undefined
        ? candidate.reasons
        : [
            ...candidate.reasons,
            `"${cue.phrase}" ${cue.kind === 'raise' ? `is a cue for ${rule.name}` : 'names something else'}`,
          ];
    return { ...candidate, rule, score, confidence, reasons };
  }

  private isReported(claim: Claim): boolean {
    return (
      claim.confidence !== 'none' &&
      confidences.indexOf(claim.confidence) >= confidences.indexOf(this.options.minConfidence)
    );
  }

  private isAllowed(text: string, view: View, claim: Claim): boolean {
    const { isAllowed } = this.options;
    if (isAllowed === undefined) return false;
    const { start, end } = view.toOriginal(claim);
    return isAllowed(text.slice(start, end));
  }

  private whyNot(claim: Claim, found: readonly Claim[], isAllowed: boolean): string {
    if (isAllowed) return 'it is on the allow list';
    if (!this.isReported(claim))
      return `${claim.confidence === 'none' ? 'nothing speaks for it' : `its confidence is ${claim.confidence}`}, below ${this.options.minConfidence}`;
    const other = found.find(one => hasOverlap(one, claim));
    return other === undefined ? 'it was reconsidered' : `a stronger ${other.rule.name} stands on the same characters`;
  }
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Claims on the same characters become one, named by the strongest; no claimed character is left out. */
function merge(claims: readonly Claim[], order: ReadonlyMap<Rule, number>): Claim[] {
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
      : { ...withoutSpecimen(strongest), start: last.start, end };
  }
  return merged;
}

function withoutSpecimen({ specimen: _, ...claim }: Claim): Claim {
  return claim;
}

function toSpanAndType(view: View, { rule, specimen, start, end }: Claim): Omit<Finding, 'confidence'> {
  return { type: rule.type, ...view.toOriginal({ start, end }), ...(specimen !== undefined && { specimen }) };
}

function toFinding(view: View, claim: Claim): Finding {
  return { ...toSpanAndType(view, claim), confidence: claim.confidence as Confidence };
}
