import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detect } from '../../src/index.ts';
import { issuers, toIssuer } from '../../src/rules/facts/issuers.ts';
import { testCards } from '../../src/rules/facts/test-cards.ts';
import { isLuhnNumber } from '../../src/rules/validity.ts';
import { card, createDraw } from '../../src/testing/index.ts';
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

test('a postcode or a reference in front does not make an account number of what follows', () => {
  // One in a hundred texts has the remainder of an IBAN by chance; once, every length was tried, and one in eight was lost.
  const { numRuns, seed } = runs(200);
  const draw = createDraw(seed);
  for (const front of ['SW12', 'SE12 3AB', 'PL12', 'my ref AB12 and the card is', 'order DA050000A the'])
    for (let i = 0; i < numRuns; i++) {
      const { text: value } = card(draw);
      const text = `${front} card ${value} thanks`;
      const start = text.length - value.length - 7;
      const found = detect(text, { minConfidence: 'low' }).some(
        one => one.start <= start && one.end >= start + value.length,
      );
      expect({ text, found }).toEqual({ text, found: true });
    }
});

test.each([
  'GB33 BUKB 2020 1555 5555 55',
  'GB33BUKB20201555555555',
  'DE89 3704 0044 0532 0130 00',
  'NL91ABNA0417164300',
])('an account number is no card and no phone number: %s', iban => {
  expect(detect(`my IBAN is ${iban}, pay it there`, { minConfidence: 'low' })).toEqual([]);
});
