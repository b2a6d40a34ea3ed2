import { fstatSync } from 'node:fs';
import { type SharedStop, writeAll } from '../../batch/index.ts';
import { output, stdout } from '../terminal/io.ts';
import { isTerminal } from '../terminal/outlet.ts';

/**
 * Standard output for bytes that are written over after the call: files and devices take them at once, pipes and
 * terminals when they can. Where the reader goes away, as `head` does, the run is stopped.
 */
export function createSink(stop: SharedStop): (piece: Uint8Array) => void | Promise<void> {
  const stat = fstatSync(1);
  if (stat.isFile() || (stat.isCharacterDevice() && !isTerminal(1))) return piece => writeAll(1, piece);
  const stopWhereClosed = (): void => {
    if (output.isClosed) stop.request();
  };
  return piece => {
    const written = stdout.write(piece);
    return written ? written.then(stopWhereClosed) : stopWhereClosed();
  };
}
