import { readSync } from 'node:fs';
import { openScout, type Scout } from '../bulk/index.ts';
import type { Detector } from '../index.ts';
import { type Piece, type PieceFormat, pieceSize, Uncuttable } from './pieces.ts';

// In bytes. A finding depends on its value and 512 characters to either side: what a cut can change lies within 512 of it,
// and with its value and its own neighbourhood within 1,344, at three bytes each.
const around = 4096;

// Where no place to cut is found for so long, there is most likely none.
const searchLimit = 256 * 1024;

/** How far a place is looked for in which nothing can be found at all. */
const quietLimit = 32 * 1024;

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
  const most = searchLimit + 2 * around;
  const scout = openScout(detector, 'text', most);
  const room = scout?.allocate?.(most) ?? new Uint8Array(most);
  const findCut = (from: number): number => {
    const offset = Math.max(0, from - around);
    const block = readInto(room, fd, offset);
    const ends = { block, from: from - offset };
    const cut =
      format === 'ndjson'
        ? find(ends, searchLimit, () => true)
        : (findQuiet(ends, scout) ?? find(ends, searchLimit, end => isSafe(block, end, detector)));
    if (cut === undefined) throw new Uncuttable();
    return offset + cut;
  };
  try {
    for (let start = 0; start < size; ) {
      const end = start + step + around >= size ? size : findCut(start + step);
      yield { start, end };
      start = end;
    }
  } finally {
    scout?.close();
  }
}

/** The line ends of a block from a place on. */
interface LineEnds {
  readonly block: Uint8Array;
  readonly from: number;
}

/** The first place behind a line, at most so far on, where one may cut. */
function find({ block, from }: LineEnds, limit: number, mayCut: (at: number) => boolean): number | undefined {
  const last = Math.min(block.length - 2, from + limit);
  for (let lf = block.indexOf(10, from); lf !== -1 && lf <= last; lf = block.indexOf(10, lf + 1))
    if (!isMark(block, lf + 1) && mayCut(lf + 1)) return lf + 1;
  return undefined;
}

/** A byte order mark: at the start of a piece it would be taken for that of the file. */
function isMark(block: Uint8Array, at: number): boolean {
  return block[at] === 0xef && block[at + 1] === 0xbb && block[at + 2] === 0xbf;
}

/** A place around which nothing can be found, so that there is nothing to compare: most texts have many. */
function findQuiet(ends: LineEnds, scout: Scout | undefined): number | undefined {
  if (scout === undefined) return undefined;
  const sites: number[] = [];
  scout.findSites(ends.block, 0, Math.min(ends.block.length, ends.from + quietLimit + around), sites);
  let next = 0;
  return find(ends, quietLimit, at => {
    while (next < sites.length && sites[next + 1]! <= at - around) next += 2;
    return next === sites.length || sites[next]! >= at + around;
  });
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

/** The bytes from `offset` on, as many as there is room for. */
function readInto(room: Uint8Array, fd: number, offset: number): Uint8Array {
  let length = 0;
  for (let got = -1; got !== 0 && length < room.length; length += got)
    got = readSync(fd, room, length, room.length - length, offset + length);
  return room.subarray(0, length);
}
