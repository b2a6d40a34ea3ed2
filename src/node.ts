/** Withhold for files and streams. Bytes in, bytes out: every byte outside a finding comes out as it went in. */
import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { type Destination, planOutputs } from './batch/outputs.ts';
import { reasonOf } from './batch/reason.ts';
import { createStop } from './batch/stop.ts';
import { type Output, runTask } from './batch/task.ts';
import {
  checkReadOptions,
  createProcessor,
  type FileProcessor,
  type FileSummary,
  InputError,
  type LocatedFinding,
  type ReadOptions,
} from './formats/index.ts';
import { createDetector, type DetectorOptions, toReplacer } from './index.node.ts';
import { checked } from './redaction/replace.ts';
import { isObject } from './text/check.ts';

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
 * A web stream that takes the personal data out of what flows through it. Chunks may be cut anywhere; those that are strings
 * are taken as UTF-8. It holds back no more than the record under way. Damaged input errors the stream with an
 * `InputError`, a `replace` that gives no string with a TypeError.
 *
 * @throws TypeError for options that are wrong, those of `read` among them
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
 * @throws TypeError for options that are wrong, those of `read` among them
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

function openStream(options: StreamOptions): FileProcessor {
  const { fileName, onFinding, onSummary } = checkOptions(options);
  if (fileName !== undefined && typeof fileName !== 'string') throw new TypeError('fileName must be a string');
  for (const [name, callback] of Object.entries({ onFinding, onSummary }))
    if (callback !== undefined && typeof callback !== 'function') throw new TypeError(`${name} must be a function`);
  const { replace, read, ...detection } = options;
  return createProcessor({
    detector: createDetector(detection),
    replacer: checked('replace', toReplacer(replace)),
    fileName,
    read,
    onFinding,
  });
}

function checkOptions<Options extends FileOptions>(options: Options): Options {
  if (!isObject(options)) throw new TypeError('options must be an object');
  if (options.read !== undefined) checkReadOptions(options.read);
  return options;
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
 * Everything that is found in one file. Nothing is changed. What is damaged is read as text: `summary.brokenRecords` counts it.
 *
 * @throws InputError where the file cannot be read to its end; TypeError for arguments that are wrong
 * @example (await scanFile('survey.csv', { read: { columns: ['comments'] } })).summary.byColumn
 */
export async function scanFile(path: string, options: FileOptions = {}): Promise<FileScan> {
  checkOptions(options);
  const { summary, findings } = await run(path, locate(path), options, true);
  return { summary, findings };
}

/** Where the redacted file goes: a path, refused where something stands unless `force` is set, or the file itself. */
export type FileTarget = string | { readonly output: string; readonly force?: boolean } | { readonly inPlace: true };

/**
 * Writes a file again without its personal data. The output appears under its name whole or not at all: it is written
 * beside it, synced, and renamed. Where anything fails, the original and an output that was there are as they were. What a
 * function of the options throws is thrown.
 *
 * @throws InputError where the file cannot be read to its end, or the output not be written; TypeError for arguments that are wrong
 * @example await redactFile('survey.csv', 'survey-redacted.csv', { replace: 'mask' })
 */
export async function redactFile(path: string, target: FileTarget, options: FileOptions = {}): Promise<FileSummary> {
  checkOptions(options);
  const { force, destination } = toDestination(target);
  const source = locate(path);
  const found = { path, source, inside: basename(path), named: true };
  const [plan] = planOutputs([found], destination, { force, advice });
  const output = plan && 'output' in plan ? plan.output : undefined;
  return (await run(path, source, options, false, output)).summary;
}

const advice = {
  replaceItself: 'the target { inPlace: true } replaces it',
  replaceExisting: 'the target { output, force: true } replaces it',
};

function toDestination(target: FileTarget): { force: boolean; destination: Destination } {
  const { output, force, inPlace }: { output?: string; force?: boolean; inPlace?: boolean } =
    typeof target === 'string' ? { output: target } : isObject(target) ? target : {};
  if (typeof output === 'string') {
    assertNamed(output, 'target');
    return { force: force === true, destination: { file: output } };
  }
  if (inPlace === true) return { force: false, destination: { inPlace } };
  throw new TypeError('target must be a path, { output: path } or { inPlace: true }');
}

function locate(path: string): string {
  if (typeof path !== 'string') throw new TypeError('path must be a string');
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
  const { detect, ...detector } = createDetector(detection);
  // What a function of the caller throws is the caller's to see; any other fault becomes a sentence about the file.
  const thrown: unknown[] = [];
  const noting =
    <Given extends unknown[], Result>(work: (...given: Given) => Result) =>
    (...given: Given): Result => {
      try {
        return work(...given);
      } catch (error) {
        thrown.push(error);
        throw error;
      }
    };
  const looking = { ...detector, detect: noting(detect) };
  const replacer = noting(checked('replace', toReplacer(replace)));
  const result = await runTask(
    { path, source, read, collect, ...(output && { output }) },
    {
      stop: createStop(),
      open: ({ redact, ...each }) => createProcessor({ ...each, detector: looking, ...(redact && { replacer }) }),
    },
  );
  if ('summary' in result) return result;
  if (thrown.length > 0) throw thrown[0];
  throw new InputError(`${path}: ${'failed' in result ? result.failed : result.skipped}`);
}
