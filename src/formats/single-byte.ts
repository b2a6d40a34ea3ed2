import { isAscii } from 'node:buffer';
import { upperHalves } from './encodings.generated.ts';
import { InputError } from './processor.ts';
import type { Transcoder } from './transcoder.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

export const singleByteNames: readonly string[] = Object.keys(upperHalves);

/** Stands for a byte that the encoding leaves undefined: private use, so that no text means it, and one for each byte. */
const undefinedBase = 0xf700;
const nothing = new Uint8Array(0);

/** An encoding of one byte a character whose lower half is ASCII. */
export function createSingleByte(name: string): Transcoder {
  const toText = Array.from(upperHalves[name]!, (character, i) =>
    character === '\ufffd' ? String.fromCharCode(undefinedBase + 128 + i) : character,
  );
  const toBytes = toText.map(encodeUtf8);
  const toByte = new Map(toText.map((character, i) => [character, 128 + i]));

  return {
    name,
    toUtf8(chunk) {
      if (isAscii(chunk)) return chunk;
      const out = new Uint8Array(chunk.length * 3);
      let length = 0;
      for (const byte of chunk) {
        if (byte < 128) out[length++] = byte;
        else for (const unit of toBytes[byte - 128]!) out[length++] = unit;
      }
      return out.subarray(0, length);
    },
    endUtf8: () => nothing,
    fromUtf8(piece) {
      if (isAscii(piece)) return piece;
      const text = decodeUtf8(piece, 0, piece.length);
      const out = new Uint8Array(text.length);
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        const byte = unit < 128 ? unit : toByte.get(text[i]!);
        if (byte === undefined)
          throw new InputError(`the replacement has a character that ${name} cannot hold; choose a plainer one`);
        out[i] = byte;
      }
      return out;
    },
    trailer: nothing,
    fileBytes: (_, units) => units,
    notices: [],
  };
}
