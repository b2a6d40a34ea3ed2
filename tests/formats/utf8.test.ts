import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeUtf8,
  encodeUtf8,
  openSequence,
  sequenceLength,
  sequenceStart,
  walkOffsets,
} from '../../src/formats/utf8.ts';
import { runs } from '../properties/settings.ts';

/** One byte of each kind that the tables of RFC 3629 tell apart, at both of its ends. */
const kinds = [
  0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5,
  0xff,
];
const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Slow and obvious: as many bytes as make one character, or half a pair as three bytes; else one. */
function lengthByTheBook(bytes: Uint8Array): number {
  for (let length = 1; length <= bytes.length; length++) {
    try {
      if ([...fatal.decode(bytes.subarray(0, length))].length === 1) return length;
    } catch {}
  }
  return bytes[0] === 0xed && bytes[1]! >= 0xa0 && bytes[1]! <= 0xbf && bytes[2]! >= 0x80 && bytes[2]! <= 0xbf ? 3 : 1;
}

test('the length of a sequence is that of RFC 3629, with halves of pairs read as well', () => {
  for (const a of kinds)
    for (const b of kinds)
      for (const c of [0x7f, 0x80, 0xbf, 0xc0]) {
        // A fourth byte matters behind the leads of four only.
        for (const d of a >= 0xf0 ? [0x7f, 0x80, 0xbf, 0xc0] : [0x80]) {
          const bytes = Uint8Array.of(a, b, c, d);
          for (let end = 1; end <= 4; end++) {
            const expected = lengthByTheBook(bytes.subarray(0, end));
            if (sequenceLength(bytes, 0, end) !== expected) expect([[...bytes], end, expected]).toEqual('its length');
          }
        }
      }
});

const anyBytes = fc.array(fc.oneof(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 255 })), { maxLength: 12 });

/** The starts of the characters, and the end. */
function startsOf(bytes: Uint8Array): number[] {
  const starts: number[] = [];
  for (let at = 0; at < bytes.length; at += sequenceLength(bytes, at, bytes.length)) starts.push(at);
  return [...starts, bytes.length];
}

test('every character is decoded by itself, and its offset leads back to it', () => {
  fc.assert(
    fc.property(anyBytes, anyBytes, (before, list) => {
      // Somewhere in a larger piece of memory, as windows are.
      const bytes = Uint8Array.from([...before, ...list, 0x41]);
      const [start, end] = [before.length, before.length + list.length];
      const starts = startsOf(bytes.subarray(start, end));
      const characters = starts.slice(1).map((next, i) => decodeUtf8(bytes, start + starts[i]!, start + next));
      const text = decodeUtf8(bytes, start, end);
      expect(text).toBe(characters.join(''));
      for (const [i, character] of characters.entries()) {
        const piece = Buffer.from(bytes.subarray(start + starts[i]!, start + starts[i + 1]!));
        if (piece.length === 1) expect(character).toBe(piece[0]! < 0x80 ? String.fromCharCode(piece[0]!) : '\ufffd');
        else if (piece[0] === 0xed && piece[1]! >= 0xa0) expect(character).toMatch(/^[\ud800-\udfff]$/);
        else expect(character).toBe(piece.toString('utf8'));
      }
      const walk = walkOffsets(bytes, start, end, text);
      let units = 0;
      for (const [i, character] of characters.entries()) {
        expect(walk.to(units)).toBe(start + starts[i]!);
        units += character.length;
      }
      expect(walk.to(units)).toBe(end);
    }),
    runs(),
  );
});

test('halves of pairs are the very units', () => {
  expect(decodeUtf8(Uint8Array.of(0xed, 0xa0, 0xbd, 0x61, 0xed, 0xb8, 0x80), 0, 7)).toBe('\ud83da\ude00');
});

test('a place is moved back to the start of its character, and not past the limit', () => {
  const bytes = encodeUtf8('aé–😀é');
  const starts = startsOf(bytes).slice(0, -1);
  for (let at = 0; at < bytes.length; at++) {
    const expected = starts.findLast(start => start <= at)!;
    expect([at, sequenceStart(bytes, at, 0)]).toEqual([at, expected]);
    for (const from of starts.filter(start => start <= at)) expect(sequenceStart(bytes, at, from)).toBe(expected);
  }
  // Where there is no start near, or no byte at all, it stays.
  expect(sequenceStart(Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x80), 4, 0)).toBe(4);
  expect(sequenceStart(Uint8Array.of(0x41, 0x80, 0x80, 0x80, 0x80), 4, 0)).toBe(4);
  expect(sequenceStart(bytes, bytes.length, 0)).toBe(bytes.length - 2);
  expect(sequenceStart(bytes, -1, 0)).toBe(-1);
});

test('what may go on at the end is what a longer text could complete', () => {
  for (const character of ['a', 'é', '–', '\ud7ff', '😀', '\u{10ffff}']) {
    const whole = encodeUtf8(character);
    for (let length = 1; length <= whole.length; length++) {
      const cut = Buffer.concat([Buffer.from('x'), whole.subarray(0, length)]);
      expect([character, length, openSequence(cut, 0, cut.length)]).toEqual([
        character,
        length,
        length === whole.length ? 0 : length,
      ]);
      // Nothing before the start counts.
      expect(openSequence(cut, 2, cut.length)).toBe(0);
    }
  }
  expect(openSequence(Uint8Array.of(0x80, 0x80, 0x80, 0x80), 0, 4)).toBe(0);
  expect(openSequence(new Uint8Array(0), 0, 0)).toBe(0);
});

test('what UTF-8 cannot hold is written as U+FFFD', () => {
  expect(Buffer.from(encodeUtf8('a\ud83d£')).toString('hex')).toBe('61efbfbdc2a3');
});
