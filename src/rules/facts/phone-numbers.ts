/** Which digits are a phone number. The plan is libphonenumber's; a test holds the two against each other. */
import { abroad, ukPatterns } from './phone-plan.generated.ts';

const ukNumber: RegExp = new RegExp(`^(?:${ukPatterns.join('|')})$`);

/**
 * Numbers that Ofcom keeps free for radio and television drama, without the leading 0:
 * https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama. libphonenumber calls three of the
 * ranges invalid (01632, 07700 900 and Nottingham), yet people type what they have seen.
 */
const dramaNumber =
  /^(?:1(?:1[3-8]|21|31|41|51|61)4960\d{3}|2079460\d{3}|1914980\d{3}|2896496\d{3}|2920180\d{3}|1632960\d{3}|7700900\d{3}|8081570\d{3}|9098790\d{3}|3069990\d{3})$/;

/** North American numbers for fiction: area code, then 555-0100 to 555-0199. https://nationalnanpa.com/ */
const fictionNumber = /^1[2-9]\d{2}55501\d{2}$/;

/** The lengths a UK number can have without its 0, longest first. */
export const ukLengths: readonly number[] = [10, 9, 7];

/** The lengths that a number with a foreign calling code can have, longest first: E.164 ends at fifteen. */
export const abroadLengths: readonly number[] = [15, 14, 13, 12, 11, 10, 9, 8];

/** Whether the digits behind 0 or +44 are given out in the United Kingdom, Guernsey, Jersey or the Isle of Man. */
export function isUkNumber(national: string): boolean {
  return ukNumber.test(national) || dramaNumber.test(national);
}

/** Whether the number, without 0 or with its foreign calling code, is published for fiction only. */
export function toSpecimen(digits: string): string | undefined {
  if (dramaNumber.test(digits)) return 'ofcom-drama';
  return fictionNumber.test(digits) ? 'nanpa-fiction' : undefined;
}

const lengthsByCode: ReadonlyMap<string, ReadonlySet<number>> = new Map(
  abroad.split(';').map(entry => {
    const [code, lengths] = entry.split(':') as [string, string];
    return [code, new Set(lengths.split(',').map(Number))];
  }),
);

/**
 * How many digits the calling code at the front of `digits` has, or 0 where there is none. No calling code is the
 * beginning of another (ITU-T E.164).
 */
export function callingCodeLength(digits: string): number {
  for (let length = 1; length <= 3; length++) {
    const code = digits.slice(0, length);
    if (code === '44' || lengthsByCode.has(code)) return length;
  }
  return 0;
}

/** Whether `digits`, calling code first, has a length that its country gives out. Not for +44: see `isUkNumber`. */
export function isAbroadNumber(digits: string): boolean {
  const code = callingCodeLength(digits);
  const lengths = lengthsByCode.get(digits.slice(0, code));
  // Fewer than seven digits behind the code is a service, not a person; North American codes and exchanges start at 2.
  if (lengths === undefined || !lengths.has(digits.length - code) || digits.length - code < 7) return false;
  return digits[0] !== '1' || /^1[2-9]\d{2}[2-9]/.test(digits);
}
