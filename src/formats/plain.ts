import { openScout, type Scout } from '../bulk/index.ts';
import { chunkBytes } from '../bulk/window.ts';
import { findBinaryKind } from './binary.ts';
import { toShown } from './context.ts';
import { toDelimiter } from './delimiter.ts';
import { type Editor, type EditorSetting, stepBytes } from './editor.ts';
import { concat, createTranscoder, type EncodingGuess, guessEncoding, toEncodingName } from './encoding.ts';
import { createJsonEditor } from './json.ts';
import { createJsonChoice } from './json-choice.ts';
import { createNdjsonEditor } from './ndjson.ts';
import type { ProcessorOptions } from './options.ts';
import { createTracker } from './position.ts';
import {
  BinaryInputError,
  type FileProcessor,
  type FileSummary,
  type FormatName,
  InputError,
  type ReadOptions,
} from './processor.ts';
import { findSeparatorLine, guessDelimiter, guessFormat, type Sample } from './sniff.ts';
import { createTableEditor } from './table.ts';
import { createTally } from './tally.ts';
import { createTextEditor } from './text.ts';
import type { Transcoder } from './transcoder.ts';

/** How much is read before encoding and format are decided. */
const sampleBytes = 65_536;

const dialects = { text: 'text', csv: 'table', tsv: 'table', json: 'json', ndjson: 'json' } as const;

export interface PlainSetting extends ProcessorOptions {
  readonly read: ReadOptions;
  readonly step: number;
}

/** A processor of what is not packed: it answers at once. */
export interface Plain extends FileProcessor {
  push(chunk: Uint8Array): Uint8Array[];
  end(): Uint8Array[];
}

