import { toPrintable } from './printable.ts';
import type { ReportedFinding } from './report.ts';

const before = 40;
const after = 30;

/**
 * The masked text around a finding, and a line of carets under its label. `ordinal` tells apart findings of one type in
 * the same text, from 0. Nothing where the text is not at hand.
 */
export function toFrame(finding: ReportedFinding, ordinal: number): [text: string, carets: string] | undefined {
  const { context } = finding;
  if (context === undefined) return undefined;
  const label = `[${finding.type.toUpperCase()}]`;
  let at = -1;
  for (let i = 0; i <= ordinal; i++) at = context.indexOf(label, at + 1);
  if (at < 0) return undefined;
  const [start, end] = [at - before, at + label.length + after];
  const left = start > 0 ? `…${context.slice(start, at)}` : context.slice(0, at).trimStart();
  const right =
    end < context.length ? `${context.slice(at + label.length, end)}…` : context.slice(at + label.length).trimEnd();
  const indent = toPrintable(left);
  return [`${indent}${label}${toPrintable(right)}`, `${' '.repeat(indent.length)}${'^'.repeat(label.length)}`];
}
