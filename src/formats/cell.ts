import { decodeUtf8 } from './utf8.ts';

const quote = 0x22;
const cr = 13;
const lf = 10;

/** A cell as it stands in a window: indexes of its bytes, quotes included, and what follows it. */
export interface Cell {
  start: number;
  /** Where its delimiter or line end begins, or the text ends. */
  end: number;
  /** Where the next cell begins. */
  next: number;
  /** Index of the quote that closes it, or -1 where it is not quoted. */
  closing: number;
  /** Whether a line end or the end of the text follows. */
  isLast: boolean;
}

/**
 * Reads the cell that begins at `at` (RFC 4180, as lenient as spreadsheets are: a quote inside a cell is text, and so is
 * what follows the closing quote). False where the cell goes on beyond `end`; `isEnd` says that nothing does.
 */
export function readCell(
  bytes: Uint8Array,
  at: number,
  end: number,
  isEnd: boolean,
  delimiter: number,
  cell: Cell,
): boolean {
  cell.start = at;
  cell.closing = -1;
  let i = at;
  if (i < end && bytes[i] === quote) {
    cell.closing = findClosing(bytes, at + 1, end);
    // A quote at the very end may be the first of a doubled one.
    if (cell.closing === -1 || (cell.closing === end - 1 && !isEnd)) return false;
    i = cell.closing + 1;
  }
  while (i < end && bytes[i] !== delimiter && bytes[i] !== lf && bytes[i] !== cr) i++;
  // A carriage return at the very end may be the first half of a line end.
  if (!isEnd && (i === end || (bytes[i] === cr && i === end - 1))) return false;
  const isCrlf = i < end - 1 && bytes[i] === cr && bytes[i + 1] === lf;
  cell.end = i;
  cell.isLast = i === end || bytes[i] !== delimiter;
  cell.next = i === end ? end : i + (isCrlf ? 2 : 1);
  return true;
}

function findClosing(bytes: Uint8Array, from: number, end: number): number {
  for (let i = bytes.indexOf(quote, from); i !== -1 && i < end; i = bytes.indexOf(quote, i + 2)) {
    if (i + 1 >= end || bytes[i + 1] !== quote) return i;
  }
  return -1;
}

/** What a person reads in the cell. */
export function toCellText(bytes: Uint8Array, cell: Cell): string {
  if (cell.closing === -1) return decodeUtf8(bytes, cell.start, cell.end);
  const inner = decodeUtf8(bytes, cell.start + 1, cell.closing);
  const text = inner.includes('"') ? inner.replaceAll('""', '"') : inner;
  return cell.closing === cell.end - 1 ? text : text + decodeUtf8(bytes, cell.closing + 1, cell.end);
}

/** Where each character of a cell's text stands in its raw text, quotes included. */
export interface RawMap {
  readonly raw: string;
  /** Offset in `raw` of the closing quote, or -1. */
  readonly closing: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export function mapToRaw(bytes: Uint8Array, cell: Cell): RawMap {
  const raw = decodeUtf8(bytes, cell.start, cell.end);
  const isQuoted = cell.closing !== -1;
  const closing = isQuoted ? decodeUtf8(bytes, cell.start, cell.closing).length : -1;
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = isQuoted ? 1 : 0; i < raw.length; ) {
    const length = i < closing && raw[i] === '"' ? 2 : 1;
    if (i !== closing) {
      starts.push(i);
      ends.push(i + length);
    }
    i += length;
  }
  return { raw, closing, starts, ends };
}
