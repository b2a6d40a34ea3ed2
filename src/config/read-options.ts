import { toMatcher } from '../batch/ignoring.ts';
import type { ReadOptions } from '../formats/processor.ts';
import type { Config } from './config.ts';

/** How each file is to be read, by its path relative to the folder of the configuration. Later entries win, key by key. */
export function createReadOptions(config: Config): (path: string) => ReadOptions {
  const entries = (config.files ?? []).map(({ paths, ...read }) => ({ fits: toMatcher(paths), read }));
  return path => Object.assign({}, ...entries.filter(entry => entry.fits(path)).map(entry => entry.read));
}
