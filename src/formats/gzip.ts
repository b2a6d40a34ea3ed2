import type { Gunzip, Gzip } from 'node:zlib';
import { InputError } from './processor.ts';

/** Loaded for files that are packed, and not at every start. */
const zlib = (): typeof import('node:zlib') => process.getBuiltinModule('node:zlib');

/** More than this many bytes out of one is a bomb, once there are enough of them to matter. */
const ratioLimit = 200;
const harmlessBytes = 64 * 1024 * 1024;

/** How much may be given to `push` of a gunzip stage: one byte can hold a thousand, and they are all in memory then. */
export const gunzipBytes: number = 16 * 1024;

/** Bytes in, bytes out; one call at a time. */
export interface Stage {
  push(chunk: Uint8Array): Promise<Uint8Array[]>;
  end(): Promise<Uint8Array[]>;
}

export function isGzip(sample: Uint8Array): boolean {
  return sample[0] === 0x1f && sample[1] === 0x8b && sample[2] === 8;
}

export function createGzipStage(): Stage {
  return createStage(zlib().createGzip(), () => new InputError('the output cannot be packed as gzip'));
}

/** Unpacks all members. Rejects with an `InputError` for what is cut, damaged, not gzip all through, or a bomb. */
export function createGunzipStage(): Stage {
  const gunzip = zlib().createGunzip();
  const stage = createStage(gunzip, toInputError);
  let given = 0;
  let made = 0;
  let isOver = false;
  gunzip.on('end', () => {
    isOver = true;
  });
  return {
    async push(chunk) {
      if (isOver) {
        refuseData(chunk);
        return [];
      }
      given += chunk.length;
      const pieces = await stage.push(chunk);
      for (const piece of pieces) made += piece.length;
      if (made > harmlessBytes && made > ratioLimit * given) {
        gunzip.destroy();
        throw new InputError(
          `the gzip file unpacks to more than ${ratioLimit} times its size; unpack it yourself if it is sound`,
        );
      }
      // Node stops without a word where zeros follow a member: padding, but only if it is nothing but zeros.
      if (given > gunzip.bytesWritten) refuseData(chunk.subarray(chunk.length - (given - gunzip.bytesWritten)));
      return pieces;
    },
    end: async () => (isOver ? [] : await stage.end()),
  };
}

function refuseData(bytes: Uint8Array): void {
  if (bytes.some(byte => byte !== 0)) throw new InputError('something follows the gzip data in the file');
}

function toInputError(error: Error & { code?: string }): InputError {
  return new InputError(
    error.code === 'Z_BUF_ERROR'
      ? 'the gzip file is cut off'
      : 'the gzip file is damaged, or something in it is not gzip',
  );
}

function createStage(stream: Gunzip | Gzip, toError: (error: Error) => InputError): Stage {
  let pieces: Uint8Array[] = [];
  let fault: InputError | undefined;
  let settle: (() => void) | undefined;
  stream.on('data', (piece: Uint8Array) => pieces.push(piece));
  stream.on('error', error => {
    fault = toError(error);
    settle?.();
  });
  stream.on('end', () => settle?.());
  const run = (start: (done: () => void) => void): Promise<Uint8Array[]> =>
    new Promise((resolve, reject) => {
      settle = () => {
        if (fault) reject(fault);
        else resolve(pieces);
        pieces = [];
      };
      if (fault) settle();
      else start(settle);
    });
  return {
    push: chunk => run(done => stream.write(chunk, done)),
    end: () => run(() => stream.end()),
  };
}
