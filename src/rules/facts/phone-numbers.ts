/** Which digits are a phone number. The plan is libphonenumber's; a test holds the two against each other. */
import { abroadPlan, ukPlan } from './phone-plan.generated.ts';
import { createRanges } from './ranges.ts';

/**
 * Numbers that Ofcom keeps free for radio and television drama, without the leading 0:
 * https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama. libphonenumber calls three of the
 * ranges invalid (01632, 07700 900 and Nottingham), yet people type what they have seen.
 */
const dramaNumber =
  /^(?:(?:11[3-8]|1[2-6]1)4960|1632960|1914980|2079460|2896496|2920180|3069990|7700900|8081570|9098790)\d{3}$/;

/** North American numbers for fiction: area code, then 555-0100 to 555-0199. https://nationalnanpa.com/ */
const fictionNumber = /^1[2-9]\d{2}55501\d{2}$/;

/** The lengths a UK number can have without its 0, longest first. */
export const ukLengths: readonly number[] = [10, 9, 7];

/** The lengths that a number with a foreign calling code can have, longest first: E.164 ends at fifteen. */
export const abroadLengths: readonly number[] = [15, 14, 13, 12, 11, 10, 9, 8];

/** By how many digits they have. */
const givenOut: Readonly<Record<number, (number: number) => boolean>> = {
  7: createRanges(ukPlan[7]),
  9: createRanges(ukPlan[9], 1e3),
  10: createRanges(ukPlan[10], 1e6),
};

/** Whether the digits behind 0 or +44 are given out in the United Kingdom, Guernsey, Jersey or the Isle of Man. */
export function isUkNumber(national: string): boolean {
  return givenOut[national.length]?.(Number(national)) || dramaNumber.test(national);
}

/** Whether the digits behind 0 or +44 are of the form of a mobile number, given out or not; 070 and 076 are other services. */
export function isMobile(national: string): boolean {
  return /^7[1-57-9]\d{8}$/.test(national);
}

/** Whether the number, without 0 or with its foreign calling code, is published for fiction only. */
export function toSpecimen(digits: string): string | undefined {
  if (dramaNumber.test(digits)) return 'ofcom-drama';
  return fictionNumber.test(digits) ? 'nanpa-fiction' : undefined;
}

/** For each calling code a bit for every length that its numbers have, 1 << 1 for seven digits; 0 where it is no code. */
let abroad: Uint16Array | undefined;

function readAbroad(): Uint16Array {
  const lengths = new Uint16Array(1000);
  let code = 0;
  for (const [, skipped, letters] of abroadPlan.matchAll(/(\d{1,3})([a-i]{1,9})/g)) {
    code += Number(skipped) + 1;
    for (const letter of letters!) lengths[code]! |= 1 << 'abcdefghi'.indexOf(letter);
  }
  return lengths;
}

/**
 * How many digits the calling code at the front of `digits` has, or 0 where there is none. No calling code is the
 * beginning of another (ITU-T E.164).
 */
export function callingCodeLength(digits: string): number {
  abroad ??= readAbroad();
  if (digits[0] === '0') return 0;
  for (let length = 1; length <= 3; length++) if (abroad[Number(digits.slice(0, length))]! > 0) return length;
  return 0;
}

/** Whether `digits`, calling code first, has a length that its country gives out. Not for +44: see `isUkNumber`. */
export function isAbroadNumber(digits: string): boolean {
  const code = callingCodeLength(digits);
  const length = digits.length - code;
  // Fewer than seven digits behind the code are a service, not a person. No number begins without a code.
  if (length < 7 || ((abroad![Number(digits.slice(0, code))]! >> (length - 6)) & 1) === 0) return false;
  // North American codes and exchanges start at 2.
  return digits[0] !== '1' || (digits[1]! >= '2' && digits[4]! >= '2');
}
