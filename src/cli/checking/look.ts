import { existsSync, lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ignoreRules } from '../../batch/ignoring.ts';
import { type ReadingOptions, scanFiles, toDetector } from '../../batch/index.ts';
import type { Config } from '../../config/config.ts';
import type { ReportInput } from '../../reports/index.ts';
import { UsageError } from '../errors.ts';
import { type OwnFiles, ownFiles } from '../files/own.ts';
import { prepareReading } from '../files/reading.ts';
import { isWatched, runFiles } from '../files/run.ts';
import type { LookFlags } from '../flags.ts';
import { openListing, toFacts } from '../reporting.ts';
import { version } from '../version.ts';
import { createGathering, type Place } from './gather.ts';
import { findRoot } from './root.ts';
import type { StagedFiles } from './staged.ts';

/** What `check` and `baseline` judge. */
export interface Looked {
  readonly config: Config;
  readonly root: string;
  readonly input: ReportInput;
  /** A list of changed files may be empty, or all ignored; a folder in which nothing could be read is a mistake. */
  readonly mayBeEmpty: boolean;
  /** The exit code of a run that a signal ended: not everything was looked at. */
  readonly signalled: number | undefined;
}

type ScanOptions = Omit<ReadingOptions, 'paths'>;

/**
 * Reads the files, or what is staged of them. Without a path: the working folder.
 *
 * @param own what the command writes, and must not read. @throws UsageError, InputError
 */
export async function look(
  given: readonly string[],
  flags: LookFlags,
  cwd: string,
  own: OwnFiles = ownFiles({}, cwd),
): Promise<Looked> {
  if (flags.staged && flags.filesFrom !== undefined)
    throw new UsageError('--staged and --files-from exclude each other');
  const reading = await prepareReading(given, flags, cwd);
  own.assertUnread(reading.files);
  const staged = flags.staged ? (await import('./staged.ts')).checkOutStaged(cwd, given) : undefined;
  try {
    const isListed = staged !== undefined || flags.filesFrom !== undefined;
    const paths = staged?.paths ?? reading.paths ?? ['.'];
    const isIgnored = createNamedIgnore(reading.options, staged?.top);
    const wanted = paths.filter(path => !isIgnored(path));
    const place = { cwd: staged?.folder ?? cwd, root: staged?.folder ?? findRoot(cwd) };
    const left = paths.length - wanted.length;
    const { input, signalled } = await scan(wanted, left, {
      options: forStaged(reading.options, staged),
      flags,
      place,
      guard: control => own.guard(control, staged && (found => join(staged.top, found.path))),
    });
    const root = staged?.top ?? place.root;
    const mayBeEmpty = isListed || (wanted.length === 0 && paths.length > 0);
    return {
      config: reading.config,
      root,
      input: { ...input, isChecked: createIsChecked(input, flags, root) },
      mayBeEmpty,
      signalled,
    };
  } finally {
    staged?.discard();
  }
}

/** The configuration speaks of files by where they lie in the repository. */
function forStaged(options: ScanOptions, staged: StagedFiles | undefined): ScanOptions {
  const { readFor } = options;
  if (staged === undefined || readFor === undefined) return options;
  return { ...options, readFor: found => readFor({ ...found, source: join(staged.top, found.path) }) };
}

/** @param left how many of the named files ignore rules left out. */
async function scan(
  paths: readonly string[],
  left: number,
  { options, flags, place, guard }: { options: ScanOptions; flags: LookFlags; place: Place; guard: OwnFiles['guard'] },
): Promise<{ input: ReportInput; signalled: number | undefined }> {
  const { settings, readFor } = options;
  const detector = toDetector(settings);
  const clean = (text: string): string => detector.redact(text).text;
  const gathering = createGathering(place, openListing(settings, clean));
  const outcome = await runFiles(
    control =>
      scanFiles({
        ...options,
        ...guard(control),
        paths,
        detector,
        cwd: place.cwd,
        readFor: found => ({ ...readFor?.(found), context: true }),
        onFinding: gathering.addFinding,
      }),
    { showProgress: isWatched(flags.progress, flags.quiet ?? false), onFile: gathering.addFile },
  );
  const input = {
    ...gathering.end(outcome),
    ignored: left + outcome.ignored,
    version,
    rules: toFacts(settings),
    minConfidence: settings.minConfidence ?? 'medium',
    clean,
  };
  return { input, signalled: outcome.signalled };
}

/**
 * Tools that pass the names of changed files do not know `.withholdignore`, so it holds for files that are named, too.
 * (`.gitignore` does not: what is named or staged is meant.)
 */
function createNamedIgnore(options: ScanOptions, top?: string): (path: string) => boolean {
  const cwd = top ?? options.cwd ?? '.';
  const rules = new Map<string, ReturnType<typeof ignoreRules>>();
  return path => {
    const named = resolve(cwd, path);
    if (path === '-' || (top === undefined && !lstatSync(named, { throwIfNoEntry: false })?.isFile())) return false;
    const folder = dirname(named);
    const own = rules.get(folder) ?? ignoreRules(folder, { ...options, gitignore: false });
    rules.set(folder, own);
    return own.ignores(named, false);
  };
}

/**
 * A finding of the baseline is gone where its file was read, or is no longer there. With options that look for less, nobody
 * can tell. Nor for a path that was cleaned of a value: it names no file.
 */
function createIsChecked({ read, clean }: ReportInput, flags: LookFlags, root: string): (path: string) => boolean {
  const { types, excludeTypes, minConfidence, columns, excludeColumns } = flags;
  if ([types, excludeTypes, minConfidence, columns, excludeColumns].some(each => each !== undefined))
    return () => false;
  const wasRead = new Set(read.map(file => clean(file.path)));
  return path => wasRead.has(path) || (!/\[[A-Z0-9-]+\]/.test(path) && !existsSync(join(root, path)));
}
