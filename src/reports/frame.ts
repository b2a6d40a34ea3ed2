import { toLabel } from '../engine/finding.ts';
import type { LocatedFinding } from '../formats/processor.ts';
import { toPrintable } from './printable.ts';
import type { Frame } from './report.ts';

const [mostBefore, mostAfter] = [40, 30];

/** The masked text around a finding, and a line of carets under its label. Nothing where the masked text is not at hand. */
export function toFrame({ context, type }: LocatedFinding): Frame | undefined {
  if (context === undefined) return undefined;
  const { before, after } = context;
  const label = toLabel(type);
  const left = before.length > mostBefore ? `…${before.slice(-mostBefore)}` : before.trimStart();
  const right = after.length > mostAfter ? `${after.slice(0, mostAfter)}…` : after.trimEnd();
  const indent = toPrintable(left);
  // In one piece: parts would keep the text they were cut from in memory.
  return [toPrintable(`${left}${label}${right}`), `${' '.repeat(indent.length)}${'^'.repeat(label.length)}`];
}
