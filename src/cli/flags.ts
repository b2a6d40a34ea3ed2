import type { ConfiguredReplacement } from '../config/config.ts';
import type { Confidence } from '../engine/finding.ts';
import type { FormatName } from '../formats/processor.ts';

/* What the commands are asked for, as commander gives it. */

export type ColorChoice = 'auto' | 'always' | 'never';

/** The options of every command that reads files, as commander gives them. */
export interface ReadingFlags {
  readonly types?: readonly string[];
  readonly excludeTypes?: readonly string[];
  readonly minConfidence?: Confidence;
  readonly inputFormat?: FormatName | 'auto';
  readonly columns?: readonly string[];
  readonly excludeColumns?: readonly string[];
  readonly header: boolean;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly filesFrom?: string;
  readonly null?: true;
  readonly hidden?: true;
  readonly ignore: boolean;
  readonly gitignore: boolean;
  readonly maxFileSize?: number;
  readonly jobs?: number;
  /** A path, or false for `--no-config`. */
  readonly config?: string | boolean;
}

export interface ScanFlags extends ReadingFlags {
  readonly format?: string;
  readonly output?: string;
  readonly report?: string;
  readonly showValues?: true;
  readonly stdinFilename?: string;
  readonly strict?: true;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly progress: boolean;
  readonly color: ColorChoice;
}

export interface RedactFlags extends ReadingFlags {
  readonly output?: string;
  readonly inPlace?: true;
  readonly force?: true;
  readonly skipExisting?: true;
  readonly dryRun?: true;
  readonly replace?: ConfiguredReplacement;
  readonly label?: string;
  readonly keyFile?: string;
  readonly report?: string;
  readonly stdinFilename?: string;
  readonly strict?: true;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly progress: boolean;
}

/** The options of commands that look at what a project holds. */
export interface LookFlags extends ReadingFlags {
  readonly staged?: true;
  readonly quiet?: true;
  readonly progress: boolean;
}

export interface CheckFlags extends LookFlags {
  readonly format?: string;
  readonly output?: string;
  /** A path, or false for `--no-baseline`. */
  readonly baseline?: string | boolean;
  readonly specimens?: 'allow' | 'report';
  readonly maxFindings?: number;
  readonly strict?: true;
  readonly verbose?: true;
  readonly color: ColorChoice;
}

export interface BaselineFlags extends LookFlags {
  readonly output?: string;
  readonly prune?: true;
}
