import type { Span } from '../text/span.ts';
import type { Claim } from './claim.ts';

/** A piece of a view as it reads with labels in the place of findings, and the way back. */
export interface Relabelled {
  readonly text: string;
  /** The characters of the view that a span of `text` stands for; a label stands for all that it covers. */
  toView(span: Span): Span;
}

/**
 * A piece of `view` with every one of `found` in it replaced by its label: what a second look at redacted text sees.
 *
 * @param found sorted and disjoint, in offsets of `view`; `piece` cuts none of them
 */
export function relabel(view: string, found: readonly Claim[], piece: Span): Relabelled {
  const labels: Span[] = [];
  const values: Span[] = [];
  let text = '';
  let copied = piece.start;
  for (let i = firstBehind(found, piece.start); i < found.length && found[i]!.start < piece.end; i++) {
    const { rule, start, end } = found[i]!;
    text += view.slice(copied, start);
    const label = `[${rule.type.toUpperCase()}]`;
    labels.push({ start: text.length, end: text.length + label.length });
    values.push({ start, end });
    text += label;
    copied = end;
  }
  text += view.slice(copied, piece.end);

  const toView = (offset: number, edge: 'start' | 'end'): number => {
    const next = firstBehind(labels, offset);
    const label = labels[next];
    if (label !== undefined && (edge === 'start' ? label.start <= offset : label.start < offset))
      return values[next]![edge];
    return next === 0 ? piece.start + offset : values[next - 1]!.end + offset - labels[next - 1]!.end;
  };
  return { text, toView: ({ start, end }) => ({ start: toView(start, 'start'), end: toView(end, 'end') }) };
}

/** Where in the sorted `spans` the first one stands that ends behind `offset`. */
export function firstBehind(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
