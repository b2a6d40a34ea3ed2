import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/**
 * The folder that reports and baselines name files from: the top of the repository, so that a baseline fits wherever in
 * it the check is run and a code host finds the lines, or the given folder where there is no repository.
 */
export function findRoot(folder: string): string {
  const start = realpathSync(folder);
  for (let at = start; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return start;
  }
}

/** One name for a file however it was written: `./x`, `x`, `a/../x`, `C:\x`. Standard input keeps its name. */
export function toRootPath(path: string, cwd: string, root: string): string {
  if (path === '-') return path;
  const inside = relative(root, resolve(realpathSync(cwd), path));
  return isAbsolute(inside) ? toSlashes(inside) : toSlashes(inside) || '.';
}

function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
