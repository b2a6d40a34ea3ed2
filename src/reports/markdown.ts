import { toPlace } from './place.ts';
import { toPrintable } from './printable.ts';
import { toRuleName, type Writer } from './report.ts';
import { toAccount, toCount, toHints, toNotices, toVerdict } from './sentences.ts';

/** GitHub refuses a step summary above 1 MiB; every character takes at most 4 bytes. */
const stepSummaryLimit = (1024 * 1024) / 4;

/** For a GitHub step summary or a merge request: a table of findings, then what was read. */
export const markdown: Writer = (report, { maxLength = stepSummaryLimit } = {}) => {
  const lines = report.files.flatMap(({ path, findings }) =>
    findings.map(
      finding =>
        `| ${toCode(path)} | ${toCode(toPlace(finding))} | ${toPlain(toRuleName(report, finding.type))} | ${finding.confidence} |\n`,
    ),
  );
  const end = [
    ...report.failed.map(({ path, reason }) => `- ${toCode(path)} could not be read: ${toPlain(reason)}\n`),
    ...report.gone.map(({ path, type, count }) => `- Gone since the baseline: ${count} ${type} in ${toCode(path)}\n`),
    ...toHints(report).map(hint => `- ${toPlain(hint)}\n`),
    ...toNotices(report).map(notice => `- ${toPlain(notice)}\n`),
  ];
  const account = `\n${toPlain(toAccount(report).join(' '))}\n`;
  const head = `## Withhold\n\n**${toPlain(toVerdict(report))}**\n\n`;
  const table = lines.length === 0 ? '' : '| file | place | what | confidence |\n| --- | --- | --- | --- |\n';
  const shownEnd = toFitting(end, (maxLength - head.length - table.length - account.length) / 2);
  const shown = toFitting(lines, maxLength - head.length - table.length - account.length - shownEnd.length - 80);
  const omitted = lines.length - shown.count;
  const note = omitted === 0 ? '' : `\n${toCount(omitted, 'more finding')} not shown for want of space.\n`;
  return `${head}${table}${shown.text}${note}${shownEnd.text && `\n${shownEnd.text}`}${account}`;
};

/** As many of the lines, from the first, as fit into so many characters. */
function toFitting(lines: readonly string[], length: number): { text: string; count: number; length: number } {
  let used = 0;
  let count = 0;
  for (const line of lines) {
    if (used + line.length > length) break;
    used += line.length;
    count += 1;
  }
  return { text: lines.slice(0, count).join(''), count, length: used };
}

/** In a code span nothing but the backtick, the table's bar and HTML-free text matters; names with a backtick become text. */
function toCode(text: string): string {
  const printable = toPrintable(text);
  return printable.includes('`') ? toPlain(printable) : `\`${printable.replaceAll('|', '\\|')}\``;
}

function toPlain(text: string): string {
  return toPrintable(text).replace(/[\\`*_{}[\]<>#|~@]/g, '\\$&');
}
