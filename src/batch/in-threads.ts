import { readSync } from 'node:fs';
import type { FileSummary, LocatedFinding } from '../formats/processor.ts';
import { inOrder } from './in-order.ts';
import { cutPieces, hasPieces, joinSummaries, type Piece, type PieceFormat, pieceSize, Uncuttable } from './pieces.ts';
import { createPool } from './pool.ts';
import type { Sink } from './pump.ts';
import type { FileResult } from './result.ts';
import { createOpener, type Settings, toDetector } from './settings.ts';
import type { Source } from './source.ts';
import { createStop, type SharedStop, Stopped } from './stop.ts';
import { type OpenProcessor, runTask, type Task } from './task.ts';
import type { PieceResult } from './thread.ts';

/** How much work is handed out in advance, for each thread. */
const ahead = 2;

/** In bytes; labels may be longer than what they replace. */
const roomSize = pieceSize + pieceSize / 8;

interface ThreadsOptions {
  readonly settings: Settings;
  readonly stop?: SharedStop;
  /** Takes the findings, in order, instead of the results. */
  readonly onFinding?: (path: string, finding: LocatedFinding) => void;
}

/** Does tasks in threads and gives their results in order. A large file is read by several threads at once. */
export async function* runInThreads(
  tasks: readonly Task[],
  threads: number,
  { settings, onFinding, stop = createStop() }: ThreadsOptions,
): AsyncGenerator<FileResult> {
  const pool = createPool(threads, settings, stop);
  const detector = toDetector(settings);
  const open = await createOpener(settings, detector);
  const context = {
    open,
    stop,
    read: (task: Task, source: Source, sink: Sink) => readInPieces(task, source, sink),
  };

  const readInPieces = async (task: Task, source: Source, sink: Sink): Promise<FileSummary> => {
    const format = findFormat(task, source, open);
    const { path, read } = task;
    const shared = { path, source: task.source, read: { ...read, ...format } };
    const summaries: FileSummary[] = [];
    const pieces = cutPieces(source.fd, source.size, format, detector);
    // Rooms are used again and again: new ones would be collected later than they are needed.
    const rooms: Uint8Array[] = [];
    const takeRoom = (): Uint8Array => rooms.pop() ?? new Uint8Array(new SharedArrayBuffer(roomSize));
    const readPiece = (piece: Piece): Promise<PieceResult> =>
      pool.readPiece({ ...shared, ...piece, ...(task.output && { room: takeRoom() }) }).catch(error => {
        // Lines are counted from the start of a piece: whatever is wrong is said better by reading the whole.
        throw error instanceof Stopped ? error : new Uncuttable();
      });
    for await (const piece of inOrder(pieces, threads * ahead, readPiece)) {
      summaries.push(piece.summary);
      await sink(piece.bytes);
      rooms.push(new Uint8Array(piece.bytes.buffer));
    }
    return joinSummaries(summaries);
  };

  const run = async (task: Task): Promise<FileResult> => {
    if (!mayBeCut(task)) return pool.run(task);
    try {
      return await runTask(task, context);
    } catch (error) {
      if (error instanceof Uncuttable) return pool.run(task);
      throw error;
    }
  };

  try {
    const moved = onFinding ? tasks.map(task => ({ ...task, collect: true })) : tasks;
    for await (const result of inOrder(moved, threads * ahead, run)) yield giveFindings(result, onFinding);
  } finally {
    await pool.close();
  }
}

function giveFindings(result: FileResult, onFinding: ThreadsOptions['onFinding']): FileResult {
  if (!onFinding || !('summary' in result)) return result;
  for (const finding of result.findings) onFinding(result.path, finding);
  return { ...result, findings: [] };
}

/** Places of findings count from the start of a file, and columns are looked for in all of it: neither goes by pieces. */
function mayBeCut({ collect, output, read }: Task): boolean {
  const isDevice = output !== undefined && output.temporary === undefined;
  return !collect && !isDevice && read.columns === undefined && read.excludeColumns === undefined;
}

/** What the first bytes say about the whole. @throws Uncuttable */
function findFormat({ path, read }: Task, { fd, size }: Source, open: OpenProcessor): PieceFormat {
  if (!hasPieces(size)) throw new Uncuttable();
  const processor = open({ fileName: path, read, redact: false });
  const room = processor.room();
  const length = readSync(fd, room, 0, room.length, 0);
  if (processor.push(room.subarray(0, length)) instanceof Promise) throw new Uncuttable(); // Packed.
  const { format, encoding } = processor.summary();
  if ((format !== 'text' && format !== 'ndjson') || encoding !== 'utf-8') throw new Uncuttable();
  return { format, encoding };
}
