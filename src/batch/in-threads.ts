import type { LocatedFinding } from '../formats/processor.ts';
import { inOrder } from './in-order.ts';
import { hasPieces, Uncuttable } from './pieces.ts';
import { createPool } from './pool.ts';
import type { Sink } from './pump.ts';
import { readInPieces } from './read-in-pieces.ts';
import type { FileResult } from './result.ts';
import { createOpener, type Settings, toDetector } from './settings.ts';
import { sizeOf } from './source.ts';
import { createStop, type SharedStop } from './stop.ts';
import { runTask, type Task, type TaskContext } from './task.ts';

type OnFinding = (path: string, finding: LocatedFinding) => void;

interface ThreadsOptions {
  readonly settings: Settings;
  readonly stop?: SharedStop;
  /** Takes the findings, in order, instead of the results. */
  readonly onFinding?: OnFinding;
  /** Called with the number of bytes read so far of a large file whose turn it is. */
  readonly onBytes?: (bytes: number) => void;
  readonly standardOutput?: Sink;
}

/** Does tasks in threads and gives their results in order. A large file is read by several threads at once. */
export async function* runInThreads(
  tasks: readonly Task[],
  threads: number,
  { settings, onFinding, onBytes, standardOutput, stop = createStop() }: ThreadsOptions,
): AsyncGenerator<FileResult> {
  const pool = createPool(threads, settings, stop);
  const detector = toDetector(settings);
  const open = await createOpener(settings, detector);
  const here: TaskContext = { open, stop, ...(onFinding && { onFinding }), ...(standardOutput && { standardOutput }) };
  // So much work is handed out in advance.
  const ahead = 2 * threads;

  const run = async (task: Task, turn: Promise<void>): Promise<FileResult> => {
    const given = { bytes: 0, findings: 0 };
    if (mayBeCut(task)) {
      const setting = { pool, open, detector, ahead, turn, given, onBytes };
      try {
        return await runTask(task, { ...here, read: (...file) => readInPieces(...file, setting) });
      } catch (error) {
        if (!(error instanceof Uncuttable)) throw error;
      }
    }
    // The whole gives what its pieces have given already, and goes on behind it. What is alone need not be moved to a thread,
    // which would keep its findings to the end.
    if (tasks.length === 1) {
      return runTask(task, {
        ...here,
        ...(onBytes && { onBytes }),
        ...(onFinding && { onFinding: leavingOutFindings(given.findings, onFinding) }),
        ...(standardOutput && { standardOutput: leavingOutBytes(given.bytes, standardOutput) }),
      });
    }
    const result = await pool.run(onFinding ? { ...task, collect: true } : task);
    if (!onFinding || !('summary' in result)) return result;
    await turn;
    for (const finding of result.findings.slice(given.findings)) onFinding(result.path, finding);
    return { ...result, findings: [] };
  };

  try {
    yield* inOrder(tasks, ahead, run);
  } finally {
    await pool.close();
  }
}

/** What goes to a device cannot be taken back, nor be left out, and columns are looked for in all of a file. */
function mayBeCut({ source, output, read }: Task): boolean {
  const isToDevice = output !== undefined && output.temporary === undefined && output.target !== '-';
  return !isToDevice && !read.columns && !read.excludeColumns && hasPieces(sizeOf(source));
}

/** A sink for all but the first so many bytes. */
function leavingOutBytes(bytes: number, sink: Sink): Sink {
  let left = bytes;
  return piece => {
    const from = Math.min(left, piece.length);
    left -= from;
    return sink(piece.subarray(from));
  };
}

/** The same for findings. */
function leavingOutFindings(findings: number, take: OnFinding): OnFinding {
  let left = findings;
  return (path, finding) => {
    if (left > 0) left--;
    else take(path, finding);
  };
}
