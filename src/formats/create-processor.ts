import { stepBytes } from './editor.ts';
import { concat } from './encoding.ts';
import { createGunzipStage, createGzipStage, gunzipBytes, isGzip, type Stage } from './gzip.ts';
import type { ProcessorOptions } from './options.ts';
import { createPlain, type Plain } from './plain.ts';
import type { FileProcessor } from './processor.ts';

/** A processor for one file. Throws an `InputError` for an unknown encoding, no delimiter and no column. */
export function createProcessor(options: ProcessorOptions): FileProcessor {
  const plain = createPlain({ ...options, read: options.read ?? {}, step: options.step ?? stepBytes });
  let inner: Pick<FileProcessor, 'push' | 'end' | 'room'> | undefined;
  let isPacked = false;
  let head: Uint8Array = new Uint8Array(0);

  const open = (): Pick<FileProcessor, 'push' | 'end' | 'room'> => {
    isPacked = isGzip(head);
    inner = isPacked ? createUnpacking(plain, options.replacer !== undefined) : plain;
    return inner;
  };
  return {
    push(chunk) {
      if (inner) return inner.push(chunk);
      head = concat(head, chunk);
      return head.length < 3 ? [] : open().push(head);
    },
    end() {
      if (inner) return inner.end();
      const pieces = open().push(head) as Uint8Array[];
      return [...pieces, ...plain.end()];
    },
    room: () => (inner ? inner : plain).room(),
    summary: () => ({ ...plain.summary(), gzip: isPacked }),
    position: plain.position,
  };
}

/** What comes in is unpacked first, and what comes out packed again. */
function createUnpacking(plain: Plain, isWriting: boolean): Pick<FileProcessor, 'push' | 'end' | 'room'> {
  const gunzip = createGunzipStage();
  const gzip = isWriting ? createGzipStage() : undefined;
  // One for all: what is in it has been unpacked when the promise of `push` has ended.
  const room = new Uint8Array(gunzipBytes);
  const pack = async (pieces: readonly Uint8Array[]): Promise<Uint8Array[]> => {
    const out: Uint8Array[] = [];
    for (const piece of pieces) out.push(...(await (gzip as Stage).push(piece)));
    return out;
  };
  const take = async (unpacked: readonly Uint8Array[]): Promise<Uint8Array[]> => {
    const out: Uint8Array[] = [];
    for (const piece of unpacked) {
      const pieces = plain.push(piece);
      if (gzip) out.push(...(await pack(pieces)));
    }
    return out;
  };
  return {
    async push(chunk) {
      const out: Uint8Array[] = [];
      for (let at = 0; at < chunk.length; at += gunzipBytes) {
        out.push(...(await take(await gunzip.push(chunk.subarray(at, at + gunzipBytes)))));
      }
      return out;
    },
    async end() {
      const out = await take(await gunzip.end());
      const rest = plain.end();
      return gzip ? [...out, ...(await pack(rest)), ...(await gzip.end())] : out;
    },
    room: () => room,
  };
}
