import { fstatSync, statSync } from 'node:fs';
import { openPipe, writeSome } from '../../batch/index.ts';

/** Standard output or standard error. */
export interface Outlet {
  /**
   * Writes bytes, in the order of the calls. A promise where the reader is slow: it resolves when they may be written
   * over. Faults go to `onError`.
   */
  write(bytes: Uint8Array): Promise<void> | undefined;
}

/** Bytes that a file or a pipe takes at once are written at once; for what has to wait there is Node's stream, loaded then. */
export function createOutlet(fd: 1 | 2, onError: (error: unknown) => void): Outlet {
  const direct = fstatSync(fd).isFile() ? fd : openPipe(fd);
  let stream: NodeJS.WriteStream | undefined;
  const writeAtOnce = (bytes: Uint8Array): Uint8Array => {
    if (direct === undefined || stream !== undefined) return bytes;
    try {
      return bytes.subarray(writeSome(direct, bytes));
    } catch (error) {
      onError(error);
      return bytes.subarray(bytes.length);
    }
  };
  return {
    write(bytes) {
      const rest = writeAtOnce(bytes);
      if (rest.length === 0) return undefined;
      stream ??= (fd === 1 ? process.stdout : process.stderr).on('error', onError);
      const written = stream;
      return new Promise(resolve => written.write(rest, () => resolve()));
    },
  };
}

/** Whether a standard stream is a terminal. */
export function isTerminal(fd: 0 | 1 | 2): boolean {
  const stat = fstatSync(fd);
  // A stream is made, and what it needs is loaded, when it is first touched: longer than a short run takes. Most of what is
  // a device and no terminal is /dev/null.
  if (!stat.isCharacterDevice() || stat.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev) return false;
  return process[streams[fd]].isTTY === true;
}

const streams = { 0: 'stdin', 1: 'stdout', 2: 'stderr' } as const;
