import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRanges } from '../../src/rules/facts/ranges.ts';
import { runs } from '../properties/settings.ts';

test('numbers are in or out in turn', () => {
  const isIn = createRanges('3,2,5,1');
  expect([...Array(20).keys()].filter(isIn)).toEqual([3, 4, 10]);
  expect(isIn(Number.NaN)).toBe(false);
});

test('a unit makes runs of many numbers short', () => {
  const isIn = createRanges('1,.002', 1000);
  expect([998, 999, 1000, 1001, 1002].filter(isIn)).toEqual([1000, 1001]);
});

test('any runs mean what they say', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(lengths, spelled => {
      const slow = spelled.flatMap((length, i) => Array<boolean>(length).fill(i % 2 === 1));
      const isIn = createRanges(spelled.join());
      expect(slow.map((_, value) => isIn(value))).toEqual(slow);
    }),
    runs(300),
  );
});
