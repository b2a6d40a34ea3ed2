import type { ReadOptions } from '../formats/processor.ts';
import type { FileFailed, FileResult, FileSkipped } from './result.ts';
import { type RunOptions, runAll } from './run.ts';
import type { Task } from './task.ts';
import { type Found, type Selection, standardInput, walk } from './walk.ts';

export interface ReadingOptions extends Selection, RunOptions {
  /** How each file is to be read. */
  readonly readFor?: (found: Found) => ReadOptions;
  /** In bytes; larger files are skipped. */
  readonly maxFileSize?: number;
  /** Called for each path that ignore rules, or the dot of its name, kept from being read. */
  readonly onIgnored?: (path: string) => void;
  /** Called once, before anything is read. */
  readonly onStart?: (files: readonly Found[]) => void;
  /** Stands for standard input in results, and its ending for what it holds. Default `-`. */
  readonly stdinName?: string;
}

export interface ScanOptions extends ReadingOptions {
  /** Whether results list the findings. Default true; counts alone are faster. */
  readonly collect?: boolean;
}

/**
 * Reads the files that are meant, in a fixed order, and gives for each what was found in it, or why it was not read.
 * What is wrong with one file ends in its result and the others are read.
 *
 * @throws Stopped where `stop` was requested; TypeError for settings that are wrong
 */
export async function* scanFiles(options: ScanOptions): AsyncGenerator<FileResult> {
  const { files, others } = await findAll(options);
  yield* others;
  yield* runAll(
    files.map(found => toTask(found, options, options.collect ?? true)),
    options,
  );
}

/** The files to read, and what was come upon that is not to be read. */
export async function findAll(
  options: ReadingOptions,
): Promise<{ files: Found[]; others: (FileSkipped | FileFailed)[] }> {
  const files: Found[] = [];
  const others: (FileSkipped | FileFailed)[] = [];
  for await (const each of walk(options)) {
    if ('source' in each) files.push(each);
    else if ('ignored' in each) options.onIgnored?.(each.path);
    else others.push(each);
  }
  options.onStart?.(files);
  return { files, others };
}

export function toTask(found: Found, options: ReadingOptions, collect: boolean): Task {
  const { maxFileSize } = options;
  return {
    path: found.source === standardInput ? (options.stdinName ?? found.path) : found.path,
    source: found.source,
    read: options.readFor?.(found) ?? {},
    collect,
    ...(maxFileSize !== undefined && { maxFileSize }),
  };
}
