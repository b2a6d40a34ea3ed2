/** Writing to the terminal or a pipe: everything arrives, and a reader that has gone away is no error. */

import { reasonOf } from '../batch/reason.ts';

/** Whether the reader of stdout has gone, as `head` does when it has enough. Work for it can stop. */
export const output: { isClosed: boolean } = { isClosed: false };

export function watchStreams(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && !output.isClosed) {
      writeError(`withhold: could not write to stdout: ${reasonOf(error)}`);
      // Whatever the command came to: nobody has its result.
      process.on('exit', () => {
        process.exitCode = 2;
      });
    }
    output.isClosed = true;
  });
  // Nobody is left to tell.
  process.stderr.on('error', () => {});
}

/** Writes to stdout and waits while the reader is slow. */
export async function writeOut(data: string | Uint8Array): Promise<void> {
  if (output.isClosed || data.length === 0) return;
  if (process.stdout.write(data)) return;
  await new Promise<void>(resolve => {
    const done = (): void => {
      process.stdout.off('drain', done).off('close', done).off('error', done);
      resolve();
    };
    process.stdout.on('drain', done).on('close', done).on('error', done);
  });
}

export function writeError(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Everything on stdin as bytes. */
export async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
