import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assertNamed, standardInput } from '../../batch/walk.ts';
import { InputError } from '../../formats/processor.ts';

/** A folder with the files that the next commit would add or change, as they would be committed. */
export interface StagedFiles {
  readonly folder: string;
  /** The top of the repository. */
  readonly top: string;
  /** Relative to the folder, which stands for the top of the repository. */
  readonly paths: readonly string[];
  /** Removes the folder. */
  discard(): void;
}

/**
 * Writes the staged files out from the index: what is in the working tree may differ. They go into the `.git` folder,
 * which holds the same bytes already and is ignored by everything else.
 *
 * @param only paths to look at; none means all. @throws InputError where one is empty, or there is no repository.
 */
export function checkOutStaged(cwd: string, only: readonly string[]): StagedFiles {
  assertNamed(only);
  const git = (args: readonly string[], input = ''): string => {
    try {
      return execFileSync('git', args, {
        cwd,
        input,
        encoding: 'utf8',
        maxBuffer: 1 << 30,
        stdio: ['pipe', 'pipe', 'ignore'],
      });
    } catch {
      // What git says may quote a path or a line of a file.
      throw new InputError('--staged needs git and a repository');
    }
  };
  const top = git(['rev-parse', '--show-toplevel']).trimEnd();
  const inGit = resolve(cwd, git(['rev-parse', '--absolute-git-dir']).trimEnd());
  // Also what was a link before (T). A user's own settings must not cut the list, or name files from elsewhere.
  const diff = [
    '-c',
    'diff.relative=false',
    'diff',
    '--cached',
    '--name-only',
    '--no-renames',
    '--diff-filter=AMT',
    '-z',
  ];
  const list = git([...diff, '--', ...only]);
  const listed = list.split('\0').filter(path => path !== '');
  const folder = mkdtempSync(join(inGit, 'withhold-staged-'));
  try {
    if (listed.length > 0) git(['-C', top, 'checkout-index', '-z', '--stdin', `--prefix=${folder}/`], list);
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  // Links lead out of the commit, and submodules have files of their own.
  const isFile = (path: string): boolean => !!lstatSync(join(folder, path), { throwIfNoEntry: false })?.isFile();
  const paths = listed.filter(isFile).map(path => (path === standardInput ? `./${path}` : path));
  return { folder, top, paths, discard: () => rmSync(folder, { recursive: true, force: true }) };
}
