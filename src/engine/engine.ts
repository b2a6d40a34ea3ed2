import type { Candidate, Rule } from '../rules/rule.ts';
import { fold, type View } from '../text/fold.ts';
import { hasOverlap, type Span } from '../text/span.ts';
import { type Claim, merge } from './claim.ts';
import { weigh } from './confidence.ts';
import { CueFinder } from './cues.ts';
import type { Explanation } from './detector.ts';
import { type Confidence, confidences, type Finding } from './finding.ts';
import { firstBehind, relabel } from './relabel.ts';
import { SiteFinder } from './sites.ts';

export interface EngineOptions {
  readonly rules: readonly Rule[];
  readonly minConfidence: Confidence;
  /** Whether a team has declared this value, as it stands in the text, to be no personal data. */
  readonly isAllowed?: (value: string) => boolean;
}

/**
 * A finding depends on no more than this much text on each side of it, in UTF-16 code units: the widest that a rule or
 * the cues reach, with a value between.
 */
const neighbourhood = 512;

/** What most texts hold. */
const none: readonly Claim[] = [];

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
    const kept = new Set(found);
    const known = new Set(found.map(({ start, end }) => `${start}-${end}`));
    const others = this.claims(view.text).filter(({ start, end }) => !known.has(`${start}-${end}`));
    return [...found, ...others]
      .sort((a, b) => a.start - b.start || b.score - a.score)
      .map(claim => {
        const isKept = kept.has(claim);
        const reasons = [...claim.reasons, ...whatCueSays(claim)];
        if (!isKept) reasons.push(this.whyNot(claim, found, this.isAllowed(text, view, claim)));
        return { ...toFinding(view, claim), confidence: claim.confidence, kept: isKept, reasons };
      });
  }

  /**
   * A value may show only when its neighbour is gone, so the text around findings is looked at again with labels in
   * their place until nothing new turns up. What `redact` returns then holds no finding.
   */
  private findAll(text: string, view: View): readonly Claim[] {
    let fresh = this.reported(text, view, this.claims(view.text));
    if (fresh.length === 0) return none;
    const whole: Span = { start: 0, end: view.text.length };
    let found: readonly Claim[] = none;
    const pieces: Span[] = [];
    for (;;) {
      if (fresh.length > 0) {
        const end = fresh.reduce((furthest, claim) => Math.max(furthest, claim.end), 0);
        const from = firstBehind(found, fresh[0]!.start);
        const to = firstStartingAt(found, end);
        const merged = merge([...found.slice(from, to), ...fresh], this.order);
        found = [...found.slice(0, from), ...merged, ...found.slice(to)];
        pieces.push(...around(fresh, whole));
      }
      const piece = pieces.pop();
      if (piece === undefined) return found;
      fresh = this.findBetween(text, view, found, piece);
    }
  }

  /** The reported claims that touch `piece`, sorted by place, with what was found before reading as labels. */
  private findBetween(text: string, view: View, found: readonly Claim[], piece: Span): readonly Claim[] {
    const slice = uncut(found, widen(piece, { start: 0, end: view.text.length }));
    const { text: rest, toView } = relabel(view.text, found, slice);
    const claims = this.claims(rest)
      .map(claim => ({ ...claim, ...toView(claim) }))
      .filter(claim => hasOverlap(claim, piece) && !isCovered(found, claim));
    return this.reported(text, view, claims);
  }

  private claims(text: string): readonly Claim[] {
    let claims: Claim[] | undefined;
    let seen: Set<string> | undefined;
    this.sites.find(text, (rule, site) => {
      for (const candidate of rule.match(text, site)) {
        const claimed = `${rule.type} ${candidate.start}-${candidate.end}`;
        if (seen?.has(claimed)) continue;
        seen = (seen ?? new Set()).add(claimed);
        claims ??= [];
        claims.push(this.weigh(text, rule, candidate));
      }
    });
    return claims ?? none;
  }

  private weigh(text: string, rule: Rule, candidate: Candidate): Claim {
    const cue = this.cues.get(rule)?.find(text, candidate);
    const { score, confidence } = weigh(candidate.strength, cue);
    const { start, end, reasons, specimen } = candidate;
    return { start, end, rule, score, confidence, reasons, specimen, cue };
  }

  /** Those of `claims` that are findings, sorted by place. */
  private reported(text: string, view: View, claims: readonly Claim[]): readonly Claim[] {
    if (claims.length === 0) return none;
    return claims
      .filter(claim => this.isReported(claim) && !this.isAllowed(text, view, claim))
      .sort((a, b) => a.start - b.start);
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
    const other = found[firstBehind(found, claim.start)];
    return other === undefined || !hasOverlap(other, claim)
      ? 'it was reconsidered'
      : `a stronger ${other.rule.name} stands on the same characters`;
  }
}

/** What is to be looked at again: the neighbourhoods of `claims`, which are sorted, joined where they touch. */
function around(claims: readonly Claim[], whole: Span): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const claim of claims) {
    const { start, end } = widen(claim, whole);
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

function widen({ start, end }: Span, whole: Span): Span {
  return { start: Math.max(whole.start, start - neighbourhood), end: Math.min(whole.end, end + neighbourhood) };
}

/** `piece`, as much longer as it needs to be to cut nothing that was found. */
function uncut(found: readonly Span[], { start, end }: Span): Span {
  const first = found[firstBehind(found, start)];
  const last = found[firstBehind(found, end)];
  return {
    start: first === undefined ? start : Math.min(start, first.start),
    end: last !== undefined && last.start < end ? last.end : end,
  };
}

function isCovered(found: readonly Span[], { start, end }: Span): boolean {
  const over = found[firstBehind(found, start)];
  return over !== undefined && over.start <= start && end <= over.end;
}

function firstStartingAt(spans: readonly Span[], offset: number): number {
  const at = firstBehind(spans, offset);
  return at < spans.length && spans[at]!.start < offset ? at + 1 : at;
}

function whatCueSays({ rule, cue }: Claim): string[] {
  if (cue === undefined) return [];
  return [`"${cue.phrase}" ${cue.kind === 'raise' ? `is a cue for ${rule.name}` : 'names something else'}`];
}

function toFinding(view: View, claim: Claim): Finding {
  const { start, end } = view.toOriginal(claim);
  const type = claim.rule.type;
  const confidence = claim.confidence as Confidence;
  const { specimen } = claim;
  return specimen === undefined ? { type, start, end, confidence } : { type, start, end, confidence, specimen };
}
