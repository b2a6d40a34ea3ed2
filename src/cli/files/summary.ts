import type { Counts, FileCounts } from '../../reports/counts/counts.ts';
import { toPrintable } from '../../reports/printable.ts';
import { toCount, toDigits } from '../../reports/sentences.ts';

export interface DescribeOptions {
  /** Paths that ignore rules left out. */
  readonly ignored: number;
  /** The configuration file that was read. A stranger's folder may hold one, so it is named. */
  readonly configuration?: string | undefined;
  /** Whether somebody watches: text on stdout is a pipe's, and has no summary. */
  readonly isAsked: boolean;
  readonly isQuiet: boolean;
  readonly isVerbose: boolean;
}

/** Everything that a person should know about a run, a line each. */
export function describeOutcome(counts: Counts, options: DescribeOptions): string[] {
  const { ignored, configuration, isAsked, isQuiet, isVerbose } = options;
  const unread = describeUnread(counts, isQuiet);
  if (isQuiet || !(isAsked || isVerbose)) return unread;
  const { files, failed, isReplaced } = counts;
  const isOne = files.length === 1;
  return [
    ...unread,
    ...(configuration === undefined ? [] : [toPrintable(`configuration: ${configuration}`)]),
    ...(isVerbose || isOne ? files.map(file => describeFile(file, isReplaced)) : []),
    ...(isOne && failed.length === 0 && ignored === 0 ? [] : [describeRun(counts, ignored)]),
  ];
}

/** What became of one file: `survey.csv: 9,214 rows, 37 replaced in 31 rows, 2 columns; windows-1252, “;”, CRLF kept`. */
function describeFile({ path, output, summary }: FileCounts, isReplaced: boolean): string {
  const { records, findings, recordsWithFindings, byColumn, encoding, delimiter, newline, gzip } = summary;
  const columns = Object.keys(byColumn).length;
  const unit = units[summary.format];
  const found = [
    toCount(records, ...unit),
    findings === 0
      ? `nothing to ${isReplaced ? 'replace' : 'report'}`
      : `${toDigits(findings)} ${isReplaced ? 'replaced' : 'found'} in ${toCount(recordsWithFindings, ...unit)}`,
    ...(columns > 0 ? [toCount(columns, 'column')] : []),
  ];
  const shape = [encoding, delimiter && `“${delimiter === '\t' ? 'tab' : delimiter}”`, newline, gzip && 'gzip'].filter(
    Boolean,
  );
  const to = isReplaced && output !== undefined && output !== path && output !== '-' ? ` → ${output}` : '';
  return toPrintable(`${path}${to}: ${found.join(', ')}; ${shape.join(', ')}${isReplaced ? ' kept' : ''}`);
}

const units: Readonly<Record<FileCounts['summary']['format'], [one: string, many?: string]>> = {
  text: ['line'],
  csv: ['row'],
  tsv: ['row'],
  json: ['document'],
  ndjson: ['record'],
};

/** What became of all of them: `12 files done, 34,001 rows or lines, 37 replaced in 31; 1 skipped, 1 failed`. */
function describeRun({ totals, skipped, failed, isReplaced }: Counts, ignored: number): string {
  const { files, records, findings, recordsWithFindings } = totals;
  const found = findings === 0 ? 'none' : toDigits(findings);
  const parts = [
    `${toCount(files, 'file')} done, ${toCount(records, 'row or line', 'rows or lines')}, ${found} ${
      isReplaced ? 'replaced' : 'found'
    }${findings > 0 ? ` in ${toDigits(recordsWithFindings)}` : ''}`,
  ];
  if (skipped.length > 0) parts.push(`${skipped.length} skipped`);
  if (ignored > 0) parts.push(`${ignored} ignored`);
  if (failed.length > 0) parts.push(`${failed.length} failed`);
  return parts.join('; ');
}

/** Every file that was not read, or not written, and what the others have to say. Quiet: only what went wrong. */
function describeUnread({ files, skipped, failed }: Counts, isQuiet: boolean): string[] {
  const wrong = failed.map(({ path, reason }) => `withhold: ${path}: ${reason}`);
  const passed = skipped.map(({ path, reason }) => `withhold: ${path}: skipped, ${reason}`);
  return [...(isQuiet ? [] : [...passed, ...describeNotices(files)]), ...wrong].map(toPrintable);
}

/** What several files have to say is said once. */
function describeNotices(files: readonly FileCounts[]): string[] {
  const paths = new Map<string, string[]>();
  for (const { path, summary } of files) {
    for (const notice of [...summary.notices, ...damage(summary)])
      paths.set(notice, [...(paths.get(notice) ?? []), path]);
  }
  return [...paths].map(([notice, [first, ...others]]) => {
    const rest = others.length > 0 ? ` and ${toCount(others.length, 'other file')}` : '';
    return `withhold: ${first}${rest}: ${notice}`;
  });
}

function damage({ damagedCells }: FileCounts['summary']): string[] {
  if (damagedCells === 0) return [];
  return [
    `${toCount(damagedCells, 'cell')} such as 4.2E+15: a spreadsheet has cut numbers there, and nobody can say what they were`,
  ];
}
