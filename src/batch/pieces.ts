import { readSync } from 'node:fs';
import type { FileSummary } from '../formats/processor.ts';
import { addUp } from '../formats/sums.ts';
import type { Detector } from '../index.ts';

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

// In bytes. A finding depends on its value and 512 characters to either side: what a cut can change lies within 512 of it,
// and with its value and its own neighbourhood within 1,344, at three bytes each.
const around = 4096;

// Where no place to cut is found for so long, there is most likely none.
const searchLimit = 256 * 1024;

/** A file that cannot be read in pieces, after all. Nothing of what its pieces gave may be used. */
export class Uncuttable extends Error {
  override readonly name = 'Uncuttable';
}

/** Whether a file of so many bytes has more than one piece. */
export function hasPieces(size: number): boolean {
  return size > 4 * pieceSize;
}

/**
 * The pieces of an open file, in order, from its start to `size`.
 *
 * NDJSON is cut between lines. Text is cut after a line only where looking at both sides apart finds the same as looking
 * at them together. @throws Uncuttable
 */
export function* cutPieces(
  fd: number,
  size: number,
  { format }: PieceFormat,
  detector: Detector,
  step: number = pieceSize,
): Generator<Piece> {
  for (let start = 0; start < size; ) {
    const end = start + step + around >= size ? size : findCut(fd, start + step, format, detector);
    yield { start, end };
    start = end;
  }
}

function findCut(fd: number, from: number, format: PieceFormat['format'], detector: Detector): number {
  const offset = Math.max(0, from - around);
  const block = read(fd, offset, searchLimit + 2 * around);
  for (let at = block.indexOf(10, from - offset); at !== -1 && at < block.length - 1; at = block.indexOf(10, at + 1)) {
    if (at > from - offset + searchLimit) break;
    if (format === 'ndjson' || isSafe(block, at + 1, detector)) return offset + at + 1;
  }
  throw new Uncuttable();
}

function isSafe(block: Uint8Array, cut: number, detector: Detector): boolean {
  const before = decode(block.subarray(Math.max(0, cut - around), cut));
  const after = decode(block.subarray(cut, cut + around));
  const together = detector.detect(before + after);
  const apart = [
    ...detector.detect(before),
    ...detector
      .detect(after)
      .map(each => ({ ...each, start: each.start + before.length, end: each.end + before.length })),
  ];
  return JSON.stringify(together) === JSON.stringify(apart);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function read(fd: number, offset: number, most: number): Uint8Array {
  const block = Buffer.allocUnsafe(most);
  let length = 0;
  for (let got = -1; got !== 0 && length < most; length += got)
    got = readSync(fd, block, length, most - length, offset + length);
  return block.subarray(0, length);
}

/** What the pieces say together. @throws Uncuttable where a notice of one of them would be wrong for the whole */
export function joinSummaries(pieces: readonly FileSummary[]): FileSummary {
  if (pieces.some(({ notices, brokenRecords }) => notices.length > 0 || brokenRecords > 0)) throw new Uncuttable();
  const newlines = new Set(pieces.flatMap(({ newline }) => newline ?? []));
  return {
    ...pieces[0]!,
    ...addUp(pieces),
    // The first piece ends with a line and has one.
    ...(newlines.size > 1 && { newline: 'mixed' as const }),
  };
}
