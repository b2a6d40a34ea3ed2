import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { InputError } from '../formats/processor.ts';
import { statIfThere, withoutLinks } from './links.ts';
import { errorCode, sayingWhat } from './reason.ts';
import { removeQuietly, temporaryBeside } from './temporary.ts';

/** A file that appears under its name whole, or not at all. */
export interface Replacement {
  write(piece: Uint8Array): void;
  /** Puts the file in its place, durably. Where it throws, the target is what it was and the temporary file is gone. */
  commit(): void;
  /** Removes the temporary file. Does nothing after `commit`. */
  discard(): void;
}

export interface ReplacementOptions {
  /** Permission bits of the file when it is in place. Until then it is readable by its owner only. */
  readonly mode: number;
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** Whether a file that stands at the target is replaced. Otherwise it is an error, also when it came meanwhile. */
  readonly overwrite: boolean;
  /** Asked last, just before the file takes its name. Throws to prevent it. */
  readonly check?: () => void;
  /** Default: a fresh name beside the target. Given by a caller that may have to clean up after this process's thread. */
  readonly temporary?: string;
}

/** Begins a file that will stand at `target`. The temporary file lies in the same folder, so that the rename is one step. */
export function openReplacement(target: string, options: ReplacementOptions): Replacement {
  assertReplaceable(target);
  const temporary = options.temporary ?? temporaryBeside(target);
  const fd = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  let isOpen = true;
  let isDone = false;

  const close = (): void => {
    if (!isOpen) return;
    isOpen = false; // Also where closing fails: the descriptor is gone then, too.
    closeSync(fd);
  };
  const discard = (): void => {
    if (isDone) return;
    isDone = true;
    try {
      close();
    } finally {
      removeQuietly(temporary);
    }
  };

  return {
    write: piece => writeAll(fd, piece),
    commit() {
      try {
        if (options.owner) keepOwner(fd, options.owner);
        fchmodSync(fd, options.mode & 0o777);
        fsyncSync(fd);
        close();
        options.check?.();
        if (options.overwrite) renameSync(temporary, target);
        else renameToNew(temporary, target);
        isDone = true;
      } finally {
        discard();
      }
      syncFolder(dirname(target));
    },
    discard,
  };
}

/** Renaming over a device such as /dev/null would destroy it, for everybody. */
function assertReplaceable(target: string): void {
  const stat = lstatSync(target, { throwIfNoEntry: false });
  if (stat && !stat.isFile()) throw new InputError('is not a regular file');
}

/** A file of our own, such as a report; a device is written to as it is. Faults are sentences for a person. @throws InputError */
export function openWhole(path: string): Replacement {
  const name = basename(path);
  const target = withoutLinks(path);
  const isDevice = statIfThere(target)?.isFile() === false;
  const open = isDevice ? openDevice : openReplacement;
  const file = sayingWhat(name, open)(target, { mode: 0o666 & ~process.umask(), overwrite: true });
  return { write: sayingWhat(name, file.write), commit: sayingWhat(name, file.commit), discard: file.discard };
}

function openDevice(target: string): Replacement {
  const fd = openSync(target, 'w');
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(fd);
    isOpen = false;
  };
  return { write: piece => writeAll(fd, piece), commit: close, discard: close };
}

/** Writes a small file of our own, whole or not at all. @throws InputError */
export function writeWhole(target: string, content: Uint8Array): void {
  const file = openWhole(target);
  try {
    file.write(content);
    file.commit();
  } finally {
    file.discard();
  }
}

/** Writes all bytes: one call of `write` may take fewer than it was given. */
export function writeAll(fd: number, piece: Uint8Array): void {
  for (let done = 0; done < piece.length; ) done += writeSync(fd, piece, done, piece.length - done);
}

function keepOwner(fd: number, owner: { readonly uid: number; readonly gid: number }): void {
  const own = fstatSync(fd);
  if (own.uid === owner.uid && own.gid === owner.gid) return;
  try {
    fchownSync(fd, owner.uid, owner.gid);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') throw error;
    throw new InputError('belongs to another user, who would lose it; write a new file instead');
  }
}

/** A rename that never replaces: a hard link fails where something stands. */
function renameToNew(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw error;
    // File systems without hard links (exFAT, some network shares): look, then rename. The gap is what they leave us.
    if (lstatSync(target, { throwIfNoEntry: false })) throw new InputError('already exists');
    renameSync(temporary, target);
    return;
  }
  unlinkSync(temporary);
}

/** Without this a power cut can undo the rename. Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
