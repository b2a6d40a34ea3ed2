import { describe, expect, test } from 'vitest';
import { continuesInCode, continuesNumber, followsGroupOf, isInPath, readDigits } from '../../src/rules/digit-run.ts';

/** The number that begins at the first digit: its groups, and how far the last digit stands. */
function read(text: string, limit = 20, separators = ' -.()/\n'): string {
  const start = text.search(/\d/);
  const { digits, offsets, endsGroup } = readDigits(text, start, limit, separators);
  expect(offsets.map(at => text[at]).join('')).toBe(digits);
  expect(endsGroup).toHaveLength(digits.length);
  return [...digits].map((digit, i) => digit + (endsGroup[i] ? '|' : '')).join('');
}

describe('digits that are written as one number', () => {
  test.each([
    ['123', '123|'],
    ['12 34', '12|34|'],
    ['1 2 3', '1|2|3|'],
    ['x12-34.5x', '12|34|5|'],
    ['12 - 34', '12|34|'],
    ['12  - 34', '12|'],
    ['12 -- 34', '12|'],
    ['12x34', '12|'],
    ['12 x', '12|'],
    ['12 ', '12|'],
    ['12\n34', '12|34|'],
    ['12\n\n34', '12|'],
    ['12\n \n34', '12|'],
    ['12 \n 34', '12|34|'],
    // A group inside of a bracket does not end before the bracket does.
    ['12(34)56', '12|34|56|'],
    ['12(34 56)78', '12|3456|78|'],
    ['12 (34 56) 78', '12|3456|78|'],
    ['12(34-56)78', '12|3456|78|'],
    ['12(34', '12|34'],
    ['12((34))56', '12|3456|'],
    // A bracket that closes what was not opened is the end, unless it was opened before the number.
    ['12)34', '12|'],
    ['12 34)56', '12|34|'],
    ['(12)34', '12|34|'],
    ['(12) 34', '12|34|'],
    ['(+12)34', '12|34|'],
    ['( 12)34', '12|'],
    ['(12)34)56', '12|34|'],
    ['+12)34', '12|'],
  ])('%j', (text, groups) => {
    expect(read(text)).toBe(groups);
  });

  test('are so many at most', () => {
    expect(read('1234567', 4)).toBe('1234');
    expect(read('12 34567', 4)).toBe('12|34');
    expect(read('12 34 567', 4)).toBe('12|34|');
    expect(read('1 2 3', 2)).toBe('1|2|');
    expect(read('1234', 4)).toBe('1234|');
  });

  test('have between them what may stand there', () => {
    expect(read('12.34', 20, ' ')).toBe('12|');
    expect(read('12-34 56', 20, '-')).toBe('12|34|56|');
    expect(read('12.34', 20, '.')).toBe('12|34|');
  });
});

const at = (text: string) => text.search(/\d/);

test.each([
  ['https://example.com/12345', true],
  ['https://example.com/a/b-12345', true],
  ['https://example.com/a/b_12345', true],
  ['https://example.com/a/b12345', false],
  ['https://example.com/a?id=12345', false],
  ['https://example.com/a?x/12345', false],
  ['https://example.com/a#/12345', false],
  ['https://example.com-12345', false],
  ['https://example.com /12345', false],
  ['example.com/12345', false],
  [`https://example.com/${'a'.repeat(90)}/12345`, true],
  [`https://example.com/${'a'.repeat(120)}/12345`, false],
  ['/12345', false],
])('whether a number is in the path of an address: %j', (text, wanted) => {
  expect(isInPath(text, at(text))).toBe(wanted);
});

test.each([
  ['1234 5678', 5, 4, true],
  ['1234 5678', 5, 3, false],
  ['1234 5678', 5, 5, false],
  ['1234-5678', 5, 4, false],
  ['1234  5678', 6, 4, false],
  ['12345678 12', 9, 8, false],
  ['1234567 12', 8, 7, true],
  ['ab1234 5678', 7, 4, true],
  ['12 34 5678', 6, 2, true],
])('whether a group stands right before: %j at %i of %i', (text, start, size, wanted) => {
  expect(followsGroupOf(text, start, size)).toBe(wanted);
});

test.each([
  ['a1', true],
  ['xy1', true],
  ['XY1', true],
  ['xyz1', false],
  ['abc1', true],
  ['abcdef1', true],
  ['abcdefg1', false],
  ['-12ab', true],
  ['-12abx', false],
  ['-12a', false],
  ['-12abc', false],
  ['-12ab1', true],
  ['abc', true],
  ['ABC', true],
  ['aBc', false],
  ['aBc1', true],
  ['abc ', true],
  ['abz', false],
  ['and', false],
  ['bed', true],
  ['ext 12', false],
  ['', false],
  [' a1', false],
  ['.', false],
])('whether letters behind a number go on in a code: %j', (after, wanted) => {
  const number = '12345';
  expect(continuesInCode(number + after, number.length)).toBe(wanted);
});

test.each([
  ['£', '07700', true],
  ['$', '07700', true],
  ['€', '07700', true],
  ['#', '07700', false],
  ['1.', '07700', true],
  ['x.', '07700', false],
  ['1,', '250', true],
  ['1,', '2500', false],
  ['1,', '25', false],
  ['1,', '077', false],
  ['x,', '250', false],
  ['1:', '30', true],
  ['1/', '5', true],
  ['1/', '300', false],
  ['1:', '3000', false],
  ['1 ', '30', false],
  ['1-', '30', true],
  ['x-', '30', false],
  ['12 34-', '30', true],
  ['123456789-', '30', true],
  ['1234567890-', '30', false],
  ['12 345 678 90-', '30', false],
  ['+12 (34) 56-', '30', true],
  ['x 1234567890-', '30', false],
  ['1', '30', false],
  ['12', '30', false],
])('whether digits go on from what stands before them: %j then %j', (before, number, wanted) => {
  expect(continuesNumber(before + number, before.length)).toBe(wanted);
});
