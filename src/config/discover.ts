import { lstatSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { repositoryTop } from '../batch/paths.ts';

/** The names under which a configuration file is found. None of them is code: a folder may come from a stranger. */
export const configNames: readonly string[] = [
  'withhold.config.json',
  '.withholdrc.json',
  '.withholdrc.yaml',
  'package.json',
];

/**
 * The configuration file that holds for a folder: the nearest one, up to the top of the repository. Outside a
 * repository only the folder itself is looked at.
 *
 * @param folder absolute. @returns an absolute path; a package.json only where it has a `withhold` key.
 */
export function discoverConfig(folder: string): string | undefined {
  const top = repositoryTop(folder) ?? folder;
  for (let at = folder; ; at = dirname(at)) {
    const found = configNames.map(name => join(at, name)).find(isConfig);
    if (found !== undefined || at === top) return found;
  }
}

/** Only whether a package.json has the key matters here; the file is read, and complained about, elsewhere. */
function isConfig(path: string): boolean {
  // A link that leads nowhere is there: whoever put it there counts on what it should say.
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return false;
  if (basename(path) !== 'package.json') return true;
  try {
    return JSON.parse(readFileSync(path, 'utf8')).withhold != null;
  } catch {
    return false; // npm will say so.
  }
}
