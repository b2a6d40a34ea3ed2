import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOdd, oddCharacter } from '../../src/text/characters.ts';
import { fold, plainView } from '../../src/text/fold.ts';
import { runs } from '../properties/settings.ts';
import { anyText } from '../properties/texts.ts';

const plainText = fc.string({
  unit: fc.constantFrom(...'abcXYZ 0123456789.,;:!?-_()[]@+/\'"\n£é’“”…ŵ'),
  maxLength: 100,
});

describe('the view of a text', () => {
  test('is the text itself where a reader sees nothing else', () => {
    fc.assert(
      fc.property(plainText, text => {
        expect(fold(text)).toEqual(plainView(text));
      }),
      runs(500),
    );
  });

  test('is never longer, and its own view once more', () => {
    fc.assert(
      fc.property(anyText, text => {
        const seen = fold(text).text;
        expect(seen.length).toBeLessThanOrEqual(text.length);
        if (!/[&%=\\]/.test(seen)) expect(fold(seen).text).toBe(seen);
      }),
      runs(),
    );
  });

  test('maps every span back in order, whole characters to whole characters', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { text: seen, toOriginal } = fold(text);
        let last = { start: 0, end: 0 };
        for (let at = 0; at < seen.length; at++) {
          const { start, end } = toOriginal({ start: at, end: at + 1 });
          // An escape may stand for a character of two units: both are the whole escape.
          if (start !== last.start) expect(start).toBeGreaterThanOrEqual(last.end);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(toOriginal({ start: 0, end: at + 1 }).end).toBe(end);
          last = { start, end };
        }
      }),
      runs(),
    );
  });

  test('of a span alone is what the span shows in the text', () => {
    // Escapes may need what stands around them as proof: a text without any has no such neighbours.
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, one, other) => {
        fc.pre(!/[&%=\\]/.test(text));
        const { text: seen, toOriginal } = fold(text);
        const [start, end] = [one % (seen.length + 1), other % (seen.length + 1)].sort((a, b) => a - b) as [
          number,
          number,
        ];
        if (start === end) return;
        fc.pre(!/[\ud800-\udfff]/.test(seen));
        const span = toOriginal({ start, end });
        expect(fold(text.slice(span.start, span.end)).text).toBe(seen.slice(start, end));
      }),
      runs(),
    );
  });

  test('has no digit, space or invisible character that is not ASCII', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(fold(text).text).not.toMatch(/(?![\0-\x7f])[\p{Nd}\p{Zs}\p{Cf}]/u);
      }),
      runs(),
    );
  });
});

test('a mark with nothing below it belongs to nothing', () => {
  const { text, toOriginal } = fold('\u0336a1');
  expect(text).toBe('a1');
  expect([toOriginal({ start: 0, end: 1 }), toOriginal({ start: 0, end: 2 })]).toEqual([
    { start: 1, end: 2 },
    { start: 1, end: 3 },
  ]);
});

test('ten digits of any script are 0 to 9', () => {
  const digits: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    if (/\p{Nd}/u.test(character)) digits.push(character);
  }
  expect(digits.length).toBeGreaterThan(600);
  expect(fold(digits.join('')).text).toBe('0123456789'.repeat(digits.length / 10));
});

test('of all UTF-16 units, none that may begin an odd character is passed over', () => {
  const passedOver: string[] = [];
  for (let code = 0x80; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    if (oddCharacter.test(character) && !isOdd(character.charCodeAt(0))) passedOver.push(code.toString(16));
  }
  expect(passedOver).toEqual([]);
});

test.each([
  ['full-width', '０７７００　９００１２３', '07700 900123'],
  ['Arabic-Indic', '٠٧٧٠٠ ٩٠٠١٢٣', '07700 900123'],
  ['mathematical', '𝟎𝟕𝟕𝟎𝟎 𝟗𝟎𝟎𝟏𝟐𝟑', '07700 900123'],
  ['circled', '①②③', '123'],
  ['dotted', '⒈⒉🄁', '120'],
  ['numbers of two digits and numbers in brackets, which stand for themselves', '①⑩⒑⑴', '1⑩⒑⑴'],
  ['no-break and thin spaces', '07700\u00a0900\u2009123', '07700 900 123'],
  ['the space of Ogham, that looks like a dash to others', '07700\u1680900', '07700 900'],
  ['line and paragraph separators', 'a\u2028b\u2029c\x85d', 'a\nb\nc\nd'],
  ['short dashes', '12–34‑56−78', '12-34-56-78'],
  ['long dashes and bars, which part thoughts', 'one—two―three', 'one—two—three'],
  ['dots', 'jo@example·com or ．co・uk', 'jo@example.com or .co.uk'],
  ['invisible', '0\u200b7\u00ad7\u20600\u202a0', '07700'],
  ['struck through', '0\u03367\u03367\u0336', '077'],
  ['keycaps', '0\ufe0f\u20e37\ufe0f\u20e3', '07'],
  ['Cyrillic letters', 'QQ123456С', 'QQ123456C'],
  ['HTML', 'jo&#64;example&period;com&nbsp;&#x41;', 'jo@example.com A'],
  ['percent', 'jo%40example.com', 'jo@example.com'],
  ['a no-break space in percent encoding', '07700%C2%A0900', '07700 900'],
  ['quoted-printable', 'jo=40example.com', 'jo@example.com'],
  ['the signs of quoted-printable', 'a=2Db=2Ec=2Bd=20e 07=2012=20\r\n', 'a-b.c+d=20e 07 12 \r\n'],
  ['the spaces of quoted-printable', '07700=C2=A0900=A0123', '07700 900 123'],
  ['a soft line break', '07700 9=\r\n00123', '07700 900123'],
  ['the ends of planes', '&#xd7ff;&#xe000;&#x10000;&#x1f44d;', '\ud7ff\ue000\u{10000}👍'],
  ['half a pair, which stands for nothing', 'a&#xd800;b&#57343;\\ud83d', 'a&#xd800;b&#57343;\\ud83d'],
  ['JSON', '\\u0030\\n\\t', '0\n\t'],
  ['Markdown', 'jo\\_b\\@example.com', 'jo_b@example.com'],
  ['nothing of the kind', '50% = 0.5 & more \\o/', '50% = 0.5 & more \\o/'],
])('a reader of %s sees plain text', (_, written, seen) => {
  expect(fold(written).text).toBe(seen);
});
