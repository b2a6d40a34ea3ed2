import { closeSync, openSync } from 'node:fs';
import {
  BinaryInputError,
  type FileProcessor,
  type FileSummary,
  InputError,
  type LocatedFinding,
  type ReadOptions,
} from '../formats/processor.ts';
import { Uncuttable } from './pieces.ts';
import type { PumpOptions, Sink } from './pump.ts';
import { reasonOf, sayingWhat } from './reason.ts';
import { openReplacement, writeAll } from './replacement.ts';
import type { FileResult } from './result.ts';
import { openSource, type Source } from './source.ts';
import { Stopped } from './stop.ts';

/** One file to read, and perhaps to write. Plain data: it is sent to threads. */
export interface Task {
  /** As the user would write it. */
  readonly path: string;
  /** Absolute, without links. */
  readonly source: string;
  readonly read: ReadOptions;
  /** Whether the result lists the findings, or counts only. */
  readonly collect: boolean;
  /** In bytes; a larger file is skipped. */
  readonly maxFileSize?: number;
  readonly output?: Output;
}

/** Where the redacted bytes of a file go. */
export interface Output {
  /** As the user would write it. */
  readonly path: string;
  /** Absolute, without links. The source itself for `--in-place`; `-` is standard output. */
  readonly target: string;
  /** See `ReplacementOptions.temporary`. A device such as /dev/null, and standard output, have none: they are written to. */
  readonly temporary?: string;
  readonly overwrite: boolean;
}

/** Makes the processor for one file: the detector, and the replacer where text is written, are inside. */
export type OpenProcessor = (options: {
  readonly fileName: string;
  readonly read: ReadOptions;
  readonly redact: boolean;
  readonly onFinding?: (finding: LocatedFinding) => void;
}) => FileProcessor;

export interface TaskContext extends PumpOptions {
  readonly open: OpenProcessor;
  /** Takes the findings as they come; then the result does not list them. */
  readonly onFinding?: (path: string, finding: LocatedFinding) => void;
  /** Takes what goes to standard output. */
  readonly standardOutput?: Sink;
  /** Reads a file otherwise than from its start to its end by `open`: in pieces, in threads. */
  readonly read?: (task: Task, source: Source, takers: Takers) => Promise<FileSummary>;
}

/** Where goes what is made of a file. */
export interface Takers {
  readonly sink: Sink;
  /** Nothing where only counts are asked for. */
  readonly onFinding: ((finding: LocatedFinding) => void) | undefined;
}

/** Does one task. Whatever goes wrong with the file is in the result; only `Stopped` and `Uncuttable` are thrown. */
export async function runTask(task: Task, context: TaskContext): Promise<FileResult> {
  let source: Source | undefined;
  try {
    source = openSource(task.source);
    if (task.maxFileSize !== undefined && source.size > task.maxFileSize) {
      return { path: task.path, skipped: `is larger than the limit of ${task.maxFileSize} bytes` };
    }
    return await readSource(task, source, context);
  } catch (error) {
    if (error instanceof Stopped || error instanceof Uncuttable) throw error;
    if (error instanceof BinaryInputError) return { path: task.path, skipped: error.message };
    return { path: task.path, failed: reasonOf(error) };
  } finally {
    source?.close();
  }
}

async function readSource(task: Task, source: Source, context: TaskContext): Promise<FileResult> {
  const { path, output } = task;
  const findings: LocatedFinding[] = [];
  const taken = context.onFinding;
  const keep = task.collect ? (finding: LocatedFinding) => findings.push(finding) : undefined;
  const onFinding = taken ? (finding: LocatedFinding) => taken(path, finding) : keep;
  const read = (sink: Sink): Promise<FileSummary> =>
    context.read
      ? context.read(task, source, { sink, onFinding })
      : readWhole(task, source, context, { sink, onFinding });
  const summary = await write(task, source, context, read);
  return { path, summary, findings, ...(output && { output: output.path }) };
}

async function readWhole(
  task: Task,
  source: Source,
  context: TaskContext,
  { sink, onFinding }: Takers,
): Promise<FileSummary> {
  const processor = context.open({
    fileName: task.path,
    read: task.read,
    redact: task.output !== undefined,
    ...(onFinding && { onFinding }),
  });
  await source.pump(processor, sink, context);
  return processor.summary();
}

type Read = (sink: Sink) => Promise<FileSummary>;

function write(task: Task, source: Source, context: TaskContext, read: Read): Promise<FileSummary> {
  const { output } = task;
  if (!output) return read(() => {});
  if (output.target === '-') return read(context.standardOutput!);
  return output.temporary === undefined ? writeToDevice(output, read) : writeToFile(task, output, source, read);
}

async function writeToFile(task: Task, output: Output, source: Source, read: Read): Promise<FileSummary> {
  const inPlace = output.target === task.source;
  if (inPlace && source.names > 1) {
    throw new InputError(
      `has ${source.names} names (hard links) that replacing it would part; write a new file instead`,
    );
  }
  const file = sayingWhat(output.path, openReplacement)(output.target, {
    mode: source.mode,
    overwrite: output.overwrite,
    check: () => source.assertUnchanged(),
    ...(inPlace && source.owner && { owner: source.owner }),
    ...(output.temporary !== undefined && { temporary: output.temporary }),
  });
  try {
    const summary = await read(sayingWhat(output.path, file.write));
    // A file in which nothing was found stays as it is, with its dates.
    if (summary.findings > 0 || !inPlace) sayingWhat(output.path, file.commit)();
    return summary;
  } finally {
    file.discard();
  }
}

async function writeToDevice(output: Output, read: Read): Promise<FileSummary> {
  const fd = sayingWhat(output.path, openSync)(output.target, 'w');
  try {
    return await read(sayingWhat(output.path, piece => writeAll(fd, piece)));
  } finally {
    closeSync(fd);
  }
}
