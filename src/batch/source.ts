import { type BigIntStats, closeSync, constants, fstatSync, lstatSync, openSync, statSync } from 'node:fs';
import { type FileProcessor, InputError } from '../formats/processor.ts';
import { type PumpOptions, pumpFile, pumpPipe, type Sink } from './pump.ts';
import { notAFile, standardInput } from './walk.ts';

/** Something open for reading, and what it was when it was opened. */
export interface Source {
  readonly fd: number;
  /** In bytes, when it was opened; 0 for standard input. */
  readonly size: number;
  /** Permission bits for a file that is made from it. */
  readonly mode: number;
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** How many names (hard links) it has. */
  readonly names: number;
  pump(processor: FileProcessor, sink: Sink, options: PumpOptions): Promise<void>;
  /** @throws InputError where the file is no longer the one that was opened, or has been written to since. */
  assertUnchanged(): void;
  close(): void;
}

/** In bytes; 0 for standard input, and for what is not there. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** @param path absolute and without links, or `-`. @throws InputError where it is not a regular file; system errors. */
export function openSource(path: string): Source {
  return path === standardInput ? openStandardInput() : openFile(path);
}

// O_NOFOLLOW: links were resolved or refused before, so one that is here now was put here since.
// O_NONBLOCK: opening a named pipe must not wait for a writer. It changes nothing for a file.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function openFile(path: string): Source {
  const fd = openSync(path, flags);
  let stat: BigIntStats;
  try {
    stat = fstatSync(fd, { bigint: true });
    assertFile(stat);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  return {
    fd,
    size: Number(stat.size),
    mode: Number(stat.mode),
    owner: { uid: Number(stat.uid), gid: Number(stat.gid) },
    names: Number(stat.nlink),
    pump: (processor, sink, options) => pumpFile(fd, processor, sink, options),
    assertUnchanged: () => assertSame(stat, lstatSync(path, { bigint: true })),
    close: () => closeSync(fd),
  };
}

function assertFile(stat: BigIntStats): void {
  if (stat.isFile()) return;
  throw new InputError(stat.isDirectory() ? 'is a folder' : notAFile);
}

function assertSame(then: BigIntStats, now: BigIntStats): void {
  if (now.dev !== then.dev || now.ino !== then.ino || now.size !== then.size || now.mtimeNs !== then.mtimeNs) {
    throw new InputError('changed while it was read; nothing was written, run again');
  }
}

function openStandardInput(): Source {
  // A redirected file is read like a file. A pipe is not: waiting for it must leave signals their turn.
  const isFile = fstatSync(0).isFile();
  return {
    fd: 0,
    size: 0,
    mode: 0o666 & ~process.umask(),
    names: 1,
    pump: (processor, sink, options) =>
      isFile ? pumpFile(0, processor, sink, options) : pumpPipe(processor, sink, options),
    assertUnchanged: () => {},
    close: () => {},
  };
}
