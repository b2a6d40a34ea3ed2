import type { Register } from '../command.ts';
import { Option } from '../commander.ts';
import type { CheckFlags } from '../flags.ts';
import { addReadingOptions, colorOption, reportNames, toCount, toPath } from './options.ts';

export const registerCheck: Register = (program, exit) => {
  const command = program
    .command('check')
    .description(
      'fail where files hold personal data that may be real: exit code 1 for findings, 2 where something could not be read',
    )
    .argument('[paths...]', 'files, folders, quoted globs; - for stdin (default: this folder)')
    .option('-f, --format <name>', `${reportNames} (default: pretty, github in GitHub Actions)`)
    .option('-o, --output <file>', 'write the report to a file', toPath)
    .option(
      '--baseline <file>',
      'let known findings pass (default: .withhold-baseline.json at the top of the repository)',
      toPath,
    )
    .option('--no-baseline', 'let no known finding pass')
    .addOption(
      new Option('--specimens <what>', 'values that publishers reserve for examples (default: allow)').choices([
        'allow',
        'report',
      ]),
    )
    .option('--max-findings <number>', 'pass with as many findings (default: 0)', toCount)
    .option('--strict', 'exit with 2 also where files were skipped')
    .option('--staged', 'check what is staged in git, as it would be committed');
  addReadingOptions(command)
    .option('-q, --quiet', 'print nothing but the report')
    .option('-v, --verbose', 'name every file that was skipped')
    .option('--no-progress', 'show no progress')
    .addOption(colorOption())
    .action(async (paths: string[], flags: CheckFlags) => {
      const { check } = await import('../checking/judge.ts');
      exit(await check(paths, flags));
    });
};
