import { expect, test } from 'vitest';
import { textBefore, textBehind } from '../../src/text/neighbours.ts';

test('what stands beside a place ends at the reach, the text or an empty line', () => {
  expect(textBefore('abcdef', 4, 3)).toBe('bcd');
  expect(textBefore('abcdef', 2, 3)).toBe('ab');
  expect(textBefore('a\n\nb\n\nc\nd|', 9, 9)).toBe('c\nd');
  expect(textBehind('abcdef', 2, 3)).toBe('cde');
  expect(textBehind('abcdef', 4, 3)).toBe('ef');
  expect(textBehind('|a\nb\n\nc\n\nd', 1, 9)).toBe('a\nb');
});
