import { accessSync, constants, fstatSync, mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { InputError } from '../formats/processor.ts';
import { statIfThere, withoutLinks } from './links.ts';
import { toSlashes } from './paths.ts';
import { reasonOf, sayingWhat } from './reason.ts';
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
  /** Where a report of the run goes, absolute and without links: no output may come into its way. */
  readonly report?: string;
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
  if (options.report !== undefined) assertApart(planned, options.report);
  const plans = planned.map(each => settle(each, destination, options));
  const toWrite = plans.filter(plan => 'output' in plan);
  refuseExisting(toWrite, destination, options);
  for (const folder of new Set(toWrite.map(({ output }) => dirname(output.target)))) prepareFolder(folder);
  if (options.report !== undefined) assertCreatable(options.report);
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
  const shown = toSlashes(path);
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

/** A folder in the place of one of them would be in the way of the other as well. */
function assertApart(planned: readonly Planned[], report: string): void {
  const isReport = sameFileAs(report);
  const inTheWay = planned.find(
    ({ output: { target } }) =>
      target === report || target.startsWith(report + sep) || report.startsWith(target + sep) || isReport(target),
  );
  if (inTheWay) throw new InputError(`${inTheWay.output.path} is in the way of the report; name another file for it`);
}

function settle(each: Planned, destination: Destination, options: OutputOptions): Planned | FileSkipped {
  const { found, output } = each;
  if ('inPlace' in destination) return each;
  if (sameFileAs(output.target)(found.source)) {
    throw new InputError(`${output.path} is the input itself; ${(options.advice ?? inFlags).replaceItself}`);
  }
  const isThere = output.temporary !== undefined && statIfThere(output.target) !== undefined;
  return isThere && options.skipExisting ? { path: found.path, skipped: `${output.path} exists`, isDone: true } : each;
}

/** Whether a path leads to the file that stands at `target` now, by whatever name. `-` is standard input. */
export function sameFileAs(target: string): (path: string) => boolean {
  const there = statIfThere(target);
  if (!there?.isFile()) return () => false;
  return path => {
    const stat = path === standardInput ? fstatSync(0) : statIfThere(path);
    return stat !== undefined && stat.ino === there.ino && stat.dev === there.dev;
  };
}

/** Whether a file can be made where it is meant to be: asked before the work that it is the result of. @throws InputError */
export function assertCreatable(path: string): void {
  if (statIfThere(path)?.isDirectory()) throw new InputError(`could not write ${basename(path)}: is a folder`);
  sayingWhat(basename(path), accessSync)(dirname(path), constants.W_OK | constants.X_OK);
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
