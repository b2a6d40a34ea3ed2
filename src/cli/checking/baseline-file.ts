import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
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

/** @param isNamed whether someone asked for it: then it is an error that it is not there. @throws UsageError */
export function loadBaseline(path: string, isNamed: boolean): Baseline | undefined {
  if (!isNamed && !existsSync(path)) return undefined;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`the baseline ${basename(path)} cannot be read; "withhold baseline" writes one`);
  }
  try {
    return readBaseline(text);
  } catch (error) {
    throw error instanceof BaselineError ? new UsageError(`${basename(path)}: ${error.message}`) : error;
  }
}
