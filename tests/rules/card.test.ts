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
  const beginsAs = (number: string, ranges: string): boolean =>
    ranges.split(',').some(range => {
      const [from = '', to = from] = range.split('-');
      const front = number.slice(0, from.length);
      return front >= from && front <= to;
    });
  const slow = (digits: string) =>
    issuers.find(({ fronts, lengths }) => beginsAs(digits, fronts) && beginsAs(`${digits.length}`, lengths));
  const prefixes = issuers.flatMap(({ fronts }) =>
    fronts.split(/[,-]/).flatMap(front => [-1, 0, 1].map(step => String(Number(front) + step))),
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
