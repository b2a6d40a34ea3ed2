/** Bytes of a stream that are not yet decided, in one piece of memory: what was kept, then what came in last. */
export interface ByteWindow {
  /** The memory. May be another array after every call of `append` or `room`. */
  readonly bytes: Uint8Array;
  /** `bytes.subarray(start, end)` is what the window holds. */
  readonly start: number;
  readonly end: number;
  /** Takes bytes in; a chunk that was read into `room()` is not copied. */
  append(chunk: Uint8Array): void;
  /** Lets go of everything before `to`. */
  drop(to: number): void;
  /** Where the next chunk may be read to. */
  room(): Uint8Array;
}

/** How much is read at once: large enough to be worth a call, small enough to stay in the processor's cache. */
export const chunkBytes: number = 512 * 1024;

/** Chunks land on a page boundary: reading a file to elsewhere makes the kernel copy at half the speed. */
const pageBytes = 4096;

/** Gives the memory of so many bytes that the window lives in, or more of it, with what it held in its place. */
export type Allocate = (bytes: number, held?: Uint8Array) => Uint8Array;

const allocateArray: Allocate = (length, held) => {
  const bytes = new Uint8Array(length);
  if (held) bytes.set(held);
  return bytes;
};

/**
 * Memory is laid out as kept bytes, then the chunk at `base`, so that both are read as one text. `most` says that no more
 * bytes will come in all.
 */
export function createWindow(allocate: Allocate = allocateArray, most: number = Number.POSITIVE_INFINITY): ByteWindow {
  let base = most < chunkBytes ? pageBytes : 16 * pageBytes;
  let bytes = allocate(base + Math.min(most, chunkBytes));
  let start = base;
  let end = base;

  /** Moves what is kept so that it ends at `base`, with more memory before it where it no longer fits. */
  const settle = (): void => {
    const kept = end - start;
    if (kept > base) {
      while (base < kept) base *= 2;
      bytes = allocate(base + chunkBytes, bytes);
    }
    if (end !== base) bytes.copyWithin(base - kept, start, end);
    start = base - kept;
    end = base;
  };

  return {
    get bytes() {
      return bytes;
    },
    get start() {
      return start;
    },
    get end() {
      return end;
    },
    append(chunk) {
      if (chunk.buffer === bytes.buffer && chunk.byteOffset === bytes.byteOffset + end) {
        end += chunk.length;
        return;
      }
      if (chunk.length > chunkBytes) throw new RangeError(`a chunk of at most ${chunkBytes} bytes`);
      if (end + chunk.length > bytes.length) settle();
      bytes.set(chunk, end);
      end += chunk.length;
    },
    drop(to) {
      start = to;
    },
    room() {
      settle();
      return bytes.subarray(end, end + chunkBytes);
    },
  };
}
