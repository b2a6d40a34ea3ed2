import type { Register } from '../command.ts';
import type { ScanFlags } from '../flags.ts';
import { addReadingOptions, colorOption, reportNames, toPath } from './options.ts';

export const registerScan: Register = (program, exit) => {
  const command = program
    .command('scan')
    .description(
      'show where personal data is: how much of which type in which column, and some places; nothing is changed',
    )
    .argument('[paths...]', 'files, folders, quoted globs; - or nothing for stdin')
    .option('-f, --format <name>', `table, ${reportNames} (default: table)`)
    .option('-o, --output <file>', 'write the result to a file', toPath)
    .option('--report <file>', 'write counts per file, column and type as .json, .csv or .html', toPath)
    .option('--show-values', 'show the values themselves; only on a terminal')
    .option('--stdin-filename <name>', 'what stdin would be called, to know its format')
    .option('--strict', 'exit with 2 also where files were skipped');
  addReadingOptions(command)
    .option('-q, --quiet', 'say nothing but the result and what went wrong')
    .option('-v, --verbose', 'say how each file was read')
    .option('--no-progress', 'show no progress')
    .addOption(colorOption())
    .action(async (paths: string[], flags: ScanFlags) => {
      const { list } = await import('../files/list.ts');
      exit(await list(paths, flags));
    });
};
