import { describe, expect, it } from 'vitest';
import { parseLabelled } from '../../src/evaluation/labelled.ts';
import { evaluate, exactness, f1, precision, recall, toShare } from '../../src/evaluation/score.ts';

/** Finds every `x` as a toy. */
const detect = (text: string) =>
  [...text.matchAll(/x+/g)].map(({ index, 0: value }) => ({
    type: 'toy',
    start: index,
    end: index + value.length,
    confidence: 'high' as const,
  }));
const measure = (...texts: string[]) =>
  evaluate(parseLabelled(texts.map(text => JSON.stringify({ text })).join('\n'), 'toys.ndjson'), detect);
const shares = (...texts: string[]) => {
  const { total } = measure(...texts);
  return { recall: recall(total), precision: precision(total), exactness: exactness(total), f1: f1(total) };
};

describe('what is measured', () => {
  it('is a share of what is marked and of what is found', () => {
    expect(shares('«toy:xx» «toy:o»', 'x', 'a «toy:bx»')).toEqual({
      recall: 2 / 3,
      precision: 2 / 3,
      exactness: 1 / 2,
      f1: 2 / 3,
    });
  });

  it.each<[string, string[], object]>([
    ['nothing at all', [], {}],
    ['nothing marked, nothing found', ['o'], {}],
    ['nothing found', ['«toy:o»'], { recall: 0, f1: 0 }],
    ['nothing marked', ['x'], { precision: 0, f1: 0 }],
    ['only what may be found', ['«?toy:x»'], {}],
  ])('is nothing where there is nothing to measure: %s', (_, texts, measured) => {
    const nothing = { recall: undefined, precision: undefined, exactness: undefined, f1: undefined };
    expect(shares(...texts)).toEqual({ ...nothing, ...measured });
  });

  it('is shown with four places, or not at all', () => {
    expect([toShare(1), toShare(2 / 3), toShare(0), toShare(undefined)]).toEqual(['1.0000', '0.6667', '0.0000', '-']);
  });

  it('is placed', () => {
    expect(measure('o', 'a x')).toMatchObject({
      misses: [{ kind: 'wrong', start: 2, end: 3, message: { file: 'toys.ndjson', line: 2 } }],
    });
  });
});
