import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import { createStop } from '../../batch/index.ts';
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
import { type OwnFiles, ownFiles } from '../files/own.ts';
import { openResult, toFile } from '../files/result.ts';
import type { CheckFlags } from '../flags.ts';
import { toDocument } from '../reporting.ts';
import { writeError } from '../terminal/io.ts';
import { createStyle } from '../terminal/style.ts';
import { loadBaseline, locateBaseline } from './baseline-file.ts';
import { type Looked, look } from './look.ts';

/** Runs `withhold check`. @throws UsageError, InputError */
export async function check(paths: readonly string[], flags: CheckFlags): Promise<ExitCode> {
  const cwd = process.cwd();
  const isGitHub = process.env['GITHUB_ACTIONS'] === 'true';
  const format = flags.format ?? (isGitHub ? 'github' : 'pretty');
  if (!reportFormats.includes(format)) throw new UsageError(`--format: the formats are ${reportFormats.join(', ')}`);
  const output = toFile(flags.output);
  const own = ownFiles({ '--output': output }, cwd);
  const result = openResult(output, cwd, createStop());
  try {
    const looked = await look(paths, flags, cwd, own);
    if (looked.signalled !== undefined) return looked.signalled;
    const report = judge(looked, flags, cwd, own);
    const style = createStyle(output === undefined ? flags.color : 'never');
    result.write(toDocument(format, report, style));
    await result.finish();
    const isSelfContained = output === undefined && ['pretty', 'github', 'markdown'].includes(format);
    if (!flags.quiet) describe(report, isSelfContained, flags.verbose ?? false);
    if (isGitHub) writeStepSummary(report);
    return toExitCode(report, {
      mayBeEmpty: looked.mayBeEmpty,
      strict: flags.strict ?? false,
      maxFindings: flags.maxFindings ?? looked.config.maxFindings ?? 0,
    });
  } finally {
    result.discard();
  }
}

/** What was found, without what the baseline lets pass. */
function judge({ config, root, input }: Looked, flags: CheckFlags, cwd: string, own: OwnFiles): Report {
  const named = flags.baseline ?? config.baseline;
  const path = locateBaseline(typeof named === 'string' ? named : undefined, config.baseline, cwd, root);
  const baseline = named === false ? undefined : loadBaseline(path, typeof named === 'string');
  if (baseline) own.assertUnread([{ path: relative(cwd, path), source: path }]);
  return createReport({
    ...input,
    specimens: flags.specimens ?? config.specimens ?? 'allow',
    ...(baseline && { baseline }),
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
