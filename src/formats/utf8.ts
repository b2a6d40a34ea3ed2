import { Buffer, isUtf8 } from 'node:buffer';

/**
 * UTF-8 read without loss: valid text as everywhere, a surrogate that was written as three bytes as that surrogate, and
 * every byte that belongs to no sequence as one U+FFFD. So text offsets always lead back to the very bytes.
 */

/** Length in bytes of the sequence at `at`; 1 for a byte that begins none. */
export function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at]!;
  if (lead < 0xc2 || lead > 0xf4) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (at + length > end) return 1;
  for (let i = 1; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 1;
  const second = bytes[at + 1]!;
  const overlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  return overlong || (lead === 0xf4 && second > 0x8f) ? 1 : length;
}

/** The text of `bytes.subarray(start, end)`. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
  if (isUtf8(view)) return view.toString('utf8');
  let text = '';
  for (let at = start; at < end; ) {
    const length = sequenceLength(bytes, at, end);
    const lead = bytes[at]!;
    if (length === 1) text += lead < 0x80 ? String.fromCharCode(lead) : '\ufffd';
    else if (length === 3)
      text += String.fromCharCode(((lead & 15) << 12) | ((bytes[at + 1]! & 63) << 6) | (bytes[at + 2]! & 63));
    else text += view.toString('utf8', at - start, at - start + length);
    at += length;
  }
  return text;
}

/** The bytes of a text. Lone surrogates become U+FFFD, as they have no UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** A walk from text offsets back to bytes: `to(offset)` may only be asked in rising order. */
export interface OffsetWalk {
  to(offset: number): number;
}

/** Offsets of `text`, which `decodeUtf8(bytes, start, end)` gave, as indexes of `bytes`. */
export function walkOffsets(bytes: Uint8Array, start: number, end: number, text: string): OffsetWalk {
  // As many units as bytes: every unit is one byte.
  if (text.length === end - start) return { to: offset => start + offset };
  let at = start;
  let units = 0;
  return {
    to(offset) {
      while (units < offset) {
        const length = sequenceLength(bytes, at, end);
        units += length === 4 ? 2 : 1;
        at += length;
      }
      return at;
    },
  };
}

/** The nearest place at or before `at` where no sequence is cut. */
export function sequenceStart(bytes: Uint8Array, at: number, from: number): number {
  for (let back = at; back >= from && back > at - 4; back--) {
    const byte = bytes[back];
    if (byte === undefined) continue;
    if ((byte & 0xc0) !== 0x80) return back;
  }
  return at;
}

/** How many bytes at the end may be the beginning of a sequence that goes on. */
export function openSequence(bytes: Uint8Array, start: number, end: number): number {
  for (let back = 1; back <= 3 && end - back >= start; back++) {
    const byte = bytes[end - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
