/** When so many bytes are read there is much to read. */
const muchBytes = 1024 * 1024;

/**
 * Keeps a long run as small as a short one. V8 gives new objects more and more room, 32 MB in the end; what a piece of a
 * file leaves behind is no longer needed when the next one is read, and fits into the megabyte or two that V8 begins with.
 *
 * @returns to be told how many bytes have been read
 */
export function createMemoryHold(): (bytes: number) => void {
  let isHeld = false;
  return bytes => {
    if (isHeld || bytes < muchBytes) return;
    isHeld = true;
    process.getBuiltinModule('node:v8').setFlagsFromString('--semi-space-growth-factor=1');
  };
}
