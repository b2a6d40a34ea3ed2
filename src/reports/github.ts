import type { Confidence } from '../engine/finding.ts';
import { toPlace } from './place.ts';
import { toPrintable } from './printable.ts';
import { type Report, toRuleName, type Writer } from './report.ts';
import { toAccount, toHints, toNotices, toVerdict } from './sentences.ts';

/** GitHub shows 10 errors and 10 warnings a step and drops the others without a word. */
export const mostAnnotations = 10;

const commands: Readonly<Record<Confidence, 'error' | 'warning'>> = { high: 'error', medium: 'error', low: 'warning' };

/** Workflow commands, which GitHub shows on the lines of the diff; findings beyond its limit as plain lines of the log. */
export const github: Writer = report => {
  const used = { error: 0, warning: 0 };
  let shown = 0;
  const lines = report.failed.map(({ path, reason }) => {
    used.error += 1;
    return toCommand('error', { file: toPrintable(path), title: 'Could not be read' }, toPrintable(reason));
  });
  for (const { path, findings } of report.files) {
    for (const finding of findings) {
      const command = commands[finding.confidence];
      const name = toRuleName(report, finding.type);
      const message = `${name} (${finding.confidence} confidence) at ${toPlace(finding)}`;
      used[command] += 1;
      const isShown = used[command] <= mostAnnotations;
      if (isShown) shown += 1;
      const { line, column, endLine, endColumn } = finding.location;
      const place = {
        file: toPrintable(path),
        line,
        endLine,
        ...(line === endLine ? { col: column, endColumn } : {}),
        title: name,
      };
      lines.push(
        isShown ? toCommand(command, place, toPrintable(message)) : `${toPrintable(path)}: ${toPrintable(message)}`,
      );
    }
  }
  const total = report.summary.findings;
  if (shown < total)
    lines.push(
      `${shown} of ${total} findings are shown as annotations, which is GitHub's limit for a step; all are listed above.`,
    );
  return `${[...lines, ...toRest(report)].join('\n')}\n`;
};

function toRest(report: Report): string[] {
  const gone = report.gone.map(
    ({ path, type, count }) => `Gone since the baseline: ${count} ${type} in ${toPrintable(path)}`,
  );
  return [
    toVerdict(report),
    ...toHints(report),
    ...gone,
    ...toNotices(report).map(toPrintable),
    toAccount(report).join(' '),
  ];
}

function toCommand(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const pairs = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return `::${name} ${pairs.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
