import { closeSync, constants, fchmodSync, fsyncSync, openSync, readFileSync, statSync } from 'node:fs';
import { InputError } from '../formats/processor.ts';
import { randomBytes } from './hash.ts';
import { reasonOf } from './reason.ts';
import { writeAll } from './replacement.ts';

/** The secret that tokens are made with, and what a person should know about its file. */
export interface Key {
  /** At least 32. */
  readonly bytes: Uint8Array;
  readonly notice?: string;
}

/** The bytes of a file, without one final newline. @throws InputError where it cannot be read or is too short. */
export function readKey(path: string): Key {
  let bytes: Buffer;
  let isOpen: boolean;
  try {
    bytes = readFileSync(path);
    isOpen = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
  } catch (error) {
    throw new InputError(`the key file: ${reasonOf(error)}`);
  }
  if (bytes.at(-1) === 0x0a) bytes = bytes.subarray(0, bytes.at(-2) === 0x0d ? -2 : -1);
  if (bytes.length < 32) throw new InputError('the key file holds fewer than 32 bytes; `withhold key` makes a key');
  if (new Set(bytes).size < 8) throw new InputError('the key file holds no random bytes; `withhold key` makes a key');
  return { bytes, ...(isOpen && { notice: 'the key file can be read by other users; chmod 600 keeps it secret' }) };
}

/** A new key as one line of text: 256 random bits, base64url. */
export function createKey(): string {
  return `${randomBytes(32).toString('base64url')}\n`;
}

/** Writes a new key that only its owner can read. A key that is there is never written over: its tokens would be lost. */
export function writeKey(path: string): void {
  try {
    const fd = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      fchmodSync(fd, 0o600);
      writeAll(fd, Buffer.from(createKey()));
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw new InputError(`the key was not written: ${reasonOf(error)}`);
  }
}
