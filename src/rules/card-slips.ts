import { lettersToDigits, type PutRight, putRight } from './digit-slips.ts';
import type { Site } from './rule.ts';

/* Signs of a card number that people type, and scanners read, for others: `4242 42O2 …`, `4242:4242:4242:4242`. */

/** Groups as they are printed, with the same odd sign between all; four of an IPv6 address have more before or behind them. */
const oddGaps = /(?<!\d|(?<![a-z\d])[\da-f]{1,4}:)(\d{4})( ?[;:*~|+'…] ?)(\d{4})\2(\d{4})\2(\d{4})(?![\d:])/g;

function correct(piece: string): string {
  return lettersToDigits(piece).replace(oddGaps, (_, first: string, gap: string, ...groups: string[]) =>
    [first, ...groups.slice(0, 3)].join(' '.repeat(gap.length)),
  );
}

/** How far in front of a site a number can begin, and how far behind it one can end. */
const [before, behind] = [128, 24];

/** The piece around `site`; nothing where there is no slip in it. */
export function putSlipsRight(text: string, site: Site): PutRight | undefined {
  const near = text.slice(Math.max(0, site.start - 4), site.end + 4);
  if (!/[oOlI]\d|\d[oOlI]|\d ?[;:*~|+'…] ?\d/.test(near)) return undefined;
  return putRight(text, Math.max(0, site.start - before), site.end + behind, correct);
}
