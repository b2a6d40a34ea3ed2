import type { Confidence } from '../engine/finding.ts';
import type { FileSummary, LocatedFinding } from '../formats/processor.ts';

/** What a report says about one type of personal data. */
export interface RuleFacts {
  readonly type: string;
  /** As a person would say it, e.g. `National Insurance number`. */
  readonly name: string;
  /** The values to use instead, e.g. `07700 900000 to 07700 900999`. */
  readonly specimens?: string;
}

/** A finding that a report lists. Names in its location have been cleaned of values. */
export interface ReportedFinding extends Omit<LocatedFinding, 'context'> {
  /** The same for the same finding wherever its line moves to; see `fingerprint.ts`. */
  readonly fingerprint: string;
  /** Only where the masked text around it was at hand. */
  readonly frame?: Frame;
}

/** A line of masked text around a finding, and a line of carets under its label, for a person. */
export type Frame = readonly [text: string, carets: string];

/** A file that was read, to its end. */
export interface FileReport {
  /** Relative to the folder that the check runs for, with `/`, without a leading `./`, cleaned of values. */
  readonly path: string;
  readonly summary: FileSummary;
  readonly findings: readonly ReportedFinding[];
}

/** A file that was not read, and why. */
export interface UnreadFile {
  readonly path: string;
  readonly reason: string;
}

/** Findings that the baseline still lists although they are no longer there. */
export interface GoneFindings {
  readonly path: string;
  readonly type: string;
  readonly count: number;
}

/** Findings that are known and let through, by the reason. They are counted, never listed. */
export interface AllowedCounts {
  readonly specimens: number;
  readonly baseline: number;
  /** By a `withhold:allow-line` comment. */
  readonly comments: number;
}

export interface ReportSummary {
  readonly files: number;
  /** Lines of text, rows of tables, records of NDJSON, one for each JSON document. */
  readonly records: number;
  readonly bytes: number;
  /** Files and folders that ignore rules, or a name with a leading dot, kept from being looked at. */
  readonly ignored: number;
  readonly findings: number;
  readonly filesWithFindings: number;
  readonly byType: Readonly<Record<string, number>>;
  readonly byConfidence: Readonly<Record<Confidence, number>>;
  readonly allowed: AllowedCounts;
}

/** What every writer writes from. It holds no value that was found, and no text that could hold one but masked frames. */
export interface Report {
  readonly version: string;
  readonly rules: readonly RuleFacts[];
  /** Sorted by path. */
  readonly files: readonly FileReport[];
  /** Passed over on purpose: binary, too large, ignored. */
  readonly skipped: readonly UnreadFile[];
  /** Could not be read, or not to the end. */
  readonly failed: readonly UnreadFile[];
  readonly gone: readonly GoneFindings[];
  /** Sentences for a person. */
  readonly notices: readonly string[];
  readonly summary: ReportSummary;
}

/** How the text for a person is dressed. Every field has a plain default. */
export interface WriteOptions {
  /** Dresses a text for a terminal; default: as it is. */
  readonly style?: Style;
  /** In characters; a writer that would pass it leaves findings out and says so. */
  readonly maxLength?: number;
}

export type Style = (kind: 'bold' | 'dim' | 'red' | 'underline', text: string) => string;

/** A report as a whole document or text, ending in a newline unless empty. */
export type Writer = (report: Report, options?: WriteOptions) => string;

/** The name of a type for a person; a type without facts names itself. */
export function toRuleName(report: Report, type: string): string {
  return report.rules.find(rule => rule.type === type)?.name ?? type;
}
