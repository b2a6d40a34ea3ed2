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

function isSuspect(near: string): boolean {
  oddGaps.lastIndex = 0;
  return /[oOlI]\d|\d[oOlI]/.test(near) || oddGaps.test(near);
}

/** The piece around `site`; nothing where there is no slip in it. */
export function putSlipsRight(text: string, site: Site): PutRight | undefined {
  return putRight(text, site, isSuspect, correct);
}
