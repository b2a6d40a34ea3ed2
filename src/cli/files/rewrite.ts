import { resolve } from 'node:path';
import {
  createStop,
  type RedactDestination,
  readKey,
  redactFiles,
  type Settings,
  toDetector,
} from '../../batch/index.ts';
import { withoutLinks } from '../../batch/links.ts';
import type { Config } from '../../config/config.ts';
import { createCounts } from '../../reports/counts/counts.ts';
import { UsageError } from '../errors.ts';
import type { RedactFlags } from '../flags.ts';
import { writeError } from '../terminal/io.ts';
import { version } from '../version.ts';
import { conclude } from './conclude.ts';
import type { CountsFile } from './counts-file.ts';
import { ownFiles } from './own.ts';
import { prepareReading } from './reading.ts';
import { isWatched, piped, runFiles } from './run.ts';
import { createSink } from './sink.ts';

/** Runs `withhold redact`. @throws UsageError, ConfigError, InputError */
export async function rewrite(given: readonly string[], flags: RedactFlags): Promise<number> {
  const cwd = process.cwd();
  const reading = await prepareReading(given, flags, cwd);
  const { config, options, settings } = reading;
  const destination = toDestination(flags);
  const own = ownFiles(
    { '--report': flags.report, ...(destination === 'standard output' && { '--output': '-' }) },
    cwd,
  );
  own.assertUnread(reading.files);
  const counted = await openReport(flags.report, destination, cwd);
  const paths = reading.paths ?? (flags.inPlace ? ['-'] : [piped()]);
  if (flags.inPlace && paths.includes('-')) throw new UsageError('--in-place needs files');
  const replace = toReplace(config, flags, cwd);
  const detector = toDetector(settings);
  const stop = createStop();
  const outcome = await runFiles(
    control =>
      redactFiles({
        ...options,
        ...own.guard(control),
        paths,
        destination,
        detector,
        settings: { ...settings, ...(replace && { replace }) },
        standardOutput: createSink(stop),
        ...(counted && { report: counted.target }),
        ...(flags.force && { force: true }),
        ...(flags.skipExisting && { skipExisting: true }),
        ...(flags.stdinFilename !== undefined && { stdinName: flags.stdinFilename }),
      }),
    { showProgress: destination !== 'standard output' && isWatched(flags.progress, flags.quiet ?? false) },
    stop,
  );
  const isReplaced = destination !== 'dry run';
  const counts = createCounts({ ...outcome, version, isReplaced, clean: text => detector.redact(text).text });
  return conclude(outcome, counts, { reading, flags, isAsked: destination !== 'standard output', file: counted });
}

async function openReport(
  path: string | undefined,
  destination: RedactDestination,
  cwd: string,
): Promise<CountsFile | undefined> {
  if (path === undefined) return undefined;
  const isMade = typeof destination === 'object' && 'output' in destination;
  const made = isMade ? withoutLinks(resolve(cwd, destination.output)) : undefined;
  return (await import('./counts-file.ts')).openCountsFile(path, cwd, made);
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
  if (flags.keyFile !== undefined && name !== 'token') throw new UsageError('--key-file goes with --replace token');
  if (name === 'label') return label === undefined ? 'label' : { label };
  if (name !== 'token') return name;
  const path = flags.keyFile ?? process.env['WITHHOLD_KEY_FILE'] ?? config.keyFile;
  if (!path) throw new UsageError('--replace token needs a key: withhold key -o key.txt, then --key-file key.txt');
  const { bytes, notice } = readKey(resolve(cwd, path));
  if (notice !== undefined) writeError(`withhold: ${notice}`);
  return { key: bytes };
}
