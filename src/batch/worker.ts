import { workerData } from 'node:worker_threads';
import type { FileResult } from './result.ts';
import { createOpener } from './settings.ts';
import { createStop, Stopped } from './stop.ts';
import { runTask, type Task } from './task.ts';
import { stopped, type ThreadData } from './thread.ts';

const { settings, stop } = workerData as ThreadData;
const context = { open: await createOpener(settings), stop: createStop(stop) };

/** What a thread does with a task; see `createPool`. */
export default async function work(task: Task): Promise<FileResult | typeof stopped> {
  try {
    return await runTask(task, context);
  } catch (error) {
    if (error instanceof Stopped) return stopped;
    throw error;
  }
}
