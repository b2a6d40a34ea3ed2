import { expect, test } from 'vitest';
import { hasOverlap } from '../../src/text/span.ts';

test.each([
  ['the same', [2, 5], [2, 5], true],
  ['one within the other', [2, 9], [4, 5], true],
  ['one character in common', [2, 5], [4, 9], true],
  ['side by side', [2, 5], [5, 9], false],
  ['apart', [2, 5], [7, 9], false],
] as const)('whether two spans overlap: %s', (_, [a, b], [c, d], wanted) => {
  expect(hasOverlap({ start: a, end: b }, { start: c, end: d })).toBe(wanted);
  expect(hasOverlap({ start: c, end: d }, { start: a, end: b })).toBe(wanted);
});
