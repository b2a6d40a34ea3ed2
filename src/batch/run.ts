import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { LocatedFinding } from '../formats/processor.ts';
import type { Sink } from './pump.ts';
import type { FileResult } from './result.ts';
import { createRevealer, type OnValue } from './reveal.ts';
import { createOpener, type Settings } from './settings.ts';
import { createStop, type SharedStop } from './stop.ts';
import { runTask, type Task } from './task.ts';

export interface RunOptions {
  readonly settings: Settings;
  /** How many threads. Default, and 0: as many as pay; few and small files are read by this one. */
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

// Measured: a thread takes 30 ms to start and as long again until its code is fast.
const bytesWorthAThread = 256 * 1024 * 1024;

/** Does tasks and gives their results in order. @throws Stopped */
export async function* runAll(tasks: readonly Task[], options: RunOptions): AsyncGenerator<FileResult> {
  const threads = options.jobs || worthwhileThreads(tasks);
  let done: Progress = { files: 0, bytes: 0, findings: 0 };
  const onBytes = (bytes: number): void => options.onProgress?.({ ...done, bytes: done.bytes + bytes });
  const inThreads = threads > 1 && !options.onValue && tasks.every(canMove);
  for await (const result of inThreads ? runInThreads(tasks, threads, options) : runHere(tasks, options, onBytes)) {
    const { bytes, findings } = 'summary' in result ? result.summary : { bytes: 0, findings: 0 };
    done = { files: done.files + 1, bytes: done.bytes + bytes, findings: done.findings + findings };
    options.onProgress?.(done);
    yield result;
  }
}

async function* runHere(
  tasks: readonly Task[],
  options: RunOptions,
  onBytes: (bytes: number) => void,
): AsyncGenerator<FileResult> {
  const { onFinding, onValue, settings, standardOutput } = options;
  const context = {
    open: onValue ? createRevealer(settings, onValue) : await createOpener(settings),
    stop: options.stop ?? createStop(),
    onBytes,
    ...(onFinding && { onFinding }),
    ...(standardOutput && { standardOutput }),
  };
  for (const task of tasks) yield await runTask(task, context);
}

async function* runInThreads(tasks: readonly Task[], threads: number, options: RunOptions): AsyncGenerator<FileResult> {
  const { createPool } = await import('./pool.ts');
  const pool = createPool(threads, options.settings, options.stop ?? createStop());
  try {
    const { onFinding } = options;
    const moved = onFinding ? tasks.map(task => ({ ...task, collect: true })) : tasks;
    for await (const result of inOrder(moved, threads * 4, task => pool.run(task))) {
      if (!onFinding || !('summary' in result)) {
        yield result;
        continue;
      }
      for (const finding of result.findings) onFinding(result.path, finding);
      yield { ...result, findings: [] };
    }
  } finally {
    await pool.close();
  }
}

/** Keeps `ahead` pieces of work going and gives the results in the order of the work. Ends them all before it throws. */
async function* inOrder<Work, Result>(
  works: readonly Work[],
  ahead: number,
  run: (work: Work) => Promise<Result>,
): AsyncGenerator<Result> {
  const going: Promise<Result>[] = [];
  try {
    for (let next = 0; next < works.length || going.length > 0; ) {
      while (next < works.length && going.length < ahead) {
        const result = run(works[next++]!);
        result.catch(() => {}); // It is looked at in its turn.
        going.push(result);
      }
      yield await going.shift()!;
    }
  } finally {
    await Promise.allSettled(going);
  }
}

/** Standard streams belong to the process. */
function canMove(task: Task): boolean {
  return task.source !== '-' && task.output?.target !== '-';
}

function worthwhileThreads(tasks: readonly Task[]): number {
  if (tasks.length < 2) return 1;
  const bytes = tasks.reduce((sum, task) => sum + (statSync(task.source, { throwIfNoEntry: false })?.size ?? 0), 0);
  return Math.min(availableParallelism(), tasks.length, Math.floor(bytes / bytesWorthAThread));
}
