import { workerData } from 'node:worker_threads';
import type { LocatedFinding } from '../formats/processor.ts';
import { pumpFile } from './pump.ts';
import type { FileResult } from './result.ts';
import { createOpener } from './settings.ts';
import { openSource } from './source.ts';
import { createStop, Stopped } from './stop.ts';
import { runTask, type Task } from './task.ts';
import { type PieceResult, type PieceTask, stopped, type ThreadData } from './thread.ts';

const { settings, stop } = workerData as ThreadData;
const context = { stop: createStop(stop) };
const opened = createOpener(settings);

/** What a thread does with a task; see `createPool`. */
export default function work(task: Task): Promise<FileResult | typeof stopped> {
  return unlessStopped(async () => runTask(task, { ...context, open: await opened }));
}

/** What a thread does with a piece of a file. */
export function readPiece(task: PieceTask): Promise<PieceResult | typeof stopped> {
  return unlessStopped(async () => {
    const source = openSource(task.source);
    try {
      const open = await opened;
      const findings: LocatedFinding[] = [];
      const processor = open({
        fileName: task.path,
        read: task.read,
        redact: task.room !== undefined,
        ...(task.collect && { onFinding: (finding: LocatedFinding) => findings.push(finding) }),
      });
      const output = collectIn(task.room ?? new Uint8Array(0));
      await pumpFile(source.fd, processor, output.add, context, task);
      return { summary: processor.summary(), findings, length: processor.position(), bytes: output.all() };
    } finally {
      source.close();
    }
  });
}

async function unlessStopped<Result>(work: () => Promise<Result>): Promise<Result | typeof stopped> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Stopped) return stopped;
    throw error;
  }
}

/** Puts pieces one after the other into a room, and into a larger one where they do not fit. */
function collectIn(room: Uint8Array): { add(piece: Uint8Array): void; all(): Uint8Array } {
  let bytes = room;
  let length = 0;
  return {
    add(piece) {
      if (length + piece.length > bytes.length) {
        const larger = new Uint8Array(new SharedArrayBuffer(2 * (length + piece.length)));
        larger.set(bytes.subarray(0, length));
        bytes = larger;
      }
      bytes.set(piece, length);
      length += piece.length;
    },
    all: () => bytes.subarray(0, length),
  };
}
