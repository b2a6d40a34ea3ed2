import type { FileSummary } from './processor.ts';

/** What adds up over several summaries. */
export type Sums = Pick<
  FileSummary,
  | 'records'
  | 'recordsWithFindings'
  | 'bytes'
  | 'findings'
  | 'specimens'
  | 'damagedCells'
  | 'byType'
  | 'byConfidence'
  | 'byColumn'
>;

type Counts = Readonly<Record<string, number>>;

/** What several files, or the pieces of one, come to together. */
export function addUp(summaries: readonly FileSummary[]): Sums {
  const sum = (key: 'records' | 'recordsWithFindings' | 'bytes' | 'findings' | 'specimens' | 'damagedCells'): number =>
    summaries.reduce((total, summary) => total + summary[key], 0);
  return {
    records: sum('records'),
    recordsWithFindings: sum('recordsWithFindings'),
    bytes: sum('bytes'),
    findings: sum('findings'),
    specimens: sum('specimens'),
    damagedCells: sum('damagedCells'),
    byType: addCounts(summaries.map(({ byType }) => byType)),
    byConfidence: { low: 0, medium: 0, high: 0, ...addCounts(summaries.map(({ byConfidence }) => byConfidence)) },
    byColumn: addColumns(summaries.flatMap(({ byColumn }) => Object.entries(byColumn))),
  };
}

/** Columns of the same name are one. */
export function addColumns(columns: readonly (readonly [name: string, counts: Counts])[]): FileSummary['byColumn'] {
  const sums = new Map<string, Counts>();
  for (const [name, counts] of columns) sums.set(name, addCounts([sums.get(name) ?? {}, counts]));
  return Object.fromEntries(sums); // It defines, so that a column named `__proto__` is one like any other.
}

function addCounts(all: readonly Counts[]): Counts {
  const sums = new Map<string, number>();
  for (const [key, count] of all.flatMap(Object.entries<number>)) sums.set(key, (sums.get(key) ?? 0) + count);
  return Object.fromEntries(sums);
}
