import type { View } from '../text/fold.ts';
import { firstBehind, type Span } from '../text/span.ts';
import type { Claim } from './claim.ts';
import type { DigitTrigger, Sites } from './sites.ts';

/* What there is to look at again when some of a text was found, and reads as labels from then on. */

/**
 * A finding depends on no more than this much text on each side of it, in UTF-16 code units of the view: the widest that
 * a rule or the cues reach, with a value between.
 */
export const neighbourhood = 512;

/** What one look at a text has seen. */
export interface Look {
  readonly view: View;
  readonly sites: Sites;
  /** Sorted by where they end. */
  readonly claims: readonly Claim[];
}

/**
 * What was left beside findings that may read otherwise with labels there. Labels trigger nothing, so it is a site outside of
 * all findings, so near to one that its rule may have read the value, or a claim that the value may have named.
 */
export function unsettled({ sites, claims }: Look, found: readonly Claim[], digits: readonly DigitTrigger[]): Span[] {
  const open: Span[] = [];
  const add = (spans: readonly Span[], reach: number): void => {
    for (const span of spans) if (isNear(found, span, reach) && !isCovered(found, span)) open.push(span);
  };
  for (const { rule, atLeast } of digits) {
    const asked = sites.chains.filter(chain => chain.digits >= atLeast);
    add(asked, rule.reach ?? neighbourhood);
  }
  for (const { rule, sites: ofRule } of sites.literals) add(ofRule, rule.reach ?? neighbourhood);
  add(claims, neighbourhood);
  if (open.length === 0) return open;
  return join(
    open.sort((a, b) => a.start - b.start),
    neighbourhood,
  );
}

/** The neighbourhoods of findings, which are sorted, joined where they touch. */
export function neighbourhoods(fresh: readonly Span[], view: View): Span[] {
  return join(
    fresh.map(claim => widen(claim, view)),
    0,
  );
}

/** Joins spans, which are sorted by their starts, where no more than `gap` is between them. */
function join(spans: readonly Span[], gap: number): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end + gap) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** A neighbourhood is measured as a reader sees it: a thousand invisible characters are no distance. */
export function widen({ start, end }: Span, view: View): Span {
  return view.toOriginal({
    start: Math.max(0, placeInView(view, start) - neighbourhood),
    end: Math.min(view.text.length, placeInView(view, end) + neighbourhood),
  });
}

/** How many characters of the view begin before `offset` of the original. */
function placeInView(view: View, offset: number): number {
  let low = 0;
  let high = view.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (view.toOriginal({ start: middle, end: middle }).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one of `found` stands less than `reach` from the span. */
function isNear(found: readonly Span[], { start, end }: Span, reach: number): boolean {
  const next = found[firstBehind(found, start - reach)];
  return next !== undefined && next.start < end + reach;
}

/** Whether one of `found` holds all of the span. */
export function isCovered(found: readonly Span[], { start, end }: Span): boolean {
  const over = found[firstBehind(found, start)];
  return over !== undefined && over.start <= start && end <= over.end;
}
