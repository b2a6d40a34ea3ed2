import { resolve } from 'node:path';
import { openWhole, type SharedStop } from '../batch/index.ts';
import { output, stdout } from './io.ts';

/** Where the result of a command goes, a piece at a time. */
export interface Result {
  write(text: string): void;
  /** Everything is out, and a file has its name. */
  finish(): Promise<void>;
  /** A file that was begun is gone. Does nothing after `finish`. */
  discard(): void;
}

const bufferSize = 64 * 1024;

/** @param path a file, or nothing or `-` for stdout. @param stop requested when the reader of stdout goes away. */
export function openResult(path: string | undefined, cwd: string, stop: SharedStop): Result {
  const file = path === undefined || path === '-' ? undefined : openWhole(resolve(cwd, path));
  let buffered = '';
  let written: Promise<void> | undefined;
  const flush = (): void => {
    if (buffered === '') return;
    const bytes = Buffer.from(buffered);
    if (file) file.write(bytes);
    else if (output.isClosed) stop.request();
    else written = stdout.write(bytes);
    buffered = '';
  };
  return {
    write(text) {
      buffered += text;
      if (buffered.length >= bufferSize) flush();
    },
    async finish() {
      flush();
      file?.commit();
      await written;
    },
    discard: () => file?.discard(),
  };
}
