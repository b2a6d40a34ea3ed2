import type { FileSummary, LocatedFinding } from '../formats/processor.ts';

/** A file that was read to its end. */
export interface FileRead {
  /** As the user would write it: the given path, or the given folder with the path inside it. Always `/`. */
  readonly path: string;
  readonly summary: FileSummary;
  /** In file order. Empty where the caller took them through `onFinding`, or asked for counts only. */
  readonly findings: readonly LocatedFinding[];
  /** Where the text without its findings was written, as the user would write it. */
  readonly output?: string;
}

/** A file that was left alone on purpose: a link, a binary, one larger than the limit. An error only under `--strict`. */
export interface FileSkipped {
  readonly path: string;
  /** A sentence for a person. Never a value, never input text. */
  readonly skipped: string;
  /** Its output is there from an earlier run: nothing is missing. */
  readonly isDone?: true;
  /** This run writes there: it is no input. */
  readonly isOutput?: true;
}

/** A file that should have been read or written and was not. Always exit code 2. */
export interface FileFailed {
  readonly path: string;
  /** A sentence for a person. Never a value, never input text. */
  readonly failed: string;
}

export type FileResult = FileRead | FileSkipped | FileFailed;
