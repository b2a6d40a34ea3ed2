import type { Candidate, Rule, Site } from '../rules/rule.ts';
import { fold, plainView, type View } from '../text/fold.ts';
import { shortenLineBreaks } from '../text/line-breaks.ts';
import { firstBehind, hasOverlap, type Span } from '../text/span.ts';
import { type Claim, isSame, merge } from './claim.ts';
import { weigh } from './confidence.ts';
import { CueFinder } from './cues.ts';
import { createFindSites } from './find-sites.ts';
import { type Confidence, confidences, type Finding } from './finding.ts';
import { relabel } from './relabel.ts';
import { isCovered, type Look, neighbourhood, neighbourhoods, unsettled, widen } from './second-look.ts';
import { type DigitTrigger, type FindSites, type Sites, toTriggers } from './sites.ts';

export interface EngineOptions {
  readonly rules: readonly Rule[];
  readonly minConfidence: Confidence;
  /** Whether a team has declared this value, as it stands in the text, to be no personal data. */
  readonly isAllowed?: (value: string) => boolean;
  /** Another way to the same sites. */
  readonly findSites?: FindSites | undefined;
}

/** What most texts hold. */
const none: readonly Claim[] = [];

/**
 * Text x rules -> findings. The law: a finding depends only on its value and a bounded neighbourhood, and on nothing
 * beyond an empty line.
 */
export class Engine {
  private readonly findSites: FindSites;
  private readonly digits: readonly DigitTrigger[];
  /** Made with the first candidate of a rule: a vocabulary takes as long as a hundred messages. */
  private readonly cues = new Map<Rule, CueFinder>();
  private readonly order: ReadonlyMap<Rule, number>;
  readonly options: EngineOptions;

  constructor(options: EngineOptions) {
    this.options = options;
    this.findSites = options.findSites ?? createFindSites(options.rules);
    this.digits = toTriggers(options.rules).digits;
    this.order = new Map(options.rules.map((rule, i) => [rule, i]));
  }

  /** Sorted, disjoint, at or above the threshold; in UTF-16 code units of `text`. */
  detect(text: string): Finding[] {
    const lines = shortenLineBreaks(text);
    const found = this.findAll(lines.text).map(toFinding);
    return lines.text === text ? found : found.map(each => ({ ...each, ...lines.toOriginal(each) }));
  }

  /** The findings, sorted and disjoint, in a text with short line breaks. */
  findAll(text: string): readonly Claim[] {
    const look = this.look(text);
    if (look.claims.length === 0) return none;
    const fresh = this.reported(text, look.claims);
    const found = merge(fresh, this.order);
    const { view } = look;
    // Now all sites are known, and nearly always nothing beside a finding can read otherwise.
    const pieces = view.text === text ? unsettled(look, found, this.digits) : neighbourhoods(fresh, view);
    const settled = this.settle(text, view, found, pieces);
    if (this.options.isAllowed === undefined) return settled;
    // What was merged is a value of its own.
    return settled.filter(claim => !this.isAllowed(text, claim));
  }

