import type { Candidate, Site, Strength } from './rule.ts';

/*
 * Letters that people type, and scanners read, for digits: `O7700 9oo123`, `4242 4242 42l2 …`. Each is put right by one character,
 * so that offsets stay what they are.
 */

/** A group of digits with letters among them that look like digits; and the (0) behind a calling code. */
const letters = /(?<![\p{L}\d])(?:(?=[oOlI]{0,10}\d)(?=\d{0,19}[oOlI])[\doOlI]{3,20}|(?<=\()[oO](?=\)))(?![\p{L}\d])/gu;

export function lettersToDigits(piece: string): string {
  return piece.replace(letters, group => group.replace(/[oO]/g, '0').replace(/[lI]/g, '1'));
}

/** A piece of a text, in which each slip reads as what was meant. */
export interface PutRight {
  readonly text: string;
  /** Where the piece begins in the whole text. */
  readonly from: number;
  /** The same piece as it was written. */
  readonly written: string;
}

/** What a rule finds where slips are put right, in offsets of the whole text: never as sure as what was written well. */
export function withSlips(
  { text, from, written }: PutRight,
  site: Site,
  candidatesIn: (text: string, start: number, end: number) => readonly Candidate[],
): Candidate[] {
  return candidatesIn(text, Math.max(0, site.start - mostLetters - from), site.end - from)
    .filter(({ start, end }) => text.slice(start, end) !== written.slice(start, end))
    .map(({ start, end, strength, reasons, ...rest }) => ({
      ...rest,
      start: from + start,
      end: from + end,
      strength: strength !== 'faint' && isRow.test(written.slice(start, end)) ? 'weak' : lowered[strength],
      reasons: [...reasons, 'odd signs stand for what was meant'],
    }));
}

/** Signs that part the cells of a row: only a cue can tell. */
const isRow = /[,;|]/;
const lowered: Readonly<Record<Strength, Strength>> = { strong: 'fair', fair: 'weak', weak: 'weak', faint: 'faint' };
/** So many letters may stand for digits in front of a site, which begins at a digit. */
const mostLetters = 4;

/** @returns nothing where there is no slip in the piece from `from` to `to` */
export function putRight(
  text: string,
  from: number,
  to: number,
  correct: (piece: string) => string,
): PutRight | undefined {
  const written = text.slice(from, to);
  const right = correct(written);
  return right === written ? undefined : { text: right, from, written };
}
