import { confidences } from '../../engine/finding.ts';
import { toDelimiter } from '../../formats/delimiter.ts';
import { formatNames } from '../../formats/processor.ts';
import { type Command, InvalidArgumentError, Option } from '../commander.ts';
import { UsageError } from '../errors.ts';
import type { ReadingFlags } from '../flags.ts';

/** Adds the options of every command that reads files, in the order of the help. */
export function addReadingOptions(command: Command): Command {
  command
    .option('--types <list>', 'look for these types only, e.g. nino,card', toList)
    .option('--exclude-types <list>', 'do not look for these types', toList)
    .addOption(minConfidenceOption())
    .addOption(
      new Option('--input-format <name>', 'read the files as this (default: from name and content)').choices([
        'auto',
        ...formatNames,
      ]),
    )
    .option('--columns <list>', 'look at these columns or keys only', toList)
    .option('--exclude-columns <list>', 'do not look at these columns or keys', toList)
    .option('--no-header', 'tables: the first row holds values, not names')
    .option('--delimiter <character>', 'tables: what stands between two cells', toDelimiter)
    .option('--encoding <name>', 'for example windows-1252 (default: from the content)')
    .option('--files-from <file>', 'read the paths from a file, one a line; - for stdin', toPath)
    .option('-0, --null', 'with --files-from: paths end in a NUL character, as from "git ls-files -z"')
    .option('--hidden', 'read files and folders whose name begins with a dot, too')
    .option('--no-ignore', 'obey neither .withholdignore nor .gitignore')
    .option('--no-gitignore', 'do not obey .gitignore')
    .option('--max-file-size <bytes>', 'skip larger files; 10MB and 2GB are understood', toBytes)
    .option('-j, --jobs <number>', 'how many threads (default: as many as pay)', toCount)
    .hook('preAction', (_, { args }) => refuseIdle(args, command.opts()));
  return addConfigOptions(command);
}

/** Which configuration is read. */
export function addConfigOptions(command: Command): Command {
  return command
    .option('-c, --config <file>', 'the configuration file (default: the nearest one)', toPath)
    .option('--no-config', 'read no configuration file');
}

export const minConfidenceOption = (): Option =>
  new Option('--min-confidence <level>', 'leave out findings below (default: medium)').choices(confidences);

/** Options that would be without effect are a misunderstanding: better said before than after the work. @throws UsageError */
function refuseIdle(paths: readonly string[], flags: ReadingFlags & { stdinFilename?: string }): void {
  const { filesFrom, null: isNull, stdinFilename } = flags;
  if (isNull && filesFrom === undefined) throw new UsageError('--null goes with --files-from');
  const hasFiles = filesFrom !== undefined || paths.length > 0;
  if (stdinFilename !== undefined && hasFiles && !paths.includes('-'))
    throw new UsageError('--stdin-filename goes with standard input: name no files, or - among them');
}

/** What `--format` takes. Not from the reports themselves, which take longer to load than the help; a test holds them equal. */
export const reportNames = 'pretty, json, ndjson, sarif, github, gitlab, junit, csv, markdown';

export const colorOption = (): Option =>
  new Option('--color <when>', 'colour the output (default: on a terminal)')
    .choices(['auto', 'always', 'never'])
    .default('auto');

/** For options that take a path. Resolved, an empty one would be the working folder. */
export function toPath(text: string): string {
  if (text === '') throw new InvalidArgumentError('It must not be empty.');
  return text;
}

/** An empty list of columns would mean that nothing is looked at. */
function toList(text: string): string[] {
  const items = text
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '');
  if (items.length === 0) throw new InvalidArgumentError('It must name at least one.');
  return items;
}

/** For options that take a whole number from 0. */
export function toCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function toBytes(text: string): number {
  const match = /^(\d{1,12})\s*(k|m|g)?b?$/i.exec(text);
  if (!match) throw new InvalidArgumentError('It must be a number of bytes, such as 500000, 10MB or 2GB.');
  return Number(match[1]) * 1000 ** ['', 'k', 'm', 'g'].indexOf((match[2] ?? '').toLowerCase());
}
