import { closeSync, readSync } from 'node:fs';
import type { FileProcessor } from '../formats/processor.ts';
import { openPipe, readSome } from './pipe.ts';
import { type Stop, Stopped } from './stop.ts';

// How long bytes are read, in seconds, before other things (signals, the progress bar) get their turn.
const turnTime = 0.05;

const pageBytes = 4096;

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
  const { read } = await pumpAtOnce(
    (room, done) =>
      stretch ? readStretch(fd, room, stretch.start + done, stretch.end) : readSync(fd, room, 0, room.length, null),
    processor,
    sink,
    options,
  );
  await finish(processor, sink, options, read);
}

/** Ends on a page boundary of the file, because the kernel copies at a fraction of its speed from elsewhere. */
function readStretch(fd: number, room: Uint8Array, at: number, end: number): number {
  const most = room.length - (at % pageBytes);
  return readSync(fd, room, 0, Math.min(most, end - at), at);
}

/** The same for standard input where that is no file: what is in the pipe already at once, and the rest when it comes. */
export async function pumpPipe(processor: FileProcessor, sink: Sink, options: PumpOptions): Promise<void> {
  const { read, isOver } = await pumpReady(processor, sink, options);
  const all = isOver ? read : await pumpStream(process.stdin, processor, sink, options, read);
  await finish(processor, sink, options, all);
}

/** How far reading has come: the number of bytes, and whether those were all. */
interface Reach {
  readonly read: number;
  readonly isOver: boolean;
}

async function pumpReady(processor: FileProcessor, sink: Sink, options: PumpOptions): Promise<Reach> {
  const fd = openPipe(0);
  if (fd === undefined) return { read: 0, isOver: false };
  try {
    return await pumpAtOnce(room => readSome(fd, room), processor, sink, options);
  } finally {
    closeSync(fd);
  }
}

/** @param read puts bytes into the room, knowing how many came before; 0 is the end, -1 that it would have to wait. */
async function pumpAtOnce(
  read: (room: Uint8Array, before: number) => number,
  processor: FileProcessor,
  sink: Sink,
  options: PumpOptions,
): Promise<Reach> {
  let done = 0;
  for (let turn = process.uptime() + turnTime; ; ) {
    const room = processor.room();
    const length = read(room, done);
    if (length <= 0) return { read: done, isOver: length === 0 };
    done += length;
    await drain(processor.push(room.subarray(0, length)), sink);
    if (process.uptime() >= turn) {
      await takeTurn(options, done);
      turn = process.uptime() + turnTime;
    }
  }
}

async function pumpStream(
  chunks: AsyncIterable<Uint8Array>,
  processor: FileProcessor,
  sink: Sink,
  options: PumpOptions,
  before: number,
): Promise<number> {
  let read = before;
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
  return read;
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
