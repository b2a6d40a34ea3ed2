import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, posix, relative, resolve } from 'node:path';
import { suggestion } from '../formats/columns.ts';
import { InputError } from '../formats/processor.ts';
import type { IgnoreOptions, IgnoreRules } from './ignoring.ts';
import { toSlashes } from './paths.ts';
import { errorCode, reasonOf } from './reason.ts';
import type { FileFailed, FileSkipped } from './result.ts';
import { isTemporaryName } from './temporary.ts';

/** Which files are meant. */
export interface Selection extends IgnoreOptions {
  /** Files, folders and globs, as a person typed them; `-` is standard input. */
  readonly paths: readonly string[];
  /** Where relative paths start. Default: the working folder. */
  readonly cwd?: string;
  /** Whether files and folders whose name starts with a dot are read when they are come upon. Default false. */
  readonly hidden?: boolean;
  /** Folders that are left out, by absolute path without links: where the output goes. */
  readonly leaveOut?: readonly string[];
}

/** A file to read. */
export interface Found {
  /** As the user would write it. Always `/`. */
  readonly path: string;
  /** Absolute, without links. */
  readonly source: string;
  /** The path inside the folder that was given; for a file given by name, its name. */
  readonly inside: string;
  /** Whether it was given by name, and not come upon in a folder. */
  readonly named: boolean;
}

/** Ignore rules, or a name with a dot, kept it from being read. Said as a number, not one by one. */
export interface Ignored {
  readonly path: string;
  readonly ignored: true;
}

type Walked = Found | Ignored | FileSkipped | FileFailed;

export const standardInput = '-';

/** Why something that is named, and there, is not read. */
export const notAFile = 'is not a regular file; use - to read standard input';

// What reads globs and ignore files is loaded only where there may be any.
const mayBeGlob = /[*?[\]{}()!]/;

/**
 * Finds the files in the order given, folders sorted by name, each file once. Links are followed where they are given
 * by name, never where they are come upon: those are skipped and named. @throws InputError where a path is empty
 */
export async function* walk(selection: Selection): AsyncGenerator<Walked> {
  const seen = new Set<string>();
  assertNamed(selection.paths);
  for (const path of selection.paths) {
    for await (const each of walkOne(path, selection)) {
      if ('source' in each) {
        if (seen.has(each.source)) continue;
        seen.add(each.source);
      }
      yield each;
    }
  }
}

async function* walkOne(path: string, selection: Selection): AsyncGenerator<Walked> {
  if (path === standardInput) {
    yield { path, source: standardInput, inside: 'stdin', named: true };
    return;
  }
  const cwd = selection.cwd ?? process.cwd();
  let source: string;
  let stat: Stats;
  try {
    source = realpathSync(resolve(cwd, path));
    // Of the path itself: the pipe behind /dev/stdin or <(…) has no other name.
    stat = statSync(resolve(cwd, path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && mayBeGlob.test(path)) yield* walkGlob(path, cwd, selection);
    else yield { path, failed: errorCode(error) === 'ENOENT' ? notThere(resolve(cwd, path)) : reasonOf(error) };
    return;
  }
  if (stat.isDirectory()) {
    const { ignoreRules } = await import('./ignoring.ts');
    yield* walkFolder({ folder: source, shown: path, root: source, rules: ignoreRules(source, selection) }, selection);
  } else if (stat.isFile()) {
    yield { path: toSlashes(path), source, inside: basename(path), named: true };
  } else {
    yield { path: toSlashes(path), failed: notAFile };
  }
}

/** Resolved, an empty path is the working folder: all of it would be rewritten where a variable of a shell is not set. */
export function assertNamed(paths: readonly string[]): void {
  if (paths.includes('')) throw new InputError('a path is empty; nothing was done');
}

interface Place {
  readonly folder: string;
  readonly shown: string;
  readonly root: string;
  readonly rules: IgnoreRules;
  /** Of what is shown: whether it was asked for, or holds what was. All is, where a folder was named. */
  readonly isMeant?: (path: string) => boolean;
}

function* walkFolder(place: Place, selection: Selection): Generator<Walked> {
  let entries: Dirent[];
  try {
    entries = readdirSync(place.folder, { withFileTypes: true });
  } catch (error) {
    yield { path: toSlashes(place.shown), failed: reasonOf(error) };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) yield* walkEntry(entry, place, selection);
}

function* walkEntry(entry: Dirent, place: Place, selection: Selection): Generator<Walked> {
  const source = join(place.folder, entry.name);
  const shown = join(place.shown, entry.name);
  const path = toSlashes(shown);
  const isFolder = entry.isDirectory();
  if (isTemporaryName(entry.name) || entry.name === '.git' || place.isMeant?.(path) === false) return;
  if (entry.name.startsWith('.') && !selection.hidden) {
    yield { path, ignored: true };
  } else if (place.rules.ignores(source, isFolder)) {
    yield { path, ignored: true };
  } else if (selection.leaveOut?.includes(source)) {
    yield { path, skipped: 'is where the output goes', isOutput: true };
  } else if (entry.isSymbolicLink()) {
    yield { path, skipped: 'is a link; links are not followed, name it to read it' };
  } else if (isFolder) {
    yield* walkFolder({ ...place, folder: source, shown, rules: place.rules.within(source) }, selection);
  } else if (entry.isFile()) {
    yield { path, source, inside: toSlashes(relative(place.root, source)), named: false };
  } else {
    yield { path, skipped: 'is not a regular file' };
  }
}

/** The files that a quoted glob names, as if they had been come upon in the folder before its first wildcard. */
async function* walkGlob(pattern: string, cwd: string, selection: Selection): AsyncGenerator<Walked> {
  const { expandGlob, globBase } = await import('./glob.ts');
  const { ignoreRules } = await import('./ignoring.ts');
  const base = globBase(pattern);
  const folder = resolve(cwd, base);
  const wanted = new Set(expandGlob(pattern, { cwd, hidden: selection.hidden ?? false }));
  if (wanted.size === 0) {
    yield { path: pattern, failed: 'no file matches' };
    return;
  }
  const meant = new Set([...wanted, ...foldersAround(wanted)]);
  const root = realpathSync(folder);
  const isMeant = (path: string): boolean => meant.has(toSlashes(resolve(cwd, path)));
  const place = { folder: root, shown: base, root, rules: ignoreRules(root, selection), isMeant };
  // The pattern has said which names with a dot are meant.
  yield* walkFolder(place, { ...selection, hidden: true });
}

function foldersAround(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let at = posix.dirname(path); !folders.has(at); at = posix.dirname(at)) folders.add(at);
  }
  return folders;
}

function notThere(path: string): string {
  try {
    return `no such file${suggestion(basename(path), readdirSync(dirname(path)))}`;
  } catch {
    return 'no such file'; // The folder is not there either.
  }
}
