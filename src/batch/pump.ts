import { readSync } from 'node:fs';
import type { FileProcessor } from '../formats/processor.ts';
import { type Stop, Stopped } from './stop.ts';

// How long bytes are read, in milliseconds, before other things (signals, the progress bar) get their turn.
const turnTime = 50;

export interface PumpOptions {
  readonly stop: Stop;
  /** Called with the number of bytes read so far, once a turn. */
  readonly onBytes?: (bytes: number) => void;
}

/** Where the processed bytes go. A piece may be overwritten once the call, or the promise it returns, has ended. */
export type Sink = (piece: Uint8Array) => void | Promise<void>;

/**
 * Reads an open file from where it stands to its end through a processor, or a stretch of it from byte to byte.
 *
 * @throws Stopped, InputError, system errors
 */
export async function pumpFile(
  fd: number,
  processor: FileProcessor,
  sink: Sink,
  options: PumpOptions,
  stretch?: { readonly start: number; readonly end: number },
): Promise<void> {
  let read = 0;
  for (let turn = performance.now() + turnTime; ; ) {
    const room = processor.room();
    const most = stretch ? Math.min(room.length, stretch.end - stretch.start - read) : room.length;
    const length = readSync(fd, room, 0, most, stretch ? stretch.start + read : null);
    if (length === 0) break;
    read += length;
    await drain(processor.push(room.subarray(0, length)), sink);
    if (performance.now() >= turn) {
      await takeTurn(options, read);
      turn = performance.now() + turnTime;
    }
  }
  await finish(processor, sink, options, read);
}

/** The same for bytes that come when they come: standard input. */
export async function pumpStream(
  chunks: AsyncIterable<Uint8Array>,
  processor: FileProcessor,
  sink: Sink,
  options: PumpOptions,
): Promise<void> {
  let read = 0;
  try {
    for await (const chunk of chunks) {
      read += chunk.length;
      await drain(processor.push(chunk), sink);
      if (options.stop.requested) break;
      options.onBytes?.(read);
    }
  } catch (error) {
    // Whoever stops the run closes the stream, so as not to wait for bytes that may never come.
    if (!options.stop.requested) throw error;
  }
  await finish(processor, sink, options, read);
}

async function finish(processor: FileProcessor, sink: Sink, options: PumpOptions, read: number): Promise<void> {
  if (options.stop.requested) throw new Stopped();
  await drain(processor.end(), sink);
  options.onBytes?.(read);
}

async function drain(answer: ReturnType<FileProcessor['push']>, sink: Sink): Promise<void> {
  for (const piece of answer instanceof Promise ? await answer : answer) {
    const written = sink(piece);
    if (written) await written;
  }
}

async function takeTurn(options: PumpOptions, read: number): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
  if (options.stop.requested) throw new Stopped();
  options.onBytes?.(read);
}