  /**
   * A value may show only when its neighbour is gone, so the text around findings is looked at again with labels in
   * their place until nothing new turns up. What `redact` returns then holds no finding.
   */
  private settle(text: string, view: View, first: readonly Claim[], pieces: Span[]): readonly Claim[] {
    let found = first;
    for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
      const fresh = this.reported(text, this.lookAgain(text, view, found, piece));
      if (fresh.length === 0) continue;
      const end = fresh.reduce((furthest, claim) => Math.max(furthest, claim.end), 0);
      const from = firstBehind(found, fresh[0]!.start);
      const to = firstBehind(found, end);
      const merged = merge([...found.slice(from, to), ...fresh], this.order);
      found = [...found.slice(0, from), ...merged, ...found.slice(to)];
      pieces.push(...neighbourhoods(fresh, view));
    }
    return found;
  }

  /** What a reader sees in `text`, where in that to look, and every claim on it, in offsets of `text`. */
  look(text: string): Look {
    const inPlain = this.findSites(text, false);
    const view = inPlain === undefined ? fold(text) : plainView(text);
    const sites = inPlain ?? this.findSites(view.text, true)!;
    const claims = this.claims(view.text, sites);
    return { view, sites, claims: inPlain ? claims : claims.map(claim => ({ ...claim, ...view.toOriginal(claim) })) };
  }

  /** The claims that touch `piece`, with what was found before reading as labels. */
  private lookAgain(text: string, view: View, found: readonly Claim[], piece: Span): readonly Claim[] {
    const { text: rest, toOriginal } = relabel(text, found, widen(piece, view));
    return this.look(rest)
      .claims.map(claim => ({ ...claim, ...toOriginal(claim) }))
      .filter(claim => hasOverlap(claim, piece) && !isCovered(found, claim));
  }

  private claims(text: string, { chains, literals }: Sites): readonly Claim[] {
    if (chains.length + literals.length === 0) return none;
    const claims: Claim[] = [];
    for (let i = 0; i < this.digits.length; i++) {
      const { rule, atLeast } = this.digits[i]!;
      const from = claims.length;
      for (const chain of chains)
        if (chain.digits >= atLeast && (chain.promising & (1 << i)) !== 0)
          this.addClaims(claims, from, text, rule, chain);
    }
    for (const { rule, sites } of literals) {
      const from = claims.length;
      for (const site of sites) this.addClaims(claims, from, text, rule, site);
    }
    return claims.length > 1 ? claims.sort((a, b) => a.end - b.end) : claims;
  }

  /** Adds what the rule makes of one site. Those that it made of sites before stand from `from` on. */
  private addClaims(claims: Claim[], from: number, text: string, rule: Rule, site: Site): void {
    for (const candidate of rule.match(text, site))
      if (!isKnown(claims, from, candidate)) claims.push(this.weigh(text, rule, candidate));
  }

  private weigh(text: string, rule: Rule, candidate: Candidate): Claim {
    const cue = this.cuesOf(rule)?.find(text, candidate);
    const { score, confidence } = weigh(candidate.strength, cue);
    const { start, end, reasons, specimen } = candidate;
    return { start, end, rule, score, confidence, reasons, specimen, cue };
  }

  private cuesOf(rule: Rule): CueFinder | undefined {
    let cues = this.cues.get(rule);
    if (cues === undefined && rule.cues !== undefined) {
      cues = new CueFinder(rule.cues);
      this.cues.set(rule, cues);
    }
    return cues;
  }

  /** Those of `claims` that are findings, sorted by place. */
  private reported(text: string, claims: readonly Claim[]): readonly Claim[] {
    return claims
      .filter(claim => this.isReported(claim) && !this.isAllowed(text, claim))
      .sort((a, b) => a.start - b.start);
  }

  isReported(claim: Claim): boolean {
    // `none` is not among them.
    const level = confidences.indexOf(claim.confidence as Confidence);
    return level >= confidences.indexOf(this.options.minConfidence);
  }

  isAllowed(text: string, { start, end }: Claim): boolean {
    return this.options.isAllowed?.(text.slice(start, end)) ?? false;
  }
}

/** What stands between two sites is seen from both. */
function isKnown(claims: readonly Claim[], from: number, candidate: Span): boolean {
  for (let i = claims.length - 1; i >= from && claims[i]!.end > candidate.start - neighbourhood; i--)
    if (isSame(claims[i]!, candidate)) return true;
  return false;
}

/** What is told of a claim. */
export function toFinding({ start, end, rule: { type }, specimen, ...claim }: Claim): Finding {
  const confidence = claim.confidence as Confidence;
  return specimen === undefined ? { type, start, end, confidence } : { type, start, end, confidence, specimen };
}
