import { readdirSync, unlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { randomBytes, sha256 } from './hash.ts';
import { errorCode } from './reason.ts';

// The host is part of the name because containers share folders but not process numbers.
let host: string | undefined;
const ownHost = (): string => (host ??= sha256(hostname()).slice(0, 8));
const temporaryName = /^\.withhold-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/;

/** A fresh name for what is to become `target`, in the same folder. */
export function temporaryBeside(target: string): string {
  return join(dirname(target), `.withhold-${ownHost()}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
}

export function isTemporaryName(name: string): boolean {
  return temporaryName.test(name);
}

/** Removes what runs that were killed have left in `folder`. */
export function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, ofHost, pid] = temporaryName.exec(name) ?? [];
    if (ofHost === ownHost() && !isRunning(Number(pid))) removeQuietly(join(folder, name));
  }
}

export function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It is gone, or cannot be removed; the next run tries again.
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // The folder will be complained about when it is written to.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
