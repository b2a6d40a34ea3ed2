import { readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { InputError } from '../formats/processor.ts';
import { repositoryTop, toSlashes } from './paths.ts';
import { errorCode, reasonOf } from './reason.ts';

/** Which ignore files are obeyed. */
export interface IgnoreOptions {
  /** `.withholdignore` and, unless `gitignore` is false, `.gitignore`. Default true. */
  readonly ignore?: boolean;
  readonly gitignore?: boolean;
  /** More rules, relative to a folder: those of the configuration file. They hold without ignore files, too. */
  readonly extra?: { readonly folder: string; readonly patterns: readonly string[] };
}

/** The rules that hold in a folder: those of its own ignore files, and of the folders above. */
export interface IgnoreRules {
  /** @param path absolute, inside the folder. */
  ignores(path: string, isFolder: boolean): boolean;
  /** The rules that hold in a folder inside this one. */
  within(folder: string): IgnoreRules;
}

const ignorecase = process.platform === 'win32' || process.platform === 'darwin';

/** Whether a path fits a pattern in gitignore syntax: the one kind of pattern that configuration files use. */
export function toMatcher(patterns: readonly string[]): (path: string) => boolean {
  const matcher = ignore({ ignorecase, allowRelativePaths: true }).add([...patterns]);
  return path => matcher.ignores(toSlashes(path));
}

/** The rules for a folder that a user named, from the top of the repository that holds it, if one does. */
export function ignoreRules(folder: string, options: IgnoreOptions): IgnoreRules {
  const { extra } = options;
  const configured = extra ? [{ folder: extra.folder, matcher: ignore({ ignorecase }).add([...extra.patterns]) }] : [];
  if (options.ignore === false) return rulesOf(configured, options);
  const above = [...configured, ...foldersAbove(folder).flatMap(each => levelOf(each, options))];
  // A folder that a user names is read even where the rules above it would hide it; then they say nothing about it.
  const outer = isIgnored(above, folder, true) ? [] : above;
  return rulesOf([...outer, ...levelOf(folder, options)], options);
}

interface Level {
  readonly folder: string;
  readonly matcher: Ignore;
}

function rulesOf(levels: readonly Level[], options: IgnoreOptions): IgnoreRules {
  return {
    ignores: (path, isFolder) => isIgnored(levels, path, isFolder),
    within(folder) {
      const own = options.ignore === false ? [] : levelOf(folder, options);
      return own.length === 0 ? this : rulesOf([...levels, ...own], options);
    },
  };
}

/** The innermost file that says anything about a path decides. */
function isIgnored(levels: readonly Level[], path: string, isFolder: boolean): boolean {
  for (const { folder, matcher } of levels.toReversed()) {
    const inside = toSlashes(relative(folder, path));
    if (inside === '' || inside.split('/')[0] === '..' || isAbsolute(inside)) continue; // Rules of a folder hold inside it.
    const { ignored, unignored } = matcher.test(inside + (isFolder ? '/' : ''));
    if (ignored || unignored) return ignored;
  }
  return false;
}

function levelOf(folder: string, options: IgnoreOptions): Level[] {
  const names = options.gitignore === false ? ['.withholdignore'] : ['.gitignore', '.withholdignore'];
  const rules = names.map(name => join(folder, name)).flatMap(file => readIfThere(file) ?? []);
  return rules.length === 0 ? [] : [{ folder, matcher: ignore({ ignorecase }).add(rules.join('\n')) }];
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // Rules that cannot be read must not be taken for none.
    if (errorCode(error) !== 'ENOENT') throw new InputError(`${basename(file)} cannot be read: ${reasonOf(error)}`);
    return undefined;
  }
}

/** The folders above, outermost first, up to the one with a `.git`. None where the folder is in no repository. */
function foldersAbove(folder: string): string[] {
  const top = repositoryTop(folder) ?? folder;
  const above: string[] = [];
  for (let at = folder; at !== top; above.unshift(at)) at = dirname(at);
  return above;
}
