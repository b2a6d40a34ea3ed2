import { readSync } from 'node:fs';
import type { FileProcessor } from '../formats/processor.ts';
import { type Stop, Stopped } from './stop.ts';

// Large enough that the calls cost nothing, small enough to stay in the processor's cache; reads at offsets that are a
// multiple of the page size are twice as fast.
const pieceSize = 512 * 1024;

// How many bytes are read before other things (signals, the progress bar) get their turn.
const turnSize = 8 * pieceSize;

export interface PumpOptions {
  readonly stop: Stop;
  /** Called with the number of bytes read so far, once a turn. */
  readonly onBytes?: (bytes: number) => void;
}

/** Where the processed bytes go. A piece may be overwritten once the call, or the promise it returns, has ended. */
export type Sink = (piece: Uint8Array) => void | Promise<void>;

/** Reads an open file from its start to its end through a processor. @throws Stopped, InputError, system errors. */
export async function pumpFile(fd: number, processor: FileProcessor, sink: Sink, options: PumpOptions): Promise<void> {
  const buffer = Buffer.allocUnsafe(pieceSize);
  let position = 0;
  for (let turn = turnSize; ; ) {
    const length = readSync(fd, buffer, 0, pieceSize, position);
    if (length === 0) break;
    position += length;
    await drain(processor.push(buffer.subarray(0, length)), sink);
    if (position >= turn) {
      turn = position + turnSize;
      await takeTurn(options, position);
    }
  }
  await finish(processor, sink, options, position);
}

/** The same for bytes that come when they come: standard input. */
export async function pumpStream(
  chunks: AsyncIterable<Uint8Array>,
  processor: FileProcessor,
  sink: Sink,
  options: PumpOptions,
): Promise<void> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    await drain(processor.push(chunk), sink);
    if (options.stop.requested) throw new Stopped();
    options.onBytes?.(read);
  }
  await finish(processor, sink, options, read);
}

async function finish(processor: FileProcessor, sink: Sink, options: PumpOptions, read: number): Promise<void> {
  if (options.stop.requested) throw new Stopped();
  await drain(processor.end(), sink);
  options.onBytes?.(read);
}

async function drain(pieces: readonly Uint8Array[], sink: Sink): Promise<void> {
  for (const piece of pieces) {
    const written = sink(piece);
    if (written) await written;
  }
}

async function takeTurn(options: PumpOptions, read: number): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
  if (options.stop.requested) throw new Stopped();
  options.onBytes?.(read);
}
