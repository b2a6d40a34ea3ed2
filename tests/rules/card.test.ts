import fc from 'fast-check';
import { expect, test } from 'vitest';
import { issuers, toIssuer } from '../../src/rules/facts/issuers.ts';
import { testCards } from '../../src/rules/facts/test-cards.ts';
import { isLuhnNumber } from '../../src/rules/validity.ts';
import { runs } from '../properties/settings.ts';

/** ISO/IEC 7812-1, annex B, word for word: from the right, every second digit doubled, digits of products added. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  [...digits].reverse().forEach((digit, i) => {
    const product = Number(digit) * (i % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 10) + (product % 10);
  });
  return sum % 10 === 0;
}

const digitsOf = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map(list => list.join(''));

test('the check digit is that of ISO/IEC 7812-1', () => {
  fc.assert(
    fc.property(digitsOf(8, 19), digits => {
      expect(isLuhnNumber(digits)).toBe(passesLuhn(digits));
    }),
    runs(5000),
  );
});

test('the issuer is the first whose range and length fit', () => {
  const slow = (digits: string) =>
    issuers.find(
      ({ lengths, ranges }) =>
        lengths.includes(digits.length) &&
        ranges.some(
          ([from, to]) =>
            Number(digits.slice(0, `${from}`.length)) >= from && Number(digits.slice(0, `${from}`.length)) <= to,
        ),
    );
  const prefixes = issuers.flatMap(({ ranges }) =>
    ranges.flatMap(([from, to]) => [from - 1, from, to, to + 1].map(String)),
  );
  fc.assert(
    fc.property(fc.constantFrom('', ...prefixes), digitsOf(12, 19), (prefix, digits) => {
      const number = prefix + digits.slice(prefix.length);
      expect(toIssuer(number)?.name).toBe(slow(number)?.name);
    }),
    runs(3000),
  );
});

test.each([...testCards])('the published test card %s has a right check digit and an issuer', digits => {
  expect(passesLuhn(digits)).toBe(true);
  expect(toIssuer(digits)).toBeDefined();
});
