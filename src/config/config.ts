import type { Confidence } from '../engine/finding.ts';
import type { FormatName } from '../formats/processor.ts';
import { type ReplacementName, replacementNames } from '../redaction/replacers.ts';

/** How a value that was found is replaced. A token needs a key. */
export type ConfiguredReplacement = ReplacementName | 'token';
export const replacements: readonly ConfiguredReplacement[] = [...replacementNames, 'token'];

/** What a configuration file says. The published JSON Schema describes each key. */
export interface Config {
  readonly $schema?: string;
  readonly extends?: string | readonly string[];
  readonly types?: readonly string[];
  readonly excludeTypes?: readonly string[];
  readonly minConfidence?: Confidence;
  readonly specimens?: 'allow' | 'report';
  readonly allow?: readonly AllowedValue[];
  readonly rules?: readonly RuleContent[];
  readonly replace?: ConfiguredReplacement;
  readonly label?: string;
  readonly keyFile?: string;
  readonly ignore?: readonly string[];
  readonly files?: readonly FileContent[];
  readonly baseline?: string;
  readonly maxFindings?: number;
  readonly maxFileSize?: number;
}

/** A value that is never a finding, or an expression for such values, and why. */
export type AllowedValue =
  | { readonly value: string; readonly reason: string }
  | { readonly pattern: string; readonly reason: string };

/** An identifier of a team's own. */
export interface RuleContent {
  readonly type: string;
  readonly name?: string;
  /** Source of a regular expression for one value. */
  readonly pattern: string;
  readonly flags?: string;
  readonly triggers: readonly ({ readonly digits: number } | { readonly literal: string })[];
  readonly strength?: 'strong' | 'fair' | 'weak';
  readonly cues?: { readonly raise?: readonly string[]; readonly lower?: readonly string[] };
}

/** How to read particular files. */
export interface FileContent {
  /** In gitignore syntax. */
  readonly paths: readonly string[];
  readonly format?: FormatName | 'auto';
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly header?: boolean;
  readonly columns?: readonly string[];
  readonly excludeColumns?: readonly string[];
}
