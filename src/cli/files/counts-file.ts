import { closeSync, openSync, readSync } from 'node:fs';
import { basename, extname, resolve, sep } from 'node:path';
import { writeWhole } from '../../batch/index.ts';
import { statIfThere, withoutLinks } from '../../batch/links.ts';
import { assertCreatable } from '../../batch/outputs.ts';
import { sayingWhat } from '../../batch/reason.ts';
import { type Counts, countsWriters, createCounts } from '../../reports/counts/index.ts';
import { UsageError } from '../errors.ts';

/** Where the counts of a run go. */
export interface CountsFile {
  /** Absolute, without links. */
  readonly target: string;
  write(counts: Counts): void;
}

/**
 * What writes the counts to a file. What can be known to be wrong is refused here, before any work: a name that says no
 * form, a file that is there and holds something else, a folder that cannot be written to.
 *
 * @param made the folder that the run itself makes, absolute: what lies in it is looked at later. @throws UsageError, InputError
 */
export function openCountsFile(path: string, cwd: string, made?: string): CountsFile {
  const form = extname(path).slice(1).toLowerCase();
  const toText = Object.hasOwn(countsWriters, form) ? countsWriters[form] : undefined;
  if (toText === undefined) {
    const endings = Object.keys(countsWriters).map(each => `.${each}`);
    throw new UsageError(`--report: the name must end in ${endings.join(', ')}`);
  }
  const target = withoutLinks(resolve(cwd, path));
  if (made === undefined || !target.startsWith(made + sep)) assertCreatable(target);
  if (!mayBeReplaced(target, toText)) {
    const name = basename(path);
    throw new UsageError(`--report: ${name} is there, and is no earlier report; remove it, or name another file`);
  }
  return { target, write: counts => writeWhole(target, Buffer.from(toText(counts))) };
}

/** In bytes. As far as this, every form begins in the same way whatever the counts are. */
const beginning = 50;

/** Whether a file holds nothing, or counts that an earlier run wrote: people keep reports beside what they read. */
function mayBeReplaced(target: string, toText: (counts: Counts) => string): boolean {
  if (!statIfThere(target)?.isFile()) return true;
  const nothing = { files: [], skipped: [], failed: [], version: '', isReplaced: false };
  const ours = Buffer.from(toText(createCounts({ ...nothing, clean: text => text })));
  const start = sayingWhat(basename(target), readStart)(target);
  return start.length === 0 || start.equals(ours.subarray(0, beginning));
}

function readStart(path: string): Buffer {
  const fd = openSync(path, 'r');
  try {
    const start = Buffer.alloc(beginning);
    return start.subarray(0, readSync(fd, start));
  } finally {
    closeSync(fd);
  }
}
