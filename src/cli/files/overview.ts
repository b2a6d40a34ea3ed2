import type { LocatedFinding } from '../../formats/processor.ts';
import { type Style, toDigits, toPlace, toPrintable } from '../../reports/index.ts';

/** How much of one type is in one column of a file, and where the first ones are. */
interface Row {
  readonly column: string;
  readonly type: string;
  count: number;
  readonly places: string[];
}

/** What was found in the files so far, file by file. */
export interface Overview {
  add(path: string, finding: LocatedFinding): void;
  /** The table of one file, and nothing for a file without findings. Forgets the file. */
  take(path: string): string;
}

const placesShown = 3;

/** @param clean hides values: names of columns are written by people too. */
export function createOverview(clean: (text: string) => string, style: Style): Overview {
  const files = new Map<string, Map<string, Row>>();
  return {
    add(path, finding) {
      const rows = files.get(path) ?? new Map<string, Row>();
      files.set(path, rows);
      const column = columnOf(finding);
      const key = `${column}\0${finding.type}`;
      const row = rows.get(key) ?? { column: clean(column), type: finding.type, count: 0, places: [] };
      rows.set(key, row);
      row.count += 1;
      if (row.places.length < placesShown) row.places.push(clean(placeOf(finding)));
    },
    take(path) {
      const rows = [...(files.get(path)?.values() ?? [])];
      files.delete(path);
      return rows.length === 0 ? '' : toTable(clean(path), rows, style);
    },
  };
}

function toTable(path: string, rows: readonly Row[], style: Style): string {
  const cells = rows.map(({ column, type, count, places }) => [
    toPrintable(column || 'text'),
    type,
    toDigits(count),
    toPrintable(places.join('; ')) + (count > places.length ? ' …' : ''),
  ]);
  const widths = [0, 1, 2].map(index => Math.max(...cells.map(row => row[index]!.length)));
  const lines = cells.map(([column, type, count, places]) => {
    const start = `  ${column!.padEnd(widths[0]!)}  ${style('red', type!.padEnd(widths[1]!))}  ${count!.padStart(widths[2]!)}`;
    return `${start}  ${style('dim', places!)}`;
  });
  return `${style('underline', toPrintable(path))}\n${lines.join('\n')}\n`;
}

/** The place in the column that the row of the table names. */
function placeOf(finding: LocatedFinding): string {
  const { row, columnName } = finding.location;
  if (columnName === undefined) return toPlace(finding);
  return `${row === undefined ? 'header' : `row ${row}`}, characters ${finding.start + 1}-${finding.end}`;
}

/** The column, or the pointer without its indexes, so that what is the same field counts as one. */
function columnOf({ location }: LocatedFinding): string {
  return location.columnName ?? location.jsonPointer?.replace(/\/\d+(?=\/|$)/g, '/*') ?? '';
}
