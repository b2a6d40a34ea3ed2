import type { LocatedFinding } from '../formats/processor.ts';
import { toPrintable } from './printable.ts';
import type { ReportedFinding } from './report.ts';

const before = 40;
const after = 30;

/** The masked text around a finding, and a line of carets under its label. Nothing where the masked text is not at hand. */
export function toFrame({
  context,
  contextLabel: at,
  type,
}: ReportedFinding): [text: string, carets: string] | undefined {
  if (context === undefined || at === undefined) return undefined;
  const label = toLabel(type);
  const [start, labelEnd, end] = [at - before, at + label.length, at + label.length + after];
  const left = start > 0 ? `…${context.slice(start, at)}` : context.slice(0, at).trimStart();
  const right = end < context.length ? `${context.slice(labelEnd, end)}…` : context.slice(labelEnd).trimEnd();
  const indent = toPrintable(left);
  return [`${indent}${label}${toPrintable(right)}`, `${' '.repeat(indent.length)}${'^'.repeat(label.length)}`];
}

/**
 * Finds the label of each finding of a file in its `context`, in file order. `start` counts in the original text, where
 * values are longer than their labels or shorter, so labels are counted: the whole text, or what of it can be in reach.
 */
export function createLabelFinder(
  findings: readonly LocatedFinding[],
  reach = 500,
): (finding: LocatedFinding) => number | undefined {
  const alike = new Map<string, LocatedFinding[]>();
  const ordinals = new Map<LocatedFinding, number>();
  for (const finding of findings) {
    const group = alike.get(toKey(finding)) ?? [];
    alike.set(toKey(finding), group);
    ordinals.set(finding, group.push(finding) - 1);
  }
  return finding => {
    if (finding.context === undefined) return undefined;
    const group = alike.get(toKey(finding)) ?? [];
    const ordinal = ordinals.get(finding) ?? 0;
    const labels = findAll(finding.context, toLabel(finding.type));
    if (labels.length === group.length) return labels[ordinal];
    let earlier = 0;
    while (earlier < ordinal && group[ordinal - earlier - 1]!.end > finding.start - reach) earlier++;
    return labels[earlier] ?? labels.at(-1);
  };
}

function toKey({ type, location }: LocatedFinding): string {
  const { line, row, columnName, jsonPointer } = location;
  const isText = columnName === undefined && jsonPointer === undefined;
  return JSON.stringify(isText ? [type, line] : [type, row, columnName, jsonPointer]);
}

function toLabel(type: string): string {
  return `[${type.toUpperCase()}]`;
}

function findAll(text: string, wanted: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) found.push(at);
  return found;
}
