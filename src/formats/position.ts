import { createMeasure, type TakeMeasure, takePlainMeasure } from '../bulk/measure.ts';

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

export function createTracker(takeMeasure: TakeMeasure = takePlainMeasure): Tracker {
  const measure = createMeasure();
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
      if (lf + cr === 0) return undefined;
      return lf === crlf && cr === crlf ? 'CRLF' : cr === 0 ? 'LF' : lf === 0 ? 'CR' : 'mixed';
    },
    mark() {
      return { bytes: read, units, line, column: units - lineUnits };
    },
    advance(bytes, from, to) {
      if (to <= from) return;
      takeMeasure(bytes, from, to, measure);
      const splitPair = afterCr && bytes[from] === 10 ? 1 : 0;
      lf += measure.lf;
      cr += measure.cr;
      crlf += measure.crlf + splitPair;
      line += measure.lf + measure.cr - measure.crlf - splitPair;
      units += measure.units;
      read += to - from;
      afterCr = bytes[to - 1] === 13;
      const { last } = measure;
      if (last === -1) return;
      takeMeasure(bytes, last + 1, to, measure);
      lineUnits = units - measure.units;
    },
  };
}
