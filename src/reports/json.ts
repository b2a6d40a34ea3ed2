import type { FileReport, Report, ReportedFinding, Writer } from './report.ts';

/** One document; `json.schema.json` says what is in it. */
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

/** Named one by one: the masked context, or a field added later, does not slip into a report. */
export function toFindingObject(finding: ReportedFinding): object {
  const { type, confidence, specimen, start, end, fingerprint } = finding;
  const { line, column, endLine, endColumn, byteStart, byteEnd, row, columnName, jsonPointer } = finding.location;
  const location = { line, column, endLine, endColumn, byteStart, byteEnd, row, columnName, jsonPointer };
  return { ruleId: `pii/${type}`, type, confidence, specimen, start, end, location, fingerprint };
}

function toFileObject({ path, summary, findings }: FileReport): object {
  const { format, encoding, records, bytes, notices } = summary;
  return { path, format, encoding, records, bytes, notices, findings: findings.map(toFindingObject) };
}
