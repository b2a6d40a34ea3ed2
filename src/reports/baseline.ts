import type { FileReport, GoneFindings, ReportedFinding } from './report.ts';

/** Findings that a project knows and has not dealt with yet: path, to lines of `type fingerprint`. It holds no value. */
export type Baseline = ReadonlyMap<string, readonly string[]>;

/** A baseline file that cannot be used. The message never quotes the file. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError';
}

const entryShape = /^\S+ [a-p]{32}$/;

function toEntry(finding: ReportedFinding): string {
  return `${finding.type} ${finding.fingerprint}`;
}

/** Every finding of the files. Files and entries are sorted, so that two runs over the same findings write the same bytes. */
export function toBaseline(files: readonly FileReport[]): Baseline {
  const entries = new Map<string, string[]>();
  for (const { path, findings } of files) {
    if (findings.length > 0) entries.set(path, [...(entries.get(path) ?? []), ...findings.map(toEntry)].sort());
  }
  return sortByPath(entries);
}

function sortByPath(entries: Baseline): Baseline {
  return new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One finding a line, so that a diff of the file shows which were added and which are gone. */
export function writeBaseline(baseline: Baseline): string {
  // fromEntries defines its keys, so that a path such as `__proto__` is a key like any other.
  return `${JSON.stringify({ version: 1, files: Object.fromEntries(baseline) }, null, 2)}\n`;
}

/** @throws {BaselineError} where the text is not what `writeBaseline` writes. */
export function readBaseline(text: string): Baseline {
  const document = parse(text);
  if (!isRecord(document)) throw new BaselineError('the baseline is not a JSON object');
  if (document['version'] !== 1) throw new BaselineError('the baseline has a version that is not known here');
  if (!isRecord(document['files'])) throw new BaselineError('the baseline has no "files"');
  const files = Object.entries(document['files']);
  for (const [index, [, entries]] of files.entries()) {
    if (!Array.isArray(entries) || !entries.every(entry => typeof entry === 'string' && entryShape.test(entry))) {
      throw new BaselineError(
        `the baseline has an entry that is not "type fingerprint", in file ${index + 1} of ${files.length}`,
      );
    }
  }
  return new Map(files as [string, string[]][]);
}

/** Tells known findings from new ones; each entry covers one finding. */
export function createBaselineFilter(baseline: Baseline): {
  isKnown(path: string, finding: ReportedFinding): boolean;
  /** What no finding claimed, among the paths for which `isChecked` holds: a file that was not read this time may still hold its findings. */
  gone(isChecked: (path: string) => boolean): GoneFindings[];
} {
  const left = new Map([...baseline].map(([path, entries]) => [path, toCounts(entries)]));
  return {
    isKnown(path, finding) {
      const counts = left.get(path);
      return counts !== undefined && take(counts, toEntry(finding));
    },
    gone(isChecked) {
      return [...left].filter(([path]) => isChecked(path)).flatMap(([path, counts]) => toGone(path, counts));
    },
  };
}

/** What is found now. What was known stays known where it was not looked for: in other files, or of other types. */
export function updateBaseline(
  baseline: Baseline,
  files: readonly FileReport[],
  isChecked: (path: string) => boolean,
): Baseline {
  const found = toBaseline(files);
  const entries = new Map(found);
  for (const [path, known] of baseline) {
    if (isChecked(path)) continue;
    const counts = toCounts(found.get(path) ?? []);
    const others = known.filter(entry => !take(counts, entry));
    entries.set(path, [...(found.get(path) ?? []), ...others].sort());
  }
  return sortByPath(entries);
}

/** The entries of the baseline that are still found: what is left of it when nothing may be added. */
export function pruneBaseline(
  baseline: Baseline,
  files: readonly FileReport[],
  isChecked: (path: string) => boolean,
): Baseline {
  const found = new Map([...toBaseline(files)].map(([path, entries]) => [path, toCounts(entries)]));
  const kept = [...baseline].map(([path, entries]): [string, readonly string[]] => {
    const counts = found.get(path) ?? new Map<string, number>();
    return [path, isChecked(path) ? entries.filter(entry => take(counts, entry)) : entries];
  });
  return new Map(kept.filter(([, entries]) => entries.length > 0));
}

/** Takes one away from a count; false where there is none left. */
function take(counts: Map<string, number>, entry: string): boolean {
  const count = counts.get(entry) ?? 0;
  if (count > 0) counts.set(entry, count - 1);
  return count > 0;
}

function toCounts(entries: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return counts;
}

function toGone(path: string, counts: ReadonlyMap<string, number>): GoneFindings[] {
  const byType = new Map<string, number>();
  for (const [entry, count] of counts) {
    const type = entry.slice(0, entry.indexOf(' '));
    if (count > 0) byType.set(type, (byType.get(type) ?? 0) + count);
  }
  return [...byType].map(([type, count]) => ({ path, type, count }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    // The engine's own message quotes the text.
    throw new BaselineError('the baseline is not JSON');
  }
}
