import type { Position } from '../formats/position.ts';
import type { FileSummary, LocatedFinding } from '../formats/processor.ts';
import { addUp } from '../formats/sums.ts';

/** A stretch of a file, in bytes, that gives by itself what it gives in the file. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** How a file that is read in pieces is to be read; found out at its start. */
export interface PieceFormat {
  readonly format: 'text' | 'ndjson';
  readonly encoding: 'utf-8';
}

/** In bytes; the last piece may be a little longer. Two are in memory for each thread. */
export const pieceSize: number = 4 * 1024 * 1024;

/** A file that cannot be read in pieces, after all: it is read as a whole, which gives what its pieces gave, and goes on behind it. */
export class Uncuttable extends Error {
  override readonly name = 'Uncuttable';
}

/** Whether a file of so many bytes has more than one piece. */
export function hasPieces(size: number): boolean {
  return size > 4 * pieceSize;
}

/** @throws Uncuttable where a notice of a piece would be wrong for the whole */
export function assertJoinable({ notices, brokenRecords }: FileSummary): void {
  if (notices.length > 0 || brokenRecords > 0) throw new Uncuttable();
}

/** What the pieces say together; each of them is joinable. */
export function joinSummaries(pieces: readonly FileSummary[]): FileSummary {
  const newlines = new Set(pieces.flatMap(({ newline }) => newline ?? []));
  return {
    ...pieces[0]!,
    ...addUp(pieces),
    // The first piece ends with a line and has one.
    ...(newlines.size > 1 && { newline: 'mixed' as const }),
  };
}

/** What is known of all pieces before one. */
export interface Base {
  /** In UTF-16 code units. */
  readonly units: number;
  readonly lines: number;
  readonly records: number;
}

export const noBase: Base = { units: 0, lines: 0, records: 0 };

/** The base of the next piece. */
export function addPiece(base: Base, length: Position, { records }: FileSummary): Base {
  return {
    units: base.units + length.units,
    lines: base.lines + length.line - 1,
    records: base.records + records,
  };
}

/** A finding with its place in the file, where it has that in a piece. @param bytes where the piece starts */
export function placeInFile(finding: LocatedFinding, bytes: number, base: Base): LocatedFinding {
  const { location, start, end } = finding;
  const { line, endLine, byteStart, byteEnd, row, jsonPointer } = location;
  // What stands in JSON counts from the start of its string.
  const units = jsonPointer === undefined ? base.units : 0;
  return {
    ...finding,
    start: start + units,
    end: end + units,
    location: {
      ...location,
      line: line + base.lines,
      endLine: endLine + base.lines,
      byteStart: byteStart + bytes,
      byteEnd: byteEnd + bytes,
      ...(row !== undefined && { row: row + base.records }),
    },
  };
}
