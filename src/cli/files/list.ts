import { createStop, scanFiles, toDetector } from '../../batch/index.ts';
import { createCounts } from '../../reports/counts/counts.ts';
import { reportFormats } from '../../reports/index.ts';
import { UsageError } from '../errors.ts';
import type { ScanFlags } from '../flags.ts';
import { isTerminal } from '../terminal/outlet.ts';
import { createStyle } from '../terminal/style.ts';
import { version } from '../version.ts';
import { conclude } from './conclude.ts';
import { createFindingsWriter, createValuesWriter } from './findings-writer.ts';
import { ownFiles } from './own.ts';
import { prepareReading } from './reading.ts';
import { openResult, toFile } from './result.ts';
import { isWatched, piped, runFiles } from './run.ts';

/** Runs `withhold scan`. @throws UsageError, ConfigError, InputError */
export async function list(given: readonly string[], flags: ScanFlags): Promise<number> {
  const cwd = process.cwd();
  const format = flags.format ?? 'table';
  const formats = ['table', ...reportFormats];
  if (!formats.includes(format)) throw new UsageError(`--format: the formats are ${formats.join(', ')}`);
  const output = toFile(flags.output);
  if (flags.showValues && (output !== undefined || !isTerminal(1)))
    throw new UsageError('--show-values: values are shown on a terminal only, not in files and pipes');

  const own = ownFiles({ '--report': flags.report, '--output': output ?? '-' }, cwd);
  const counted =
    flags.report === undefined ? undefined : (await import('./counts-file.ts')).openCountsFile(flags.report, cwd);
  const reading = await prepareReading(given, flags, cwd);
  own.assertUnread(reading.files);
  const paths = reading.paths ?? [piped()];
  const detector = toDetector(reading.settings);
  const clean = (text: string): string => detector.redact(text).text;
  const stop = createStop();
  const result = openResult(output, cwd, stop);
  const style = createStyle(output === undefined ? flags.color : 'never');
  const setting = { reading: reading.options, clean, style, write: result.write };
  const writer = flags.showValues ? createValuesWriter(setting) : createFindingsWriter(format, setting);
  try {
    const outcome = await runFiles(
      control =>
        scanFiles({
          ...reading.options,
          ...own.guard(control),
          ...writer.options,
          paths,
          detector,
          ...(flags.stdinFilename !== undefined && { stdinName: flags.stdinFilename }),
        }),
      {
        showProgress: isWatched(flags.progress, flags.quiet ?? false),
        onFile: writer.onFile,
      },
      stop,
    );
    writer.end(outcome);
    await result.finish();
    const counts = createCounts({ ...outcome, version, isReplaced: false, clean });
    return conclude(outcome, counts, { reading, flags, isAsked: true, file: counted });
  } finally {
    result.discard();
  }
}
