import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../formats/processor.ts';
import { reasonOf } from './reason.ts';

/** The path with its links resolved as far as it exists, so that a link given as the output keeps being one. */
export function withoutLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (look(lstatSync, path)?.isSymbolicLink()) {
      throw new InputError(`${basename(path)} is a link that leads nowhere: ${reasonOf(error)}`);
    }
    return dirname(path) === path ? path : join(withoutLinks(dirname(path)), basename(path));
  }
}

/** What cannot be looked at counts as not there: its folder is complained about where it is prepared. */
export function statIfThere(path: string): Stats | undefined {
  return look(statSync, path);
}

function look(stat: (path: string) => Stats, path: string): Stats | undefined {
  try {
    return stat(path);
  } catch {
    return undefined;
  }
}
