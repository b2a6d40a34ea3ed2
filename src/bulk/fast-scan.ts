import { type TakeMeasure, takePlainMeasure } from './measure.ts';
import { scanModule } from './scan.generated.ts';
import { clearBit, type Scan } from './scan.ts';
import { escapeBits, type Signs } from './signs.ts';
import { type Allocate, chunkBytes } from './window.ts';

/** The scan in WebAssembly, over memory of its own: text should be read to where `allocate` says. */
export interface FastScan extends Scan {
  readonly allocate: Allocate;
  readonly takeMeasure: TakeMeasure;
  readonly findRows: FindRows;
  /** Lets another scan have the memory. */
  close(): void;
}

/**
 * Where the rows of a table begin, from the second on, given that one begins at `from`; the last may be unfinished. Nothing
 * where quotes stand otherwise than around whole cells.
 */
export type FindRows = (bytes: Uint8Array, from: number, to: number, delimiter: number) => Int32Array | undefined;

interface ScanExports {
  readonly memory: WebAssembly.Memory;
  readonly digits: WebAssembly.Global<'i32'>;
  scan(from: number, to: number, begins: boolean): number;
  measure(from: number, to: number): void;
  rows(from: number, to: number, delimiter: number): number;
}

/** Where scan.wat has its tables. */
const [afterEscapeAt, measureAt, oddAt, oddBytes, outAt] = [256, 512, 8192, 8192, 16_384];
/** As many bytes at once as there is room for what may be found in them: two entries of four bytes for each. */
const sliceBytes = chunkBytes;
const pageBytes = 64 * 1024;
const textAt = 65 * pageBytes;

let compiled: WebAssembly.Module | undefined;
/** Every memory takes gigabytes of addresses, though few bytes, so it is used again. */
const idle: ScanExports[] = [];

function instantiate(): ScanExports | undefined {
  try {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(scanModule), character => character.charCodeAt(0)));
    return new WebAssembly.Instance(compiled).exports as unknown as ScanExports;
  } catch {
    return undefined;
  }
}

/** Nothing where WebAssembly is refused or knows no SIMD. */
export function createFastScan(signs: Signs): FastScan | undefined {
  const exports = idle.pop() ?? instantiate();
  if (exports === undefined) return undefined;
  const { memory } = exports;
  exports.digits.value = signs.digits;
  fillTables(new Uint8Array(memory.buffer), signs);
  /** What was found; another view of the memory wherever that has grown. */
  let out = new Uint32Array(memory.buffer, outAt);
  return {
    allocate(bytes) {
      // The last step of a scan reads on a little.
      const missing = textAt + bytes + pageBytes - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
      out = new Uint32Array(memory.buffer, outAt);
      return new Uint8Array(memory.buffer, textAt, bytes);
    },
    find(bytes, from, to, visit) {
      const shift = bytes.byteOffset;
      for (let at = from; at < to; at += sliceBytes) {
        const count = exports.scan(shift + at, shift + Math.min(to, at + sliceBytes), at === from);
        for (let i = 0; i < count; i++) visit((out[i]! >> 1) - shift, (out[i]! & 1) !== 0);
      }
    },
    takeMeasure(bytes, from, to, measure) {
      // A call costs more than a few bytes.
      if (to - from < 64 || bytes.buffer !== memory.buffer) {
        takePlainMeasure(bytes, from, to, measure);
        return;
      }
      exports.measure(bytes.byteOffset + from, bytes.byteOffset + to);
      const [units, lf, cr, crlf, last] = new Int32Array(memory.buffer, measureAt, 5) as unknown as [
        number,
        number,
        number,
        number,
        number,
      ];
      measure.units = units;
      measure.lf = lf;
      measure.cr = cr;
      measure.crlf = crlf;
      measure.last = last === -1 ? -1 : last - bytes.byteOffset;
    },
    findRows(bytes, from, to, delimiter) {
      const shift = bytes.byteOffset;
      const count = exports.rows(shift + from, shift + Math.min(to, from + chunkBytes), delimiter);
      if (count === -1) return undefined;
      const rows = new Int32Array(memory.buffer, outAt, count).slice();
      for (let i = 0; i < count; i++) rows[i]! -= shift;
      return rows;
    },
    close() {
      idle.push(exports);
    },
    setPlain: unit => clearBit(new Uint8Array(memory.buffer, oddAt, oddBytes), unit),
  };
}

function fillTables(memory: Uint8Array, signs: Signs): void {
  const put = (at: number, byte: number, bits: number): void => {
    memory[at + (byte & 15)]! |= bits;
    memory[at + 16 + (byte >> 4)]! |= bits;
  };
  memory.fill(0, 0, afterEscapeAt);
  for (const [i, table] of signs.marks.entries()) {
    for (const [byte, bits] of table.entries()) if (bits !== 0) put(32 * i, byte, bits);
  }
  // A bit for each upper half, so that the two halves together are exact.
  for (const byte of escapeBits.keys()) put(96, byte, 1 << (byte >> 4));
  for (const [byte, isSingle] of signs.single.entries()) if (isSingle) put(96, byte, 1 << (byte >> 4));
  for (let lead = 0xc0; lead < 256; lead++) put(96, lead, 1);
  memory.set(signs.afterEscape, afterEscapeAt);
  memory.fill(0xff, oddAt, oddAt + oddBytes);
}
