import type { Position } from '../formats/position.ts';
import type { FileSummary, LocatedFinding, ReadOptions } from '../formats/processor.ts';
import type { Piece } from './pieces.ts';
import type { Settings } from './settings.ts';

/** What a thread is started with. */
export interface ThreadData {
  readonly settings: Settings;
  readonly stop: SharedArrayBuffer;
}

/** A piece of a file that a thread is to read. */
export interface PieceTask extends Piece {
  readonly path: string;
  readonly source: string;
  readonly read: ReadOptions;
  /** Whether the findings are told. */
  readonly collect: boolean;
  /** Memory that threads share, for the redacted bytes; where none is given, nothing is written. */
  readonly room?: Uint8Array;
}

export interface PieceResult {
  readonly summary: FileSummary;
  /** With places in the piece. */
  readonly findings: readonly LocatedFinding[];
  /** How long it is. */
  readonly length: Position;
  /** The front of the room, or of another where that was too small. */
  readonly bytes: Uint8Array;
}

/** What a thread answers where it was told to stop. */
export const stopped = 'stopped';
