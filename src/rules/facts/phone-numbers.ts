/** Which digits are a phone number. The plan is libphonenumber's; a test holds the two against each other. */
import { abroadPlan, ukPlan } from './phone-plan.generated.ts';
import { createRanges } from './ranges.ts';

/**
 * Numbers that Ofcom keeps free for radio and television drama, without the leading 0 and the last three digits:
 * https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama. libphonenumber calls three of the
 * ranges invalid (01632, 07700 900 and Nottingham), yet people type what they have seen.
 */
const dramaThousands: ReadonlySet<number> = new Set([
  1134960, 1144960, 1154960, 1164960, 1174960, 1184960, 1214960, 1314960, 1414960, 1514960, 1614960, 1632960, 1914980,
  2079460, 2896496, 2920180, 3069990, 7700900, 8081570, 9098790,
]);

/** North American numbers for fiction: area code, then 555-0100 to 555-0199. https://nationalnanpa.com/ */
const fictionNumber = /^1[2-9]\d{2}55501\d{2}$/;

/** The lengths a UK number can have without its 0, longest first. */
export const ukLengths: readonly number[] = [10, 9, 7];

/** The lengths that a number with a foreign calling code can have, longest first: E.164 ends at fifteen. */
export const abroadLengths: readonly number[] = [15, 14, 13, 12, 11, 10, 9, 8];

// Nine and ten digits are given out by the thousand, so their last three decide nothing.
const isTenDigits = createRanges(ukPlan[10], 1000);
const isNineDigits = createRanges(ukPlan[9]);
const isSevenDigits = createRanges(ukPlan[7]);

/** Whether the digits behind 0 or +44 are given out in the United Kingdom, Guernsey, Jersey or the Isle of Man. */
export function isUkNumber(national: string): boolean {
  switch (national.length) {
    case 10:
      return isTenDigits(toNumber(national, 7)) || isDrama(national);
    case 9:
      return isNineDigits(toNumber(national, 6));
    case 7:
      return isSevenDigits(toNumber(national, 7));
    default:
      return false;
  }
}

/** Whether the number, without 0 or with its foreign calling code, is published for fiction only. */
export function toSpecimen(digits: string): string | undefined {
  if (isDrama(digits)) return 'ofcom-drama';
  return fictionNumber.test(digits) ? 'nanpa-fiction' : undefined;
}

function isDrama(digits: string): boolean {
  return digits.length === 10 && dramaThousands.has(toNumber(digits, 7));
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
  for (let length = 1; length <= 3; length++) if (abroad[toNumber(digits, length)]! > 0) return length;
  return 0;
}

/** Whether `digits`, calling code first, has a length that its country gives out. Not for +44: see `isUkNumber`. */
export function isAbroadNumber(digits: string): boolean {
  const code = callingCodeLength(digits);
  const length = digits.length - code;
  // Fewer than seven digits behind the code are a service, not a person. No number begins without a code.
  if (length < 7 || ((abroad![toNumber(digits, code)]! >> (length - 6)) & 1) === 0) return false;
  // North American codes and exchanges start at 2.
  return digits[0] !== '1' || (digits[1]! >= '2' && digits[4]! >= '2');
}

/** The first `length` digits as a number, with no string in between; `NaN` where there are fewer. */
function toNumber(digits: string, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i++) value = value * 10 + digits.charCodeAt(i) - 0x30;
  return value;
}
