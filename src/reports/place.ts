import type { LocatedFinding } from '../formats/processor.ts';

/** Where a finding stands, as a person would look it up: `14:5`, `row 14, comments, characters 22-31`, `/answers/0/text, characters 1-9`. */
export function toPlace(finding: LocatedFinding): string {
  const { line, column, row, columnName, jsonPointer } = finding.location;
  const inside = `characters ${finding.start + 1}-${finding.end}`;
  if (jsonPointer !== undefined)
    return [row && `record ${row}`, jsonPointer || 'the document', inside].filter(Boolean).join(', ');
  if (columnName !== undefined) return [row === undefined ? 'header' : `row ${row}`, columnName, inside].join(', ');
  return `${line}:${column}`;
}
