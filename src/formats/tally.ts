import type { Finding } from '../engine/finding.ts';
import type { FileSummary } from './processor.ts';

/** The counts of a summary while they grow. */
export interface Tally {
  records: number;
  damagedCells: number;
  brokenRecords: number;
  readonly notices: string[];
  /** Counts a finding. `record` only has to differ from record to record. */
  add(finding: Finding, record: number, column?: string): void;
  counts(): Pick<
    FileSummary,
    'findings' | 'specimens' | 'recordsWithFindings' | 'byType' | 'byConfidence' | 'byColumn'
  >;
}

/** A document may have a key of its own for every value; those beyond so many are counted together, as `…`. */
const mostColumns = 10_000;

export function createTally(): Tally {
  const byType = new Map<string, number>();
  const byConfidence = { low: 0, medium: 0, high: 0 };
  const byColumn = new Map<string, Map<string, number>>();
  let findings = 0;
  let specimens = 0;
  let recordsWithFindings = 0;
  let lastRecord = Number.NaN;
  const increment = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    records: 0,
    damagedCells: 0,
    brokenRecords: 0,
    notices: [],
    add(finding, record, column) {
      findings++;
      if (finding.specimen !== undefined) specimens++;
      if (record !== lastRecord) recordsWithFindings++;
      lastRecord = record;
      increment(byType, finding.type);
      byConfidence[finding.confidence]++;
      if (column === undefined) return;
      const name = byColumn.size < mostColumns || byColumn.has(column) ? column : '…';
      const types = byColumn.get(name) ?? new Map<string, number>();
      byColumn.set(name, types);
      increment(types, finding.type);
    },
    counts: () => ({
      findings,
      specimens,
      recordsWithFindings,
      // fromEntries defines, so that a column named `__proto__` is one like any other.
      byType: Object.fromEntries(byType),
      byConfidence: { ...byConfidence },
      byColumn: Object.fromEntries([...byColumn].map(([column, types]) => [column, Object.fromEntries(types)])),
    }),
  };
}
