/** Where a stream has been read to. Lines count from 1, columns and units (UTF-16 code units) from 0. */
export interface Position {
  readonly bytes: number;
  readonly units: number;
  readonly line: number;
  readonly column: number;
}

/** Counts lines and columns over the bytes that it is led along, in order. */
export interface Tracker extends Position {
  /** Reads on over `bytes.subarray(from, to)`, which follows on what was read before. */
  advance(bytes: Uint8Array, from: number, to: number): void;
  /** What ended the lines so far. */
  readonly newline: 'LF' | 'CRLF' | 'CR' | 'mixed' | undefined;
  mark(): Position;
}

export function createTracker(): Tracker {
  let read = 0;
  let units = 0;
  let line = 1;
  let lineUnits = 0;
  let afterCr = false;
  let [lf, cr, crlf] = [0, 0, 0];
  return {
    get bytes() {
      return read;
    },
    get units() {
      return units;
    },
    get line() {
      return line;
    },
    get column() {
      return units - lineUnits;
    },
    get newline() {
      if (lf + cr + crlf === 0) return undefined;
      return lf + cr === 0 ? 'CRLF' : cr + crlf === 0 ? 'LF' : lf + crlf === 0 ? 'CR' : 'mixed';
    },
    mark() {
      return { bytes: read, units, line, column: units - lineUnits };
    },
    advance(bytes, from, to) {
      for (let i = from; i < to; i++) {
        const byte = bytes[i]!;
        if (byte >= 0x80) {
          // Continuation bytes add nothing, four-byte sequences two units.
          if (byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
          afterCr = false;
          continue;
        }
        units++;
        if (byte === 10) {
          if (afterCr) {
            cr--;
            crlf++;
          } else {
            lf++;
            line++;
          }
          lineUnits = units;
          afterCr = false;
        } else if (byte === 13) {
          cr++;
          line++;
          lineUnits = units;
          afterCr = true;
        } else afterCr = false;
      }
      read += to - from;
    },
  };
}
