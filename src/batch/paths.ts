import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** A path with `/`, as reports, ignore rules and configurations write it on every system. */
export function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** The folder with a `.git`, which holds `folder` (absolute) or is it. Nothing outside a repository. */
export function repositoryTop(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}
