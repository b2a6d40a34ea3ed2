import { Buffer, isUtf8 } from 'node:buffer';
import type { Transcoder } from './transcoder.ts';
import { decodeUtf8 } from './utf8.ts';

const nothing = new Uint8Array(0);
const hasLoneSurrogate = /\p{Surrogate}/u;

/** UTF-16 as UTF-8; a lone surrogate becomes its three bytes (WTF-8), a last odd byte comes back at the end. */
export function createUtf16(name: 'utf-16le' | 'utf-16be'): Transcoder {
  const isBig = name === 'utf-16be';
  let held = Buffer.alloc(0);
  let trailer: Uint8Array = nothing;

  const toBytes = (units: Buffer): Uint8Array => {
    const text = units.toString('utf16le');
    return hasLoneSurrogate.test(text) ? encodeLoneSurrogates(text) : Buffer.from(text, 'utf8');
  };
  return {
    name,
    toUtf8(chunk) {
      const all = Buffer.concat([held, chunk]);
      let length = all.length & ~1;
      // The first half of a pair waits for the second.
      if (length > 0 && (all[isBig ? length - 2 : length - 1]! & 0xfc) === 0xd8) length -= 2;
      held = all.subarray(length);
      const whole = all.subarray(0, length);
      return toBytes(isBig ? whole.swap16() : whole);
    },
    endUtf8() {
      const last = Buffer.from(held.subarray(0, held.length & ~1));
      trailer = held.subarray(last.length);
      return toBytes(isBig ? last.swap16() : last);
    },
    fromUtf8(piece) {
      const text = isUtf8(piece)
        ? Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('utf8')
        : decodeUtf8(piece, 0, piece.length);
      const units = Buffer.from(text, 'utf16le');
      return isBig ? units.swap16() : units;
    },
    get trailer() {
      return trailer;
    },
    fileBytes: (_, units) => units * 2,
    notices: [],
  };
}

function encodeLoneSurrogates(text: string): Uint8Array {
  const pieces = text.split(/(\p{Surrogate})/u).map(piece => {
    const unit = piece.charCodeAt(0);
    const isLone = piece.length === 1 && unit >= 0xd800 && unit <= 0xdfff;
    return isLone
      ? Buffer.from([0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63)])
      : Buffer.from(piece, 'utf8');
  });
  return Buffer.concat(pieces);
}
