import { type Finding, toLabel } from '../engine/finding.ts';
import { firstBehind } from '../text/span.ts';

/** The text on both sides of a finding, with every other finding in it shown as its label: what reports may show. */
export interface Context {
  readonly before: string;
  readonly after: string;
}

/** How far a context reaches to either side, in UTF-16 code units. A file may be one line, and hold any number of values. */
export const contextUnits = 500;

/** @param findings all of `text`, sorted and disjoint */
export function toContext(text: string, findings: readonly Finding[], { start, end }: Finding): Context {
  return {
    before: toShown(text, findings, Math.max(0, start - contextUnits), start),
    after: toShown(text, findings, end, Math.min(text.length, end + contextUnits)),
  };
}

/** As `toContext`, with no more than the line that the finding stands on. */
export function toContextInLine(text: string, findings: readonly Finding[], { start, end }: Finding): Context {
  const before = text.slice(Math.max(0, start - contextUnits), start);
  const after = text.slice(end, end + contextUnits);
  const from = start - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const length = after.search(/[\r\n]/);
  const to = end + (length === -1 ? after.length : length);
  return { before: toShown(text, findings, from, start), after: toShown(text, findings, end, to) };
}

/** `text.slice(from, to)` with each finding shown as its label. */
export function toShown(text: string, findings: readonly Finding[], from = 0, to: number = text.length): string {
  // Joined pieces are a text of their own; slices would keep all of `text` in memory.
  const pieces: string[] = [];
  let at = from;
  for (let i = firstBehind(findings, from); i < findings.length && findings[i]!.start < to; i++) {
    const { type, start, end } = findings[i]!;
    pieces.push(text.slice(at, start), toLabel(type));
    at = end;
  }
  if (at < to) pieces.push(text.slice(at, to));
  return pieces.join('');
}
