import { extname, resolve } from 'node:path';
import { writeWhole } from '../batch/index.ts';
import { type Counts, countsWriters } from '../reports/counts/index.ts';
import { UsageError } from './errors.ts';

/** Refuses a name that says no form, before any work. @throws UsageError */
export function assertCountsName(path: string): void {
  if (!Object.hasOwn(countsWriters, formOf(path))) {
    throw new UsageError(
      `--report: the name must end in ${Object.keys(countsWriters)
        .map(form => `.${form}`)
        .join(', ')}`,
    );
  }
}

export function writeCounts(path: string, counts: Counts, cwd: string): void {
  writeWhole(resolve(cwd, path), Buffer.from(countsWriters[formOf(path)]!(counts)));
}

function formOf(path: string): string {
  return extname(path).slice(1).toLowerCase();
}
