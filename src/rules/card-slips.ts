import { lettersToDigits, toSpaces } from './digit-slips.ts';

/* Signs of a card number that people type, and scanners read, for others: `4242 42O2 …`, `4242:4242:4242:4242`. */

/** Groups as they are printed, with the same odd sign between all; four of an IPv6 address have more before or behind them. */
const oddGaps = /(?<!\d|(?<![a-z\d])[\da-f]{1,4}:)\d{4}( ?[;:*~|+'…] ?)\d{4}\1\d{4}\1\d{4}(?![\d:])/g;

export function correctSlips(piece: string): string {
  return lettersToDigits(piece).replace(oddGaps, toSpaces);
}
