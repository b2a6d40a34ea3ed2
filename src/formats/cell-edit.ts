import type { Finding } from '../engine/finding.ts';
import type { RawMap } from './cell.ts';
import type { Replace } from './editor.ts';
import { InputError } from './processor.ts';

/** A change to the raw text of a cell, in its UTF-16 code units. */
export interface RawEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What makes a spreadsheet run a cell: OWASP, "CSV Injection". */
const startsFormula = /^[=+\-@\t\r]/;

/**
 * The changes that replace the findings. Nothing else changes, save where a cell must be put in quotes to hold its new text,
 * where text after the closing quote would break it, and where the rest of the cell would now begin a formula: that gets an
 * apostrophe before it. Throws an `InputError` for a replacement that would begin a formula itself.
 */
export function editCell(
  text: string,
  map: RawMap,
  findings: readonly Finding[],
  replacer: Replace,
  delimiter: string,
): RawEdit[] {
  const replacements = findings.map(finding => replacer(finding, text.slice(finding.start, finding.end)));
  const front = toFront(text, findings, replacements);
  const guard = toGuard(text, front, replacements);
  const { raw, closing } = map;
  const isTidy = closing > 0 && closing === raw.length - 1;
  // A quote that comes to stand at the front would open the cell, and swallow those behind it.
  const opensQuote = front.startsWith('"') || replacements.some(r => r.includes(delimiter) || /["\r\n]/.test(r));
  const mustQuote = closing === -1 ? opensQuote : !isTidy;
  const edits = findings.map((finding, i): RawEdit => {
    const replacement = i === 0 ? guard + replacements[i] : replacements[i]!;
    return {
      start: map.starts[finding.start]!,
      end: map.ends[finding.end - 1]!,
      text: isTidy || mustQuote ? replacement.replaceAll('"', '""') : replacement,
    };
  });
  return mustQuote ? [...putInQuotes(text, map, edits)].sort((a, b) => a.start - b.start || a.end - b.end) : edits;
}

/** The cell in quotes of its own, whatever it had before. */
function* putInQuotes(text: string, map: RawMap, edits: readonly RawEdit[]): Generator<RawEdit> {
  const { raw, closing, starts, ends } = map;
  const isReplaced = (at: number): boolean => edits.some(edit => at >= edit.start && at < edit.end);
  if (closing === -1) yield { start: 0, end: 0, text: '"' };
  yield* edits;
  for (let i = text.indexOf('"'); i !== -1; i = text.indexOf('"', i + 1)) {
    const isSingle = ends[i]! - starts[i]! === 1;
    if (isSingle && !isReplaced(starts[i]!)) yield { start: starts[i]!, end: ends[i]!, text: '""' };
  }
  if (closing !== -1 && !isReplaced(closing)) yield { start: closing, end: closing + 1, text: '' };
  yield { start: raw.length, end: raw.length, text: '"' };
}

/** How the cell will begin, where that changes: at least one character if there is one. */
function toFront(text: string, findings: readonly Finding[], replacements: readonly string[]): string {
  if (findings[0]!.start !== 0) return '';
  let front = '';
  let at = 0;
  for (const [i, finding] of findings.entries()) {
    front += text.slice(at, finding.start) + replacements[i];
    at = finding.end;
    if (front !== '') break;
  }
  return front + text.slice(at, at + 1);
}

function toGuard(text: string, front: string, replacements: readonly string[]): string {
  if (!startsFormula.test(front) || front[0] === text[0]) return '';
  if (startsFormula.test(replacements[0]!))
    throw new InputError(
      `the replacement begins with “${front[0]}”, which a spreadsheet would run as a formula; choose another one`,
    );
  return "'";
}
