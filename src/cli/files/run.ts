import {
  createStop,
  type FileRead,
  type FileResult,
  type ReadingOptions,
  type SharedStop,
  Stopped,
} from '../../batch/index.ts';
import type { FileCounts } from '../../reports/counts/index.ts';
import type { UnreadFile } from '../../reports/index.ts';
import { toDamage } from '../../reports/sentences.ts';
import { UsageError } from '../errors.ts';
import { output } from '../terminal/io.ts';
import { createMemoryHold } from '../terminal/memory.ts';
import { isTerminal } from '../terminal/outlet.ts';
import { watchSignals } from '../terminal/signals.ts';

/** What a run over files came to. */
export interface Outcome {
  readonly files: readonly FileCounts[];
  /** `isOutput` where the run itself writes there: it is no input. */
  readonly skipped: readonly (UnreadFile & { readonly isOutput: boolean })[];
  readonly failed: readonly UnreadFile[];
  /** How many of those skipped are a gap in what was read or written. */
  readonly missed: number;
  /** Paths that ignore rules left out. */
  readonly ignored: number;
  /** Whether there was nothing left to do: every output was there from an earlier run. */
  readonly isDone: boolean;
  /** The exit code of a run that a signal ended: 128 and the number of the signal. */
  readonly signalled?: number;
}

export interface RunControl {
  readonly showProgress: boolean;
  /** Takes a file that was read, when all of it was. */
  readonly onFile?: (file: FileRead) => void;
}

type Start = (
  options: Required<Pick<ReadingOptions, 'onIgnored' | 'onStart' | 'onProgress' | 'stop'>>,
) => AsyncIterable<FileResult>;

/** Does a run: listens to signals, shows the progress, and sorts the results. */
export async function runFiles(
  start: Start,
  { showProgress, onFile }: RunControl,
  stop: SharedStop = createStop(),
): Promise<Outcome> {
  const files: FileCounts[] = [];
  const skipped: Outcome['skipped'][number][] = [];
  const failed: UnreadFile[] = [];
  let ignored = 0;
  let isDone = false;
  let missed = 0;
  const line = showProgress ? (await import('../../batch/progress.ts')).createProgressLine(process.stderr) : undefined;
  const signals = watchSignals(stop);
  const holdMemory = createMemoryHold();
  try {
    const results = start({
      stop,
      onIgnored: () => {
        ignored += 1;
      },
      onStart: found => line?.start(found),
      onProgress: progress => {
        holdMemory(progress.bytes);
        line?.update(progress);
      },
    });
    for await (const result of results) {
      if ('skipped' in result) {
        const { path, skipped: reason, isOutput = false } = result;
        skipped.push({ path, reason, isOutput });
        isDone ||= result.isDone ?? false;
        if (!result.isDone && !isOutput) missed++;
      } else if ('failed' in result) failed.push({ path: result.path, reason: result.failed });
      else {
        const { path, output, summary } = result;
        onFile?.(result);
        files.push({ path, summary, ...(output !== undefined && { output }) });
        if (summary.brokenRecords > 0) failed.push({ path, reason: toDamage(summary) });
      }
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    line?.stop();
    signals.release();
  }
  const signalled = signals.exitCode();
  return { files, skipped, missed, failed, ignored, isDone, ...(signalled !== undefined && { signalled }) };
}

/** The path that stands for piped text. @throws UsageError where nothing is piped */
export function piped(): string {
  if (isTerminal(0)) throw new UsageError('nothing to read: name files or folders, or pipe text in');
  return '-';
}

/** A line that moves is for people who watch: not for logs, not for programs. */
export function isWatched(flag: boolean, quiet: boolean): boolean {
  return flag && !quiet && isTerminal(2) && !process.env['CI'] && process.env['TERM'] !== 'dumb';
}

/** 2 where anything was not read or written that should have been, or where there was nothing to read. */
export function toExitCode(outcome: Outcome, strict: boolean): number {
  const { files, missed, failed, isDone, signalled } = outcome;
  if (signalled !== undefined) return signalled;
  if (output.isClosed) return 0;
  if (failed.length > 0 || (strict && missed > 0)) return 2;
  return files.length === 0 && !isDone ? 2 : 0;
}
