import { describe, expect, test } from 'vitest';
import { isInsideIban } from '../../src/rules/iban.ts';

/** ISO 13616: with the first four characters at the end, and letters as 10 to 35, the whole leaves 1 when divided by 97. */
function withCheckDigits(country: string, rest: string): string {
  const value = [...`${rest}${country}00`].map(character => Number.parseInt(character, 36)).join('');
  return country + String(98n - (BigInt(value) % 97n)).padStart(2, '0') + rest;
}

/** Of the length that its country has, made of nothing that belongs to anybody. */
const iban = (country: string, length: number): string =>
  withCheckDigits(country, `QQ${'9'.repeat(12)}00000000000000000`.slice(0, length - 4));
const inFours = (text: string): string => text.replace(/.{4}(?=.)/g, '$& ');

/** Whether the digits that begin there stand in one. */
const isInside = (text: string, digits: string): boolean => isInsideIban(text, text.indexOf(digits));
const digits = '999999';

describe.each([
  ['NO', 15],
  ['GB', 22],
  ['DE', 22],
  ['FR', 27],
  ['MT', 31],
])('an account number of %s has %i characters', (country, length) => {
  const good = iban(country, length);

  test('in one piece, in fours and in small letters', () => {
    for (const text of [good, inFours(good), good.toLowerCase()])
      for (const [before, after] of [
        ['', ''],
        ['my IBAN is ', ', thanks'],
        ['IBAN:', ' please'],
        ['(', ')'],
      ])
        expect(isInside(before + text + after, digits.slice(0, 2))).toBe(true);
  });

  test('and no others', () => {
    const other = iban(country, length - 1);
    const longer = iban(country, length + 1);
    for (const text of [other, longer, `${good}0`, `${good}x`, `x${good}`, `9${good}`, `${good}é`])
      expect(isInside(text, '99')).toBe(false);
  });

  test('whose check digits are right', () => {
    const check = Number(good.slice(2, 4));
    for (const wrong of [check === 10 ? 11 : check - 1, check + 1]) {
      const text = country + String(wrong).padStart(2, '0') + good.slice(4);
      expect(isInside(text, '99')).toBe(false);
      expect(isInside(inFours(text), '99')).toBe(false);
    }
  });
});

test('what stands behind it is not in it', () => {
  const good = iban('GB', 22);
  expect(isInside(`${good} 4242`, '4242')).toBe(false);
  expect(isInside(`${inFours(good)} 4242`, '4242')).toBe(false);
  expect(isInside(`${inFours(good)}, 4242`, '4242')).toBe(false);
  // Of sixteen characters the fours that follow might be the next ones.
  const even = inFours(iban('BE', 16));
  expect(isInside(`${even} 4242 4242`, '9999')).toBe(true);
  expect(isInside(`${even} 4242 4242`, '4242')).toBe(false);
});

test('nor what is no account number', () => {
  expect(isInside(iban('XX', 22), digits)).toBe(false);
  expect(isInside(iban('5Q', 22), digits)).toBe(false);
  expect(isInside('QQ999999', digits)).toBe(false);
  expect(isInsideIban('', 0)).toBe(false);
  expect(isInsideIban('999999', 0)).toBe(false);
});
