import { appendFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  createReport,
  type Report,
  reportFormats,
  toAccount,
  toNotices,
  toPrintable,
  toVerdict,
  writeReport,
} from '../../reports/index.ts';
import type { ExitCode } from '../command.ts';
import { UsageError } from '../errors.ts';
import type { CheckFlags } from '../flags.ts';
import { writeError, writeOut } from '../terminal/io.ts';
import { createStyle } from '../terminal/style.ts';
import { loadBaseline, locateBaseline } from './baseline-file.ts';
import { look } from './look.ts';

/** Runs `withhold check`. @throws UsageError */
export async function check(paths: readonly string[], flags: CheckFlags): Promise<ExitCode> {
  const cwd = process.cwd();
  const isGitHub = process.env['GITHUB_ACTIONS'] === 'true';
  const format = flags.format ?? (isGitHub ? 'github' : 'pretty');
  if (!reportFormats.includes(format)) throw new UsageError(`--format: the formats are ${reportFormats.join(', ')}`);
  const { config, root, input, mayBeEmpty, signalled } = await look(paths, flags, cwd);
  if (signalled !== undefined) return signalled;
  const named = flags.baseline ?? config.baseline;
  const path = locateBaseline(
    typeof flags.baseline === 'string' ? flags.baseline : undefined,
    config.baseline,
    cwd,
    root,
  );
  const baseline = named === false ? undefined : loadBaseline(path, typeof named === 'string');
  const report = createReport({
    ...input,
    specimens: flags.specimens ?? config.specimens ?? 'allow',
    ...(baseline && { baseline }),
  });

  const style = createStyle(flags.color);
  await writeTo(flags.output, cwd, writeReport(format, report, flags.output === undefined ? { style } : {}));
  const isSelfContained = flags.output === undefined && ['pretty', 'github', 'markdown'].includes(format);
  if (!flags.quiet) describe(report, isSelfContained, flags.verbose ?? false);
  if (isGitHub) writeStepSummary(report);
  return toExitCode(report, {
    mayBeEmpty,
    strict: flags.strict ?? false,
    maxFindings: flags.maxFindings ?? config.maxFindings ?? 0,
  });
}

/** 2 beats 1: where something was not read, nobody knows what is in it. */
export function toExitCode(
  report: Report,
  { maxFindings, strict, mayBeEmpty }: { maxFindings: number; strict: boolean; mayBeEmpty: boolean },
): ExitCode {
  const { files, findings } = report.summary;
  if (report.failed.length > 0 || (strict && report.skipped.length > 0)) return 2;
  if (files === 0 && !mayBeEmpty) return 2;
  return findings > maxFindings ? 1 : 0;
}

async function writeTo(output: string | undefined, cwd: string, text: string): Promise<void> {
  if (output === undefined || output === '-') return writeOut(text);
  try {
    writeFileSync(resolve(cwd, output), text);
  } catch {
    throw new UsageError('--output: the file cannot be written');
  }
}

/** What the report itself does not say to a person, on stderr. */
function describe(report: Report, isSelfContained: boolean, isVerbose: boolean): void {
  const most = isVerbose ? Number.POSITIVE_INFINITY : 10;
  for (const { path, reason } of report.skipped.slice(0, most)) writeError(toPrintable(`${path}: skipped, ${reason}`));
  if (report.skipped.length > most)
    writeError(`and ${report.skipped.length - most} more files were skipped; -v names them`);
  if (isSelfContained) return;
  for (const { path, reason } of report.failed) writeError(toPrintable(`${path}: could not be read: ${reason}`));
  for (const notice of toNotices(report)) writeError(toPrintable(notice));
  writeError(`${toVerdict(report)}\n${toAccount(report).join(' ')}`);
}

/** The page of a GitHub Actions run. A summary that cannot be written must not change what the check says. */
function writeStepSummary(report: Report): void {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  try {
    appendFileSync(file, writeReport('markdown', report));
  } catch {
    writeError('withhold: the step summary cannot be written');
  }
}
