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

/** Rows of a table, given that one begins at `from`. Nothing where quotes stand otherwise than around whole cells. */
export type FindRows = (bytes: Uint8Array, from: number, to: number, delimiter: number) => Rows | undefined;

export interface Rows {
  /** Where they begin, from the second on. The last may be unfinished. */
  readonly starts: Int32Array;
  /**
   * The same bytes at the same indexes, with 0 for what parts cells and rows, so that what stands in two cells does not look
   * like one value. Until the memory is used for other text, and from `from` on only.
   */
  readonly cells: Uint8Array;
}

/** The scan of strings: each code unit is a byte, so that places are those of the string. */
export interface TextScan {
  /** The code units, each in a byte, and `beyondAscii` for those. */
  readonly bytes: Uint8Array;
  /** See `placeOf` and `isChain`. */
  readonly found: Uint32Array;
  /** Looks at a text of no more code units than there are bytes; returns how much it found. */
  run(text: string): number;
  /** See `Scan`. */
  setPlain(unit: number): void;
}

export const beyondAscii = 0xff;

/** Where in `bytes` an entry of what was found stands. */
export function placeOf(entry: number, bytes: Uint8Array): number {
  return (entry >> 1) - bytes.byteOffset;
}

/** Whether it is a chain of enough digits, known by its first. */
export function isChain(entry: number): boolean {
  return (entry & 1) !== 0;
}

interface ScanExports {
  readonly memory: WebAssembly.Memory;
  readonly digits: WebAssembly.Global<'i32'>;
  readonly wide: WebAssembly.Global<'i32'>;
  narrow(from: number, units: number, to: number): void;
  scan(from: number, to: number, begins: boolean): number;
  measure(from: number, to: number): void;
  rows(from: number, to: number, delimiter: number, shift: number): number;
}

/** Where scan.wat has its tables. */
const [afterEscapeAt, measureAt, threesAt, oddAt, oddBytes, outAt] = [256, 512, 4096, 8192, 8192, 16_384];
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
  exports.wide.value = 0;
  prepare(exports, signs);
  /** What was found and counted; other views of the memory whenever that has grown. */
  let out = new Uint32Array(memory.buffer, outAt);
  let figures = new Int32Array(memory.buffer, measureAt, 5);
  /** How far behind a text the one of its cells stands. */
  let cellsShift = 0;
  return {
    allocate(bytes) {
      // The text, and behind it that of the cells. The last step of a scan reads on a little.
      cellsShift = bytes + pageBytes;
      const missing = textAt + 2 * cellsShift - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
      out = new Uint32Array(memory.buffer, outAt);
      figures = new Int32Array(memory.buffer, measureAt, 5);
      return new Uint8Array(memory.buffer, textAt, bytes);
    },
    find(bytes, from, to, visit) {
      const shift = bytes.byteOffset;
      for (let at = from; at < to; at += sliceBytes) {
        const count = exports.scan(shift + at, shift + Math.min(to, at + sliceBytes), at === from);
        for (let i = 0; i < count; i++) visit(placeOf(out[i]!, bytes), isChain(out[i]!));
      }
    },
    takeMeasure(bytes, from, to, measure) {
      // A call costs more than a few bytes.
      if (to - from < 64 || bytes.buffer !== memory.buffer) {
        takePlainMeasure(bytes, from, to, measure);
        return;
      }
      exports.measure(bytes.byteOffset + from, bytes.byteOffset + to);
      measure.units = figures[0]!;
      measure.lf = figures[1]!;
      measure.cr = figures[2]!;
      measure.crlf = figures[3]!;
      measure.last = figures[4] === -1 ? -1 : figures[4]! - bytes.byteOffset;
    },
    findRows(bytes, from, to, delimiter) {
      const shift = bytes.byteOffset;
      const count = exports.rows(shift + from, shift + Math.min(to, from + chunkBytes), delimiter, cellsShift);
      if (count === -1) return undefined;
      const starts = new Int32Array(memory.buffer, outAt, count).slice();
      for (let i = 0; i < count; i++) starts[i]! -= shift;
      return { starts, cells: new Uint8Array(memory.buffer, shift + cellsShift, bytes.length) };
    },
    close() {
      idle.push(exports);
    },
    setPlain: unit => clearBit(new Uint8Array(memory.buffer, oddAt, oddBytes), unit),
  };
}

/** The same for strings of at most so many code units; nothing likewise. */
export function createTextScan(signs: Signs, most: number): TextScan | undefined {
  const exports = instantiate();
  if (exports === undefined) return undefined;
  const { memory } = exports;
  // The last steps read and write a little more.
  const unitsAt = textAt + Math.ceil(most / pageBytes + 1) * pageBytes;
  memory.grow(Math.ceil((unitsAt + 2 * most + pageBytes - memory.buffer.byteLength) / pageBytes));
  prepare(exports, signs);
  const units = Buffer.from(memory.buffer, unitsAt, 2 * most);
  const found = new Uint32Array(memory.buffer, outAt, 2 * most);
  return {
    bytes: new Uint8Array(memory.buffer, textAt, most),
    found,
    run(text) {
      units.write(text, 'utf16le');
      exports.narrow(unitsAt, text.length, textAt);
      return exports.scan(textAt, textAt + text.length, true);
    },
    setPlain: unit => clearBit(new Uint8Array(memory.buffer, oddAt, oddBytes), unit),
  };
}

function prepare({ memory, digits }: ScanExports, signs: Signs): void {
  digits.value = signs.digits;
  fillTables(new Uint8Array(memory.buffer), signs);
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
  memory.set(signs.threes, threesAt);
  memory.fill(0xff, oddAt, oddAt + oddBytes);
}
