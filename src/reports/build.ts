import { type Confidence, confidences } from '../engine/finding.ts';
import type { FileSummary, LocatedFinding, Location } from '../formats/processor.ts';
import { type Baseline, createBaselineFilter } from './baseline.ts';
import { createFingerprints, type Hash } from './fingerprint.ts';
import { toWellFormed } from './printable.ts';
import type { FileReport, Report, ReportedFinding, ReportSummary, RuleFacts, UnreadFile } from './report.ts';

/** A file as the batch layer hands it over. */
export interface ReadFile {
  readonly path: string;
  readonly summary: FileSummary;
  readonly findings: readonly LocatedFinding[];
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
  readonly isAllowed?: (path: string, finding: LocatedFinding) => boolean;
  /** Hides values: paths, column names and keys are written by people too. */
  readonly clean: (text: string) => string;
  /** Hides what is left in masked text: values below the threshold, which the reader of the file left as they are. */
  readonly mask?: (text: string) => string;
  readonly hash: Hash;
}

/** Sorts out what is listed and what is only counted, and leaves behind nothing that could hold a value. */
export function createReport(input: ReportInput): Report {
  // Half a character, as a Windows file name may have one, is nothing that a report could hold.
  const clean = (text: string): string => toWellFormed(input.clean(text));
  const fingerprint = createFingerprints(input.hash);
  const known = createBaselineFilter(input.baseline ?? new Map());
  const threshold = confidences.indexOf(input.minConfidence ?? 'medium');
  const allowed = { specimens: 0, baseline: 0, comments: 0 };

  const files = sortByPath(input.read).map((file): FileReport => {
    const path = clean(file.path);
    const isListed = (finding: ReportedFinding, original: LocatedFinding): boolean => {
      if (confidences.indexOf(finding.confidence) < threshold) return false;
      if (finding.specimen !== undefined && input.specimens === 'allow') return count(allowed, 'specimens');
      if (input.isAllowed?.(file.path, original)) return count(allowed, 'comments');
      return known.isKnown(path, finding) ? count(allowed, 'baseline') : true;
    };
    const findings: ReportedFinding[] = [];
    for (const found of file.findings) {
      const masked = maskContext({ ...found, location: cleanLocation(found.location, clean) }, input.mask);
      const finding = { ...masked, fingerprint: fingerprint(path, masked) };
      if (isListed(finding, found)) findings.push(finding);
    }
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

function maskContext(finding: LocatedFinding, mask: ReportInput['mask']): LocatedFinding {
  if (finding.context === undefined || mask === undefined) return finding;
  const { before, after } = finding.context;
  return { ...finding, context: { before: mask(before), after: mask(after) } };
}

function cleanUnread(file: UnreadFile, clean: (text: string) => string): UnreadFile {
  return { path: clean(file.path), reason: clean(file.reason) };
}

function cleanLocation(location: Location, clean: (text: string) => string): Location {
  const { columnName, jsonPointer } = location;
  if (columnName === undefined && jsonPointer === undefined) return location;
  return {
    ...location,
    ...(columnName === undefined ? {} : { columnName: clean(columnName) }),
    ...(jsonPointer === undefined ? {} : { jsonPointer: clean(jsonPointer) }),
  };
}

function cleanSummary(summary: FileSummary, clean: (text: string) => string): FileSummary {
  const byColumn = new Map<string, Record<string, number>>();
  for (const [name, counts] of Object.entries(summary.byColumn)) {
    // Two columns may have the same name once it is cleaned.
    const sum = { ...byColumn.get(clean(name)) };
    for (const [type, count] of Object.entries(counts)) sum[type] = (sum[type] ?? 0) + count;
    byColumn.set(clean(name), sum);
  }
  return { ...summary, byColumn: Object.fromEntries(byColumn), notices: summary.notices.map(clean) };
}

function summarise(files: readonly FileReport[], ignored: number, allowed: ReportSummary['allowed']): ReportSummary {
  const byType: Record<string, number> = {};
  const byConfidence = { low: 0, medium: 0, high: 0 };
  for (const { type, confidence } of files.flatMap(file => file.findings)) {
    byType[type] = (byType[type] ?? 0) + 1;
    byConfidence[confidence] += 1;
  }
  return {
    files: files.length,
    records: files.reduce((sum, file) => sum + file.summary.records, 0),
    bytes: files.reduce((sum, file) => sum + file.summary.bytes, 0),
    ignored,
    findings: files.reduce((sum, file) => sum + file.findings.length, 0),
    filesWithFindings: files.filter(file => file.findings.length > 0).length,
    byType,
    byConfidence,
    allowed,
  };
}
