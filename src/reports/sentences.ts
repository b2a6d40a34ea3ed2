import type { FileSummary } from '../formats/processor.ts';
import { type Report, toRuleName } from './report.ts';

/** `9214` as `9,214`. Not by Intl: its first use takes 15 ms, as long as many a run. */
export function toDigits(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 file`, `9,214 files`. */
export function toCount(count: number, one: string, many: string = `${one}s`): string {
  return `${toDigits(count)} ${count === 1 ? one : many}`;
}

/** Why a file that was read to its end is not done with: a value that the damage hides would not have been found. */
export function toDamage({ format, brokenRecords }: FileSummary): string {
  if (format === 'json') return 'its JSON is broken';
  return `${toDigits(brokenRecords)} of its records ${brokenRecords === 1 ? 'is' : 'are'} broken`;
}

/** `512 bytes`, `1.2 MB`. */
export function toSize(bytes: number): string {
  if (bytes < 1000) return toCount(bytes, 'byte');
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
  return `${(bytes / 1000 ** power).toFixed(1)} ${units[power - 1]}`;
}

/** What was found: `3 findings in 2 files: 2 nino, 1 phone`. */
export function toVerdict(report: Report): string {
  const { findings, filesWithFindings, byType } = report.summary;
  if (findings === 0) return report.summary.files === 0 ? 'Nothing was read.' : 'No findings.';
  const types = Object.entries(byType).sort(([a], [b]) => (a < b ? -1 : 1));
  const counts = types.map(([type, count]) => `${toDigits(count)} ${type}`).join(', ');
  return `${toCount(findings, 'finding')} in ${toCount(filesWithFindings, 'file')}: ${counts}`;
}

/**
 * What was read, let through and passed over, a sentence each. They are never left out: "clean" must never stand for
 * "nothing was read".
 */
export function toAccount(report: Report): string[] {
  const { files, records, bytes, ignored, allowed } = report.summary;
  const sentences = [
    `Read ${toCount(files, 'file')} (${toCount(records, 'row or line', 'rows or lines')}, ${toSize(bytes)}).`,
  ];
  if (allowed.specimens > 0) sentences.push(`${toCount(allowed.specimens, 'specimen value')} allowed.`);
  if (allowed.comments > 0) sentences.push(`${toCount(allowed.comments, 'finding')} allowed by comments.`);
  if (allowed.baseline > 0) sentences.push(`${toCount(allowed.baseline, 'finding')} known to the baseline.`);
  if (report.gone.length > 0) {
    const gone = report.gone.reduce((sum, { count }) => sum + count, 0);
    sentences.push(
      `${toCount(gone, 'finding')} of the baseline ${gone === 1 ? 'is' : 'are'} gone (withhold baseline --prune).`,
    );
  }
  if (report.skipped.length > 0)
    sentences.push(`${toCount(report.skipped.length, 'file')} skipped: ${toReasons(report)}.`);
  if (ignored > 0)
    sentences.push(`${toCount(ignored, 'file or folder', 'files and folders')} left out by ignore rules.`);
  if (report.failed.length > 0) sentences.push(`${toCount(report.failed.length, 'file')} could not be read.`);
  return sentences;
}

/** What to write instead, for each type that was found: `phone number: use 07700 900000 to 07700 900999`. */
export function toHints(report: Report): string[] {
  return report.rules
    .filter(rule => rule.specimens !== undefined && Object.hasOwn(report.summary.byType, rule.type))
    .map(rule => `${toRuleName(report, rule.type)}: use ${rule.specimens}`);
}

/** Nobody reads more, and a log with hundreds hides what matters. The json report has them all. */
const mostNotices = 10;

/** What the run and its files have to say to a person; what several files say is said once. */
export function toNotices(report: Report): string[] {
  const paths = new Map<string, string[]>();
  for (const { path, summary } of report.files) {
    for (const notice of summary.notices) {
      const alike = paths.get(notice);
      if (alike) alike.push(path);
      else paths.set(notice, [path]);
    }
  }
  const ofFiles = [...paths].map(([notice, [first, ...others]]) =>
    others.length === 0 ? `${first}: ${notice}` : `${first} and ${toCount(others.length, 'other file')}: ${notice}`,
  );
  const notices = [...report.notices, ...ofFiles];
  const omitted = notices.length - mostNotices;
  return omitted <= 0 ? notices : [...notices.slice(0, mostNotices), `and ${toCount(omitted, 'more notice')}`];
}

/** `is not text (12), is a link (1)`. */
function toReasons(report: Report): string {
  const counts = new Map<string, number>();
  for (const { reason } of report.skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${reason} (${toDigits(count)})`).join(', ');
}
