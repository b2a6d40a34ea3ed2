import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDetector } from '../../src/index.ts';
import { builtInRules } from '../../src/rules/index.ts';
import type { Trigger } from '../../src/rules/rule.ts';
import { arbitrary, message } from '../../src/testing/index.ts';
import { fold } from '../../src/text/fold.ts';
import { runs } from './settings.ts';
import { anyText } from './texts.ts';

/** Slow and obvious: so many digits in a row with at most four other characters between, or the characters themselves. */
function holds(seen: string, trigger: Trigger): boolean {
  if (trigger.kind === 'literal') return seen.toLowerCase().includes(trigger.text);
  const places = [...seen.matchAll(/\d/g)].map(({ index }) => index);
  let inChain = 0;
  return places.some((place, i) => {
    inChain = i > 0 && place - places[i - 1]! <= 5 ? inChain + 1 : 1;
    return inChain >= trigger.atLeast;
  });
}

describe.each(builtInRules.map(rule => [rule.type, rule] as const))('%s', (type, rule) => {
  const detector = createDetector({ types: [type], minConfidence: 'low' });
  const texts = fc.oneof(
    anyText,
    arbitrary(fc, draw => message(draw, { types: [type], disguised: 'always' }).text),
    // Values with a piece taken out: often the piece that was the trigger.
    fc
      .tuple(
        arbitrary(fc, draw => message(draw, { types: [type], disguised: draw.pick(['never', 'always']) })),
        fc.nat(),
        fc.nat(6),
      )
      .map(([{ text }, at, count]) => text.slice(0, at % text.length) + text.slice((at % text.length) + count)),
  );

  test('is found only where one of its triggers is', () => {
    let without = 0;
    fc.assert(
      fc.property(texts, text => {
        const seen = fold(text).text;
        if (rule.triggers.some(trigger => holds(seen, trigger))) return;
        without++;
        expect(detector.detect(text)).toEqual([]);
        expect(detector.explain(text)).toEqual([]);
      }),
      runs(1000),
    );
    expect(without).toBeGreaterThan(10);
  });
});
