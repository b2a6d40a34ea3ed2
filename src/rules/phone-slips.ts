import { lettersToDigits, toSpaces } from './digit-slips.ts';

/* Signs of a phone number that people type, and scanners read, for others: `O7700 9oo123`, `[01632] 960123`, `07700*900*123`. */

/** A dialling code in brackets that are not round. */
const brackets = /[[{](\+?\d{2,5})[\]}](?=[ -]{0,2}\d)/g;

/** Three groups as of a phone number, or four as spreadsheets write millions, with the same odd sign between all. */
const oddGaps = /(?<![\d,])0\d{1,4}( ?[,;:*~|'…] ?)(?:\d{3}\1)?\d{3,4}\1\d{3,4}(?!,?\d)/g;

/** Two groups as of a mobile number. */
const oneGap = /(?<![\d,])0\d{4}(, ?)\d{6}(?!,?\d)/g;
/** Digits read out one by one, with pauses: `0 7 7 0 0, 9 0 0, 1 2 3`. */
const pauses = /(?<![\d,] ?)0(?: \d){2,4},(?: \d){3,6}(?:,(?: \d){3,4})?(?![ ,]{0,2}\d)/g;

/** A digit in each box of a form: `0|1|6|3|2|9|6|0|1|2|3`. */
const boxes = /(?<!\d[ |]{0,3})0(?: ?\| ?\d){9,10}(?![ |]{0,3}\d)/g;

export function correctSlips(piece: string): string {
  return lettersToDigits(piece)
    .replace(brackets, '($1)')
    .replace(oddGaps, toSpaces)
    .replace(oneGap, toSpaces)
    .replace(pauses, spoken => spoken.replaceAll(', ', '  '))
    .replace(boxes, row => row.replaceAll('|', ' '));
}
