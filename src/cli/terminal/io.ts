/** Writing to the terminal or a pipe: everything arrives, and a reader that has gone away is no error. */

import { errorCode, reasonOf } from '../../batch/reason.ts';
import { createOutlet, type Outlet } from './outlet.ts';

/** Whether the reader of stdout has gone, as `head` does when it has enough. Work for it can stop. */
export const output: { isClosed: boolean } = { isClosed: false };

export const stdout: Outlet = createOutlet(1, error => {
  if (errorCode(error) !== 'EPIPE' && !output.isClosed) {
    writeError(`withhold: could not write to stdout: ${reasonOf(error)}`);
    // Whatever the command came to: nobody has its result.
    process.on('exit', () => {
      process.exitCode = 2;
    });
  }
  output.isClosed = true;
});

// Nobody is left to tell.
export const stderr: Outlet = createOutlet(2, () => {});

/** Writes to stdout and waits while the reader is slow. */
export async function writeOut(text: string): Promise<void> {
  if (!output.isClosed) await stdout.write(Buffer.from(text));
}

export function writeError(line: string): void {
  stderr.write(Buffer.from(`${line}\n`));
}

/** Everything on stdin as bytes. */
export async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
