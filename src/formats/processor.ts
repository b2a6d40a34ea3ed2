import type { Confidence, Finding } from '../engine/finding.ts';
import type { Context } from './context.ts';
import type { Position } from './position.ts';

/** The shapes of file that are understood. Whatever is none of the others is read as text. */
export const formatNames = ['text', 'csv', 'tsv', 'json', 'ndjson'] as const;
export type FormatName = (typeof formatNames)[number];

/** Where a finding stands in a file. Lines, columns and rows count from 1. */
export interface Location {
  readonly line: number;
  /** In UTF-16 code units of the decoded line. */
  readonly column: number;
  readonly endLine: number;
  /** Exclusive. */
  readonly endColumn: number;
  /** In bytes of the file, after gunzip. */
  readonly byteStart: number;
  readonly byteEnd: number;
  /** CSV and TSV: the data row, counted without the header; NDJSON: the record. */
  readonly row?: number;
  /** CSV and TSV: the header of the column, or its number where there is no header. */
  readonly columnName?: string;
  /** JSON and NDJSON: RFC 6901, e.g. `/answers/0/comment`. */
  readonly jsonPointer?: string;
}

/** A finding with its place in a file. `start` and `end` are UTF-16 code units of the text, cell or string that holds it. */
export interface LocatedFinding extends Finding {
  readonly location: Location;
  /** What stands beside it in its line (or cell, or string), masked; only where the caller asked for it. */
  readonly context?: Context;
}

/**
 * How a file is to be read. `withhold/node` throws a TypeError at once for what can be known to be wrong: a format, an
 * encoding or a delimiter that there is not. Whether a column is there shows when the file is read.
 */
export interface ReadOptions {
  /** Default: from the name and the first bytes. */
  readonly format?: FormatName | 'auto';
  /**
   * One of `utf-8`, `utf-16le`, `utf-16be`, `windows-1250` to `windows-1258`, `iso-8859-1` to `-10` and `-13` to `-16`,
   * `macintosh`, `cp437`, `cp850`, `cp858`, `koi8-r` and `koi8-u`, in any case, and the usual other names of them (`latin1`, `cp1252`,
   * `ansi`); no other, such as `shift_jis`, is read. Default: byte order mark, strict UTF-8, NUL pattern, then windows-1252
   * with a notice.
   */
  readonly encoding?: string;
  /**
   * One ASCII character, no quote and no line end; `tab` is one, too. Default: detected among `,` `;` tab and `|`, or named
   * by a `sep=` line.
   */
  readonly delimiter?: string;
  /** Whether the first row of a table names the columns. Default true. */
  readonly header?: boolean;
  /**
   * Only these are looked at, at least one. In a table: the name in the header as it stands there, else without space around
   * it, else the number of a column, counted from 1. In JSON: a key, at any depth, or a pointer (RFC 6901, where `*` is any
   * key or index), with everything within. One that is not there is an `InputError`; in text, which has none, any is.
   */
  readonly columns?: readonly string[];
  /** These are not looked at. Named as `columns` are, except that text takes any. */
  readonly excludeColumns?: readonly string[];
  /** Fill in `context` of every finding. Default false. */
  readonly context?: boolean;
}

/** What was read, in numbers and names that carry no value. */
export interface FileSummary {
  readonly format: FormatName;
  readonly encoding: string;
  readonly gzip: boolean;
  /** After gunzip. */
  readonly bytes: number;
  /** Lines of text, rows of a table, records of NDJSON, 1 for JSON. */
  readonly records: number;
  readonly findings: number;
  readonly specimens: number;
  /** Records in which something was found. */
  readonly recordsWithFindings: number;
  readonly byType: Readonly<Record<string, number>>;
  readonly byConfidence: Readonly<Record<Confidence, number>>;
  /** Column name or JSON pointer with array indexes replaced by `*`, to type, to count. Empty for text. */
  readonly byColumn: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly delimiter?: string;
  readonly newline?: 'LF' | 'CRLF' | 'CR' | 'mixed';
  /** Cells such as `4.11111E+15`: a spreadsheet may have damaged a number there. */
  readonly damagedCells: number;
  /**
   * What is damaged and was read as text, in which a value may be cut or hidden: the lines of NDJSON that are not JSON
   * (where nothing can be found in a line, only its ends are looked at); 1 for a JSON document that ends too soon or in
   * something else. Comments and a comma too many are no damage.
   */
  readonly brokenRecords: number;
  /** Sentences for a person, e.g. that windows-1252 was assumed. Never a value. */
  readonly notices: readonly string[];
}

/**
 * Reads a file piece by piece and gives back the same bytes with what was found replaced. Nothing is kept beyond the
 * record under way. Faults in the input are thrown as `InputError`, or reject the promise.
 *
 * `push` and `end` answer at once, save for gzip, which Node unpacks in the background: await them, one at a time.
 */
export interface FileProcessor {
  /** Bytes in, in any pieces; bytes out as far as they are decided. Nothing comes out where no replacer was given. */
  push(chunk: Uint8Array): Uint8Array[] | Promise<Uint8Array[]>;
  /** The rest. */
  end(): Uint8Array[] | Promise<Uint8Array[]>;
  /** Complete after `end()`. */
  summary(): FileSummary;
  /** Where it has read to, after what was unpacked and decoded; the byte order mark does not count. After `end()`, the length. */
  position(): Position;
  /** Where the next chunk may be read to, so that it need not be copied: `push(room.subarray(0, bytesRead))`. */
  room(): Uint8Array;
}

/** Something about the input that a person must know and can mend. The message never carries input text. */
export class InputError extends Error {
  override readonly name: string = 'InputError';
}

/** A picture, an archive, a workbook: nothing that can be read as text. A folder walk skips it and says so. */
export class BinaryInputError extends InputError {
  override readonly name: string = 'BinaryInputError';
}
