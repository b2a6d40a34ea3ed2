import { resolve } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { toSlashes } from './paths.ts';

/** The part of a glob before its first wildcard: the folder that it starts in. */
export function globBase(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex(part => isDynamicPattern(part));
  const base = parts.slice(0, Math.min(first, parts.length - 1)).join('/');
  return base || (pattern.startsWith('/') ? '/' : '.');
}

/** Absolute paths with `/`, of files and of links to files. Links to folders are not entered. */
export function expandGlob(pattern: string, options: { cwd: string; hidden: boolean }): string[] {
  const cwd = resolve(options.cwd);
  // Where `**` stands for no folder at all, folders with a dot that the pattern spells would not be entered.
  const shorter = pattern.replace(/(?<=^|\/)\*\*\//g, '');
  const found = globSync(shorter === '' ? pattern : [pattern, shorter], {
    cwd,
    absolute: true,
    dot: options.hidden,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ['**/.git/**'],
  });
  return found.map(path => toSlashes(resolve(cwd, path)));
}
