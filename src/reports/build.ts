import { type Confidence, confidences } from '../engine/finding.ts';
import type { FileSummary } from '../formats/processor.ts';
import { addUp } from '../formats/sums.ts';
import { type Baseline, createBaselineFilter } from './baseline.ts';
import { cleanSummary, cleanUnread } from './clean.ts';
import { toWellFormed } from './printable.ts';
import type { FileReport, Report, ReportedFinding, ReportSummary, RuleFacts, UnreadFile } from './report.ts';

/** A file as the batch layer hands it over. */
export interface ReadFile {
  readonly path: string;
  readonly summary: FileSummary;
  /** As a listing gave them; all that was found. */
  readonly findings: readonly ReportedFinding[];
}

export interface ReportInput {
  readonly version: string;
  readonly rules: readonly RuleFacts[];
  readonly read: readonly ReadFile[];
  readonly skipped: readonly UnreadFile[];
  readonly failed: readonly UnreadFile[];
  /** Files and folders that were not looked at, by ignore rules. Default 0. */
  readonly ignored?: number;
  readonly notices?: readonly string[];
  /** Findings below are left out. Default `medium`. */
  readonly minConfidence?: Confidence;
  /** `allow` counts specimens and lists none of them. Default `report`. */
  readonly specimens?: 'allow' | 'report';
  readonly baseline?: Baseline;
  /** Which paths of the baseline were looked at this time, read or deleted. Default: those that were read. */
  readonly isChecked?: (path: string) => boolean;
  /** Whether a comment in the file lets the finding through. */
  readonly isAllowed?: (path: string, finding: ReportedFinding) => boolean;
  /** Hides values: paths and names of columns are written by people too. */
  readonly clean: (text: string) => string;
}

/** Sorts out what is listed and what is only counted, and leaves behind nothing that could hold a value. */
export function createReport(input: ReportInput): Report {
  // Half a character, as a Windows file name may have one, is nothing that a report could hold.
  const clean = (text: string): string => toWellFormed(input.clean(text));
  const known = createBaselineFilter(input.baseline ?? new Map());
  const threshold = confidences.indexOf(input.minConfidence ?? 'medium');
  const allowed = { specimens: 0, baseline: 0, comments: 0 };

  const files = sortByPath(input.read).map((file): FileReport => {
    const path = clean(file.path);
    const isListed = (finding: ReportedFinding): boolean => {
      if (confidences.indexOf(finding.confidence) < threshold) return false;
      if (finding.specimen !== undefined && input.specimens === 'allow') return count(allowed, 'specimens');
      if (input.isAllowed?.(file.path, finding)) return count(allowed, 'comments');
      return known.isKnown(path, finding) ? count(allowed, 'baseline') : true;
    };
    const findings = file.findings.filter(isListed);
    return { path, summary: cleanSummary(file.summary, clean), findings };
  });

  const wasRead = new Set(files.map(file => file.path));
  return {
    version: input.version,
    rules: input.rules,
    files,
    skipped: sortByPath(input.skipped).map(file => cleanUnread(file, clean)),
    failed: sortByPath(input.failed).map(file => cleanUnread(file, clean)),
    gone: known.gone(input.isChecked ?? (path => wasRead.has(path))),
    notices: (input.notices ?? []).map(clean),
    summary: summarise(files, input.ignored ?? 0, allowed),
  };
}

function count<Key extends string>(counts: Record<Key, number>, key: Key): false {
  counts[key] += 1;
  return false;
}

function sortByPath<File extends { readonly path: string }>(files: readonly File[]): File[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function summarise(files: readonly FileReport[], ignored: number, allowed: ReportSummary['allowed']): ReportSummary {
  const byType: Record<string, number> = {};
  const byConfidence = { low: 0, medium: 0, high: 0 };
  for (const { type, confidence } of files.flatMap(file => file.findings)) {
    byType[type] = (byType[type] ?? 0) + 1;
    byConfidence[confidence] += 1;
  }
  const { records, bytes } = addUp(files.map(file => file.summary));
  return {
    files: files.length,
    records,
    bytes,
    ignored,
    findings: files.reduce((sum, file) => sum + file.findings.length, 0),
    filesWithFindings: files.filter(file => file.findings.length > 0).length,
    byType,
    byConfidence,
    allowed,
  };
}
