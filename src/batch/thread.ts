import type { FileSummary, ReadOptions } from '../formats/processor.ts';
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
  readonly redact: boolean;
}

export interface PieceResult {
  readonly summary: FileSummary;
  /** In memory that threads share, so that it need not be copied. */
  readonly bytes: Uint8Array;
}

/** What a thread answers where it was told to stop. */
export const stopped = 'stopped';
