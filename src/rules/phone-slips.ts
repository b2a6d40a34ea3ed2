import { lettersToDigits, type PutRight, putRight } from './digit-slips.ts';
import type { Site } from './rule.ts';

/* Signs of a phone number that people type, and scanners read, for others: `O7700 9oo123`, `[01632] 960123`, `07700*900*123`. */

/** A dialling code in brackets that are not round. */
const brackets = /[[{](\+?\d{2,5})[\]}](?=[ -]{0,2}\d)/g;

/** Three groups as of a phone number, with the same odd sign twice. */
const oddGaps = /(?<![\d,])(0\d{2,4})( ?[,;:*~|'…] ?)(\d{3,4})\2(\d{3,4})(?![\d,])/g;

function correct(piece: string): string {
  return lettersToDigits(piece)
    .replace(brackets, '($1)')
    .replace(oddGaps, (_, area: string, gap: string, middle: string, end: string) => {
      const plain = ' '.repeat(gap.length);
      return area + plain + middle + plain + end;
    });
}

/** How far in front of a site a number can begin, and how far behind it one can end. */
const [before, behind] = [128, 24];

/** The piece around `site`; nothing where there is no slip in it. */
export function putSlipsRight(text: string, site: Site): PutRight | undefined {
  const near = text.slice(Math.max(0, site.start - 4), site.end + behind);
  if (!/[oOlI]\d|\d[oOlI]|[[{(][+\doO]|\d ?[,;:*~|'…] ?\d/.test(near)) return undefined;
  return putRight(text, Math.max(0, site.start - before), site.end + behind, correct);
}
