import { stringify } from 'csv-stringify/sync';
import type { Writer } from './report.ts';

const columns = [
  'path',
  'line',
  'column',
  'end line',
  'end column',
  'row',
  'column name',
  'JSON pointer',
  'type',
  'confidence',
  'specimen',
  'fingerprint',
];

/** RFC 4180, one finding a row. Cells that a spreadsheet would take for a formula begin with an apostrophe. */
export const csv: Writer = report => {
  const rows = report.files.flatMap(({ path, findings }) =>
    findings.map(({ location, type, confidence, specimen, fingerprint }) => {
      const { line, column, endLine, endColumn, row, columnName, jsonPointer } = location;
      return [
        path,
        line,
        column,
        endLine,
        endColumn,
        row,
        columnName,
        jsonPointer,
        type,
        confidence,
        specimen,
        fingerprint,
      ];
    }),
  );
  return toCsv([columns, ...rows]);
};

/** Rows of cells as RFC 4180 has them, and no cell that a spreadsheet would run. */
export function toCsv(rows: readonly (readonly unknown[])[]): string {
  return stringify([...rows], { record_delimiter: 'windows', escape_formulas: true });
}
