import { relative } from 'node:path';
import { writeWhole } from '../../batch/index.ts';
import {
  type Baseline,
  createReport,
  pruneBaseline,
  toAccount,
  toCount,
  toPrintable,
  updateBaseline,
  writeBaseline,
} from '../../reports/index.ts';
import type { ExitCode } from '../command.ts';
import { UsageError } from '../errors.ts';
import type { BaselineFlags } from '../flags.ts';
import { writeError, writeOut } from '../terminal/io.ts';
import { loadBaseline, locateBaseline } from './baseline-file.ts';
import { look } from './look.ts';

/** Runs `withhold baseline`. @throws UsageError */
export async function record(paths: readonly string[], flags: BaselineFlags): Promise<ExitCode> {
  const cwd = process.cwd();
  if (flags.output === '-') throw new UsageError('-o: a baseline is kept in a file; name one');
  const { config, root, input, mayBeEmpty, signalled } = await look(paths, flags, cwd);
  if (signalled !== undefined) return signalled;
  const path = locateBaseline(flags.output, config.baseline, cwd, root);
  const before = loadBaseline(path, flags.prune ?? false) ?? new Map();
  const report = createReport({ ...input, specimens: config.specimens ?? 'allow' });
  for (const { path: file, reason } of report.failed) writeError(toPrintable(`${file}: could not be read: ${reason}`));
  if (report.failed.length > 0)
    throw new UsageError('the baseline is left as it is, because not everything could be read');
  if (report.summary.files === 0 && !mayBeEmpty)
    throw new UsageError('the baseline is left as it is, because nothing was read');

  const isChecked = input.isChecked ?? (() => false);
  const revise = flags.prune ? pruneBaseline : updateBaseline;
  const after = revise(before, report.files, isChecked);
  write(path, writeBaseline(after));
  const counts = `${toCount(size(after), 'finding')} in ${toCount(after.size, 'file')}`;
  await writeOut(`Wrote ${toPrintable(input.clean(relative(cwd, path)))}: ${counts}, before ${size(before)}.\n`);
  if (!flags.quiet) writeError(toAccount(report).join(' '));
  return 0;
}

function size(baseline: Baseline): number {
  return [...baseline.values()].reduce((sum, entries) => sum + entries.length, 0);
}

/** Whole or not at all: half a baseline would make a check fail on what is known. */
function write(path: string, text: string): void {
  try {
    writeWhole(path, Buffer.from(text));
  } catch {
    throw new UsageError('the baseline cannot be written');
  }
}
