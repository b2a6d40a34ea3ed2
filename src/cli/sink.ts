import { fstatSync, writeSync } from 'node:fs';
import type { SharedStop } from '../batch/index.ts';
import { output } from './io.ts';

/**
 * Standard output for bytes that are written over after the call: files and devices take them at once, pipes and
 * terminals when they can. Where the reader goes away, as `head` does, the run is stopped.
 */
export function createSink(stop: SharedStop): (piece: Uint8Array) => void | Promise<void> {
  const stat = fstatSync(1);
  if (stat.isFile() || (stat.isCharacterDevice() && !process.stdout.isTTY)) return writeNow;
  return piece =>
    new Promise(resolve => {
      process.stdout.write(piece, () => {
        if (output.isClosed) stop.request();
        resolve();
      });
    });
}

function writeNow(piece: Uint8Array): void {
  for (let done = 0; done < piece.length; ) done += writeSync(1, piece, done, piece.length - done);
}
