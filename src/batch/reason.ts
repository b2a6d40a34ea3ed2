import { InputError } from '../formats/processor.ts';

// The message of a system error holds paths, and that of a parser holds input: neither is ever shown. Codes are.
const sentences: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'is a folder',
  EEXIST: 'already exists',
  ELOOP: 'is a link, or a loop of links',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than the system allows',
  EROFS: 'the file system is read-only',
  EXDEV: 'the folder is on another file system than its files',
  EBUSY: 'is in use',
  EIO: 'the disk reported an error',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files in the system',
  ERR_WORKER_OUT_OF_MEMORY: 'out of memory',
};

/** Why something went wrong, as the end of a sentence. Never the message of the error itself, unless it is ours. */
export function reasonOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  const code = errorCode(error);
  if (code !== undefined) return sentences[code] ?? `the system reported ${code}`;
  return `unexpected ${error instanceof Error ? error.name : typeof error}; please report this`;
}

export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^[A-Z][A-Z0-9_]*$/.test(error.code) ? error.code : undefined;
}

/** `work`, whose system errors are about writing `output`, and not about the file that is being read: they say so. */
export function sayingWhat<Given extends unknown[], Result>(
  output: string,
  work: (...given: Given) => Result,
): (...given: Given) => Result {
  return (...given) => {
    try {
      return work(...given);
    } catch (error) {
      throw error instanceof InputError ? error : new InputError(`could not write ${output}: ${reasonOf(error)}`);
    }
  };
}
