import { firstBehind, type Span } from '../text/span.ts';
import type { Claim } from './claim.ts';
import { toLabel } from './finding.ts';

/** A piece of a text with labels in the place of findings, and the way back. */
export interface Relabelled {
  readonly text: string;
  /** The characters of the original that a span of `text` stands for; a label stands for all that it covers. */
  toOriginal(span: Span): Span;
}

/**
 * A piece of `original` with every one of `found` that touches it replaced by its label, as `redact` would.
 *
 * @param found sorted and disjoint; one that `piece` cuts is a whole label
 */
export function relabel(original: string, found: readonly Claim[], piece: Span): Relabelled {
  const labels: Span[] = [];
  const values: Span[] = [];
  let text = '';
  let copied = piece.start;
  for (let i = firstBehind(found, piece.start); i < found.length && found[i]!.start < piece.end; i++) {
    const { rule, start, end } = found[i]!;
    text += original.slice(copied, start);
    const label = toLabel(rule.type);
    labels.push({ start: text.length, end: text.length + label.length });
    values.push({ start, end });
    text += label;
    copied = end;
  }
  text += original.slice(copied, piece.end);

  const toOffset = (offset: number, edge: 'start' | 'end'): number => {
    const next = firstBehind(labels, offset);
    const label = labels[next];
    if (label !== undefined && (edge === 'start' ? label.start <= offset : label.start < offset))
      return values[next]![edge];
    return next === 0 ? piece.start + offset : values[next - 1]!.end + offset - labels[next - 1]!.end;
  };
  return { text, toOriginal: ({ start, end }) => ({ start: toOffset(start, 'start'), end: toOffset(end, 'end') }) };
}
