import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { errorCode, reasonOf } from '../../batch/reason.ts';
import { type Baseline, BaselineError, readBaseline } from '../../reports/index.ts';
import { UsageError } from '../errors.ts';

/** Where a baseline is found without being named: at the top of the repository. */
export const baselineName = '.withhold-baseline.json';

/** The baseline that is meant: named in the call, named in the configuration, or at its place. Absolute. */
export function locateBaseline(
  named: string | undefined,
  configured: string | undefined,
  cwd: string,
  root: string,
): string {
  return named === undefined ? (configured ?? join(root, baselineName)) : resolve(cwd, named);
}

/**
 * A broken baseline is never taken for none, and never written over: what somebody has put down in it would be lost.
 *
 * @param isNamed whether someone asked for it: then it is an error that it is not there. @throws UsageError
 */
export function loadBaseline(path: string, isNamed: boolean): Baseline | undefined {
  const name = basename(path);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw new UsageError(`the baseline ${name} cannot be read: ${reasonOf(error)}`);
    if (!isNamed) return undefined;
    throw new UsageError(`there is no baseline ${name}; "withhold baseline" writes one, and -o says where`);
  }
  try {
    return readBaseline(text);
  } catch (error) {
    if (!(error instanceof BaselineError)) throw error;
    throw new UsageError(
      `${name}: ${error.message}; put back one that was whole, or delete it and let "withhold baseline" write it anew`,
    );
  }
}
