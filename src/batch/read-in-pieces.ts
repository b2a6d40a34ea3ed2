import { readSync } from 'node:fs';
import type { FileSummary } from '../formats/processor.ts';
import type { Detector } from '../index.ts';
import { cutPieces } from './cut-pieces.ts';
import { inOrder } from './in-order.ts';
import {
  addPiece,
  assertJoinable,
  joinSummaries,
  noBase,
  type Piece,
  type PieceFormat,
  pieceSize,
  placeInFile,
  Uncuttable,
} from './pieces.ts';
import type { Pool } from './pool.ts';
import type { Source } from './source.ts';
import { Stopped } from './stop.ts';
import type { OpenProcessor, Takers, Task } from './task.ts';
import type { PieceResult } from './thread.ts';

/** In bytes; labels may be longer than what they replace. */
const roomSize = pieceSize + pieceSize / 8;

/** How much of a file has been given out. */
export interface Given {
  bytes: number;
  findings: number;
}

export interface PiecesSetting {
  readonly pool: Pool;
  readonly open: OpenProcessor;
  readonly detector: Detector;
  /** How many pieces are read at once. */
  readonly ahead: number;
  /** Before it, nothing may be given out. */
  readonly turn: Promise<void>;
  /** Is kept up to date. */
  readonly given: Given;
  readonly onBytes: ((bytes: number) => void) | undefined;
}

/**
 * Reads a file by several threads at once and gives out what it would give as a whole.
 *
 * @throws Uncuttable where it has to be read as a whole, which goes on behind what was given out; Stopped
 */
export async function readInPieces(
  task: Task,
  source: Source,
  { sink, onFinding }: Takers,
  { pool, open, detector, ahead, turn, given, onBytes }: PiecesSetting,
): Promise<FileSummary> {
  const format = findFormat(task, source, open);
  const { path, read } = task;
  const shared = { path, source: task.source, read: { ...read, ...format }, collect: onFinding !== undefined };
  // Rooms are used again and again: new ones would be collected later than they are needed.
  const rooms: Uint8Array[] = [];
  const takeRoom = (): Uint8Array => rooms.pop() ?? new Uint8Array(new SharedArrayBuffer(roomSize));
  const readPiece = async (piece: Piece): Promise<Piece & PieceResult> => {
    try {
      const result = await pool.readPiece({ ...shared, ...piece, ...(task.output && { room: takeRoom() }) });
      return { ...piece, ...result };
    } catch (error) {
      // Lines are counted from the start of a piece: whatever is wrong is said better by reading the whole.
      throw error instanceof Stopped ? error : new Uncuttable();
    }
  };
  const summaries: FileSummary[] = [];
  let base = noBase;
  const pieces = cutPieces(source.fd, source.size, format, detector);
  for await (const { start, end, summary, findings, length, bytes } of inOrder(pieces, ahead, readPiece)) {
    assertJoinable(summary);
    await turn;
    for (const finding of findings) onFinding?.(placeInFile(finding, start, base));
    await sink(bytes);
    given.findings += findings.length;
    given.bytes += bytes.length;
    rooms.push(new Uint8Array(bytes.buffer));
    summaries.push(summary);
    base = addPiece(base, length, summary);
    onBytes?.(end);
  }
  return joinSummaries(summaries);
}

/** What the first bytes say about the whole. @throws Uncuttable */
function findFormat({ path, read }: Task, { fd }: Source, open: OpenProcessor): PieceFormat {
  const processor = open({ fileName: path, read, redact: false });
  const room = processor.room();
  const length = readSync(fd, room, 0, room.length, 0);
  if (processor.push(room.subarray(0, length)) instanceof Promise) throw new Uncuttable(); // Packed.
  const { format, encoding } = processor.summary();
  if ((format !== 'text' && format !== 'ndjson') || encoding !== 'utf-8') throw new Uncuttable();
  return { format, encoding };
}
