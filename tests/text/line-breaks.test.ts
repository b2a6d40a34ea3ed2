import { expect, test } from 'vitest';
import { shortenLineBreaks } from '../../src/text/line-breaks.ts';

test('a text with short line breaks is its own view', () => {
  for (const text of ['', 'a', 'a\nb\n', 'a\rb', '\r', '\n\r']) {
    const { text: seen, toOriginal } = shortenLineBreaks(text);
    expect(seen).toBe(text);
    expect(toOriginal({ start: 0, end: text.length })).toEqual({ start: 0, end: text.length });
  }
});

test('every span leads to the same characters of the text', () => {
  const text = '\r\nab\r\n\r\nc\n\rd\r\r\ne';
  const { text: seen, toOriginal } = shortenLineBreaks(text);
  expect(seen).toBe('\nab\n\nc\n\rd\r\ne');
  for (let start = 0; start <= seen.length; start++) {
    for (let end = start; end <= seen.length; end++) {
      const span = toOriginal({ start, end });
      expect(text.slice(span.start, span.end).replaceAll('\r\n', '\n')).toBe(seen.slice(start, end));
    }
  }
});
