import { createRequire } from 'node:module';
import { Piscina } from 'piscina';
import { reasonOf } from './reason.ts';
import type { FileResult } from './result.ts';
import type { Settings } from './settings.ts';
import { type SharedStop, Stopped } from './stop.ts';
import type { Task } from './task.ts';
import { removeQuietly } from './temporary.ts';
import { type PieceResult, type PieceTask, stopped, type ThreadData } from './thread.ts';

/** Threads that read and write files. */
export interface Pool {
  /** @throws Stopped */
  run(task: Task): Promise<FileResult>;
  /** @throws Stopped; whatever the thread did */
  readPiece(task: PieceTask): Promise<PieceResult>;
  close(): Promise<void>;
}

interface Started {
  readonly threads: Piscina;
  /** Rejects where they cannot even start: their tasks would wait for ever. */
  readonly broken: Promise<never>;
}

/**
 * The threads start with the first task: what is found to be none for them costs none.
 *
 * @param file what the threads run. Found by the name in package.json, because this module may be bundled into any file.
 */
export function createPool(
  threads: number,
  settings: Settings,
  stop: SharedStop,
  file: string = createRequire(import.meta.url).resolve('#worker'),
): Pool {
  const workerData: ThreadData = { settings, stop: stop.memory };
  let started: Started | undefined;
  const start = (): Started => {
    const pool = new Piscina({ filename: file, minThreads: threads, maxThreads: threads, workerData });
    const broken = new Promise<never>((_, reject) => pool.on('error', reject));
    broken.catch(() => {});
    return { threads: pool, broken };
  };

  const ask = async <Result>(task: object, name?: string): Promise<Result> => {
    started ??= start();
    const result = await Promise.race([started.threads.run(task, name === undefined ? {} : { name }), started.broken]);
    if (result === stopped) throw new Stopped();
    return result as Result;
  };
  return {
    async run(task) {
      try {
        return await ask<FileResult>(task);
      } catch (error) {
        if (error instanceof Stopped) throw error;
        // The thread died: it could not clean up, and another takes its place.
        if (task.output?.temporary !== undefined) removeQuietly(task.output.temporary);
        return { path: task.path, failed: `the thread that read it stopped: ${reasonOf(error)}` };
      }
    },
    readPiece: task => ask(task, 'readPiece'),
    close: async () => started?.threads.destroy(),
  };
}
