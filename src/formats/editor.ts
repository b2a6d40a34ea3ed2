import type { Scout } from '../bulk/scout.ts';
import type { Confidence, Finding } from '../engine/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { Position, Tracker } from './position.ts';
import type { LocatedFinding, Location } from './processor.ts';
import type { Tally } from './tally.ts';

/** What the editors need of a detector. With its rules and its threshold, they know where not to look. */
export interface Detects {
  readonly rules?: readonly Rule[];
  readonly minConfidence?: Confidence;
  detect(text: string): readonly Finding[];
}

/** What a finding is replaced by. */
export type Replace = (finding: Finding, value: string) => string;

/** One kind of file: UTF-8 in, UTF-8 out, with what was found in its texts replaced. */
export interface Editor {
  push(chunk: Uint8Array): Uint8Array[];
  end(): Uint8Array[];
  /** See `FileProcessor.room`. */
  room(): Uint8Array;
}

/** What every editor is given. */
export interface EditorSetting {
  readonly detector: Detects;
  readonly replacer: Replace | undefined;
  readonly onFinding: ((finding: LocatedFinding) => void) | undefined;
  readonly withContext: boolean;
  readonly tally: Tally;
  readonly tracker: Tracker;
  /** See `Transcoder.fileBytes`; includes the byte order mark. */
  readonly fileBytes: (utf8Bytes: number, units: number) => number;
  /** Nothing where everything has to be looked at. */
  readonly scout: Scout | undefined;
  /** No more bytes than these will come. */
  readonly mostBytes: number;
  /** Whether a piece that is given out may be written over by the next call. */
  readonly reusesPieces: boolean;
  /** How many new bytes are worth a look. Only tests choose another figure than `stepBytes`. */
  readonly step: number;
}

export const stepBytes = 65_536;

/** A replaced stretch of a window: indexes of its bytes, and the new bytes. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
}

/** `bytes.subarray(from, to)` with the edits made, which are sorted and disjoint. A copy: windows are written over. */
export function applyEdits(bytes: Uint8Array, from: number, to: number, edits: readonly Edit[]): Uint8Array {
  let length = to - from;
  for (const edit of edits) length += edit.bytes.length - (edit.end - edit.start);
  const out = new Uint8Array(length);
  let [read, written] = [from, 0];
  for (const edit of edits) {
    out.set(bytes.subarray(read, edit.start), written);
    written += edit.start - read;
    out.set(edit.bytes, written);
    written += edit.bytes.length;
    read = edit.end;
  }
  out.set(bytes.subarray(read, to), written);
  return out;
}

/** The place of a finding from where it starts and ends in the stream. */
export function toLocation(setting: EditorSetting, start: Position, end: Position): Location {
  return {
    line: start.line,
    column: start.column + 1,
    endLine: end.line,
    endColumn: end.column + 1,
    byteStart: setting.fileBytes(start.bytes, start.units),
    byteEnd: setting.fileBytes(end.bytes, end.units),
  };
}
