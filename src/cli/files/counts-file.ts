import { extname, resolve } from 'node:path';
import { writeWhole } from '../../batch/index.ts';
import { type Counts, countsWriters } from '../../reports/counts/index.ts';
import { UsageError } from '../errors.ts';

/** What writes the counts to a file. A name that says no form is refused here, before any work. @throws UsageError */
export function openCountsFile(path: string, cwd: string): (counts: Counts) => void {
  const form = extname(path).slice(1).toLowerCase();
  if (!Object.hasOwn(countsWriters, form)) {
    throw new UsageError(
      `--report: the name must end in ${Object.keys(countsWriters)
        .map(each => `.${each}`)
        .join(', ')}`,
    );
  }
  return counts => writeWhole(resolve(cwd, path), Buffer.from(countsWriters[form]!(counts)));
}
