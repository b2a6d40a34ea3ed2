import { constants, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { errorCode } from './reason.ts';

/**
 * The pipe behind a standard stream, opened once more so that nothing waits for it: where reading or writing would, it
 * throws EAGAIN. Node's own streams do not wait either, but take longer to load than a short run takes.
 *
 * @returns nothing where it is no pipe, or where the system does not know this way: only Linux does.
 */
export function openPipe(fd: 0 | 1 | 2): number | undefined {
  if (process.platform !== 'linux' || !fstatSync(fd).isFIFO()) return undefined;
  const access = fd === 0 ? constants.O_RDONLY : constants.O_WRONLY;
  try {
    return openSync(`/proc/self/fd/${fd}`, access | constants.O_NONBLOCK);
  } catch {
    return undefined; // Nobody at the other end, another user's pipe, no /proc.
  }
}

/** Reads what is there. @returns how many bytes; 0 at the end, -1 where it would have to wait */
export function readSome(fd: number, room: Uint8Array): number {
  try {
    return readSync(fd, room, 0, room.length, null);
  } catch (error) {
    if (errorCode(error) !== 'EAGAIN') throw error;
    return -1;
  }
}

/** Writes as many of the bytes as are taken at once. @returns how many */
export function writeSome(fd: number, bytes: Uint8Array): number {
  let done = 0;
  try {
    while (done < bytes.length) done += writeSync(fd, bytes, done, bytes.length - done);
  } catch (error) {
    if (errorCode(error) !== 'EAGAIN') throw error;
  }
  return done;
}
