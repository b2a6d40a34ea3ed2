import type { LocatedFinding } from '../formats/processor.ts';
import type { FileReport, Report, ReportedFinding, Writer } from './report.ts';

/** One document; `report.schema.json` says what is in it. */
export const json: Writer = report => {
  const document = {
    schemaVersion: 1,
    tool: { name: 'withhold', version: report.version },
    summary: toSummaryObject(report),
    files: report.files.map(toFileObject),
    skipped: report.skipped,
    failed: report.failed,
    gone: report.gone,
    notices: report.notices,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

export function toSummaryObject(report: Report): object {
  const { files, records, bytes, ignored, findings, filesWithFindings, byType, byConfidence, allowed } = report.summary;
  const unread = { skipped: report.skipped.length, ignored, failed: report.failed.length };
  return { files, records, bytes, findings, filesWithFindings, byType, byConfidence, allowed, ...unread };
}

export function toFindingObject(finding: ReportedFinding): object {
  return { ...toLineObject(finding), fingerprint: finding.fingerprint };
}

/**
 * A finding that is written as it is found. Its fields are named one by one: the masked context, or a field added later,
 * does not slip into a report.
 *
 * @param clean hides values in the names of columns and keys, where that is not done yet
 */
export function toLineObject(finding: LocatedFinding, clean: (text: string) => string = text => text): object {
  const { type, confidence, specimen, start, end } = finding;
  const { line, column, endLine, endColumn, byteStart, byteEnd, row } = finding.location;
  const columnName = finding.location.columnName && clean(finding.location.columnName);
  const jsonPointer = finding.location.jsonPointer && clean(finding.location.jsonPointer);
  const location = { line, column, endLine, endColumn, byteStart, byteEnd, row, columnName, jsonPointer };
  return { ruleId: `pii/${type}`, type, confidence, specimen, start, end, location };
}

function toFileObject({ path, summary, findings }: FileReport): object {
  const { format, encoding, records, bytes, notices } = summary;
  return { path, format, encoding, records, bytes, notices, findings: findings.map(toFindingObject) };
}
