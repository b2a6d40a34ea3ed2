import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/engine/finding.ts';
import { contextUnits, toContext, toContextInLine, toShown } from '../../src/formats/context.ts';
import { runs } from '../properties/settings.ts';

/** Values are letters, so that a value that is shown shows. */
const anyFindings = fc
  .array(
    fc.record({ gap: fc.string({ unit: fc.constantFrom('.', '.', '\n', ' '), maxLength: 700 }), length: fc.nat(20) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map(parts => {
    let text = '';
    const findings: Finding[] = parts.map(({ gap, length }, i) => {
      text += gap;
      const start = text.length;
      text += 'x'.repeat(length + 1);
      return { type: i % 2 ? 'nino' : 'phone', start, end: text.length, confidence: 'high' };
    });
    return { text: `${text}..`, findings };
  });

test('a context is the masked text around, as far as it reaches, and never a value', () => {
  fc.assert(
    fc.property(anyFindings, ({ text, findings }) => {
      const masked = toShown(text, findings);
      for (const finding of findings) {
        const { before, after } = toContext(text, findings, finding);
        const label = `[${finding.type.toUpperCase()}]`;
        expect(masked).toContain(`${before}${label}${after}`);
        expect(before + after).not.toContain('x');
        if (finding.start <= contextUnits) expect(masked.startsWith(`${before}${label}`)).toBe(true);
        if (text.length - finding.end <= contextUnits) expect(masked.endsWith(`${label}${after}`)).toBe(true);
        const line = toContextInLine(text, findings, finding);
        expect(line.before).toBe(before.slice(before.lastIndexOf('\n') + 1));
        expect(line.after).toBe(after.split('\n')[0]);
      }
    }),
    runs(300),
  );
});
