import { workerData } from 'node:worker_threads';
import { pumpFile } from './pump.ts';
import type { FileResult } from './result.ts';
import { createOpener } from './settings.ts';
import { openSource } from './source.ts';
import { createStop, Stopped } from './stop.ts';
import { runTask, type Task } from './task.ts';
import { type PieceResult, type PieceTask, stopped, type ThreadData } from './thread.ts';

const { settings, stop } = workerData as ThreadData;
const context = { open: await createOpener(settings), stop: createStop(stop) };

/** What a thread does with a task; see `createPool`. */
export default function work(task: Task): Promise<FileResult | typeof stopped> {
  return unlessStopped(() => runTask(task, context));
}

/** What a thread does with a piece of a file. */
export function readPiece(task: PieceTask): Promise<PieceResult | typeof stopped> {
  return unlessStopped(async () => {
    const source = openSource(task.source);
    try {
      const processor = context.open({ fileName: task.path, read: task.read, redact: task.redact });
      const pieces: Uint8Array[] = [];
      await pumpFile(source.fd, processor, piece => void pieces.push(piece.slice()), context, task);
      return { summary: processor.summary(), bytes: shared(pieces) };
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

function shared(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(pieces.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
