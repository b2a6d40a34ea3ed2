import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/text/fold.ts';

// A text in pieces: what is written, and what a reader sees of it.
const pieces: readonly (readonly [written: string, seen: string])[] = [
  ['a', 'a'],
  ['7', '7'],
  ['–', '-'],
  ['\u00a0', ' '],
  ['\u200b', ''],
  ['７', '7'],
  ['𝟕', '7'],
  ['👍', '👍'],
  ['&#64;', '@'],
  ['&#128077;', '👍'],
  ['&zwnj;', ''],
];

test('every piece of the view maps back to the piece of the text that it was made of', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces)), parts => {
      const { text, toOriginal } = fold(parts.map(([written]) => written).join(''));
      expect(text).toBe(parts.map(([, seen]) => seen).join(''));
      let at = 0;
      let start = 0;
      for (const [written, seen] of parts) {
        if (seen !== '')
          expect(toOriginal({ start: at, end: at + seen.length })).toEqual({ start, end: start + written.length });
        at += seen.length;
        start += written.length;
      }
    }),
  );
});

test('a mark belongs to the character before it, also over what is invisible', () => {
  const { text, toOriginal } = fold('7\u200b\u030178');
  expect(text).toBe('778');
  expect(toOriginal({ start: 0, end: 1 })).toEqual({ start: 0, end: 3 });
  expect(toOriginal({ start: 1, end: 3 })).toEqual({ start: 3, end: 5 });
});

test('a mark belongs to the character before it, over however much that is invisible', () => {
  const { text, toOriginal } = fold('7\u200b\u200b\u200b\u030178');
  expect(text).toBe('778');
  expect([0, 1, 2].map(at => toOriginal({ start: at, end: at + 1 }))).toEqual([
    { start: 0, end: 5 },
    { start: 5, end: 6 },
    { start: 6, end: 7 },
  ]);
});

test('marks and invisible characters behind each other keep what follows in place', () => {
  const { text, toOriginal } = fold('a\u200bbc\u200b\u0301d\u200be\u200b\u200b\u0301f');
  expect(text).toBe('abcdef');
  expect([...text].map((_, at) => toOriginal({ start: at, end: at + 1 }))).toEqual([
    { start: 0, end: 1 },
    { start: 2, end: 3 },
    { start: 3, end: 6 },
    { start: 6, end: 7 },
    { start: 8, end: 12 },
    { start: 12, end: 13 },
  ]);
});

test('a mark at the beginning belongs to nothing', () => {
  const { text, toOriginal } = fold('\u030178');
  expect(text).toBe('78');
  expect(toOriginal({ start: 0, end: 2 })).toEqual({ start: 1, end: 3 });
});

test('a span without characters stays without', () => {
  const { toOriginal } = fold('7\u200b8');
  expect([0, 1, 2].map(at => toOriginal({ start: at, end: at }))).toEqual([
    { start: 0, end: 0 },
    { start: 2, end: 2 },
    { start: 3, end: 3 },
  ]);
});

test('an escape that stands for two code units keeps what follows in place', () => {
  const written = '&#128077; ring 07700 900123';
  const { text, toOriginal } = fold(written);
  const start = text.indexOf('07700');
  expect(toOriginal({ start, end: text.length })).toEqual({ start: written.indexOf('07700'), end: written.length });
});
