import { closeSync, openSync } from 'node:fs';
import {
  BinaryInputError,
  type FileProcessor,
  InputError,
  type LocatedFinding,
  type ReadOptions,
} from '../formats/processor.ts';
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
}

/** Does one task. Whatever goes wrong with the file is in the result; only `Stopped` is thrown. */
export async function runTask(task: Task, context: TaskContext): Promise<FileResult> {
  let source: Source | undefined;
  try {
    source = openSource(task.source);
    if (task.maxFileSize !== undefined && source.size > task.maxFileSize) {
      return { path: task.path, skipped: `is larger than the limit of ${task.maxFileSize} bytes` };
    }
    return await readSource(task, source, context);
  } catch (error) {
    if (error instanceof Stopped) throw error;
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
  const onFinding = taken ? (each: LocatedFinding) => taken(path, each) : (each: LocatedFinding) => findings.push(each);
  const processor = context.open({
    fileName: path,
    read: task.read,
    redact: output !== undefined,
    ...((task.collect || taken) && { onFinding }),
  });
  const pump = async (sink: Sink): Promise<number> => {
    await source.pump(processor, sink, context);
    return processor.summary().findings;
  };
  if (!output) await pump(() => {});
  else if (output.target === '-') await pump(context.standardOutput!);
  else if (output.temporary === undefined) await writeToDevice(output, pump);
  else await writeToFile(task, output, source, pump);
  return { path, summary: processor.summary(), findings, ...(output && { output: output.path }) };
}

/** Reads and writes a file, and answers with the number of findings. */
type Pump = (sink: Sink) => Promise<number>;

async function writeToFile(task: Task, output: Output, source: Source, pump: Pump): Promise<void> {
  const inPlace = output.target === task.source;
  if (inPlace && source.names > 1) {
    throw new InputError(`has ${source.names} names (hard links) that replacing it would part; use -o`);
  }
  const file = sayingWhat(output.path, openReplacement)(output.target, {
    mode: source.mode,
    overwrite: output.overwrite,
    check: () => source.assertUnchanged(),
    ...(inPlace && source.owner && { owner: source.owner }),
    ...(output.temporary !== undefined && { temporary: output.temporary }),
  });
  try {
    const findings = await pump(sayingWhat(output.path, file.write));
    // A file in which nothing was found stays as it is, with its dates.
    if (findings > 0 || !inPlace) sayingWhat(output.path, file.commit)();
  } finally {
    file.discard();
  }
}

async function writeToDevice(output: Output, pump: Pump): Promise<void> {
  const fd = sayingWhat(output.path, openSync)(output.target, 'w');
  try {
    await pump(sayingWhat(output.path, piece => writeAll(fd, piece)));
  } finally {
    closeSync(fd);
  }
}
