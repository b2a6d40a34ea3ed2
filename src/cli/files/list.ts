import { createStop, scanFiles, toDetector } from '../../batch/index.ts';
import { createCounts } from '../../reports/counts/counts.ts';
import { reportFormats } from '../../reports/index.ts';
import { UsageError } from '../errors.ts';
import type { ScanFlags } from '../flags.ts';
import { writeError } from '../terminal/io.ts';
import { isTerminal } from '../terminal/outlet.ts';
import { createStyle } from '../terminal/style.ts';
import { version } from '../version.ts';
import { createFindingsWriter, createValuesWriter } from './findings-writer.ts';
import { prepareReading } from './reading.ts';
import { openResult } from './result.ts';
import { isWatched, piped, runFiles, toExitCode } from './run.ts';
import { describeOutcome } from './summary.ts';

/** Runs `withhold scan`. @throws UsageError, ConfigError, InputError */
export async function list(given: readonly string[], flags: ScanFlags): Promise<number> {
  const cwd = process.cwd();
  const format = flags.format ?? 'table';
  const formats = ['table', ...reportFormats];
  if (!formats.includes(format)) throw new UsageError(`--format: the formats are ${formats.join(', ')}`);
  const writeCounts =
    flags.report === undefined ? undefined : (await import('./counts-file.ts')).openCountsFile(flags.report, cwd);
  if (flags.showValues && (flags.output !== undefined || !isTerminal(1)))
    throw new UsageError('--show-values: values are shown on a terminal only, not in files and pipes');

  const reading = await prepareReading(given, flags, cwd);
  const paths = reading.paths.length > 0 ? reading.paths : [piped()];
  const detector = toDetector(reading.settings);
  const clean = (text: string): string => detector.redact(text).text;
  const stop = createStop();
  const result = openResult(flags.output, cwd, stop);
  const style = createStyle(flags.output === undefined ? flags.color : 'never');
  const setting = { reading: reading.options, clean, style, write: result.write };
  const writer = flags.showValues ? createValuesWriter(setting) : createFindingsWriter(format, setting);
  try {
    const outcome = await runFiles(
      control =>
        scanFiles({
          ...reading.options,
          ...control,
          ...writer.options,
          paths,
          detector,
          ...(flags.stdinFilename !== undefined && { stdinName: flags.stdinFilename }),
        }),
      {
        showProgress: isWatched(flags.progress, flags.quiet ?? false),
        onFile: file => 'summary' in file && writer.onFile(file),
      },
      stop,
    );
    writer.end(outcome);
    await result.finish();
    const counts = createCounts({ ...outcome, version, isReplaced: false, clean });
    const lines = describeOutcome(counts, {
      ignored: outcome.ignored,
      configuration: reading.configuration,
      isAsked: true,
      isQuiet: flags.quiet ?? false,
      isVerbose: flags.verbose ?? false,
    });
    for (const line of lines) writeError(line);
    writeCounts?.(counts);
    return toExitCode(outcome, flags.strict ?? false);
  } finally {
    result.discard();
  }
}
