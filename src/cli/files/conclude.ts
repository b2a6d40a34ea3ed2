import type { Counts } from '../../reports/counts/index.ts';
import type { ExitCode } from '../command.ts';
import type { ScanFlags } from '../flags.ts';
import { writeError } from '../terminal/io.ts';
import type { CountsFile } from './counts-file.ts';
import type { Reading } from './reading.ts';
import { type Outcome, toExitCode } from './run.ts';
import { describeOutcome } from './summary.ts';

export interface Conclusion {
  readonly reading: Pick<Reading, 'paths' | 'configuration'>;
  readonly flags: Pick<ScanFlags, 'quiet' | 'verbose' | 'strict'>;
  /** See `DescribeOptions`. */
  readonly isAsked: boolean;
  /** Where the counts are written, if anywhere. */
  readonly file: CountsFile | undefined;
}

/** Says what became of a run over files, and writes its counts. */
export function conclude(outcome: Outcome, counts: Counts, { reading, flags, isAsked, file }: Conclusion): ExitCode {
  const isQuiet = flags.quiet ?? false;
  // The list of what was changed is empty as often as not: the run has done all that it was asked for.
  const isIdle = reading.paths?.length === 0;
  const lines = describeOutcome(counts, {
    ignored: outcome.ignored,
    configuration: reading.configuration,
    isAsked,
    isQuiet,
    isVerbose: flags.verbose ?? false,
  });
  for (const line of isIdle ? [] : lines) writeError(line);
  if (isIdle && !isQuiet) writeError('withhold: the list names no file: there is nothing to do');
  file?.write(counts);
  return isIdle ? 0 : toExitCode(outcome, flags.strict ?? false);
}
