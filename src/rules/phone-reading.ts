import type { DigitRun } from './digit-run.ts';
import { isMobile } from './facts/phone-numbers.ts';
import { Verdict } from './rule.ts';

/* The forms in which telephone numbers are announced, and how much each says by itself. */

/** How the number was announced, and which of its digits are the country's and its own. */
export interface Reading {
  readonly form: 'international' | 'double zero' | 'national' | 'bare 44' | 'bare';
  /** Where the number begins among the digits of the run. */
  readonly skip: number;
  readonly isUk: boolean;
}

/** Nothing where no number begins so. */
export function read({ digits, endsGroup }: DigitRun, hasPlus: boolean): Reading | undefined {
  const doubleZero = !hasPlus && digits.startsWith('00');
  if (hasPlus || doubleZero) {
    const skip = doubleZero ? 2 : 0;
    const form = doubleZero ? 'double zero' : 'international';
    if (!digits.startsWith('44', skip)) return { form, skip, isUk: false };
    return { form, skip: skip + (digits[skip + 2] === '0' ? 3 : 2), isUk: true };
  }
  if (digits[0] === '0') return { form: 'national', skip: 1, isUk: true };
  // Without a plus, 44 stands by itself or the number has no gaps; 4471 0731… is something else.
  const isCodePlain = endsGroup[1] === true || endsGroup.indexOf(true) >= 11;
  if (digits.startsWith('44') && digits.length >= 12 && isCodePlain)
    return { form: 'bare 44', skip: digits[2] === '0' ? 3 : 2, isUk: true };
  return /^[1-378]/.test(digits) ? { form: 'bare', skip: 0, isUk: true } : undefined;
}

/** How much the form of `value` says, whose digits without prefix are `number`. */
export function judge({ form, isUk }: Reading, number: string, value: string): Verdict {
  const isGrouped = /[^\d+]/.test(value);
  const isUkMobile = isUk && isMobile(number);
  switch (form) {
    case 'international':
      return new Verdict('it has a + and a calling code');
    case 'double zero': {
      const verdict = new Verdict('it has 00 and a calling code');
      if (!isUk && !/^00[ .-]?[1-9]\d{0,2}\D/.test(value))
        verdict.limit('weak', 'its calling code does not stand apart');
      return verdict;
    }
    case 'national': {
      const verdict = new Verdict(isUkMobile ? 'it is a UK mobile number' : 'it is in the UK numbering plan');
      if (!isUkMobile && !isGrouped) verdict.limit(number.length < 10 ? 'weak' : 'fair', 'its digits have no gaps');
      if (number.length < 10) verdict.limit('fair', 'it is short');
      return verdict;
    }
    case 'bare 44': {
      const verdict = new Verdict('it begins with 44');
      verdict.limit(/44\D/.test(value) || (isUkMobile && !isGrouped) ? 'fair' : 'weak', 'it has no + in front');
      return verdict;
    }
    case 'bare': {
      const verdict = new Verdict('it is a UK number but for the 0 in front');
      verdict.limit('weak', 'the 0 in front is missing');
      if (/^\(\d{3}\) ?\d{3}-\d{4}$/.test(value) || (!isUkMobile && /^\d\d(?:\D+\d\d){4}$/.test(value)))
        verdict.limit('faint', 'it is not grouped as in the UK');
      return verdict;
    }
  }
}
