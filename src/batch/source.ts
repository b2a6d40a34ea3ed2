import { type BigIntStats, closeSync, constants, fstatSync, lstatSync, openSync } from 'node:fs';
import { InputError } from '../formats/processor.ts';

/** A regular file, open for reading, and what it was when it was opened. */
export interface Source {
  readonly fd: number;
  readonly stat: BigIntStats;
  /** In bytes, when it was opened. */
  readonly size: number;
  close(): void;
}

// O_NOFOLLOW: links were resolved or refused before, so one that is here now was put here since.
// O_NONBLOCK: opening a named pipe must not wait for a writer. It changes nothing for a file.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** @param path without links. @throws InputError where it is not a regular file; system errors as they come. */
export function openSource(path: string): Source {
  const fd = openSync(path, flags);
  const stat = fstatSync(fd, { bigint: true });
  if (!stat.isFile()) {
    closeSync(fd);
    throw new InputError(stat.isDirectory() ? 'is a folder' : 'is not a regular file; use - to read standard input');
  }
  return { fd, stat, size: Number(stat.size), close: () => closeSync(fd) };
}

/** @throws InputError where the file at `path` is no longer the one that was opened, or has been written to since. */
export function assertUnchanged(path: string, source: Source): void {
  const now = lstatSync(path, { bigint: true });
  const then = source.stat;
  if (now.dev !== then.dev || now.ino !== then.ino || now.size !== then.size || now.mtimeNs !== then.mtimeNs) {
    throw new InputError('changed while it was read; nothing was written, run again');
  }
}
