import type { Register } from '../command.ts';
import type { BaselineFlags } from '../flags.ts';
import { addReadingOptions, toPath } from './options.ts';

export const registerBaseline: Register = (program, exit) => {
  const command = program
    .command('baseline')
    .description('write down what is found today, without the values, so that check fails on new findings only')
    .argument('[paths...]', 'files, folders, quoted globs (default: this folder)')
    .option('-o, --output <file>', 'where (default: .withhold-baseline.json at the top of the repository)', toPath)
    .option('--prune', 'take out what is gone, and add nothing');
  addReadingOptions(command)
    .option('-q, --quiet', 'print nothing but what was written')
    .option('--no-progress', 'show no progress')
    .action(async (paths: string[], flags: BaselineFlags) => {
      const { record } = await import('../checking/record.ts');
      exit(await record(paths, flags));
    });
};
