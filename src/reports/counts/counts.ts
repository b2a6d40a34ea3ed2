import type { FileSummary } from '../../formats/processor.ts';
import type { UnreadFile } from '../report.ts';

/** What was found in one file, in numbers. */
export interface FileCounts {
  readonly path: string;
  /** Where the text without its findings went. */
  readonly output?: string;
  readonly summary: FileSummary;
}

/** A run in numbers: how much of what was found where, without places and without values. For records and assessments. */
export interface Counts {
  readonly version: string;
  /** Whether what was found was replaced, or only counted. */
  readonly isReplaced: boolean;
  readonly files: readonly FileCounts[];
  readonly skipped: readonly UnreadFile[];
  readonly failed: readonly UnreadFile[];
  readonly totals: Totals;
}

export interface Totals {
  readonly files: number;
  readonly records: number;
  readonly recordsWithFindings: number;
  readonly bytes: number;
  readonly findings: number;
  readonly specimens: number;
  readonly damagedCells: number;
  readonly byType: Readonly<Record<string, number>>;
  /** Over all files, by the name of the column or the pointer. */
  readonly byColumn: CountsByColumn;
}

export type CountsByColumn = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface CountsInput extends Omit<Counts, 'totals'> {
  /** Hides values: paths, column names and keys are written by people too. */
  readonly clean: (text: string) => string;
}

/** Stands for what is in no column: plain text. */
export const noColumn = '';

export function createCounts({ clean, ...input }: CountsInput): Counts {
  const files = input.files.map(({ path, output, summary }) => ({
    path: clean(path),
    ...(output !== undefined && { output: clean(output) }),
    summary: {
      ...summary,
      byColumn: sumColumns(Object.entries(summary.byColumn).map(([name, counts]) => ({ [clean(name)]: counts }))),
      notices: summary.notices.map(clean),
    },
  }));
  const cleanUnread = ({ path, reason }: UnreadFile): UnreadFile => ({ path: clean(path), reason: clean(reason) });
  const sum = (key: 'records' | 'recordsWithFindings' | 'bytes' | 'findings' | 'specimens' | 'damagedCells'): number =>
    files.reduce((total, { summary }) => total + summary[key], 0);
  return {
    ...input,
    files,
    skipped: input.skipped.map(cleanUnread),
    failed: input.failed.map(cleanUnread),
    totals: {
      files: files.length,
      records: sum('records'),
      recordsWithFindings: sum('recordsWithFindings'),
      bytes: sum('bytes'),
      findings: sum('findings'),
      specimens: sum('specimens'),
      damagedCells: sum('damagedCells'),
      byType: sumCounts(files.map(({ summary }) => summary.byType)),
      byColumn: sumColumns(files.map(({ summary }) => columnsOf(summary))),
    },
  };
}

/** The counts of a file by column; of a file without columns, all of them in one. */
export function columnsOf({ byColumn, byType }: FileSummary): CountsByColumn {
  if (Object.keys(byColumn).length > 0) return byColumn;
  return Object.keys(byType).length > 0 ? { [noColumn]: byType } : {};
}

function sumColumns(all: readonly CountsByColumn[]): CountsByColumn {
  const sums = new Map<string, Readonly<Record<string, number>>>();
  for (const [name, counts] of all.flatMap(Object.entries<Readonly<Record<string, number>>>)) {
    sums.set(name, sumCounts([sums.get(name) ?? {}, counts]));
  }
  return Object.fromEntries(sums);
}

function sumCounts(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const [type, count] of all.flatMap(Object.entries<number>)) sums.set(type, (sums.get(type) ?? 0) + count);
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
