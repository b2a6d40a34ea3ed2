import { expect, it } from 'vitest';
import { toFrame } from '../../src/reports/frame.ts';

const location = { line: 1, column: 1, endLine: 1, endColumn: 2, byteStart: 0, byteEnd: 1 };
const frame = (before: string, after: string) =>
  toFrame({
    ...{ type: 'nino', start: 0, end: 1, confidence: 'high', location },
    context: { before, after },
  });

it('shows what stands on both sides, and carets under the label', () => {
  expect(frame('  my number is ', ', thanks ')).toEqual(['my number is [NINO], thanks', '             ^^^^^^']);
  expect(frame('', '')).toEqual(['[NINO]', '^^^^^^']);
});

it('cuts what is long', () => {
  const [text, carets] = frame('b'.repeat(41), 'a'.repeat(31))!;
  expect(text).toBe(`…${'b'.repeat(40)}[NINO]${'a'.repeat(30)}…`);
  expect(carets).toBe(`${' '.repeat(41)}^^^^^^`);
  expect(frame('b'.repeat(40), 'a'.repeat(30))![0]).toBe(`${'b'.repeat(40)}[NINO]${'a'.repeat(30)}`);
});

it('shows nothing where the text is not at hand', () => {
  expect(toFrame({ type: 'nino', start: 0, end: 1, confidence: 'high', location })).toBeUndefined();
});
