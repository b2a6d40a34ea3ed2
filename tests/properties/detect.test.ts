import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  confidences,
  createDetector,
  detect,
  type Explanation,
  explain,
  type Finding,
  redact,
} from '../../src/index.ts';
import { runs } from './settings.ts';
import { anyText, messages } from './texts.ts';

const anyDetector = fc.constantFrom(...confidences.map(minConfidence => createDetector({ minConfidence })));
const joints = fc.constantFrom('\n', ' ', ' \n', '\n ', '\n\n');
const anyLines = fc
  .array(fc.tuple(anyText, joints), { maxLength: 4 })
  .map(pieces => pieces.flat().join('').replace(/\r\n?/g, '\n'));

describe('findings', () => {
  test('are sorted, disjoint, not empty, and in bounds', () => {
    fc.assert(
      fc.property(anyText, text => {
        let last = 0;
        for (const { start, end } of detect(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      runs(),
    );
  });

  test('never cut a character', () => {
    const cuts = (text: string, at: number) =>
      /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
    fc.assert(
      fc.property(anyText, text => {
        for (const { start, end } of detect(text)) expect([cuts(text, start), cuts(text, end)]).toEqual([false, false]);
      }),
      runs(),
    );
  });

  test('are the same whenever they are asked for', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(detect(text)).toEqual(createDetector().detect(text));
        expect(redact(text).findings).toEqual(detect(text));
      }),
      runs(500),
    );
  });

  test('of two texts with an empty line between are those of the one and of the other', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom('\n\n', '\r\n\r\n'), anyDetector, (one, other, gap, { detect }) => {
        const shift = one.length + gap.length;
        const moved = detect(other).map(found => ({ ...found, start: found.start + shift, end: found.end + shift }));
        expect(detect(`${one}${gap}${other}`)).toEqual([...detect(one), ...moved]);
      }),
      runs(),
    );
  });

  test('are the same with line breaks of one character and of two, as a browser sends them', () => {
    fc.assert(
      fc.property(anyLines, anyDetector, (text, { detect, explain }) => {
        const toLong = (at: number) => at + text.slice(0, at).split('\n').length - 1;
        const lengthen = <Found extends Finding | Explanation>(each: Found): Found => ({
          ...each,
          start: toLong(each.start),
          end: toLong(each.end),
        });
        const long = text.replaceAll('\n', '\r\n');
        expect(detect(long)).toEqual(detect(text).map(lengthen));
        expect(explain(long)).toEqual(explain(text).map(lengthen));
      }),
      runs(),
    );
  });

  test('are all in what explain() says, as kept', () => {
    fc.assert(
      fc.property(anyText, text => {
        const explanations = explain(text);
        const kept = explanations.filter(each => each.kept);
        const toFinding = ({ kept: _, reasons: __, ...finding }: (typeof kept)[number]) => finding;
        expect(kept.map(toFinding)).toEqual(detect(text));
        for (const { reasons } of explanations) expect(reasons.length).toBeGreaterThan(0);
      }),
      runs(500),
    );
  });
});

describe('redact()', () => {
  test('leaves nothing to find, and a second time changes nothing', () => {
    fc.assert(
      fc.property(anyText, text => {
        const once = redact(text).text;
        expect(detect(once)).toEqual([]);
        expect(redact(once)).toEqual({ text: once, findings: [] });
      }),
      runs(3000),
    );
  });

  test('leaves every character outside the findings as it was', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { text: redacted, findings } = redact(text, { replace: () => '\0' });
        let rest = '';
        let copied = 0;
        for (const { start, end } of findings) {
          rest += `${text.slice(copied, start)}\0`;
          copied = end;
        }
        expect(redacted).toBe(rest + text.slice(copied));
      }),
      runs(500),
    );
  });
});

describe('options', () => {
  test('types: every finding is of one of them', () => {
    fc.assert(
      fc.property(anyText, fc.subarray(['nino', 'card', 'phone', 'email'], { minLength: 1 }), (text, types) => {
        for (const { type } of detect(text, { types })) expect(types).toContain(type);
      }),
      runs(300),
    );
  });

  test('minConfidence: nothing weaker is found', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...confidences), (text, minConfidence) => {
        for (const { confidence } of detect(text, { minConfidence }))
          expect(confidences.indexOf(confidence)).toBeGreaterThanOrEqual(confidences.indexOf(minConfidence));
      }),
      runs(500),
    );
  });

  test('minConfidence: what is found at a level is covered at every lower one', () => {
    fc.assert(
      fc.property(messages, text => {
        const [high, medium, low] = (['high', 'medium', 'low'] as const).map(minConfidence =>
          detect(text, { minConfidence }),
        );
        const covers = (findings: readonly Finding[], one: Finding) =>
          findings.some(other => other.start <= one.start && one.end <= other.end);
        for (const finding of high!) expect(covers(medium!, finding)).toBe(true);
        for (const finding of medium!) expect(covers(low!, finding)).toBe(true);
      }),
      runs(500),
    );
  });

  test('allow: a value that is allowed is not found', () => {
    fc.assert(
      fc.property(messages, text => {
        const values = detect(text).map(({ start, end }) => text.slice(start, end));
        for (const { start, end } of detect(text, { allow: values }))
          expect(values).not.toContain(text.slice(start, end));
      }),
      { ...runs(500), examples: [['My card number is 6304 9506 0000 0000 00 ＋４４ １１３ ４９６ ００００']] },
    );
  });

  test('allow: an entry that fits no value changes nothing', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(detect(text, { allow: [/^no value is this$/, 'nor this'] })).toEqual(detect(text));
      }),
      runs(300),
    );
  });
});
