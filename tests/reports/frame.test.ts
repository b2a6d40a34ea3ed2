import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LocatedFinding } from '../../src/formats/processor.ts';
import { createLabelFinder } from '../../src/reports/frame.ts';

it('finds the label of each finding, however the text around it is cut', () => {
  const part = fc.record({
    type: fc.constantFrom('nino', 'phone'),
    gap: fc.integer({ min: 0, max: 30 }),
    length: fc.integer({ min: 1, max: 20 }),
  });
  const property = fc.property(
    fc.array(part, { minLength: 1, maxLength: 12 }),
    fc.integer({ min: 0, max: 60 }),
    (parts, reach) => {
      let text = '';
      const spans = parts.map(({ type, gap, length }) => {
        text += '.'.repeat(gap);
        const start = text.length;
        text += 'x'.repeat(length);
        return { type, start, end: text.length };
      });
      // As the readers make it: `reach` to either side of the finding, every finding in there shown as its label.
      const located = spans.map(({ type, start, end }): LocatedFinding & { label: number } => {
        const [from, to] = [Math.max(0, start - reach), Math.min(text.length, end + reach)];
        let [context, at, label] = ['', from, 0];
        for (const each of spans) {
          if (each.end <= from || each.start >= to) continue;
          context += text.slice(at, each.start);
          if (each.start === start) label = context.length;
          context += `[${each.type.toUpperCase()}]`;
          at = each.end;
        }
        context += text.slice(at, to);
        const location = { line: 1, column: start + 1, endLine: 1, endColumn: end + 1, byteStart: start, byteEnd: end };
        return { type, start, end, confidence: 'high', location, context, label };
      });
      const find = createLabelFinder(located, reach);
      for (const finding of located) expect(find(finding)).toBe(finding.label);
    },
  );
  fc.assert(property, { numRuns: 1_000 });
});
