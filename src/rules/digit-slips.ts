import type { Candidate, Site, Strength } from './rule.ts';

/*
 * Letters that people type, and scanners read, for digits: `O7700 9oo123`, `4242 4242 42l2 …`. Each is put right by one character,
 * so that offsets stay what they are.
 */

/** A group of digits and letters that look like digits. */
const group = /(?<![\p{L}\d])[\doOlI]{3,20}(?![\p{L}\d])/gu;
/** The (0) behind a calling code. */
const trunk = /\([oO]\)/g;

export function lettersToDigits(piece: string): string {
  // Nearly always there is none.
  if (!/[oOlI]\d|\d[oOlI]|\([oO]\)/.test(piece)) return piece;
  return piece.replace(trunk, '(0)').replace(group, each => (/\d/.test(each) ? toDigits(each) : each));
}

function toDigits(letters: string): string {
  return letters.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
}

/** For `replace`: the sign that parts the groups, once in brackets in the expression, becomes spaces. */
export function toSpaces(groups: string, sign: string): string {
  return groups.replaceAll(sign, ' '.repeat(sign.length));
}

/** A piece of a text, in which each slip reads as what was meant. */
export interface PutRight {
  readonly text: string;
  /** Where the piece begins in the whole text. */
  readonly from: number;
  /** The same piece as it was written. */
  readonly written: string;
}

/**
 * What a rule finds where slips are put right, in offsets of the whole text: never as sure as what was written well. Looks only
 * where a number with a slip can begin.
 */
export function withSlips(
  { text, from, written }: PutRight,
  candidatesIn: (text: string, start: number, end: number) => readonly Candidate[],
): Candidate[] {
  const found: Candidate[] = [];
  let seen = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === written[at]) continue;
    for (const { start, end, strength, reasons, ...rest } of candidatesIn(text, Math.max(seen, at - longest), at + 1)) {
      if (end <= at) continue;
      seen = end;
      found.push({
        ...rest,
        start: from + start,
        end: from + end,
        strength: strength !== 'faint' && isRow(written.slice(start, end)) ? 'weak' : lowered[strength],
        reasons: [...reasons, 'odd signs stand for what was meant'],
      });
    }
  }
  return found;
}

/** Whether signs part it that part the cells of a row, which are no single digits: only a cue can tell. No cell begins as a mobile does. */
function isRow(written: string): boolean {
  return /[;|]|,(?! \d \d)/.test(written) && !/^07\d{3},\d{3},\d{3}$/.test(written);
}

const lowered: Readonly<Record<Strength, Strength>> = { strong: 'fair', fair: 'weak', weak: 'weak', faint: 'faint' };
/** A number begins at most so far before its slip. */
const longest = 28;

/** How far around a site a slip can stand, and how far the piece goes on that a rule may read. */
const [slipBefore, slipBehind, before, behind] = [8, 4, 128, 24];

/** The piece around `site` with slips put right; nothing where there is none. */
export function putRight(text: string, { start, end }: Site, correct: (near: string) => string): PutRight | undefined {
  const nearFrom = Math.max(0, start - slipBefore);
  const near = text.slice(nearFrom, end + slipBehind);
  const right = correct(near);
  if (right === near) return undefined;
  const from = Math.max(0, start - before);
  const [front, back] = [text.slice(from, nearFrom), text.slice(end + slipBehind, end + behind)];
  return { text: front + right + back, from, written: front + near + back };
}
