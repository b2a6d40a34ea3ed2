import { describe, expect, test } from 'vitest';
import { parseMarked } from '../src/evaluation/labelled.ts';
import { createDetector } from '../src/index.ts';
import { builtInRules, examplesOf } from '../src/rules/index.ts';

// Every example stands alone and in these, because a rule that was tried at offset 0 only hides its boundary bugs.
const carriers: Record<string, (sentence: string) => string> = {
  alone: s => s,
  'at the start': s => `${s} and that is all I can say`,
  'at the end': s => `I have written to you before. ${s}`,
  'in brackets': s => `(${s})`,
  'in quotes': s => `"${s}"`,
  'after a colon': s => `this is what I said: ${s}`,
  'after an emoji': s => `😀 ${s}`,
  'on a line of its own': s => `Hello\n\n${s}\n\nThank you`,
  twice: s => `${s}\n\n${s}`,
};

const mark = (text: string, spans: readonly { start: number; end: number }[]): string =>
  spans
    .toReversed()
    .reduce(
      (marked, { start, end }) => `${marked.slice(0, start)}«${marked.slice(start, end)}»${marked.slice(end)}`,
      text,
    );

describe.each(builtInRules.map(rule => rule.type))('%s', type => {
  const detector = createDetector({ types: [type] });
  const examples = examplesOf[type]!;
  describe.each(Object.entries(carriers))('%s', (_, carry) => {
    test.each(examples.found)('finds %s', sentence => {
      const { text } = parseMarked(carry(sentence), type);
      expect(mark(text, detector.detect(text))).toBe(carry(sentence));
    });
    test.each(examples.ignored)('ignores %s: %s', sentence => {
      const text = carry(sentence);
      expect(mark(text, detector.detect(text))).toBe(text);
    });
  });
});
