import type { Site } from './rule.ts';

/*
 * What people type, and scanners read, for the signs of a phone number: `O7700 9oo123`, `0l632 960123`, `[01632] 960123`. Each
 * is put right by one character, so that offsets stay what they are.
 */

/** A group of digits with letters among them that look like digits; and the (0) behind a calling code. */
const letters = /(?<![\p{L}\d])(?:(?=[oOlI]{0,10}\d)(?=\d{0,10}[oOlI])[\doOlI]{3,11}|(?<=\()[oO](?=\)))(?![\p{L}\d])/gu;
/** A dialling code in brackets that are not round. */
const brackets = /[[{](\+?\d{2,5})[\]}](?=[ -]{0,2}\d)/g;

/** Three groups as of a phone number, with the same odd sign twice: `07700,900,123`, `07700 * 900 * 123`. */
const oddGaps = /(?<![\d,])(0\d{2,4})( ?[,;:*~|'…] ?)(\d{3,4})\2(\d{3,4})(?![\d,])/g;

/** How far in front of a site a number can begin, and how far behind it one can end. */
const [before, behind] = [130, 24];

/** A piece of a text, in which each slip reads as what was meant. */
export interface PutRight {
  readonly text: string;
  /** Where the piece begins in the whole text. */
  readonly from: number;
  /** Whether characters of the piece between two offsets were put right. */
  isSlip(start: number, end: number): boolean;
}

/** The piece around `site`; nothing where there is no slip in it. */
export function putSlipsRight(text: string, site: Site): PutRight | undefined {
  const near = text.slice(Math.max(0, site.start - 4), site.end + behind);
  if (!/[oOlI]\d|\d[oOlI]|[[{(][+\doO]|\d ?[,;:*~|'…] ?\d/.test(near)) return undefined;
  const from = Math.max(0, site.start - before);
  const piece = text.slice(from, site.end + behind);
  const right = piece
    .replace(letters, group => group.replace(/[oO]/g, '0').replace(/[lI]/g, '1'))
    .replace(brackets, '($1)')
    .replace(oddGaps, (_, area: string, gap: string, middle: string, end: string) => {
      const plain = ' '.repeat(gap.length);
      return area + plain + middle + plain + end;
    });
  if (right === piece) return undefined;
  return {
    text: right,
    from,
    isSlip: (start, end) => right.slice(start, end) !== piece.slice(start, end),
  };
}
