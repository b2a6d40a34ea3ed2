import { resolve } from 'node:path';
import { type Destination, type OutputOptions, planOutputs, withoutLinks } from './outputs.ts';
import type { FileResult } from './result.ts';
import { runAll } from './run.ts';
import { findAll, type ReadingOptions, toTask } from './scan.ts';
import type { Output } from './task.ts';

export interface RedactOptions extends ReadingOptions, OutputOptions {
  /** Nothing is written for `dry run`: files are read and counted. One file can go to standard output. */
  readonly destination: Destination | 'dry run' | 'standard output';
}

const standardOutput: Output = { path: '-', target: '-', overwrite: true };

/**
 * Writes the files that are meant without their personal data, and gives for each what was replaced, or why it was not
 * written. An output appears under its name whole or not at all, and an original is never changed in part.
 *
 * @throws InputError where the outputs cannot be as asked, before any work; Stopped; TypeError for settings that are wrong
 */
export async function* redactFiles(options: RedactOptions): AsyncGenerator<FileResult> {
  const { destination } = options;
  const { files, others } = findAll({ ...options, leaveOut: leftOut(options) });
  const isPlain = destination === 'dry run' || destination === 'standard output';
  const plans = isPlain ? files.map(found => ({ found, output: undefined })) : planOutputs(files, destination, options);
  yield* others;
  yield* plans.filter(plan => 'skipped' in plan);
  const tasks = plans.flatMap(plan => {
    if ('skipped' in plan) return [];
    const output = destination === 'standard output' ? standardOutput : plan.output;
    return [{ ...toTask(plan.found, options, false), ...(output && { output }) }];
  });
  yield* runAll(tasks, options);
}

/** An output folder inside an input folder is not an input. */
function leftOut({ destination, cwd, leaveOut = [] }: RedactOptions): string[] {
  const isFolder = typeof destination === 'object' && 'folder' in destination;
  return isFolder ? [...leaveOut, withoutLinks(resolve(cwd ?? '.', destination.folder))] : [...leaveOut];
}
