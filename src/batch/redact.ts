import { fstatSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../formats/processor.ts';
import { withoutLinks } from './links.ts';
import { type Destination, type OutputOptions, planOutputs, toDestination } from './outputs.ts';
import type { FileResult } from './result.ts';
import { runAll } from './run.ts';
import { findAll, type ReadingOptions, toTask } from './scan.ts';
import type { Output } from './task.ts';
import { type Found, standardInput } from './walk.ts';

export interface RedactOptions extends ReadingOptions, OutputOptions {
  readonly destination: RedactDestination;
}

export type RedactDestination =
  | { readonly inPlace: true }
  /** A file for one file given by name, else a folder in which the tree of the input is kept. */
  | { readonly output: string }
  /** Through `standardOutput`. Only one file can go there. */
  | 'standard output'
  /** Files are read and counted, and nothing is written. */
  | 'dry run';

const toStandardOutput: Output = { path: '-', target: '-', overwrite: true };

/**
 * Writes the files that are meant without their personal data, and gives for each what was replaced, or why it was not
 * written. An output appears under its name whole or not at all, and an original is never changed in part.
 *
 * @throws InputError where the outputs cannot be as asked, before any work; Stopped; TypeError for settings that are wrong
 */
export async function* redactFiles(options: RedactOptions): AsyncGenerator<FileResult> {
  const cwd = options.cwd ?? process.cwd();
  const { files, others } = await findAll({
    ...options,
    leaveOut: [...(options.leaveOut ?? []), ...outputOf(options, cwd)],
  });
  const plans = plan(files, options, cwd);
  yield* others;
  yield* plans.filter(each => 'skipped' in each);
  const tasks = plans.flatMap(each => {
    if ('skipped' in each) return [];
    const { found, output } = each;
    return [{ ...toTask(found, options, false), ...(output && { output }) }];
  });
  yield* runAll(tasks, options);
}

type Plan = ReturnType<typeof planOutputs>[number] | { readonly found: Found; readonly output?: Output };

function plan(files: readonly Found[], options: RedactOptions, cwd: string): Plan[] {
  const { destination } = options;
  if (destination === 'dry run') return files.map(found => ({ found }));
  if (destination === 'standard output') {
    if (files.length > 1) {
      throw new InputError(`${files.length} files cannot all go to standard output; say -o <folder> or --in-place`);
    }
    if (files.some(isStandardOutput)) throw new InputError(`${files[0]!.path} is also the output; say --in-place`);
    return files.map(found => ({ found, output: toStandardOutput }));
  }
  const settled: Destination = 'output' in destination ? toDestination(destination.output, files, cwd) : destination;
  return planOutputs(files, settled, options);
}

/** Whether stdout was redirected into the file: reading what is being written would never end. */
function isStandardOutput({ source }: Found): boolean {
  const output = fstatSync(1);
  if (!output.isFile()) return false;
  const input = source === standardInput ? fstatSync(0) : statSync(source);
  return input.dev === output.dev && input.ino === output.ino;
}

/** An output folder inside an input folder is not an input. */
function outputOf({ destination }: RedactOptions, cwd: string): string[] {
  return typeof destination === 'object' && 'output' in destination
    ? [withoutLinks(resolve(cwd, destination.output))]
    : [];
}
