import { toPlace } from './place.ts';
import { toPrintable } from './printable.ts';
import { type FileReport, type Report, type ReportedFinding, type Style, toRuleName, type Writer } from './report.ts';
import { toAccount, toHints, toNotices, toVerdict } from './sentences.ts';

const plain: Style = (_kind, text) => text;

/** For people: grouped by file, with the masked text around each finding, then what was read and what to do. */
export const pretty: Writer = (report, { style = plain } = {}) => {
  const blocks = report.files.filter(file => file.findings.length > 0).map(file => toBlock(report, file, style));
  for (const { path, reason } of report.failed) {
    blocks.push(
      `${style('underline', toPrintable(path))}\n  ${style('red', 'could not be read')}: ${toPrintable(reason)}\n`,
    );
  }
  return [...blocks, toEnd(report, style)].join('\n');
};

function toBlock(report: Report, file: FileReport, style: Style): string {
  const lines = file.findings.flatMap(finding => toLines(report, finding, style));
  return `${style('underline', toPrintable(file.path))}\n${lines.join('\n')}\n`;
}

function toLines(report: Report, finding: ReportedFinding, style: Style): string[] {
  const name = style('red', toRuleName(report, finding.type));
  const remarks = [finding.confidence, finding.specimen && `specimen: ${finding.specimen}`].filter(Boolean).join(', ');
  const lines = [`  ${toPrintable(toPlace(finding))}  ${name} ${style('dim', `(${remarks})`)}`];
  const { frame } = finding;
  if (frame !== undefined)
    lines.push(`      ${style('dim', '|')} ${frame[0]}`, `      ${style('dim', '|')} ${style('red', frame[1])}`);
  return lines;
}

function toEnd(report: Report, style: Style): string {
  const hints = toHints(report);
  const lines = [style('bold', toVerdict(report))];
  if (hints.length > 0) lines.push('Values that belong to nobody:', ...hints.map(hint => `  ${hint}`));
  for (const { path, type, count } of report.gone)
    lines.push(`Gone since the baseline: ${count} ${type} in ${toPrintable(path)}`);
  lines.push(...toNotices(report).map(toPrintable), toAccount(report).join(' '));
  return `${lines.join('\n')}\n`;
}
