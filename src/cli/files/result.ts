import { resolve } from 'node:path';
import { openWhole, type SharedStop } from '../../batch/index.ts';
import { output, stdout } from '../terminal/io.ts';

/** Where the result of a command goes, a piece at a time. */
export interface Result {
  write(text: string): void;
  /** Everything is out, and a file has its name. */
  finish(): Promise<void>;
  /** A file that was begun is gone. Does nothing after `finish`. */
  discard(): void;
}

const bufferSize = 64 * 1024;
/** The most bytes that a UTF-16 code unit takes in UTF-8. */
const mostBytes = 3;

/** The file that `--output` names; nothing where the result goes to stdout, which `-` says as well. */
export function toFile(path: string | undefined): string | undefined {
  return path === '-' ? undefined : path;
}

/** @param path a file, or nothing for stdout. @param stop requested when the reader of stdout goes away. */
export function openResult(path: string | undefined, cwd: string, stop: SharedStop): Result {
  const file = path === undefined ? undefined : openWhole(resolve(cwd, path));
  // Used again and again: what a long run throws away is there until it is collected.
  let buffer = Buffer.allocUnsafe(bufferSize);
  let filled = 0;
  let written: Promise<void> | undefined;

  const put = (bytes: Uint8Array): void => {
    if (file) file.write(bytes);
    else if (output.isClosed) stop.request();
    else written = stdout.write(bytes);
  };
  const flush = (): void => {
    if (filled === 0) return;
    put(buffer.subarray(0, filled));
    filled = 0;
    if (written) buffer = Buffer.allocUnsafe(bufferSize); // It is still being read.
  };
  return {
    write(text) {
      const most = mostBytes * text.length;
      if (most > bufferSize - filled) flush();
      if (most > bufferSize) put(Buffer.from(text));
      else filled += buffer.write(text, filled);
    },
    async finish() {
      flush();
      await written;
      file?.commit();
    },
    discard: () => file?.discard(),
  };
}
