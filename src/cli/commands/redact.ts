import { replacements } from '../../config/config.ts';
import type { Register } from '../command.ts';
import { Option } from '../commander.ts';
import { UsageError } from '../errors.ts';
import { rewrite } from '../files/rewrite.ts';
import type { RedactFlags } from '../flags.ts';
import { addReadingOptions, toPath } from './options.ts';

export const registerRedact: Register = (program, exit) => {
  const command = program
    .command('redact')
    .description('write files again without the personal data in them; every other byte stays as it was')
    .argument('[paths...]', 'files, folders, quoted globs; - or nothing for stdin')
    .option('-o, --output <path>', 'write to this file or folder (default: stdout)', toPath)
    .option('--in-place', 'replace the files themselves, each whole or not at all')
    .option('--force', 'replace outputs that exist')
    .option('--skip-existing', 'leave outputs that exist, to finish a run that was stopped')
    .option('--dry-run', 'write nothing, only count')
    .addOption(new Option('--replace <how>', 'what takes the place of a value (default: label)').choices(replacements))
    .option('--label <text>', "the label, e.g. '<{type}>' or '[{TYPE}]'")
    .option('--key-file <file>', 'the secret key for --replace token; withhold key makes one', toPath)
    .option('--report <file>', 'write counts per file, column and type as .json, .csv or .html', toPath)
    .option('--stdin-filename <name>', 'what stdin would be called, to know its format')
    .option('--strict', 'exit with 2 also where files were skipped');
  addReadingOptions(command)
    .option('-q, --quiet', 'say nothing but what went wrong')
    .option('-v, --verbose', 'say what became of each file')
    .option('--no-progress', 'show no progress')
    .addHelpText('after', examples)
    .action(async (paths: string[], flags: RedactFlags) => {
      if (flags.skipExisting && (flags.inPlace || (flags.output ?? '-') === '-'))
        throw new UsageError(
          '--skip-existing goes with --output: in place, and on stdout, there is no output to leave',
        );
      exit(await rewrite(paths, flags));
    });
};

const examples = `
Examples:
  withhold redact survey.csv -o survey-redacted.csv
  withhold redact exports/ -o redacted/ --columns comments --report report.html
  withhold redact --in-place --replace token --key-file key.txt "exports/**/*.csv"
  zcat messages.gz | withhold redact > messages.txt`;
