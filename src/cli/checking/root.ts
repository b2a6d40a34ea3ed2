import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { repositoryTop, toSlashes } from '../../batch/paths.ts';

/**
 * The folder that reports and baselines name files from: the top of the repository, so that a baseline fits wherever in
 * it the check is run and a code host finds the lines, or the given folder where there is no repository.
 */
export function findRoot(folder: string): string {
  const start = realpathSync(folder);
  return repositoryTop(start) ?? start;
}

/** One name for a file however it was written: `./x`, `x`, `a/../x`, `C:\x`. Standard input keeps its name. */
export function toRootPath(path: string, cwd: string, root: string): string {
  if (path === '-') return path;
  const inside = relative(root, resolve(realpathSync(cwd), path));
  return isAbsolute(inside) ? toSlashes(inside) : toSlashes(inside) || '.';
}
