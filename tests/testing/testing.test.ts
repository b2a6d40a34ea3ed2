import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect } from '../../src/index.ts';
import { arbitrary, createDraw, disguises, findSlowPattern, message, values } from '../../src/testing/index.ts';

const types = Object.keys(values);

describe('createDraw()', () => {
  test('makes the same choices for the same seed', () => {
    const twice = [createDraw(7), createDraw(7)].map(draw => Array.from({ length: 50 }, () => draw.integer(0, 1000)));
    expect(twice[0]).toEqual(twice[1]);
    expect(Array.from({ length: 50 }, (_, seed) => createDraw(seed).integer(0, 1_000_000)).length).toBe(
      new Set(Array.from({ length: 50 }, (_, seed) => createDraw(seed).integer(0, 1_000_000))).size,
    );
  });

  test('reaches both ends of a range and nothing beyond', () => {
    const draw = createDraw(1);
    const drawn = new Set(Array.from({ length: 500 }, () => draw.integer(3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
  });
});

test.each(types)('every %s that is made belongs to nobody: the rule knows it as a specimen', type => {
  for (let seed = 0; seed < 2000; seed++) {
    const { text } = message(createDraw(seed), { types: [type] });
    for (const finding of detect(text)) expect(finding).toMatchObject({ type, specimen: expect.any(String) });
  }
});

test('an arbitrary shrinks to a short value', () => {
  const { counterexample } = fc.check(
    fc.property(
      arbitrary(fc, draw => message(draw).text),
      text => detect(text).length === 0,
    ),
    { seed: 1, numRuns: 100 },
  );
  expect(counterexample![0].length).toBeLessThan(20);
});

test.each(disguises.map(({ name }) => name))('%s changes a value of each of its types', name => {
  const { types: of, apply } = disguises.find(disguise => disguise.name === name)!;
  for (const type of of) {
    const changed = Array.from({ length: 300 }, (_, seed) => values[type]!(createDraw(seed)).text).some(
      text => apply(text) !== text,
    );
    expect({ type, changed }).toEqual({ type, changed: true });
  }
});

describe('findSlowPattern()', () => {
  test('finds the pattern whose time can explode, and how', async () => {
    const slow = /^(?:\d+)+$/;
    expect(await findSlowPattern([/CAS-\d{6}/, slow])).toEqual({ pattern: slow, growth: 'exponential' });
    expect(await findSlowPattern([/\s+$/])).toMatchObject({ growth: 'polynomial' });
  });

  test('finds nothing in a pattern that takes linear time', async () => {
    expect(await findSlowPattern([/CAS-\d{6}/, /\b[A-Z]{2}\d{4}\b/])).toBeUndefined();
  });
});
