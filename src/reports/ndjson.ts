import { toFindingObject, toSummaryObject } from './json.ts';
import type { UnreadFile, Writer } from './report.ts';

/** One object a line with a `kind`: findings, then files that were skipped or failed; the last line is the summary. */
export const ndjson: Writer = report => {
  const lines = report.files.flatMap(({ path, findings }) =>
    findings.map(finding => ({ kind: 'finding', path, ...toFindingObject(finding) })),
  );
  const unread = (kind: string) => (file: UnreadFile) => ({ kind, path: file.path, reason: file.reason });
  const summary = {
    kind: 'summary',
    schemaVersion: 1,
    tool: { name: 'withhold', version: report.version },
    ...toSummaryObject(report),
  };
  return [...lines, ...report.skipped.map(unread('skipped')), ...report.failed.map(unread('failed')), summary]
    .map(line => `${JSON.stringify(line)}\n`)
    .join('');
};
