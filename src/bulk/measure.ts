/** Counts of a stretch of bytes that begins where a character does. */
export interface Measure {
  /** UTF-16 code units. */
  units: number;
  /** Line feeds and carriage returns, and how many of them are pairs of both. */
  lf: number;
  cr: number;
  crlf: number;
  /** Index of the last of them, or -1. */
  last: number;
}

export const createMeasure = (): Measure => ({ units: 0, lf: 0, cr: 0, crlf: 0, last: -1 });

/** Fills in the measure of `bytes.subarray(from, to)`. */
export type TakeMeasure = (bytes: Uint8Array, from: number, to: number, measure: Measure) => void;

export const takePlainMeasure: TakeMeasure = (bytes, from, to, measure) => {
  let [units, lf, cr, crlf, last] = [0, 0, 0, 0, -1];
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
    if (byte === 13) cr++;
    else if (byte === 10) {
      lf++;
      if (i > from && bytes[i - 1] === 13) crlf++;
    } else continue;
    last = i;
  }
  measure.units = units;
  measure.lf = lf;
  measure.cr = cr;
  measure.crlf = crlf;
  measure.last = last;
};
