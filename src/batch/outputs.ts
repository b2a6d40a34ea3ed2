import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { InputError } from '../formats/processor.ts';
import { statIfThere, withoutLinks } from './links.ts';
import { reasonOf } from './reason.ts';
import type { FileSkipped } from './result.ts';
import type { Output } from './task.ts';
import { removeLeftovers, temporaryBeside } from './temporary.ts';
import { type Found, standardInput } from './walk.ts';

/** Where redacted files go. */
export type Destination = { readonly inPlace: true } | { readonly folder: string } | { readonly file: string };

/** What a person means by an output path: a file for one file given by name, else a folder in which the tree is kept. */
export function toDestination(path: string, files: readonly Found[], cwd: string): Destination {
  const isFile = files.length === 1 && files[0]!.named && !/[\\/]$/.test(path);
  return isFile && !statIfThere(resolve(cwd, path))?.isDirectory() ? { file: path } : { folder: path };
}

export interface OutputOptions {
  readonly cwd?: string;
  /** Replace outputs that exist. Default: refuse all before any is written. */
  readonly force?: boolean;
  /** Leave outputs that exist, and their inputs, alone: they are whole, so a run that was stopped can be finished. */
  readonly skipExisting?: boolean;
  /** What to do next, as whoever reads it would: the ends of two sentences. Default: in flags of the command. */
  readonly advice?: { readonly replaceItself: string; readonly replaceExisting: string };
}

const inFlags = {
  replaceItself: 'say --in-place to replace it',
  replaceExisting: '--force replaces it, --skip-existing leaves it and does the rest',
};

export interface Planned {
  readonly found: Found;
  readonly output: Output;
}

/**
 * Decides where each file goes, and makes the folders. Everything that can be known to be wrong is refused here, before
 * any work. @throws InputError
 */
export function planOutputs(
  files: readonly Found[],
  destination: Destination,
  options: OutputOptions = {},
): (Planned | FileSkipped)[] {
  const planned = files.map(found => ({ found, output: outputFor(found, destination, options) }));
  assertDistinct(planned);
  const plans = planned.map(each => settle(each, destination, options));
  const toWrite = plans.filter(plan => 'output' in plan);
  refuseExisting(toWrite, destination, options);
  for (const folder of new Set(toWrite.map(({ output }) => dirname(output.target)))) prepareFolder(folder);
  return plans;
}

function outputFor(found: Found, destination: Destination, options: OutputOptions): Output {
  const cwd = options.cwd ?? process.cwd();
  if ('inPlace' in destination) return toOutput(found.path, found.source, true);
  if ('file' in destination)
    return toOutput(destination.file, withoutLinks(resolve(cwd, destination.file)), !!options.force);
  const path = join(destination.folder, found.inside);
  return toOutput(path, withoutLinks(resolve(cwd, path)), !!options.force);
}

function toOutput(path: string, target: string, overwrite: boolean): Output {
  const stat = statIfThere(target);
  if (stat?.isDirectory()) throw new InputError(`${path} is a folder`);
  const shown = path.replaceAll(sep, '/');
  // Renaming over a device would destroy it.
  if (stat && !stat.isFile()) return { path: shown, target, overwrite: true };
  return { path: shown, target, overwrite, temporary: temporaryBeside(target) };
}

function assertDistinct(planned: readonly Planned[]): void {
  const taken = new Map<string, Found>();
  for (const { found, output } of planned) {
    const other = taken.get(output.target);
    if (other) throw new InputError(`${other.path} and ${found.path} would both be written to ${output.path}`);
    taken.set(output.target, found);
  }
}

function settle(each: Planned, destination: Destination, options: OutputOptions): Planned | FileSkipped {
  const { found, output } = each;
  if ('inPlace' in destination) return each;
  if (isSameFile(found, output.target)) {
    throw new InputError(`${output.path} is the input itself; ${(options.advice ?? inFlags).replaceItself}`);
  }
  const isThere = output.temporary !== undefined && statIfThere(output.target) !== undefined;
  return isThere && options.skipExisting ? { path: found.path, skipped: `${output.path} exists`, isDone: true } : each;
}

function isSameFile(found: Found, target: string): boolean {
  if (found.source === standardInput) return false;
  const stat = statIfThere(target);
  const source = statIfThere(found.source);
  return stat !== undefined && source !== undefined && stat.ino === source.ino && stat.dev === source.dev;
}

function refuseExisting(planned: readonly Planned[], destination: Destination, options: OutputOptions): void {
  if (options.force || 'inPlace' in destination) return;
  const there = planned.filter(
    ({ output }) => output.temporary !== undefined && statIfThere(output.target) !== undefined,
  );
  if (there.length === 0) return;
  const others = there.length > 1 ? ` (and ${there.length - 1} more)` : '';
  throw new InputError(`${there[0]!.output.path}${others} exists; ${(options.advice ?? inFlags).replaceExisting}`);
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new InputError(`cannot write to the folder ${folder}: ${reasonOf(error)}`);
  }
  removeLeftovers(folder);
}
