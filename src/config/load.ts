import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suggestion } from '../formats/columns.ts';
import type { Config } from './config.ts';
import { discoverConfig } from './discover.ts';
import { type Document, readDocument } from './document.ts';
import { findPatternFault } from './pattern.ts';
import { type SchemaIssue, validateConfig } from './schema.ts';

/** What the configuration files say together. */
export interface LoadedConfig {
  /** Paths in it are absolute; patterns for paths are relative to `folder`. */
  readonly config: Config;
  /** Absolute: where the file lies. */
  readonly folder: string;
  /** Absolute: the file, after those that it extends. */
  readonly files: readonly string[];
}

/** The message is a line for each fault, `file:line:column: what is wrong`, without values from the file. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export interface ConfigOptions {
  /**
   * The file to read. A module (`.mjs`, `.js`) is run, and its default export taken, as are modules that it extends; no
   * other file can extend one. Default: the nearest one that discovery finds, which is never a module.
   */
  readonly path?: string;
  /** Where paths and discovery start. Default: the working folder. */
  readonly cwd?: string;
}

/** @returns nothing where none is named and none is found. @throws ConfigError */
export async function loadConfig(options: ConfigOptions = {}): Promise<LoadedConfig | undefined> {
  const cwd = resolve(options.cwd ?? '.');
  const path = options.path === undefined ? discoverConfig(cwd) : resolve(cwd, options.path);
  if (path === undefined) return undefined;
  const files = await readChain(path, cwd, []);
  const config = files.map(file => file.config).reduce(merge, {});
  return { config, folder: dirname(path), files: files.map(file => file.path) };
}

interface ConfigFile {
  readonly path: string;
  readonly config: Config;
}

/** The file, after those that it extends. */
async function readChain(path: string, cwd: string, below: readonly string[]): Promise<ConfigFile[]> {
  const shown = relative(cwd, path) || basename(path);
  if (below.includes(path)) throw new ConfigError(`${shown}: extends itself`);
  const config = await readConfigFile(path, shown);
  const parents = [config.extends ?? []].flat().map(parent => {
    if (/^[a-z]{2,}:/i.test(parent)) throw new ConfigError(`${shown}: extends: must be the path of a file`);
    return resolve(dirname(path), parent);
  });
  for (const parent of parents) assertParent(parent, path, shown);
  const chain: ConfigFile[] = [];
  for (const parent of parents) chain.push(...(await readChain(parent, cwd, [...below, path])));
  return [...chain, { path, config: withAbsolutePaths(config, dirname(path)) }];
}

/**
 * Code runs where a person chose code: a module that is named, and what that module starts from. Data never leads to it,
 * named or not: whoever passes `--config settings.json` has asked for a file to be read, which others may have written.
 */
function assertParent(parent: string, path: string, shown: string): void {
  if (isModule(parent) && !isModule(path)) {
    throw new ConfigError(
      `${shown}: extends: is code, which a data file cannot start from; name a module with --config to run it`,
    );
  }
  if (!existsSync(parent)) throw new ConfigError(`${shown}: extends: there is no such file`);
}

function isModule(path: string): boolean {
  return /\.(mjs|js)$/.test(path);
}

async function readConfigFile(path: string, shown: string): Promise<Config> {
  if (isModule(path)) return settle(await importDefault(path, shown), [], shown);
  const document = readDocument(readText(path, shown));
  const [fault] = document.faults;
  if (fault) throw new ConfigError(`${shown}:${fault.position.line}:${fault.position.column}: ${fault.problem}`);
  const isPackage = basename(path) === 'package.json';
  const content = isPackage ? (document.content as { withhold?: unknown } | null)?.withhold : document.content;
  return settle(content ?? {}, isPackage ? ['withhold'] : [], shown, document);
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new ConfigError(`${shown}: cannot be read`);
  }
}

async function importDefault(path: string, shown: string): Promise<unknown> {
  try {
    return ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
  } catch {
    throw new ConfigError(`${shown}: cannot be loaded as a module`);
  }
}

/** The content as a configuration, or all that is wrong with it. */
async function settle(content: unknown, base: readonly string[], shown: string, document?: Document): Promise<Config> {
  const result = validateConfig(content);
  const issues = 'issues' in result ? result.issues : await patternIssues(result.config);
  if (issues.length === 0 && 'config' in result) return result.config;
  const placed = issues.map(issue => ({ issue, at: document?.positionOf([...base, ...issue.path]) }));
  placed.sort((a, b) => (a.at && b.at ? a.at.line - b.at.line || a.at.column - b.at.column : 0));
  const lines = placed.map(({ issue, at }) => `${shown}${at ? `:${at.line}:${at.column}` : ''}: ${describe(issue)}`);
  throw new ConfigError(lines.join('\n'));
}

function describe({ path, problem, unknownKey }: SchemaIssue): string {
  const where = (keys: readonly (string | number)[]): string =>
    keys.map(each => (typeof each === 'number' ? each + 1 : each)).join(' › ');
  if (!unknownKey) return path.length > 0 ? `${where(path)}: ${problem}` : problem;
  const key = String(path.at(-1));
  // Somebody may have put a value where a key belongs: only what looks like a key is repeated.
  const isName = /^[A-Za-z$_-]{1,40}$/.test(key);
  const around = path.length > 1 ? ` in ${where(path.slice(0, -1))}` : '';
  const known = suggestion(key, unknownKey.known) || `; there are ${unknownKey.known.join(', ')}`;
  return `${problem}${isName ? ` “${key}”` : ''}${around}${known}`;
}

async function patternIssues(config: Config): Promise<SchemaIssue[]> {
  const patterns = [
    ...(config.rules ?? []).map((rule, i) => ({
      path: ['rules', i, 'pattern'],
      source: rule.pattern,
      flags: rule.flags ?? 'u',
    })),
    ...(config.allow ?? []).flatMap((allowed, i) =>
      'pattern' in allowed ? [{ path: ['allow', i, 'pattern'], source: allowed.pattern, flags: 'iu' }] : [],
    ),
  ];
  const issues: SchemaIssue[] = [];
  for (const { path, source, flags } of patterns) {
    const problem = await findPatternFault(source, flags);
    if (problem !== undefined) issues.push({ path, problem });
  }
  return issues;
}

function withAbsolutePaths(config: Config, folder: string): Config {
  return {
    ...config,
    ...(config.keyFile !== undefined && { keyFile: resolve(folder, config.keyFile) }),
    ...(config.baseline !== undefined && { baseline: resolve(folder, config.baseline) }),
  };
}

/** Lists that add up are joined; everything else the later file decides. */
function merge(earlier: Config, later: Config): Config {
  const joined = (['allow', 'rules', 'files', 'ignore'] as const).map(key => [
    key,
    [...(earlier[key] ?? []), ...(later[key] ?? [])],
  ]);
  return { ...earlier, ...later, ...Object.fromEntries(joined.filter(([, list]) => list!.length > 0)) };
}
