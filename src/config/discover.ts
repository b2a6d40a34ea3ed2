import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lilconfigSync } from 'lilconfig';

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
  const search = lilconfigSync('withhold', {
    searchPlaces: [...configNames],
    stopDir: repositoryTop(folder) ?? folder,
    loaders: { '.json': load, '.yaml': load },
    ignoreEmptySearchPlaces: false,
    cache: false,
  });
  return search.search(folder)?.filepath;
}

/** Only whether a package.json has the key matters here; the file is read, and complained about, elsewhere. */
function load(path: string, text: string): unknown {
  if (basename(path) !== 'package.json') return {};
  try {
    return JSON.parse(text);
  } catch {
    return {}; // npm will say so.
  }
}

function repositoryTop(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}
