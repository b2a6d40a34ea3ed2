/** Withhold for files and streams. Bytes in, bytes out: every byte outside a finding comes out as it went in. */
import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { planOutputs } from './batch/outputs.ts';
import { reasonOf } from './batch/reason.ts';
import { createStop } from './batch/stop.ts';
import { type Output, runTask } from './batch/task.ts';
import {
  createProcessor,
  type FileProcessor,
  type FileSummary,
  InputError,
  type LocatedFinding,
  type ReadOptions,
} from './formats/index.ts';
import { createDetector, type DetectorOptions, toReplacer } from './index.node.ts';

export { createKey, type Key, readKey } from './batch/key.ts';
export { tokenReplacer } from './batch/settings.ts';
export type { FileSummary, FormatName, LocatedFinding, Location, ReadOptions } from './formats/index.ts';
export { BinaryInputError, InputError } from './formats/index.ts';

export interface FileOptions extends DetectorOptions {
  /** How the bytes are to be read. Default: from the name and the first bytes. */
  readonly read?: ReadOptions;
}

export interface StreamOptions extends FileOptions {
  /** Its ending says what the bytes are, e.g. `survey.csv`. Default: the first bytes say it. */
  readonly fileName?: string;
  /** Called for each finding, in order, as it is replaced. */
  readonly onFinding?: (finding: LocatedFinding) => void;
  /** Called once, when everything is read. */
  readonly onSummary?: (summary: FileSummary) => void;
}

/**
 * A web stream that takes the personal data out of what flows through it. Chunks may be cut anywhere; text is UTF-8.
 * It holds back no more than the record under way. Damaged input errors the stream with an `InputError`.
 *
 * @throws TypeError for options that are wrong
 * @example response.body.pipeThrough(redactStream({ types: ['email'] })).pipeTo(destination)
 */
export function redactStream(options: StreamOptions = {}): TransformStream<Uint8Array | string, Uint8Array> {
  const processor = openStream(options);
  return new TransformStream({
    async transform(chunk, controller) {
      for (const piece of await processor.push(toBytes(chunk))) controller.enqueue(piece.slice());
    },
    async flush(controller) {
      for (const piece of await processor.end()) controller.enqueue(piece.slice());
      options.onSummary?.(processor.summary());
    },
  });
}

/**
 * The same as a Node stream, for `pipeline()`.
 *
 * @throws TypeError for options that are wrong
 * @example await pipeline(request, redactTransform(), createWriteStream('messages.txt'))
 */
export function redactTransform(options: StreamOptions = {}): Transform {
  const processor = openStream(options);
  const pass = (transform: Transform, work: () => ReturnType<FileProcessor['push']>, done: TransformCallback): void => {
    Promise.resolve()
      .then(work)
      .then(
        pieces => {
          for (const piece of pieces) transform.push(piece.slice());
          done();
        },
        error => done(error),
      );
  };
  return new Transform({
    transform(chunk: Uint8Array | string, _encoding, done) {
      pass(this, () => processor.push(toBytes(chunk)), done);
    },
    flush(done) {
      pass(
        this,
        () => processor.end(),
        error => {
          if (!error) options.onSummary?.(processor.summary());
          done(error);
        },
      );
    },
  });
}

function openStream({ fileName, read, onFinding, replace, ...options }: StreamOptions): FileProcessor {
  return createProcessor({
    detector: createDetector(options),
    replacer: toReplacer(replace),
    ...(fileName !== undefined && { fileName }),
    ...(read && { read }),
    ...(onFinding && { onFinding }),
  });
}

function toBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (typeof chunk === 'string') return new TextEncoder().encode(chunk);
  throw new TypeError('chunk must be a Uint8Array or a string');
}

/** What reading a file came to. */
export interface FileScan {
  readonly summary: FileSummary;
  /** In file order, without values. */
  readonly findings: readonly LocatedFinding[];
}

/**
 * Everything that is found in one file. Nothing is changed.
 *
 * @throws InputError where the file cannot be read to its end; TypeError for options that are wrong
 * @example (await scanFile('survey.csv', { read: { columns: ['comments'] } })).summary.byColumn
 */
export async function scanFile(path: string, options: FileOptions = {}): Promise<FileScan> {
  const { summary, findings } = await run(path, locate(path), options, true);
  return { summary, findings };
}

/** Where the redacted file goes: a path, refused where something stands unless `force` is set, or the file itself. */
export type FileTarget = string | { readonly output: string; readonly force?: boolean } | { readonly inPlace: true };

/**
 * Writes a file again without its personal data. The output appears under its name whole or not at all: it is written
 * beside it, synced, and renamed. Where anything fails, the original and an output that was there are as they were.
 *
 * @throws InputError where the file cannot be read to its end, or the output not be written; TypeError for options that are wrong
 * @example await redactFile('survey.csv', 'survey-redacted.csv', { replace: 'mask' })
 */
export async function redactFile(path: string, target: FileTarget, options: FileOptions = {}): Promise<FileSummary> {
  const source = locate(path);
  const found = { path, source, inside: basename(path), named: true };
  const wanted = typeof target === 'string' ? { output: target } : target;
  if ('output' in wanted) assertNamed(wanted.output, 'target');
  const destination = 'output' in wanted ? { file: wanted.output } : wanted;
  const [plan] = planOutputs([found], destination, { force: 'force' in wanted && wanted.force === true });
  const output = plan && 'output' in plan ? plan.output : undefined;
  return (await run(path, source, options, false, output)).summary;
}

function locate(path: string): string {
  assertNamed(path, 'path');
  try {
    return realpathSync(resolve(path));
  } catch (error) {
    throw new InputError(`${path}: ${reasonOf(error)}`);
  }
}

/** Resolved, an empty path would be the working folder. */
function assertNamed(path: string, name: string): void {
  if (path === '') throw new TypeError(`${name} must not be empty`);
}

async function run(
  path: string,
  source: string,
  options: FileOptions,
  collect: boolean,
  output?: Output,
): Promise<FileScan> {
  const { read = {}, replace, ...detection } = options;
  const detector = createDetector(detection);
  const replacer = toReplacer(replace);
  const result = await runTask(
    { path, source, read, collect, ...(output && { output }) },
    {
      stop: createStop(),
      open: ({ redact, ...each }) => createProcessor({ ...each, detector, ...(redact && { replacer }) }),
    },
  );
  if ('summary' in result) return result;
  throw new InputError(`${path}: ${'failed' in result ? result.failed : result.skipped}`);
}