export function createPlain(options: PlainSetting): Plain {
  const { read } = options;
  const givenEncoding = read.encoding === undefined ? undefined : toEncodingName(read.encoding);
  const givenDelimiter = read.delimiter === undefined ? undefined : toDelimiter(read.delimiter);
  if (read.columns?.length === 0) throw new InputError('no column is named, so nothing would be looked at');
  const tally = createTally();
  let tracker = createTracker();
  let sample: Uint8Array = new Uint8Array(0);
  let transcoder: Transcoder | undefined;
  let editor: Editor | undefined;
  let scout: Scout | undefined;
  let format: FormatName = 'text';
  let delimiter: string | undefined;
  let bytes = 0;

  const start = (isWhole: boolean): Uint8Array[] => {
    if (givenEncoding === undefined && (read.format ?? 'auto') === 'auto') refuseBinary(sample);
    const guess = toEncoding(sample, isWhole, givenEncoding);
    if (guess.notice !== undefined) tally.notices.push(guess.notice);
    transcoder = createTranscoder(guess.name);
    const first = transcoder.toUtf8(sample.subarray(guess.mark));
    editor = createEditor({ bytes: first, isWhole }, guess.mark);
    const mark = options.replacer && guess.mark > 0 ? [sample.slice(0, guess.mark)] : [];
    sample = new Uint8Array(0);
    return [...mark, ...feed(first)];
  };

  const createEditor = (head: Sample, mark: number): Editor => {
    const given = read.format === 'auto' ? undefined : read.format;
    format = given ?? guessFormat(options.fileName, head);
    const dialect = dialects[format];
    // The transcoder may hold back a character. A test's small steps are to try what large files meet.
    const expected = head.isWhole && options.step === stepBytes ? head.bytes.length + 64 : Number.POSITIVE_INFINITY;
    const { rules, minConfidence } = options.detector;
    scout = rules && openScout({ rules, minConfidence }, dialect, expected);
    tracker = createTracker(scout?.takeMeasure);
    const setting: EditorSetting = {
      detector: options.detector,
      replacer: options.replacer,
      onFinding: options.onFinding,
      withContext: read.context ?? false,
      tally,
      tracker,
      fileBytes: (utf8Bytes, units) => mark + transcoder!.fileBytes(utf8Bytes, units),
      scout,
      mostBytes: expected,
      reusesPieces: options.reusesPieces ?? false,
      step: options.step,
    };
    if (format === 'csv' || format === 'tsv') {
      const separator = findSeparatorLine(head);
      delimiter = givenDelimiter ?? separator ?? (format === 'tsv' ? '\t' : guessDelimiter(head));
      const hasSeparatorLine = separator !== undefined;
      return createTableEditor(setting, { ...read, delimiter, hasHeader: read.header ?? true, hasSeparatorLine });
    }
    const createText = (): Editor => createTextEditor(setting);
    if (format === 'text') {
      if (read.columns) throw new InputError('columns are named, but the file is read as text, which has none');
      return createText();
    }
    const hasChoice = read.columns !== undefined || read.excludeColumns !== undefined;
    const shown = (key: string): string => toShown(key, options.detector.detect(key));
    const choice = hasChoice ? createJsonChoice(read, shown) : undefined;
    if (format === 'ndjson') return createNdjsonEditor(setting, choice);
    return createJsonEditor(setting, choice, given === undefined ? createText : undefined);
  };

  const feed = (utf8: Uint8Array): Uint8Array[] => {
    const out: Uint8Array[] = [];
    // A smaller step is a test's: then every place is the end of a piece.
    const most = options.step < stepBytes ? options.step : chunkBytes;
    for (let at = 0; at < utf8.length; at += most) {
      const piece = utf8.length <= most ? utf8 : utf8.subarray(at, at + most);
      for (const edited of editor!.push(piece)) out.push(transcoder!.fromUtf8(edited));
    }
    return out;
  };

  const take = (chunk: Uint8Array): Uint8Array[] => {
    if (editor) return feed(transcoder!.toUtf8(chunk));
    const missing = sampleBytes - sample.length;
    sample = concat(sample, chunk.subarray(0, missing));
    if (sample.length < sampleBytes) return [];
    const out = start(false);
    return chunk.length > missing ? [...out, ...feed(transcoder!.toUtf8(chunk.subarray(missing)))] : out;
  };

  return {
    push(chunk) {
      bytes += chunk.length;
      if (chunk.length <= chunkBytes) return take(chunk);
      const out: Uint8Array[] = [];
      for (let at = 0; at < chunk.length; at += chunkBytes) out.push(...take(chunk.subarray(at, at + chunkBytes)));
      return out;
    },
    end() {
      const out = editor ? [] : start(true);
      out.push(...feed(transcoder!.endUtf8()));
      for (const edited of editor!.end()) out.push(transcoder!.fromUtf8(edited));
      if (options.replacer && transcoder!.trailer.length > 0) out.push(transcoder!.trailer);
      tally.notices.push(...transcoder!.notices);
      // Only here: after an error, the memory goes with the processor.
      scout?.close();
      return out;
    },
    room: () => (editor ? editor.room() : new Uint8Array(sampleBytes)),
    position: () => tracker.mark(),
    summary(): FileSummary {
      const { newline } = tracker;
      return {
        format,
        encoding: transcoder?.name ?? 'utf-8',
        gzip: false,
        bytes,
        records: tally.records,
        ...tally.counts(),
        ...(delimiter !== undefined && { delimiter }),
        ...(newline !== undefined && { newline }),
        damagedCells: tally.damagedCells,
        brokenRecords: tally.brokenRecords,
        notices: [...tally.notices],
      };
    },
  };
}

function refuseBinary(sample: Uint8Array): void {
  const { name } = guessEncoding(sample, false);
  if (name?.startsWith('utf-16')) return;
  const kind = findBinaryKind(sample);
  if (kind !== undefined) throw new BinaryInputError(`the file is ${kind}`);
}

function toEncoding(sample: Uint8Array, isWhole: boolean, given: string | undefined): EncodingGuess {
  const guess = guessEncoding(sample, isWhole);
  if (given === undefined) return guess;
  const isSame = guess.name === given || (guess.name?.startsWith('utf-16') && given.startsWith('utf-16'));
  return isSame && guess.mark > 0 ? guess : { name: given, mark: 0 };
}
