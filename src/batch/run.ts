import { availableParallelism } from 'node:os';
import type { LocatedFinding } from '../formats/processor.ts';
import type { Detector } from '../index.ts';
import { hasPieces } from './pieces.ts';
import type { Sink } from './pump.ts';
import type { FileResult } from './result.ts';
import { createRevealer, type OnValue } from './reveal.ts';
import { createOpener, type Settings } from './settings.ts';
import { sizeOf } from './source.ts';
import { createStop, type SharedStop } from './stop.ts';
import { runTask, type Task } from './task.ts';
import { standardInput } from './walk.ts';

export interface RunOptions {
  readonly settings: Settings;
  /** What the settings make, where the caller has made it already. */
  readonly detector?: Detector;
  /** How many threads, at most four for each processor. Default, and 0: as many as pay; few and small files are read by this one. */
  readonly jobs?: number;
  readonly stop?: SharedStop;
  /** Takes the findings, in order, instead of the results. Where one thread reads, they come as they are found. */
  readonly onFinding?: (path: string, finding: LocatedFinding) => void;
  /** Takes the findings with their values: for a terminal. */
  readonly onValue?: OnValue;
  readonly onProgress?: (progress: Progress) => void;
  readonly standardOutput?: Sink;
}

/** How far a run is. */
export interface Progress {
  readonly files: number;
  readonly bytes: number;
  readonly findings: number;
}

// A thread costs 30 ms to start and half a second until its code is as fast as that of this one: below this, one is as fast as two.
const bytesWorthAThread = 512 * 1024 ** 2;

/** Does tasks and gives their results in order. @throws Stopped */
export async function* runAll(tasks: readonly Task[], options: RunOptions): AsyncGenerator<FileResult> {
  let done: Progress = { files: 0, bytes: 0, findings: 0 };
  const onBytes = (bytes: number): void => options.onProgress?.({ ...done, bytes: done.bytes + bytes });
  for await (const result of await start(tasks, options, onBytes)) {
    const { bytes, findings } = 'summary' in result ? result.summary : { bytes: 0, findings: 0 };
    done = { files: done.files + 1, bytes: done.bytes + bytes, findings: done.findings + findings };
    options.onProgress?.(done);
    yield result;
  }
}

type OnBytes = (bytes: number) => void;

async function start(
  tasks: readonly Task[],
  options: RunOptions,
  onBytes: OnBytes,
): Promise<AsyncIterable<FileResult>> {
  const sizes = tasks.map(task => sizeOf(task.source));
  const threads = Math.min(options.jobs || worthwhileThreads(sizes), 4 * availableParallelism());
  const isShared = tasks.length > 1 || sizes.some(hasPieces);
  if (threads < 2 || !isShared || options.onValue || !tasks.every(canMove)) return runHere(tasks, options, onBytes);
  const { runInThreads } = await import('./in-threads.ts');
  return runInThreads(tasks, threads, { ...options, onBytes });
}

async function* runHere(tasks: readonly Task[], options: RunOptions, onBytes: OnBytes): AsyncGenerator<FileResult> {
  const { onFinding, onValue, settings, standardOutput } = options;
  const context = {
    open: onValue ? createRevealer(settings, onValue) : await createOpener(settings, options.detector),
    stop: options.stop ?? createStop(),
    onBytes,
    ...(onFinding && { onFinding }),
    ...(standardOutput && { standardOutput }),
  };
  for (const task of tasks) yield await runTask(task, context);
}

/** Standard input belongs to the process. */
function canMove({ source }: Task): boolean {
  return source !== standardInput;
}

function worthwhileThreads(sizes: readonly number[]): number {
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return Math.min(availableParallelism(), Math.floor(bytes / bytesWorthAThread));
}
