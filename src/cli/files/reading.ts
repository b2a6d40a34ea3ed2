import { readFileSync, realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type ReadingOptions, type Settings, toDetector } from '../../batch/index.ts';
import type { Config } from '../../config/config.ts';
import { discoverConfig } from '../../config/discover.ts';
import type { LoadedConfig } from '../../config/load.ts';
import { toRuleDefinitions } from '../../config/rules.ts';
import type { ReadOptions } from '../../formats/processor.ts';
import type { Detector } from '../../index.ts';
import { toPrintable } from '../../reports/printable.ts';
import { UsageError } from '../errors.ts';
import type { ReadingFlags } from '../flags.ts';
import { readStdin, writeError } from '../terminal/io.ts';

/** What a command that reads files works with. */
export interface Reading {
  readonly config: Config;
  readonly settings: Settings;
  readonly options: Omit<ReadingOptions, 'paths'>;
  /** The paths of the call and of `--files-from`; nothing where neither was given. A list may be empty. */
  readonly paths: readonly string[] | undefined;
  /** The configuration file, by path from the working folder. */
  readonly configuration?: string;
  /** Files that were read for this: the configuration, with what it extends, and the list. `source` is absolute. */
  readonly files: readonly { readonly path: string; readonly source: string }[];
}

/** Configuration < flags. @throws UsageError */
export async function prepareReading(given: readonly string[], flags: ReadingFlags, cwd: string): Promise<Reading> {
  const loaded = await load(flags, cwd);
  const config = loaded?.config ?? {};
  const { gitignore, ignore, hidden, jobs } = flags;
  const maxFileSize = flags.maxFileSize ?? config.maxFileSize;
  const settings = toSettings(config, flags);
  const options = {
    cwd,
    settings,
    ignore,
    gitignore,
    readFor: await createReadFor(loaded, flags),
    ...(hidden && { hidden }),
    ...(loaded?.config.ignore && { extra: { folder: loaded.folder, patterns: loaded.config.ignore } }),
    ...(maxFileSize !== undefined && { maxFileSize }),
    ...(jobs !== undefined && { jobs }),
  };
  const { filesFrom } = flags;
  const list = filesFrom === undefined || filesFrom === '-' ? filesFrom : resolve(cwd, filesFrom);
  const listed = list === undefined ? [] : await readList(list, flags.null ?? false);
  const paths = given.length === 0 && list === undefined ? undefined : [...given, ...listed];
  const files = [...(loaded?.files ?? []), list ?? []].flat().map(source => ({ path: relative(cwd, source), source }));
  const configuration = loaded && nameOf(loaded, cwd);
  return { config, settings, options, paths, files, ...(configuration !== undefined && { configuration }) };
}

/** The options of commands that look at a text and read no files. */
export type DetectionFlags = Pick<ReadingFlags, 'minConfidence' | 'config'>;

/** What finds in a text what the other commands would find in a file. Configuration < flags. @throws UsageError */
export async function prepareDetector(flags: DetectionFlags, cwd: string): Promise<Detector> {
  const loaded = await load(flags, cwd);
  if (loaded) writeError(toPrintable(`configuration: ${nameOf(loaded, cwd)}`));
  return toDetector(toSettings(loaded?.config ?? {}, flags));
}

/** A stranger's folder may hold a configuration, so it is always said which one was read. */
function nameOf({ files }: LoadedConfig, cwd: string): string {
  return relative(cwd, files.at(-1)!);
}

async function load({ config }: DetectionFlags, cwd: string): Promise<LoadedConfig | undefined> {
  if (config === false) return undefined;
  const named = typeof config === 'string' ? config : process.env['WITHHOLD_CONFIG'];
  const path = named || discoverConfig(cwd);
  if (path === undefined) return undefined;
  // What reads and checks such files takes longer to load than most runs take: only where there is one.
  const { loadConfig } = await import('../../config/load.ts');
  return loadConfig({ cwd, path });
}

function toSettings(config: Config, flags: Partial<ReadingFlags>): Settings {
  const types = flags.types ?? config.types;
  const excludeTypes = flags.excludeTypes ?? config.excludeTypes;
  const minConfidence = flags.minConfidence ?? config.minConfidence;
  // A pattern of the file stands for a whole value.
  const allow = config.allow?.map(each => ('value' in each ? each.value : new RegExp(`^(?:${each.pattern})$`, 'iu')));
  return {
    ...(types && { types }),
    ...(excludeTypes && { excludeTypes }),
    ...(minConfidence && { minConfidence }),
    ...(allow && { allow }),
    ...(config.rules && { rules: toRuleDefinitions(config) }),
  };
}

async function createReadFor(
  loaded: LoadedConfig | undefined,
  flags: ReadingFlags,
): Promise<(found: { source: string }) => ReadOptions> {
  const { inputFormat: format, columns, excludeColumns, delimiter, encoding } = flags;
  const fromFlags: ReadOptions = {
    ...(format && { format }),
    ...(columns && { columns }),
    ...(excludeColumns && { excludeColumns }),
    ...(delimiter !== undefined && { delimiter }),
    ...(encoding !== undefined && { encoding }),
    ...(!flags.header && { header: false }),
  };
  if (!loaded?.config.files) return () => fromFlags;
  const { createReadOptions } = await import('../../config/read-options.ts');
  const fromConfig = createReadOptions(loaded.config);
  const folder = realpathSync(loaded.folder);
  return ({ source }) => ({ ...fromConfig(relative(folder, source)), ...fromFlags });
}

/** @param list a path, or `-` for stdin. */
async function readList(list: string, isNull: boolean): Promise<string[]> {
  let text: string;
  try {
    text = list === '-' ? new TextDecoder().decode(await readStdin()) : readFileSync(list, 'utf8');
  } catch {
    throw new UsageError('--files-from: the list cannot be read');
  }
  return text.split(isNull ? '\0' : /\r?\n/).filter(path => path !== '');
}
