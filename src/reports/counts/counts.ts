import type { FileSummary } from '../../formats/processor.ts';
import { addUp, type Sums } from '../../formats/sums.ts';
import { type Clean, cleanSummary, cleanUnread } from '../clean.ts';
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

/** Over all files; columns by their name or pointer. */
export type Totals = Omit<Sums, 'byConfidence'> & { readonly files: number };

export type CountsByColumn = FileSummary['byColumn'];

export interface CountsInput extends Omit<Counts, 'totals'> {
  readonly clean: Clean;
}

/** Stands for what is in no column: plain text. */
export const noColumn = '';

export function createCounts({ clean, ...input }: CountsInput): Counts {
  const files = input.files.map(({ path, output, summary }) => {
    const cleaned = cleanSummary(summary, clean);
    return {
      path: clean(path),
      ...(output !== undefined && { output: clean(output) }),
      summary: { ...cleaned, byColumn: sortTypes(cleaned.byColumn) },
    };
  });
  const all = addUp(files.map(({ summary }) => ({ ...summary, byColumn: columnsOf(summary) })));
  const { byType, byConfidence: _, byColumn, ...sums } = all;
  return {
    ...input,
    files,
    skipped: input.skipped.map(file => cleanUnread(file, clean)),
    failed: input.failed.map(file => cleanUnread(file, clean)),
    totals: { files: files.length, ...sums, byType: sortKeys(byType), byColumn: sortTypes(byColumn) },
  };
}

/** The counts of a file by column; of a file without columns, all of them in one. */
export function columnsOf({ byColumn, byType }: FileSummary): CountsByColumn {
  if (Object.keys(byColumn).length > 0) return byColumn;
  return Object.keys(byType).length > 0 ? { [noColumn]: byType } : {};
}

function sortTypes(columns: CountsByColumn): CountsByColumn {
  return Object.fromEntries(Object.entries(columns).map(([name, counts]) => [name, sortKeys(counts)]));
}

function sortKeys(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
