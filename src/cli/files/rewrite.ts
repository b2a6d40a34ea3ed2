import { resolve } from 'node:path';
import {
  createStop,
  type RedactDestination,
  readKey,
  redactFiles,
  type Settings,
  toDetector,
} from '../../batch/index.ts';
import type { Config } from '../../config/config.ts';
import { createCounts } from '../../reports/counts/counts.ts';
import { UsageError } from '../errors.ts';
import type { RedactFlags } from '../flags.ts';
import { writeError } from '../terminal/io.ts';
import { version } from '../version.ts';
import { prepareReading } from './reading.ts';
import { isWatched, piped, runFiles, toExitCode } from './run.ts';
import { createSink } from './sink.ts';
import { describeOutcome } from './summary.ts';

/** Runs `withhold redact`. @throws UsageError, ConfigError, InputError */
export async function rewrite(given: readonly string[], flags: RedactFlags): Promise<number> {
  const cwd = process.cwd();
  const { config, options, settings, paths, configuration } = await prepareReading(given, flags, cwd);
  const writeCounts =
    flags.report === undefined ? undefined : (await import('./counts-file.ts')).openCountsFile(flags.report, cwd);
  const destination = toDestination(flags);
  if (flags.inPlace && (paths.length === 0 || paths.includes('-'))) throw new UsageError('--in-place needs files');
  const replace = toReplace(config, flags, cwd);
  const detector = toDetector(settings);
  const stop = createStop();
  const outcome = await runFiles(
    control =>
      redactFiles({
        ...options,
        ...control,
        paths: paths.length > 0 ? paths : [piped()],
        destination,
        detector,
        settings: { ...settings, ...(replace && { replace }) },
        standardOutput: createSink(stop),
        ...(flags.force && { force: true }),
        ...(flags.skipExisting && { skipExisting: true }),
        ...(flags.stdinFilename !== undefined && { stdinName: flags.stdinFilename }),
      }),
    { showProgress: destination !== 'standard output' && isWatched(flags.progress, flags.quiet ?? false) },
    stop,
  );
  const isReplaced = destination !== 'dry run';
  const counts = createCounts({ ...outcome, version, isReplaced, clean: text => detector.redact(text).text });
  const lines = describeOutcome(counts, {
    ignored: outcome.ignored,
    configuration,
    isAsked: destination !== 'standard output',
    isQuiet: flags.quiet ?? false,
    isVerbose: flags.verbose ?? false,
  });
  for (const line of lines) writeError(line);
  writeCounts?.(counts);
  return toExitCode(outcome, flags.strict ?? false);
}

function toDestination({ dryRun, inPlace, output }: RedactFlags): RedactDestination {
  if (inPlace && output !== undefined) throw new UsageError('--in-place and --output exclude each other');
  if (dryRun) return 'dry run';
  if (inPlace) return { inPlace: true };
  return output === undefined || output === '-' ? 'standard output' : { output };
}

/** Flags before the configuration; a label by itself means labels. */
function toReplace(config: Config, flags: RedactFlags, cwd: string): Settings['replace'] {
  const name = flags.replace ?? (flags.label !== undefined ? 'label' : (config.replace ?? 'label'));
  const label = flags.label ?? config.label;
  if (flags.label !== undefined && name !== 'label') throw new UsageError('--label goes with --replace label');
  if (name === 'label') return label === undefined ? 'label' : { label };
  if (name !== 'token') return name;
  const path = flags.keyFile ?? process.env['WITHHOLD_KEY_FILE'] ?? config.keyFile;
  if (!path) throw new UsageError('--replace token needs a key: withhold key -o key.txt, then --key-file key.txt');
  const { bytes, notice } = readKey(resolve(cwd, path));
  if (notice !== undefined) writeError(`withhold: ${notice}`);
  return { key: bytes };
}
